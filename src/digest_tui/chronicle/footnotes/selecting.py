"""Which lines are footnotes: the runs for which more speaks than that they look like some (proofs.py)."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from digest_tui.chronicle.footnotes.citations import Citations
from digest_tui.chronicle.footnotes.proofs import Candidate, decide
from digest_tui.chronicle.footnotes.runs import NoteRun, Runs, follows
from digest_tui.chronicle.footnotes.styles import NoteStyle, find_lines
from digest_tui.chronicle.footnotes.titles import Title
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_SAMPLE = 20
"""Lines of a list by which it is judged."""
_BESIDE_MARKERS = " \t\n^↑↩\ufe0e"
"""What may stand around the markers of a note: the signs that lead back to the text."""
_MARKER_AT_EITHER_END = lazy(r"\A\[\d|\[\d{1,7}\]\Z")


class Notes(NamedTuple):
    """The footnotes of a text, in order."""

    starts: array[int]
    text_starts: array[int]
    """Where what each of them says begins."""
    ends: array[int]
    styles: list[NoteStyle]
    labels: list[str]
    lists: array[int]
    """Of each list the position of its first footnote: notes that follow each other are one list."""


def choose_notes(source: Text, heads: Sequence[int]) -> Notes:
    """The footnotes of `source`, whose entries begin at `heads`."""
    notes = Notes(array("Q"), array("Q"), array("Q"), [], [], array("Q"))
    for run in NoteListSelector(source, heads).select():
        notes.lists.append(len(notes.starts))
        notes.starts.extend([line.start for line in run.lines])
        notes.text_starts.extend([line.text_start for line in run.lines])
        notes.ends.extend(run.ends)
        notes.styles.extend([line.style for line in run.lines])
        notes.labels.extend([line.label for line in run.lines])
    return notes


class NoteListSelector:
    """Selects the lists of notes among the runs of one text."""

    def __init__(self, source: Text, entry_starts: Sequence[int]) -> None:
        self._source = source
        self._text = source.plain
        self._runs = Runs(source, entry_starts)
        self._citations = Citations(source.plain)

    def select(self) -> Iterator[NoteRun]:
        """The runs that are lists of notes, in the order of the text."""
        last: NoteRun | None = None
        for run in self._find_runs():
            if last and run.start < last.end:
                continue
            titled = run if run.title else run._replace(title=self._find_title(run, last))
            if decide(Candidate(titled, self._runs, self._citations)):
                yield titled
                last = titled
                self._citations.forget(titled.end)

    def _find_runs(self) -> Iterable[NoteRun]:
        lines = find_lines(self._text)
        if code := self._source.code_blocks:
            lines = (line for line in lines if not code.contains(line.start))
        runs = self._runs.group(lines)
        if not self._runs.numbered:
            return runs
        return sorted([*self._without_own_list_of_page(self._runs.numbered), *runs], key=lambda run: run.start)

    def _without_own_list_of_page(self, runs: Sequence[NoteRun]) -> Iterator[NoteRun]:
        """`runs` without the lists of a dumped page itself, which hold markers, if that of its links stands behind."""
        length = len(runs[-1].lines)
        return (run for run in runs if len(run.lines) >= length or not self._holds_markers(run))

    def _holds_markers(self, run: NoteRun) -> bool:
        sample = zip(run.lines[:_SAMPLE], run.ends, strict=False)
        texts = [self._text[line.text_start : end].strip(_BESIDE_MARKERS) for line, end in sample]
        return sum(_MARKER_AT_EITHER_END().search(text) is not None for text in texts) * 2 > len(texts)

    def _find_title(self, run: NoteRun, last: NoteRun | None) -> Title | None:
        """The heading of references above `run`; a list goes on over a paragraph in its midst."""
        title = self._runs.find_title_above(run.start)
        if title and title.end >= (last.end if last else 0) and self._runs.is_near(title.end, run.start):
            return title
        return last.title if last and self._continues(last, run) else None

    def _continues(self, last: NoteRun, run: NoteRun) -> bool:
        """True if `run` is the rest of the list `last`, which a paragraph of a note has interrupted."""
        before, line = last.lines[-1], run.lines[0]
        is_more = before.style is line.style and follows(before, line)
        return is_more and last.title is not None and self._runs.is_near(last.end, run.start)
