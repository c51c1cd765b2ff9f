"""Which markers refer, by how the document uses them, and what makes one dangle to which no footnote answers."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from digest_tui.chronicle.footnotes.false_markers import Body, is_glued
from digest_tui.chronicle.footnotes.labels import fold_label
from digest_tui.chronicle.footnotes.markers import BRACKET, NAME, PARENTHESIS, Marker
from digest_tui.chronicle.footnotes.usage import Usage, find_shape
from digest_tui.chronicle.rules import Rule, find_first
from digest_tui.chronicle.text.patterns import lazy

_YEARS = range(1000, 2100)
_FEW_LOST = 3
"""Numbers beyond the last note of a list that may have been among its notes."""
_PASSAGE = lazy(r"[^\W\d_]|§|\[0\d")
_LABEL_BEHIND = lazy(r"\[([^\[\]]{1,200})\]")


class Occurrence(NamedTuple):
    """A marker where it stands."""

    body: Body
    marker: Marker
    usage: Usage
    footnotes: Collection[int]
    """The positions of the footnotes that answer to it."""
    before: str
    """The number that the marker right before it names; "" where none stands there or it names several."""
    ends_prose: bool
    """True if nothing but markers and stops stands behind it."""

    @property
    def label(self) -> str:
        """The first of its labels."""
        return self.marker.labels[0]

    @property
    def numbers(self) -> list[int]:
        """Its labels as numbers; empty if any is none."""
        labels = self.marker.labels
        return [int(label) for label in labels] if all(map(str.isdecimal, labels)) else []


def refers(one: Occurrence) -> bool:
    """True if the marker refers to its footnotes, or dangles where it has none."""
    if find_first(OBJECTIONS, one):
        return False
    if one.footnotes:
        return True
    return not find_first(DANGLING_OBJECTIONS, one) and find_first(DANGLING_PROOFS, one) is not None


# Against


def is_text_of_label(one: Occurrence) -> bool:
    """True for the first half of Markdown's `[1][1]` and `[text][label]`."""
    body, marker = one.body.text, one.marker
    if not body.startswith("[", marker.end) or not one.usage.has_definitions:
        return False
    if marker.style is BRACKET:
        return body.startswith(body[marker.start : marker.end], marker.end)
    label = _LABEL_BEHIND().match(body, marker.end)
    return marker.style is NAME and label is not None and one.usage.table.find_position("", label[1]) is not None


def is_text_of_link(one: Occurrence) -> bool:
    """True for the second of `[17][2]` in a dumped page: the text of link 17."""
    if not one.before or one.marker.style is not BRACKET or one.label == str(int(one.before) + 1):
        return False
    return one.usage.has_markers_before_words


def is_index(one: Occurrence) -> bool:
    """True for what follows a letter, as `x[4]`, where the markers of the document stand apart from the words."""
    body, marker = one.body, one.marker
    if marker.style.is_distinct or not is_glued(body, marker) or one.usage.has_glued_markers:
        return False
    if not one.footnotes:
        return True
    return not body.text[marker.end : marker.end + 1].isalpha() and not one.usage.cited_apart.isdisjoint(one.footnotes)


# Against what no footnote answers to


def names_passage(one: Occurrence) -> bool:
    """True for a number with words beside it, and for `[007]`."""
    return (
        one.marker.style is BRACKET and _PASSAGE().search(one.body.text, one.marker.start, one.marker.end) is not None
    )


def is_year(one: Occurrence) -> bool:
    """True for a year in brackets, where the document does not count as far."""
    numbers = one.numbers
    return any(number in _YEARS for number in numbers) and max(numbers) > _find_highest(one)


# For what no footnote answers to


def is_distinct(one: Occurrence) -> bool:
    """True for markers that prose holds for nothing else, as `[^1]`."""
    return one.marker.style.is_distinct


def has_shape_of_label(one: Occurrence) -> bool:
    """True for a name with figures that looks as labels of the document do: `[R 99]`."""
    if one.marker.style is not NAME or not any(sign.isdigit() for sign in one.label):
        return False
    return one.usage.shapes[find_shape(one.label)] > 0


