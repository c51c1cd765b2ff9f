"""What is copied by a key: a link, a note, an entry's text; and what is said where there is nothing.

Links are copied in their clean form, and what they lost is said; or as written, where that is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Link
from digest_tui.chronicle.wording import explain_missing, format_count

if TYPE_CHECKING:
    from digest_tui.sharing.doubt import Doubt


class CopyPayload(NamedTuple):
    """Something to be copied or opened; `remark` is said before it. Without `text` the remark says why."""

    text: str
    remark: str = ""
    link: Link | None = None
    """What `text` is the clean form of, if it is a link."""


def copy_link(chronicle: Chronicle, entry: Entry, at_hand: int | None) -> CopyPayload:
    """The link Tab stands on, else the entry's first; where it has none, the text of its note, said to be no link."""
    links = entry.links
    if links:
        return copy_one(links[at_hand if at_hand is not None and at_hand < len(links) else 0])
    for reference in entry.references:
        if reference.footnote is not None and not reference.footnote.is_empty:
            return _copy_note_text(reference.footnote)
    for reference in entry.references:
        return CopyPayload("", _explain_lack(chronicle, reference.label, reference.footnote))
    return CopyPayload("", f"Entry {entry.number} has no source; nothing is copied")


def copy_note(chronicle: Chronicle, entry: Entry | None, label: str) -> CopyPayload:
    """The link of the footnote that `label` names: in the entry's scope, else in its document.

    Where the entry itself refers to `label` and no note answers, a note of another section is not used.
    """
    references = entry.references if entry else ()
    own = next((reference for reference in references if reference.label == label), None)
    if own is not None:
        footnote = own.footnote
    else:
        footnote = (chronicle.find_footnote(label, entry.start) if entry else None) or chronicle.find_footnote(label)
    if footnote is None and own is None and chronicle.is_complete and fold_label(label) not in chronicle.labels:
        return CopyPayload("", f"There is no footnote {label}; nothing is copied")
    if footnote is None or footnote.is_empty:
        return CopyPayload("", _explain_lack(chronicle, label, footnote))
    return copy_one(footnote.links[0], f"Footnote {label}") if footnote.urls else _copy_note_text(footnote)


def copy_one(link: Link, name: str = "") -> CopyPayload:
    """One link in its clean form; `name` says which, where that is not seen."""
    return CopyPayload(link.clean, _say_what_is_dropped(name, link.dropped), link)


def copy_as_written(payload: CopyPayload) -> CopyPayload:
    """The same link exactly as the document has it; what is no link stays what it is."""
    if payload.link is None:
        return payload
    dropped = " ".join(payload.link.dropped)
    return CopyPayload(payload.link.url, f"As written, with {dropped}" if dropped else "")


def copy_archived(payload: CopyPayload, chronicle: Chronicle, entry: Entry | None) -> CopyPayload:
    """The archive's address of the link's page, near the date of the entry that cites it."""
    from digest_tui.chronicle.links.archiving import find_archive_url
    from digest_tui.sharing.doubt import find_doubt

    if payload.link is None:
        return CopyPayload("", payload.remark if not payload.text else "Only links are archived; nothing is copied")
    date = entry.date if entry is not None and payload.link in entry.links else None
    url = find_archive_url(payload.link.clean, date)
    if not url:
        return CopyPayload("", "Only http and https links are archived; nothing is copied")
    return CopyPayload(
        url, _say_doubt("Nobody has checked that the archive keeps this page", find_doubt(chronicle, date))
    )


def copy_citation(chronicle: Chronicle, entry: Entry, link: Link | None, form: str) -> CopyPayload:
    """A citation of the entry in one of the forms of `citing.FORMATS`: by all its sources, or by the one at hand."""
    from datetime import date

    from digest_tui.sharing.citing import FORMATS
    from digest_tui.sharing.doubt import find_doubt
    from digest_tui.sharing.exporting.as_citations import cite
    from digest_tui.sharing.exporting.documents import ExportDocument

    document = ExportDocument(chronicle, [entry.number - 1])
    ((_, citation),) = cite([document], date.today(), form in ("bibtex", "csl"), link)
    remark = f"Citation of entry {entry.number}, {FORMATS[form].name}"
    return CopyPayload(FORMATS[form].write(citation), _say_doubt(remark, find_doubt(chronicle, entry.date)))


def copy_all_links(entry: Entry) -> CopyPayload:
    """Every link of the entry, one a line."""
    links = entry.links
    if not links:
        return CopyPayload("", f"Entry {entry.number} has no link; nothing is copied")
    dropped = tuple(dict.fromkeys(name for link in links for name in link.dropped))
    count = f"{len(links)} links" if len(links) > 1 else ""
    return CopyPayload("\n".join(link.clean for link in links), _say_what_is_dropped(count, dropped))


def copy_listed_links(entries: Iterable[Entry]) -> CopyPayload:
    """Every link of all `entries`, clean, one a line and each once; how many have none is said."""
    links: dict[str, None] = {}
    without = 0
    for entry in entries:
        links |= dict.fromkeys(link.clean for link in entry.links)
        without += not entry.links
    if not links:
        return CopyPayload("", "No listed entry has a link; nothing is copied")
    lack = f", {format_count(without, 'entry has', 'entries have')} none" if without else ""
    return CopyPayload("\n".join(links), f"{format_count(len(links), 'clean link')} of the list{lack}")


def copy_text(chronicle: Chronicle, entry: Entry) -> CopyPayload:
    """The entry as printed, dateline and markers included, and below it what each marker points to."""
    from digest_tui.sharing.records import format_entry_page

    return CopyPayload(format_entry_page(chronicle, entry), f"The text of entry {entry.number}")


def _copy_note_text(footnote: Footnote) -> CopyPayload:
    return CopyPayload(footnote.text, f"Footnote {footnote.label} has no link, this is its text")


def _say_what_is_dropped(count: str, dropped: tuple[str, ...]) -> str:
    if not dropped:
        return count
    return f"{count}, clean ({_format_dropped(dropped)})" if count else f"Clean ({_format_dropped(dropped)})"


def _format_dropped(dropped: Sequence[str]) -> str:
    """What a clean link lacks: `-igsh -brid`."""
    return " ".join(f"-{name}" for name in dropped)


def _say_doubt(remark: str, doubt: Doubt | None) -> str:
    return f"{remark} · {doubt.remark}" if doubt else remark


def _explain_lack(chronicle: Chronicle, label: str, footnote: Footnote | None) -> str:
    reason = explain_missing(footnote is not None, chronicle.is_complete, fold_label(label) in chronicle.labels)
    return f"{label}: {reason}; nothing is copied"
