"""A comparison as JSON objects, one for each difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest_tui.chronicle.model import Footnote
from digest_tui.sharing.comparing.comparison import Comparison, Difference, NoteDifference
from digest_tui.sharing.comparing.marking import Piece
from digest_tui.sharing.comparing.passages import Passage
from digest_tui.sharing.records import Record, make_record


def make_records(comparison: Comparison) -> Iterator[Record]:
    """Entries, prose outside the entries, and notes that nothing refers to. `kind` says which of these it is."""
    for kind, differences in (("entry", comparison.entries), ("prose", comparison.prose)):
        for difference in differences:
            yield {"kind": kind, **_make_difference(difference)}
    for note in comparison.notes:
        yield {"kind": "note", **_make_note(note)}


def _make_difference(difference: Difference) -> Record:
    return {
        "change": difference.change,
        "moved": difference.is_moved,
        "old": _make_passage(difference.old),
        "new": _make_passage(difference.new),
        "dateline": _make_pieces(difference.dateline),
        "body": _make_pieces(difference.body),
        "notes": [_make_note(note) for note in difference.notes],
    }


def _make_passage(passage: Passage | None) -> Record | None:
    return make_record(passage.chronicle, passage.prose) if passage else None


def _make_pieces(pieces: Sequence[Piece]) -> list[Record]:
    return [piece._asdict() for piece in pieces]


def _make_note(note: NoteDifference) -> Record:
    return {"change": note.change, "old": _make_footnote(note.old), "new": _make_footnote(note.new)}


def _make_footnote(footnote: Footnote | None) -> Record | None:
    return {"label": footnote.label, "text": footnote.text, "urls": list(footnote.urls)} if footnote else None
