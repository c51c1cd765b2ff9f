"""Which lines are footnotes.

A line is one by its region and its company, never by its first characters
alone: below a heading of references; where lines of its kind follow each other
and name URLs; where the prose before has referred to them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from digest_tui.chronicle.footnotes import (
    STYLES,
    NoteLine,
    find_lines,
    find_numbered_lines,
    fold_label,
    holds_numbered_lines,
)
from digest_tui.chronicle.lines import Fences, find_wrap_width

_NEAR = 6000
"""Characters that may stand between a heading of references and the first note below it."""
_SAMPLE = 20
"""Lines of a list by which it is judged."""
_NEVER_CONTINUES = "#=*•|>-"
_RAISED = frozenset({"superscript", "sup"})
_OWN_MARKERS = {"parenthesis": frozenset({"parenthesis"}), "superscript": _RAISED, "sup": _RAISED}
"""Of styles that often are something else the styles of marker that tell; of the others any but the parentheses."""
_NOT_IN_PARENTHESES = frozenset({"rst", "bracket", "escaped", "caret", "org", "name", "superscript", "sup"})
_OF_OTHER_FAMILIES = frozenset({"caret", "org"})
"""Styles of marker that name labels of their own family and no others."""
_URL_BEGINS = ("http://", "https://", "ftp://", "mailto:")
_LARGEST_STEP = 1000
_MENU = 60
"""Characters between two links of a menu, at most."""
_REMARKS = ("number", "superscript", "sup")
"""Styles in which a text may number remarks beside its footnotes."""


class Notes(NamedTuple):
    """The footnotes of a text, in order."""

    starts: array[int]
    text_starts: array[int]
    """Where what each of them says begins."""
    ends: array[int]
    styles: bytearray
    """Of each its place in `footnotes.STYLES`."""
    labels: list[str]
    lists: array[int]
    """Of each list the position of its first footnote: notes that follow each other are one list."""


def choose_notes(text: str, heads: Sequence[int]) -> Notes:
    """The footnotes of `text`, whose entries begin at `heads`."""
    notes = Notes(array("Q"), array("Q"), array("Q"), bytearray(), [], array("Q"))
    for run in _Chooser(text, heads).choose():
        notes.lists.append(len(notes.starts))
        notes.starts.extend([line.start for line in run.lines])
        notes.text_starts.extend([line.text_start for line in run.lines])
        notes.ends.extend(run.ends)
        notes.styles.extend([line.style for line in run.lines])
        notes.labels.extend([line.label for line in run.lines])
    return notes


class _Run(NamedTuple):
    """Lines that look like footnotes, with nothing but blank lines between what they say."""

    lines: list[NoteLine]
    ends: list[int]
    title: int = 0
    """0 for a run below no heading of references, 2 for one below a sure heading, 1 below another."""

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.ends[-1]


class _Chooser:
    """Chooses among the lines of one text; remembers what it has read of it."""

    def __init__(self, text: str, heads: Sequence[int]) -> None:
        self._text = text
        self._heads = heads
        self._fences = Fences(text)
        self._last_head = heads[-1] if heads else len(text)
        self._seen: dict[str, set[str]] = {}
        self._seen_until = 0

    def choose(self) -> Iterator[_Run]:
        """The runs that are footnotes, in the order of the text."""
        numbered = self._without_lists_of_the_page(list(self._find_numbered()))
        elsewhere = {line.label for run in numbered for line in run.lines}
        lines = find_lines(self._text)
        if self._fences:
            lines = (line for line in lines if not self._fences.hold(line.start))
        runs: Iterable[_Run] = self._group(lines)
        if numbered:
            runs = sorted([*numbered, *runs], key=lambda run: run.start)
        if numbered or "¹" in self._text:
            runs = self._drop_overshadowed(runs)
        last: _Run | None = None
        alone: _Run | None = None
        for run in runs:
            if last and run.start < last.end:
                continue
            if not self._is_plain(run, elsewhere):
                run = run if run.title else run._replace(title=self._find_title(run, last))
                if not self._are_notes(run, elsewhere):
                    if run.start > self._last_head and len(run.lines) == 1 and self._count_seen(run):
                        alone = run
                    continue
            yield from _split_at_restarts(self._without_strays(run))
            last, alone = run, None
            self._seen.clear()
            self._seen_until = run.end
        if alone:
            yield alone

    # Runs

    def _group(self, lines: Iterator[NoteLine]) -> Iterator[_Run]:
        run = _Run([], [])
        last: NoteLine | None = None
        for line in lines:
            if last is not None:
                end = self._text.find("\n", last.text_start, line.start) + 1
                if end != line.start:
                    end = self._end_of_note(last, line.start)
                    if self._has_head(last.start, line.start):
                        end = self._end_before_heads(last, end, line.start, _follows(last, line))
                run.ends.append(end)
                if end != line.start and not self._goes_on(run, end, line):
                    yield run
                    run = _Run([], [])
            run.lines.append(line)
            last = line
        if last is not None:
            end = self._end_of_note(last, len(self._text))
            run.ends.append(self._end_before_heads(last, end, len(self._text), False))
            yield run

    def _drop_overshadowed(self, runs: Iterable[_Run]) -> Iterator[_Run]:
        """`runs` without the remarks that number themselves like the footnotes of a longer list in brackets behind."""
        held: list[_Run] = []
        behind = 0
        for run in runs:
            held.append(run)
            if STYLES[run.lines[0].style].name == "bracket":
                yield from self._drop_remarks(held, behind)
                held, behind = [], run.end
        yield from held

    def _drop_remarks(self, runs: list[_Run], behind: int) -> Iterator[_Run]:
        """`runs`, the last of which is a list in brackets, the one before it ends at `behind`."""
        longer = {line.label for line in runs[-1].lines}
        named = -1
        for run in runs:
            name = STYLES[run.lines[0].style].name
            if name in _REMARKS and {line.label for line in run.lines} < longer:
                if name == "number" and named < 0:
                    named = self._find_last_bracket(behind, runs[-1].start)
                if name in _RAISED or named <= run.end:
                    continue
            yield run

    def _find_last_bracket(self, start: int, end: int) -> int:
        """Where the last marker in brackets of `[start, end)` stands; `start` if there is none."""
        from digest_tui.chronicle.markers import find_bracket_markers

        return max(find_bracket_markers(self._text, start, end), default=start)

    def _goes_on(self, run: _Run, end: int, line: NoteLine) -> bool:
        """Whether `line` belongs to `run`, whose last note has its `end` above it: blank lines alone part them."""
        return not self._text[end : line.start].strip() and _follows(run.lines[-1], line) and self._is_parted(run)

    def _find_numbered(self) -> Iterator[_Run]:
        """The runs of numbers below headings of references."""
        if not holds_numbered_lines(self._text):
            return
        titles, kinds = self._titles
        for place, start in enumerate(titles):
            limit = titles[place + 1] if place + 1 < len(titles) else len(self._text)
            lines, ends = self._count_on(start, limit)
            if lines:
                end = self._end_of_note(lines[-1], limit)
                ends.append(self._end_before_heads(lines[-1], end, limit, False))
                yield _Run(lines, ends, kinds[place] + 1)

    def _without_lists_of_the_page(self, runs: list[_Run]) -> list[_Run]:
        """`runs` without the lists of a dumped page itself, which hold markers, if that of its links stands behind."""
        if not any(map(self._are_of_markers, runs)):
            return runs
        last = runs[-1].lines
        listed = len(last) if all(self._has_url(line) for line in last[:_SAMPLE]) else len(self._listed_last[1])
        return [run for run in runs if len(run.lines) >= listed or not self._are_of_markers(run)]

    def _are_of_markers(self, run: _Run) -> bool:
        sample = run.lines[:_SAMPLE]
        begins = (self._text[line.text_start : line.text_start + 9].lstrip(" \t") for line in sample)
        return sum(text[:1] == "[" and text[1:2].isdecimal() for text in begins) * 2 > len(sample)

    def _count_on(self, start: int, limit: int) -> tuple[list[NoteLine], list[int]]:
        """The numbered lines from `start` as long as their numbers grow, and the ends of all but the last."""
        lines: list[NoteLine] = []
        ends: list[int] = []
        for line in self._number_ones(find_numbered_lines(self._text, start, limit)):
            if not lines:
                if not self._is_near(start, line.start):
                    break
            elif int(lines[-1].label) < int(line.label) <= int(lines[-1].label) + _LARGEST_STEP:
                end = self._end_of_note(lines[-1], line.start)
                is_parted = self._text[end : line.start].strip()
                if is_parted and not (_is_next(lines[-1], line) and self._is_near(end, line.start)):
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
        return is_aligned and not self._text[self._end_of_note(before, line.start) : line.start].strip()

    def _end_of_note(self, line: NoteLine, until: int) -> int:
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
        return end - start >= 30 and end - start + len(below.split(maxsplit=1)[0]) > self._wrap_width > 0

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
        ends = self._titles[0]
        place = bisect_left(ends, end)
        return place < len(ends) and ends[place] == end

    @cached_property
    def _wrap_width(self) -> int:
        return find_wrap_width(self._text)

    @cached_property
    def _titles(self) -> tuple[array[int], bytearray]:
        """Where the headings of references end, and of what kind they are."""
        from digest_tui.chronicle.headings import find_titles

        return find_titles(self._text)

    def _end_before_heads(self, line: NoteLine, end: int, until: int, is_followed: bool) -> int:
        """`end`, or the first entry before it, unless that stands indented in the midst of a list of notes."""
        place = bisect_right(self._heads, line.start)
        if place == len(self._heads) or self._heads[place] >= end:
            return end
        return end if is_followed and end == until else self._heads[place]

    # What speaks for a run

    def _find_title(self, run: _Run, last: _Run | None) -> int:
        """The kind of the heading above `run`; a list goes on over a paragraph in its midst."""
        titles, kinds = self._titles
        place = bisect_right(titles, run.start) - 1
        if place >= 0 and titles[place] >= (last.end if last else 0) and self._is_near(titles[place], run.start):
            return kinds[place] + 1
        if last and self._continues(last, run):
            return max(last.title, 1)
        return 0

    def _is_plain(self, run: _Run, elsewhere: set[str]) -> bool:
        """Whether `run` is what most chronicles end with, so that no heading need be looked for."""
        if STYLES[run.lines[0].style].name != "bracket" or len(run.lines) < 2 or run.start < self._last_head:
            return False
        sample = run.lines[:_SAMPLE]
        has_urls = sum(self._has_url(line) for line in sample) * 2 >= len(sample)
        return not elsewhere and has_urls and not self._are_listed_behind(run, elsewhere)

    def _are_listed_behind(self, run: _Run, elsewhere: set[str]) -> bool:
        """Whether `run` is of markers in a dumped page, whose list stands behind: links that show their URL, or one."""
        first = run.lines[0]
        if not all(self._text.startswith(_URL_BEGINS, line.text_start) for line in run.lines[:_SAMPLE]):
            if len(run.lines) > 1 or self._has_url(first):
                return False
            if self._says_something(first) and self._count_seen(run):
                return False
        start, listed = self._listed_last
        listed = max(elsewhere, listed, key=len)
        return run.start < start and len(run.lines) < len(listed) and all(line.label in listed for line in run.lines)

    @cached_property
    def _listed_last(self) -> tuple[int, set[str]]:
        """Where the last sure heading of references ends, and the labels of the lines below it."""
        titles, kinds = self._titles
        last = kinds.rfind(1)
        if last < 0:
            return 0, set()
        return titles[last], {line.label for line in find_lines(self._text[titles[last] :])}

    def _continues(self, last: _Run, run: _Run) -> bool:
        """Whether `run` is the rest of the list `last`, which a paragraph of a note has interrupted."""
        before, line = last.lines[-1], run.lines[0]
        if not _follows(before, line) or not self._is_near(last.end, run.start):
            return False
        return bool(last.title) or (len(last.lines) > 2 and _is_next(before, line) and self._is_parted(run))

    def _are_notes(self, run: _Run, elsewhere: set[str]) -> bool:
        first = run.lines[0]
        style = STYLES[first.style]
        if style.is_certain or (style.name == "org" and first.label_start == first.start):
            return True
        sample = run.lines[:_SAMPLE]
        urls = sum(self._has_url(line) for line in sample)
        is_glued = sum(self._is_glued(line) for line in sample) * 2 > len(sample)
        is_last = run.start > self._last_head
        is_several = len(run.lines) > 1
        if style.needs_title:
            return self._are_numbered_notes(run, urls, is_last or not self._heads)
        if style.name == "url":
            return self._is_referred(run)
        if style.name == "bracket" and self._are_listed_behind(run, elsewhere):
            return False
        if style.name == "bracket" and not urls and sum(map(self._holds_next, sample)) * 2 >= len(sample):
            return False
        if run.title:
            is_doubtful = is_glued or (style.name == "name" and not any(map(self._says_something, sample)))
            return not is_doubtful or self._is_referred(run)
        if is_several and elsewhere and sum(line.label in elsewhere for line in sample) * 2 >= len(sample):
            return not is_glued and self._is_referred(run)
        if style.name in ("bracket", "bullet"):
            return self._are_bracket_notes(run, urls, is_last, is_several, is_glued)
        if urls * 2 >= len(sample):
            return self._count_seen(run) > 0
        return is_several and self._is_parted(run) and _is_ordered(run) and not is_glued and self._is_referred(run)

    def _are_numbered_notes(self, run: _Run, urls: int, is_last: bool) -> bool:
        if self._count_seen(run):
            return True
        return is_last and (run.title == 2 or urls * 2 >= len(run.lines[:_SAMPLE])) and urls > 0

    def _are_bracket_notes(self, run: _Run, urls: int, is_last: bool, is_several: bool, is_glued: bool) -> bool:
        if urls:
            if is_several and (is_last or not is_glued):
                return True
            return self._is_parted(run) or self._wrap_width == 0 or self._count_seen(run) > 0
        if is_several and (is_last or self._is_parted(run)) and not is_glued and _is_ordered(run):
            return self._is_referred(run) or (is_last and self._is_parted(run))
        return False

    def _has_url(self, line: NoteLine) -> bool:
        rest = self._text[line.text_start : line.text_start + 24].partition("\n\n")[0].lstrip()
        return not rest.startswith("[") and ("://" in rest or rest.startswith("mailto:"))

    def _says_something(self, line: NoteLine) -> bool:
        return bool(self._text[line.text_start : self._end_of_note(line, len(self._text))].strip())

    def _holds_next(self, line: NoteLine) -> bool:
        """Whether the marker of the next number stands behind: so do the links of a page that lynx or w3m prints."""
        if not line.label.isdecimal():
            return False
        rest = self._text[line.text_start : line.text_start + _MENU].partition("\n")[0]
        return f"[{int(line.label) + 1}]" in rest

    def _is_glued(self, line: NoteLine) -> bool:
        after = self._text[line.text_start : line.text_start + 1]
        return after.isalnum() and not self._has_url(line)

    def _is_parted(self, run: _Run) -> bool:
        start = run.start
        return not self._text[self._text.rfind("\n", 0, max(start - 1, 0)) + 1 : start].strip()

    def _is_referred(self, run: _Run) -> bool:
        return self._count_seen(run) * 2 >= len(run.lines)

    def _count_seen(self, run: _Run) -> int:
        """How many labels of `run` the prose has named since the last list."""
        from digest_tui.chronicle.markers import find_named_labels

        if self._seen_until < run.start:
            for name, label in find_named_labels(self._text, self._seen_until, run.start):
                self._seen.setdefault(label, set()).add(name)
            self._seen_until = run.start
        style = STYLES[run.lines[0].style]
        own = frozenset() if run.title else _OWN_MARKERS.get(style.name, _NOT_IN_PARENTHESES)
        foreign = frozenset() if style.family else _OF_OTHER_FAMILIES
        count = 0
        for line in run.lines:
            names = self._seen.get(fold_label(line.label), set()) - foreign
            count += bool(names & own if own else names)
        return count

    def _is_near(self, start: int, end: int) -> bool:
        """Whether neither an entry nor a heading stands in `[start, end)`, nor much of anything."""
        from digest_tui.chronicle.headings import has_heading

        return end - start <= _NEAR and not self._has_head(start - 1, end) and not has_heading(self._text, start, end)

    def _has_head(self, start: int, end: int) -> bool:
        """Whether an entry begins in the midst of `(start, end)`."""
        place = bisect_right(self._heads, start)
        return place < len(self._heads) and self._heads[place] < end

    def _is_stray(self, before: NoteLine, line: NoteLine, after: NoteLine) -> bool:
        """Whether `line` belongs to the note `before`: out of order, or a second of its label, behind a full line."""
        if _follows(before, line):
            return line.label == after.label and self._is_behind_full(line) and not self._is_behind_full(after)
        return _is_next(before, after) and self._is_behind_full(line)

    def _is_behind_full(self, line: NoteLine) -> bool:
        """Whether the line above has no room for the marker of `line`."""
        above = line.start - self._text.rfind("\n", 0, max(line.start - 1, 0)) - 1
        return above + line.text_start - line.label_start > self._wrap_width

    def _without_strays(self, run: _Run) -> _Run:
        """`run` without the wrapped lines of its notes that begin with a number in brackets."""
        lines = run.lines
        if self._wrap_width == 0:
            return run
        strays = {place for place in range(1, len(lines) - 1) if self._is_stray(*lines[place - 1 : place + 2])}
        if not strays:
            return run
        keep = [place for place in range(len(lines)) if place not in strays]
        following = [*keep[1:], len(lines)]
        return run._replace(lines=[lines[place] for place in keep], ends=[run.ends[place - 1] for place in following])


def _is_next(before: NoteLine, line: NoteLine) -> bool:
    return before.label.isdecimal() and line.label.isdecimal() and int(line.label) == int(before.label) + 1


def _follows(before: NoteLine, line: NoteLine) -> bool:
    """Whether the label of `line` comes after that of `before`, as far as labels count."""
    if before.label.isdecimal() and line.label.isdecimal():
        return int(before.label) < int(line.label)
    return True


def _is_ordered(run: _Run) -> bool:
    """Whether the labels of `run` grow, but for a slip in ten."""
    pairs = list(zip(run.lines, run.lines[1:], strict=False))
    return sum(_follows(before, line) for before, line in pairs) * 10 >= len(pairs) * 9


def _split_at_restarts(run: _Run) -> Iterator[_Run]:
    """`run`, cut where its numbers start again from the first after having counted further than that."""
    begin = 0
    lines = run.lines
    for place in range(2, len(lines) - 1):
        if lines[place].label == lines[begin].label and place - begin > 2 and _is_next(lines[place], lines[place + 1]):
            yield run._replace(lines=lines[begin:place], ends=run.ends[begin:place])
            begin = place
    yield run if begin == 0 else run._replace(lines=lines[begin:], ends=run.ends[begin:])
