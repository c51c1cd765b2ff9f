"""What a person takes away by a key: a link, a note, an entry's text; and what is said where there is nothing.

Links are taken in their clean form, and what they lost is said; or as written, where that is asked for.
"""

from __future__ import annotations

from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Link
from digest_tui.tui.rendering import format_dropped


class Taking(NamedTuple):
    """Something to be copied or opened; `remark` is said before it. Without `text` the remark says why."""

    text: str
    remark: str = ""


def take_link(chronicle: Chronicle, entry: Entry, at_hand: int | None, is_as_written: bool = False) -> Taking:
    """The link Tab stands on, else the entry's first; where it has none, the text of its note, said to be no link."""
    links = entry.links
    if links:
        return take_one(links[at_hand if at_hand is not None and at_hand < len(links) else 0], is_as_written)
    for reference in entry.references:
        if reference.footnote is not None and not reference.footnote.is_empty:
            return _take_note(reference.footnote)
    for reference in entry.references:
        return Taking("", _explain_lack(chronicle, reference.label))
    return Taking("", f"Entry {entry.number} has no source; nothing is copied")


def take_note(chronicle: Chronicle, entry: Entry | None, label: str, is_as_written: bool = False) -> Taking:
    """The link of the note that `label` names: in the entry's scope, else in its document.

    Where the entry itself refers to `label` and no note answers, another section's is none either.
    """
    references = entry.references if entry else ()
    own = next((reference for reference in references if reference.label == label), None)
    if own is not None:
        footnote = own.footnote
    else:
        footnote = (chronicle.find_footnote(label, entry.start) if entry else None) or chronicle.find_footnote(label)
    if footnote is None or footnote.is_empty:
        return Taking("", _explain_lack(chronicle, label))
    return take_one(footnote.links[0], is_as_written) if footnote.urls else _take_note(footnote)


def take_one(link: Link, is_as_written: bool = False) -> Taking:
    """One link, clean or as written."""
    if is_as_written:
        return Taking(link.url, f"As written, with {' '.join(link.dropped)}" if link.dropped else "")
    return Taking(link.clean, _say_what_is_dropped("", link.dropped))


def take_all_links(entry: Entry) -> Taking:
    """Every link of the entry, one a line."""
    links = entry.links
    if not links:
        return Taking("", f"Entry {entry.number} has no link; nothing is copied")
    dropped = tuple(dict.fromkeys(name for link in links for name in link.dropped))
    count = f"{len(links)} links" if len(links) > 1 else ""
    return Taking("\n".join(link.clean for link in links), _say_what_is_dropped(count, dropped))


def take_text(chronicle: Chronicle, entry: Entry) -> Taking:
    """The entry as printed, dateline and markers included, and below it what each marker points to."""
    from digest_tui.sharing.records import format_entry_page

    return Taking(format_entry_page(chronicle, entry), f"The text of entry {entry.number}")


def _take_note(footnote: Footnote) -> Taking:
    return Taking(footnote.text, f"Note {footnote.label} has no link, this is its text")


def _say_what_is_dropped(count: str, dropped: tuple[str, ...]) -> str:
    if not dropped:
        return count
    return f"{count}, clean ({format_dropped(dropped)})" if count else f"Clean ({format_dropped(dropped)})"


def _explain_lack(chronicle: Chronicle, label: str) -> str:
    if not chronicle.is_complete:
        return f"{label}: the document is still being read; nothing is copied"
    footnote = chronicle.find_footnote(label)
    if footnote is not None:
        return f"{label}: the note is there and says nothing; nothing is copied"
    return f"{label}: no source is given in this document; nothing is copied"
