"""The words of the indexed entries, and how one typed finds those it may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from digest_tui.search.documents import HOST, NO_SOURCE, PLACE, SLUG, read_name
from digest_tui.search.folding import find_skeletons, fold, list_forms
from digest_tui.search.nearness import count_slips_allowed, find_near, weigh_slip
from digest_tui.search.places import find_other_names

FIRST_LETTER = ":"
"""The first character after the digits: numbers are looked up, never listed."""

EXACT, SKELETON, OTHER_NAME, STEM, BEGINNING, SKELETON_BEGINNING = 1.0, 0.95, 0.92, 0.9, 0.85, 0.8
_NEAR, _NEAR_BEGINNING, _A_SLIP = 0.72, 0.4, 0.12
_LISTED = 400
"""More words than these with one beginning are left to the table of postings."""
_RARE = 20
"""Entries: what stands more often is spelt as most spell it."""
_SMALL = 20_000
"""In a vocabulary of fewer words every one of a fitting length is compared; in a larger one, those of a fitting
first letter, and all only where that finds nothing."""
_LONG = 8
"""Letters from which a word that stands as typed may still be a misspelt other one."""
_VERY_LONG = 11
"""Letters from which it may even have two slips."""
_SHORTEST_BEGINNING = 3
_SKELETON_KEY = 3


@dataclass(slots=True)
class Candidates:
    """What a typed word may stand for: words of the vocabulary with their quality, up to 1."""

    words: dict[str, float] = field(default_factory=dict)
    beginning: str | None = None
    """Every word that begins so, where they are too many to list."""
    similar: tuple[str, ...] = ()
    """Near words that are left out, since the word stands as typed."""

    def offer(self, words: Iterable[str], quality: float) -> None:
        """Add `words` where they are not there with a better quality."""
        for word in words:
            self.words.setdefault(word, quality)

    @property
    def is_empty(self) -> bool:
        """It stands for nothing."""
        return not self.words and self.beginning is None


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
        self._terms: dict[str, str] = {}
        self._by_skeleton: dict[str, str] = {}
        self._by_skeleton_key: dict[str, list[str]] = {}
        self._by_shape: dict[tuple[int, str], list[str]] = {}
        self._skeletons_by_length: dict[int, list[str]] = {}
        self._other_names: dict[str, str] = {}

    # Building. Strings in dictionaries of strings are nothing to the garbage collector, lists by the word would be:
    # several words under one key are therefore one string with spaces.

    def add_term(self, term: str, count: int) -> None:
        """Take in a term of the postings; those of one word come together only after `arrange`."""
        kind = term[0]
        if kind < PLACE or kind > NO_SOURCE:
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

    def arrange(self) -> Iterator[None]:
        """Make the tables by which words are found; yields now and then, for one who counts or cancels."""
        self.words = sorted(self.counts)
        for place, word in enumerate(self.words):
            if word.isalpha():
                self._arrange_word(word)
            if place % 20 == 0:
                yield
        names = find_other_names()
        self._other_names = {other: name for other, name in names.items() if name in self.counts}
        for other in self._other_names:
            if other not in self.counts:
                self._arrange_word(other)

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
                self._skeletons_by_length.setdefault(len(skeleton), []).append(skeleton)
            else:
                self._by_skeleton[skeleton] = f"{known} {word}"
        self._by_shape.setdefault((len(word), word[0]), []).append(word)

    # Asking.

    def terms_of(self, word: str) -> list[str]:
        """The terms of the postings that are `word`: as it is printed, and its marks in places and URLs."""
        return self._terms.get(word, word).split()

    def knows(self, word: str) -> bool:
        """It stands in an entry, or is another name of a place that does."""
        return word in self.counts or word in self._other_names

    def find(self, word: str, is_last: bool) -> Candidates:
        """The words that the folded `word` may stand for; `is_last` where it may still be growing.

        As typed and by skeleton, stem and beginning together; those at a slip's
        distance if there are none, or after them if the word is long.
        """
        found = Candidates()
        found.offer(self._find_known((word,)), EXACT)
        skeletons = find_skeletons(word)
        found.offer(self._find_by_skeletons(skeletons), SKELETON)
        is_exact = bool(found.words)
        if word in self._other_names:
            found.offer((self._other_names[word],), OTHER_NAME)
        found.offer(self._find_known(list_forms(word)), STEM)
        if is_last or len(word) >= _SHORTEST_BEGINNING:
            self._find_beginnings(word, skeletons, found)
        if found.is_empty:
            self._offer_near(word, skeletons, found)
            if found.is_empty:
                self._offer_near_beginnings(word, found)
        elif len(word) >= _LONG:
            self._offer_near(word, skeletons, found)
        elif is_exact:
            found.similar = self._find_similar(word, found)
        return self._without_other_names(found)

    def find_closest(self, word: str, count: int = 3) -> list[str]:
        """The words most like `word`, closest first: what to try where it finds nothing."""
        near = self._compare(word, max(2, len(word) // 3), only_first_letters=True)
        return sorted(near, key=lambda other: (near[other], -self.counts.get(other, 0), other))[:count]

    def find_beginning(self, beginning: str) -> tuple[int, int]:
        """Which of `words` begin with `beginning`: from where to where."""
        return bisect_left(self.words, beginning), bisect_left(self.words, beginning + "\uffff")

    def find_printed_beginnings(self, beginning: str) -> set[str]:
        """The shortest beginnings, as printed, of the terms that fold to `beginning` and more."""
        start, end = self.find_beginning(beginning)
        printed = {beginning, SLUG + beginning}
        for word in self.words[start:end]:
            if word in self._terms:
                for term in self._terms[word].split():
                    if not term.isascii() and not PLACE <= term[0] <= NO_SOURCE:
                        printed.add(_shortest_beginning(term, beginning))
        return printed

    def _find_known(self, words: Iterable[str]) -> list[str]:
        return [word for word in words if word in self.counts]

    def _find_by_skeletons(self, skeletons: Iterable[str]) -> list[str]:
        return [word for skeleton in skeletons for word in self._by_skeleton.get(skeleton, "").split()]

    def _find_beginnings(self, word: str, skeletons: tuple[str, ...], found: Candidates) -> None:
        start, end = self.find_beginning(word)
        if end - start > _LISTED:
            found.beginning = word
        else:
            found.offer(self.words[start:end], BEGINNING)
        if len(word) > _SHORTEST_BEGINNING:
            longer = [
                other
                for skeleton in skeletons
                for other in self._by_skeleton_key.get(skeleton[:_SKELETON_KEY], ())
                if other.startswith(skeleton)
            ]
            found.offer(self._find_by_skeletons(longer[:_LISTED]), SKELETON_BEGINNING)
            found.offer((name for other, name in self._other_names.items() if other.startswith(word)), OTHER_NAME)

    def _offer_near(self, word: str, skeletons: tuple[str, ...], found: Candidates) -> None:
        slips = count_slips_allowed(word)
        if not slips:
            return
        if not found.is_empty and len(word) < _VERY_LONG:
            slips = 1
        near = self._compare(word, slips)
        if not near.keys() - {word} and self.counts.get(word, 0) <= _RARE:
            near |= self._compare_skeletons(skeletons, slips)
        for other, distance in near.items():
            found.offer((other,), _NEAR - _A_SLIP * (distance - 1))

    def _find_similar(self, word: str, found: Candidates) -> tuple[str, ...]:
        slips = count_slips_allowed(word)
        near = self._compare(word, slips) if slips else {}
        left_out = [other for other in near if other not in found.words and other in self.counts]
        return tuple(sorted(left_out, key=lambda other: (near[other], -self.counts[other]))[:5])

    def _compare(self, word: str, slips: int, only_first_letters: bool = False) -> dict[str, float]:
        """The words at most `slips` from `word`, and how bad each slip is."""
        near: dict[str, float] = {}
        if only_first_letters or len(self.words) > _SMALL:
            near = self._compare_shapes(word, slips, set(word[:2]))
        return near if near or only_first_letters else self._compare_shapes(word, slips, None)

    def _compare_shapes(self, word: str, slips: int, letters: set[str] | None) -> dict[str, float]:
        return {
            other: weigh_slip(word, other, distance)
            for (length, letter), others in self._by_shape.items()
            if abs(length - len(word)) <= slips and (letters is None or letter in letters)
            for other, distance in find_near(word, others, slips)
        }

    def _compare_skeletons(self, skeletons: tuple[str, ...], slips: int) -> dict[str, float]:
        near: dict[str, float] = {}
        for skeleton in skeletons:
            allowed = min(slips, count_slips_allowed(skeleton))
            for length in range(len(skeleton) - allowed, len(skeleton) + allowed + 1):
                for other, distance in find_near(skeleton, self._skeletons_by_length.get(length, ()), allowed):
                    for word in self._by_skeleton[other].split():
                        near.setdefault(word, weigh_slip(skeleton, other, distance) + 0.3)
        return near

    def _offer_near_beginnings(self, word: str, found: Candidates) -> None:
        slips = count_slips_allowed(word) if len(word) > 4 else 0
        if not slips:
            return
        for length in range(len(word) - 1, len(word) + 2):
            beginnings = self._list_beginnings(length, set(word[:2]))
            for beginning, distance in find_near(word, beginnings, min(slips, 1 if len(word) < 10 else 2)):
                start, end = self.find_beginning(beginning)
                found.offer(self.words[start:end][:_LISTED], _NEAR_BEGINNING - 0.05 * distance)

    def _list_beginnings(self, length: int, letters: set[str]) -> list[str]:
        longer = (others for (size, letter), others in self._by_shape.items() if size > length and letter in letters)
        return list({word[:length] for others in longer for word in others})

    def _without_other_names(self, found: Candidates) -> Candidates:
        """Other names found by a slip or a skeleton are put for what is printed."""
        for other in [word for word in found.words if word not in self.counts]:
            found.offer((self._other_names[other],), found.words.pop(other) * OTHER_NAME)
        return found


def _shortest_beginning(term: str, beginning: str) -> str:
    return next((term[:end] for end in range(1, len(term)) if fold(term[:end]).startswith(beginning)), term)
