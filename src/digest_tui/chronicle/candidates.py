"""One line with a date in it: what stands before the date and behind it, and of which style that makes it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.datelines import STYLES, DatelineStyle, Lead, Tail, place_before_date
from digest_tui.chronicle.dates import FORMS, WrittenDate, read_at
from digest_tui.chronicle.months import WEEKDAYS

_LONGEST_TITLE, _LONGEST_HEADING = 140, 400
"""Characters of a line; a heading that a sign marks may be a whole sentence."""
_WORDS_OF_TITLE = 5
"""Before `on` and a date; more are a sentence."""
_MOST_GAPS = 12
"""Spaces at the end of a title behind which its date is looked for: `Oct 22 15:11:36 EDT 2000 [a remark]` has seven."""
_ATTRIBUTE = r"(?:[ \t]*\{[#.:][^{}\n]{1,80}\})?"
"""What Markdown names a heading by: `## 1.2 - 2031-05-06 {#version-1-2}`."""
_FIGURES = "0123456789.-/ "
DAY, MONTH, YEAR = 3, 2, 1
"""How precise a date is."""


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
    def looks(self) -> DatelineStyle:
        """The style it is of."""
        return STYLES[self.style]


MONTHS_ALONE = ("month", "month to month", "month by its sign")
"""Forms that say nothing without a year from above."""
WITHOUT_YEAR = "day/month or month/day"
"""Says nothing where no other date of the document is written so, with its year."""
LIKE_VERSIONS = ("day.month.year of two figures", "d.month.year of two figures")
"""Forms that releases are numbered in as well."""
TELLING = ("yearmonthday", "year-month-day", "year-month-day to year-month-day", "month day time year")
"""Forms that nobody begins a sentence with."""
_STYLE_OF: dict[tuple[str, str], int] = {(style.lead, style.tail): place for place, style in enumerate(STYLES)}


def find_place_of_style(lead: Lead, tail: Tail) -> int:
    """Where the style stands in the table. Raises KeyError where none is so."""
    return _STYLE_OF[lead, tail]


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"(?P<indent>[ \t\u3000]*+)(?:(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*)"
        r"|(?P<rule>-{3,9}[ \t]+)"
        r"|(?P<bullet>(?:(?:[-*+•◦▪·‣●○□■☆★◎–—o]|\d{1,3}\)|\d{1,3}\.(?=[ \t]+[*_`]))[ \t]+){1,2})"
        r"|(?P<cell>\|[ \t]*))?(?:</?[a-z][^<>\n]{0,80}>[ \t]*){0,3}(?P<marker>(?<=[-*+•◦o#] )\[\d{1,9}\](?=\w))?"
        r"(?P<open>[*_]{1,3}|\[|\(|‹|«|`)?"
        r"(?P<on>(?:on|in|from|since|by|am|im|vom|le|du|el|den|в|с|со|у|з|із)[ \t]+(?:the[ \t]+)?)?"
        r"(?P<inner>[*_]{1,3})?",
        re.IGNORECASE,
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        r"(?P<close>[ \t]*+(?:[*_]{1,3}|\]|\)|›|»|`))?"
        rf"(?P<weekday>[ \t]*+\((?:{'|'.join(sorted(WEEKDAYS, reverse=True))})\.?\))?(?:"
        rf"(?P<end>[*_.:：]{{0,4}}{_ATTRIBUTE}(?=[ \t]*+"
        r"(?:\([^()\n]{0,200}(?:\n[^()\n]{1,100})?\)|\[[^\n]*\][^\w\s]?)?[ \t]*+[#=*_]*+(?:-{3,}+)?[ \t]*+(?:\n|\Z)))"
        r"|(?P<remark>[ \t]*+\([^()\n]{1,60}\)(?=[ \t]*+(?:[—–:]|-+[ \t])))"
        r"|(?P<dash>[ \t]*+[—–]{1,2}(?:[*_]{1,3})?[ \t]*|[ \t]++-{1,3}(?:[ \t]+|(?=\n))|(?<=[^\W\d_])-[ \t]+)"
        r"|(?P<colon>[ \t]*+[:：][*_]{0,3}[ \t]*)"
        r"|(?P<comma>[,;][*_]{0,3}[ \t]+|[，、；])"
        r"|(?P<cell>[ \t]*+\|[ \t]*)"
        r"|(?P<space>\.?[*_]{0,3}[ \t\u3000]+|(?<=[日일月월])(?=[^\W\d_])))",
        re.IGNORECASE,
    )


@cache
def _rest_of_cell() -> re.Pattern[str]:
    return re.compile(r"[^\w|\n][^|\n]{0,24}\|")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"[ \t]*[-*_:(]{0,3}[ \t]?(?:release |publication )?"
        r"(?:date|released|published|posted|дата|datum|fecha|tarih|күні)"
        r"(?: of release)?(?:[*_]{0,3}[ \t]*:[*_]{0,3}[ \t]*|[ \t]+)(?:on[ \t]+)?",
        re.IGNORECASE,
    )


@cache
def _trailer() -> re.Pattern[str]:
    return re.compile(r" -- [^\n<]{1,120}<[^\n>]{1,120}>[ \t]+")


@cache
def _before_last_date() -> re.Pattern[str]:
    return re.compile(
        r"(?P<sign>[ \t]+[-–—:|/@][ \t]+|[ \t]*[(\[][*_]{0,2}(?:(?:released|published|on|vom|от)[ \t:]+)?"
        r"|[:,][ \t]+|[ \t]{2,}|\t"
        r"|[ \t]+(?:released|published|dated|on|of|vom|от|du|del)[ \t]+(?:on[ \t]+)?)(?=[\w'])|(?P<gap>[ \t])(?=\w)",
        re.IGNORECASE,
    )


@cache
def _after_label() -> re.Pattern[str]:
    return re.compile(r"[*_]{0,3}\)?[*_]{0,3}(?=[ \t]*+(?:\([^\n]*\)|,[^\n]{1,40})?[ \t.]*+(?:\n|\Z))")


@cache
def _lead_of_title() -> re.Pattern[str]:
    """What a title may begin with; a note of a list, `12. `, and a bullet begin none."""
    return re.compile(
        r"(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*)|(?:\*[ \t]+|(?P<indent>[ ]{1,4}(?!\*)))?"
        r"(?![\s\-+|(]|\d{1,3}[.)][ \t]|\[\d+\])"
    )


@cache
def _version() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_][\w.-]*[ \t]+){0,3}[(\[]?v?\d[\w.+~-]*[)\]]?[ \t]*\Z", re.IGNORECASE)


@cache
def _after_last_date() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<close>[*_]{{0,3}}[)\]]?){_ATTRIBUTE}"
        r"(?=[ \t]*+(?:\([^\n]*\)|\[[^\n]*\])?[ \t]*+[*_#=.:]{0,8}[ \t]*+(?:\n|\Z))"
    )


def read_candidate(text: str, start: int, is_in_table: bool = False) -> Candidate | None:
    """The dateline that the line at `start` may have, at its beginning, behind a label or at its end; None for none."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    return (
        _read_date_first(text, start, line_end, is_in_table)
        or _read_label(text, start, line_end)
        or _read_trailer(text, start, line_end)
        or _read_place_first(text, start, line_end)
        or _read_what_and_date(text, start, line_end)
        or _read_item_and_date(text, start, line_end)
        or _read_date_last(text, start, line_end)
        or _read_name_and_date(text, start, line_end)
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
    tail = _tail().match(text, found.end, line_end + _LONGEST_TITLE)
    if lead["cell"] and found.precision == DAY and (tail is None or tail["space"] is not None):
        return _read_cell(text, start, line_end, lead, found)
    if tail is None or ((tail["close"] or "").strip() in (")", "]") and lead["open"] not in ("(", "[")):
        return None
    kind, end = _read_kind(tail, found)
    style = _find_style(lead, tail, kind)
    if style is not None and is_in_table and STYLES[style].lead == "line":
        style, end = _STYLE_OF["cell", "column"], found.end
    if style is None or not _is_fit(found, kind, STYLES[style]):
        return None
    indent = len(lead["indent"].expandtabs(8))
    strength = STYLES[style].strength
    if not STYLES[style].is_section:
        is_apart = kind == "space" and tail.end() - tail.start("space") > 1 and text[tail.start("space")] in " \t\u3000"
        is_form_telling = FORMS[found.form].name in TELLING and STYLES[style].lead != "on"
        is_telling = bool(lead["open"] or lead["inner"]) or is_apart or is_form_telling
        strength = min(strength + is_telling, max(strength, 2)) - (found.precision < DAY)
    level = len(lead["hashes"].strip()) if lead["hashes"] else 0
    marker = lead.span("marker") if lead["marker"] else (0, 0)
    return Candidate(start, found.start, end, found, style, strength, indent, level, marker)


