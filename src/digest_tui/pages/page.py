"""What a reader shows: paragraphs, and what is marked in them.

Named tuples, not dataclasses: each of those costs the start a millisecond.
"""

from __future__ import annotations

from typing import NamedTuple

from digest_tui.chronicle.model import Link


class Span(NamedTuple):
    """`[start, end)` of a paragraph, painted in a named style of the pane; `link` counts in the page's targets."""

    start: int
    end: int
    style: str
    link: int | None = None


class Paragraph(NamedTuple):
    """Text without line feeds, to be wrapped; the first `head` characters stand to the left of all lines."""

    text: str
    spans: tuple[Span, ...] = ()
    head: int = 0
    repeats_head: bool = False
    """Each line begins with the head; else only the first, and the others with as many spaces."""


class Page(NamedTuple):
    """What a pane shows, and the links that can be walked on it."""

    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    entries: tuple[int, ...] = ()
    """The positions of other entries that can be gone to. They are counted behind the links."""

    @property
    def targets(self) -> int:
        """How many links and entries can be walked to."""
        return len(self.links) + len(self.entries)
