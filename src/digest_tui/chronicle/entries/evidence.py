"""Evidence: why a new item may begin at a dated line, although the line may be wrapped prose.

The rules are rows of a table; the first that speaks for a line keeps it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.styles import MODEL, DatelineStyle, Lead
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.rules import Rule, find_first
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_above, find_line_end, get_line_above
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.running_numbers import is_number
from digest_tui.chronicle.text.source import Text

_SHORT, _LONG = 45, 100
"""Characters: a line of a length between these may have been wrapped."""
_PROSE: frozenset[Lead] = frozenset(("line", "on", "place"))
"""What paragraphs of one document may begin with by turns."""
_MAY_BE_WRAPPED: frozenset[Lead] = _PROSE | {"bracket", "title"}
_LIST_BELOW = lazy(r"[^\w\n]*\n[ \t]*[-*+•][ \t]")
_ENDS_OPEN = lazy(
    lambda: rf"(?:\b{any_of('on', 'of', 'by', 'since', 'before', 'after', 'joining')}|[,;])\Z", re.IGNORECASE
)
"""A line that is no title: its last word or sign leads to what stands on the next."""
_SERIES, _SHORT_SERIES = 5, 3
"""Lines of one look that are a series; fewer are enough where a date is alone on its line, or no sentence begins so."""
_MOSTLY = 0.8
"""Of the steps from date to date in a series, how many go one way."""


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
    return is_number(setting.source.plain, setting.line.start, setting.line.date_start)


def _is_parted(setting: Setting) -> bool:
    above = setting.above.strip()
    return not above or above.endswith(":") or len(set(above)) == 1 or not above.strip("-:=+| \t")


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
    if style is None or _ends_sentence(setting.source, line):
        return False
    is_doubtful = line.strength < 2 and not line.date.form.is_iso_like and line.style.tail != "cell"
    is_set_off = line.style.tail == "colon" and setting.above.rstrip().endswith((".", "!", "?"))
    if is_doubtful and not is_set_off and _SHORT < len(setting.above.strip()) < _LONG:
        return False
    leads = {style.lead, line.style.lead}
    return line.style is style or (not line.style.is_section and (len(leads) == 1 or leads <= _PROSE))


def _lends_to(heading: DatedLine | None, line: DatedLine | None) -> bool:
    """True if the `heading` is of the year that the `line` lacks, or of its month."""
    if heading is None or line is None or line.has_year:
        return False
    return heading.is_heading and heading.date.precision < line.date.precision


def _is_above_items(setting: Setting) -> bool:
    """Nothing but a year or a month stands on the line, and right below it what lacks it; below a month a list.

    What ends the sentence above it, as `…, until it burned in` with `1989.` below, is no such line.
    """
    above = setting.above.strip()
    if above and (_ends_sentence(setting.source, setting.line) or _ENDS_OPEN().search(above)):
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
    goes_on = text[setting.line.end : setting.line.end + 1].islower()
    is_title = above.endswith((".", "!", "?")) or (len(above) <= _SHORT and not _ENDS_OPEN().search(above))
    return setting.is_first and is_title and not goes_on and _begins_near(text, setting.line.start)


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
        "the number of a row",
        "No Day What\n1 5/17/31 The ferry stops at noon, as the\ncaptain said\n2 5/18/31 It goes again, as\n"
        "he said\n3 5/22/31 It is sold\n4 5/23/31 It is\nbought\n5 5/24/31 It is lost",
        _has_number,
    ),
    Rule(
        "a blank or a drawn line above",
        "The ferry stops, as we know.\n\n2 May 2031: It stops.\n\n4 May 2031: It goes.",
        _is_parted,
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


def keep_item_starts(source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The `lines` at which an item may begin; those in the middle of a paragraph are left out."""
    series, firsts = _find_series(source, lines), _find_firsts(source.plain, lines)
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
        below = by_start.get(find_line_end(source.plain, line.end) + 1)
        setting = Setting(source, line, above, previous, line.start in series, line.start in firsts, heading, below)
        if evidence := find_first(EVIDENCE, setting):
            source.trace.record("evidence", evidence.name, (line.start,))
            kept.append(line)
        else:
            source.trace.record("evidence", "none: the line stands in the middle of a paragraph", (line.start,))
    return kept


def _find_series(source: Text, lines: Sequence[DatedLine]) -> set[int]:
    """Where lines begin that look alike, several, and whose dates go one way: prose is not wrapped so.

    A date with prose right behind it counts only where no sentence begins so, as a tale in order is wrapped by chance,
    or where nearly all lines of its paragraph begin with a whole date. Dates alone on their lines are one series in all
    of the text, others in one paragraph.
    """
    looks: dict[tuple[object, ...], list[DatedLine]] = defaultdict(list)
    blanks = [match.start() for match in BLANK_LINE.finditer(source.plain)] if lines else []
    for line in lines:
        if not _ends_sentence(source, line):
            paragraph = -1 if line.is_alone else bisect_left(blanks, line.start)
            is_told = line.style.tail in ("space", "comma") and not _is_clear(line)
            looks[line.style, line.indent, line.is_to_the_day, line.year is None, paragraph, is_told].append(line)
    found: set[int] = set()
    for look, alike in looks.items():
        if look[-1] and not _fill_paragraph(source.plain, alike):
            continue
        order = [date.year_month_day for line in alike if (date := line.date.date)]
        needed = _SHORT_SERIES if alike[0].is_alone or _is_clear(alike[0]) else _SERIES
        are_several = len(order) == len(alike) >= needed and len(set(order)) >= _SHORT_SERIES
        if are_several and goes_one_way(order, _MOSTLY):
            found.update(line.start for line in alike)
    return found


def _fill_paragraph(text: str, lines: Sequence[DatedLine]) -> bool:
    """True if the `lines` begin with whole dates, and hardly any others stand between the first and the last."""
    between = text.count("\n", lines[0].start, lines[-1].start)
    return lines[0].has_year and lines[0].is_to_the_day and len(lines) > _MOSTLY * between


def _find_firsts(text: str, lines: Sequence[DatedLine]) -> set[int]:
    """Where lines begin that may be the first of several that look alike; one before them may be that of printing.

    A date with a stop behind it may end the sentence above where others have none.
    """
    looks: dict[tuple[object, ...], list[DatedLine]] = defaultdict(list)
    for line in lines:
        if line.year:
            looks[line.style, line.indent, text.startswith(".", line.date.end)].append(line)
    found: set[int] = set()
    for alike in looks.values():
        order = [date.year_month_day for line in alike if (date := line.date.date)]
        for at in range(min(2, len(alike) - _SHORT_SERIES)):
            is_rising = order[at + 1] <= order[-1]
            if (order[at] <= order[at + 1]) == is_rising and goes_one_way(order[at + 1 :], _MOSTLY):
                found.add(alike[at].start)
    return found


def _is_clear(line: DatedLine) -> bool:
    """True for a form with which hardly a sentence begins."""
    form = line.date.form
    return form.is_unambiguous or form.is_east_asian or form.alone == "year"


def _ends_sentence(source: Text, line: DatedLine) -> bool:
    return line.is_alone and source.plain.startswith(".", line.date.end)
