"""Writing a file completely or not at all, and overwriting only if asked to."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import mkstemp


class NotWritten(Exception):
    """A file that was not written, with the `reason`. `is_taken` is True if only an existing file prevents it."""

    def __init__(self, path: Path, reason: str, is_taken: bool = False) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason
        self.is_taken = is_taken


def write_whole(path: Path, write: Callable[[Path], None], is_forced: bool = False) -> None:
    """Let `write` fill a temporary file beside `path`, and rename it when all of it is on the disk.

    An existing file is replaced only if `is_forced`. The file has the permissions of a new file or of the one it
    replaces. Raises NotWritten, and leaves nothing behind then.
    """
    if "\0" in str(path):
        raise NotWritten(path, "no file can have such a name")
    target = Path(os.path.realpath(path))
    try:
        mode = _find_mode(target, is_forced)
        handle, name = mkstemp(prefix=f".{target.name[:100]}.", suffix=".document", dir=target.parent)
    except OSError as error:
        raise NotWritten(path, _say(error), isinstance(error, FileExistsError)) from error
    draft = Path(name)
    try:
        os.close(handle)
        write(draft)
        draft.chmod(mode)
        _flush(draft)
        _put(draft, target, is_forced)
        _flush(target.parent)
    except OSError as error:
        raise NotWritten(path, _say(error), isinstance(error, FileExistsError)) from error
    finally:
        draft.unlink(missing_ok=True)


def _find_mode(target: Path, is_forced: bool) -> int:
    """The permissions of the new file. Raises OSError if it cannot be written there."""
    try:
        there = target.stat()
    except FileNotFoundError:
        mask = os.umask(0o077)
        os.umask(mask)
        return 0o666 & ~mask
    if stat.S_ISDIR(there.st_mode):
        raise IsADirectoryError(0, "is a folder")
    if not stat.S_ISREG(there.st_mode):
        raise OSError(0, "is not a file")
    if not is_forced:
        raise FileExistsError(0, "already exists")
    return stat.S_IMODE(there.st_mode)


def _put(draft: Path, target: Path, is_forced: bool) -> None:
    if is_forced:
        draft.replace(target)
        return
    try:
        # Fails where somebody has put a file there meanwhile, which a rename would not.
        os.link(draft, target)
    except FileExistsError as error:
        raise FileExistsError(0, "already exists") from error
    except OSError:
        # A file system without links.
        if target.exists():
            raise FileExistsError(0, "already exists") from None
        draft.rename(target)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _say(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
