"""Why each line was read as it was: what became of it, and which rules decided."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.parsing import parse
from digest_tui.chronicle.text.lines import find_line_start
from digest_tui.chronicle.tracing import Decision, Trace

_LONGEST_SHOWN = 100
"""Characters of a line that are printed."""


class Explanation(NamedTuple):
    """What became of one line, and why."""

    line: int
    """The number of the line, from 1."""
    text: str
    reading: str
    """What it was read as, in a few words: `begins entry 3, 2031-05-02`."""
    decisions: tuple[Decision, ...]
    """The rules that decided on it, in the order in which they were asked."""


def explain(chronicle: Chronicle) -> Iterator[Explanation]:
    """Explain every line of `chronicle`, in order. The text is parsed once more to trace the rules."""
    trace = Trace()
    traced = parse(chronicle.text, chronicle.name, trace=trace)
    decisions: dict[int, list[Decision]] = defaultdict(list)
    for decision in dict.fromkeys(trace.decisions):
        decisions[decision.start].append(decision)
    readings = _describe_blocks(traced)
    dated_below = _find_dated_below(traced)
    starts = [block.start for block in traced.blocks]
    offset = 0
    for number, text in enumerate(traced.text.split("\n"), start=1):
        reading = "blank"
        if text.strip():
            block = traced.blocks[bisect_right(starts, offset + len(text) - len(text.lstrip())) - 1]
            verb = "begins" if offset <= block.start else "continues"
            reading = f"{verb} {readings[block.start]}" if block.start in readings else block.kind
        rules = decisions[offset]
        if below := dated_below.get(offset):
            lines = traced.text.count("\n", offset, below)
            reading += f", dated on line {number + lines}"
            rules = [*decisions[below], *rules]
        yield Explanation(number, text, reading, tuple(rules))
        offset += len(text) + 1


def _describe_blocks(chronicle: Chronicle) -> dict[int, str]:
    """Of each entry and footnote where its block begins, and what it is called."""
    readings = {note.start: f"footnote {note.label}" for note in chronicle.footnotes}
    for position in range(len(chronicle.entries)):
        dateline = chronicle.find_dateline(position)
        date = dateline and (dateline.date or dateline.date_as_written)
        readings[chronicle.find_span(position)[0]] = f"entry {position + 1}" + (f", {date}" if date else "")
    return readings


def _find_dated_below(chronicle: Chronicle) -> dict[int, int]:
    """Of each entry whose date stands below its first line, where this begins, and the line of the date."""
    below: dict[int, int] = {}
    for position in range(len(chronicle.entries)):
        if dateline := chronicle.find_dateline(position):
            first = find_line_start(chronicle.text, chronicle.find_span(position)[0])
            line = find_line_start(chronicle.text, dateline.start)
            if first < line:
                below[first] = line
    return below


def format_explanation(explanation: Explanation) -> str:
    """An explanation as a person reads it: the line, what it was read as, and each rule on a line of its own."""
    rules = [f"{decision.stage:<10} {decision.rule}" for decision in explanation.decisions]
    rules = rules or ["no rule decided: no date and no label stands where one is looked for"]
    head = f"{explanation.line:>5} {explanation.text.strip()[:_LONGEST_SHOWN]}"
    return "\n      ".join((head, explanation.reading, *rules))
