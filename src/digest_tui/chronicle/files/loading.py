"""Loading: from a file or a stream to a chronicle."""

from __future__ import annotations

import os

from digest_tui.chronicle.files.decoding import decode, find_mark
from digest_tui.chronicle.files.formats import begins_as_html
from digest_tui.chronicle.files.reading import Source, format_source, read_bytes
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.parsing import parse

HEAD_SIZE = 1 << 20
"""Bytes. A larger file is shown by its beginning before the rest is read."""


def load(source: Source, encoding: str | None = None) -> Chronicle:
    """The chronicle in a file or an open binary stream.

    Without `encoding`, a byte-order mark decides, else the text is UTF-8, else the encoding is guessed, which the
    notices of the chronicle say. Raises UnreadableDocument if the document is not text or cannot be opened,
    LookupError for an unknown encoding, and TypeError for what is neither a path nor a binary stream.
    """
    return load_bytes(read_bytes(source), format_source(source), encoding)


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Chronicle:
    """The chronicle in the bytes of a document. Raises what `load` raises."""
    decoded = decode(data, name, encoding)
    return parse(decoded.text, name, decoded.notices)


def load_head(path: str | os.PathLike[str], encoding: str | None = None) -> Chronicle | None:
    """The first entries of a large file, shown while `load` reads all of it. None for a small file and a web page.

    Raises what `load` raises.
    """
    name = format_source(path)
    data = read_bytes(path, HEAD_SIZE)
    if len(data) < HEAD_SIZE or begins_as_html(data) or find_mark(data) not in (None, "utf-8-sig"):
        return None
    data = data[: data.rfind(b"\n") + 1] or data
    return parse(decode(data, name, encoding).text, name, is_complete=False)
