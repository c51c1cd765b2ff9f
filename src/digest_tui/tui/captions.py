"""What stands around the panes: what is open, what was found, which keys matter now, and what there is to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from digest_tui.pages.document_names import name_documents
from digest_tui.tui.document_session import DocumentSession
from digest_tui.tui.index_session import IndexSession
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.listing import Listing
from digest_tui.tui.widgets.bottom_line import BottomLine
from digest_tui.tui.widgets.header_line import HeaderLine
from digest_tui.tui.widgets.panes import Panes
from digest_tui.tui.widgets.search_line import SearchLine

if TYPE_CHECKING:
    from digest_tui.search.index import Answer


class Captions:
    """Fills the header, the search line and the bottom line of `screen` from what `listing` and `documents` have."""

    def __init__(
        self,
        screen: Screen[None],
        search_line: SearchLine,
        bottom: BottomLine,
        panes: Panes,
        listing: Listing,
        documents: DocumentSession,
        index: IndexSession,
        keys: KeyReader,
    ) -> None:
        self.header = HeaderLine()
        self._screen = screen
        self._search_line = search_line
        self._bottom = bottom
        self._panes = panes
        self._listing = listing
        self._documents = documents
        self._index = index
        self._keys = keys

    def tell(self, words: str) -> None:
        """Tell the person something, until the next key; "" takes back what was told."""
        self._bottom.status = words
        if self._screen.app.screen is not self._screen:
            from digest_tui.tui.widgets.sheet_keys import SheetKeys

            for line in self._screen.app.screen.query(SheetKeys):
                line.tell(words)

    def hint(self) -> None:
        """Hint at the keys that matter now; while a query is typed, say what the search line has no room for."""
        self._bottom.said = self._search_line.unsaid if self._search_line.is_typed_in else ""
        if self._keys.digits:
            situation = "count"
        elif self._search_line.is_typed_in:
            situation = "search"
        else:
            situation = "entry" if self._panes.is_entry_focused else "index" if self._index.is_focused else "list"
            situation += " hits" if self._listing.answer else ""
        self._bottom.situation = situation
        self._bottom.digits = self._keys.digits

    def describe_documents(self) -> None:
        """Say what is open, what is known of it by now, and where in it the person is."""
        listing, header = self._listing, self.header
        chronicle, position = listing.chronicle, listing.position
        notices = "; ".join(chronicle.notices)
        if not notices and not chronicle.is_dated:
            notices = "no dated items: shown by paragraphs"
        header.document = name_documents(listing.library)
        header.summary = self._documents.find_common_summary()
        header.notice = f"! {notices}" if notices else ""
        header.findings = self._documents.find_findings(chronicle) or ()
        header.position = "" if position is None else f"{position + 1:,} of {len(listing.library):,}"

    def describe_list(self) -> None:
        """Say how much was found, what was done to find it, and how the list is narrowed or ordered."""
        answer, listing = self._listing.answer, self._listing
        if not answer:
            self._search_line.show_words(listing.describe())
            return
        done = answer.said if answer.positions else ()
        understood = "" if _repeats(answer.understood, answer.query) else answer.understood
        words = (understood, self._count_outside(answer), *done, listing.describe())
        self._search_line.show_words(*words, listing.count_hits())

    def _count_outside(self, answer: Answer) -> str:
        """How much stands in the rest of the document, and how to come there."""
        outside = [passage for passage in answer.rest if passage.chronicle is self._listing.chronicle]
        return f"{len(outside)} outside the entries: i" if outside else ""


def _repeats(words: str, query: str) -> bool:
    """True if it is the query in other signs: `place: Oral` of `place:"ORAL"`."""
    first, second = ("".join(filter(str.isalnum, text)).casefold() for text in (words, query))
    return first == second
