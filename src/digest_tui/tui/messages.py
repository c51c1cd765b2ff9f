"""What the reader's collaborators tell the screen: one way up, from any thread."""

from __future__ import annotations

from collections.abc import Callable

from textual.message import Message

Post = Callable[[Message], object]
"""Takes a message from any thread."""


class StatusChanged(Message):
    """There is something to tell the person, until the next key."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words


class ReaderShown(Message):
    """The reader has its documents, and keys mean something from now on."""
