"""Entries, links, prose and findings as lines of text for people and as JSON objects for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.model import Chronicle, Entry, FootnoteReference, Link, Prose
from digest_tui.chronicle.wording import explain_missing

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.names.model import Name
    from digest_tui.search.index import Hit, Match

Record = dict[str, Any]

_FIRST_WORDS = 100


def format_line(prose: Prose, file: str = "") -> str:
    """Number, date, place and first words, separated by tabs. Prose that is not an entry has only the words.

    `file`, where it is given, is the first column.
    """
    if isinstance(prose, Entry):
        date = str(prose.date) if prose.date else prose.date_as_written or ""
        columns = (str(prose.number), date, _join_lines(prose.place or ""), first_words(prose.body))
    else:
        columns = ("", "", "", first_words(prose.body))
    return "\t".join((file, *columns) if file else columns)


def format_entry_page(chronicle: Chronicle, entry: Entry) -> str:
    """An entry as printed, followed by its sources. Links are clean."""
    from digest_tui.chronicle.links.cleaning import clean_text

    lines = [_format_dateline(chronicle, entry) + clean_text(entry.body), ""]
    for reference in entry.references:
        lines.append(f"[{reference.label}] {clean_text(_explain(reference, chronicle.is_complete))}")
    lines += [link.clean for link in entry.links if link.label is None]
    return "\n".join(dict.fromkeys(lines)).rstrip()


def _format_dateline(chronicle: Chronicle, entry: Entry) -> str:
    """The dateline as printed, with a blank line after it unless the text continues on its line.

    That of an item below a heading that dates it is the date of the heading.
    """
    if entry.dateline is None:
        return ""
    printed = chronicle.text[entry.dateline.start : entry.dateline.end]
    if not printed:
        return f"{entry.dateline.date_as_written}\n\n"
    is_run_in = printed[-1].isspace() or chronicle.text.startswith(entry.body[:1] or "\n", entry.dateline.end)
    return printed if is_run_in else f"{printed.rstrip()}\n\n"


def make_record(chronicle: Chronicle, prose: Prose) -> Record:
    """An entry as a JSON object. For prose that is not an entry, number, date and place are null."""
    record = prose.to_dict()
    head = {"file": chronicle.name, "number": record.pop("number"), "line": chronicle.line_of(prose.start)}
    return head | record


def make_hit_record(hit: Hit) -> Record:
    """An entry that a search found, with its score and the spans that matched."""
    matches = [_make_match_record(hit.entry, match) for match in hit.matches]
    return {**make_record(hit.chronicle, hit.entry), "score": hit.score, "matches": matches}


def _make_match_record(entry: Entry, match: Match) -> Record:
    """A span that matched. It counts in the label or URL that it names, else in the field."""
    from digest_tui.search.index import read_field

    if match.field not in ("label", "url"):
        return {"field": match.field, "start": match.start, "end": match.end}
    text = read_field(entry, match.field)
    begin = text.rfind("\n", 0, match.start) + 1
    value = text[begin:].partition("\n")[0]
    return {"field": match.field, match.field: value, "start": match.start - begin, "end": match.end - begin}


def make_link_records(chronicle: Chronicle) -> Iterator[Record]:
    """All links of a document, each with the numbers of the entries that cite it."""
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
    """A finding on one line, in the form of compilers: file, line, rule and message."""
    return f"{chronicle.name}:{chronicle.line_of(finding.start)}: {finding.rule}: {finding.message}"


def make_finding_record(chronicle: Chronicle, finding: Finding) -> Record:
    """A finding as a JSON object. Entry and label are null if it is not about one."""
    return {
        "file": chronicle.name,
        "line": chronicle.line_of(finding.start),
        "rule": finding.rule,
        "message": finding.message,
        "entry": finding.entry,
        "label": finding.label,
    }


def format_name(name: Name, file: str = "") -> str:
    """Kind, name and the numbers of the entries, separated by tabs. `file`, where it is given, is the first column."""
    columns = (name.kind, name.name, " ".join(map(str, name.entries)))
    return "\t".join((file, *columns) if file else columns)


def make_name_record(chronicle: Chronicle, name: Name) -> Record:
    """A name as a JSON object."""
    return {"file": chronicle.name, **name._asdict()}


def _explain(reference: FootnoteReference, is_complete: bool) -> str:
    footnote = reference.footnote
    return footnote.text if footnote and footnote.text else explain_missing(footnote is not None, is_complete)


def first_words(text: str) -> str:
    """The beginning of `text` on one line, at most 100 characters and an ellipsis."""
    words = _join_lines(text)
    if len(words) <= _FIRST_WORDS:
        return words
    return words[: words.rfind(" ", 0, _FIRST_WORDS) if " " in words[:_FIRST_WORDS] else _FIRST_WORDS] + " …"


def _join_lines(text: str) -> str:
    return " ".join(text.split())
