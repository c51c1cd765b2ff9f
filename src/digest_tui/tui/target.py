"""What a key acts on: the entry at hand, the link in it, the footnote whose number was typed, or all that is listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle, Entry
from digest_tui.tui.listing import Listing
from digest_tui.tui.widgets.page_view import PageView


class Target(NamedTuple):
    """What a key acts on: the entry at hand, the link in it, and the entries that are listed."""

    chronicle: Chronicle
    entry: Entry | None
    link: int | None
    """Which of the entry's links Tab stands on."""
    note: int | None
    """The number of a footnote, typed before the key."""
    library: Library
    positions: Sequence[int]
    """The entries that are listed, by their positions in `library`."""


def find_target(listing: Listing, page: PageView, take_number: Callable[[], int | None]) -> Target:
    """What the key at hand acts on; a number typed before it counts as that of a footnote, once."""
    # Tab may stand on a related entry, which is no link.
    link = page.link_at_hand if page.entry_at_hand is None else None
    return Target(listing.chronicle, listing.entry, link, take_number(), listing.library, listing.positions)
