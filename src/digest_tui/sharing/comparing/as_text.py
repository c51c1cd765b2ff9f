"""A comparison as text: words that are gone stand in `[-…-]`, words that were added in `{+…+}`, as `wdiff` prints."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import State
from digest_tui.sharing.comparing.report import describe, join_pieces, list_sections, shorten, write_plainly

_COLOURS: dict[State, str] = {"gone": "\x1b[31m", "added": "\x1b[32m"}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def format_text(comparison: Comparison, has_colours: bool = False) -> Iterator[str]:
    """The lines of a comparison; of what is the same only what stands around a change."""
    write = _write_in_colour if has_colours else write_plainly
    yield f"{comparison.old.name} → {comparison.new.name}: {describe(comparison)}"
    for section in list_sections(comparison):
        head = f"{section.change}  {join_pieces(section.head, write)}"
        yield f"\n{_BOLD}{head}{_PLAIN}" if has_colours else f"\n{head}"
        for paragraph in section.paragraphs:
            yield f"    {join_pieces(shorten(paragraph), write)}"


def _write_in_colour(state: State, words: str) -> str:
    plain = write_plainly(state, words)
    return f"{_COLOURS[state]}{plain}{_PLAIN}" if state in _COLOURS else plain
