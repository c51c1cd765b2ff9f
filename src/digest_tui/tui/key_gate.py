"""What every key passes first, so that keys typed fast are answered in their order, each by what is shown by then."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from textual import events
from textual.screen import Screen

from digest_tui.tui.calls import run_action
from digest_tui.tui.captions import Captions
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.keys import Action, with_other_layout
from digest_tui.tui.query_session import QuerySession
from digest_tui.tui.widgets.search_line import SearchLine

_OF_NOTES = ("copy_link", "open_link")
"""Actions that take the number of a footnote before their key, on sheets as well."""


class KeyGate:
    """Looks at the keys of `screen`, which does `actions`, before anything answers them.

    `flush` does what was put off until after a painting.
    """

    def __init__(
        self,
        screen: Screen[None],
        keys: KeyReader,
        line: SearchLine,
        actions: Sequence[Action],
        queries: QuerySession,
        captions: Captions,
        flush: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._keys = keys
        self._line = line
        self._actions = actions
        self._queries = queries
        self._captions = captions
        self._flush = flush

    def take(self, event: events.Key) -> bool:
        """Look at a key of the reader; True where it is done with: a digit of a number, or a choice of an offer.

        Keys that edit the query are left to the search line.
        """
        # What was said has been read when a key is struck.
        self._captions.tell("")
        if self._line.is_typed_in and event.key.startswith("alt+") and event.is_printable:
            # Textual would type the letter; in a shell it edits.
            return True
        is_digit = self._keys.read(event, self._line.is_typed_in)
        is_taken = self._queries.take_key(event.key)
        if not (is_taken or self._keys.is_for_input):
            self._flush()
        self._captions.hint()
        return is_digit or is_taken

    async def take_on_sheet(self, event: events.Key) -> bool:
        """Look at a key of a sheet; True for a digit of the number of a footnote, or if it copies or opens its link."""
        self._captions.tell("")
        if self._keys.read(event, is_typing=False):
            self._captions.tell(self._keys.digits)
            return True
        name = next((action.name for action in self._actions if _is_of_notes(action, event.key)), None)
        if not self._keys.has_number or name is None:
            self._keys.take_number()
            return False
        await run_action(self._screen, name)
        return True

    async def forward_editing_key(self, event: events.Key) -> bool:
        """Let the search line finish with a key of its own before the next; False where the key is not for it.

        Textual lets an editing key bubble up to the app and back, and what is
        typed behind it would overtake it.
        """
        action, focused = self._keys.find_editing_action(event), self._screen.focused
        return action is not None and await self._screen.app.run_action(action, default_namespace=focused)

    async def drain_input(self) -> None:
        """Let the search line take in what was typed, so that the next key meets its answer."""
        while self._keys.is_for_input and self._screen.focused and self._screen.focused.message_queue_size:
            await asyncio.sleep(0)


def _is_of_notes(action: Action, key: str) -> bool:
    return action.name in _OF_NOTES and any(key in with_other_layout(own).split(",") for own in action.keys)
