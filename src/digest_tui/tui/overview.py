"""What is known of a library as a whole: the days of its strip, and which entries are related."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.wording import format_count
from digest_tui.tui.listing import Listing
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.search_session import READ_AT_ONCE
from digest_tui.tui.widgets.strip_line import StripLine

if TYPE_CHECKING:
    from digest_tui.pages.related import RelatedEntries, Relation
    from digest_tui.tui.timeline import Timeline

STRIP = "strip"
"""The setting: `yes` where the strip of days is shown, else `no`."""
STRIP_FROM = 24
"""Lines of the screen from which there is room for the strip."""


class EntriesRelated(Message):
    """It is known which entries are related."""


class Overview:
    """Counts the days for `strip` and relates the entries of what `listing` has.

    `screen` runs the worker and gets the messages. With `no_strip` the strip
    is away whatever the settings say, until the person asks for it.
    """

    def __init__(self, screen: Screen[None], listing: Listing, memory: MemorySession, no_strip: bool) -> None:
        self.strip = StripLine()
        self._screen = screen
        self._listing = listing
        self._memory = memory
        self._no_strip = no_strip
        self._related: RelatedEntries | None = None

    def begin(self) -> None:
        """Look over the library, once it is complete: in a thread, but for the days of a short one."""
        library = self._listing.library
        self.strip.show(None)
        if not library.is_complete:
            return
        from digest_tui.tui.timeline import Timeline

        timeline = Timeline(library) if library.size <= READ_AT_ONCE else None
        self.strip.show(timeline)
        self._screen.run_worker(
            lambda: self._look_over(library, timeline),
            thread=True,
            exclusive=True,
            group="overview",
            exit_on_error=False,
        )

    def _look_over(self, library: Library, timeline: Timeline | None) -> None:
        from digest_tui.names.asking import LONGEST_NAMED
        from digest_tui.pages.related import RelatedEntries
        from digest_tui.tui.timeline import Timeline

        self._screen.call_later(self._take, library, timeline or Timeline(library), RelatedEntries(library))
        if library.size <= LONGEST_NAMED and (words := _describe_problems(library)):
            self._screen.post_message(StatusChanged(words))

    def _take(self, library: Library, timeline: Timeline, related: RelatedEntries) -> None:
        if library is self._listing.library:
            self._related = related
            self.strip.show(timeline)
            self._screen.post_message(EntriesRelated())

    def find_related(self) -> list[Relation]:
        """What the entry at hand shares with others; nothing as long as that is not known."""
        position, related = self._listing.position, self._related
        is_known = related is not None and related.library is self._listing.library
        return related.find(position) if related and is_known and position is not None else []

    def mark_strip(self) -> None:
        """Mark the day of the entry at hand, and the days with hits."""
        answer = self._listing.answer
        self.strip.mark(self._listing.position, answer.positions if answer else ())

    def fit_strip(self) -> None:
        """Show the strip where there is room for it, and the person has not put it away."""
        is_wanted = not self._no_strip and self._memory.settings.get(STRIP, "yes") == "yes"
        self.strip.set_class(is_wanted and self._has_room, "-shown", update=self.strip.is_attached)

    @property
    def _has_room(self) -> bool:
        return self._screen.app.size.height >= STRIP_FROM

    def toggle_strip(self) -> None:
        """Show the strip of days, or put it away; that is remembered."""
        self._no_strip = False
        self._memory.settings.keep(STRIP, "no" if self.strip.has_class("-shown") else "yes")
        self.fit_strip()
        if not self.strip.has_class("-shown") and not self._has_room:
            self._screen.post_message(StatusChanged(f"The strip of days is shown from {STRIP_FROM} rows on"))


def _describe_problems(library: Library) -> str:
    """How many of a person's corrections of names have no effect; "" where each has. The names are known by now."""
    from digest_tui.names.asking import read_all

    count = sum(len(read_all(chronicle).problems) for chronicle in library.chronicles)
    words = format_count(count, "correction of names has", "corrections of names have")
    return f"{words} no effect: digest-tui names says why" if count else ""
