"""Copying and opening: the link at hand, all links, a text, a citation."""

from __future__ import annotations

from digest_tui.plain.commands import Typed, read_position
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.remembering import Memory
from digest_tui.sharing import copy_actions
from digest_tui.sharing.clipboard import copy_text, describe_copy
from digest_tui.sharing.copy_actions import CopyPayload
from digest_tui.sharing.delivery import deliver_link

CITATION_FORM = "citation_form"
"""The setting: which of `citing.FORMATS` was used last. The reader on a screen has the same."""


class Copying:
    """Copies and opens what belongs to the entry at hand, by programs alone: no escape sequence is written."""

    def __init__(self, listing: Listing, memory: Memory, lines: Lines) -> None:
        self._listing = listing
        self._memory = memory
        self._say = lines.say
        self._show = lines.show

    def copy_link(self, typed: Typed) -> None:
        """Copy the link that is meant."""
        self._copy(self._find_link(typed))

    def copy_link_as_written(self, typed: Typed) -> None:
        """Copy the link exactly as the document has it."""
        self._copy(copy_actions.copy_as_written(self._find_link(typed)))

    def copy_archive_link(self, typed: Typed) -> None:
        """Copy the address of the page in the Internet Archive."""
        self._copy(copy_actions.copy_archived(self._find_link(typed), self._listing.chronicle, self._listing.entry))

    def copy_all_links(self, typed: Typed) -> None:
        """Copy every link of the entry."""
        entry = self._listing.entry
        self._copy(copy_actions.copy_all_links(entry) if entry else NOTHING_LISTED)

    def copy_listed_links(self, typed: Typed) -> None:
        """Copy the links of all entries of the list."""
        listing = self._listing
        self._copy(copy_actions.copy_listed_links(listing.library[position] for position in listing.positions))

    def copy_text(self, typed: Typed) -> None:
        """Copy the entry as printed, with its sources."""
        listing = self._listing
        self._copy(copy_actions.copy_text(listing.chronicle, listing.entry) if listing.entry else NOTHING_LISTED)

    def copy_citation(self, typed: Typed) -> None:
        """Copy a citation of the entry, in the form that is named or was named last."""
        from digest_tui.sharing.citing import FORMATS

        listing = self._listing
        form = typed.rest.casefold() or self._memory.settings.get(CITATION_FORM, "")
        if typed.rest and form not in FORMATS:
            self._say(f"No citation has the form {typed.rest}. There are: {', '.join(FORMATS)}")
        elif listing.entry is None:
            self._copy(NOTHING_LISTED)
        else:
            if typed.rest:
                self._memory.keep_setting(CITATION_FORM, form)
            form = form if form in FORMATS else "plain"
            self._copy(copy_actions.copy_citation(listing.chronicle, listing.entry, None, form))

    def open_link(self, typed: Typed) -> None:
        """Open the link that is meant; what cannot be opened is copied."""
        self._show(deliver_link(self._find_link(typed), None, self._show))

    def _find_link(self, typed: Typed) -> CopyPayload:
        """The link of the note before the command, of that number in the entry behind it, or the entry's first."""
        listing = self._listing
        if typed.number is not None:
            return copy_actions.copy_note(listing.chronicle, listing.entry, str(typed.number))
        if listing.entry is None:
            return NOTHING_LISTED
        if not typed.rest:
            return copy_actions.copy_link(listing.chronicle, listing.entry, None)
        count = len(listing.entry.links)
        number = read_position(typed.rest)
        if not 1 <= number <= count:
            return CopyPayload("", f"Entry {listing.entry.number} has no link {typed.rest}: it has {count}")
        return copy_actions.copy_link(listing.chronicle, listing.entry, number - 1)

    def _copy(self, payload: CopyPayload) -> None:
        if not payload.text:
            self._say(payload.remark)
            return
        outcome = copy_text(payload.text, None)
        lines = payload.text.count("\n") + 1
        # Who has it on the clipboard need not hear all of it; who has not is shown all of it.
        shown = f"{lines} lines" if outcome.ways and lines > 1 else payload.text
        words = describe_copy(outcome, shown)
        self._show(f"{payload.remark}. {words}" if payload.remark else words)


NOTHING_LISTED = CopyPayload("", "No entry is listed; nothing is copied")
