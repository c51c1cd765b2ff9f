"""HTML in one file: no script, nothing fetched from anywhere, everything that comes from the document escaped."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from html import escape
from typing import TextIO

from digest_tui.chronicle.links.urls import rewrite_urls
from digest_tui.chronicle.model import Entry, FootnoteReference
from digest_tui.sharing.citing import find_dateline
from digest_tui.sharing.exporting.documents import ExportDocument, Segment, SourceNumbers, split_body, walk_sources
from digest_tui.sharing.exporting.naming import TITLES, find_anchor, list_names
from digest_tui.sharing.exporting.words import READERS_NOTE, describe_document, format_missing, format_number
from digest_tui.sharing.html_page import END_OF_PAGE, begin_page, format_link


def write_html(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write `documents` as a page that opens without a network."""
    title = ", ".join(document.name for document in documents)
    file.write(begin_page(title))
    numbers = SourceNumbers()
    for place, document in enumerate(documents):
        file.write(f"<section>\n<h1>{escape(document.name)}</h1>\n")
        file.writelines(f'<p class="of">{escape(line)}</p>\n' for line in describe_document(document, day))
        for entry in document.entries:
            file.write(_format_entry(document, entry, place, numbers))
        file.write("</section>\n")
    if len(numbers):
        file.write("<section>\n<h1>Sources</h1>\n<ol>\n")
        for number, footnote in walk_sources(documents):
            words = rewrite_urls(footnote.text, format_link, escape)
            label = f'<span class="label">[{escape(footnote.label)}]</span>'
            file.write(f'<li id="s{number}" value="{number}">{label} {words} <a href="#r{number}">↑</a></li>\n')
        file.write("</ol>\n</section>\n")
    file.writelines(_format_names(documents))
    file.write(END_OF_PAGE)


def _format_names(documents: Sequence[ExportDocument]) -> Iterator[str]:
    """The index of names with links to the entries."""
    listed = list_names(documents)
    if not listed:
        return
    yield "<section>\n<h1>Names</h1>\n"
    for kind, lines in listed.items():
        yield f'<h2>{TITLES[kind]}</h2>\n<ul class="names">\n'
        for line in lines:
            links = " · ".join(
                f'<a href="#{find_anchor(place, number)}">{escape(format_number(documents, place, number))}</a>'
                for place, number in line.entries
            )
            yield f"<li>{escape(line.name)} {links}</li>\n"
        yield "</ul>\n"
    yield "</section>\n"


def _format_entry(document: ExportDocument, entry: Entry, place: int, numbers: SourceNumbers) -> str:
    name = find_anchor(place, entry.number)
    head = " · ".join(filter(None, (str(entry.number), escape(find_dateline(document.chronicle, entry)))))
    body = "".join(_format_segment(segment, place, numbers) for segment in split_body(entry)).replace("\n", "<br>\n")
    note = _format_note(document.find_note(entry))
    dateline = f'<p class="dateline"><a href="#{name}">{head}</a></p>'
    return f'<article id="{name}">\n{dateline}\n<p>{body}</p>\n{note}</article>\n'


def _format_note(note: str) -> str:
    """What the reader noted, set apart from the document's text; "" for no note."""
    words = escape(note).replace("\n", "<br>\n")
    return f'<aside>\n<p class="label">{READERS_NOTE}</p>\n<p>{words}</p>\n</aside>\n' if note else ""


def _format_segment(segment: Segment, place: int, numbers: SourceNumbers) -> str:
    if segment.references:
        return "".join(_format_reference(reference, place, numbers) for reference in segment.references)
    return format_link(segment.text) if segment.is_link else escape(segment.text)


def _format_reference(reference: FootnoteReference, place: int, numbers: SourceNumbers) -> str:
    footnote = reference.footnote
    if footnote is None or footnote.is_empty:
        return f'<span class="missing">{escape(format_missing(reference))}</span>'
    known = len(numbers)
    number = numbers.find(place, footnote)
    # The way back leads to the first of several references.
    name = f' id="r{number}"' if number > known else ""
    return f'<sup><a{name} href="#s{number}" title="{escape(f"[{reference.label}]")}">{number}</a></sup>'
