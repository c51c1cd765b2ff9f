"""A date behind the title, the item or the link that it dates."""

from __future__ import annotations

import re

from digest_tui.chronicle.dates.reading import Precision, WrittenDate, is_bound, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.entries.readers.leading import ATTRIBUTE
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import get_line_above, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_LONGEST_TITLE, _LONGEST_HEADING = 140, 400
"""Characters of a line; a heading that a sign marks may be a whole sentence."""
_WORDS_OF_TITLE = 5
"""Before `on` and a date; more are a sentence."""
_MOST_GAPS = 12
"""Spaces at the end of a title behind which its date is looked for: `Oct 22 15:11:36 EDT 2000 [a remark]` has seven."""
_BEFORE_DATE = lazy(
    lambda: (
        rf"(?:(?P<sign>[ \t]+[-–—:|/@·•][ \t]+|[ \t]*[(\[](?:[*_]{{0,2}}{any_of('dated')}[ \t:]+)?"
        rf"|[:,][ \t]+|[ \t]{{2,}}|\t|[ \t]+{any_of('dated')}[ \t]+)|(?P<gap>[ \t]))[*_]{{0,3}}(?=[^\W_]|')"
    ),
    re.IGNORECASE,
)
"""What parts a title from the date behind it, which may be emphasised: a sign, a word, or nothing but a space."""
_LEAD = lazy(
    r"(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*)|(?:\*[ \t]+|(?P<indent>[ ]{1,4}(?!\*)))?"
    r"(?![\s\-+|(]|\#\+|\d{1,3}[.)][ \t]|\[\d+\](?!\w)|\[[^\]\n]{1,99}\]:[ \t]*<?\w{2,9}://)"
)
"""What a title may begin with; not with a note of a list, `12. `, a bullet, a setting of Org, `#+date:`, or what
Markdown defines, `[ferry]: https://…`."""
_BEHIND_DATE = lazy(
    rf"(?P<close>[*_]{{0,3}}[)\]]?){ATTRIBUTE}"
    r"(?=[ \t]*+(?:\([^\n]*\)|\[[^\n]*\])?[ \t]*+[*_#=.:]{0,8}[ \t]*+(?:\n|\Z))"
)
_EMPHASIS = lazy(r"[*_]{1,3}(?=[^\s*_])")
RELEASE = lazy(r"(?:(?:[^\W\d_][\w.-]*[ \t]+){0,4}[(\[]?v?\d[\w.+~-]*[)\]]?|\[\w+\])[ \t]*\Z", re.IGNORECASE)
"""A title that names a release, as `v1.2.3`, `Release 2026c` and `[Unreleased]`."""
_REMARK_BEHIND_RELEASE = lazy(
    r"(?P<close>[)\]])(?::[ \t]+(?=[^\n]{1,60}(?:\n|\Z))|[ \t]+(?=[^\W\d_][\w./-]{0,30}\d[\w./-]{0,20}[ \t]*(?:\n|\Z)))"
)
"""As in `Changes in 1.3 (2 May 2031): may become 2.0`, or the tag in `Heron 1.3 (2 May 2031) heron-1.3`."""
_NAME_OF_RELEASE = lazy(r"(?P<close>[*_]{0,2}[)\]]?)(?::|(?=[ \t]))[ \t]*(?=[^\d\s][^\n]{0,40}(?:\n|\Z))")
"""As in `## [1.3] - 2031-05-06 "Heron"`, `## 1.3 (2031-05-06): Heron`."""
_YEAR_AT_END = lazy(r"\b[12]\d{3}[ \t]*\Z")
_BLANK_BELOW = lazy(r"\n[ \t]*+(?:\n|\Z)|\Z")
_DASH = lazy(r"[-–—]")
_DRAWN = lazy(r"[-–—|(]")
"""Signs that part a title from its date more surely than a comma."""
_WHAT = lazy(
    r"(?P<indent>[ \t]*+)[-*+•][ \t]+(?:(?P<what>[^\n:]*[^\s:][^\n:]*):[*_]{0,3}[ \t]+"
    r"|(?P<release>\w[\w.+-]{0,20}(?: [\w.]{1,20}){0,3})(?:[ \t]+[-–—])?[ \t]+"
    r"(?=\d{4}-\d\d-\d\d(?:[ T][\d:]+)?[ \t]*(?:\n|\Z)))"
)
"""An item up to the colon behind what happened, or up to the gap behind a release."""


