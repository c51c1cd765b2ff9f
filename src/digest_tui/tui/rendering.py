"""Objects to words: what a line or a page of the screen says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.links.urls import format_punycode, format_readable, shorten
from digest_tui.chronicle.model import Chronicle, Entry, Footnote, FootnoteReference, Link, PartialDate
from digest_tui.chronicle.wording import MONTH_NAMES, explain_missing, format_count
from digest_tui.tui.page import Page, Paragraph, Span

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.summary import Summary
    from digest_tui.memory.store import MarkedEntry
    from digest_tui.search.index import Match

LINK_FORMS = ("short", "whole", "number")
"""How a reference is shown in the prose: with its URL cut short, with the whole of it, or as printed."""
SHORT_LINK = 32
"""Cells that a URL takes in the prose when it is cut short."""
LONGEST_BODY = 1 << 16
"""Characters of an entry that are shown. Written by people, one has a few thousand."""
NO_SOURCE = "no source"


def format_date(date: PartialDate | None, as_written: str | None = None) -> str:
    """A date written out, without a weekday; what is printed where no calendar has it; "undated" where nothing is."""
    if date is None:
        return as_written or "undated"
    if date.last is not None:
        return _format_range(date._replace(last=None), date.last)
    day = f"{date.day} " if date.day else ""
    month = f"{MONTH_NAMES[date.month - 1]} " if date.month else ""
    year = "" if date.year is None else str(date.year) if date.year > 0 else f"{1 - date.year} BC"
    return f"{day}{month}{year}".strip()


def _format_range(first: PartialDate, last: PartialDate) -> str:
    """`7–8 January 2016`, `29 April – 3 May 2016`."""
    if first.year == last.year and last.month is not None:
        if first.month == last.month:
            return f"{first.day}–{format_date(last)}"
        first = first._replace(year=None)
    return f"{format_date(first)} – {format_date(last)}"


def format_name(chronicle: Chronicle) -> str:
    """The name of a document, without its folder and its ending."""
    name = chronicle.name.rpartition("/")[2] or chronicle.name
    return name.rpartition(".")[0] or name


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


def format_header(name: str, summary: Summary | None, width: int, position: str = "") -> str:
    """The line that tells at one glance what is open, in the fullest form that `width` cells hold."""
    name = name.rpartition("/")[2] or name
    if summary is None:
        return _fit([f"{name}   reading …   {position}", f"{name}   reading …", name], width)
    period, short = (format_period(summary.first, summary.last, is_short) for is_short in (False, True))
    entries, missing = format_count(summary.entries, "entry", "entries"), _format_missing(summary)
    sources = format_count(summary.sources, "source", "sources")
    forms = [
        "   ".join(filter(None, (name, period, " · ".join(filter(None, (entries, sources, missing))), position))),
        "   ".join(filter(None, (name, period, " · ".join(filter(None, (entries, sources, missing)))))),
        "  ".join(filter(None, (name, period, " · ".join(filter(None, (entries, missing)))))),
        "  ".join(filter(None, (name, short, " · ".join(filter(None, (entries, missing)))))),
    ]
    rest = " ".join(filter(None, (short, " · ".join(filter(None, (f"{summary.entries:,}", missing))))))
    forms.append(f"{name} {rest}")
    forms.append(f"{name[: max(width - len(rest) - 2, 3)]}… {rest}")
    return _fit(forms, width)


def format_findings(findings: Sequence[Finding]) -> tuple[str, ...]:
    """How much is wrong in a document, from the fullest form to the shortest; empty where nothing is."""
    if not findings:
        return ()
    count = format_count(len(findings), "finding", "findings")
    years = (finding.message.partition(":")[0] for finding in findings if finding.rule == "year-conflict")
    return (*(f"! {year} · {count}" for year in years), f"! {count}", f"! {len(findings):,}")


def build_entry_page(
    chronicle: Chronicle,
    entry: Entry,
    link_form: str = "short",
    matches: Sequence[Match] = (),
    remarks: Sequence[str] = (),
    passage: tuple[int, int] = (0, 0),
) -> Page:
    """An entry to be read: date and place, the prose with each source where it is claimed, the list of its sources.

    `remarks` stand behind date and place. `passage` is the stretch of the body that the list shows.
    """
    length = len(entry.body)
    entry = cut_short(entry)
    links = entry.links
    numbers = {link: number for number, link in enumerate(links)}
    head = _build_head(entry, matches, remarks, chronicle.names_places)
    prose = [*_split_lines(_build_prose(chronicle, entry, numbers, link_form, matches, passage))]
    if length > len(entry.body):
        words = f"… and {length - len(entry.body):,} characters more, which `digest-tui show {entry.number}` prints"
        prose += [Paragraph(""), Paragraph(words, (Span(0, len(words), "quiet"),))]
    return Page((head, Paragraph(""), *prose, *_build_sources(chronicle, entry, numbers, matches)), links)


def cut_short(entry: Entry) -> Entry:
    """`entry` itself, or the beginning of one that is too long to be searched and laid out between two keys."""
    if len(entry.body) <= LONGEST_BODY:
        return entry
    references = tuple(reference for reference in entry.references if reference.end <= LONGEST_BODY)
    links = tuple(link for link in entry.inline_links if link.end <= LONGEST_BODY)
    body = entry.body[:LONGEST_BODY]
    return Entry(entry.start, body, references, links, entry.number, entry.end, entry.dateline)


def build_rest_page(
    chronicle: Chronicle,
    gone: Sequence[MarkedEntry] = (),
    find_hits: Callable[[str], Sequence[tuple[int, int]]] = lambda text: (),
) -> Page:
    """What is in the document and in no entry: how it was read, preface and footer, notes that nobody refers to.

    And which marked entries an older edition of it had. `find_hits` tells where a text has what is searched.
    """
    paragraphs = [Paragraph(notice.capitalize(), (Span(0, len(notice), "quiet"),)) for notice in chronicle.notices]
    for prose in chronicle.prose:
        paragraphs += [Paragraph(line, _mark_hits(line, find_hits)) for line in ("", *prose.body.split("\n"))]
    unused = list(chronicle.unused_footnotes)
    if unused:
        paragraphs += [Paragraph(""), _build_title("Notes that nobody refers to")]
        notes = [_build_note(footnote.label, footnote.text, len(footnote.label)) for footnote in unused]
        paragraphs += [note._replace(spans=(*note.spans, *_mark_hits(note.text, find_hits))) for note in notes]
    if gone:
        paragraphs += [Paragraph(""), _build_title("Marked entries that are gone from this document")]
        paragraphs += [_build_note(f"{entry.number}:", entry.text, 0) for entry in gone]
    if not paragraphs:
        paragraphs.append(Paragraph("Every line of this document is an entry or the source of one."))
    return Page(tuple(paragraphs))


def _mark_hits(text: str, find_hits: Callable[[str], Sequence[tuple[int, int]]]) -> tuple[Span, ...]:
    return tuple(Span(start, end, "hit") for start, end in find_hits(text))


def format_reference(reference: FootnoteReference, link_form: str, is_complete: bool = True) -> str:
    """A reference resolved where it stands: `[1 kaztag.kz/ru/news/kontrol-nad…]`, `[33 no source]`."""
    footnote = reference.footnote
    if footnote is None:
        return f"[{reference.label} {NO_SOURCE if is_complete else '…'}]"
    if footnote.is_empty:
        return f"[{reference.label} an empty note]"
    if link_form == "number":
        return f"[{reference.label}]"
    if not footnote.urls:
        return f"[{reference.label} {footnote.text if link_form == 'whole' else _shorten_text(footnote.text)}]"
    if link_form == "whole":
        return f"[{reference.label} {' '.join(map(format_readable, footnote.urls))}]"
    more = f" +{len(footnote.urls) - 1}" if len(footnote.urls) > 1 else ""
    return f"[{reference.label} {shorten(footnote.urls[0], SHORT_LINK)}{more}]"


def format_dropped(dropped: Sequence[str]) -> str:
    """What a clean link lacks: `-igsh -brid`."""
    return " ".join(f"-{name}" for name in dropped)


def _fit(forms: Sequence[str], width: int) -> str:
    return next((form.rstrip() for form in forms if len(form.rstrip()) <= width), forms[-1][:width])


def _format_missing(summary: Summary) -> str:
    return f"{summary.missing:,} missing" if summary.missing else ""


def _shorten_text(text: str) -> str:
    return text if len(text) <= SHORT_LINK else text[: SHORT_LINK - 1] + "…"


def _build_head(entry: Entry, matches: Sequence[Match], remarks: Sequence[str], names_places: bool) -> Paragraph:
    """Date and place, or that it has none in a document that names places.

    A hit in the printed date spans the date as we write it.
    """
    date = format_date(entry.date, entry.date_as_written)
    place = entry.place or ("no place given" if entry.dateline and names_places else "")
    text = f"{entry.number} · {date}" + (f" · {place}" if place else "")
    date_start, place_start = len(f"{entry.number} · "), len(text) - len(place)
    spans = [Span(0, date_start - 3, "quiet"), Span(date_start, date_start + len(date), "title")]
    spans.append(Span(place_start, len(text), "title" if entry.place else "quiet"))
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
        return Span(start, end, "reference", None if first is None else numbers[first])
    return Span(start, end, "missing" if is_complete else "reference")


def _move(printed: Sequence[tuple[int, int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for begin, stop, shift in printed:
        if start < stop and end > begin:
            yield max(start, begin) + shift, min(end, stop) + shift


def _build_sources(
    chronicle: Chronicle, entry: Entry, numbers: Mapping[Link, int], matches: Sequence[Match]
) -> Iterator[Paragraph]:
    """Each source under its label with its whole URL on lines of its own, and what has none."""
    # Two notes may share a label: `[1]` and `[^1]`, or those that reStructuredText is left to number.
    footnotes = list(dict.fromkeys((reference.label, reference.footnote) for reference in entry.references))
    inline = [(number, link) for link, number in numbers.items() if link.label is None]
    if not footnotes and not inline:
        return
    yield Paragraph("")
    yield _build_title("Source" if len(footnotes) + len(inline) == 1 else "Sources")
    width = max((len(label) for label, _ in footnotes), default=1)
    hits = [(match.start, match.end) for match in matches if match.field == "url"]
    for label, footnote in footnotes:
        if footnote is None:
            is_elsewhere = fold_label(label) in chronicle.labels
            text = f"{label}: {explain_missing(False, chronicle.is_complete, is_elsewhere)}"
            yield Paragraph(text, (Span(0, len(text), "missing" if chronicle.is_complete else "quiet"),))
            continue
        yield from _build_source(label, footnote, width, numbers, hits)
    for number, link in inline:
        yield _build_url("", link, width, number, numbers, hits)


def _build_source(
    label: str, footnote: Footnote, width: int, numbers: Mapping[Link, int], hits: list[tuple[int, int]]
) -> Iterator[Paragraph]:
    if footnote.is_empty:
        text = f"{label}: {explain_missing(is_empty=True)}"
        yield Paragraph(text, (Span(0, len(text), "missing"),))
        return
    is_only_url = len(footnote.urls) == 1 and footnote.text == footnote.urls[0]
    if not is_only_url:
        yield _build_note(label, footnote.text, width)
        label = ""
    for link in footnote.links:
        yield _build_url(label, link, width, numbers[link], numbers, hits)


def _build_note(label: str, text: str, width: int) -> Paragraph:
    head = f"{label:>{width}}  "
    return Paragraph(head + text, (Span(0, len(head), "quiet"),), len(head))


def _build_url(
    label: str, link: Link, width: int, number: int, numbers: Mapping[Link, int], hits: list[tuple[int, int]]
) -> Paragraph:
    """The URL as written; behind it, the true name of a host in mixed scripts, and what the clean form lacks."""
    head, url = f"{label:>{width}}  ", link.url
    shown = format_readable(url)
    spans = [Span(0, len(head), "quiet"), Span(len(head), len(head) + len(shown), "link", number)]
    if shown == url and hits:
        shift = len(head) - sum(len(link.url) + 1 for link in islice(numbers, number))
        found = ((max(start + shift, len(head)), min(end + shift, len(head) + len(url))) for start, end in hits)
        spans += [Span(start, end, "hit") for start, end in found if start < end]
    text = head + shown
    for remark in filter(None, (format_punycode(url), format_dropped(link.dropped))):
        spans.append(Span(len(text) + 2, len(text) + 2 + len(remark), "quiet"))
        text = f"{text}  {remark}"
    return Paragraph(text, tuple(spans), len(head))


def _build_title(text: str) -> Paragraph:
    return Paragraph(text, (Span(0, len(text), "title"),))
