"""What the palette offers: every action on one line with its key, the most used first; entries by number or words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest_tui.tui.date_shown import format_date
from digest_tui.tui.keys import Action, run_action
from digest_tui.tui.palette_screen import PaletteLine
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.widgets.bottom_line import find_rank

_MOST_ENTRIES = 8
_FEWEST_LETTERS = 3
"""So many letters of a word are looked for in the entries."""
_CHANGE_THEME = Action("change_theme", "", (), "Theme: other colours, kept", "Program")
_ENTRY = "entry "
"""Begins the name of a line that leads to an entry."""


class PaletteLines:
    """The actions of a reader, the choice of a theme, and its entries."""

    def __init__(self, reader: ReaderScreen, choose_theme: Callable[[], None] | None) -> None:
        """`choose_theme` is None where the terminal has no colours."""
        self._reader = reader
        self._choose_theme = choose_theme
        self._actions = sorted((action for action in reader.actions if action.name != "command_palette"), key=find_rank)
        if choose_theme:
            self._actions.append(_CHANGE_THEME)

    def find(self, typed: str) -> list[PaletteLine]:
        """The actions that have all words typed, then the entries with that number or these words."""
        words = typed.casefold().split()
        actions = (action for action in self._actions if all(word in action.words.casefold() for word in words))
        lines = [PaletteLine(action.name, action.words, action.shown_key) for action in actions]
        return [*lines, *self._find_entries(typed.strip())]

    async def do(self, name: str | None) -> None:
        """Do what the line of this name says; nothing for None."""
        if name is None:
            return
        if name.startswith(_ENTRY):
            self._reader.listing.go_to_position(int(name.removeprefix(_ENTRY)))
        elif name == _CHANGE_THEME.name and self._choose_theme:
            self._choose_theme()
        else:
            await run_action(self._reader, name)

    def _find_entries(self, typed: str) -> Iterator[PaletteLine]:
        reader = self._reader
        if typed.isdecimal():
            position = reader.listing.library.find_entry(reader.chronicle, int(typed[:9]))
            positions = [] if position is None else [position]
        elif len(typed) >= _FEWEST_LETTERS:
            positions = list(reader.search.find_best(typed, _MOST_ENTRIES))
        else:
            positions = []
        for position in positions:
            yield PaletteLine(f"{_ENTRY}{position}", self._describe(position))

    def _describe(self, position: int) -> str:
        """`36 · 14 January 2031 · Laketon · Thin ice …`."""
        entry = self._reader.listing.library[position]
        date = format_date(entry.date) if entry.date else ""
        return " · ".join(filter(None, (str(entry.number), date, entry.place, " ".join(entry.body.split()))))
