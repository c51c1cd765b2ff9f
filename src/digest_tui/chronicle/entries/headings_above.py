"""Dated lines put together with the headings they are part of, or that stand right above them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import pairwise

from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.cards import is_parted
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.lines_of_years import begins_sentence, is_year_with_words
from digest_tui.chronicle.entries.styles import ALONE, HEADING, LABEL, DatelineStyle
from digest_tui.chronicle.entries.texts_above import join_texts_above
from digest_tui.chronicle.text.headings import Heading
from digest_tui.chronicle.text.lines import find_line_end, find_line_start, get_line_above, is_blank, measure_indent
from digest_tui.chronicle.text.source import Text

_LONG = 100
"""Characters: a line longer than this was not wrapped at all."""
_LINES_OF_TITLE = 4
"""At most, between a title and the date below it, as `commit`, `Merge` and `Author` above `Date`."""
_LINES_OF_PARAGRAPH = 20
"""At most, above a date that is the last line of its paragraph."""
_NEARLY_ALL = 0.8
"""Of the headings of a level that hold only a date, where a title stands above them."""
_DRAWN = 0.8
"""Of the length of a title, at least, that of the line under it."""
_NO_WORDS = " \t#=*_:-"
"""What may stand beside a date on a line that is a heading."""


def attach_headings(source: Text, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """Give each line the level of the heading it is; join labels such as `Date:` with the title above them.

    A label without a title above it is left out.
    """
    attached = [line for one in _head_days(source.plain, lines) if (line := _attach(source, one))]
    attached = _join_repeated_dates(source.plain, attached)
    return join_texts_above(source, _join_dates_below_headings(source, attached))


def _join_repeated_dates(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The lines; a date alone that stands twice above its text, as captions repeat it, is one."""
    joined: list[DatedLine] = []
    for line, until in zip(lines, [*(line.start for line in lines[1:]), len(text)], strict=False):
        end = find_line_end(text, line.end)
        above = joined[-1] if joined and line.is_heading and text[end:until].strip() else None
        if above and text[above.start : line.start].strip() == text[line.start : end].strip():
            joined[-1] = line._replace(start=above.start)
        else:
            joined.append(line)
    return joined


