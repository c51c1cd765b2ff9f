"""What the first line says of what is open: each part in several lengths, and which part gives way first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.summary import Summary
from digest_tui.chronicle.wording import format_count
from digest_tui.tui.rendering import format_period

if TYPE_CHECKING:
    from digest_tui.chronicle.checking import Finding

BETWEEN, BETWEEN_COUNTS = "   ", " · "
_SHORTEST_NAME, _SHORTEST_NOTICE = 8, 12
_YEARS = re.compile(r"datelines say (\d+), text says (\d+)")


class Part(NamedTuple):
    """A part of the line."""

    forms: Sequence[str]
    """From the fullest to the shortest; "" leaves it out."""
    rank: int
    """Of two parts that could be shorter, that of the lower rank gives way."""
    style: str = ""
    action: str = ""
    """What a click on it does: the name of an action."""
    is_count: bool = False


class Fitted(NamedTuple):
    """A part as it stands on the line."""

    text: str
    part: Part
    start: int


def fit(parts: Sequence[Part], width: int) -> list[Fitted]:
    """The parts in the longest forms that `width` cells hold, with the cell where each begins."""
    lengths = [0] * len(parts)
    while True:
        line = list(_place(parts, lengths))
        shorter = [at for at, part in enumerate(parts) if lengths[at] < len(part.forms) - 1]
        if not shorter or not line or line[-1].start + len(line[-1].text) <= width:
            return line
        lengths[min(shorter, key=lambda at: parts[at].rank)] += 1


def _place(parts: Sequence[Part], lengths: Sequence[int]) -> Iterator[Fitted]:
    start, before = 0, None
    for part, length in zip(parts, lengths, strict=True):
        if text := part.forms[length]:
            if before:
                start += len(BETWEEN_COUNTS if before.is_count and part.is_count else BETWEEN)
            yield Fitted(text, part, start)
            start, before = start + len(text), part


def list_parts(name: str, summary: Summary | None, findings: Sequence[Finding], notice: str = "") -> Iterator[Part]:
    """What misleads stands right behind the name and gives way last."""
    yield Part([name, *(_cut(name, length) for length in range(len(name) - 1, _SHORTEST_NAME - 1, -4))], 80)
    if years := find_misleading_years(findings):
        yield Part([f"dates? {years}"], 100, "bold $warned", "show_findings")
    if notice:
        lengths = range(len(notice) - 1, _SHORTEST_NOTICE - 1, -4)
        yield Part([notice, *(_cut(notice, length) for length in lengths), ""], 25, "$warned")
    if summary is None:
        yield Part(["reading …", ""], 50)
        return
    yield Part([*(format_period(summary.first, summary.last, is_short) for is_short in (False, True)), ""], 50)
    entries = format_count(summary.entries, "entry", "entries")
    yield Part([entries, f"{summary.entries:,}", ""], 60, is_count=True)
    yield Part([format_count(summary.sources, "source"), ""], 10, "$quiet", is_count=True)
    if summary.unsourced:
        words = f"{summary.unsourced:,} without a source"
        yield Part([words, f"{summary.unsourced:,} ∅"], 70, "$warned", "search_unsourced", is_count=True)
    elif summary.missing:
        yield Part([f"{format_count(summary.missing, 'note')} missing", ""], 70, "$warned", is_count=True)
    if findings:
        count = format_count(len(findings), "finding")
        yield Part([f"! {count}", f"! {len(findings):,}"], 65, "$warned", "show_findings")


def find_misleading_years(findings: Sequence[Finding]) -> str:
    """`2025/2026` where the datelines say one year and the text another; "" where they agree."""
    for finding in findings:
        if finding.rule == "year-conflict" and (match := _YEARS.match(finding.message)):
            return f"{match[1]}/{match[2]}"
    return ""


def merge_summaries(summaries: Sequence[Summary]) -> Summary:
    """The summary of several documents together."""
    dates = [date for summary in summaries for date in (summary.first, summary.last) if date]
    dates.sort(key=lambda date: (date.year or 0, date.month or 0, date.day or 0))
    unsourced = [summary.unsourced for summary in summaries if summary.unsourced is not None]
    return Summary(
        dates[0] if dates else None,
        dates[-1] if dates else None,
        sum(summary.entries for summary in summaries),
        sum(summary.sources for summary in summaries),
        sum(summary.missing for summary in summaries),
        sum(unsourced) if len(unsourced) == len(summaries) else None,
    )


def _cut(text: str, length: int) -> str:
    """`text` in `length` cells, what is left out in its middle."""
    behind = (length - 1) // 2
    return f"{text[: length - 1 - behind]}…{text[len(text) - behind :]}"
