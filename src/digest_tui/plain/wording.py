"""What is said of documents and entries: lines that make sense when they are heard one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest_tui.chronicle import checking
from digest_tui.chronicle.checking.gravity import group_by_rule
from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.summary import LONGEST_COUNTED, merge_summaries, summarise
from digest_tui.chronicle.wording import format_count
from digest_tui.pages.date_shown import format_dateline
from digest_tui.pages.document_names import name_apart, name_documents
from digest_tui.pages.excerpts import choose_start
from digest_tui.pages.notes_shown import MY_NOTE
from digest_tui.pages.page import Page
from digest_tui.pages.rendering import build_entry_page, cut_short, format_period
from digest_tui.plain.commands import FINDINGS, INDEX, LIST, SEARCHES
from digest_tui.plain.listing import Listing
from digest_tui.search.answering import Answer
from digest_tui.sharing.records import first_words

_ROOM = 100
"""Characters of an entry in a list."""
_MORE = {FINDINGS: "! more", INDEX: "w more", SEARCHES: "H more"}
"""What the prompt offers to go on with a list, by the command that began it."""
_BETWEEN_PARTS = " · "
"""Stands in pages for what is a comma here: a voice would read the sign aloud."""


def describe_library(library: Library) -> Iterator[str]:
    """What is open, how it was read, and what misleads in it."""
    summary = merge_summaries([summarise(chronicle) for chronicle in library.chronicles])
    parts = [
        format_period(summary.first, summary.last),
        format_count(summary.entries, "entry", "entries"),
        format_count(summary.sources, "source"),
        f"{summary.unsourced:,} without a source" if summary.unsourced else "",
    ]
    yield f"{name_documents(library)}: {', '.join(filter(None, parts))}."
    for chronicle in library.chronicles:
        yield from (_name(library, chronicle) + line for line in _describe_reading(chronicle))


def _describe_reading(chronicle: Chronicle) -> Iterator[str]:
    """How a document was read, and that its dates are in doubt."""
    yield from chronicle.notices
    if not chronicle.is_dated:
        yield "No dated items: shown by paragraphs"
    if len(chronicle.text) <= LONGEST_COUNTED and (doubt := checking.describe_doubt(chronicle)):
        yield doubt


def _name(library: Library, chronicle: Chronicle) -> str:
    """The name of the document before what is said of it, if there are several."""
    return f"{name_apart(chronicle, library.chronicles)}: " if len(library.chronicles) > 1 else ""


def make_prompt(listing: Listing, listed: str) -> str:
    """Which entry is at hand, and what can be typed. `listed` is the command that has begun a list."""
    if listing.position is None:
        return "Nothing is listed. /words, ? help, q quit >"
    options = ["y copy link", "m mark"] if listing.is_read else ["Enter read", "number"]
    if listing.is_read and not listing.is_last:
        options.insert(0, "Enter next")
    if listed in _MORE:
        options.append(_MORE[listed])
    options += ["l more" if listed == LIST else "l list", "/words", "? help", "q quit"]
    return f"{listing.position + 1}: {', '.join(options)} >"


def format_entry(listing: Listing, link_form: str, is_marked: bool) -> list[str]:
    """The entry at hand: where it stands, date and place, the prose with its sources in it, and these below it."""
    position, entry = listing.position, listing.entry
    if position is None or entry is None:
        return []
    library, chronicle = listing.library, listing.chronicle
    page = build_entry_page(chronicle, entry, link_form, remarks=["marked"] if is_marked else [])
    head, *lines = format_page(page)
    number, _, told = head.partition(_BETWEEN_PARTS)
    if len(library.chronicles) > 1:
        where = f"{position + 1:,} of {len(library):,}: entry {number} of {name_apart(chronicle, library.chronicles)}"
    else:
        where = f"Entry {number} of {len(library):,}"
    return [f"{where}: {told.replace(_BETWEEN_PARTS, ', ')}", *lines]


def format_note(note: str) -> list[str]:
    """The reader's note, a line each; every line says whose it is, so that nobody takes it for the document's."""
    return [f"{MY_NOTE}: {line}" for line in note.split("\n")] if note else []


def format_page(page: Page) -> list[str]:
    """A page as lines of text, each paragraph on one."""
    return [paragraph.text for paragraph in page.paragraphs]


def format_row(library: Library, position: int, answer: Answer | None, remarks: Sequence[str]) -> str:
    """An entry on one line: its number, date and place, `remarks` and what is to be known of it, and its words.

    They are those around what was found, if anything was searched.
    """
    entry, chronicle = cut_short(library[position]), library.chronicle_of(position)
    matches, passage = answer.find_passage(entry, ("date", "place", "body")) if answer else ((), (0, 0))
    start = choose_start(entry.body, passage, _ROOM)
    head = [
        f"{position + 1}",
        name_apart(chronicle, library.chronicles) if len(library.chronicles) > 1 else "",
        format_dateline(chronicle, entry.dateline) if entry.dateline else "",
        entry.place or "",
        *remarks,
        "no source" if len(chronicle.footnotes) and not entry.has_source else "",
        "found in a link" if answer and not matches and answer.find_matches(entry, ("url",)) else "",
    ]
    return f"{', '.join(filter(None, head))}: {'…' if start else ''}{first_words(entry.body[start:])}"


def describe_answer(answer: Answer, library: Library) -> Iterator[str]:
    """How much was found, as what the query was understood, and what was done to find it."""
    if answer.positions:
        found = f"{len(answer.positions):,} of {format_count(len(library), 'entry', 'entries')} found"
        yield ". ".join(filter(None, (found, answer.understood)))
    else:
        yield "Nothing is found; the list is as it was"
    yield from answer.said
    yield from (f"Try: /{words}" for words in answer.advice)
    if answer.rest:
        yield f"{len(answer.rest):,} found outside the entries: i shows them"


def list_findings(library: Library) -> Iterator[str]:
    """What is wrong in each document, a line each, the gravest first."""
    for chronicle in library.chronicles:
        for rule, findings in group_by_rule(checking.check(chronicle)):
            for finding in findings:
                yield f"{_name(library, chronicle)}{_say_where(chronicle, finding)}: {rule}: {finding.message}"


def _say_where(chronicle: Chronicle, finding: checking.Finding) -> str:
    line = f"line {chronicle.line_of(finding.start):,}"
    return line if finding.entry is None else f"entry {finding.entry}, {line}"
