"""Objects to words: what a line or a page of a reader says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.links.urls import format_readable, shorten, split_url
from digest_tui.chronicle.model import Chronicle, Entry, FootnoteReference, Link, PartialDate
from digest_tui.chronicle.wording import MONTH_NAMES, format_date
from digest_tui.pages.date_shown import format_dateline
from digest_tui.pages.page import Page, Paragraph, Span
from digest_tui.pages.sources_shown import build_sources

if TYPE_CHECKING:
    from digest_tui.pages.related import Relation
    from digest_tui.search.index import Match

LINK_FORMS = ("host", "short", "whole", "number")
"""How a reference is shown in the prose: with the host of its URL, with the URL cut short or whole, or as printed."""
SHORT_LINK = 32
"""Cells that a URL takes in the prose when it is cut short."""
LONGEST_BODY = 1 << 16
"""Characters of an entry that are shown. Written by people, one has a few thousand."""
NO_SOURCE = "no source"
_MOST_RELATED = 9
"""Entries that are named of those that share something."""
_JUDGED_BY = 20
"""Entries whose references show where in the document they stand."""


def format_period(first: PartialDate | None, last: PartialDate | None, is_short: bool = False) -> str:
    """`1 to 31 January 2025`, shorter `1–31 Jan 2025`; "" where nothing is dated."""
    if first is None or last is None:
        return ""
    end = format_date(last)
    if first == last:
        begin = ""
    elif (first.year, first.month) == (last.year, last.month):
        begin = str(first.day or "")
    elif first.year == last.year:
        begin = format_date(PartialDate(None, first.month, first.day))
    else:
        begin = format_date(first)
    if not is_short:
        return f"{begin} to {end}" if begin else end
    period = f"{begin}–{end}" if begin.isdigit() else f"{begin} – {end}" if begin else end
    for month in MONTH_NAMES:
        period = period.replace(month, month[:3])
    return period


def build_entry_page(
    chronicle: Chronicle,
    entry: Entry,
    link_form: str = "",
    matches: Sequence[Match] = (),
    remarks: Sequence[str] = (),
    passage: tuple[int, int] = (0, 0),
) -> Page:
    """An entry to be read: date and place, the prose with each source where it is claimed, the list of its sources.

    `link_form` is one of `LINK_FORMS`, "" for the one that suits the document. `remarks` stand behind date and place.
    `passage` is the stretch of the body that the list shows.
    """
    length = len(entry.body)
    entry = cut_short(entry)
    links = entry.links
    numbers = {link: number for number, link in enumerate(links)}
    head = _build_head(chronicle, entry, matches, remarks)
    form = link_form or choose_link_form(chronicle)
    prose = [*_split_lines(_build_prose(chronicle, entry, numbers, form, matches, passage))]
    if length > len(entry.body):
        words = f"… and {length - len(entry.body):,} characters more, which `digest-tui show {entry.number}` prints"
        prose += [Paragraph(""), Paragraph(words, (Span(0, len(words), "quiet"),))]
    return Page((head, Paragraph(""), *prose, *build_sources(chronicle, entry, numbers, matches)), links)


def add_related(page: Page, relations: Sequence[Relation], library: Library) -> Page:
    """The page with the entries below it that share something with its own."""
    paragraphs, entries = [*page.paragraphs, *([Paragraph("")] if relations else [])], list[int]()
    for words, positions in relations:
        text = f"{words}: " if positions else words
        spans = [Span(0, len(text), "quiet")]
        named = positions[:_MOST_RELATED]
        for position in named:
            number = f"{library[position].number}"
            # A line ends behind the dot, not before it.
            behind = "" if position == named[-1] else " ·"
            spans.append(Span(len(text), len(text) + len(number + behind), "note"))
            spans.append(Span(len(text), len(text) + len(number), "link", page.targets + len(entries)))
            text += f"{number}{behind} "
            entries.append(position)
        text += "…" if len(positions) > _MOST_RELATED else ""
        paragraphs.append(Paragraph(text.rstrip(), tuple(spans)))
    return page._replace(paragraphs=tuple(paragraphs), entries=tuple(entries))


def cut_short(entry: Entry) -> Entry:
    """`entry` itself, or the beginning of one that is too long to be searched and laid out between two keys."""
    if len(entry.body) <= LONGEST_BODY:
        return entry
    references = tuple(reference for reference in entry.references if reference.end <= LONGEST_BODY)
    links = tuple(link for link in entry.inline_links if link.end <= LONGEST_BODY)
    body = entry.body[:LONGEST_BODY]
    return Entry(entry.start, body, references, links, entry.number, entry.end, entry.dateline)


def format_reference(reference: FootnoteReference, link_form: str, is_complete: bool = True) -> str:
    """A reference resolved where it stands: `[1 kaztag.kz]`, `[33 no source]`."""
    footnote = reference.footnote
    if footnote is None:
        return f"[{reference.label} {NO_SOURCE if is_complete else '…'}]"
    if footnote.is_empty:
        return f"[{reference.label} an empty footnote]"
    if link_form == "number":
        return f"[{reference.label}]"
    if not footnote.urls:
        return f"[{reference.label} {footnote.text if link_form == 'whole' else _shorten_text(footnote.text)}]"
    if link_form == "whole":
        return f"[{reference.label} {' '.join(map(format_readable, footnote.urls))}]"
    more = f" +{len(footnote.urls) - 1}" if len(footnote.urls) > 1 else ""
    url = footnote.urls[0]
    host = "".join(split_url(url)[:2]) if link_form == "host" else ""
    return f"[{reference.label} {shorten(host or url, SHORT_LINK)}{more}]"


@lru_cache(maxsize=8)
def choose_link_form(chronicle: Chronicle) -> str:
    """How references are shown where nobody has chosen: by number alone where they stand before words, as in dumps."""
    before = behind = 0
    for entry in islice(chronicle.entries, _JUDGED_BY):
        for reference in entry.references:
            is_before = entry.body[reference.end : reference.end + 1].isalnum()
            before, behind = before + is_before, behind + (not is_before)
    return "number" if before > behind else LINK_FORMS[0]


def _shorten_text(text: str) -> str:
    return text if len(text) <= SHORT_LINK else text[: SHORT_LINK - 1] + "…"


def _build_head(chronicle: Chronicle, entry: Entry, matches: Sequence[Match], remarks: Sequence[str]) -> Paragraph:
    """Date and place, or `no place` in a document that names places.

    A hit in the printed date spans the date as we write it.
    """
    date = format_dateline(chronicle, entry.dateline)
    place = entry.place or ("no place" if entry.dateline and chronicle.names_places else "")
    is_printed = bool(entry.place) and place in date
    text = f"{entry.number} · {date}" + (f" · {place}" if place and not is_printed else "")
    date_start = len(f"{entry.number} · ")
    place_start = text.rfind(place) if is_printed else len(text) - len(place)
    spans = [Span(0, date_start - 3, "quiet"), Span(date_start, date_start + len(date), "title")]
    spans.append(Span(place_start, place_start + len(place), "title" if entry.place else "quiet"))
    spans += [
        Span(place_start + match.start, place_start + match.end, "hit") for match in matches if match.field == "place"
    ]
    if any(match.field == "date" for match in matches):
        spans.append(Span(date_start, date_start + len(date), "hit"))
    if any(match.field == "label" for match in matches):
        spans.append(Span(0, date_start - 3, "hit"))
    behind = "".join(f" · {remark}" for remark in remarks)
    spans.append(Span(len(text), len(text) + len(behind), "quiet"))
    return Paragraph(text + behind, tuple(spans))


def _build_prose(
    chronicle: Chronicle,
    entry: Entry,
    numbers: Mapping[Link, int],
    link_form: str,
    matches: Sequence[Match],
    passage: tuple[int, int],
) -> Paragraph:
    """The body with every reference resolved in place; what is marked moves along with the letters."""
    pieces: list[str] = []
    spans: list[Span] = []
    printed: list[tuple[int, int, int]] = []  # [start, end) of the body, and how far it has moved
    done = length = 0
    for start, end, references in _group_references(entry):
        piece = entry.body[done:start]
        printed.append((done, start, length - done))
        pieces.append(piece)
        length += len(piece)
        for reference in references:
            token = format_reference(reference, link_form, chronicle.is_complete)
            spans.append(_span_of_reference(reference, length, length + len(token), numbers, chronicle.is_complete))
            pieces.append(token)
            length += len(token)
        done = end
    printed.append((done, len(entry.body), length - done))
    pieces.append(entry.body[done:])
    for inline in entry.inline_links:
        link = Link(inline.url, None, entry.start)
        spans += [Span(begin, stop, "link", numbers[link]) for begin, stop in _move(printed, inline.start, inline.end)]
    for match in matches:
        if match.field == "body":
            moved = list(_move(printed, match.start, match.end))
            spans += [Span(begin, stop, "hit") for begin, stop in moved]
            if passage[0] <= match.start < passage[1]:
                spans += [Span(begin, stop, "passage") for begin, stop in moved]
    return Paragraph("".join(pieces), tuple(spans))


def _split_lines(prose: Paragraph) -> Iterator[Paragraph]:
    """A body of several paragraphs or items, each as one; what is marked stays marked."""
    start = 0
    for line in prose.text.split("\n"):
        end = start + len(line)
        spans = (
            span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
            for span in prose.spans
            if span.start < end and span.end > start
        )
        yield Paragraph(line, tuple(spans))
        start = end + 1


def _group_references(entry: Entry) -> Iterator[tuple[int, int, list[FootnoteReference]]]:
    """The references of each marker together: those of `[1, 2]` share a span."""
    groups: dict[tuple[int, int], list[FootnoteReference]] = {}
    for reference in entry.references:
        groups.setdefault((reference.start, reference.end), []).append(reference)
    for (start, end), references in groups.items():
        yield start, end, references


def _span_of_reference(
    reference: FootnoteReference, start: int, end: int, numbers: Mapping[Link, int], is_complete: bool
) -> Span:
    if reference.state == "found" and reference.footnote is not None:
        first = next(iter(reference.footnote.links), None)
        return Span(start, end, "note" if first is None else "reference", None if first is None else numbers[first])
    return Span(start, end, "missing" if is_complete else "note")


def _move(printed: Sequence[tuple[int, int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin, stop, shift in printed:
        if start < stop and end > begin:
            yield max(start, begin) + shift, min(end, stop) + shift
