"""Which lines are footnotes.

A line is one by its region and its company, never by its first characters
alone: below a heading of references; where lines of its kind follow each other
and name URLs; where the prose before has referred to them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from digest_tui.chronicle.footnotes.runs import Run, Runs, follows, is_next, split_at_restarts
from digest_tui.chronicle.footnotes.styles import STYLES, NoteLine, find_lines, fold_label
from digest_tui.chronicle.text.source import Text

_SAMPLE = 20
"""Lines of a list by which it is judged."""
_RAISED = frozenset({"superscript", "sup"})
_OWN_MARKERS = {
    "parenthesis": frozenset({"parenthesis"}),
    "wide": frozenset({"wide"}),
    "superscript": _RAISED,
    "sup": _RAISED,
    "letter": frozenset({"name"}),
}
"""Of styles that often are something else the styles of marker that tell; of the others any but the parentheses."""
_NOT_IN_PARENTHESES = frozenset({"rst", "bracket", "escaped", "caret", "org", "name", "superscript", "sup"})
_OF_OTHER_FAMILIES = frozenset({"caret", "org"})
"""Styles of marker that name labels of their own family and no others."""
_URL_BEGINS = ("http://", "https://", "ftp://", "mailto:")
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


def choose_notes(source: Text, heads: Sequence[int]) -> Notes:
    """The footnotes of `source`, whose entries begin at `heads`."""
    notes = Notes(array("Q"), array("Q"), array("Q"), bytearray(), [], array("Q"))
    for run in _Chooser(source, heads).choose():
        notes.lists.append(len(notes.starts))
        notes.starts.extend([line.start for line in run.lines])
        notes.text_starts.extend([line.text_start for line in run.lines])
        notes.ends.extend(run.ends)
        notes.styles.extend([line.style for line in run.lines])
        notes.labels.extend([line.label for line in run.lines])
    return notes


class _Chooser:
    """Chooses among the lines of one text; remembers what it has read of it."""

    def __init__(self, source: Text, heads: Sequence[int]) -> None:
        self._source = source
        self._text = source.plain
        self._heads = heads
        self._runs = Runs(source, heads)
        self._code_blocks = source.code_blocks
        self._last_head = heads[-1] if heads else len(source.plain)
        self._seen: dict[str, set[str]] = {}
        self._seen_within: set[str] = set()
        self._seen_until = 0

    def choose(self) -> Iterator[Run]:
        """The runs that are footnotes, in the order of the text."""
        numbered = self._without_lists_of_the_page(list(self._runs.find_numbered()))
        elsewhere = {line.label for run in numbered for line in run.lines}
        lines = find_lines(self._text)
        if self._code_blocks:
            lines = (line for line in lines if not self._code_blocks.contains(line.start))
        runs: Iterable[Run] = self._runs.group(lines)
        if numbered:
            runs = sorted([*numbered, *runs], key=lambda run: run.start)
        if numbered or "¹" in self._text:
            runs = self._drop_overshadowed(runs)
        last: Run | None = None
        alone: Run | None = None
        for run in runs:
            if last and run.start < last.end:
                continue
            if not self._is_plain(run, elsewhere):
                run = run if run.title else run._replace(title=self._find_title(run, last))
                if not self._are_notes(run, elsewhere):
                    if run.start > self._last_head and len(run.lines) == 1 and self._may_stand_alone(run):
                        alone = run
                    continue
            yield from split_at_restarts(self._runs.without_strays(run))
            last, alone = run, None
            self._seen.clear()
            self._seen_within.clear()
            self._seen_until = run.end
        if alone:
            yield alone

    def _may_stand_alone(self, run: Run) -> bool:
        """Whether the one line of `run` can be the only note of the text: a name alone in brackets is none."""
        line = run.lines[0]
        if self._are_kinds(run):
            return False
        return self._count_seen(run) > 0 and (STYLES[line.style].name != "name" or self._says_something(line))

    def _drop_overshadowed(self, runs: Iterable[Run]) -> Iterator[Run]:
        """`runs` without the remarks that number themselves like the footnotes of a longer list in brackets behind."""
        held: list[Run] = []
        behind = 0
        for run in runs:
            held.append(run)
            if STYLES[run.lines[0].style].name == "bracket":
                yield from self._drop_remarks(held, behind)
                held, behind = [], run.end
        yield from held

    def _drop_remarks(self, runs: list[Run], behind: int) -> Iterator[Run]:
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
        from digest_tui.chronicle.footnotes.markers import find_bracket_markers

        return max(find_bracket_markers(self._text, start, end), default=start)

    def _without_lists_of_the_page(self, runs: list[Run]) -> list[Run]:
        """`runs` without the lists of a dumped page itself, which hold markers, if that of its links stands behind."""
        if not any(map(self._are_of_markers, runs)):
            return runs
        last = runs[-1].lines
        listed = len(last) if all(self._has_url(line) for line in last[:_SAMPLE]) else len(self._listed_last[1])
        return [run for run in runs if len(run.lines) >= listed or not self._are_of_markers(run)]

    def _are_of_markers(self, run: Run) -> bool:
        sample = run.lines[:_SAMPLE]
        begins = (self._text[line.text_start : line.text_start + 9].lstrip(" \t") for line in sample)
        return sum(text[:1] == "[" and text[1:2].isdecimal() for text in begins) * 2 > len(sample)

    # What speaks for a run

    def _find_title(self, run: Run, last: Run | None) -> int:
        """The kind of the heading above `run`; a list goes on over a paragraph in its midst."""
        titles, kinds = self._runs.titles
        place = bisect_right(titles, run.start) - 1
        if place >= 0 and titles[place] >= (last.end if last else 0) and self._runs.is_near(titles[place], run.start):
            return kinds[place] + 1
        if last and self._continues(last, run):
            return max(last.title, 1)
        return 0

    def _is_plain(self, run: Run, elsewhere: set[str]) -> bool:
        """Whether `run` is what most chronicles end with, so that no heading need be looked for."""
        if STYLES[run.lines[0].style].name != "bracket" or len(run.lines) < 2 or run.start < self._last_head:
            return False
        sample = run.lines[:_SAMPLE]
        has_urls = sum(self._has_url(line) for line in sample) * 2 >= len(sample)
        return not elsewhere and has_urls and not self._are_listed_behind(run, elsewhere)

    def _are_listed_behind(self, run: Run, elsewhere: set[str]) -> bool:
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
        titles, kinds = self._runs.titles
        last = kinds.rfind(1)
        if last < 0:
            return 0, set()
        return titles[last], {line.label for line in find_lines(self._text[titles[last] :])}

    def _continues(self, last: Run, run: Run) -> bool:
        """Whether `run` is the rest of the list `last`, which a paragraph of a note has interrupted."""
        before, line = last.lines[-1], run.lines[0]
        if not follows(before, line) or not self._runs.is_near(last.end, run.start):
            return False
        return bool(last.title) or (len(last.lines) > 2 and is_next(before, line) and self._runs.is_parted(run))

    def _are_notes(self, run: Run, elsewhere: set[str]) -> bool:
        first = run.lines[0]
        style = STYLES[first.style]
        if style.is_certain or (style.name == "org" and first.label_start == first.start):
            return True
        sample = run.lines[:_SAMPLE]
        if style.name in ("name", "bullet") and (self._are_kinds(run) or not self._may_be_names(sample)):
            return False
        urls = sum(self._has_url(line) for line in sample)
        is_glued = sum(self._is_glued(line) for line in sample) * 2 > len(sample)
        is_last = run.start > self._last_head
        is_several = len(run.lines) > 1
        if style.needs_title:
            return self._are_numbered_notes(run, urls, is_last or not self._heads)
        if style.name in ("url", "letter"):
            return self._is_referred(run) and (style.name == "url" or first.label == "a")
        if style.name == "bracket" and self._are_markers_of_page(run, urls, elsewhere):
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
        return is_several and self._runs.is_parted(run) and _is_ordered(run) and not is_glued and self._is_referred(run)

    def _are_markers_of_page(self, run: Run, urls: int, elsewhere: set[str]) -> bool:
        """Whether `run` is of the markers before the links of a dumped page, `urls` of which show theirs."""
        sample = run.lines[:_SAMPLE]
        is_menu = not urls and sum(map(self._holds_next, sample)) * 2 >= len(sample)
        return is_menu or self._are_listed_behind(run, elsewhere)

    def _are_kinds(self, run: Run) -> bool:
        """Whether the labels of `run` are words, as `[Fixed]`, that say of what kind lines are: no prose holds them."""
        if run.title or any(sign.isdigit() for line in run.lines for sign in line.label):
            return False
        is_item = STYLES[run.lines[0].style].name == "bullet"
        if not self._count_seen(run) and not is_item:
            return False
        return not any(fold_label(line.label) in self._seen_within for line in run.lines)

    def _may_be_names(self, lines: Sequence[NoteLine]) -> bool:
        """Whether the names of `lines` can be labels: in a log each line has that of its program.

        What Markdown defines elsewhere as `[name]: URL` refers to that.
        """
        names = [line for line in lines if STYLES[line.style].name == "name"]
        if len({line.label for line in lines}) * 2 < len(lines) or (names and all(map(self._is_bare_name, names))):
            return False
        return sum(fold_label(line.label) in self._defined for line in lines) * 2 <= len(lines)

    @cached_property
    def _defined(self) -> frozenset[str]:
        """The labels that Markdown defines."""
        if "]: " not in self._text:
            return frozenset()
        lines = find_lines(self._text)
        return frozenset(fold_label(line.label) for line in lines if STYLES[line.style].name == "definition")

    def _is_bare_name(self, line: NoteLine) -> bool:
        """Whether `line` is a name in brackets alone, as above a part of what a program printed, and no `[R 1]`."""
        end = self._text.find("\n", line.text_start)
        if any(sign.isdigit() for sign in line.label) or end < 0 or self._text[line.text_start : end].strip(" \t:"):
            return False
        below = self._text[end + 1 : end + 80].partition("\n")[0].strip(" \t-=")
        return not below or below.startswith("[")

    def _are_numbered_notes(self, run: Run, urls: int, is_last: bool) -> bool:
        if sum(map(self._names_itself, run.lines[:_SAMPLE])) * 2 > len(run.lines[:_SAMPLE]):
            return False
        if self._count_seen(run):
            return True
        return is_last and (run.title == 2 or urls * 2 >= len(run.lines[:_SAMPLE])) and urls > 0

    def _are_bracket_notes(self, run: Run, urls: int, is_last: bool, is_several: bool, is_glued: bool) -> bool:
        if urls:
            if is_several and (is_last or not is_glued):
                return True
            if self._runs.is_parted(run) or self._source.wrap_width == 0 or self._count_seen(run) > 0:
                return True
            # `[3]https://…` without a space is the text of a link, as lynx and elinks print it.
            return self._text[run.lines[0].text_start] in " \t" and not self._runs.is_behind_full(run.lines[0])
        if is_several and not is_glued and self._count_on_to_urls(run):
            return True
        if is_several and (is_last or self._runs.is_parted(run)) and not is_glued and _is_ordered(run):
            return self._is_referred_within_lines(run) or (is_last and self._runs.is_parted(run))
        return False

    def _count_on_to_urls(self, run: Run) -> bool:
        """Whether `run` counts three and more from the first without a gap, and most say something and name a URL."""
        lines = run.lines
        if len(lines) < 3 or lines[0].label not in ("0", "1") or not self._runs.is_parted(run):
            return False
        if not all(is_next(before, line) for before, line in pairwise(lines)):
            return False
        said = (self._text[line.text_start : end] for line, end in zip(lines, run.ends, strict=True))
        return sum("://" in text or "www." in text for text in said) * 2 > len(lines)

    def _has_url(self, line: NoteLine) -> bool:
        rest = self._text[line.text_start : line.text_start + 24].partition("\n\n")[0].lstrip()
        return not rest.startswith("[") and ("://" in rest or rest.startswith("mailto:"))

    def _says_something(self, line: NoteLine) -> bool:
        return bool(self._text[line.text_start : self._runs.find_end(line, len(self._text))].strip())

    def _names_itself(self, line: NoteLine) -> bool:
        """Whether `line` is `1. [text][1]`: then the footnote is what Markdown defines elsewhere as `[1]: URL`."""
        end = self._text.find("\n", line.text_start)
        return self._text[line.text_start : end if end >= 0 else None].rstrip(" .").endswith(f"][{line.label}]")

    def _holds_next(self, line: NoteLine) -> bool:
        """Whether the marker of the next number stands behind: so do the links of a page that lynx or w3m prints."""
        if not line.label.isdecimal():
            return False
        rest = self._text[line.text_start : line.text_start + _MENU].partition("\n")[0]
        return f"[{int(line.label) + 1}]" in rest

    def _is_glued(self, line: NoteLine) -> bool:
        after = self._text[line.text_start : line.text_start + 1]
        return after.isalnum() and not self._has_url(line)

    def _is_referred(self, run: Run) -> bool:
        return self._count_seen(run) * 2 >= len(run.lines)

    def _is_referred_within_lines(self, run: Run) -> bool:
        """As `_is_referred`, but markers that begin a line count for nothing: other lines of a program begin so."""
        if not self._is_referred(run):
            return False
        return sum(fold_label(line.label) in self._seen_within for line in run.lines) * 2 >= len(run.lines)

    def _count_seen(self, run: Run) -> int:
        """How many labels of `run` the prose has named since the last list."""
        from digest_tui.chronicle.footnotes.markers import find_named_labels

        if self._seen_until < run.start:
            for name, label, begins_line in find_named_labels(self._text, self._seen_until, run.start):
                self._seen.setdefault(label, set()).add(name)
                if not begins_line:
                    self._seen_within.add(label)
            self._seen_until = run.start
        style = STYLES[run.lines[0].style]
        own = frozenset() if run.title else _OWN_MARKERS.get(style.name, _NOT_IN_PARENTHESES)
        foreign = frozenset() if style.family else _OF_OTHER_FAMILIES
        count = 0
        for line in run.lines:
            names = self._seen.get(fold_label(line.label), set()) - foreign
            count += bool(names & own if own else names)
        return count


def _is_ordered(run: Run) -> bool:
    """Whether the labels of `run` grow, but for a slip in ten."""
    pairs = list(zip(run.lines, run.lines[1:], strict=False))
    return sum(follows(before, line) for before, line in pairs) * 10 >= len(pairs) * 9
