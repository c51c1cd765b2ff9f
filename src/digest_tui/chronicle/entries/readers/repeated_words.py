"""A date behind words that stand word for word before the dates of several lines: `Incident of 26 January 2031`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest_tui.chronicle.dates.reading import Precision, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.languages.months import MONTHS
from digest_tui.chronicle.text.lines import find_line_end, get_line_above, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_NEEDED = 3
"""Lines that begin with the same words."""
_LONGEST_LINE = 140
_BULLETS = "-*+•"
_WORDS = lazy(
    r"[ \t]*(?P<item>[-*+•][ \t]+(?=\[[^\]\n]*\]\((?!#)[^)\n]*\)[ \t]*(?:\n|\Z))\[)?"
    r"(?P<words>[^\W\d_][^\n\d|:.\]]{1,38}[ \t])(?=\d)"
)
"""What stands before the first figure of a line, or of a link that is a whole item: a few words, and no sentence."""
_BAR = lazy(r"[ \t]*\|[ \t]*")
"""What may part the date from a place or a title on its line."""


def read(source: Text, starts: Sequence[int]) -> Iterator[DatedLine]:
    """The lines among those at `starts` whose date, given to the day, follows words that three lines share.

    Each begins a paragraph, as prose is wrapped anywhere, or is an item that is a link.

    The words belong to the dateline: they are part of the date as written. A link is the body, all of it.
    """
    alike: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start in starts:
        line_end = find_line_end(source.plain, start)
        is_parted = line_end - start <= _LONGEST_LINE and not get_line_above(source.plain, start).strip()
        may_begin = is_parted or source.plain.find("](", start, line_end) >= 0
        match = _WORDS().match(source.plain, start, line_end) if may_begin else None
        if match and (match["item"] or is_parted):
            words, last = match["words"], match["words"].split()[-1]
            # A month in front of its day belongs to the date.
            cut = words.rindex(last) if last.rstrip(".,").lower() in MONTHS else len(words)
            alike[words[:cut].strip()].append((start, match.start("words") + cut))
    for words, lines in alike.items():
        found = [line for start, at in lines if (line := _read_line(source.plain, start, at))]
        if words and len(found) >= _NEEDED and len(found) * 2 >= len(lines):
            source.trace.record("reader", "date behind repeated words", [line.start for line in found])
            yield from found


def _read_line(text: str, start: int, at: int) -> DatedLine | None:
    date = read_at(text, at, find_line_end(text, start))
    if date is None or date.precision < Precision.DAY or not (date.date and date.date.year):
        return None
    before = text[start:at]
    begin = start + len(before) - len(before.lstrip())
    if text[begin] in _BULLETS:
        line_end = find_line_end(text, start)
        link = (text.index("[", begin), line_end)
        return make_dated_line(start, date, line_end, ("bullet", "any"), indent=measure_indent(before), title=link)
    bar = _BAR().match(text, date.end)
    return make_dated_line(start, date._replace(start=begin), bar.end() if bar else date.end, ("words", "any"))
