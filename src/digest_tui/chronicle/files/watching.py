"""WatchedFiles that change while they are being read: what is read anew, and what is better left as it was."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

from digest_tui.chronicle.files.loading import UnreadableDocument, find_documents, format_source, load
from digest_tui.chronicle.model import Chronicle

Signature = tuple[int, int, int]
"""Of a file: when it was changed, its size, and which file it is."""

STILL_SHOWN = "what was read before is still shown"
_CLOCK_TICK = 20_000_000
"""Nanoseconds by which the time of a file may lag behind the clock."""


class Reread(NamedTuple):
    """What came of reading files again."""

    chronicles: Sequence[Chronicle]
    """Those that did not change are the same objects."""
    words: str
    """What is to be said of it; "" where nothing changed."""


class WatchedFiles:
    """The files of a reader and the folders it was called with, as they were when they were last read.

    `since` is when that was, in nanoseconds of the clock.
    """

    def __init__(self, files: Sequence[str], encoding: str | None, since: int) -> None:
        self._files = list(files)
        self._encoding = encoding
        self._since = since
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
        """The folders in which a change may concern the files: an editor that saves puts a new file in their place."""
        folders = self._watched_folders | {os.path.dirname(path) for path in self._watched_paths}
        return {folder for folder in folders if os.path.isdir(folder)}

    def matches(self, changed: str) -> bool:
        """Whether a change of the path `changed` may concern the files. It is asked of all that changes beside them."""
        if changed in self._watched_paths:
            return True
        folder, _, name = changed.rpartition(os.sep)
        return folder in self._watched_folders and not name.startswith(".")

    def read_changed(self, last: Sequence[Chronicle]) -> Reread:
        """Read what changed since it was read last. Never raises: what cannot be read stays as it was, and is said."""
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
        """The chronicle in a file that changed, and what is to be said; None where that of before is to stay."""
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
    """Whether `text` looks like the beginning of a text that is still being written over `last`.

    It is shorter, and breaks off where the last reading went on; where other
    things in it changed too, it breaks off within a line of it.
    """
    # A letter of which only half the bytes are there is shown as a sign.
    text = text.rstrip("\ufffd")
    if len(text) >= len(last):
        return False
    line = text[text.rfind("\n") + 1 :]
    at = last.find(f"\n{line}") + 1 if line else 0
    return last.startswith(text) or (at > 0 and last[at + len(line) : at + len(line) + 1] not in ("", "\n"))


def _stat_signature(path: str) -> Signature | None:
    """What tells one state of a file from another; None where there is no file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