def _read_cell(text: str, start: int, line_end: int, lead: re.Match[str], found: WrittenDate) -> Candidate | None:
    """A row of a table whose first cell has a remark beside its day, as `at night`, or `--:--` for no time known."""
    if not _rest_of_cell().match(text, found.end, line_end):
        return None
    style = _STYLE_OF["cell", "cell"]
    indent = len(lead["indent"].expandtabs(8))
    return Candidate(start, found.start, found.end, found, style, STYLES[style].strength, indent)


def _read_kind(tail: re.Match[str], found: WrittenDate) -> tuple[str, int]:
    """What stands behind a date, and where the dateline ends with it."""
    kind = next(key for key in ("end", "remark", "dash", "colon", "comma", "cell", "space") if tail[key] is not None)
    if kind == "remark":
        return "colon", tail.start("remark")
    # A month or a year and its colon are no heading.
    return "colon" if kind == "end" and found.precision < DAY and ":" in tail["end"] else kind, tail.end()


def _find_style(lead: re.Match[str], tail: re.Match[str], kind: str) -> int | None:
    is_bracketed = lead["open"] in ("[", "(") and bool(tail["close"])
    if lead["rule"] and kind != "end":
        return None
    if lead["hashes"]:
        return _STYLE_OF["heading", "any"]
    if lead["cell"]:
        return _STYLE_OF.get(("cell", kind))
    if lead["bullet"]:
        return _STYLE_OF.get(("bullet", "bracket" if is_bracketed and kind != "end" else kind))
    if is_bracketed and kind != "end":
        return _STYLE_OF["bracket", "bracket"]
    return _STYLE_OF.get(("on" if lead["on"] and kind in ("comma", "space") else "line", kind))


