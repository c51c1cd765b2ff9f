"""What the store remembers of the documents of a command."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.cli.exit_status import fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.library import Library
    from digest_tui.memory.asking import Remembered


class RememberedForCommand:
    """The marks and notes of a library, read when they are first asked for; none with `--private`."""

    def __init__(self, options: Namespace, library: Library) -> None:
        self._command: str = options.command
        self._is_private: bool = options.private
        self._library = library

    @property
    def marked(self) -> Set[int]:
        """The positions of the marked entries. Raises SystemExit if the store cannot be read."""
        found = self._found
        if isinstance(found, str):
            raise SystemExit(fail(f"digest-tui {self._command}: {found}"))
        return found.marked

    @cached_property
    def notes(self) -> Mapping[int, str]:
        """The notes by position. If the store cannot be read that is said, and the command does without."""
        found = self._found
        if isinstance(found, str):
            say(f"digest-tui: without your notes: {found}")
            return {}
        return found.notes

    @cached_property
    def _found(self) -> Remembered | str:
        """What the store has, or why it cannot be read."""
        from digest_tui.memory.asking import Remembered, ask_store
        from digest_tui.memory.failures import StoreFailed

        if self._is_private:
            return Remembered(frozenset(), {})
        try:
            return ask_store(self._library, lambda notice: say(f"digest-tui: {notice}"))
        except StoreFailed as error:
            return str(error)
