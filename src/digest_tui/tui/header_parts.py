"""What the first line says of what is open: each part in several lengths, and which part gives way first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.wording import format_count
from digest_tui.pages.rendering import format_period
from digest_tui.tui.cells import cut_middle, measure

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding
    from digest_tui.chronicle.summary import Summary

BETWEEN, BETWEEN_COUNTS = "   ", " · "
_SHORTEST_NAME, _SHORTEST_NOTICE = 8, 12


class Part(NamedTuple):
    """A part of the line."""

    forms: Sequence[str]
    """From the fullest to the shortest; "" leaves it out."""
    ranks: Sequence[int] = ()
    """For each form but the last: the form of the lowest rank on the line gives way first, to the next of its part."""
    style: str = ""
    action: str = ""
    """What a click on it does: the name of an action."""
    is_count: bool = False
    is_last: bool = False
    """It stands at the right end of the line."""


class Fitted(NamedTuple):
    """A part as it stands on the line, behind what parts it from the one before."""

    before: str
    text: str
    part: Part


def fit(parts: Sequence[Part], width: int) -> list[Fitted]:
    """The parts in the longest forms that `width` cells hold."""
    lengths = [0] * len(parts)
    while True:
        line = list(_place(parts, lengths))
        shorter = [at for at, part in enumerate(parts) if lengths[at] < len(part.ranks)]
        if not shorter or sum(measure(fitted.before + fitted.text) for fitted in line) <= width:
            return line
        lengths[min(shorter, key=lambda at: parts[at].ranks[lengths[at]])] += 1


def _place(parts: Sequence[Part], lengths: Sequence[int]) -> Iterator[Fitted]:
    last: Part | None = None
    for part, length in zip(parts, lengths, strict=True):
        if text := part.forms[length]:
            before = "" if last is None else BETWEEN_COUNTS if last.is_count and part.is_count else BETWEEN
            yield Fitted(before, text, part)
            last = part


def list_parts(
    name: str, summary: Summary | None, findings: Sequence[Finding], notice: str = "", position: str = ""
) -> Iterator[Part]:
    """What misleads stands right behind the name and gives way last; the position comes last."""
    names = [name, *_list_cuts(name, _SHORTEST_NAME)]
    yield Part(names, [80] * (len(names) - 1))
    if years := find_misleading_years(findings):
        yield Part([f"dates? {years}"], style="bold $warned", action="show_findings")
    if notice:
        notices = [
            notice,
            *(cut_middle(notice, length) for length in range(measure(notice) - 1, _SHORTEST_NOTICE - 1, -4)),
            "",
        ]
        yield Part(notices, [*[25] * (len(notices) - 2), 45], "$warned")
    if summary is None:
        yield Part(["reading …", ""], [50])
    else:
        yield from _list_figures(summary)
    if findings:
        count = format_count(len(findings), "finding")
        yield Part([f"! {count}", f"! {len(findings):,}", ""], [20, 65], "$warned", "show_findings")
    if position:
        yield Part([position, ""], [30], is_last=True)


def _list_cuts(text: str, shortest: int) -> Iterator[str]:
    """`text` in fewer and fewer cells, what is left out in its middle."""
    return (cut_middle(text, cells) for cells in range(measure(text) - 1, shortest - 1, -4))


def _list_figures(summary: Summary) -> Iterator[Part]:
    yield Part([*(format_period(summary.first, summary.last, is_short) for is_short in (False, True)), ""], [15, 50])
    entries = format_count(summary.entries, "entry", "entries")
    yield Part([entries, f"{summary.entries:,}", ""], [60, 75], is_count=True)
    sources = format_count(summary.sources, "source") if summary.sources else ""
    yield Part([sources, ""], [10], "$quiet", is_count=True)
    if summary.unsourced:
        words = f"{summary.unsourced:,} without a source"
        yield Part([words, f"{summary.unsourced:,} ∅", ""], [70, 90], "$warned", "search_unsourced", is_count=True)
    elif summary.missing and summary.unsourced is None:
        words = f"{format_count(summary.missing, 'footnote')} missing"
        yield Part([words, f"{summary.missing:,} ∅", ""], [70, 90], "$warned", "show_findings", is_count=True)


def find_misleading_years(findings: Sequence[Finding]) -> str:
    """`2025/2026` where the datelines say one year and the text another; "" where they agree."""
    for finding in findings:
        if finding.rule == "year-conflict":
            from digest_tui.chronicle.checking.years import read_years

            return "/".join(map(str, read_years(finding.message) or ()))
    return ""
