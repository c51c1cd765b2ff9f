"""Marks and notes on the entry at hand."""

from __future__ import annotations

from digest_tui.memory.notes import LONGEST
from digest_tui.plain.commands import DELETE, Typed
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.remembering import Memory
from digest_tui.plain.wording import format_note


class Marking:
    """Marks the entry at hand, and keeps a note beside it."""

    def __init__(self, listing: Listing, memory: Memory, lines: Lines) -> None:
        self._listing = listing
        self._memory = memory
        self._say = lines.say

    def toggle_mark(self, typed: Typed) -> None:
        """Mark the entry, or take its mark away."""
        position = self._listing.position
        self._say("No entry is listed; nothing is marked" if position is None else self._memory.toggle_mark(position))

    def note(self, typed: Typed) -> None:
        """Say the note on the entry, add a line to it, or delete it."""
        position = self._listing.position
        if position is None:
            self._say("No entry is listed; nothing is noted")
            return
        note = self._memory.notes.get(position, "")
        if typed.rest:
            words = "" if typed.rest == DELETE else f"{note}\n{typed.rest}"
            too_long = f"{len(words):,} characters; {LONGEST:,} can be kept. The note is as it was"
            self._say(too_long if len(words) > LONGEST else self._memory.write_note(position, words))
        else:
            self._say(*(format_note(note) or ["No note is on this entry: A words writes one"]))

    def undo(self, typed: Typed) -> None:
        """Undo what was last done to a mark or a note."""
        self._say(self._memory.undo())
