"""Text to chronicle: the pipeline, and nothing else.

Each stage is a package: `text` finds what any text has, `entries` the lines that begin an entry, `footnotes` the note
lists and their labels; `blocks` cuts the text at them, and `document` makes entries and notes when they are asked for.
"""

from __future__ import annotations

import copyreg
from collections.abc import Callable

from digest_tui.chronicle.blocks import cut_blocks
from digest_tui.chronicle.document import Document, number_days
from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.scanning import scan
from digest_tui.chronicle.footnotes.label_index import LabelTable
from digest_tui.chronicle.footnotes.selecting import choose_notes
from digest_tui.chronicle.lazy_sequence import LazySequence
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.safety import make_safe
from digest_tui.chronicle.text.source import Text
from digest_tui.chronicle.tracing import SILENCE, Trace


def parse(
    text: str, name: str = "text", notices: tuple[str, ...] = (), is_complete: bool = True, trace: Trace = SILENCE
) -> Chronicle:
    """Read `text` as a chronicle. Never raises, whatever the text; TypeError where it is none.

    `name` and `notices` are carried along; `is_complete` is False for the head of a document whose rest is still being
    read; `trace` is told which rule decided on which line.
    """
    if not isinstance(text, str):
        raise TypeError(f"a chronicle is read from text, not from {type(text).__name__}: load() reads files")
    source = Text(make_safe(text), trace)
    starts = find_starts(source)
    begins = [start.start for start in starts]
    notes = choose_notes(source, begins)
    cuts = cut_blocks(source.plain, starts, notes)
    if not starts:
        cuts.take_prose_as_entries()
    labels = LabelTable(source.shown, notes, begins)
    document = Document(source, starts, cuts, labels)
    return Chronicle(
        name=name,
        text=source.shown,
        blocks=LazySequence(len(cuts.starts), document.make_block),
        entries=LazySequence(len(cuts.entries), document.make_entry),
        footnotes=labels.footnotes,
        prose=LazySequence(len(cuts.prose), document.make_prose),
        days=number_days(starts, len(cuts.entries)),
        labels=labels.labels,
        lookup=document,
        is_dated=bool(starts),
        notices=notices,
        is_complete=is_complete,
    )


def find_starts(source: Text) -> list[EntryStart]:
    """Where entries begin. The readers of other datelines than the model's are loaded only where they are needed."""
    scanned = scan(source)
    if not scanned.doubtful and not source.date_cells:
        return scanned.starts
    from digest_tui.chronicle.entries.entry_starts import find_entry_starts

    return find_entry_starts(source, scanned)


def _reduce(chronicle: Chronicle) -> tuple[Callable[..., Chronicle], tuple[object, ...]]:
    """What is pickled of a chronicle is its text, which is read again: it is smaller than its parts."""
    return parse, (chronicle.text, chronicle.name, chronicle.notices, chronicle.is_complete)


# Here and not in the model, which knows nothing of reading.
copyreg.pickle(Chronicle, _reduce)
