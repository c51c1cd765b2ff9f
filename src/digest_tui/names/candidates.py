"""Candidates: what may be one name, cut from a run of capitalised words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.names.forms import INITIALS, has_surname_first
from digest_tui.names.runs import Context, Run, Survey
from digest_tui.names.words import (
    ALL_HEADS,
    ALONE,
    COURTESIES,
    OPENERS,
    PLACES,
    RANKS,
    ROLES,
    ROLES_OF_MANY,
    SMALL,
    THINGS,
    TITLES,
)

_AND = frozenset({"and", "et", "y", "и"})
_WITHIN = frozenset({"of", "for", "on", "de", "del", "des", "du"})
"""One of these stands before an `and` that is part of a name."""
_COURTESIES = frozenset(COURTESIES)
MINISTER_OF = r"\b(?:ex)?[Mm]inistr(?:[oa]|e) (?:del?|de la|des|du|de l[’'])"
"""Before what a minister is of, as a regular expression: `ministro de Vivienda`."""
_MINISTER_OF = lazy(rf"{MINISTER_OF} ?$")
_OPENERS, _SMALL = frozenset(OPENERS), frozenset(SMALL)
_OTHER = frozenset([*ALL_HEADS, *PLACES, *THINGS, *ALONE])
_BEFORE_NAMES = TITLES | ROLES_OF_MANY | {"former", "member", "mp", "hrd", "ex-president", "бывший"}
_BEFORE_EMPLOYEES = _BEFORE_NAMES | {"vice", "press", "acting", "executive", "managing"}
_RANKS = frozenset(RANKS) - {"king", "judge", "prince", "major", "baron", "pope", "father", "lord", "lady", "general"}
_ROLES = frozenset(ROLES)
_POSTS = frozenset([*ROLES, *RANKS, "officer", "officers"]) - {"king", "pope", "prince", "baron", "judge", "farmer"}
_POSSESSIVE = re.compile(r"[’'ʼ]s?$")
_NAME_WORD = re.compile(r"(?:\w\.)+|\w[^\W\d_]*(?:[-’'ʼ‐‑]\w[^\W\d_]*)*")
_OF_PLACE = re.compile(r"-(?:born|based|led|backed|owned)$")
_MOST_WORDS = 4
_FULL_NAME = 2
"""Words: a first name and a surname."""
_MOST_IN_RUN = 40
"""Words. More are a text in capitals, not names."""


@dataclass
class Candidate:
    """Words that may be one name, with the numbers of the entries that have them and what stands around them."""

    text: str
    """As printed, with titles and without roles."""
    key: str
    """Without titles and roles before it."""
    is_titled: bool
    """True if a title stands before it."""
    is_courtesy: bool
    """True if `Mr` or the like does."""
    has_role: bool
    """True if a title or a role does: `Lawyer`."""
    numbers: list[int] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The words of the key."""
        return self.key.split()

    def is_around(self, before: re.Pattern[str] | None = None, after: re.Pattern[str] | None = None) -> bool:
        """True if both patterns are somewhere found: one that ends where the name begins, one that begins behind it."""
        return any(
            (before is None or before.search(one.before)) and (after is None or after.match(one.after))
            for one in self.contexts
        )


def find_candidates(survey: Survey) -> list[Candidate]:
    """The candidates of all runs; what is printed alike is one."""
    found: dict[str, Candidate] = {}
    for run in survey.runs.values():
        if run.text.count(" ") >= _MOST_IN_RUN:
            continue
        for text, contexts in _cut(run, survey):
            candidate = found.get(text)
            if candidate is None:
                candidate = found[text] = _make(text)
            candidate.numbers += run.numbers
            candidate.contexts += contexts
    return list(found.values())


def has_head(words: Iterable[str]) -> bool:
    """True if one of the words says that this is an organisation."""
    return any(word.lower() in ALL_HEADS for word in words)


def has_shape_of_person(words: list[str]) -> bool:
    """True for two to four capitalised words of which none says that it is part of another kind of name."""
    return 1 < len(words) <= _MOST_WORDS and are_name_words(words) and len(words[-1]) > 1


def are_name_words(words: Sequence[str]) -> bool:
    """True if a person may be called so: each word may be of a name, and the last is no post: `Operating Officer`."""
    if is_post(words) or all(map(INITIALS.fullmatch, words)):
        return False
    return has_surname_first(words) or all(map(_is_name_word, words))


def is_post(words: Sequence[str]) -> bool:
    """True if the last word is an office or what people are: `Executive Director`."""
    return words[-1].lower() in _POSTS


def _is_name_word(word: str) -> bool:
    if word.lower() in _OTHER or word.lower() in _OPENERS or not _NAME_WORD.fullmatch(word) or _OF_PLACE.search(word):
        return False
    return not word.isupper() or word.endswith(".")


def _make(text: str) -> Candidate:
    words = text.split()
    at = _find_name(words)
    title = words[at - 1].rstrip(".").lower() if at else ""
    is_titled = title in TITLES or title == "parliament"
    first = next((place for place in range(at) if _is_title(words[place])), at) if is_titled else at
    return Candidate(" ".join(words[first:]), " ".join(words[at:]), is_titled, title in _COURTESIES, at > 0)


