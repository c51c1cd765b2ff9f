"""The page of the entry at hand: its text with sources, hits, mark, and what is related to it."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.pages.document_names import name_apart
from digest_tui.pages.page import Page
from digest_tui.pages.rendering import LINK_FORMS, add_related, build_entry_page, choose_link_form, cut_short
from digest_tui.tui.listing import Listing
from digest_tui.tui.memory_session import MemorySession
from digest_tui.tui.overview import Overview
from digest_tui.tui.widgets.entry_rows import MARK_SIGN
from digest_tui.tui.widgets.page_view import PageView

LINKS = "links"
"""The setting: which of `LINK_FORMS` links in the prose have."""


class EntryPage:
    """Builds the page of the entry that `listing` has at hand, and shows it in `view`."""

    def __init__(self, view: PageView, listing: Listing, memory: MemorySession, overview: Overview) -> None:
        self._view = view
        self._listing = listing
        self._memory = memory
        self._overview = overview
        self._shown: tuple[int, int | None] = 0, None
        """Of the entry that is shown: how often the list had changed, and the position."""

    @property
    def is_due(self) -> bool:
        """Another entry is at hand than the one that is shown, or other hits."""
        return self._shown != (self._listing.changes, self._listing.position)

    def show(self) -> None:
        """Show the entry at hand from its top, or from where it was scrolled to if it is shown already."""
        self._shown = self._listing.changes, self._listing.position
        page, before = self._build(), self._view.page
        # The related entries at the end come later than the entry.
        shared = min(len(page.paragraphs), len(before.paragraphs))
        is_same = shared > 0 and page.paragraphs[:shared] == before.paragraphs[:shared]
        self._view.show(page, keeps_scroll=is_same)
        if self._listing.answer and not is_same:
            self._view.scroll_to_span("passage", "hit")

    def refresh(self) -> None:
        """Show the entry as it is by now, from where it was scrolled to."""
        page = self._build()
        if page != self._view.page:
            self._view.show(page, keeps_scroll=True)

    def change_link_form(self) -> None:
        """Show the links in the prose by their host, short, whole, or as their number alone; that is remembered."""
        form = self._memory.settings.get(LINKS) or choose_link_form(self._listing.chronicle)
        following = (*LINK_FORMS, LINK_FORMS[0])[LINK_FORMS.index(form) + 1] if form in LINK_FORMS else LINK_FORMS[0]
        self._memory.settings.keep(LINKS, following)
        self.refresh()

    def _build(self) -> Page:
        entry, answer = self._listing.entry, self._listing.answer
        if entry is None:
            return Page()
        matches, passage = answer.find_passage(cut_short(entry)) if answer else ((), (0, 0))
        link_form = self._memory.settings.get(LINKS, "")
        page = build_entry_page(self._listing.chronicle, entry, link_form, matches, self._find_remarks(), passage)
        if self._listing.position is not None:
            page = self._add_note(page, self._listing.position)
        return add_related(page, self._overview.find_related(), self._listing.library)

    def _add_note(self, page: Page, position: int) -> Page:
        notes, answer = self._memory.notes, self._listing.answer
        note = notes.by_position.get(position)
        if not note:
            return page
        # Imported only here: most entries have no note.
        from digest_tui.pages.notes_shown import add_note

        hits = answer.find_in_note(note) if answer else ()
        return add_note(page, note, notes.describe(position), hits)

    def _find_remarks(self) -> Sequence[str]:
        """What is said of the entry beside what it says itself: its document among several, its mark."""
        position, documents = self._listing.position, self._listing.library.chronicles
        remarks = [name_apart(self._listing.chronicle, documents)] if len(documents) > 1 else []
        if position is not None and self._memory.is_marked(position):
            remarks.append(f"{MARK_SIGN} marked")
        return remarks
