"""A line with a date behind a title, a link or a name, where an entry may begin all the same."""

from __future__ import annotations

import re
from functools import cache

from digest_tui.chronicle.dates.reading import Precision, WrittenDate, read_at
from digest_tui.chronicle.entries.readers import ATTRIBUTE, Candidate, make_candidate

_LONGEST_TITLE, _LONGEST_HEADING = 140, 400
"""Characters of a line; a heading that a sign marks may be a whole sentence."""
_WORDS_OF_TITLE = 5
"""Before `on` and a date; more are a sentence."""
_WORDS_OF_STATE = 2
"""As `resolved` and `Fix released`, before a date and its hour."""
_LONGEST_ZONE = 8
"""Characters behind the last figure of a date, as ` PM UTC`, and the brackets around it."""
_MOST_GAPS = 12
"""Spaces at the end of a title behind which its date is looked for: `Oct 22 15:11:36 EDT 2000 [a remark]` has seven."""


@cache
def _before_last_date() -> re.Pattern[str]:
    return re.compile(
        r"(?P<sign>[ \t]+[-–—:|/@][ \t]+|[ \t]*[(\[][*_]{0,2}(?:(?:released|published|on|vom|от)[ \t:]+)?"
        r"|[:,][ \t]+|[ \t]{2,}|\t"
        r"|[ \t]+(?:released|published|dated|on|of|vom|от|du|del)[ \t]+(?:on[ \t]+)?)(?=[\w'])|(?P<gap>[ \t])(?=\w)",
        re.IGNORECASE,
    )


@cache
def _lead_of_title() -> re.Pattern[str]:
    """What a title may begin with; a note of a list, `12. `, a bullet and a setting of Org, `#+date:`, begin none."""
    return re.compile(
        r"(?P<hashes>\#{1,6}[ \t]+|={1,6}[ \t]*)|(?:\*[ \t]+|(?P<indent>[ ]{1,4}(?!\*)))?"
        r"(?![\s\-+|(]|\#\+|\d{1,3}[.)][ \t]|\[\d+\])"
    )


@cache
def _version() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_][\w.-]*[ \t]+){0,4}[(\[]?v?\d[\w.+~-]*[)\]]?[ \t]*\Z", re.IGNORECASE)


@cache
def _begins_with_release() -> re.Pattern[str]:
    return re.compile(r"(?:[^\W\d_][\w.-]*[ \t]+){0,4}v?\d[\w.+~-]*[ \t]+\(")


@cache
def _after_last_date() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<close>[*_]{{0,3}}[)\]]?){ATTRIBUTE}"
        r"(?=[ \t]*+(?:\([^\n]*\)|\[[^\n]*\])?[ \t]*+[*_#=.:]{0,8}[ \t]*+(?:\n|\Z))"
    )


@cache
def _remark_behind_release() -> re.Pattern[str]:
    """As in `Changes in 1.3 (2 May 2031): may become 2.0`."""
    return re.compile(r"(?P<close>[)\]]):[ \t]+(?=[^\n]{1,60}(?:\n|\Z))")


@cache
def _name_of_release() -> re.Pattern[str]:
    """As in `## [1.3] - 2031-05-06 "Heron"`, `## 1.3 (2031-05-06): Heron`."""
    return re.compile(r"(?P<close>[*_]{0,2}[)\]]?)(?::|(?=[ \t]))[ \t]*(?=[^\d\s][^\n]{0,40}(?:\n|\Z))")


def read_date_behind(text: str, start: int, line_end: int) -> Candidate | None:
    """The dateline `[start, line_end)` may have behind what it is the date of; None for none."""
    return (
        _read_what_and_date(text, start, line_end)
        or _read_item_and_date(text, start, line_end)
        or _read_date_last(text, start, line_end)
        or _read_name_and_date(text, start, line_end)
    )


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
        is_plain = not lead["hashes"]
        if is_plain and not _is_title(before, separator, bool(lead["indent"])):
            continue
        found = read_at(text, separator.end(), line_end)
        after = _after_last_date().match(text, found.end) if found else None
        if found and after is None and _is_version(before):
            after = (_name_of_release() if lead["hashes"] else _remark_behind_release()).match(text, found.end)
        if found is None or after is None or separator.start() == begin:
            continue
        if is_plain and _is_word(separator) and _has_full_stop(text, after.end(), line_end) and not _is_version(before):
            continue
        is_in_brackets = separator[0].endswith("(") and after["close"].endswith(")")
        is_year = bool(lead["hashes"]) and found.precision == Precision.YEAR and is_in_brackets
        needed = Precision.MONTH if lead["hashes"] or _is_version(before) else Precision.DAY
        if found.precision < needed and not is_year:
            continue
        if found.date is not None and (found.date.year is None or (is_plain and _is_column(separator, found))):
            continue
        level = len(lead["hashes"].strip()) if lead["hashes"] else 0
        title = (begin, begin + len(text[begin : separator.start()].rstrip(" \t-–—:|,/@([")))
        return make_candidate(
            start, found, after.end(), ("title", "last" if is_year else "end"), level=level, title=title
        )
    return None


def _is_title(before: str, separator: re.Match[str], is_set_in: bool) -> bool:
    """Whether what stands before a date may be a title, though no sign marks it: a sentence is none, nor data."""
    is_sentence = separator["gap"] is not None or len(before.split()) > _WORDS_OF_TITLE
    if is_sentence and _is_word(separator) and not _is_version(before):
        return False
    if _year_at_end().search(before) and _DASH.search(separator[0]) and not _is_version(before):
        # The date is the end of a time that has begun with a year, or with a month.
        return False
    return not (is_set_in and not _DRAWN.search(separator[0])) and not _day_in_figures().search(before)


