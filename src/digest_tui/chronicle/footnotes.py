"""Footnotes and the references to them: where they stand, and which points to which."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from digest_tui.chronicle.lines import LineStart
from digest_tui.chronicle.links import find_urls
from digest_tui.chronicle.model import Footnote, FootnoteReference, InlineLink

FindFootnote = Callable[[str], Footnote | None]

_LABEL = r"\d{1,7}"
_LINE = LineStart(rf"\[(?P<label>{_LABEL})\](?!\()")
MARKERS = re.compile(rf"\[(?P<labels>{_LABEL}(?:[ \t]?[,;–—-][ \t]?(?:\n[ \t]{{0,9}})?{_LABEL})*)\](?!\()")
"""Finds every bracketed number, list or range of numbers, also a wrapped one: what may be a reference."""
_LONGEST_RANGE = 200
_YEARS = range(1900, 2100)


class FootnoteLine(NamedTuple):
    """A line that begins like a footnote, and whether a URL follows its label at once."""

    start: int
    label: str
    has_url: bool


def find_lines(text: str) -> Iterator[FootnoteLine]:
    """Every line of `text` that begins like a footnote, whatever it will turn out to be."""
    for start, match in _LINE.find(text):
        rest = text[match.end() : match.end() + 24].lstrip()
        yield FootnoteLine(start, match["label"], "://" in rest)


def read_footnote(text: str, start: int, end: int) -> Footnote:
    """The footnote in `[start, end)` of `text`, whose first line `find_lines` gave."""
    match = _LINE.match(text, start)
    if match is None:
        raise ValueError(f"no footnote at {start}")
    note = " ".join(text[match.end() : end].split())
    urls = tuple(note[begin:stop] for begin, stop in find_urls(note))
    return Footnote(match["label"], note, urls, start, end)


def find_inline_links(body: str) -> tuple[InlineLink, ...]:
    """The URLs in the prose itself, as `[text](url)` or bare."""
    if ":" not in body:
        return ()
    return tuple(InlineLink(body[start:end], start, end) for start, end in find_urls(body))


def resolve_references(
    body: str, links: tuple[InlineLink, ...], find_footnote: FindFootnote, highest: int
) -> tuple[FootnoteReference, ...]:
    """The references in `body`, each with its footnote.

    A number in brackets is a reference where a footnote answers to it. Where
    none does, it is a dangling one if the document counts as far (`highest` is
    the larger of its highest label and its number of entries), or if it ends
    the prose, as a source does; a year in brackets is then none.
    """
    if "[" not in body:
        return ()
    markers = [marker for marker in MARKERS.finditer(body) if not _is_inside(marker.start(), links)]
    source_from = _find_closing_markers(body, markers)
    found: list[FootnoteReference] = []
    for marker in markers:
        labels = expand_labels(marker["labels"])
        footnotes = [find_footnote(label) for label in labels]
        if any(footnotes) or (labels and _stands_for_a_note(labels, highest, marker.start() >= source_from)):
            found += [
                FootnoteReference(label, marker.start(), marker.end(), footnote)
                for label, footnote in zip(labels, footnotes, strict=True)
            ]
    return tuple(found)


def expand_labels(written: str) -> list[str]:
    """The labels that a marker names: `1, 2` and `3-5` are five. Empty for what counts no notes, as `2016-1999`."""
    if written.isdigit():
        return [written]
    labels: list[str] = []
    for part in re.split(r"[,;]", written):
        first, *others = (number.strip() for number in re.split(r"[–—-]", part))
        if not others:
            labels.append(first)
            continue
        low, high = int(first), int(others[-1])
        if len(others) > 1 or not low < high <= low + _LONGEST_RANGE:
            return []
        labels += map(str, range(low, high + 1))
    return labels


def _stands_for_a_note(labels: list[str], highest: int, ends_the_prose: bool) -> bool:
    numbers = [int(label) for label in labels]
    if max(numbers) <= highest and min(numbers) > 0:
        return True
    return ends_the_prose and not any(number in _YEARS for number in numbers)


def _find_closing_markers(body: str, markers: list[re.Match[str]]) -> int:
    """Where the markers begin that end the prose: nothing but stops and commas stands among and behind them."""
    begin = len(body)
    for marker in reversed(markers):
        if body[marker.end() : begin].strip(" \t.,;"):
            break
        begin = marker.start()
    return begin


def _is_inside(offset: int, links: tuple[InlineLink, ...]) -> bool:
    place = bisect_right(links, offset, key=lambda link: link.start)
    return place > 0 and offset < links[place - 1].end
