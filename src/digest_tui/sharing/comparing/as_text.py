"""A comparison as text: words that are gone stand in `[-…-]`, words that were added in `{+…+}`, as `wdiff` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import Piece, State
from digest_tui.sharing.comparing.report import describe, join_pieces, list_sections

_SIGNS: dict[State, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "added": ("{+", "+}")}
_COLOURS: dict[State, str] = {"gone": "\x1b[31m", "added": "\x1b[32m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_AROUND = 10
"""Words that are the same and shown on either side of a change."""


def format_text(comparison: Comparison, has_colours: bool = False) -> Iterator[str]:
    """The lines of a comparison; of what is the same only what stands around a change."""
    write = _write_in_colour if has_colours else _write_plainly
    yield f"{comparison.old.name} → {comparison.new.name}: {describe(comparison)}"
    for section in list_sections(comparison):
        head = f"{section.change}  {join_pieces(section.head, write)}"
        yield f"\n{_BOLD}{head}{_PLAIN}" if has_colours else f"\n{head}"
        for paragraph in section.paragraphs:
            yield f"    {join_pieces(shorten(paragraph), write)}"


def shorten(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """`pieces` with what is the same cut to a few words before and behind each change, if there is a change."""
    pieces = tuple(pieces)
    if all(piece.state == "same" for piece in pieces):
        yield from pieces
        return
    for at, piece in enumerate(pieces):
        words = piece.text.split()
        before, behind = _AROUND * (at > 0), _AROUND * (at < len(pieces) - 1)
        if piece.state == "same" and len(words) > before + behind:
            kept = (*words[:before], "…", *(words[-behind:] if behind else ()))
            text = " " * (piece.text[0].isspace()) + " ".join(kept) + " " * piece.text[-1].isspace()
            piece = Piece("same", text)
        yield piece


def _write_plainly(state: State, words: str) -> str:
    begin, end = _SIGNS[state]
    return begin + words + end


def _write_in_colour(state: State, words: str) -> str:
    plain = _write_plainly(state, words)
    return f"{_COLOURS[state]}{plain}{_PLAIN}" if state in _COLOURS else plain
