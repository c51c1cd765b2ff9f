"""The palette: every action on one line with its key, the most used first; entries by number or words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from digest_tui.tui.date_shown import format_date
from digest_tui.tui.keys import Action, run_action
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.widgets.bottom_line import find_rank

_AROUND = 8
"""Cells that the palette takes beside its lines."""
_MOST_ENTRIES = 8
_FEWEST_LETTERS = 3
"""So many letters of a word are looked for in the entries."""


class ReaderCommands(Provider):
    """The actions of the reader that is under the palette, the choice of a theme, and the entries."""

    async def discover(self) -> Hits:
        """Every action."""
        for action in self._list_actions():
            yield DiscoveryHit(self._write_line(action), partial(self._do, action.name), action.words)

    async def search(self, query: str) -> Hits:
        """Actions with these words, and entries with that number or these words."""
        matcher = self.matcher(query)
        for action in self._list_actions():
            score = matcher.match(action.words)
            if score > 0:
                line = self._write_line(action, matcher.highlight(action.words))
                yield Hit(score, line, partial(self._do, action.name), action.words)
        for place, (words, position) in enumerate(self._find_entries(query.strip())):
            yield Hit(1 - place / 100, Content(words), partial(self._go_to, position), words)

    @property
    def _reader(self) -> ReaderScreen | None:
        return self.screen if isinstance(self.screen, ReaderScreen) else None

    def _list_actions(self) -> Iterator[Action]:
        """The reader's actions by use, and the choice of a theme."""
        actions = self._reader.actions if self._reader else ()
        yield from sorted((action for action in actions if action.name != "command_palette"), key=find_rank)
        if not self.app.no_color:
            yield Action("change_theme", "", (), "Theme: other colours, kept", "Program")

    def _write_line(self, action: Action, words: Content | None = None) -> Content:
        """What an action does, its key at the right."""
        room = max(self.app.size.width - _AROUND, 1)
        words, key = words or Content(action.words), action.shown_key
        if len(words) > room - len(key) - 1:
            words = words[: max(room - len(key) - 2, 0)] + "…"
        return words + Content.styled(f"{key:>{max(room - len(words), 0)}}", "$accented")

    async def _do(self, name: str) -> None:
        if name == "change_theme":
            self.app.action_change_theme()
        elif self._reader:
            await run_action(self._reader, name)

    def _find_entries(self, query: str) -> Iterator[tuple[str, int]]:
        reader = self._reader
        if reader is None:
            return
        library = reader.listing.library
        if query.isdecimal():
            position = library.find_entry(reader.chronicle, int(query[:9]))
            positions = [] if position is None else [position]
        elif len(query) >= _FEWEST_LETTERS:
            positions = list(reader.search.find_best(query, _MOST_ENTRIES))
        else:
            positions = []
        for position in positions:
            yield self._describe(position), position

    def _describe(self, position: int) -> str:
        """`36 · 14 January 2031 · Laketon · Thin ice …`, as much as a line holds."""
        entry = self.screen.listing.library[position] if isinstance(self.screen, ReaderScreen) else None
        if entry is None:
            return ""
        date = format_date(entry.date) if entry.date else ""
        words = " · ".join(filter(None, (str(entry.number), date, entry.place, " ".join(entry.body.split()))))
        room = max(self.app.size.width - _AROUND, 1)
        return words if len(words) <= room else f"{words[: room - 1]}…"

    def _go_to(self, position: int) -> None:
        if self._reader:
            self._reader.listing.go_to_position(position)
