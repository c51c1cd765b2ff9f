"""What the search line offers: examples made from the document, values of a filter with their counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from digest_tui.chronicle.library import Library

if TYPE_CHECKING:
    from digest_tui.search.index import SearchIndex

_ENTRIES_LOOKED_AT = 200
"""For the phrase of the examples; more would be felt between two keys."""
_MOST_WORDS = 5
"""So many words of a query are counted one by one."""
_FULL_WORD = re.compile(r"[^\W\d_]{5,}")
_FILTER = re.compile(
    r"(?P<before>(?:.*\s)?-?)(?P<name>place|site|who|law|tag):[\"#]?(?P<value>[^\"\s]*)\Z", re.IGNORECASE
)


class Offer(NamedTuple):
    """A query that can be taken into the search line, and what is said beside it."""

    query: str
    shown: str
    remark: str = ""


def make_examples(library: Library, places: Mapping[str, int], sites: Mapping[str, int]) -> list[Offer]:
    """Up to five queries that find something in this document, one for each thing that the language can say."""
    place, site = next(iter(places), ""), next(iter(sites), "")
    offers = [
        _make_example(f"place:{_quote(place)}" if place else "", "by place"),
        _make_example(_find_middle(library), "from a day on; before: up to it"),
        _make_example(f"site:{site}" if site else "", "by host of a source"),
        _make_example("no:source", "entries without a source"),
        _make_example(_join_phrase(place, _find_phrase(library)), "a phrase; a hyphen leaves out" if place else ""),
    ]
    return [offer for offer in offers if offer.query]


def _make_example(query: str, remark: str) -> Offer:
    return Offer(query, query, remark)


def _find_middle(library: Library) -> str:
    """`after:` and the date of the entry in the middle; "" where it has none with a year."""
    entry = library[len(library) // 2] if len(library) else None
    date = entry.date if entry else None
    return f"after:{date._replace(last=None)}" if date and date.year else ""


def _find_phrase(library: Library) -> str:
    """Two words that stand side by side more often than others; "" where none do so twice."""
    counted: Counter[str] = Counter()
    for entry in islice(library, _ENTRIES_LOOKED_AT):
        counted.update(_find_pairs(entry.body))
    phrase, times = max(counted.items(), key=lambda item: (item[1], len(item[0])), default=("", 0))
    return phrase if times > 1 else ""


def _find_pairs(body: str) -> Iterator[str]:
    for first, second in pairwise(_FULL_WORD.finditer(body)):
        if second.start() == first.end() + 1 and first[0].islower() and second[0].islower():
            yield f"{first[0]} {second[0]}"


def _join_phrase(place: str, phrase: str) -> str:
    if not phrase:
        return ""
    return f'-{place.split()[0].lower()} "{phrase}"' if place else f'"{phrase}"'


def offer_values(query: str, count_values: Callable[[str], Mapping[str, int]], most: int) -> list[Offer]:
    """The values that `place:`, `site:`, `who:`, `law:` or `tag:` at the end of `query` may go on to, counted.

    `count_values` gives those of a filter, which come in its order. None where the value is typed to its end.
    """
    match = _FILTER.match(query)
    if match is None:
        return []
    name, typed = match["name"].lower(), match["value"].casefold()
    counts = count_values(name)
    fitting = [value for value in counts if _begins(value.casefold(), typed)]
    if [value.casefold() for value in fitting] == [typed]:
        return []
    fitting.sort(key=lambda value: not value.casefold().startswith(typed))
    return [Offer(f"{match['before']}{name}:{_quote(value)}", value, f"{counts[value]:,}") for value in fitting[:most]]


def _begins(value: str, typed: str) -> bool:
    """True if the value or one of its words begins so."""
    return value.startswith(typed) or any(word.startswith(typed) for word in re.split(r"[\s.-]", value))


def _quote(value: str) -> str:
    return f'"{value}"' if " " in value else value


def count_words(query: str, index: SearchIndex, most: int) -> str:
    """How many entries each word, phrase or filter of `query` finds by itself: `toregozhina 2 · mural 0`.

    "" for a single one. What finds more than `most` is not counted further.
    """
    words = re.findall(r'[^\s"]*"[^"]*"?|\S+', query)
    wanted = [word for word in words if not word.startswith("-")][:_MOST_WORDS]
    if len(words) < 2:
        return ""
    return " · ".join(f"{word} {_count_hits(index.ask(word, limit=most).positions, most)}" for word in wanted)


def _count_hits(positions: Sequence[int], most: int) -> str:
    return f"{len(positions)}{'+' if len(positions) == most else ''}"
