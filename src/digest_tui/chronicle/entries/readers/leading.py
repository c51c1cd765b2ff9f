"""A date at the head of its line, or behind a place at its head."""

from __future__ import annotations

import re

from digest_tui.chronicle.dates.forms import ARROW, EQUALS, IN_COLUMN_OF_DAYS, IN_LIST_OF_DAYS, IN_LIST_OF_WHOLE_DAYS
from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_as, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.entries.places import PLACE_BEFORE_DATE
from digest_tui.chronicle.entries.plausibility import is_plausible
from digest_tui.chronicle.entries.readers import wrapped_cell
from digest_tui.chronicle.entries.readers.table_cell import read_next_cells, read_with_remark
from digest_tui.chronicle.entries.readers.words_before import read_behind_words, write_words
from digest_tui.chronicle.entries.styles import COLUMN, HEADING, STYLE_OF, DatelineStyle, Tail
from digest_tui.chronicle.languages.months import MONTHS, WEEKDAYS
from digest_tui.chronicle.languages.words import words_of, write_choice
from digest_tui.chronicle.text.lines import get_line_above, measure_indent
from digest_tui.chronicle.text.paragraphs import ends_sentence
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

ATTRIBUTE = r"(?:[ \t]*\{[#.:][^{}\n]{1,80}\})?"
"""What Markdown names a heading by: `## 1.2 - 2031-05-06 {#version-1-2}`."""
_LONGEST_REMARK = 140
"""Characters behind the end of a line, into which a remark is wrapped."""
_LOWEST_LEVEL = 6
"""Of headings; of one drawn as `-- 2031 --`."""
_FIGURES = "0123456789.-/ "
_BRACKETS = ("[]", "()", "<>", "【】", "〔〕", "［］", "（）", "〈〉")
_PICTURE = r"[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?[ \t]+(?=[*_]*\d{4}-\d\d-\d\d)"
"""An emoji before a day, as in `#### 📌 2031-05-02: …`; before one in words it may begin the title of a chapter."""
_LEAD = lazy(
    lambda: (
        r"(?P<indent>[ \t\u3000]*+)(?:(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*|\*{2,8}[ \t]+)"
        # News agencies begin items with two hyphens; what ends with some as well is a heading.
        r"|(?P<rule>(?!--[ \t]+[^\n]*[^\s–—~-][ \t]*(?:\n|\Z))[-–—~]{2,9}[ \t]*+"
        # They frame years, `- 2031, the fire -`, as `- 2031 -`.
        r"|(?P<frame>[-–—])[ \t]+(?=\d{4}(?:[-–/]\d{2,4})?(?:[,:][ \t][^\n]{0,90})?[ \t]+(?P=frame)[ \t]*\Z))"
        r"|(?P<bullet>(?:(?:--|[-*+•◦▪·‣●○□■☆★◎–—→➔➤»>.o]|\d{1,3}\)|\d{1,3}\.(?=[ \t]+[*_`]))[ \t]+"
        rf"|{_PICTURE}){{1,2}}"
        r"|[▼▽▲△■□◆◇●○◎★☆◯※・▶►❖][ \t\u3000]*"
        # No space parts the sign from the day.
        r"|[-•·](?=\d{1,2}[^\W\d_]{0,2}\.?[ ][^\W\d_]{3}|[^\W\d_]{3,12}\.?[ ]\d{1,2}\b|\d{4}-\d\d-\d\d\b))"
        # A sign that leads up the page, as `[^]` before a heading.
        rf"|(?P<cell>\|[ \t]*))?(?:(?<=#[ ]){_PICTURE})?"
        r"(?:(?<=[# ])\[[^\w\]\n]{1,3}\](?:\([^)\n]{0,99}\))?[ \t]+)?"
        r"(?:</?[a-z][^<>\n]{0,80}>[ \t]*){0,3}"
        r"(?P<marker>(?:(?<=[-*+•◦o#] )|(?<=\n)|(?<=[ \t][ \t]))\[\d{1,9}\](?=\w))?"
        r"(?P<open>[*_]{1,3}|\(\(|[\[(‹«`【〔［（〈]|<(?=\d{4}-\d))?"
        rf"{write_words()}"
        r"(?P<inner>[*_]{1,3})?"
    ),
    re.IGNORECASE,
)
"""What may stand before a date: indentation, the sign of a heading or an item, tags, a marker, an opening bracket."""


