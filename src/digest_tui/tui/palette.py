"""What the palette offers: every action with its key, the most used first; entries by number or words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.wording import format_date
from digest_tui.tui.keys import Action
from digest_tui.tui.widgets.bottom_line import find_rank

if TYPE_CHECKING:
    from digest_tui.tui.reader_screen import ReaderScreen

CHANGE_THEME = "change_theme"
ENTRY = "entry:"
"""Before the position of an entry, where an action has its name."""
_CHANGE_THEME = Action(CHANGE_THEME, "", (), "Other colours: a theme, which is kept", "Program")
_MOST_ENTRIES = 8
_FEWEST_LETTERS = 3
"""So many letters of a word are looked for in the entries."""


class PaletteRow(NamedTuple):
    """Something to choose."""

    name: str
    """The name of an action, or `ENTRY` and the position of an entry."""
    words: str
    key: str = ""


def find_rows(reader: ReaderScreen, typed: str) -> Iterator[PaletteRow]:
    """The actions that have all words `typed`, and the entries that have these words; first, one of that number."""
    typed = typed.strip()
    entries = [PaletteRow(f"{ENTRY}{at}", _describe(reader, at)) for at in _find_entries(reader, typed)]
    actions = list(_find_actions(reader, typed.casefold().split()))
    yield from (*entries, *actions) if typed.isdecimal() else (*actions, *entries)


def _find_actions(reader: ReaderScreen, wanted: Sequence[str]) -> Iterator[PaletteRow]:
    for action in sorted((*reader.actions, _CHANGE_THEME), key=find_rank):
        has_words = all(word in f"{action.words} {action.hint} {action.shown_key}".casefold() for word in wanted)
        if has_words and action.name != "command_palette" and not (action.name == CHANGE_THEME and reader.app.no_color):
            yield PaletteRow(action.name, action.words, action.shown_key)


def _find_entries(reader: ReaderScreen, typed: str) -> list[int]:
    if typed.isdecimal():
        position = reader.listing.library.find_entry(reader.chronicle, int(typed[:9]))
        return [] if position is None else [position]
    return list(reader.search.find_best(typed, _MOST_ENTRIES)) if len(typed) >= _FEWEST_LETTERS else []


def _describe(reader: ReaderScreen, position: int) -> str:
    """`36 · 14 January 2031 · Laketon · Thin ice …`."""
    entry = reader.listing.library[position]
    date = format_date(entry.date) if entry.date else ""
    return " · ".join(filter(None, (str(entry.number), date, entry.place, " ".join(entry.body[:300].split()))))
