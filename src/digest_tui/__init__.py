"""digest-tui: read, search and quote sourced chronicles.

The public face. Importing it costs nearly nothing: each name is fetched from
its room when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding, check
    from digest_tui.chronicle.files.loading import load
    from digest_tui.chronicle.files.reading import UnreadableDocument
    from digest_tui.chronicle.links.cleaning import clean
    from digest_tui.chronicle.model import (
        Block,
        Chronicle,
        Dateline,
        Entry,
        Footnote,
        FootnoteReference,
        InlineLink,
        Link,
        PartialDate,
        Prose,
    )
    from digest_tui.chronicle.parsing import parse
    from digest_tui.search.index import Hit, Match, SearchIndex

__all__ = [
    "Block",
    "Chronicle",
    "Dateline",
    "Entry",
    "Finding",
    "Footnote",
    "FootnoteReference",
    "Hit",
    "InlineLink",
    "Link",
    "Match",
    "PartialDate",
    "Prose",
    "SearchIndex",
    "UnreadableDocument",
    "check",
    "clean",
    "load",
    "parse",
]

__version__ = "0.8.0"

_ROOMS = {
    "check": "chronicle.checking",
    "Finding": "chronicle.checking",
    "clean": "chronicle.links.cleaning",
    "load": "chronicle.files.loading",
    "UnreadableDocument": "chronicle.files.reading",
    "parse": "chronicle.parsing",
    "Hit": "search.index",
    "Match": "search.index",
    "SearchIndex": "search.index",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from its room. Raises AttributeError for any other."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    room = import_module(f"{__name__}.{_ROOMS.get(name, 'chronicle.model')}")
    value: object = getattr(room, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
