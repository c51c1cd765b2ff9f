"""What a typed word may stand for: the words of the text with their quality, and what is a slip and what is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from digest_tui.search.cases import is_case
from digest_tui.search.everyday import is_everyday, is_weak
from digest_tui.search.families import is_inflected_alike
from digest_tui.search.function_words import FUNCTION_WORDS
from digest_tui.search.months import is_month
from digest_tui.search.nearness import count_slips_allowed
from digest_tui.search.skeletons import find_skeletons
from digest_tui.search.terms import has_cyrillic
from digest_tui.search.trade_words import translate
from digest_tui.search.vocabulary import LISTED, Vocabulary

EXACT, SKELETON, OTHER_NAME, INFLECTED, CASE, FORM, BEGINNING, SKELETON_BEGINNING = (
    1,
    0.95,
    0.92,
    0.9,
    0.88,
    0.87,
    0.85,
    0.8,
)
_NEAR, _NEAR_BEGINNING, _A_SLIP = 0.72, 0.4, 0.12
TRANSLATED = 0.75
"""Of what a word of the trade or an abbreviation is in English."""
_SHORTEST_BEGINNING = 3
_LONG = 5
"""Letters from which a word may be a misspelt common one; under that only names are meant by a slip ..."""
_LONGER = 6
"""... and from which a misspelt month, one that joins others, or the beginning of a common one."""
_TWO_SLIPS = 2
"""So far apart only names are meant."""
_VERY_LONG = 10
"""Letters from which a beginning may have two slips."""

_MOST_CORRECTED = 24
"""Words to which a slip leads that are each looked up as if typed; hundreds may begin like a slip."""
_MOST_NAMES = 40
"""Words of which it is looked up whether they are names."""

_CLIPPED = re.compile(r"\w\wos\Z")
"""The plural of a clipped word, as photos, memos, demos."""

IsName = Callable[[str], bool]
"""Whether a word of the text is a name: printed with a capital wherever it stands."""


@dataclass(slots=True)
class Candidates:
    """What a typed word may stand for: words of the vocabulary with their quality, up to 1."""

    words: dict[str, float] = field(default_factory=dict)
    beginning: str | None = None
    """Every word that begins so, where they are too many to list."""
    similar: tuple[str, ...] = ()
    """Near words that are left out, since the word stands as typed."""
    near: tuple[str, ...] = ()
    """Those to which slips lead, where slips alone lead to any."""

    def offer(self, words: Iterable[str], quality: float) -> None:
        """Add `words` where they are not there with a better quality."""
        for word in words:
            self.words.setdefault(word, quality)

    def offer_as_typed(self, find: Callable[[str], Candidates]) -> None:
        """Add what each of the words, the best first, stands for by `find` where it is typed itself."""
        ranked = sorted(self.words.items(), key=lambda word: -word[1])
        for word, quality in ranked[:_MOST_CORRECTED]:
            for other, likeness in find(word).words.items():
                self.offer((other,), quality * likeness)

    @property
    def is_empty(self) -> bool:
        """It stands for nothing."""
        return not self.words and self.beginning is None


def find_whole(word: str, vocabulary: Vocabulary, is_name: IsName, is_in_cyrillic: bool = False) -> Candidates:
    """The words that `word` is in another spelling, form or case, or by another name."""
    found = Candidates()
    found.offer([word] if word in vocabulary.counts else [], EXACT)
    found.offer(_find_alike(word, vocabulary, is_name, is_in_cyrillic), SKELETON)
    if word in vocabulary.other_names:
        found.offer((vocabulary.other_names[word],), OTHER_NAME)
    forms = vocabulary.find_forms(word)
    found.offer((other for other in forms if is_inflected_alike(word, other)), INFLECTED)
    found.offer(forms, FORM)
    if is_in_cyrillic:
        found.offer(find_cases(word, vocabulary, is_name, is_in_cyrillic), CASE)
    return _print_names(found, vocabulary)


def _find_alike(word: str, vocabulary: Vocabulary, is_name: IsName, is_in_cyrillic: bool) -> Iterator[str]:
    """The words that `word` is in another romanisation; none for an everyday word, which has one spelling."""
    if is_everyday(word):
        return
    for other in vocabulary.find_by_skeletons(find_skeletons(word)):
        if other not in FUNCTION_WORDS and (is_in_cyrillic or not is_everyday(other) or is_name(other)):
            yield other


def find_forms(
    word: str, vocabulary: Vocabulary, is_name: IsName, is_last: bool, is_in_cyrillic: bool = False
) -> Candidates:
    """The same, and the words that begin so; `is_last` where it may still be growing."""
    found = find_whole(word, vocabulary, is_name, is_in_cyrillic)
    is_meant_whole = is_weak(word) or (not found.is_empty and (word in FUNCTION_WORDS or is_everyday(word)))
    if is_last or (len(word) >= _SHORTEST_BEGINNING and not is_meant_whole):
        _offer_beginnings(word, vocabulary, is_name, found)
    if found.is_empty and _CLIPPED.search(word):
        _offer_beginnings(word[:-1], vocabulary, is_name, found)
    return _print_names(found, vocabulary)


def find_cases(word: str, vocabulary: Vocabulary, is_name: IsName, is_in_cyrillic: bool) -> Iterator[str]:
    """The cases of `word`, Russian or Kazakh: printed in Cyrillic, in a URL alone, or names. English words have none.

    A long stem in Cyrillic may be a word that both languages have: `статуса` is status, but `монах` is not money.
    """
    beginnings = _find_beginnings(word) if is_in_cyrillic else set()
    meant = translate(word)
    for other in vocabulary.find_cases(word):
        if meant and translate(other) not in ([], meant):
            continue  # `судья` is no case of `суд`.
        is_shared = not beginnings.isdisjoint(_find_beginnings(other))
        is_russian = not vocabulary.is_in_text(other) or any(map(has_cyrillic, vocabulary.terms_of(other)))
        if is_shared or is_russian or is_name(other):
            yield other


def _find_beginnings(word: str) -> set[str]:
    return {skeleton[:_LONG] for skeleton in find_skeletons(word)}


def find_slips(word: str, vocabulary: Vocabulary, is_name: IsName, is_in_cyrillic: bool = False) -> Candidates:
    """The words of which `word` may be a misspelling; the beginnings of words where there are none.

    In Cyrillic, a foreign name is written by its sound, and may be two slips from it: `Лоулор` is Lawlor.
    """
    found = Candidates()
    slips = count_slips_allowed(word)
    if not slips or is_everyday(word):
        return found
    near = _find_near(word, slips, vocabulary, is_in_cyrillic)
    for other, distance in near.items():
        if _may_be_meant(word, other, is_name) and (distance < _TWO_SLIPS or is_name(other)):
            found.offer((other,), _NEAR - _A_SLIP * (distance - 1))
    if found.is_empty and len(word) > 4:
        slips = min(slips, 1 if len(word) < _VERY_LONG else 2)
        for others, distance in vocabulary.find_near_beginnings(word, slips):
            meant = [other for other in others if len(word) >= _LONGER and _may_be_meant(word, other, is_name)]
            found.offer(meant, _NEAR_BEGINNING - 0.05 * distance)
    found.near = tuple(_print_names(found, vocabulary).words)
    return found


def _find_near(word: str, slips: int, vocabulary: Vocabulary, is_in_cyrillic: bool) -> dict[str, float]:
    """The words at a slip's distance; else, in Cyrillic, what begins alike."""
    near = vocabulary.find_near(word, slips)
    if not near and is_in_cyrillic and len(word) >= _LONGER:
        by_sound = vocabulary.find_near(word, _TWO_SLIPS, only_first_letters=True)
        near = {other: distance for other, distance in by_sound.items() if other[0] == word[0]}
    return near


