"""Evidence: why a new item may begin at a dated line, although the line may be wrapped prose.

The rules are rows of a table; the first that speaks for a line keeps it.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.series import ends_sentence, find_firsts, find_series
from digest_tui.chronicle.entries.styles import MODEL, DatelineStyle, Lead
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.rules import Rule, find_first
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_above, find_line_end, get_line_above, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.running_numbers import heads_item, is_number
from digest_tui.chronicle.text.source import Text

_NARROW, _SHORT, _LONG = 30, 45, 100
"""Characters: a line of a length between these may have been wrapped."""
_PROSE: frozenset[Lead] = frozenset(("line", "on", "place"))
"""What paragraphs of one document may begin with by turns."""
_MAY_BE_WRAPPED: frozenset[Lead] = _PROSE | {"bracket", "title"}
_BLANK_LINES = lazy(r"(?:[ \t]*\n)*")
_LIST_BELOW = lazy(r"[^\w\n]*\n[ \t]*[-*+•][ \t]")
_NAMES_OF_COLUMNS = lazy(lambda: rf"[ \t]*{any_of('day_columns')}[ \t]+\w[^\n.!?;]*[^\s.!?;,:][ \t]*\Z", re.IGNORECASE)
_WORD_BEFORE_DATE = lazy(
    lambda: rf"\b{any_of('on', 'of', 'by', 'since', 'before', 'after', 'joining')}\Z", re.IGNORECASE
)


def leads_to_date(line: str) -> bool:
    """True if the last word or sign of a `line` leads to what stands on the next: it is no title and no whole item."""
    return line.rstrip().endswith((",", ";")) or _ends_with_word_before_date(line)


def _ends_with_word_before_date(line: str) -> bool:
    return _WORD_BEFORE_DATE().search(line.rstrip()) is not None


class Setting(NamedTuple):
    """A dated line and what stands around it."""

    source: Text
    line: DatedLine
    above: str
    """The line above, without its line feed; "" where there is none."""
    previous: DatelineStyle | None
    """The style of the item that has begun the paragraph in which the line stands; None where none has."""
    is_in_series: bool
    """It is one of a series of lines that look alike and whose dates go one way."""
    is_first: bool
    """Others follow that look alike, and with it their dates go one way."""
    heading: DatedLine | None
    """The heading with a date on the line above; None where there is none."""
    below: DatedLine | None
    """What is dated on the line below."""


def _has_sign(setting: Setting) -> bool:
    return setting.line.style.lead not in _MAY_BE_WRAPPED or setting.line.level > 0


def _has_number(setting: Setting) -> bool:
    """True behind the number of a row, and of an item whose date stands alone above its text."""
    text, line = setting.source.plain, setting.line
    return is_number(text, line.start, line.date_start) or (line.is_alone and heads_item(text, line.date_start))


def _is_parted(setting: Setting) -> bool:
    above = setting.above.strip()
    return not above or above.endswith(":") or len(set(above)) == 1 or not above.strip("-:=+| \t")


def _is_below_names(setting: Setting) -> bool:
    """True if names of columns, the first that of the dates, are all of the paragraph above; a page may lose gaps."""
    above = setting.line.start - 1 - len(setting.above)
    is_first = not get_line_above(setting.source.plain, above).strip()
    is_whole = setting.line.has_year and setting.line.is_to_the_day and not setting.line.is_alone
    is_head = _NAMES_OF_COLUMNS().match(setting.above) is not None and not leads_to_date(setting.above)
    return is_whole and is_first and is_head


def _is_below_heading(setting: Setting) -> bool:
    """True if a heading stands right above, which is no part of the paragraph below it: a marked one, or its year."""
    is_marked = setting.source.find_heading(setting.line.start - 1 - len(setting.above)) is not None
    return is_marked or _lends_to(setting.heading, setting.line)


def _is_one_line_of_many(setting: Setting) -> bool:
    source = setting.source
    return source.is_line_by_line and not source.wrap_width and setting.line.style.tail != "end"


def _continues_paragraph(setting: Setting) -> bool:
    """The line is a further item of a paragraph that one of its kind has begun."""
    line, style = setting.line, setting.previous
    if style is None or ends_sentence(setting.source.plain, line) or _is_wrapped_before_date(setting):
        return False
    is_doubtful = line.strength < 2 and not line.date.form.is_iso_like and line.style.tail != "cell"
    is_set_off = line.style.tail == "colon" and setting.above.rstrip().endswith((".", "!", "?"))
    if is_doubtful and not is_set_off and _SHORT < len(setting.above.strip()) < _LONG and not _had_room(setting):
        return False
    leads = {style.lead, line.style.lead}
    if line.style is style or (not line.style.is_section and (len(leads) == 1 or leads <= _PROSE)):
        return True
    return line.is_alone and style.lead == "line" and setting.below is None and _had_room(setting)


def _is_wrapped_before_date(setting: Setting) -> bool:
    """True if the line above ends as `… said on`, and the sentence goes on behind the date in small letters."""
    return _goes_on_small(setting) and _ends_with_word_before_date(setting.above)


def _goes_on_small(setting: Setting) -> bool:
    return setting.source.plain[setting.line.end : setting.line.end + 1].islower()


def _had_room(setting: Setting) -> bool:
    """True if the line begins with a whole date, and its first word had room on the line above."""
    source, line = setting.source, setting.line
    is_whole = line.has_year and (line.is_to_the_day or line.date.is_left_open)
    if line.style.lead != "line" or not is_whole:
        return False
    word = source.plain[line.start : find_line_end(source.plain, line.start)].split(maxsplit=1)[0]
    return len(setting.above) + 1 + len(word) <= (source.wrap_width or sys.maxsize)


def _lends_to(heading: DatedLine | None, line: DatedLine | None) -> bool:
    """True if the `heading` is of the year that the `line` lacks, or of its month."""
    if heading is None or line is None or line.has_year:
        return False
    return heading.is_heading and heading.date.precision < line.date.precision


def _goes_on(setting: Setting) -> bool:
    """True if prose above the line leads to its date, or to the stop behind it."""
    above = setting.above.strip()
    if setting.heading or measure_indent(setting.above) > setting.line.indent:
        return False
    is_open = len(above) > _NARROW and not above.endswith((".", "!", "?"))
    return leads_to_date(above) or (is_open and ends_sentence(setting.source.plain, setting.line))


def _is_above_items(setting: Setting) -> bool:
    """Nothing but a year or a month stands on the line, and right below it what lacks it; below a month a list.

    What ends the sentence above it, as `…, until it burned in` with `1989.` below, is no such line.
    """
    if _goes_on(setting):
        return False
    if setting.line.is_alone and _lends_to(setting.line, setting.below):
        return True
    is_month = setting.line.is_alone and setting.line.date.form.alone == "month"
    return is_month and _LIST_BELOW().match(setting.source.plain, setting.line.end) is not None


def _is_in_series(setting: Setting) -> bool:
    return setting.is_in_series


def _is_below_title(setting: Setting) -> bool:
    """The line is the first of its list, right below a title, a day of printing or a sentence of one line."""
    text, above = setting.source.plain, setting.above.strip()
    is_sentence = above.endswith((".", "!", "?"))
    is_title = setting.line.style.lead != "title" if is_sentence else len(above) <= _SHORT and not leads_to_date(above)
    return setting.is_first and is_title and not _goes_on_small(setting) and _begins_near(text, setting.line.start)


def _begins_near(text: str, start: int) -> bool:
    """True if the paragraph begins one line above the one at `start`, or two and the first is short."""
    above = find_line_above(text, start)
    first = get_line_above(text, above).strip()
    return not first or (len(first) <= _SHORT and not get_line_above(text, find_line_above(text, above)).strip())


EVIDENCE: tuple[Rule[Setting], ...] = (
    Rule(
        "the sign of an item or a heading",
        "The ferry stops at noon, as\n- 2 May 2031: the captain said,\n- 4 May 2031: and he is old.",
        _has_sign,
    ),
    Rule(
        "the number of a row or an item",
        "No Day What was to be seen of the ferry and the isle\nand who told it\n"
        + "\n".join(f"{row} 5/{row + 16}/31 The ferry stops\nat noon, as\nthe captain said" for row in range(1, 6)),
        _has_number,
    ),
    Rule(
        "a blank or a drawn line above",
        "The ferry stops, as we know.\n\n2 May 2031: It stops.\n\n4 May 2031: It goes.",
        _is_parted,
    ),
    Rule(
        "the names of columns above",
        "Date Who What\n2 May 2031 Ann The ferry stops at noon, as\nthe captain said\n"
        "4 May 2031 Ben It goes again, as\nthe town said",
        _is_below_names,
    ),
    Rule(
        "a heading right above",
        "# How the ferry went\n**May 2030** - The ferry stops.\n**June 2031** - It goes.\n**2 July 2031** - It ends.",
        _is_below_heading,
    ),
    Rule(
        "a text in which each line is a paragraph",
        "THE HARBOUR MONITOR\n"
        + "\n".join(
            f"On May {day}, in Laketon, the keeper of the northern lock told the harbour council that nobody paid for "
            "the new gates, and the council took note."
            for day in (2, 5, 7, 10)
        ),
        _is_one_line_of_many,
    ),
    Rule(
        "a paragraph that an item of its kind has begun",
        "2 May 2031: The ferry stops.\n4 May 2031: It goes.",
        _continues_paragraph,
    ),
    Rule(
        "a year or a month alone above its items",
        "# 2031\n\nMay\n- 2 May - The ferry stops.\nJune\n- 9 June - It goes.\n- 24 June - It is sold.",
        _is_above_items,
    ),
    Rule(
        "a series of lines that look alike, in order",
        "The days of the flood\n18 May 2031\nThe water came over the wall.\n19 May 2031\nThe water stood.\n"
        "20 May 2031\nThe ferry runs again.",
        _is_in_series,
    ),
    Rule(
        "the first of a list, below its title",
        "The days of the flood\n18 May 2031 The water comes.\n\n19 May 2031 It stands.\n\n"
        "20 May 2031 It falls.\n\n21 May 2031 The ferry runs again.",
        _is_below_title,
    ),
)


def _find_line_below(text: str, end: int) -> int:
    """Where the next line begins that is not blank."""
    behind = find_line_end(text, end) + 1
    blank = _BLANK_LINES().match(text, behind)
    return blank.end() if blank else behind


def keep_item_starts(source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The `lines` at which an item may begin; those in the middle of a paragraph are left out."""
    series, firsts = find_series(source, lines), find_firsts(source.plain, lines)
    by_start = {line.start: line for line in lines}
    starts = [start.start for start in plain]
    kept: list[DatedLine] = []
    blank = scanned = 0
    for line in lines:
        for match in BLANK_LINE.finditer(source.plain, scanned, line.start):
            blank = match.start() + 1
        scanned = max(line.start - 1, 0)
        before = bisect_left(starts, line.start)
        last_plain = starts[before - 1] if before else -1
        last = kept[-1] if kept else None
        if max(last_plain, last.start if last else -1) < blank or (before == 0 and last is None):
            previous = None
        else:
            previous = last.style if last and last.start > last_plain else MODEL
        above = get_line_above(source.plain, line.start)
        heading = last if last and last.start == line.start - 1 - len(above) else None
        below = by_start.get(_find_line_below(source.plain, line.end))
        setting = Setting(source, line, above, previous, line.start in series, line.start in firsts, heading, below)
        if evidence := find_first(EVIDENCE, setting):
            # What joined a date with the text above it has told why that begins an entry.
            is_joined = "\n" in source.plain[line.start : line.date_start]
            source.trace.record("evidence", evidence.name, () if is_joined else (line.start,))
            kept.append(line)
        else:
            source.trace.record("evidence", "none: the line stands in the middle of a paragraph", (line.start,))
    return kept