def _write_tail() -> str:
    weekdays = write_choice(WEEKDAYS)
    return (
        r"(?P<close>[ \t]*+(?:[*_]{1,3}|[\])›»`>】〕］）〉]))?"
        rf"(?P<weekday>[ \t]*+\({weekdays}\.?\)"
        rf"|,?[ \t]++{weekdays}\.?(?=[ \t]*+[#=*_]*+[ \t]*+(?:\n|\Z|[:–—])))?(?:"
        # The blanks as well: the signs of a link are blanks.
        rf"(?P<end>[*_.:：]{{0,4}}{ATTRIBUTE}[ \t]*+(?="
        r"(?:\([^()\n]{0,200}(?:\n[^()\n]{1,100})?\)|\[[^\n]*\][^\w\s]?)?"
        r"[ \t]*+[#=*_]*+(?:[-–—~]{2,}+)?[ \t]*+(?:\n|\Z)))"
        rf"|(?P<remark>[ \t]*+\([^()\n]{{1,60}}\)(?=[ \t]*+(?:[—–:]|{ARROW}|-+[ \t])))"
        # A price is written as `1200.-`, and a section numbered as `3.10.-`.
        r"|(?P<dash>\.?(?:(?<=[^\W\d_]\.)[ \t]?|(?:(?<=[^\W\d_][ ]\d{4}\.)|(?<=,[ ]\d{4}\.))[ \t])[-–—]{1,2}[ \t]+"
        r"|[ \t]*+[—–]{1,2}(?!>)(?:[*_]{1,3})?[ \t]*|[ \t]++-{1,3}(?:[ \t]+|(?=\n))|(?<=[^\W\d_])-[ \t]+"
        r"|(?<=[\w)\]])--[ \t]*(?=[^\W\d_]|[\"“„«])|\.[ \t]*(?:—|--)[ \t]*(?=[^\W\d_])"
        r"|(?<=\d{4})-[ \t]+(?=(?-i:[A-ZÀ-ÖØ-ÞĞİŞА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]))"
        # News agencies of Korea write `12월 9일 = …`, and `2031.12.9 = …`.
        r"|(?<=[日일月월号號])[-－~～](?=[^\W\d_])|(?:(?<=[日일月월年년号號])|(?<=\.\d)|(?<=\.\d\d))[ \t]=[ \t]+)"
        rf"|(?P<colon>[ \t]*+(?:[:：]|{ARROW})[*_]{{0,3}}[ \t]*|[ \t]+{EQUALS})"
        r"|(?P<comma>[,;][*_]{0,3}[ \t]+|[，、；]|(?<=[日일月월年년号號])[,;])"
        r"|(?P<cell>[ \t]*+\|[ \t]*)"
        # `May 3.The ferry`: the space behind a stop was lost.
        r"|(?P<space>\.?[*_]{0,3}[ \t\u3000]+|(?:(?<=[^\W\d_][ ]\d)|(?<=[^\W\d_][ ]\d\d)|(?<=\d[-–]\d\d))"
        r"\.(?=(?-i:[A-ZÀ-ÖØ-ÞĞİŞА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ])(?:\w|[ ]))"
        r"|(?<=[日일月월年년号號\d)）】〕］])(?=(?:\[\d{1,9}\])?[^\W\d_])|(?<=[日号號])(?=[《「『])))"
    )


_TAIL = lazy(_write_tail, re.IGNORECASE)
"""What may stand behind a date; the first of its groups that matches says of which kind it is."""
_HEADLINE = lazy(r"[^\n]{1,48}[^\s.,:;!?…\]][ \t]*\n[ \t]*\n[ \t]*[^\W\d_]")
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
"""Between these a number is likely to be a year."""
_NUMBER = lazy(r"[ \t]*+(?P<number>(?:(?-i:[A-Z])\.)?\d{1,3}(?:\.\d{1,3})*\.|\d{1,5})[ \t]+(?=\w)")
_TAILS: tuple[Tail, ...] = ("end", "dash", "colon", "comma", "cell", "space")
_ARROW = lazy(ARROW)
_YEAR_BEHIND_HYPHENS = lazy(r"\d--(?=\d{4}\Z)")
"""As in `March 23--1850 The ferry`, where they part the day from what is told as they do without the year."""
_BEFORE_DATE_OF_RELEASE = lazy(r"[ \t]*[(\[]?")
_SIGN_BEFORE_PROSE = lazy(rf"(?:(?P<comma>,[ \t]+)|[ \t]*(?:{ARROW}|[—–:])[ \t]*|[ \t]+-[ \t]+)(?=\S)")