def _is_fit(found: WrittenDate, kind: str, style: DatelineStyle) -> bool:
    """Whether so imprecise a date may stand so: `May` and `1832` are words and numbers as well."""
    if FORMS[found.form].name == WITHOUT_YEAR:
        return kind == "end" and style.lead == "line"
    if found.precision == DAY or found.date is None:
        return found.date is not None or FORMS[found.form].name not in LIKE_VERSIONS
    year, form = found.date.year, FORMS[found.form].name
    if style.tail == "column":
        return form not in MONTHS_ALONE
    if form == "year month":
        return kind in ("end", "dash", "colon", "cell")
    if form in ("year", "decade", "decade to decade"):
        if style.lead == "bullet" and kind in ("space", "comma"):
            return bool(year and 1000 <= year < 2100)
        if style.is_section and style.tail != "last" and (form != "year" or not (year and 1000 <= year < 2100)):
            return False
        return kind in ("end", "dash", "colon", "cell") or style.lead in ("heading", "bracket")
    if form == "month by its sign":
        return style.lead != "on"
    if form in MONTHS_ALONE:
        return kind in ("end", "dash", "colon") and style.lead != "on"
    return kind != "space" or style.lead in ("bullet", "heading") or has_open_day(found)


def has_open_day(found: WrittenDate) -> bool:
    """Whether the day is left open where others have one, as in `2031-05-??`."""
    return FORMS[found.form].name == "year-month" and found.end - found.start > len("2031-05")


def _read_label(text: str, start: int, line_end: int) -> Candidate | None:
    label = _label().match(text, start, line_end)
    found = read_at(text, label.end(), line_end) if label else None
    after = _after_label().match(text, found.end) if found else None
    if found is None or after is None:
        return None
    style = _STYLE_OF["label", "end"]
    return Candidate(start, found.start, after.end(), found, style, STYLES[style].strength)


def _read_trailer(text: str, start: int, line_end: int) -> Candidate | None:
    trailer = _trailer().match(text, start, line_end)
    found = read_at(text, trailer.end(), line_end) if trailer else None
    if found is None:
        return None
    style = _STYLE_OF["trailer", "end"]
    return Candidate(start, found.start, found.end, found, style, STYLES[style].strength)