def find_similar(word: str, vocabulary: Vocabulary, known: Candidates) -> tuple[str, ...]:
    """Words a slip from one that stands in the text, closest first: offered, never taken for it."""
    if not count_slips_allowed(word):
        return ()
    near = vocabulary.find_near(word, 1, only_first_letters=True)
    return tuple(sorted((other for other in near if other not in known.words), key=lambda other: (near[other], other)))


def _may_be_meant(word: str, other: str, is_name: IsName) -> bool:
    """Whether a slip may lead from `word` to `other`: to names generously, to common words with care."""
    if len(word) < _LONGER and (other in FUNCTION_WORDS or is_month(other)):
        return False
    begins_alike = word[0] == other[0] or (word[1::-1] == other[:2])
    if len(word) < _LONG:
        return begins_alike and is_name(other)
    return begins_alike or is_name(other)


def _offer_beginnings(word: str, vocabulary: Vocabulary, is_name: IsName, found: Candidates) -> None:
    start, end = vocabulary.find_beginning(word)
    if end - start > LISTED:
        found.beginning = word
    else:
        found.offer(vocabulary.words[start:end], BEGINNING)
    if len(word) > _SHORTEST_BEGINNING and not is_everyday(word):
        longer = vocabulary.find_skeleton_beginnings(find_skeletons(word))
        new = [other for other in longer if other not in found.words]
        found.offer(
            (other for other in new[:_MOST_NAMES] if _is_meant(word, other, vocabulary, is_name)), SKELETON_BEGINNING
        )
        names = vocabulary.other_names.items()
        found.offer((name for other, name in names if other.startswith(word)), OTHER_NAME)


def _is_meant(word: str, other: str, vocabulary: Vocabulary, is_name: IsName) -> bool:
    """Names have romanisations. A word that stands in URLs alone is Russian, and meant in whole but for its ending."""
    if not vocabulary.counts.get(other):
        return other in vocabulary.other_names
    return is_name(other) if vocabulary.is_in_text(other) else is_case(word, other)


def _print_names(found: Candidates, vocabulary: Vocabulary) -> Candidates:
    """Other names of places, found by a slip, a case or a skeleton, mean what is printed as well."""
    for other, quality in list(found.words.items()):
        if other in vocabulary.other_names:
            found.offer((vocabulary.other_names[other],), quality * OTHER_NAME)
        if other not in vocabulary.counts:
            del found.words[other]
    return found
