"""What the conversation begins with: the documents, and what the person asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest_tui.chronicle.files.watching import WatchedFiles
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.memory.reading_positions import ReadingPosition


class Opening(NamedTuple):
    """What the conversation begins with."""

    chronicles: Sequence[Chronicle]
    read_again: Callable[[], Sequence[Chronicle]] | None = None
    """Reads the files anew; raises UnreadableDocument. None for what can be read only once."""
    files: WatchedFiles | None = None
    """Tells which files have changed on the disk; None where there is nothing to watch."""
    last_read: ReadingPosition | None = None
    """Where one of the documents was last read."""
    query: str = ""
    """What to search for at the start."""
    entry: int | None = None
    """The number of the entry to begin with."""
    link_form: str = ""
    """One of `rendering.LINK_FORMS`; "" for the one that suits the document."""
    notice: str = ""
    """What is said at the start beside the documents."""
    encoding: str | None = None
    """The encoding that the person named."""