def is_target_of_text(one: Occurrence) -> bool:
    """True for Markdown's `[label][]`, or the second half of `[text][label]`, that names no heading and no index."""
    body, marker = one.body.text, one.marker
    if marker.style is not NAME or not one.usage.has_definitions or fold_label(one.label) in one.usage.headings:
        return False
    if body.endswith("[]", marker.start, marker.end):
        return not is_glued(one.body, marker)
    begin = body.rfind("[", 0, marker.start) if body[marker.start - 1 : marker.start] == "]" else -1
    if begin < 0 or len(body[begin + 1 : marker.start - 1].strip()) < 2:
        return False
    return not (body[begin - 1 : begin].isalnum() or body[begin - 1 : begin] == "_")


def has_lost_its_list(one: Occurrence) -> bool:
    """True for what ends the prose of a document without footnotes whose entries end so."""
    return one.ends_prose and not one.usage.table.labels and one.usage.ends_in_markers


def is_within_count(one: Occurrence) -> bool:
    """True for a number as high as labels of its scope are, or little higher: the last of a list may be lost."""
    numbers, highest = one.numbers, _find_highest(one)
    if not numbers or not one.usage.table.labels or not (one.ends_prose or one.marker.style is not PARENTHESIS):
        return False
    return min(numbers) > 0 and max(numbers) <= highest + max(_FEW_LOST, highest // 10)


def counts_on(one: Occurrence) -> bool:
    """True for the number that its list leaves out between two others, as 3 among 2 and 4."""
    numbers, marker = one.numbers, one.marker
    beside = [str(number + step) for number in numbers for step in (-1, 1)] if len(numbers) == 1 else []
    found = [one.usage.table.find_position(marker.style.family, label, one.body.start) for label in beside]
    return bool(found) and None not in found


def ends_prose(one: Occurrence) -> bool:
    """True for a number that ends the prose, as a source does, however high."""
    return one.ends_prose and bool(one.numbers) and max(one.numbers) > 0 and bool(one.usage.table.labels)


def _find_highest(one: Occurrence) -> int:
    return one.usage.table.highest_at(one.body.start)


OBJECTIONS: tuple[Rule[Occurrence], ...] = (
    Rule("the text of a label of Markdown", "See [1][1] there.\n\n[1]: https://lake.example/1\n", is_text_of_label),
    Rule(
        "the text of a link of a dumped page",
        "The [1]lake rose.[2][1] See [3]quay.\n\nReferences\n\n   1. https://lake.example/1\n"
        "   2. https://lake.example/2\n   3. https://lake.example/3\n",
        is_text_of_link,
    ),
    Rule(
        "an index, where markers stand apart",
        "The ferry stands still. [1] It waits. [1] So x[1] is read.\n\n[1] https://lake.example/1\n",
        is_index,
    ),
)
DANGLING_OBJECTIONS: tuple[Rule[Occurrence], ...] = (
    Rule("a passage", "The ferry [1, p. 4] goes [2].\n\n[2] https://lake.example/2\n", names_passage),
    Rule("a year", "The ferry. [1] The bell. [2031]\n\n[1] https://lake.example/1\n", is_year),
)
DANGLING_PROOFS: tuple[Rule[Occurrence], ...] = (
    Rule("nothing else is written so", "The ferry[^b] goes.[^1]\n\n[^1]: https://lake.example/1\n", is_distinct),
    Rule("looks as the labels do", "The ferry [R 2] goes. [R 1]\n\n[R 1] https://lake.example/1\n", has_shape_of_label),
    Rule(
        "the target of a text of Markdown",
        "See [the ferry][F] [B].\n\n[B]: https://lake.example/b\n",
        is_target_of_text,
    ),
    Rule(
        "the list of footnotes is lost",
        "2 May 2031. The ferry goes. [1]\n\n3 May 2031. The bell rings. [2]\n",
        has_lost_its_list,
    ),
    Rule("within the count", "The ferry [1] goes. [2]\n\n[2] https://lake.example/2\n", is_within_count),
    Rule(
        "counts on",
        "The ferry (1) goes. The bell (2) rings at noon.\n\n(1) https://lake.example/1\n(3) https://lake.example/3\n",
        counts_on,
    ),
    Rule("ends the prose", "The ferry goes. [20]\n\n[1] https://lake.example/1\n", ends_prose),
)
