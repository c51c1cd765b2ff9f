"""The prose of an entry as it reads in a line: a link of Markdown by its words, bold words and items without signs.

The entry's own page shows it as printed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from digest_tui.chronicle.model import Entry

_BOLD = re.compile(r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*")
_ITEM = re.compile(r"[-*+•][ \t]+(?=\S)")
Stretch = tuple[int, int]
"""`[start, end)` of a text."""


class PlainProse(NamedTuple):
    """A text without some stretches of it; `left_out` has these in their order."""

    text: str
    left_out: Sequence[Stretch] = ()

    def find(self, offset: int) -> int:
        """Where the character at `offset` of the whole text stands here, or what follows it."""
        return offset - sum(min(end, offset) - start for start, end in self.left_out if start < offset)


def make_plain(entry: Entry, kept: Sequence[Stretch] = ()) -> PlainProse:
    """The body of an entry without the signs of Markdown, but those in which one of the stretches `kept` stands."""
    body = entry.body
    kept = sorted(kept)
    parts, done = [], 0
    left_out: list[Stretch] = []
    for start, end in sorted(stretch for sign in _find_signs(entry) if not _stand_in(kept, sign) for stretch in sign):
        # The address of a link may have asterisks.
        if start >= done:
            parts.append(body[done:start])
            left_out.append((start, end))
            done = end
    return PlainProse("".join((*parts, body[done:])), left_out)


def _find_signs(entry: Entry) -> Iterator[Sequence[Stretch]]:
    """What stands before and behind the words of each link, and of what is bold; before a body that is an item."""
    body = entry.body
    if item := _ITEM.match(body):
        yield (item.span(),)
    for match in _BOLD.finditer(body):
        yield (match.start(), match.start() + 2), (match.end() - 2, match.end())
    for link in entry.inline_links:
        behind = max(link.start - len("]("), 0)
        before = body.rfind("[", 0, behind)
        is_in_brackets = body[behind : link.start] == "](" and body[link.end : link.end + 1] == ")"
        if is_in_brackets and before >= 0 and "]" not in body[before:behind]:
            yield (before, before + 1), (behind, link.end + 1)


def _stand_in(kept: Sequence[Stretch], sign: Sequence[Stretch]) -> bool:
    return any(_overlap(kept, first, last) for first, last in sign)


def _overlap(kept: Sequence[Stretch], first: int, last: int) -> bool:
    place = bisect_left(kept, (last, last))
    return place > 0 and first < kept[place - 1][1]
