"""Long lists, said ten lines at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

AT_ONCE = 10
"""Lines. Entries are never cut: a voice, a braille line and a log have no screenful, and who reads so has keys of their
own to go back in what was said."""


class Tens:
    """The list that was begun last, which the same command goes on with."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.command = ""
        """The command that has begun the list; "" while none is open."""
        self._rows: Iterator[str] = iter(())
        self._say = say

    def close(self) -> None:
        """End the list, since another command was given."""
        self.command = ""

    def say_more(self, command: str, rows: Iterator[str]) -> None:
        """Say ten rows: of the list that `command` has begun, else of `rows`."""
        is_new = self.command != command
        if is_new:
            self.command, self._rows = command, rows
        said = list(islice(self._rows, AT_ONCE))
        for row in said:
            self._say(row)
        if len(said) < AT_ONCE:
            self._say("There is nothing to list" if is_new and not said else "End of the list")
            self.close()
