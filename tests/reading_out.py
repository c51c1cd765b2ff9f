"""How a chronicle reads, written down as the cases of tests/cases have it."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui import Chronicle, Entry
from digest_tui.chronicle.model import Prose


def read_out(chronicle: Chronicle) -> str:
    """A chronicle as tests/cases writes it down: a line for each block that is not blank, `-` for what is not there."""
    prose = {item.start: item for item in chronicle.all_prose()}
    notes = {note.start: note for note in chronicle.footnotes}
    lines = []
    for block in chronicle.blocks:
        if note := notes.get(block.start):
            lines.append(f'footnote "{note.label}" | {note.text or "-"} | {" ".join(note.urls) or "-"}')
        elif item := prose.get(block.start):
            lines += [read_out_head(item) + (item.body.replace("\n", "⏎") or "-"), *read_out_sources(item)]
    return "\n".join(lines) + "\n"


def read_out_head(item: Prose) -> str:
    entry = item if isinstance(item, Entry) else None
    return f"entry {entry.number} | {entry.date or '-'} | {entry.place or '-'} | " if entry else "prose | "


def read_out_sources(item: Prose) -> Iterator[str]:
    for reference in item.references:
        note = reference.footnote.text if reference.footnote else ""
        marker = item.body[reference.start : reference.end]
        yield f'    {marker} reference "{reference.label}" {reference.state} {note}'.rstrip()
    for link in item.inline_links:
        yield f"    link {item.body[link.start : link.end]}"
