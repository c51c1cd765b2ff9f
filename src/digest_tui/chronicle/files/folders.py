"""Folders: which files of a folder are documents."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress

from digest_tui.chronicle.files.decoding import find_mark
from digest_tui.chronicle.files.formats import begins_as_html, find_signature, has_controls
from digest_tui.chronicle.files.reading import UnreadableDocument, format_source, read_bytes

_SAMPLE = 1 << 16
"""Bytes at the beginning of a file that are looked at."""


def find_documents(folder: str | os.PathLike[str]) -> tuple[list[str], dict[str, str]]:
    """The paths of the text files in a folder, sorted, and for each file that is skipped the reason why.

    Hidden files and subfolders are ignored. A file that cannot be read may hold text: it is among the first, and
    loading it raises. Raises UnreadableDocument if the folder cannot be listed or has no text.
    """
    name = format_source(folder)
    try:
        files = sorted(_find_files(folder))
    except OSError as error:
        raise UnreadableDocument(name, (error.strerror or str(error)).lower()) from error
    texts: list[str] = []
    skipped: dict[str, str] = {}
    for path in files:
        if reason := _explain_skipping(path):
            skipped[path] = reason
        else:
            texts.append(path)
    if not texts:
        raise UnreadableDocument(name, "a folder without text")
    return texts, skipped


def _find_files(folder: str | os.PathLike[str]) -> Iterator[str]:
    """The paths of the files in a folder that are not hidden, also where the folder may be listed but not entered."""
    with os.scandir(folder) as found:
        for entry in found:
            with suppress(OSError):  # A link that leads round in a circle.
                if not entry.name.startswith(".") and entry.is_file():
                    yield entry.path


def _explain_skipping(path: str) -> str:
    """The reason why a file of a folder is not read, or "" if it holds text."""
    try:
        data = read_bytes(path, _SAMPLE)
    except UnreadableDocument:
        return ""
    if not data.strip():
        return "empty"
    if begins_as_html(data):
        from digest_tui.chronicle.web_pages.opening import can_open_pages

        return "" if can_open_pages() else "HTML, which needs the extra digest-tui[html]"
    if find_mark(data):
        return ""
    if form := find_signature(data):
        return f"{form.name}, not text"
    if not has_controls(data):
        return ""
    from digest_tui.chronicle.files.guessing import guess_wide

    return "" if guess_wide(data) else "binary, not text"
