"""What the reader opens with: the documents, and what the person asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from digest_tui.chronicle.files.watching import WatchedFiles
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.memory.reading_positions import ReadingPosition
    from digest_tui.memory.settings import LoadedSettings


class ReaderOptions(NamedTuple):
    """What the person asked for on the command line."""

    files: Sequence[str] = ()
    encoding: str | None = None
    """How the files are encoded, if the person said so."""
    private: bool = False
    """Nothing is read from the user's state folder and nothing written to it."""
    no_strip: bool = False
    """The strip of days is not shown, whatever was chosen before."""
    plain: bool = False
    """The reader is a conversation in lines, without a screen."""
    query: str = ""
    """What to search for at the start."""
    entry: int | None = None
    """The number of the entry to begin with."""
    settings: LoadedSettings | None = None
    """What stands in the settings file; None where there is none."""


class OpenDocuments(NamedTuple):
    """The documents that were read, and how they are read again."""

    chronicles: Sequence[Chronicle]
    read_again: Callable[[], Sequence[Chronicle]] | None = None
    """Reads the files anew; raises UnreadableDocument. None for what can be read only once."""
    make_files: Callable[[], WatchedFiles] | None = None
    """Makes what notices changes on the disk; called when the first screen stands."""
    last_read: ReadingPosition | None = None
    """Where one of the documents was last read."""
    notice: str = ""
    """What the status line says at the start."""