@cache
def _year_at_end() -> re.Pattern[str]:
    return re.compile(r"\b[12]\d{3}[ \t]*\Z")


def _is_column(separator: re.Match[str], found: WrittenDate) -> bool:
    """Whether days from and until stand in a column of their own: a term of office, and no title."""
    return found.date is not None and found.date.last is not None and separator[0].startswith("   ")


def _has_full_stop(text: str, start: int, line_end: int) -> bool:
    """What ends so is a sentence, as `We began on 2 May 2031.`; no title does."""
    return text[start:line_end].strip(" \t*_)") == "."


def _stands_alone(text: str, start: int, line_end: int) -> bool:
    """Whether the lines above and below are blank, as those about a heading of a dumped page."""
    above = text[max(text.rfind("\n", 0, max(start - 1, 0)), 0) : start]
    return not above.strip() and _blank_below().match(text, line_end) is not None


@cache
def _blank_below() -> re.Pattern[str]:
    return re.compile(r"\n[ \t]*+(?:\n|\Z)|\Z")


_DASH = re.compile(r"[-–—]")
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
        or found.precision < Precision.MONTH
        or not (found.date and found.date.year)
        or item[0].count("(") > item[0].count(")")
    ):
        return None
    indent, title = len(item["indent"].expandtabs(8)), item.span(item.lastgroup or 0)
    return make_candidate(start, found, after.end(), ("bullet", "any"), indent=indent, title=title)


def _read_item_and_date(text: str, start: int, line_end: int) -> Candidate | None:
    """An item whose date stands last, or behind the link it begins with; the date must be given to the day."""
    lead = _sign_of_item().match(text, start, line_end)
    if lead is None:
        return None
    link = _link_and_sign().match(text, lead.end(), line_end)
    begin = lead.end()
    if link is None and lead[0] == "* " and _begins_with_release().match(text, begin, line_end):
        # A heading of an outline as Emacs shows it.
        return None
    if link:
        places = [(link.end("link"), link.end())]
    elif line_end - start <= _LONGEST_TITLE and _figure().search(text, line_end - _LONGEST_ZONE, line_end):
        signs = _before_last_date().finditer(text, begin, line_end)
        places = [sign.span() for sign in signs if _parts_item_from_date(text, begin, sign)]
        del places[:-_MOST_GAPS]
    else:
        return None
    for until, at in places:
        found = read_at(text, at, line_end)
        if found is None or found.precision < Precision.DAY or not (found.date and found.date.year) or until == begin:
            continue
        if text[until:at] == " " and ":" not in text[at : found.end]:
            continue
        if after := (_behind_link() if link else _after_last_date()).match(text, found.end):
            indent = len(lead["indent"].expandtabs(8))
            return make_candidate(start, found, after.end(), ("bullet", "last"), indent=indent, title=(begin, until))
    return None


def _parts_item_from_date(text: str, begin: int, sign: re.Match[str]) -> bool:
    """Whether `sign` may stand before the date of an item: no word, no colon; a space behind a word or two alone."""
    if sign["gap"] is not None:
        return len(text[begin : sign.start()].split()) <= _WORDS_OF_STATE
    return not _is_word(sign) and sign["sign"].strip() != ":"


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _sign_of_item() -> re.Pattern[str]:
    return re.compile(r"(?P<indent>[ \t]*+)[-*+•][ \t]+(?=[^\s\d(])")


@cache
def _link_and_sign() -> re.Pattern[str]:
    """A link of Markdown and the sign that parts it from its date."""
    sign = r"[ \t]+[-–—|][ \t]+|[:,][ \t]+|[ \t]+\(|[ \t]+[*_]{1,2}"
    return re.compile(rf"(?P<link>\[[^\]\n]{{1,200}}\]\([^)\n]{{1,400}}\))(?:{sign})(?=\w)")


@cache
def _behind_link() -> re.Pattern[str]:
    return re.compile(r"[*_]{0,2}\)?(?:[ \t]*[|–—:.][ \t]*|[ \t]+-[ \t]+|(?:[ \t]*<br[ ]?/?>)?[ \t]*(?=\n|\Z))")


def _read_name_and_date(text: str, start: int, line_end: int) -> Candidate | None:
    """A name or a release, its date in figures, and who made it or what it was."""
    name = _name().match(text, start, line_end) if line_end - start <= _LONGEST_TITLE else None
    found = read_at(text, name.end(), line_end) if name else None
    after = _rest().match(text, found.end) if found else None
    if name is None or found is None or after is None or found.precision < Precision.DAY or not found.form.is_iso_like:
        return None
    return make_candidate(start, found, after.end(), ("title", "any"), title=name.span("name"))


@cache
def _what() -> re.Pattern[str]:
    return re.compile(
        r"(?P<indent>[ \t]*+)[-*+•][ \t]+(?:(?P<what>[^\n:]*[^\s:][^\n:]*):[*_]{0,3}[ \t]+"
        r"|(?P<release>v?\d[\w.+-]{0,20}(?: [\w.]{1,20}){0,3})(?:[ \t]+[-–—])?[ \t]+(?=\d{4}-\d\d-\d\d[ \t]*(?:\n|\Z)))"
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
