"""Lines that look like footnotes: which of them follow each other, and where what each of them says ends.

Whether they are footnotes, selecting.py says.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.footnotes.styles import NoteLine, find_lines, find_numbered_lines
from digest_tui.chronicle.footnotes.titles import Title, find_titles
from digest_tui.chronicle.text.lines import get_line_above, measure_indent
from digest_tui.chronicle.text.paragraphs import find_end_of_paragraph
from digest_tui.chronicle.text.source import Text

_NEAR = 6000
"""Characters that may stand between a heading of references and the first note below it."""
_NEVER_CONTINUES = "#=*•|>-"
_RULE = " \t_=*~-—─━"
"""Of these signs and spaces alone a line is drawn between parts of a text."""
_LARGEST_STEP = 1000
_SHORTEST_WRAPPED = 30


class NoteRun(NamedTuple):
    """Lines that look like footnotes, with nothing but blank lines between what they say."""

    lines: list[NoteLine]
    ends: list[int]
    title: Title | None = None
    """The heading of references above it, if there is one."""

    @property
    def start(self) -> int:
        """Where its first line begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where its last note ends."""
        return self.ends[-1]


class Runs:
    """Finds the runs of one text, whose entries begin at `entry_starts`."""

    def __init__(self, source: Text, entry_starts: Sequence[int]) -> None:
        self.source = source
        self._text = source.plain
        self._entry_starts = entry_starts

    @cached_property
    def titles(self) -> Sequence[Title]:
        """The headings of lists of references, in order."""
        return find_titles(self._text)

    @cached_property
    def last_title(self) -> int:
        """Where the last sure heading of references ends; 0 where there is none."""
        return max((title.end for title in self.titles if title.is_sure), default=0)

    @cached_property
    def labels_at_end(self) -> Collection[str]:
        """The labels of the lines below that heading, or of the numbers below headings if these are more."""
        behind = {line.label for line in find_lines(self._text[self.last_title :])}
        return max({line.label for run in self.numbered for line in run.lines}, behind, key=len)

    @cached_property
    def numbered(self) -> Sequence[NoteRun]:
        """The runs of numbers below headings of references."""
        return list(self._find_numbered())

    def find_title_above(self, at: int) -> Title | None:
        """The last heading of references above `at`."""
        place = bisect_right(self.titles, at, key=lambda title: title.end)
        return self.titles[place - 1] if place else None

    def group(self, lines: Iterable[NoteLine]) -> Iterator[NoteRun]:
        """`lines`, in the order of the text, as runs."""
        run, is_unindented = NoteRun([], []), False
        for line in self._without_entries(lines):
            if run.lines:
                last = run.lines[-1]
                end = self._find_end(last, line.start)
                if end != line.start and self._are_close(last, end, line) and self._is_right_below_title(run):
                    end, is_unindented = line.start, True
                run.ends.append(end)
                if end != line.start and (last.style.is_item != line.style.is_item or not self._goes_on(run, line)):
                    yield run
                    run, is_unindented = NoteRun([], []), False
            run.lines.append(line)
        if run.lines:
            start = run.lines[-1].start
            paragraph = find_end_of_paragraph(self._text, start, len(self._text))
            run.ends.append(paragraph if is_unindented else self._find_end(run.lines[-1], len(self._text)))
            yield run

    def _without_entries(self, lines: Iterable[NoteLine]) -> Iterator[NoteLine]:
        """`lines` without those at which an entry begins."""
        return (line for line in lines if line.start not in self._lines_of_entries)

    @cached_property
    def _lines_of_entries(self) -> frozenset[int]:
        return frozenset(self._entry_starts)

    def _find_numbered(self) -> Iterator[NoteRun]:
        if next(find_numbered_lines(self._text, 0, len(self._text)), None) is None:
            return
        for place, title in enumerate(self.titles):
            limit = self.titles[place + 1].end if place + 1 < len(self.titles) else len(self._text)
            lines, ends = self._count_on(title.end, limit)
            if lines:
                yield NoteRun(lines, [*ends, self._find_end(lines[-1], limit)], title)

    def _count_on(self, start: int, limit: int) -> tuple[list[NoteLine], list[int]]:
        """The numbered lines from `start` as long as their numbers grow, and the ends of all but the last."""
        lines: list[NoteLine] = []
        ends: list[int] = []
        for line in self._number_ones(self._without_entries(find_numbered_lines(self._text, start, limit))):
            if not lines:
                if not self.is_near(start, line.start):
                    break
            elif int(lines[-1].label) < int(line.label) <= int(lines[-1].label) + _LARGEST_STEP:
                end = self._find_end(lines[-1], line.start)
                if self._text[end : line.start].strip():
                    break
                ends.append(end)
            else:
                break
            lines.append(line)
        return lines, ends

    def _number_ones(self, lines: Iterator[NoteLine]) -> Iterator[NoteLine]:
        """`lines`, those of a list numbered as it is shown in which Markdown is left to count: `1.` on every line."""
        before: NoteLine | None = None
        count = 1
        for line in lines:
            is_counted = before and line.label == before.label == "1"
            count = count + 1 if is_counted else 1
            yield line._replace(label=str(count)) if is_counted else line
            before = line

    def _find_end(self, line: NoteLine, until: int) -> int:
        """The end of the note that `line` begins: its line, those indented or wrapped below it, a URL alone on one.

        It reaches at most to `until`, or to the first entry below.
        """
        text = self._text
        start, end = line.start, text.find("\n", line.text_start, until) + 1
        if end == until:
            return end
        place = bisect_right(self._entry_starts, line.start)
        until = min([until, *self._entry_starts[place : place + 1]])
        said = text[line.text_start : end].split()
        is_url = len(said) == 1 and "://" in said[0]
        while 0 < end < until:
            line_end = text.find("\n", end, until) + 1 or until
            below = text[end:line_end]
            bare = below.strip()
            if not bare:
                indents = ("    ", "\t", " " * (line.indent + 3))
                if not (line.style.may_hold_paragraphs and text.startswith(indents, line_end)):
                    break
            elif bare[0] in _RULE and not bare.strip(_RULE):
                break
            elif measure_indent(below) > line.indent:
                pass
            elif below[0] in _NEVER_CONTINUES or (is_url and not self._goes_on_with(bare, start, end)):
                break
            start, end = end, line_end
        return end or until

    def _goes_on_with(self, below: str, start: int, end: int) -> bool:
        """True if the line `below` that in `[start, end)` is a URL, or its first word had no more room above."""
        words = below.split(maxsplit=1)
        if len(words) == 1 and "://" in below:
            return True
        return end - start >= _SHORTEST_WRAPPED and end - start + len(words[0]) > self.source.wrap_width > 0

    def _is_right_below_title(self, run: NoteRun) -> bool:
        title = self.find_title_above(run.start)
        return title is not None and not self._text[title.end : run.start].strip()

    def _are_close(self, before: NoteLine, end: int, line: NoteLine) -> bool:
        """True if `line` has the number behind that of `before`, and no blank line stands between `end` and it.

        The numbers alone part notes that were wrapped at any width.
        """
        return is_next(before, line) and find_end_of_paragraph(self._text, end - 1, line.start) == line.start

    def _goes_on(self, run: NoteRun, line: NoteLine) -> bool:
        """True if `line` belongs to `run`, whose last note has its end above it: blank lines alone part them."""
        return not self._text[run.end : line.start].strip() and follows(run.lines[-1], line) and self.is_parted(run)

    def is_near(self, start: int, end: int) -> bool:
        """True if neither an entry nor a heading stands in `[start, end)`, nor much of anything."""
        if end - start > _NEAR or _is_any_in(self._entry_starts, start, end):
            return False
        return not _is_any_in(self.source.heading_starts, start, end)

    def is_parted(self, run: NoteRun) -> bool:
        """True if a blank line or a drawn one stands above `run`."""
        return not get_line_above(self._text, run.start).strip(_RULE)


def _is_any_in(starts: Sequence[int], start: int, end: int) -> bool:
    place = bisect_left(starts, start)
    return place < len(starts) and starts[place] < end


def is_next(before: NoteLine, line: NoteLine) -> bool:
    """True if the label of `line` is the number behind that of `before`."""
    return before.label.isdecimal() and line.label.isdecimal() and int(line.label) == int(before.label) + 1


def follows(before: NoteLine, line: NoteLine) -> bool:
    """True if the label of `line` comes after that of `before`, as far as labels count."""
    if before.label.isdecimal() and line.label.isdecimal():
        return int(before.label) < int(line.label)
    return True