def _find_employer(words: list[str]) -> str:
    """The organisation before an office and who holds it: `Harbour Group` of `Harbour Group Chair Nurlan Omarov`."""
    at = _find_name(words)
    while at > 0 and words[at - 1].rstrip(".").lower() in _BEFORE_EMPLOYEES:
        at -= 1
    return " ".join(words[:at]) if at > 1 and words[at - 1].lower() in ALL_HEADS else ""


def _is_title(word: str) -> bool:
    return word.rstrip(".").lower() in TITLES or word == "Member"


def _find_name(words: list[str]) -> int:
    """Where the name begins behind titles and roles; 0 where there are none before it."""
    at = 0
    while at < len(words) - 1:
        if [word.lower() for word in words[at : at + 3]] == ["member", "of", "parliament"] and at + 3 < len(words):
            at += 3
        elif _stands_before_names(words[at]) and words[at + 1].lower() not in _SMALL:
            at += 1
        elif (skipped := _find_rank(words, at)) and at + skipped + 1 < len(words):
            at += skipped
        else:
            break
    return at if are_name_words(words[at:]) else 0


def _stands_before_names(word: str) -> bool:
    """True for a title or a role, and not for `MS` or `DR` in capitals, which are abbreviations of something else."""
    return word.rstrip(".").lower() in _BEFORE_NAMES and not (word.isupper() and word.lower() in _COURTESIES)


def _find_rank(words: list[str], at: int) -> int:
    """How many capitalised words stand before a rank: two in `Laketon City Mayor Nurlan Omarov`; 0 for no rank.

    A role counts before a first name and a surname: `Laketon News Editor Nurlan Omarov`.
    """
    for place, word in enumerate(words[at + 1 : at + 4], 1):
        if word in _SMALL or not word[0].isupper():
            return 0
        is_role = word.lower() in _ROLES and len(words) - at - place - 1 == _FULL_NAME
        if is_role or word.rstrip(".").lower() in _RANKS:
            return place
    return 0


def _cut(run: Run, survey: Survey) -> Iterator[tuple[str, list[Context]]]:
    """The parts of a run, each with what stands around it."""
    words = run.text.split()
    for first, last in _part(words, survey):
        start, end = _strip(words, first, last)
        if _begins_with_office(words[start:end]) and all(_MINISTER_OF().search(one.before) for one in run.contexts):
            start += 1
        if start < end:
            printed = " ".join(words[start:end])
            text = _POSSESSIVE.sub("", printed)
            before = "".join(f"{word} " for word in words[:start])
            after = printed[len(text) :] + "".join(f" {word}" for word in words[end:])
            contexts = [Context(one.before + before, after + one.after) for one in run.contexts]
            if _ends_in_initials(text, contexts):
                yield f"{text}.", [one._replace(after=one.after[1:]) for one in contexts]
                continue
            yield text, contexts
            if employer := _find_employer(text.split()):
                yield employer, [one._replace(after=text[len(employer) :] + one.after) for one in contexts]


def _begins_with_office(words: Sequence[str]) -> bool:
    """True if the first of these may be what a minister is of: `Vivienda Nurlan Omarov`."""
    return len(words) == 1 + _FULL_NAME and words[0].lower() not in ALL_HEADS and are_name_words(words[1:])


def _ends_in_initials(text: str, contexts: Sequence[Context]) -> bool:
    """True for `Omarov N` or `Omarov N.K` before a dot everywhere."""
    first, _, last = text.rpartition(" ")
    return bool(first and INITIALS.fullmatch(f"{last}.") and all(one.after.startswith(".") for one in contexts))


def _part(words: list[str], survey: Survey) -> Iterator[tuple[int, int]]:
    """Where the parts begin and end: between words that join two names, and not at those within one."""
    start = 0
    for at, word in enumerate(words):
        left, right = words[start : at + 1], words[at + 1 :]
        if at == start or not right:
            continue
        if _ends_a_person(left, right):
            yield start, at + 1
            start = at + 1
        elif (word == "the" and words[at - 1] not in _SMALL) or (word in _AND and not _joins(left[:-1], right, survey)):
            yield start, at
            start = at + 1
    yield start, len(words)


def _ends_a_person(left: list[str], right: list[str]) -> bool:
    """True for a person of whom something is: `Murat Adam’s New Year`, and not `Prosecutor General’s Office`."""
    return bool(_POSSESSIVE.search(left[-1])) and not has_head(right) and len(left) > 1


def _joins(left: list[str], right: list[str], survey: Survey) -> bool:
    """True if an `and` between these stands within a name: `Ministry of Labour and Social Protection`."""
    if not right or right[0] in _SMALL or is_post(right) or not has_head(left) or not _WITHIN.intersection(left):
        return False
    return not has_head(right[:3]) and (survey.is_common(right[0]) or not has_shape_of_person(right[:2]))


def _opens(word: str) -> bool:
    """True for `The` or `Un`, and not for the abbreviation `UN`."""
    return word.lower() in _OPENERS and (len(word) == 1 or not word.isupper())


def _strip(words: list[str], start: int, end: int) -> tuple[int, int]:
    """Where the words begin and end without those that open a sentence, and without small ones at either end.

    What stands before `Mr` is another name or none.
    """
    for at in range(end - 2, start, -1):
        if words[at].rstrip(".").lower() in _COURTESIES and words[at][0].isupper():
            start = at
    while start < end and (_opens(words[start]) or words[start] in _SMALL):
        start += 1
    while end > start and words[end - 1] in _SMALL:
        end -= 1
    return start, end