def read(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The line in `[start, line_end)`, where a date stands at its head; None where there is none."""
    text = source.plain
    begin = _skip_number(source, start, line_end)
    lead = _LEAD().match(text, begin, line_end)
    date = _read_date(text, lead, line_end) if lead else None
    if lead is None or date is None or (lead["marker"] and source.begins_note(lead.start("marker"))):
        return None
    if wrapped_cell.completes_line_above(text, start, date):
        return None
    date = wrapped_cell.add_year_below(text, start, read_next_cells(text, date, line_end))
    # A remark may be wrapped.
    tail = _TAIL().match(text, date.end, line_end + _LONGEST_REMARK)
    if lead["cell"] and date.precision == Precision.DAY and (tail is None or tail["space"] is not None):
        return read_with_remark(source, start, line_end, date)
    if tail is None or (_is_bracket(tail["close"], 1) and not _is_bracket(lead["open"], 0)):
        return None
    return _Head(source, start, line_end, lead, date, tail).read()


def _read_date(text: str, lead: re.Match[str], line_end: int) -> WrittenDate | None:
    date = read_behind_words(text, lead, line_end)
    if date is not None or lead["bound"]:
        return date
    forms = (IN_COLUMN_OF_DAYS,) if lead["cell"] else (IN_LIST_OF_DAYS, IN_LIST_OF_WHOLE_DAYS) if lead["bullet"] else ()
    return next((date for form in forms if (date := read_as(form, text, lead.end(), line_end))), None)


def _skip_number(source: Text, start: int, line_end: int) -> int:
    """Where the line goes on behind the number of a section, an item or a row, as `4.13.2. `, `A.1. `, `2. `, `2 `.

    A date follows. `5. August 2031` is a day: such a number is one only where what begins with it is no date, or where
    the numbers of items count on. That of a row counts on.
    """
    text = source.plain
    number = _NUMBER().match(text, start, line_end)
    if number is None:
        return start
    if text.startswith(f"{number['number']}-", number.end()):
        # A column of years before that of days: `2031 2031-05-02 The ferry`.
        return number.end()
    has_stop = number["number"].endswith(".")
    if not has_stop and not _is_row(source, start, number.end(), line_end):
        return start
    with_number = read_at(text, number.start("number"), line_end)
    is_part = with_number is not None and with_number.end >= number.end("number") + (not has_stop)
    counts = is_part and start in source.running_items and read_at(text, number.end(), line_end) is not None
    return start if is_part and not counts else number.end()


def _is_row(source: Text, start: int, behind: int, line_end: int) -> bool:
    """True if the number that begins the line and ends at `behind` counts on, and a day stands there."""
    date = read_at(source.plain, behind, line_end)
    return date is not None and date.precision == Precision.DAY and start in source.running_numbers


class _Head:
    """A date at the head of a line, with what stands before and behind it."""

    def __init__(
        self,
        source: Text,
        start: int,
        line_end: int,
        lead: re.Match[str],
        date: WrittenDate,
        tail: re.Match[str],
    ) -> None:
        self._source, self._text = source, source.plain
        self._start, self._line_end = start, line_end
        self._lead, self._date, self._tail = lead, date, tail
        self._kind, self._end = self._read_kind()
        style = self._find_style()
        self._is_column = style is not None and style.lead == "line" and start in source.date_rows
        self._style = COLUMN if self._is_column else style

    def read(self) -> DatedLine | None:
        """The line; None where such a date is no date of an entry there."""
        style, lead = self._style, self._lead
        end = self._date.end if self._is_column else self._end
        if style is None or not self._is_plausible(style) or self._is_release(end):
            return None
        level = len(lead["hashes"].strip()) if lead["hashes"] else _LOWEST_LEVEL if lead["rule"] else 0
        marker = lead.span("marker") if lead["marker"] else None
        indent = measure_indent(lead["indent"])
        return DatedLine(
            self._start, self._date.start, end, self._date, style, self._measure_strength(style), indent, level, marker
        )

    def _read_kind(self) -> tuple[Tail, int]:
        """What stands behind the date, and where the dateline ends with it."""
        tail = self._tail
        if tail["remark"] is not None:
            return "colon", tail.start("remark")
        kind = next(kind for kind in _TAILS if tail[kind] is not None)
        if self._lead["rule"] and tail.end() == self._line_end:
            return "end", tail.end()
        if kind == "space" and _YEAR_BEHIND_HYPHENS().search(self._text, self._date.start, self._date.end):
            return "dash", tail.end()
        # A month or a year and its colon are no heading, but as an item of a list, or in bold with the year.
        # A stop parts `May 2031. The ferry` and `années 1990. The ferry`.
        has_sign = self._lead["bullet"] is not None or (self._lead["open"] == "**" and self._is_partial)
        is_colon = kind == "end" and self._date.precision < Precision.DAY and ":" in tail["end"] and not has_sign
        return "colon" if is_colon or (kind == "space" and self._is_parted_by_stop) else kind, tail.end()

    @property
    def _is_parted_by_stop(self) -> bool:
        """A month or a year, and the stop that parts it from a sentence or a title; in a list a month without its year.

        Of years as well what begins with a word, as `années 1926-1929. The ferry`. A year in figures ends a sentence
        that was wrapped before it unless the line above it has ended.
        """
        date = self._date
        if date.form.alone == "year":
            above = get_line_above(self._text, self._start)
            is_wrapped = above.strip() and not (self._source.is_line_by_line or ends_sentence(above))
            is_year = date.date is not None and _FIRST_YEAR <= (date.date.year or 0) < _LAST_YEAR and not is_wrapped
        else:
            is_word = date.precision == Precision.MONTH or self._begins_with_word
            is_year = is_word and (self._is_partial or self._lead["bullet"] is not None)
        return is_year and self._is_sentence_behind_stop

    @property
    def _is_sentence_behind_stop(self) -> bool:
        """A full stop stands behind the date, and a capital behind that, or a quotation."""
        behind = self._text[self._tail.end() : self._tail.end() + 1]
        has_stop = self._text[self._date.start : self._tail.end()].rstrip().endswith(".")
        return has_stop and (behind.isupper() or behind in ("“", "„", "«", '"'))

    def _find_style(self) -> DatelineStyle | None:
        lead, kind = self._lead, self._kind
        is_bracketed = f"{lead['open']}{(self._tail['close'] or '').strip()}" in _BRACKETS and kind != "end"
        is_headed = kind == "end" or (lead["frame"] is not None and self._date.precision == Precision.YEAR)
        if (lead["rule"] and not is_headed) or (lead["bound"] and not (self._is_apart and self._begins_item)):
            return None
        if lead["hashes"] or (lead["frame"] and kind != "end"):
            return HEADING
        if lead["cell"]:
            return STYLE_OF.get(("cell", kind))
        if lead["bullet"]:
            return STYLE_OF.get(("bullet", "bracket" if is_bracketed else kind))
        if is_bracketed:
            return STYLE_OF["bracket", "bracket"]
        return STYLE_OF.get(("on" if lead["on"] and kind in ("comma", "space") else "line", kind))

    def _is_plausible(self, style: DatelineStyle) -> bool:
        if is_plausible(self._date, "dash" if self._is_emphasised else self._kind, style):
            return True
        is_month = self._is_partial and self._date.precision == Precision.MONTH and self._kind == "space"
        is_apart = self._text[self._end : self._end + 1].isupper() or (self._has_gap and not self._lead["indent"])
        is_line = style.lead == "line" and (self._has_year_word or (is_month and is_apart))
        return is_line or (style.lead == "bullet" and self._is_part_of_month)

    @property
    def _is_part_of_month(self) -> bool:
        """A month with a word that says which part of it is meant, `- In mid-August the ferry`: no other word."""
        words = self._text[self._date.start : self._date.end].lower().replace("-", " ").split()
        return self._date.form.alone == "month" and words[0] not in MONTHS and words[-1] in MONTHS

    @property
    def _is_partial(self) -> bool:
        """It is a month or a year, and says the year."""
        date = self._date.date
        return self._date.precision < Precision.DAY and date is not None and date.year is not None

    @property
    def _has_year_word(self) -> bool:
        """A year and its word, as `1968 г. The ferry`."""
        is_sentence = self._text[self._date.start : self._date.end].lower().endswith(words_of("in_year_behind"))
        return self._is_partial and self._ends_with_word and not is_sentence

    @property
    def _begins_with_word(self) -> bool:
        """It is a year or several, and a word stands first."""
        return self._date.precision == Precision.YEAR and self._text[self._date.start].isalpha()

    @property
    def _ends_with_word(self) -> bool:
        """A year stands first, and a month or its word last."""
        written = self._text[self._date.start : self._date.end].rstrip(".")
        return written[-1].isalpha() and self._date.form.is_year_first

    @property
    def _has_gap(self) -> bool:
        """More than a space parts the date from the prose, and a single one the words of the date."""
        if "  " in self._text[self._date.start : self._date.end]:
            return False
        gap = self._text[self._tail.start("space") : self._tail.end()] if self._kind == "space" else ""
        return gap[:1] == "\u3000" or (len(gap) > 1 and gap[0] in " \t")

    @property
    def _is_headline(self) -> bool:
        """A few words end the line behind the date and its comma, and the text stands below a blank line."""
        return self._kind == "comma" and not self._lead["on"] and _HEADLINE().match(self._text, self._end) is not None

    @property
    def _is_told(self) -> bool:
        """A list item that begins so: `- In 1953, the ferry`, `- Im Jahr 1953 the ferry`, `- 1953 yılında the ferry`.

        A preposition and a comma, or the word of the year before it or behind it.
        """
        has_word = self._date.form.alone == "year" and (self._begins_with_word or self._ends_with_word)
        return bool(self._lead["bullet"]) and (has_word or bool(self._lead["on"] and self._kind == "comma"))

    @property
    def _is_apart(self) -> bool:
        """A sign, or its own emphasis, parts the date from the prose, or it stands alone below a blank line."""
        is_alone = self._kind == "end" and not get_line_above(self._text, self._start).strip()
        return is_alone or self._kind in ("dash", "colon", "cell") or self._is_emphasised

    @property
    def _begins_item(self) -> bool:
        """False for the rest of a sentence that was wrapped before its `until`: a small letter below another line.

        An arrow behind the date is no part of a sentence.
        """
        has_sign = any(map(self._lead.group, ("bullet", "hashes", "cell", "open")))
        if has_sign or self._text[self._date.start].isupper() or _ARROW().search(self._tail[0]):
            return True
        return not get_line_above(self._text, self._start).strip()

    @property
    def _is_emphasised(self) -> bool:
        """The date has emphasis of its own, `**March 2031** The ferry`, which parts it as a dash does."""
        if self._kind != "space":
            return False
        opened = self._lead["inner"] or self._lead["open"] or ""
        return opened[:1] in ("*", "_") and opened[:1] in (self._tail["close"] or "") + self._tail["space"]

    def _is_release(self, end: int) -> bool:
        """What looks as `2031.5.1` does is a release if its date follows, to the day and without stops."""
        text = self._text
        if "." not in text[self._date.start : self._date.end]:
            return False
        gap = _BEFORE_DATE_OF_RELEASE().match(text, end, self._line_end)
        date = read_at(text, gap.end() if gap else end, self._line_end)
        return date is not None and date.precision == Precision.DAY and "." not in text[date.start : date.end]

    def _measure_strength(self, style: DatelineStyle) -> int:
        if style.is_section:
            return style.strength
        is_dressed = bool(self._lead["open"] or self._lead["inner"]) or self._has_gap or self._is_told
        is_dressed = is_dressed or (self._has_year_word and self._tail.end() > self._date.end)
        is_dressed = is_dressed or self._is_headline
        is_sure = is_dressed or (self._date.form.is_unambiguous and style.lead != "on")
        strength = min(style.strength + is_sure, max(style.strength, 2))
        strength -= self._date.precision < Precision.DAY and not self._is_told and not self._date.is_left_open
        # `September 11 - what they told us` is a title.
        has_no_year = self._date.date is not None and self._date.date.year is None
        return min(strength, 2) if has_no_year else strength


def _is_bracket(sign: str | None, side: int) -> bool:
    """True if `sign` holds the first of a pair of brackets, where `side` is 0, or the second."""
    return any(pair[side] in (sign or "") for pair in _BRACKETS)


def read_behind_place(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The line, where a place stands at its head, behind it a date to the day with the month in letters, and prose."""
    text = source.plain
    place = PLACE_BEFORE_DATE().match(text, start, line_end)
    date = read_at(text, place.end(), line_end) if place else None
    after = _SIGN_BEFORE_PROSE().match(text, date.end, line_end) if date else None
    if date is None or after is None or date.precision < Precision.DAY:
        return None
    has_year = date.date is not None and date.date.year is not None
    if not text[date.start : date.end].strip(_FIGURES) and (after["comma"] or not has_year):
        return None
    return make_dated_line(start, date, after.end(), ("place", "comma" if after["comma"] else "dash"))