def _read_place_first(text: str, start: int, line_end: int) -> Candidate | None:
    """A place, its date to the day with the month in letters, and the prose."""
    place = place_before_date().match(text, start, line_end)
    found = read_at(text, place.end(), line_end) if place else None
    after = _sign_before_prose().match(text, found.end, line_end) if found else None
    if found is None or after is None or found.precision < DAY or text[found.start : found.end].strip(_FIGURES) == "":
        return None
    style = _STYLE_OF["place", "comma" if after["comma"] else "dash"]
    return Candidate(start, found.start, after.end(), found, style, STYLES[style].strength)


@cache
def _sign_before_prose() -> re.Pattern[str]:
    return re.compile(r"(?:(?P<comma>,[ \t]+)|[ \t]*[—–:][ \t]*|[ \t]+-[ \t]+)(?=\S)")


def _read_date_last(text: str, start: int, line_end: int) -> Candidate | None:
    """A title that ends with its date; of a plain one the date must be given to the day."""
    lead = _lead_of_title().match(text, start, line_end)
    if lead is None or line_end - start > (_LONGEST_HEADING if lead["hashes"] else _LONGEST_TITLE):
        return None
    if lead["indent"] and not _stands_alone(text, start, line_end):
        return None
    begin = lead.end()
    for separator in list(_before_last_date().finditer(text, begin, line_end))[-_MOST_GAPS:]:
        before = text[begin : separator.start()]
        if not lead["hashes"] and not _is_title(before, separator, bool(lead["indent"])):
            continue
        found = read_at(text, separator.end(), line_end)
        after = _after_last_date().match(text, found.end) if found else None
        if found is None or after is None or separator.start() == begin:
            continue
        is_in_brackets = separator[0].endswith("(") and after["close"].endswith(")")
        is_year = bool(lead["hashes"]) and found.precision == YEAR and is_in_brackets
        needed = MONTH if lead["hashes"] or _is_version(before) else DAY
        if found.precision < needed and not is_year:
            continue
        if found.date is not None and found.date.year is None:
            continue
        style = _STYLE_OF["title", "last" if is_year else "end"]
        level = len(lead["hashes"].strip()) if lead["hashes"] else 0
        title = (begin, begin + len(text[begin : separator.start()].rstrip(" \t-–—:|,/@([")))
        return Candidate(start, found.start, after.end(), found, style, STYLES[style].strength, 0, level, title)
    return None


def _is_title(before: str, separator: re.Match[str], is_set_in: bool) -> bool:
    """Whether what stands before a date may be a title, though no sign marks it: a sentence is none, nor data."""
    is_sentence = separator["gap"] is not None or len(before.split()) > _WORDS_OF_TITLE
    if is_sentence and _is_word(separator) and not _is_version(before):
        return False
    return not (is_set_in and not _DRAWN.search(separator[0])) and not _day_in_figures().search(before)


def _stands_alone(text: str, start: int, line_end: int) -> bool:
    """Whether the lines above and below are blank, as those about a heading of a dumped page."""
    above = text[max(text.rfind("\n", 0, max(start - 1, 0)), 0) : start]
    return not above.strip() and _blank_below().match(text, line_end) is not None


@cache
def _blank_below() -> re.Pattern[str]:
    return re.compile(r"\n[ \t]*+(?:\n|\Z)|\Z")


_DRAWN = re.compile(r"[-–—|(]")
"""Signs that part a title from its date more surely than a comma."""


@cache
def _day_in_figures() -> re.Pattern[str]:
    """A line with a day before its last one, as `Written: 20/12/2016 / Changed: 30/12/2018`, is no title."""
    return re.compile(r"(?<!\d)(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}[./-]\d{1,2}[./-]\d{1,2})(?!\d)")


def _is_word(separator: re.Match[str]) -> bool:
    """No sign parts the title from its date, but at most a word, as it may in a sentence."""
    return separator["gap"] is not None or separator["sign"].strip().isalpha()


