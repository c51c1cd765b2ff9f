"""Writing what is listed to a file."""

from __future__ import annotations

import os
from pathlib import Path

from digest_tui.plain.commands import Typed
from digest_tui.plain.lines import Lines
from digest_tui.plain.listing import Listing
from digest_tui.plain.remembering import Memory


class Exporting:
    """Exports the listed entries. No file is written over."""

    def __init__(self, listing: Listing, memory: Memory, lines: Lines, encoding: str | None) -> None:
        self._listing = listing
        self._memory = memory
        self._say = lines.say
        self._encoding = encoding

    def export(self, typed: Typed) -> None:
        """Write the entries to the file that is named, in the format of its ending or the one named before it."""
        from digest_tui.sharing.exporting.formats import FORMATS, find_format
        from digest_tui.sharing.exporting.listed import ListExport

        listing = self._listing
        first, _, name = typed.rest.partition(" ")
        form, name = (first, name.strip()) if first in FORMATS and name else (find_format(typed.rest), typed.rest)
        if not listing.positions:
            self._say("No entry is listed; nothing is written")
        elif not form:
            self._say(f"e march.md writes what is listed to a file. Formats: {', '.join(FORMATS)}; e csl march.json")
        else:
            # With --private the notes of this reading are written nowhere.
            notes = self._memory.notes if self._memory.is_kept else {}
            export = ListExport(listing.library, listing.positions, notes, self._encoding)
            self._say(export.write(form, Path(os.path.expanduser(name))))
