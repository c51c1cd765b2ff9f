"""Names as lines of text for people and as JSON objects for programs."""

from __future__ import annotations

from typing import Any

from digest_tui.chronicle.model import Chronicle
from digest_tui.names.model import Name


def format_name(name: Name, file: str = "") -> str:
    """Kind, name and the numbers of the entries, separated by tabs. `file`, where it is given, is the first column."""
    columns = (name.kind, name.name, " ".join(map(str, name.entries)))
    return "\t".join((file, *columns) if file else columns)


def make_name_record(chronicle: Chronicle, name: Name) -> dict[str, Any]:
    """A name as a JSON object."""
    return {"file": chronicle.name, **name._asdict()}