def _read_what_and_date(text: str, start: int, line_end: int) -> Candidate | None:
    """An item that says what happened, and behind a colon when."""
    item = _what().match(text, start, line_end) if line_end - start <= _LONGEST_TITLE else None
    found = read_at(text, item.end(), line_end) if item else None
    after = _after_last_date().match(text, found.end) if found else None
    if (
        item is None
        or found is None
        or after is None
        or found.precision < MONTH
        or not (found.date and found.date.year)
        or item[0].count("(") > item[0].count(")")
    ):
        return None
    style = _STYLE_OF["bullet", "any"]
    indent = len(item["indent"].expandtabs(8))
    return Candidate(
        start, found.start, after.end(), found, style, STYLES[style].strength, indent, 0, item.span(item.lastgroup or 0)
    )


def _read_item_and_date(text: str, start: int, line_end: int) -> Candidate | None:
    """An item whose date stands last, or behind the link it begins with; the date must be given to the day."""
    lead = _sign_of_item().match(text, start, line_end)
    if lead is None:
        return None
    link = _link_and_sign().match(text, lead.end(), line_end)
    begin = lead.end()
    if link:
        places = [(link.end("link"), link.end())]
    elif line_end - start <= _LONGEST_TITLE and _figure().search(text, line_end - 3, line_end):
        signs = _before_last_date().finditer(text, begin, line_end)
        places = [sign.span() for sign in signs if sign["sign"] and not _is_word(sign) and sign["sign"].strip() != ":"]
        del places[:-_MOST_GAPS]
    else:
        return None
    for until, at in places:
        found = read_at(text, at, line_end)
        if found is None or found.precision < DAY or not (found.date and found.date.year) or until == begin:
            continue
        if after := (_behind_link() if link else _after_last_date()).match(text, found.end):
            style = _STYLE_OF["bullet", "last"]
            indent = len(lead["indent"].expandtabs(8))
            return Candidate(
                start, found.start, after.end(), found, style, STYLES[style].strength, indent, 0, (begin, until)
            )
    return None


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _sign_of_item() -> re.Pattern[str]:
    return re.compile(r"(?P<indent>[ \t]*+)[-*+•][ \t]+(?=[^\s\d(])")


@cache
def _link_and_sign() -> re.Pattern[str]:
    """A link of Markdown and the sign that parts it from its date."""
    return re.compile(r"(?P<link>\[[^\]\n]{1,200}\]\([^)\n]{1,400}\))(?:[ \t]+[-–—|][ \t]+|[:,][ \t]+|[ \t]+\()(?=\w)")


@cache
def _behind_link() -> re.Pattern[str]:
    return re.compile(r"\)?(?:[ \t]*[|–—:.][ \t]*|[ \t]+-[ \t]+|[ \t]*(?=\n|\Z))")


def _read_name_and_date(text: str, start: int, line_end: int) -> Candidate | None:
    """A name or a release, its date in figures, and who made it or what it was."""
    name = _name().match(text, start, line_end) if line_end - start <= _LONGEST_TITLE else None
    found = read_at(text, name.end(), line_end) if name else None
    after = _rest().match(text, found.end) if found else None
    if name is None or found is None or after is None or FORMS[found.form].name != "year-month-day":
        return None
    style = _STYLE_OF["title", "any"]
    return Candidate(start, found.start, after.end(), found, style, STYLES[style].strength, 0, 0, name.span("name"))


@cache
def _what() -> re.Pattern[str]:
    return re.compile(
        r"(?P<indent>[ \t]*+)[-*+•][ \t]+(?:(?P<what>[^\n:]*[^\s:][^\n:]*):[*_]{0,3}[ \t]+"
        r"|(?P<release>v?\d[\w.+-]{0,20}(?: [\w.]{1,20}){0,3})[ \t]+(?=\d{4}-\d\d-\d\d[ \t]*(?:\n|\Z)))"
    )


@cache
def _name() -> re.Pattern[str]:
    return re.compile(r"(?P<name>[^\W_][\w.+-]*(?:[ \t][\w.+-]{1,30})?)[ \t]+(?=\d{4}-)")


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(r"(?:[ \t]{2,}|[ \t]+[-–—|][ \t]+)(?=\S)|(?<=:\d\d)[ \t]*(?=\n|\Z)")


def _is_version(title: str) -> bool:
    """The title names a release, as `v1.2.3` and `Release 2026c` do."""
    return bool(_version().match(title))
