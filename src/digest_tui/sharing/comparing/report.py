"""What is said of a comparison: a summary, and a section for each difference, whatever it is written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from digest_tui.chronicle.wording import format_count
from digest_tui.sharing.citing import find_first_words
from digest_tui.sharing.comparing.comparison import Change, Comparison, Difference, NoteChange, NoteDifference
from digest_tui.sharing.comparing.marking import Piece, State

_CHANGES: tuple[Change, ...] = ("added", "gone", "changed", "moved")
_OF_NOTES: dict[NoteChange, str] = {
    "appeared": "appeared",
    "vanished": "vanished",
    "other URL": "with another URL",
    "other words": "reworded",
}

_SIGNS: dict[State, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "added": ("{+", "+}")}
_AROUND = 70
"""Characters that are the same and shown on either side of a change."""

Paragraph = tuple[Piece, ...]


class Section(NamedTuple):
    """One difference, as it is said to people."""

    change: str
    """`added`, `gone`, `changed`, `moved`, `changed and moved`."""
    head: Paragraph
    """Numbers and dateline."""
    paragraphs: tuple[Paragraph, ...]
    entry: int | None = None
    """The number of its entry in the new edition, None where it has none there."""


def describe(comparison: Comparison) -> str:
    """The counts of all differences in words: `2 entries added, 1 changed; 1 footnote vanished`."""
    entries, notes = comparison.count_entries(), comparison.count_notes()
    parts = [
        _list_counts({change: entries[change] for change in _CHANGES}, "entry", "entries"),
        _list_counts({words: notes[change] for change, words in _OF_NOTES.items()}, "footnote", "footnotes"),
    ]
    if comparison.prose:
        parts.append(f"{format_count(len(comparison.prose), 'difference')} outside the entries")
    return "; ".join(filter(None, parts)) or "no differences"


def _list_counts(counts: Mapping[str, int], one: str, several: str) -> str:
    """`2 entries added, 1 gone`."""
    found = [(count, words) for words, count in counts.items() if count]
    first = [f"{format_count(count, one, several)} {words}" for count, words in found[:1]]
    return ", ".join(first + [f"{count:,} {words}" for count, words in found[1:]])


def list_sections(comparison: Comparison) -> Iterator[Section]:
    """A section for each difference: entries, prose outside them, notes that nothing refers to."""
    for difference in (*comparison.entries, *comparison.prose):
        change = "changed and moved" if difference.is_moved and difference.change == "changed" else difference.change
        number = difference.new.number if difference.new else None
        yield Section(change, tuple(_make_head(difference)), tuple(_make_paragraphs(difference)), number)
    for note in comparison.notes:
        yield Section(_OF_NOTES[note.change], _say("a footnote that nothing refers to"), (_make_note(note),))


def join_pieces(pieces: Iterable[Piece], write: Callable[[State, str], str]) -> str:
    """A paragraph of which `write` writes each piece, given without the white space at its ends."""
    parted = part_pieces(pieces)
    return "".join(piece.text if piece.text.isspace() else write(*piece) for piece in parted).rstrip()


def part_pieces(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces` with the white space at their ends as pieces of their own, so that no mark goes beyond its words.

    What was added is parted from what is gone before it.
    """
    last = Piece("same", "")
    for piece in pieces:
        words = piece.text.strip()
        is_replacing = last.state == "gone" and piece.state == "added" and not last.text[-1:].isspace()
        if piece.text[:1].isspace() or is_replacing:
            yield Piece("same", " ")
        if words:
            yield Piece(piece.state, words)
        if words and piece.text[-1:].isspace():
            yield Piece("same", " ")
        last = piece


def write_plainly(state: State, words: str) -> str:
    """`words` with signs around what is gone or added, as `wdiff` prints them: `[-gone-] {+added+}`."""
    begin, end = _SIGNS[state]
    return begin + words + end


def shorten(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces` with what is the same cut to a few words before and behind each change, if there is a change."""
    pieces = tuple(pieces)
    if all(piece.state == "same" for piece in pieces):
        yield from pieces
        return
    last = len(pieces) - 1
    for at, piece in enumerate(pieces):
        yield _shorten(piece.text, at > 0, at < last) if piece.state == "same" else piece


def _shorten(text: str, is_behind: bool, is_before: bool) -> Piece:
    """What is the same, cut to the words at its ends that stand behind and before a change."""
    begin, end = text[: _AROUND * is_behind], text[max(len(text) - _AROUND * is_before, 0) :]
    if len(begin) + len(end) + len(" … ") >= len(text):
        return Piece("same", text)
    # Between words, where there are spaces between them.
    begin = begin.rpartition(" ")[0] or begin
    end = end.partition(" ")[2] or end
    return Piece("same", f"{begin} " * bool(begin) + f"… {end}")


def _make_head(difference: Difference) -> Iterator[Piece]:
    numbers = [passage.number for passage in (difference.old, difference.new) if passage]
    if None in numbers:
        yield Piece("same", "outside the entries")
        return
    yield Piece("same", " → ".join(dict.fromkeys(map(str, numbers))))
    if difference.dateline:
        yield Piece("same", " · ")
        yield from _mark(difference, difference.dateline)


def _make_paragraphs(difference: Difference) -> Iterator[Paragraph]:
    whole = difference.change in ("added", "gone") or any(piece.state != "same" for piece in difference.body)
    yield tuple(_mark(difference, difference.body)) if whole else _say(_find_first_words(difference))
    if difference.change in ("added", "gone"):
        passages = filter(None, (difference.old, difference.new))
        yield from (_say(f"[{note.label}] {note.text}") for passage in passages for note in passage.notes)
    yield from map(_make_note, difference.notes)


def _mark(difference: Difference, pieces: Iterable[Piece]) -> Iterable[Piece]:
    """`pieces` with the words marked, but where all of them are added or gone."""
    is_one_sided = difference.change in ("added", "gone")
    return (piece._replace(state="same") for piece in pieces) if is_one_sided else pieces


def _find_first_words(difference: Difference) -> str:
    return find_first_words(difference.new.prose) if difference.new else ""


def _make_note(note: NoteDifference) -> Paragraph:
    labels = dict.fromkeys(f"[{one.label}]" for one in (note.old, note.new) if one)
    return (*_say(f"{' → '.join(labels)} {note.change}: "), *note.pieces)


def _say(words: str) -> Paragraph:
    return (Piece("same", words),)