def _head_days(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The lines; years with a title, as `1931. The ferry`, are headings where right below them a day lacks its year.

    Most that look alike stand so, and several where no sign parts the year from its title: else they are entries.
    """
    over: dict[DatelineStyle, list[DatedLine]] = defaultdict(list)
    alike = Counter(line.style for line in lines if is_year_with_words(line))
    for line, following in pairwise(lines):
        if is_year_with_words(line) and _is_title_over(text, line, following):
            over[line.style].append(line)
    heads = {
        line: line._replace(style=HEADING, title=(line.end, find_line_end(text, line.end)))
        for style, found in over.items()
        if len(found) * 2 > alike[style] and len(found) > (style.tail == "space")
        for line in found
    }
    return [heads.get(line, line) for line in lines]


def _is_title_over(text: str, line: DatedLine, following: DatedLine) -> bool:
    """True if no sentence stands behind the year, and right below what is dated more precisely and lacks its year."""
    end = find_line_end(text, line.end)
    title = text[line.end : end].strip()
    is_title = 0 < len(title) <= _LONG and title[-1] not in ".,;:!?…" and begins_sentence(text, line)
    is_bare = following.date.precision > Precision.YEAR and not following.has_year
    return is_title and is_bare and not text[end : following.start].strip("\n" + _NO_WORDS)


def _attach(source: Text, line: DatedLine) -> DatedLine | None:
    heading = source.find_heading(line.start)
    if line.style is LABEL:
        joined = join_title_above(source, line._replace(end=_find_end(source, line, heading)) if heading else line)
        source.trace.record("evidence", "a title above its date" if joined else "none: no title above", (line.start,))
        return joined
    if line.style.lead == "line" and line.style is not ALONE:
        return _attach_underlined(source, line)
    if not line.style.is_section or line.style.lead == "trailer":
        return line
    end = _find_end(source, line, heading)
    if heading is None:
        return line._replace(end=end)
    style = HEADING if line.style.lead == "line" else line.style
    return line._replace(style=style, level=heading.level, end=end)


def _find_end(source: Text, line: DatedLine, heading: Heading | None) -> int:
    """Where the dateline ends: behind the line drawn under the `heading` that it is, unless words stand before it."""
    line_end = find_line_end(source.plain, line.end)
    if source.plain[line.end : line_end].strip(_NO_WORDS):
        return line.end
    return heading.end if heading else line_end


def _attach_underlined(source: Text, line: DatedLine) -> DatedLine:
    """The line as the heading it is if a line about as long is drawn right below it; shorter ones part paragraphs."""
    heading = source.find_heading(line.start)
    if heading is None or line.title:
        return line
    drawn = heading.end - find_line_start(source.plain, heading.end)
    if drawn < len(heading.title) * _DRAWN:
        return line
    words = (line.end, find_line_end(source.plain, line.end))
    return line._replace(style=HEADING, level=heading.level, title=words, end=heading.end)


def heading_right_above(source: Text, start: int) -> Heading | None:
    """The heading that stands above `start` with nothing but blank lines between; None for none."""
    position = bisect_left(source.heading_starts, start) - 1
    if position < 0 or not is_blank(source.plain, source.headings[position].end, start):
        return None
    return source.headings[position]


def find_heading_below(source: Text, end: int) -> Heading | None:
    """The heading that stands below `end` with nothing but blank lines between; None for none."""
    position = bisect_left(source.heading_starts, end)
    if position == len(source.headings) or not is_blank(source.plain, end, source.heading_starts[position]):
        return None
    return source.headings[position]


def join_title_above(source: Text, line: DatedLine) -> DatedLine | None:
    """The line with the title above it: a heading, the lines of its paragraph, or a short line over a blank one."""
    if heading := heading_right_above(source, line.start):
        at = source.plain.index(heading.title, heading.start)
        title_end = line.title[1] if line.title else at + len(heading.title)
        return line._replace(start=heading.start, level=heading.level, title=(at, title_end))
    start = _find_lines_above(source.plain, line)
    if start == line.start:
        start = _find_title_over_blank(source.plain, line)
    if start == line.start or get_line_above(source.plain, start).strip():
        return None
    # A marker before the date, or its author, belongs to the body.
    return line._replace(start=start, title=(start, line.title[1] if line.title else line.start - 1))


def _find_lines_above(text: str, line: DatedLine) -> int:
    """Where the lines begin that stand right above `line`; all of the paragraph where `line` ends it."""
    start = line.start
    is_last = is_parted(text, line)
    for _ in range(_LINES_OF_PARAGRAPH if is_last else _LINES_OF_TITLE):
        above = get_line_above(text, start)
        if not above.strip() or (len(above) > _LONG and not is_last):
            break
        start -= 1 + len(above)
    return start


def _find_title_over_blank(text: str, line: DatedLine) -> int:
    """Where the short line begins that stands by itself over a blank one above `line`, as on a dumped page.

    It is no sentence and set in no deeper; where there is none, that of `line`.
    """
    blank = get_line_above(text, line.start)
    title = get_line_above(text, line.start - 1 - len(blank))
    begin = line.start - 2 - len(blank) - len(title)
    is_title = 0 < len(title.strip()) <= _LONG and title.strip()[-1] not in ".,;:" and begin >= 0
    return begin if is_title and measure_indent(title) <= line.date_start - line.start else line.start


def _join_dates_below_headings(source: Text, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The lines; where most that hold only a date stand right below a heading without one, each with its heading.

    Where the dates are headings themselves, nearly all of a level do, and below a heading of a higher one. If the first
    has no heading right above it and the last has one right below, all stand above theirs. A heading over several dates
    is the title of none.
    """
    dated = {line.start for line in lines}
    alike: dict[int, list[DatedLine]] = defaultdict(list)
    for line in lines:
        if line.style is ALONE or (line.style is HEADING and _holds_date_alone(source, line)):
            alike[line.level].append(line)
    joined: dict[DatedLine, DatedLine] = {}
    for alone in alike.values():
        below = [line for line in alone if _is_below_title(source, line, dated)]
        for line in below if _are_titles_above(source, alone, below) else ():
            style = line.style if line.level and _is_second_of_heading(source.plain, line) else LABEL
            joined[line] = join_title_above(source, line._replace(style=style)) or line
    source.trace.record("evidence", "a title above its date", (line.start for line in joined))
    return [joined.get(line, line) for line in lines]


def _are_titles_above(source: Text, alone: Sequence[DatedLine], below: Sequence[DatedLine]) -> bool:
    """True if the headings right above the dates `below` are their titles, judged by all that stand `alone`."""
    if alone[0] not in below and find_heading_below(source, alone[-1].end):
        return False
    if alone[0].level:
        return len(below) > 1 and len(below) >= len(alone) * _NEARLY_ALL
    starts = {line.start for line in below}
    several = sum(_stand_in_one_section(source, *pair) for pair in pairwise(alone) if pair[0].start in starts)
    return (len(below) - several) * 2 > len(alone)


def _stand_in_one_section(source: Text, line: DatedLine, following: DatedLine) -> bool:
    """True if no heading stands between both lines."""
    return bisect_left(source.heading_starts, line.end) == bisect_left(source.heading_starts, following.start)


def _holds_date_alone(source: Text, line: DatedLine) -> bool:
    heading = source.find_heading(line.start)
    return heading is not None and heading.end == line.end and line.title is None


def _is_below_title(source: Text, line: DatedLine, dated: Collection[int]) -> bool:
    """True if a heading without a date stands right above the date `line`, of a higher level if that has one.

    So does the first line of a heading of two, if the second is the date and a line is drawn under both.
    """
    if line.level and _is_second_of_heading(source.plain, line):
        return True
    heading = heading_right_above(source, line.start)
    return heading is not None and heading.start not in dated and not 0 < line.level <= heading.level


def _is_second_of_heading(text: str, line: DatedLine) -> bool:
    """True if the `line` has a line drawn under it, and above it one of words that begins a paragraph and ends open."""
    title = get_line_above(text, line.start)
    is_first = not get_line_above(text, line.start - 1 - len(title)).strip()
    is_drawn_under = find_line_end(text, line.date.end) < line.end
    is_title = title.strip(_NO_WORDS) != "" and len(title) <= _LONG and title.rstrip()[-1] not in ".,;:"
    return is_title and is_first and is_drawn_under
