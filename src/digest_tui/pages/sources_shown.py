"""The sources of an entry as paragraphs: each note under its label, each link clean and with its host first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.links.urls import shorten
from digest_tui.chronicle.model import Chronicle, Entry, Footnote, Link
from digest_tui.chronicle.wording import explain_missing
from digest_tui.pages.page import Paragraph, Span

if TYPE_CHECKING:
    from digest_tui.search.index import Match

_WHOLE = 1 << 20
"""Characters: no link is longer, and none is cut."""


def build_sources(
    chronicle: Chronicle, entry: Entry, numbers: Mapping[Link, int], matches: Sequence[Match]
) -> Iterator[Paragraph]:
    """What stands behind an entry, and what has no source; nothing where it cites nothing.

    `numbers` are those of its links on the page.
    """
    # Two notes may share a label: `[1]` and `[^1]`, or those that reStructuredText is left to number.
    footnotes = list(dict.fromkeys((reference.label, reference.footnote) for reference in entry.references))
    inline = [(number, link) for link, number in numbers.items() if link.label is None]
    if not footnotes and not inline:
        return
    yield Paragraph("")
    yield build_title("Source" if len(footnotes) + len(inline) == 1 else "Sources")
    width = max((len(label) for label, _ in footnotes), default=1)
    hits = _find_hits(list(numbers), matches)
    for label, footnote in footnotes:
        if footnote is None:
            is_elsewhere = fold_label(label) in chronicle.labels
            text = f"{label}: {explain_missing(False, chronicle.is_complete, is_elsewhere)}"
            yield Paragraph(text, (Span(0, len(text), "missing" if chronicle.is_complete else "quiet"),))
            continue
        yield from _build_source(label, footnote, width, numbers, hits)
    for number, link in inline:
        yield from _build_link("", link, width, number, hits)


def _find_hits(links: Sequence[Link], matches: Sequence[Match]) -> Mapping[int, Sequence[str]]:
    """By the number of a link, the pieces of it that match, in their order."""
    found: dict[int, list[str]] = {}
    start = 0
    for number, link in enumerate(links):
        end = start + len(link.url)
        spans = (match for match in matches if match.field == "url" and start <= match.start and match.end <= end)
        found[number] = [link.url[match.start - start : match.end - start] for match in spans]
        start = end + 1
    return found


def _build_source(
    label: str, footnote: Footnote, width: int, numbers: Mapping[Link, int], hits: Mapping[int, Sequence[str]]
) -> Iterator[Paragraph]:
    if footnote.is_empty:
        text = f"{label}: {explain_missing(is_empty=True)}"
        yield Paragraph(text, (Span(0, len(text), "missing"),))
        return
    is_only_url = len(footnote.urls) == 1 and footnote.text == footnote.urls[0]
    if not is_only_url:
        yield build_note(label, footnote.text, width)
        label = ""
    for link in footnote.links:
        yield from _build_link(label, link, width, numbers[link], hits)


def build_note(label: str, text: str, width: int) -> Paragraph:
    """A text under its label, which takes `width` cells."""
    head = f"{label:>{width}}  "
    return Paragraph(head + text, (Span(0, len(head), "quiet"),), len(head))


def build_title(text: str) -> Paragraph:
    """A heading on a page."""
    return Paragraph(text, (Span(0, len(text), "title"),))


def _build_link(
    label: str, link: Link, width: int, number: int, hits: Mapping[int, Sequence[str]]
) -> Iterator[Paragraph]:
    """The clean link, its host before all else and the rest of it quiet; below it what it is without."""
    head, shown = f"{label:>{width}}  ", shorten(link.clean, _WHOLE)
    text, host = head + shown, len(head) + _find_end_of_host(shown)
    spans = [Span(0, len(head), "quiet"), Span(len(head), host, "link", number)]
    spans.append(Span(host, len(text), "rest-of-link", number))
    at = len(head)
    for piece in hits[number]:
        start = text.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            spans.append(Span(start, at, "hit"))
    yield Paragraph(text, tuple(spans), len(head))
    if link.dropped:
        remark = f"{' ' * len(head)}without {', '.join(link.dropped)} (Ctrl+Y: as written)"
        yield Paragraph(remark, (Span(0, len(remark), "quiet"),), len(head))


def _find_end_of_host(shown: str) -> int:
    start = shown.find("://") + 3 if "://" in shown else 0
    return next((place for place in range(start, len(shown)) if shown[place] in "/?# "), len(shown))
