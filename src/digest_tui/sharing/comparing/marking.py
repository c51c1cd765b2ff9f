"""Words marked one by one: what of a text is the same in another edition, what is gone and what was added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from digest_tui.sharing.comparing.passages import Token

State = Literal["same", "gone", "added"]

_LONGEST = 20_000
"""Tokens of both texts together, between what is the same at either end. More are marked as a whole: it would take
too long."""


class Piece(NamedTuple):
    """Words that are the same in both editions, or only in one."""

    state: State
    text: str


def mark_words(old: Sequence[Token], new: Sequence[Token]) -> tuple[Piece, ...]:
    """The pieces of both texts in order; what is the same is printed as in the new edition."""
    pieces: list[Piece] = []
    for state, tokens in _compare(old, new):
        text = "".join(token.text for token in tokens)
        if pieces and pieces[-1].state == state:
            text = pieces.pop().text + text
        if text:
            pieces.append(Piece(state, text))
    return tuple(pieces)


def _compare(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[State, Sequence[Token]]]:
    start = _count_same(old, new)
    end = _count_same(old[start:][::-1], new[start:][::-1])
    yield "same", _space(old[:start], new[:start])
    yield from _compare_changed(old[start : len(old) - end], new[start : len(new) - end])
    yield "same", _space(old[len(old) - end :], new[len(new) - end :])


def _space(old: Sequence[Token], new: Sequence[Token]) -> Sequence[Token]:
    """The new tokens, with a space behind them where either edition has one: words that are gone may follow."""
    return [max(pair, key=lambda token: token.text[-1].isspace()) for pair in zip(new, old, strict=True)]


def _count_same(old: Sequence[Token], new: Sequence[Token]) -> int:
    """How many tokens at the beginning are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (first, second) in pairs if first.key != second.key), min(len(old), len(new)))


def _compare_changed(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[State, Sequence[Token]]]:
    if len(old) + len(new) > _LONGEST:
        yield "gone", old
        yield "added", new
        return
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new])
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield "same", _space(old[old_start:old_end], new[new_start:new_end])
        else:
            yield "gone", old[old_start:old_end]
            yield "added", new[new_start:new_end]
