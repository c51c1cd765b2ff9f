"""The documents named on the command line."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from io import BufferedReader
from typing import TYPE_CHECKING

from digest_tui.cli.exit_status import fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.files.watching import WatchedFiles
    from digest_tui.chronicle.model import Chronicle


class Documents:
    """The chronicles named on the command line, read one by one.

    A document that cannot be read is reported on standard error and kept in `problems`.
    """

    def __init__(self, files: Sequence[str], encoding: str | None) -> None:
        self.files = list(files)
        self.encoding = encoding
        self.problems: list[str] = []
        self.paths: list[str] = []
        """Those that were read, "-" for standard input."""
        self._began = time.time_ns()
        self.sums: dict[Chronicle, str] | None = None
        """The SHA-256 of the bytes of each chronicle read from now on. None turns this off."""

    def __iter__(self) -> Iterator[Chronicle]:
        from digest_tui.chronicle.files.reading import UnreadableDocument

        for path in self._find_paths():
            try:
                chronicle = self._load(path)
            except UnreadableDocument as error:
                self._report(str(error))
            else:
                self.paths.append(path)
                for notice in chronicle.notices:
                    say(f"digest-tui: {chronicle.name}: {notice}")
                yield chronicle

    @property
    def are_several(self) -> bool:
        """True if the call may name more than one document, so that each line has to say of which it is."""
        return len(self.files) > 1 or any(map(os.path.isdir, self.files))

    def _load(self, path: str) -> Chronicle:
        from digest_tui.chronicle.files.loading import load, load_bytes
        from digest_tui.chronicle.files.reading import UnreadableDocument, format_source, read_bytes

        if path == "-" and sys.stdin is None:
            raise UnreadableDocument("standard input", "closed")
        source = sys.stdin.buffer if path == "-" else path
        if self.sums is None:
            return load(source, self.encoding)
        from hashlib import sha256

        data = read_bytes(source)
        chronicle = load_bytes(data, format_source(source), self.encoding)
        self.sums[chronicle] = sha256(data).hexdigest()
        return chronicle

    def read_again(self) -> list[Chronicle]:
        """Read all documents again. Raises UnreadableDocument for the first that cannot be read.

        What could not be read in the first place is tried again, and not missed.
        """
        from digest_tui.chronicle.files.folders import find_documents
        from digest_tui.chronicle.files.loading import load
        from digest_tui.chronicle.files.reading import UnreadableDocument

        chronicles: list[Chronicle] = []
        named = [find_documents(path)[0] if os.path.isdir(path) else [path] for path in self.files]
        for path in (path for paths in named for path in paths):
            try:
                chronicles.append(load(path, self.encoding))
            except UnreadableDocument:
                if path in self.paths:
                    raise
        return chronicles

    def make_watched_files(self) -> WatchedFiles:
        """A watcher that knows which of the files have changed since they were read."""
        from digest_tui.chronicle.files.watching import WatchedFiles

        return WatchedFiles(self.files, self.encoding, self._began)

    def _find_paths(self) -> Iterator[str]:
        from digest_tui.chronicle.files.reading import UnreadableDocument, format_source

        for path in self.files:
            if not os.path.isdir(path):
                yield path
                continue
            from digest_tui.chronicle.files.folders import find_documents

            try:
                texts, skipped = find_documents(path)
            except UnreadableDocument as error:
                self._report(str(error))
                continue
            for file, reason in skipped.items():
                say(f"digest-tui: {format_source(file)}: skipped: {reason}")
            yield from texts

    def _report(self, problem: str) -> None:
        self.problems.append(problem)
        say(f"digest-tui: {problem}")


def open_documents(options: Namespace) -> Documents:
    """The documents of a command: the files named, else standard input. Raises SystemExit if there is neither."""
    files = [options.files] if isinstance(options.files, str) else options.files
    if not files:
        if not has_input():
            raise SystemExit(fail(f"digest-tui {options.command}: no FILE given, and standard input is empty"))
        files = ["-"]
    check_encoding(options.encoding)
    return Documents(files, options.encoding)


def has_input() -> bool:
    """True if standard input is a pipe or a file with content."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return False
    try:
        return isinstance(sys.stdin.buffer, BufferedReader) and bool(sys.stdin.buffer.peek(1))
    except (OSError, ValueError):
        return False


def check_encoding(encoding: str | None) -> None:
    """Raise SystemExit, after a message, for an unknown encoding."""
    try:
        b"x".decode(encoding or "utf-8", "replace")  # Python accepts any name for an empty byte string
    except (LookupError, ValueError) as error:
        from digest_tui.chronicle.text.safety import one_line

        raise SystemExit(fail(f"digest-tui: --encoding {one_line(str(encoding))}: unknown encoding")) from error
