"""The table of the ways in which datelines are printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Lead = Literal[
    "line", "on", "place", "bullet", "bracket", "cell", "heading", "title", "label", "closing", "trailer", "words"
]
Tail = Literal["dash", "colon", "comma", "space", "end", "bracket", "cell", "column", "any"]


@dataclass(frozen=True, eq=False)
class DatelineStyle:
    """One way in which datelines are printed: what stands before the date, and what behind it. It equals itself alone.

    The forms of the date itself are a table of their own (`dates/forms.py`).
    """

    name: str
    example: str
    lead: Lead
    """`line`: nothing but emphasis. `on`: a word such as `On`. `place`: a place and a comma. `bullet`: the sign of a
    list item. `bracket`: the date stands in brackets. `cell`: of a table. `heading`: a line marked as one. `title`: a
    line that ends with the date. `label`: `Date:` below a heading. `closing`: a text and
    the date that closes it. `trailer`: the last line of an entry. `words`: words that stand before several dates."""
    tail: Tail
    """`end`: nothing, or a remark in brackets, and the end of the line. `space`: the prose follows at once."""
    strength: int
    """How many such lines, dated to the day, make it a style of the document: at 3 one is enough, at 2 two, at 1 three
    if they are a good part of the text."""
    is_section: bool = False
    """The entry goes on until the next one or the next heading; else it is the paragraph and what is set in below."""


STYLES = (
    DatelineStyle("date — place — prose", "JAN. 1, 2025 — ASTANA — The Government …", "line", "dash", 3),
    DatelineStyle("date: prose", "10 June 2014: The ferry …", "line", "colon", 2),
    DatelineStyle("date, place, prose", "April 1, Almaty, the court …", "line", "comma", 1),
    DatelineStyle("on date, in place, prose", "On December 1, in Uralsk, the court …", "on", "comma", 1),
    DatelineStyle("on date prose", "On 5 May 2016 the court …", "on", "space", 1),
    DatelineStyle("place, date — prose", "LAKETON, Jan. 1 — The ferry …", "place", "dash", 2),
    DatelineStyle("place, date, prose", "Almaty, December 1, the court …", "place", "comma", 1),
    DatelineStyle("date prose", "2023-04-20 The vendor was told", "line", "space", 1),
    DatelineStyle("date | place | prose", "2022-06-22 | Laketon | The ferry …", "line", "cell", 2),
    DatelineStyle("[date] prose", "[2023-04-20] The vendor was told", "bracket", "bracket", 2),
    DatelineStyle("- date — prose", "-   5 OCTOBER 1974 – Two bombs …", "bullet", "dash", 2),
    DatelineStyle("- date: prose", "* 2 May 2019: The ferry …", "bullet", "colon", 2),
    DatelineStyle("- date, prose", "* On 2 May 2019, the ferry …", "bullet", "comma", 2),
    DatelineStyle("- date prose", "* Tue Jan 01 2019 Ann Example <ann@example.org> - 1.2", "bullet", "space", 2),
    DatelineStyle("- date", "* 2 May 2019", "bullet", "end", 2),
    DatelineStyle("- date | place | prose", "* 2022-06-22 | Laketon | The ferry …", "bullet", "cell", 2),
    DatelineStyle("- [date] prose", "- [2 May 2019] The ferry …", "bullet", "bracket", 2),
    DatelineStyle("- what: date", "- The vendor was told: 2023-04-20", "bullet", "any", 2),
    DatelineStyle("| date | prose |", "| 2020-01-02 | The vendor was told |", "cell", "cell", 2),
    DatelineStyle(
        "date   column   prose",
        "Year   Where     What\n------ --------- ---------------\n1897   Harbour   The ferry is built.",
        "cell",
        "column",
        2,
    ),
    DatelineStyle("# date title", "## 2019-01-02, Version 12.0", "heading", "any", 2, True),
    DatelineStyle("# title date", "## [0.5.25] - 2026-01-09", "title", "end", 2, True),
    DatelineStyle("date alone on its line", "May 1, 2014", "line", "end", 2, True),
    DatelineStyle("Date: below a heading", "# The ferry\n\nDate: 1972-01-01", "label", "end", 2, True),
    DatelineStyle("text, date below", "The ferry stops.\nMay 1, 2014", "closing", "end", 2, True),
    DatelineStyle("words date", "Incident of 26 January 2031 | Laketon", "words", "any", 2, True),
    DatelineStyle(
        "-- name  date", "pkg (1.2-1) unstable\n\n -- Ann <a@b.c>  Mon, 01 Jan 2018 10:00:00 +0000", "trailer", "end", 3
    ),
)
STYLE_OF: dict[tuple[Lead, Tail], DatelineStyle] = {(style.lead, style.tail): style for style in STYLES}
"""The style of what stands before a date and behind it."""
MODEL, ALONE, LABEL, CLOSING, TRAILER, HEADING, TITLE, COLUMN = (
    STYLE_OF["line", "dash"],
    STYLE_OF["line", "end"],
    STYLE_OF["label", "end"],
    STYLE_OF["closing", "end"],
    STYLE_OF["trailer", "end"],
    STYLE_OF["heading", "any"],
    STYLE_OF["title", "end"],
    STYLE_OF["cell", "column"],
)
"""The styles that rules speak of by name."""
