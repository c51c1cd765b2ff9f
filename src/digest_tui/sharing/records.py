"""Entries, links and prose as lines for a person and as objects for a program (design, section 4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Chronicle, Entry, FootnoteReference, Link, Prose

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.search.index import Hit

Record = dict[str, Any]

_FIRST_WORDS = 100


def format_line(prose: Prose) -> str:
    """Number, date, place and first words, with tabs between; of what is no entry only the last."""
    if not isinstance(prose, Entry):
        return f"\t\t\t{_first_words(prose.body)}"
    date = str(prose.date) if prose.date else prose.date_as_written or ""
    return "\t".join((str(prose.number), date, _one_line(prose.place or ""), _first_words(prose.body)))


def format_entry_page(chronicle: Chronicle, entry: Entry) -> str:
    """An entry as printed, and below it each of its sources; links in their clean form."""
    from digest_tui.chronicle.links.cleaning import clean_text

    lines = [_format_dateline(chronicle, entry) + clean_text(entry.body), ""]
    for reference in entry.references:
        lines.append(f"[{reference.label}] {clean_text(_explain(reference, chronicle.is_complete))}")
    lines += [link.clean for link in entry.links if link.label is None]
    return "\n".join(dict.fromkeys(lines)).rstrip()


def _format_dateline(chronicle: Chronicle, entry: Entry) -> str:
    """The dateline as printed, on a line of its own where it stands so, or behind a title of the body."""
    if entry.dateline is None:
        return ""
    printed = chronicle.text[entry.dateline.start : entry.dateline.end]
    is_run_in = printed[-1].isspace() or chronicle.text.startswith(entry.body[:1] or "\n", entry.dateline.end)
    return printed if is_run_in else f"{printed.rstrip()}\n\n"


def make_record(chronicle: Chronicle, prose: Prose) -> Record:
    """An entry as the design's JSON has it; what a block that is no entry lacks is null."""
    entry = prose if isinstance(prose, Entry) else None
    return {
        "file": chronicle.name,
        "number": entry.number if entry else None,
        "line": chronicle.line_of(prose.start),
        "date": str(entry.date) if entry and entry.date else None,
        "date_as_written": entry.date_as_written if entry else None,
        "place": entry.place if entry else None,
        "body": prose.body,
        "references": [_make_reference_record(reference) for reference in prose.references],
    }


def make_hit_record(hit: Hit) -> Record:
    """An entry that a search found, with its score and what matched."""
    matches = [{"field": match.field, "start": match.start, "end": match.end} for match in hit.matches]
    return {**make_record(hit.chronicle, hit.entry), "score": hit.score, "matches": matches}


def make_link_records(chronicle: Chronicle) -> Iterator[Record]:
    """Every link of a document, with the numbers of the entries that cite it."""
    cited_by: dict[Link, list[int]] = {}
    for entry in chronicle.entries:
        for link in entry.links:
            cited_by.setdefault(link, []).append(entry.number)
    for link in chronicle.links:
        yield {
            "file": chronicle.name,
            "label": link.label,
            "line": chronicle.line_of(link.start),
            "url": link.url,
            "clean": link.clean,
            "host": host_of(link.url),
            "cited_by": cited_by.get(link, []),
        }


def format_finding(chronicle: Chronicle, finding: Finding) -> str:
    """File, line, rule and message, as compilers print."""
    return f"{chronicle.name}:{chronicle.line_of(finding.start)}: {finding.rule}: {finding.message}"


def make_finding_record(chronicle: Chronicle, finding: Finding) -> Record:
    """A finding as the design's JSON has it; entry and label are null where it concerns none."""
    return {
        "file": chronicle.name,
        "line": chronicle.line_of(finding.start),
        "rule": finding.rule,
        "message": finding.message,
        "entry": finding.entry,
        "label": finding.label,
    }


def _make_reference_record(reference: FootnoteReference) -> Record:
    footnote = reference.footnote
    return {
        "label": reference.label,
        "start": reference.start,
        "end": reference.end,
        "state": reference.state,
        "text": footnote.text if footnote else "",
        "urls": list(footnote.urls) if footnote else [],
    }


def _explain(reference: FootnoteReference, is_complete: bool) -> str:
    if reference.footnote is None:
        return "no source is given in this document" if is_complete else "the document is still being read"
    return reference.footnote.text or "the note is there and says nothing"


def _first_words(text: str) -> str:
    words = _one_line(text)
    if len(words) <= _FIRST_WORDS:
        return words
    return words[: words.rfind(" ", 0, _FIRST_WORDS) if " " in words[:_FIRST_WORDS] else _FIRST_WORDS] + " …"


def _one_line(text: str) -> str:
    return " ".join(text.split())
