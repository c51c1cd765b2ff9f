"""Reading: the bytes of a file or a stream, and the error for what cannot be read."""

from __future__ import annotations

import os
from io import BufferedIOBase, RawIOBase
from typing import IO

from digest_tui.chronicle.text.safety import one_line

Source = str | os.PathLike[str] | IO[bytes] | RawIOBase | BufferedIOBase

LARGEST_FILE = 1 << 30
"""Bytes. A larger file is refused with a message, since its text would need twice as much memory or more."""


class UnreadableDocument(OSError):
    """A document that cannot be read. `name` is the file as given, `reason` says why on one line."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        return UnreadableDocument, (self.name, self.reason)


def format_source(source: Source) -> str:
    """The name of a source, safe to show. A stream is "-"."""
    return one_line(os.fspath(source)) if isinstance(source, str | os.PathLike) else "-"


def read_bytes(source: Source, at_most: int | None = None) -> bytes:
    """The bytes of a source, or its first `at_most` bytes. Raises UnreadableDocument."""
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise TypeError(f"a document is a path or a stream opened in binary mode, not {type(source).__name__}")
    name = format_source(source)
    try:
        if not isinstance(source, str | os.PathLike):
            data = _read_stream(source)
        else:
            # A pipe with no writer would hang on opening: only what the user named is opened, and never a folder.
            with open(source, "rb") as file:
                data = file.read(LARGEST_FILE + 1 if at_most is None else at_most)
    except OSError as error:
        raise UnreadableDocument(name, (error.strerror or str(error)).lower()) from error
    except ValueError as error:
        raise UnreadableDocument(name, "no file can have this name") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(name, f"larger than {LARGEST_FILE >> 20} MB")
    return data


def _read_stream(source: IO[bytes] | RawIOBase | BufferedIOBase) -> bytes:
    """The bytes of a stream, up to one more than is accepted. An unbuffered pipe gives them in portions."""
    portions: list[bytes] = []
    room = LARGEST_FILE + 1
    while room > 0 and (portion := source.read(room)):
        if isinstance(portion, str):
            raise TypeError("the stream gives text: open it in binary mode, or give its text to parse()")
        portions.append(bytes(portion))
        room -= len(portion)
    return b"".join(portions)
