"""The keys before anything answers them: numbers typed before a key, and keys that edit the query."""

from __future__ import annotations

from time import monotonic

from textual import events
from textual.binding import Binding
from textual.widgets import Input

MOST_DIGITS = 7

_EDITING_ACTIONS = {
    key: binding.action for binding in Input.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
}
del _EDITING_ACTIONS["enter"]


class KeyReader:
    """Collects the digits of a number, and knows whether the key at hand belongs to the search line."""

    def __init__(self) -> None:
        self.digits = ""
        """The number typed so far."""
        self.is_for_input = False
        """The key at hand edits the query."""
        self._number = ""
        self._last_key = 0.0

    def read(self, event: events.Key, is_typing: bool) -> bool:
        """Take in a key; True where it is a digit of a number, and done with. While one types, digits are letters."""
        self._last_key = monotonic()
        self.is_for_input = is_typing and (event.is_printable or event.key in _EDITING_ACTIONS)
        is_digit = event.character is not None and event.character in "0123456789" and not self.is_for_input
        if is_digit:
            self.digits = (self.digits + (event.character or "")).lstrip("0")[:MOST_DIGITS]
        else:
            self._number, self.digits = self.digits, ""
        return is_digit

    @property
    def has_number(self) -> bool:
        """A number stands before the key that is being answered."""
        return bool(self._number)

    def take_number(self) -> int | None:
        """The number typed before the key that is being answered; it counts once."""
        number, self._number = self._number, ""
        return int(number) if number else None

    def find_editing_action(self, event: events.Key) -> str | None:
        """The action of the search line that `event` stands for; None for letters, and for keys of the reader."""
        return None if not self.is_for_input or event.is_printable else _EDITING_ACTIONS[event.key]

    def was_struck_within(self, seconds: float) -> bool:
        """True if a key was struck in the last `seconds`: background work then waits."""
        return monotonic() < self._last_key + seconds
