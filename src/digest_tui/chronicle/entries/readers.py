"""A line with a date where an entry may begin, and how one is read whose date stands at its head."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.entries.plausibility import is_plausible
from digest_tui.chronicle.entries.styles import ALONE, STYLE_OF, STYLES, DatelineStyle, Lead, Tail, place_before_date
from digest_tui.chronicle.languages.months import WEEKDAYS

ATTRIBUTE = r"(?:[ \t]*\{[#.:][^{}\n]{1,80}\})?"
"""What Markdown names a heading by: `## 1.2 - 2031-05-06 {#version-1-2}`."""
_LONGEST_REMARK = 140
"""Characters behind the end of a line, into which a remark is wrapped."""
_LOWEST_LEVEL = 6
"""Of headings; of one drawn as `-- 2031 --`."""
_LONGEST_TITLE = 120
"""Characters of a line."""
_FIGURES = "0123456789.-/ "


class Candidate(NamedTuple):
    """A line with a date where an entry may begin."""

    start: int
    at: int
    end: int
    found: WrittenDate
    style: int
    strength: int
    """As in the table; what is emphasised tells more, a month less."""
    indent: int = 0
    level: int = 0
    """Of the heading; 0 for what no sign marks as one."""
    title: tuple[int, int] = (0, 0)
    """What stands before the date and belongs to the body."""

    @property
    def is_heading(self) -> bool:
        """It may stand over others: there is nothing but the date on its line, or it is marked as a heading."""
        return self.looks.is_section or (self.looks.lead, self.looks.tail) == ("bullet", "end")

    @property
    def has_year(self) -> bool:
        """Its year is printed with it."""
        numbers, date = self.found.numbers, self.found.date
        return bool((numbers and numbers[2]) or (date and date.year is not None))

    @property
    def looks(self) -> DatelineStyle:
        """The style it is of."""
        return STYLES[self.style]


_PARTED = (STYLE_OF["line", "dash"], STYLE_OF["line", "colon"])
"""A date and a sign that parts it from what follows."""


def make_candidate(
    start: int,
    found: WrittenDate,
    end: int,
    looks: tuple[Lead, Tail],
    *,
    indent: int = 0,
    level: int = 0,
    title: tuple[int, int] = (0, 0),
) -> Candidate:
    """The line at `start` with the date `found`, its dateline ending at `end`, as strong as its style is."""
    style = STYLE_OF[looks]
    return Candidate(start, found.start, end, found, style, STYLES[style].strength, indent, level, title)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?P<indent>[ \t\u3000]*+)(?:(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*|\*{2,8}[ \t]+)"
        r"|(?P<rule>[-–—~]{2,9}[ \t]*+)"
        r"|(?P<bullet>(?:(?:[-*+•◦▪·‣●○□■☆★◎–—o]|\d{1,3}\)|\d{1,3}\.(?=[ \t]+[*_`]))[ \t]+){1,2}"
        r"|[▼▽▲△■□◆◇●○◎★☆◯※・▶►❖][ \t\u3000]*)"
        # A sign that leads up the page, as `[^]` before a heading.
        r"|(?P<cell>\|[ \t]*))?(?:(?<=[# ])\[[^\w\]\n]{1,3}\](?:\([^)\n]{0,99}\))?[ \t]+)?"
        r"(?:</?[a-z][^<>\n]{0,80}>[ \t]*){0,3}"
        r"(?P<marker>(?:(?<=[-*+•◦o#] )|(?<=\n)|(?<=[ \t][ \t]))\[\d{1,9}\](?=\w))?"
        r"(?P<open>[*_]{1,3}|[\[(‹«`【〔［（〈]|<(?=\d{4}-\d))?"
        r"(?P<on>(?:on|in|from|since|by|am|im|vom|ab|seit|le|du|en|au|dès|el|del|desde|il|nel|dal|den|в|с|со|у|з|із)"
        r"[ \t]+"
        r"(?:the[ \t]+)?)?"
        r"(?P<inner>[*_]{1,3})?",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    weekdays = "|".join(sorted(WEEKDAYS, reverse=True))
    return re.compile(
        r"(?P<close>[ \t]*+(?:[*_]{1,3}|[\])›»`>】〕］）〉]))?"
        rf"(?P<weekday>[ \t]*+\((?:{weekdays})\.?\)|,?[ \t]++(?:{weekdays})\.?(?=[ \t]*+[#=*_]*+[ \t]*+(?:\n|\Z)))?(?:"
        rf"(?P<end>[*_.:：]{{0,4}}{ATTRIBUTE}(?=[ \t]*+"
        r"(?:\([^()\n]{0,200}(?:\n[^()\n]{1,100})?\)|\[[^\n]*\][^\w\s]?)?"
        r"[ \t]*+[#=*_]*+(?:[-–—~]{2,}+)?[ \t]*+(?:\n|\Z)))"
        r"|(?P<remark>[ \t]*+\([^()\n]{1,60}\)(?=[ \t]*+(?:[—–:]|-+[ \t])))"
        r"|(?P<dash>[ \t]*+[—–]{1,2}(?:[*_]{1,3})?[ \t]*|[ \t]++-{1,3}(?:[ \t]+|(?=\n))|(?<=[^\W\d_])-[ \t]+"
        r"|(?<=\w)--[ \t]*(?=[^\W\d_])"
        r"|(?<=\d{4})-[ \t]+(?=(?-i:[A-ZÀ-ÖØ-ÞĞİŞА-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ]))"
        r"|(?<=[日일月월号號])[-－~～](?=[^\W\d_]))"
        r"|(?P<colon>[ \t]*+[:：][*_]{0,3}[ \t]*)"
        r"|(?P<comma>[,;][*_]{0,3}[ \t]+|[，、；]|(?<=[日일月월年년号號])[,;])"
        r"|(?P<cell>[ \t]*+\|[ \t]*)"
        r"|(?P<space>\.?[*_]{0,3}[ \t\u3000]+|(?<=[日일月월年년号號\d)）】〕］])(?=[^\W\d_])))",
        re.IGNORECASE,
    )


@cache
def _rest_of_cell() -> re.Pattern[str]:
    return re.compile(r"[^\w|\n][^|\n]{0,80}\|")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"[ \t]*[-*_:(]{0,3}[ \t]?(?:release[ -]|publication[ -])?"
        r"(?:date|released|published|posted|submitted|дата|datum|fecha|tarih|күні|publiziert|veröffentlicht|publiée?|"
        r"publicado|pubblicato|gepubliceerd|опубликовано|опубліковано)"
        r"(?: of release)?(?P<by>[ \t]by[ \t][^\n]{1,40}?(?=[ \t]on[ \t]))?(?:[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*|[ \t]+)"
        r"(?:(?:on|am|le|el|il|op)[ \t]+)?(?P<marker>\[\d{1,9}\](?=\w))?",
        re.IGNORECASE,
    )


@cache
def _trailer() -> re.Pattern[str]:
    return re.compile(r" -- [^\n<]{1,120}<[^\n>]{1,120}>[ \t]+")


@cache
def _after_label() -> re.Pattern[str]:
    return re.compile(
        r"[*_]{0,3}\)?[*_]{0,3}(?=[ \t]*+(?:\([^\n]*\)|,[^\n]{1,40}|[-–—][ \t]*\d\d?:\d\d[^\n]{0,20}|"
        r"(?<=[ \t])(?:by|von|par|por|da|door|от|від)[ \t][^\n]{1,60})?[ \t.]*+(?:\n|\Z))",
        re.IGNORECASE,
    )


def read_date_ahead(text: str, start: int, line_end: int, is_in_table: bool) -> Candidate | None:
    """The dateline `[start, line_end)` may have at its beginning, behind a label or behind a place; None for none."""
    return (
        _read_date_first(text, start, line_end, is_in_table)
        or _read_label(text, start, line_end)
        or _read_trailer(text, start, line_end)
        or _read_place_first(text, start, line_end)
    )


def _read_date_first(text: str, start: int, line_end: int, is_in_table: bool) -> Candidate | None:
    lead = _lead().match(text, start, line_end)
    if lead is None:
        return None
    found = read_at(text, lead.end(), line_end)
    if found is None and lead["on"]:
        # A weekday or a month may begin like such a word.
        found = read_at(text, lead.start("on"), line_end)
    if found is None:
        return None
    # A remark may be wrapped.
    tail = _tail().match(text, found.end, line_end + _LONGEST_REMARK)
    if lead["cell"] and found.precision == Precision.DAY and (tail is None or tail["space"] is not None):
        return _read_cell(text, start, line_end, lead, found)
    if tail is None or (_holds_bracket(tail["close"], 1) and not _holds_bracket(lead["open"], 0)):
        return None
    kind, end = _read_kind(tail, found)
    style = _find_style(lead, tail, kind)
    if style is not None and is_in_table and STYLES[style].lead == "line":
        style, end = STYLE_OF["cell", "column"], found.end
    is_parted = kind == "space" and _is_emphasised(lead, tail)
    gap = text[tail.start("space") : tail.end()] if kind == "space" else ""
    is_apart = gap[:1] == "\u3000" or (len(gap) > 1 and gap[0] in " \t")
    is_partial = found.precision < Precision.DAY and found.date is not None and found.date.year is not None
    has_word = is_partial and text[found.start : found.end].rstrip(".")[-1].isalpha() and found.form.is_year_first
    is_sure = has_word or (is_apart and found.precision == Precision.MONTH and is_partial and not lead["indent"])
    if style is None or not (
        is_plausible(found, "dash" if is_parted else kind, STYLES[style]) or (is_sure and STYLES[style].lead == "line")
    ):
        return None
    if "." in text[found.start : found.end] and _is_release(text, end, line_end):
        return None
    indent = len(lead["indent"].expandtabs(8))
    is_told = is_apart or (has_word and gap != "") or bool(lead["open"] or lead["inner"])
    is_title = style in _PARTED and _stands_apart(text, start, line_end)
    strength = _measure_strength(found, STYLES[style], is_told, is_title)
    level = len(lead["hashes"].strip()) if lead["hashes"] else _LOWEST_LEVEL if lead["rule"] else 0
    marker = lead.span("marker") if lead["marker"] else (0, 0)
    return Candidate(start, found.start, end, found, style, strength, indent, level, marker)


def _stands_apart(text: str, start: int, line_end: int) -> bool:
    """Whether two blank lines are above the line and one is below: a title, as pandoc writes it in plain text."""
    return text.endswith("\n\n\n", 0, start) and text.startswith("\n\n", line_end) and line_end - start < _LONGEST_TITLE


def _is_emphasised(lead: re.Match[str], tail: re.Match[str]) -> bool:
    """Whether a date has emphasis of its own, `**March 2031** The ferry`, which parts it as a dash does."""
    opened = lead["inner"] or lead["open"] or ""
    return opened[:1] in ("*", "_") and opened[:1] in (tail["close"] or "") + (tail["space"] or "")


def _is_release(text: str, behind: int, line_end: int) -> bool:
    """Whether what looks as `2031.5.1` does is a release: its date stands `behind` it, to the day and without stops."""
    gap = _before_date_of_release().match(text, behind)
    found = read_at(text, gap.end() if gap else behind, line_end)
    return found is not None and found.precision == Precision.DAY and "." not in text[found.start : found.end]


@cache
def _before_date_of_release() -> re.Pattern[str]:
    return re.compile(r"[ \t]*[(\[]?")


def _read_cell(text: str, start: int, line_end: int, lead: re.Match[str], found: WrittenDate) -> Candidate | None:
    """A row of a table whose first cell has a remark beside its day, as `at night`, or `--:--` for no time known."""
    if not _rest_of_cell().match(text, found.end, line_end):
        return None
    return make_candidate(start, found, found.end, ("cell", "cell"), indent=len(lead["indent"].expandtabs(8)))


def read_date_in_cell(text: str, start: int, cell: int, line_end: int) -> Candidate | None:
    """The row of a table at `start` with its date in the cell at `cell`; None where there is none."""
    before = _dress().match(text, cell, line_end)
    found = read_at(text, before.end(), line_end) if before else None
    after = _end_of_cell().match(text, found.end, line_end) if found else None
    if found is None or after is None or found.form.alone == "month":
        return None
    return make_candidate(start, found, after.end(), ("cell", "cell"), title=(start + 1, cell - 1))


def _measure_strength(found: WrittenDate, style: DatelineStyle, is_told: bool, is_title: bool) -> int:
    """The strength of a dateline of a `style`; `is_told` where its dress or a word says that it is a date.

    Of a year that stands in a title by itself nothing is taken off.
    """
    if style.is_section:
        return style.strength
    is_telling = is_told or (found.form.is_unambiguous and style.lead != "on")
    is_imprecise = found.precision < Precision.DAY and not is_title
    strength = min(style.strength + is_telling, max(style.strength, 2)) - is_imprecise
    # `September 11 - what they told us` is a title.
    has_no_year = found.date is not None and found.date.year is None
    return min(strength, 2) if has_no_year else strength


@cache
def _dress() -> re.Pattern[str]:
    return re.compile(r"[ \t*_`~]*")


@cache
def _end_of_cell() -> re.Pattern[str]:
    return re.compile(r"[ \t*_`]*(?:(?:\(|,[ \t])[^|\n]{1,60})?(?:\|[ \t]*|(?=\n)|\Z)")


def _read_kind(tail: re.Match[str], found: WrittenDate) -> tuple[str, int]:
    """What stands behind a date, and where the dateline ends with it."""
    kind = next(key for key in ("end", "remark", "dash", "colon", "comma", "cell", "space") if tail[key] is not None)
    if kind == "remark":
        return "colon", tail.start("remark")
    # A month or a year and its colon are no heading.
    return "colon" if kind == "end" and found.precision < Precision.DAY and ":" in tail["end"] else kind, tail.end()


def _holds_bracket(sign: str | None, place: int) -> bool:
    """Whether `sign` is the first of a pair of brackets, where `place` is 0, or the second."""
    return any(pair[place] in (sign or "") for pair in _BRACKETS)


_BRACKETS = ("[]", "()", "<>", "【】", "〔〕", "［］", "（）", "〈〉")


def _find_style(lead: re.Match[str], tail: re.Match[str], kind: str) -> int | None:
    is_bracketed = f"{lead['open']}{(tail['close'] or '').strip()}" in _BRACKETS
    if lead["rule"] and kind != "end":
        return None
    if lead["hashes"]:
        return STYLE_OF["heading", "any"]
    if lead["cell"]:
        return STYLE_OF.get(("cell", kind))
    if lead["bullet"]:
        return STYLE_OF.get(("bullet", "bracket" if is_bracketed and kind != "end" else kind))
    if is_bracketed and kind != "end":
        return STYLE_OF["bracket", "bracket"]
    return STYLE_OF.get(("on" if lead["on"] and kind in ("comma", "space") else "line", kind))


def is_decade_alone(candidate: Candidate) -> bool:
    """Whether there is nothing but a decade on the line: most often the name of a chapter."""
    return candidate.style == ALONE and candidate.found.form.alone == "decade"


def is_year_before_words(text: str, candidate: Candidate) -> bool:
    """Whether a line begins with a year and no sign behind it: often it was wrapped there."""
    is_line = candidate.style == STYLE_OF["line", "space"] and candidate.found.precision == Precision.YEAR
    end = candidate.found.end
    is_bare = text[end - 1].isdecimal() and not text.startswith(("*", "_"), end)
    return is_line and is_bare and candidate.found.form.alone == "year"


def _read_label(text: str, start: int, line_end: int) -> Candidate | None:
    label = _label().match(text, start, line_end)
    found = read_at(text, label.end(), line_end) if label else None
    after = _after_label().match(text, found.end) if found else None
    if found is None or after is None:
        return None
    title = label.span() if label and (label["marker"] or label["by"]) else (0, 0)
    return make_candidate(start, found, after.end(), ("label", "end"), title=title)


def _read_trailer(text: str, start: int, line_end: int) -> Candidate | None:
    trailer = _trailer().match(text, start, line_end)
    found = read_at(text, trailer.end(), line_end) if trailer else None
    if found is None:
        return None
    return make_candidate(start, found, found.end, ("trailer", "end"))


def _read_place_first(text: str, start: int, line_end: int) -> Candidate | None:
    """A place, its date to the day with the month in letters, and the prose."""
    place = place_before_date().match(text, start, line_end)
    found = read_at(text, place.end(), line_end) if place else None
    after = _sign_before_prose().match(text, found.end, line_end) if found else None
    if found is None or after is None or found.precision < Precision.DAY:
        return None
    if text[found.start : found.end].strip(_FIGURES) == "":
        return None
    return make_candidate(start, found, after.end(), ("place", "comma" if after["comma"] else "dash"))


@cache
def _sign_before_prose() -> re.Pattern[str]:
    return re.compile(r"(?:(?P<comma>,[ \t]+)|[ \t]*[—–:][ \t]*|[ \t]+-[ \t]+)(?=\S)")
