"""The file that the person names to export to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from digest_tui.chronicle.text.safety import one_line
from digest_tui.tui.field_screen import Refused


def read_path(documents: Sequence[str], line: str, is_warned: bool) -> tuple[Path, bool]:
    """The path that a line names, and whether another file there may be written over.

    Raises Refused for one of `documents`, for a folder, and for another file
    unless the person was warned of it.
    """
    path = Path(os.path.expanduser(line.strip()))
    if not line.strip():
        raise Refused("A name is needed")
    if "\0" in line:
        raise Refused("No file can have such a name")
    if any(os.path.realpath(path) == os.path.realpath(document) for document in documents):
        raise Refused("That is the document itself: another name")
    if os.path.isdir(path):
        raise Refused("That is a folder: another name")
    if os.path.exists(path) and not is_warned:
        raise Refused(f"{one_line(path.name)} already exists: Enter again overwrites it")
    return path, is_warned
