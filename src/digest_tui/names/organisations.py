"""Organisations: the rules that say that a candidate is one, each a row with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.names.candidates import Candidate, is_post
from digest_tui.names.words import (
    ALL_HEADS,
    ALONE,
    BODY_ENDS,
    DEEDS,
    FIRST_HEADS,
    FORMS,
    KIND_STEMS,
    KINDS_BEFORE,
    KINDS_BEHIND,
    OPENERS,
    PLACES,
    ROLES,
    SMALL,
    THINGS,
    either,
)

_ALONE = frozenset(ALONE)
_FIRST_HEADS = frozenset(FIRST_HEADS)
_NOT_ALONE = frozenset([*PLACES, *THINGS, *ROLES, *OPENERS, *ALL_HEADS])
_SIGNS = frozenset(SMALL)
_STATES = frozenset({"Federation", "Федерация"})
_PLACED = frozenset({"in", "to", "No.", "No"})
_MEMBERS = frozenset({"member", "members", "head", "house"})
_SITE = re.compile(
    r"[A-Z][\w-]*(?:\.[\w-]+)*\.(?!(?:md|py|js|gz|so|am|mk|vc|pl|rs|sh|cc|in|ac)$)"
    r"(?:[a-z]{2}|com|org|net|info|news|media|press|online|live|today|example)"
)
"""Not what ends as the names of files do."""
_LONG_ACRONYM = re.compile(r"[A-ZА-Я]{3,6}")
_KIND_BEFORE = lazy(lambda: rf"(?<![\w-])(?:{either(KINDS_BEFORE)}),? $")
_KIND_BEHIND = lazy(lambda: rf" (?:[a-z-]+ing )?(?:{either(KINDS_BEHIND)})\b")
_APPOSITION = lazy(
    lambda: (
        r", (?:an?|the) (?:[\w’-]+ ){0,5}?"
        rf"(?:{either([*KINDS_BEFORE, 'consortium', 'bureau', 'foundation', 'group', 'body'])})\b"
    )
)
_BELONGING = lazy(
    r"\b(?:affiliated with|employed by|works? for|[Mm]embers? of the"
    r"|(?:journalist|editor|editor-in-chief|reporter|correspondent|employee)s? (?:of|for|at)) (?:the )?$"
)
_HELD_BY = lazy(
    r"\b(?:ex)?(?:director|directora|president[ea]|consejo|miembros?|funcionari[oa]s?|gerente|soci[oa]s?|jefe|jefa)"
    r"(?: (?:general|regional))? (?:de la |del |de los |de )$"
)
_BEHAVES = lazy(
    r"(?:[’']s?)?(?: (?:has|have|had|was|is|are|were|said|says|maintains|function|\w+ed)\b|[.,;:)]|$|\.?\[)"
)
ACTS = lazy(
    lambda: (
        r"[’']s\b| (?:(?:has|have) (?!been\b)|(?:also |later )?"
        rf"(?:{either(DEEDS)}|announced|published|reported|warned|called|condemned|declared)\b)"
    )
)
_BY_THE = lazy(r"\b(?:by|[Mm]embers? of) the $")
_THE = lazy(r"\b[Tt]he $")
_ADJECTIVE = re.compile(r"\w+(?:an|ese|ish|ch|akh|bek|gyz|jik|tch|ic|al|i)$")


@dataclass(frozen=True)
class Letters:
    """What abbreviations the text has and teaches."""

    taught: Set[str]
    """Abbreviations that stand in brackets behind their words, and these words."""
    initials: Set[str]
    """Runs of words whose initials stand in the text as an abbreviation, and these abbreviations."""


class OrganisationRule(NamedTuple):
    """One reason to take a candidate for an organisation."""

    name: str
    example: str
    """A text with an organisation that is found by this rule alone."""
    holds: Callable[[Candidate, Letters], bool]


@lru_cache(maxsize=1 << 12)
def _may_be_called(text: str) -> bool:
    """True if an organisation may be called so: a short name that is no thing, place, role or sign by its words."""
    words = text.split()
    return (
        len(words) <= 3
        and not is_post(words)
        and not any(word.lower() in _NOT_ALONE for word in words)
        and not re.search(r"[/_]|-based$", text)
        and text not in FORMS
        and not (text.isupper() and len(text) <= 2)
    )


ORGANISATION_RULES: tuple[OrganisationRule, ...] = (
    OrganisationRule("head word", "They wrote to the Harbour Committee.", lambda one, letters: _is_headed(one.text)),
    OrganisationRule(
        "by itself",
        "They wrote to the Government.",
        lambda one, letters: one.text.lower() in _ALONE and one.is_around(before=_THE()),
    ),
    OrganisationRule(
        "taught abbreviation",
        "They wrote to Lakes Without Borders (LWB).",
        lambda one, letters: one.text in letters.taught and not is_post(one.text.split()),
    ),
    OrganisationRule(
        "its initials",
        "They read Clear Lakes Watch. CLW has left.",
        lambda one, letters: one.text in letters.initials and not is_post(one.text.split()),
    ),
    OrganisationRule(
        "abbreviation that acts",
        "Yesterday the LWB said little.",
        lambda one, letters: (
            bool(_LONG_ACRONYM.fullmatch(one.text)) and (one.is_around(_THE(), ACTS()) or one.is_around(_BY_THE()))
        ),
    ),
    OrganisationRule(
        "kind before it",
        "It was told by the foundation Zarya.",
        lambda one, letters: _may_be_called(one.text) and one.is_around(before=_KIND_BEFORE()),
    ),
    OrganisationRule(
        "kind behind it",
        "It was told by the Zarya movement.",
        lambda one, letters: (
            _may_be_called(one.text) and not _ADJECTIVE.fullmatch(one.text) and one.is_around(after=_KIND_BEHIND())
        ),
    ),
    OrganisationRule(
        "said what it is",
        "It was told by Zarya, an unregistered association.",
        lambda one, letters: _may_be_called(one.text) and one.is_around(after=_APPOSITION()),
    ),
    OrganisationRule(
        "who belongs to it",
        "A cook affiliated with Zarya has left.",
        lambda one, letters: _may_be_called(one.text) and one.is_around(_BELONGING(), _BEHAVES()),
    ),
    OrganisationRule(
        "abbreviation that has officers",
        "El director general de la LWB dijo poco.",
        lambda one, letters: bool(_LONG_ACRONYM.fullmatch(one.text)) and one.is_around(before=_HELD_BY()),
    ),
    OrganisationRule(
        "called like a site", "It was told by Lake.example.", lambda one, letters: bool(_SITE.fullmatch(one.text))
    ),
)
"""One is enough."""

_QUOTED = lazy(r"[“\"«„](?P<name>[^”\"»“\n]{2,80})[”\"»“]")
_FORM_BEFORE = lazy(lambda: rf"(?<!\w)(?:{either(FORMS)}) $")
_STEM_BEFORE = lazy(lambda: rf"(?<!\w)(?:{either(KIND_STEMS)})\w{{0,3}} $", re.IGNORECASE)
_LONGEST_BEFORE = 24
"""Characters before a quotation mark that are looked at."""


def find_quoted(body: str) -> Iterable[str]:
    """The organisations in quotes: JSC “Harbour Works” with its legal form, the newspaper “Lake News” without that."""
    for match in _QUOTED().finditer(body):
        before = body[max(0, match.start() - _LONGEST_BEFORE) : match.start()]
        if form := _FORM_BEFORE().search(before):
            yield f"{form[0]}{match[0]}"
        elif match["name"][0].isupper() and _STEM_BEFORE().search(before):
            yield match["name"]


def find_organisations(candidates: Iterable[Candidate], letters: Letters) -> list[Candidate]:
    """The candidates that are organisations, in the order of the text, without what stands before their own name."""
    return [
        cut_before(one)
        for one in candidates
        if not one.is_titled and any(rule.holds(one, letters) for rule in ORGANISATION_RULES)
    ]


def cut_before(one: Candidate) -> Candidate:
    """The candidate from its own name on: `Chair of the Harbour Committee` without the chair."""
    words = _cut_before(one.text.split())
    return replace(one, text=" ".join(words))


def part_holders(
    organisations: Iterable[Candidate], people: Iterable[Candidate]
) -> tuple[list[Candidate], list[Candidate]]:
    """The people who stand at the end of organisations' names, and the organisations without them.

    `Corte Suprema Nurlan Omarov`, where the text names Nurlan Omarov elsewhere.
    """
    known = {one.key: one for one in people}
    holders, others = [], []
    for one in organisations:
        words = one.text.split()
        at = next((at for at in (len(words) - 3, len(words) - 2) if at > 1 and " ".join(words[at:]) in known), None)
        if at is None:
            others.append(one)
            continue
        holder = known[" ".join(words[at:])]
        holders.append(replace(holder, text=holder.key, numbers=one.numbers, contexts=one.contexts))
        others.append(replace(one, text=" ".join(words[:at])))
    return holders, others


def _cut_before(words: list[str]) -> list[str]:
    head = next((at for at, word in enumerate(words) if word.lower() in ALL_HEADS), 0)
    return words[next((at + 1 for at in range(head - 1, 0, -1) if words[at] in _SIGNS), 0) :]


def _is_headed(text: str) -> bool:
    """True if a word of the name says that it is an organisation, and nothing behind it that it is part of another."""
    words = _cut_before(text.split())
    if len(words) < 2 or text == "Soviet Union" or (words[1] in _STATES and len(words) == 2):
        return False
    if words[-1] in BODY_ENDS or (len(words) == 2 and (words[0] == "Radio" or words[1] == "International")):
        return True
    if text.isupper() or words[0].lower() in _MEMBERS:
        return False
    if words[0].lower() in _FIRST_HEADS and words[1][0].isupper():
        return True
    return any(_is_head(words, at) and _ends_at(words, at) for at in range(len(words)))


def _is_head(words: list[str], at: int) -> bool:
    word = words[at].lower()
    return word in ALL_HEADS and (word not in _ALONE or at == 0 or words[at - 1] not in _SIGNS)


def _ends_at(words: list[str], at: int) -> bool:
    """True if the name ends there, or goes on with `of`: what stands behind otherwise is part of another name."""
    return at + 1 == len(words) or words[at + 1] in _SIGNS or words[at + 1] in _PLACED


def find_parts(text: str, known: Set[str]) -> Iterable[str]:
    """The organisations within the name of another: from its second head on, and known ones at either end."""
    words = text.split()
    for at in range(1, len(words)):
        if words[at] in _SIGNS:
            continue
        tail, head = " ".join(words[at:]), " ".join(words[:at])
        if (
            words[at - 1] in {"of", "the"}
            and _is_headed(tail)
            and _is_headed(head.removesuffix(" the").removesuffix(" of"))
        ) or (tail in known and words[at - 1] in {"of", "the", "to"}):
            yield tail
        if head in known and " " in head:
            yield head
