"""The last reading position of each document, in a small file that is read before the first screen.

The store has the same, but importing SQLite takes three milliseconds. The file is a copy, rewritten with each change,
and can be deleted without loss.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from digest_tui.memory.folder import POSITIONS_NAME, find_folder

MOST_POSITIONS = 500
"""The number of latest positions in the file, which keeps it fast to read."""


class ReadingPosition(NamedTuple):
    """The entry at which a document was read, and a checksum of its words."""

    document: str
    """The name that `name_document` gives it."""
    number: int
    sum_of_words: int


def name_document(name: str) -> str:
    """The name under which a document is remembered: its absolute path. "" if it cannot be read twice."""
    if name == "-" or (os.path.exists(name) and not os.path.isfile(name)):
        return ""
    path = os.path.realpath(name).encode("utf-8", "backslashreplace").decode()
    return path.replace("\n", "\\n").replace("\t", "\\t")


def find_reading_position(names: Sequence[str]) -> ReadingPosition | None:
    """The position in the one of these documents that was read last, or None. Never raises."""
    documents = set(map(name_document, names)) - {""}
    try:
        path = find_folder() / POSITIONS_NAME
        if not path.is_file():  # To open a pipe in its place would wait for ever.
            return None
        with open(path, encoding="utf-8") as file:
            for line in file:
                number, sum_of_words, document = line.rstrip("\n").split("\t")
                if document in documents:
                    return ReadingPosition(document, int(number), int(sum_of_words))
    except (OSError, ValueError):
        # Without it one begins at the beginning; the store writes it anew.
        return None
    return None


def write_positions(folder: Path, places: Iterable[ReadingPosition]) -> None:
    """Copy the latest of `places`, which come first, into the file, wholly or not at all. Raises OSError.

    For one writer at a time.
    """
    lines = (f"{place.number}\t{place.sum_of_words}\t{place.document}\n" for place in islice(places, MOST_POSITIONS))
    new = folder / f"{POSITIONS_NAME}.new"
    try:
        with open(
            os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | os.O_CLOEXEC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.writelines(lines)
        os.replace(new, folder / POSITIONS_NAME)
    except OSError:
        new.unlink(missing_ok=True)
        raise
