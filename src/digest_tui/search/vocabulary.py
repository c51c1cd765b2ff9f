"""The words of the indexed entries, and the tables by which words like them are found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from digest_tui.chronicle.text.folding import fold
from digest_tui.search.cases import find_stems, is_case
from digest_tui.search.documents import HOST, INITIALS, PLACE, SLUG, is_mark, read_name
from digest_tui.search.families import find_root, is_inflected_alike
from digest_tui.search.nearness import find_near, weigh_slip
from digest_tui.search.places import find_other_names
from digest_tui.search.skeletons import find_skeletons

FIRST_LETTER = ":"
"""The first character after the digits: numbers are looked up, never listed."""

LISTED = 400
"""More words than these with one beginning are left to the table of postings."""
_SMALL = 20_000
"""In a vocabulary of fewer words every one of a fitting length is compared; in a larger one, those of a fitting
first letter, and all only where that finds nothing."""
_SKELETON_KEY = 3


class Vocabulary:
    """The folded words of the entries, with what each looks like in the table of postings."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.counts: dict[str, int] = {}
        """How many entries hold a word (a word that also stands in URLs is counted for each)."""
        self.places: dict[str, int] = {}
        """The marks of all places, and how many entries each has."""
        self.hosts: dict[str, int] = {}
        """The marks of all hosts, and how many entries each has."""
        self.initials: dict[str, int] = {}
        """The marks of the initials of capitalised words, and how many entries hold them."""
        self.other_names: dict[str, str] = {}
        """Other names of places, with the one that is printed."""
        self._terms: dict[str, str] = {}
        self._by_skeleton: dict[str, str] = {}
        self._by_skeleton_key: dict[str, list[str]] = {}
        self._by_root: dict[str, str] = {}
        self._by_shape: dict[tuple[int, str], list[str]] = {}

    # Building. Strings in dictionaries of strings are nothing to the garbage collector, lists by the word would be:
    # several words under one key are therefore one string with spaces.

    def add_term(self, term: str, count: int) -> None:
        """Take in a term of the postings; those of one word come together only after `arrange`."""
        kind = term[0]
        if not is_mark(term):
            word = term if term.isascii() else "".join(filter(str.isalnum, fold(term)))
            if word:
                self._count(word, term, count)
        elif kind == SLUG:
            self._count(term[1:], term, count)
        elif kind == PLACE:
            self.places[term] = count
            for word in read_name(term).split():
                self._count(word, term, 0)
        elif kind == HOST:
            self.hosts[term] = count
        elif kind == INITIALS:
            self.initials[term] = count

    def arrange(self) -> Iterator[None]:
        """Make the tables by which words are found; yields now and then, for one who counts or cancels."""
        self.words = sorted(self.counts)
        for place, word in enumerate(self.words):
            if word.isalpha():
                self._arrange_word(word)
                self._arrange_root(word)
            if place % 20 == 0:
                yield
        names = find_other_names()
        self.other_names = {other: name for other, name in names.items() if name in self.counts}
        for other in self.other_names:
            if other not in self.counts:
                self._arrange_word(other)
        for skeletons in self._by_skeleton_key.values():
            skeletons.sort()
            yield

    def _count(self, word: str, term: str, count: int) -> None:
        known = self.counts.get(word)
        self.counts[word] = (known or 0) + count
        if known is None:
            if term != word:
                self._terms[word] = term
        else:
            self._terms[word] = f"{self._terms.get(word, word)} {term}"

    def _arrange_word(self, word: str) -> None:
        for skeleton in find_skeletons(word):
            known = self._by_skeleton.get(skeleton)
            if known is None:
                self._by_skeleton[skeleton] = word
                self._by_skeleton_key.setdefault(skeleton[:_SKELETON_KEY], []).append(skeleton)
            else:
                self._by_skeleton[skeleton] = f"{known} {word}"
        self._by_shape.setdefault((len(word), word[0]), []).append(word)

    def _arrange_root(self, word: str) -> None:
        root = find_root(word)
        known = self._by_root.get(root)
        if known is not None:
            self._by_root[root] = f"{known} {word}"
        elif root != word:
            self._by_root[root] = f"{root} {word}" if root in self.counts else word

    # Asking.

    def terms_of(self, word: str) -> list[str]:
        """The terms of the postings that are `word`: as it is printed, and its marks in places and URLs."""
        return self._terms.get(word, word).split()

    def is_in_text(self, word: str) -> bool:
        """It stands in an entry or a place, not in URLs alone."""
        return word in self.counts and any(term[0] != SLUG for term in self.terms_of(word))

    def knows(self, word: str) -> bool:
        """It stands in an entry, or is another name of a place that does."""
        return word in self.counts or word in self.other_names

    def find_forms(self, word: str) -> list[str]:
        """The words of one root with `word`."""
        root = find_root(word)
        return [*self._by_root.get(root, "").split(), *([root] if root in self.counts else ())]

    def find_inflected(self, word: str) -> list[str]:
        """`word`, if it is known, and its forms with other endings of grammar."""
        return list(dict.fromkeys(one for one in (word, *self.find_forms(word)) if self._is_inflected(one, word)))

    def _is_inflected(self, form: str, word: str) -> bool:
        return form in self.counts and (form == word or is_inflected_alike(form, word))

    def find_by_skeletons(self, skeletons: Iterable[str]) -> list[str]:
        """The words, and other names of places, that have one of `skeletons`."""
        return [word for skeleton in skeletons for word in self._by_skeleton.get(skeleton, "").split()]

    def find_cases(self, word: str) -> list[str]:
        """The words of which `word`, Russian or Kazakh, is a case, and other cases of them."""
        found: dict[str, None] = {}
        for stem in find_stems(word):
            start, end = self.find_beginning(stem)
            by_letters = self.words[start : min(end, start + LISTED)]
            for other in chain(by_letters, self.find_skeleton_beginnings(find_skeletons(stem))):
                if is_case(stem, other):
                    found[other] = None
        return list(found)

    def find_skeleton_beginnings(self, skeletons: Iterable[str]) -> list[str]:
        """The words, and other names, of which a skeleton begins as one of `skeletons`."""
        longer: list[str] = []
        for skeleton in skeletons:
            others = self._by_skeleton_key.get(skeleton[:_SKELETON_KEY], [])
            longer += others[slice(*_find_range(others, skeleton))]
        return self.find_by_skeletons(longer[:LISTED])

    def find_closest(self, word: str, count: int = 3) -> list[str]:
        """The words most like `word`, closest first: what to try where it finds nothing."""
        near = self.find_near(word, max(2, len(word) // 3), only_first_letters=True)
        return sorted(near, key=lambda other: (near[other], -self.counts.get(other, 0), other))[:count]

    def find_beginning(self, beginning: str) -> tuple[int, int]:
        """Which of `words` begin with `beginning`: from where to where."""
        return _find_range(self.words, beginning)

    def find_printed_beginnings(self, beginning: str) -> set[str]:
        """The shortest beginnings, as printed, of the terms that fold to `beginning` and more."""
        start, end = self.find_beginning(beginning)
        printed = {beginning, SLUG + beginning}
        for word in self.words[start:end]:
            if word in self._terms:
                for term in self._terms[word].split():
                    if not term.isascii() and not is_mark(term):
                        printed.add(_shortest_beginning(term, beginning))
        return printed

    def cut_joined(self, word: str, most: int) -> list[list[str]]:
        """The ways to cut `word` into at most `most` words that are known, the last in any form, the fewest first."""
        return sorted(self._cut(word, most), key=len)

    def _cut(self, word: str, most: int) -> Iterator[list[str]]:
        for end in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, rest = word[:end], word[end:]
            if first in self.counts:
                if self.find_inflected(rest):
                    yield [first, rest]
                if most > 2:
                    yield from ([first, *others] for others in self._cut(rest, most - 1))

    # Words at a slip's distance, with how bad each slip is.

    def find_near(self, word: str, slips: int, only_first_letters: bool = False) -> dict[str, float]:
        """The words at most `slips` from `word`; in a large vocabulary those of a fitting first letter first."""
        near: dict[str, float] = {}
        if only_first_letters or len(self.words) > _SMALL:
            near = self._compare_shapes(word, slips, set(word[:2]))
        return near if near or only_first_letters else self._compare_shapes(word, slips, None)

    def find_near_beginnings(self, word: str, slips: int) -> Iterator[tuple[list[str], int]]:
        """The words that begin with what is at most `slips` from `word`, by their beginnings, and how far that is."""
        for length in range(len(word) - 1, len(word) + 2):
            for beginning, distance in find_near(word, self._list_beginnings(length, set(word[:2])), slips):
                start, end = self.find_beginning(beginning)
                yield self.words[start:end][:LISTED], distance

    def _compare_shapes(self, word: str, slips: int, letters: set[str] | None) -> dict[str, float]:
        return {
            other: weigh_slip(word, other, distance)
            for (length, letter), others in self._by_shape.items()
            if abs(length - len(word)) <= slips and (letters is None or letter in letters)
            for other, distance in find_near(word, others, slips)
        }

    def _list_beginnings(self, length: int, letters: set[str]) -> list[str]:
        longer = (others for (size, letter), others in self._by_shape.items() if size > length and letter in letters)
        return list({word[:length] for others in longer for word in others})


_SHORTEST_PART = 3
"""Letters of a word that others are typed against."""


def _find_range(words: Sequence[str], beginning: str) -> tuple[int, int]:
    """Which of the sorted `words` begin with `beginning`: from where to where."""
    return bisect_left(words, beginning), bisect_left(words, beginning + "\uffff")


def _shortest_beginning(term: str, beginning: str) -> str:
    return next((term[:end] for end in range(1, len(term)) if fold(term[:end]).startswith(beginning)), term)
