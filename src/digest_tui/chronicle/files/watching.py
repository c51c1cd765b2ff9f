"""Watched files: reading those again that have changed on the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from digest_tui.chronicle.files.folders import find_documents
from digest_tui.chronicle.files.loading import load
from digest_tui.chronicle.files.reading import UnreadableDocument, format_source
from digest_tui.chronicle.model import Chronicle

Signature = tuple[int, int, int]
"""Modification time in nanoseconds, size and inode of a file."""

STILL_SHOWN = "what was read before is still shown"
_CLOCK_TICK = 20_000_000
"""Nanoseconds by which a modification time may be behind the clock."""


class Reread(NamedTuple):
    """The result of reading files again."""

    chronicles: Sequence[Chronicle]
    """All chronicles. Those that did not change are the same objects as before."""
    words: str
    """A message about the changes, "" if there are none."""


class WatchedFiles:
    """The files and folders of a reader, with the state in which they were last read.

    `since` is the time of that reading, in nanoseconds.
    """

    def __init__(self, files: Sequence[str], encoding: str | None, since: int) -> None:
        self._files = list(files)
        self._encoding = encoding
        self._watched_folders = {os.path.realpath(path) for path in files if os.path.isdir(path)}
        self._watched_paths = {
            whole
            for path in files
            if not os.path.isdir(path)
            for whole in (os.path.abspath(path), os.path.realpath(path))
        }
        self._signatures: dict[str, Signature | None] = {}
        self._is_in_trouble: set[str] = set()
        for path in self._find_paths():
            signature = _stat_signature(path)
            is_older = signature is not None and signature[0] < since - _CLOCK_TICK
            self._signatures[path] = signature if is_older else None

    def find_folders(self) -> set[str]:
        """The folders to watch. The files themselves are not enough: an editor replaces a file when it saves."""
        folders = self._watched_folders | {os.path.dirname(path) for path in self._watched_paths}
        return {folder for folder in folders if os.path.isdir(folder)}

    def matches(self, changed: str) -> bool:
        """True if a change of the path `changed` may be one of these files."""
        if changed in self._watched_paths:
            return True
        folder, _, name = changed.rpartition(os.sep)
        return folder in self._watched_folders and not name.startswith(".")

    def read_changed(self, last: Sequence[Chronicle]) -> Reread:
        """Read the files that have changed. Never raises: a file that cannot be read keeps its last chronicle."""
        by_name = {chronicle.name: chronicle for chronicle in last}
        found: dict[str, Chronicle] = dict(by_name)
        words: list[str] = []
        paths = self._find_paths()
        for path in dict.fromkeys((*paths, *self._signatures)):
            name, signature = format_source(path), _stat_signature(path)
            if path in self._signatures and self._signatures[path] == signature:
                continue
            is_known = path in self._signatures
            self._signatures[path] = signature
            if signature is None:
                if is_known and name in by_name:
                    self._is_in_trouble.add(path)
                    words.append(f"{name} is gone from the disk; {STILL_SHOWN}")
                continue
            chronicle, remark = self._read(path, by_name.get(name))
            words += [remark] if remark else []
            if chronicle is not None:
                found[name] = chronicle
        return Reread(tuple(found.values()), "; ".join(words))

    def _read(self, path: str, last: Chronicle | None) -> tuple[Chronicle | None, str]:
        """The chronicle in a changed file, or None to keep the last one, and a message."""
        was_in_trouble = path in self._is_in_trouble
        self._is_in_trouble.add(path)
        try:
            chronicle = load(path, self._encoding)
        except UnreadableDocument as error:
            return None, f"{error}; {STILL_SHOWN}"
        if last is not None and looks_truncated(chronicle.text, last.text):
            return None, f"{chronicle.name} looks half-written; {STILL_SHOWN}, r reads it as it is"
        self._is_in_trouble.discard(path)
        if last is not None and chronicle.text == last.text:
            return None, f"{chronicle.name} is whole again" if was_in_trouble else ""
        return chronicle, f"{chronicle.name} changed on the disk and was read again"

    def _find_paths(self) -> list[str]:
        paths: list[str] = []
        for path in self._files:
            try:
                paths += find_documents(path)[0] if os.path.isdir(path) else [path]
            except UnreadableDocument:
                # What was read of it stays.
                continue
        return paths


def looks_truncated(text: str, last: str) -> bool:
    """True if `text` looks like an unfinished copy of `last`, as of a file that is still being written.

    It is shorter and ends where `last` continues, or, if other things have changed, within a line of `last`.
    """
    # A letter of which only half the bytes are there is shown as a sign.
    text = text.rstrip("\ufffd")
    if len(text) >= len(last):
        return False
    line = text[text.rfind("\n") + 1 :]
    at = last.find(f"\n{line}") + 1 if line else 0
    return last.startswith(text) or (at > 0 and last[at + len(line) : at + len(line) + 1] not in ("", "\n"))


def _stat_signature(path: str) -> Signature | None:
    """The signature of the file at `path`, or None if there is no file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