def read(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The title in `[start, line_end)` that ends with its date; one that no sign marks needs a day."""
    text = source.plain
    lead = _LEAD().match(text, start, line_end)
    if lead is None or line_end - start > (_LONGEST_HEADING if lead["hashes"] else _LONGEST_TITLE):
        return None
    if (lead["indent"] and not _stands_alone(text, start, line_end)) or source.begins_note(lead.end()):
        return None
    for separator in list(_BEFORE_DATE().finditer(text, lead.end(), line_end))[-_MOST_GAPS:]:
        if separator.start() > lead.end() and (line := _Title(text, start, line_end, lead, separator).read()):
            return line
    return None


class _Title:
    """A title, and what parts it from the date that may stand behind it."""

    def __init__(self, text: str, start: int, line_end: int, lead: re.Match[str], separator: re.Match[str]) -> None:
        self._text, self._start, self._line_end = text, start, line_end
        self._separator = separator
        self._begin = lead.end()
        self._is_marked = bool(lead["hashes"])
        self._is_set_in = bool(lead["indent"])
        self._level = len(lead["hashes"].strip()) if lead["hashes"] else 0
        self._before = text[self._begin : separator.start()]
        self._is_release = bool(RELEASE().match(self._before))

    def read(self) -> DatedLine | None:
        """The line with its date; None where what stands behind the separator is none, or no title before it."""
        if not self._is_marked and not self._may_be_title():
            return None
        date = read_at(self._text, self._separator.end(), self._line_end)
        after = self._find_end(date) if date else None
        if date is None or after is None or not self._is_precise(date) or (date.date and date.date.year is None):
            return None
        if is_bound(self._text, self._separator.end()) or (not self._is_marked and self._is_other(date, after)):
            return None
        end = self._begin + len(self._before.rstrip(" \t-–—:|,/@·•(["))
        title = (_skip_open_emphasis(self._text, self._begin, end), end)
        return make_dated_line(self._start, date, after.end(), ("title", "end"), level=self._level, title=title)

    def _find_end(self, date: WrittenDate) -> re.Match[str] | None:
        if after := _BEHIND_DATE().match(self._text, date.end):
            return after
        behind_release = _NAME_OF_RELEASE if self._is_marked else _REMARK_BEHIND_RELEASE
        return behind_release().match(self._text, date.end) if self._is_release else None

    def _is_precise(self, date: WrittenDate) -> bool:
        if self._is_marked and date.form.alone != "month" and "(" in self._separator[0]:
            return True
        return date.precision >= (Precision.MONTH if self._is_marked or self._is_release else Precision.DAY)

    def _may_be_title(self) -> bool:
        """A title that no sign marks is no sentence and no end of a period."""
        is_long = self._separator["gap"] is not None or len(self._before.split()) > _WORDS_OF_TITLE
        if is_long and _is_word(self._separator) and not self._is_release:
            return False
        # The date ends a period that has begun with a year.
        is_period = _YEAR_AT_END().search(self._before) and _DASH().search(self._separator[0])
        if is_period and not self._is_release:
            return False
        return not self._is_set_in or _DRAWN().search(self._separator[0]) is not None

    def _is_other(self, date: WrittenDate, after: re.Match[str]) -> bool:
        """The date is part of a sentence, a term of office or a link, which all look like titles that no sign marks."""
        return self._ends_sentence(after) or self._is_term(date) or self._is_link(after)

    def _is_term(self, date: WrittenDate) -> bool:
        """Days from and until in a column of their own are a term of office."""
        return bool(date.date and date.date.last) and self._separator[0].startswith("   ")

    def _is_link(self, after: re.Match[str]) -> bool:
        """The text of a link of Markdown ends with the date: `[Fire of 2 May 2031](fires/1)`."""
        return self._text.startswith("](", after.end() - 1) and self._before.count("[") > self._before.count("]")

    def _ends_sentence(self, after: re.Match[str]) -> bool:
        """A full stop ends a sentence, as in `We began on 2 May 2031.`; no title has one."""
        if self._is_release or not _is_word(self._separator):
            return False
        return self._text[after.end() : self._line_end].strip(" \t*_)") == "."


def _skip_open_emphasis(text: str, start: int, end: int) -> int:
    """Where a title begins: behind a sign of emphasis that ends only behind the date."""
    sign = _EMPHASIS().match(text, start, end)
    return sign.end() if sign and text.find(sign[0], sign.end(), end) < 0 else start


def _is_word(separator: re.Match[str]) -> bool:
    """True if no sign parts the title from its date, but at most a word, as it may in a sentence."""
    return separator["gap"] is not None or separator["sign"].strip().isalpha()


def _stands_alone(text: str, start: int, line_end: int) -> bool:
    """True if the lines above and below are blank, as those around a heading of a dumped page."""
    return not get_line_above(text, start).strip() and _BLANK_BELOW().match(text, line_end) is not None


def read_what_and_date(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The item that says what happened, and behind a colon when."""
    text = source.plain
    item = _WHAT().match(text, start, line_end) if line_end - start <= _LONGEST_TITLE else None
    date = read_at(text, item.end(), line_end) if item else None
    after = _BEHIND_DATE().match(text, date.end) if date else None
    if item is None or date is None or after is None or date.precision < Precision.MONTH:
        return None
    if not (date.date and date.date.year) or item[0].count("(") > item[0].count(")") or is_bound(text, item.end()):
        return None
    begin, end = item.span("what" if item["what"] else "release")
    title = (_skip_open_emphasis(text, begin, end), end)
    return make_dated_line(
        start, date, after.end(), ("bullet", "any"), indent=measure_indent(item["indent"]), title=title
    )
