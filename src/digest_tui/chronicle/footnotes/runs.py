"""Lines that look like footnotes: which of them follow each other, and where what each of them says ends.

Whether they are footnotes, note_lists.py says.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.entries.ends import find_end_of_paragraph
from digest_tui.chronicle.footnotes.styles import STYLES, NoteLine, find_numbered_lines, holds_numbered_lines
from digest_tui.chronicle.text.source import Text

_NEAR = 6000
"""Characters that may stand between a heading of references and the first note below it."""
_NEVER_CONTINUES = "#=*•|>-"
_RULE = " \t_=*~-—─━"
"""Of these signs and spaces alone a line is drawn between parts of a text."""
_LARGEST_STEP = 1000


class Run(NamedTuple):
    """Lines that look like footnotes, with nothing but blank lines between what they say."""

    lines: list[NoteLine]
    ends: list[int]
    title: int = 0
    """0 for a run below no heading of references, 2 for one below a sure heading, 1 below another."""

    @property
    def start(self) -> int:
        """Where its first line begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where its last note ends."""
        return self.ends[-1]


class Runs:
    """Finds the runs of one text, whose entries begin at `heads`."""

    def __init__(self, source: Text, heads: Sequence[int]) -> None:
        self._source = source
        self._text = source.plain
        self._heads = heads

    def group(self, lines: Iterator[NoteLine]) -> Iterator[Run]:
        """`lines`, in the order of the text, as runs."""
        run = Run([], [])
        last: NoteLine | None = None
        is_close = False
        for line in lines:
            if last is not None:
                end = self._text.find("\n", last.text_start, line.start) + 1
                if end != line.start:
                    end = self.find_end(last, line.start)
                    if end != line.start and self._is_within_list(run, end, line):
                        end, is_close = line.start, True
                    if self._has_head(last.start, line.start):
                        end = self._end_before_heads(last, end, line.start, follows(last, line))
                run.ends.append(end)
                if end != line.start and (_is_item(last) != _is_item(line) or not self._goes_on(run, end, line)):
                    yield run
                    run, is_close = Run([], []), False
            run.lines.append(line)
            last = line
        if last is not None:
            end = self.find_end(last, len(self._text))
            if is_close:
                end = find_end_of_paragraph(self._text, last.start, len(self._text))
            run.ends.append(self._end_before_heads(last, end, len(self._text), False))
            yield run

    def _is_within_list(self, run: Run, end: int, line: NoteLine) -> bool:
        """Whether what stands in `[end, line)` belongs to the note above, though nothing sets it in.

        Right below a heading of references the numbers alone part notes that were wrapped at any width.
        """
        if not self._is_close(run.lines[-1], end, line):
            return False
        ends = self.titles[0]
        place = bisect_right(ends, run.start) - 1
        return place >= 0 and not self._text[ends[place] : run.start].strip()

    def _is_close(self, before: NoteLine, end: int, line: NoteLine) -> bool:
        """Whether `line` has the number behind that of `before`, and no blank line stands between `end` and it."""
        return is_next(before, line) and find_end_of_paragraph(self._text, end - 1, line.start) == line.start

    def _goes_on(self, run: Run, end: int, line: NoteLine) -> bool:
        """Whether `line` belongs to `run`, whose last note has its `end` above it: blank lines alone part them."""
        return not self._text[end : line.start].strip() and follows(run.lines[-1], line) and self.is_parted(run)

    def find_numbered(self) -> Iterator[Run]:
        """The runs of numbers below headings of references."""
        if not holds_numbered_lines(self._text):
            return
        titles, kinds = self.titles
        for place, start in enumerate(titles):
            limit = titles[place + 1] if place + 1 < len(titles) else len(self._text)
            lines, ends = self._count_on(start, limit)
            if lines:
                end = self.find_end(lines[-1], limit)
                ends.append(self._end_before_heads(lines[-1], end, limit, False))
                yield Run(lines, ends, kinds[place] + 1)

    def _count_on(self, start: int, limit: int) -> tuple[list[NoteLine], list[int]]:
        """The numbered lines from `start` as long as their numbers grow, and the ends of all but the last."""
        lines: list[NoteLine] = []
        ends: list[int] = []
        for line in self._number_ones(find_numbered_lines(self._text, start, limit)):
            if not lines:
                if not self.is_near(start, line.start):
                    break
            elif int(lines[-1].label) < int(line.label) <= int(lines[-1].label) + _LARGEST_STEP:
                end = self.find_end(lines[-1], line.start)
                if self._is_close(lines[-1], end, line):
                    end = line.start
                is_parted = self._text[end : line.start].strip()
                if is_parted and not (is_next(lines[-1], line) and self.is_near(end, line.start)):
                    break
                ends.append(end)
            elif line.label_start - line.start > lines[-1].label_start - lines[-1].start:
                continue
            else:
                break
            lines.append(line)
        return lines, ends

    def _number_ones(self, lines: Iterator[NoteLine]) -> Iterator[NoteLine]:
        """`lines`, those of a list numbered as it is shown in which Markdown is left to count: `1.` on every line."""
        before: NoteLine | None = None
        count = 1
        for line in lines:
            if before and line.label == before.label == "1" and self._is_below(before, line):
                count += 1
                yield line._replace(label=str(count))
            else:
                count = 1
                yield line
            before = line

    def _is_below(self, before: NoteLine, line: NoteLine) -> bool:
        """Whether nothing stands between the note that `before` begins and `line`, which is as far to the right."""
        is_aligned = line.label_start - line.start == before.label_start - before.start
        return is_aligned and not self._text[self.find_end(before, line.start) : line.start].strip()

    def find_end(self, line: NoteLine, until: int) -> int:
        """The end of the note that `line` begins: its line, those indented or wrapped below it, a URL alone on one."""
        text = self._text
        start, end = line.start, text.find("\n", line.text_start, until) + 1
        if end == until:
            return end
        indent = line.label_start - line.start
        is_paragraph = self._is_paragraph(line, end)
        while 0 < end < until:
            line_end = text.find("\n", end, until) + 1 or until
            below = text[end:line_end]
            bare = below.strip()
            if not bare:
                if not STYLES[line.style].may_hold_paragraphs:
                    break
                line_end = self._skip_blank_lines(line_end, until)
                if not text.startswith(("    ", "\t", " " * (indent + 3)), line_end):
                    break
            elif bare[0] in _RULE and not bare.strip(_RULE):
                break
            elif len(below) - len(below.lstrip(" \t")) <= indent:
                is_url = "://" in bare and " " not in bare and "\t" not in bare
                is_more = is_url or self._is_wrapped(start, end, bare) or is_paragraph
                if not is_more or below[0] in _NEVER_CONTINUES or self._begins_title(end):
                    break
            start, end = end, line_end
        return end or until

    def _skip_blank_lines(self, start: int, until: int) -> int:
        while start < until:
            end = self._text.find("\n", start, until) + 1 or until
            if self._text[start:end].strip():
                break
            start = end
        return start

    def _is_wrapped(self, start: int, end: int, below: str) -> bool:
        """Whether the line in `[start, end)` was broken where it is because the first word `below` had no more room."""
        return end - start >= 30 and end - start + len(below.split(maxsplit=1)[0]) > self._source.wrap_width > 0

    def _is_paragraph(self, line: NoteLine, end: int) -> bool:
        """Whether the note in `line`, which ends at `end`, is a paragraph of its own that goes on below.

        Markdown's notes are some even where nothing but their labels parts them.
        """
        text = self._text
        is_markdown = STYLES[line.style].name == "caret"
        if not is_markdown and text[text.rfind("\n", 0, max(line.start - 1, 0)) + 1 : line.start].strip():
            return False
        said = text[line.text_start : end].split()
        return len(said) != 1 or "://" not in said[0]

    def _begins_title(self, start: int) -> bool:
        end = self._text.find("\n", start) + 1 or len(self._text)
        ends = self.titles[0]
        place = bisect_left(ends, end)
        return place < len(ends) and ends[place] == end

    @cached_property
    def titles(self) -> tuple[array[int], bytearray]:
        """Where the headings of references end, and of what kind they are."""
        from digest_tui.chronicle.footnotes.titles import find_titles

        return find_titles(self._text)

    def _end_before_heads(self, line: NoteLine, end: int, until: int, is_followed: bool) -> int:
        """`end`, or the first entry before it, unless that stands indented in the midst of a list of notes."""
        place = bisect_right(self._heads, line.start)
        if place == len(self._heads) or self._heads[place] >= end:
            return end
        return end if is_followed and end == until else self._heads[place]

    def is_near(self, start: int, end: int) -> bool:
        """Whether neither an entry nor a heading stands in `[start, end)`, nor much of anything."""
        from digest_tui.chronicle.footnotes.titles import has_heading

        return end - start <= _NEAR and not self._has_head(start - 1, end) and not has_heading(self._text, start, end)

    def _has_head(self, start: int, end: int) -> bool:
        """Whether an entry begins in the midst of `(start, end)`."""
        place = bisect_right(self._heads, start)
        return place < len(self._heads) and self._heads[place] < end

    def is_parted(self, run: Run) -> bool:
        """Whether a blank line or a drawn one stands above `run`."""
        start = run.start
        return not self._text[self._text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip(_RULE + "\n")

    def _is_stray(self, before: NoteLine, line: NoteLine, after: NoteLine) -> bool:
        """Whether `line` belongs to the note `before`: out of order, or a second of its label, behind a full line."""
        if follows(before, line):
            return line.label == after.label and self.is_behind_full(line) and not self.is_behind_full(after)
        return is_next(before, after) and self.is_behind_full(line)

    def is_behind_full(self, line: NoteLine) -> bool:
        """Whether the line above has no room for the marker of `line`."""
        above = line.start - self._text.rfind("\n", 0, max(line.start - 1, 0)) - 1
        return above + line.text_start - line.label_start > self._source.wrap_width

    def without_strays(self, run: Run) -> Run:
        """`run` without the wrapped lines of its notes that begin with a number in brackets."""
        lines = run.lines
        if self._source.wrap_width == 0:
            return run
        strays = {place for place in range(1, len(lines) - 1) if self._is_stray(*lines[place - 1 : place + 2])}
        if not strays:
            return run
        keep = [place for place in range(len(lines)) if place not in strays]
        following = [*keep[1:], len(lines)]
        return run._replace(lines=[lines[place] for place in keep], ends=[run.ends[place - 1] for place in following])


def _is_item(line: NoteLine) -> bool:
    return STYLES[line.style].name == "bullet"


def is_next(before: NoteLine, line: NoteLine) -> bool:
    """Whether the label of `line` is the number behind that of `before`."""
    return before.label.isdecimal() and line.label.isdecimal() and int(line.label) == int(before.label) + 1


def follows(before: NoteLine, line: NoteLine) -> bool:
    """Whether the label of `line` comes after that of `before`, as far as labels count."""
    if before.label.isdecimal() and line.label.isdecimal():
        return int(before.label) < int(line.label)
    return True


def split_at_restarts(run: Run) -> Iterator[Run]:
    """`run`, cut where its numbers start again from the first after having counted further than that."""
    begin = 0
    lines = run.lines
    for place in range(2, len(lines) - 1):
        if lines[place].label == lines[begin].label and place - begin > 2 and is_next(lines[place], lines[place + 1]):
            yield run._replace(lines=lines[begin:place], ends=run.ends[begin:place])
            begin = place
    yield run if begin == 0 else run._replace(lines=lines[begin:], ends=run.ends[begin:])
