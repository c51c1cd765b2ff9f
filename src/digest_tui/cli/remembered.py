"""What the store remembers of the documents of a command."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING

from digest_tui.cli.exit_status import fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.library import Library


class RememberedForCommand:
    """The marks and notes of a library, read when they are first asked for; none with `--private`."""

    def __init__(self, options: Namespace, library: Library) -> None:
        self._command: str = options.command
        self._is_private: bool = options.private
        self._library = library

    @cached_property
    def marked(self) -> Set[int]:
        """The positions of the marked entries. Raises SystemExit if the store cannot be read."""
        from digest_tui.memory.asking import ask_for_marks
        from digest_tui.memory.failures import StoreFailed

        try:
            return frozenset() if self._is_private else ask_for_marks(self._library, _report)
        except StoreFailed as error:
            raise SystemExit(fail(f"digest-tui {self._command}: {error}")) from error

    @cached_property
    def notes(self) -> Mapping[int, str]:
        """The notes by position. If the store cannot be read that is said, and the command does without."""
        from digest_tui.memory.asking import ask_for_notes
        from digest_tui.memory.failures import StoreFailed

        try:
            return {} if self._is_private else ask_for_notes(self._library, _report)
        except StoreFailed as error:
            say(f"digest-tui: without your notes: {error}")
            return {}


def _report(notice: str) -> None:
    say(f"digest-tui: {notice}")
