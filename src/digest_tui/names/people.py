"""People: the rules that say that a candidate is a person, each a row with an example."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import NamedTuple

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.spellings import find_place_key
from digest_tui.names.candidates import MINISTER_OF, Candidate, has_shape_of_person
from digest_tui.names.forms import find_sound, put_surname_last
from digest_tui.names.runs import CAPITAL, Context, Survey
from digest_tui.names.words import (
    DEEDS,
    NAME_PARTICLES,
    PERSONAL,
    PLACES,
    RANKS,
    ROLE,
    ROLES,
    ROLES_OF_MANY,
    SUFFERED,
    either,
)

_APPOSITION = lazy(
    lambda: (
        r"’?,? \(?(?:an? |the |his |her |their |one of the )?(?:[\w’-]+ ){0,6}?"
        rf"(?:{ROLE().pattern}|{either(RANKS)})\b"
    ),
    re.IGNORECASE,
)
_WHO = lazy(
    r", (?:who(?:se|m)?\b|aged \d|\d\d,|born\b|\d\d ans\b|âgée? de|de \d\d años|\d\d (?:лет|года?|років)\b)"
    r"| \((?:born|b\.|aged|\d\d\)|\d{4}[–-])"
)
_BY = lazy(
    r"\b(?:(?:brought|filed|submitted|lodged|written|led|headed|founded|chaired|represented|directed|reported|noted"
    r"|suggested|compiled|confirmed) by|according to|thanks to|(?:identified|named|known) as"
    r"|selon|según|(?:по|за) слова(?:м|ми)"
    r"|(?:claim|case|charges|lawsuit|proceedings|prosecution|complaint) (?:against|of)"
    r"|(?:lawyer|counsel|arrest|detention|murder|killing|death|release|trial|conviction|interview"
    r"|wife|husband|son|daughter|brother|sister|mother|father) (?:of|for|with)) $",
    re.IGNORECASE,
)
_OFFICE = lazy(lambda: rf"\b(?:{either([*ROLES, *RANKS])}) (?:of|for|at|in) [^.;,“”]{{2,70}}, $", re.IGNORECASE)
_AGENT = re.compile(r"[a-z]{3,}(?:ist|tor|ician)s?")
_ENGLISH_JOINTS = frozenset(
    {"of", "in", "at", "for", "to", "with", "from", "and", "against", "by", "on", "the", "near"}
)
_JOINTS = _ENGLISH_JOINTS | {"de", "del", "la", "du", "des", "y", "et", "con"}
_ENDS = frozenset({"by", "to", "as", "against", "of", "for", "with", "selon", "según", "словам", "словами"})
"""The last words of what `_BY` finds."""
_OPENS = lazy(r"(?:^|[.!?][”\"’)]?\s+)$")
_HAS = lazy(r" (?:has|had) (?!been\b)\w+(?:ed|en)\b")
_DEED = lazy(
    lambda: (
        rf",? (?:also |reportedly |later |has |had |have |a )*(?:{either(DEEDS)})\b|,? (?:reportedly|allegedly) \w+ed\b"
    )
)
_SUFFERED = lazy(
    lambda: (
        r",? (?:was|were|is|has been|had been|will be|est|était|a été|fut|fue|ha sido) "
        rf"(?:also |again |reportedly |allegedly |arbitrarily |summarily )?(?:{either(SUFFERED)})\b"
    )
)
_THE = lazy(r"\bthe $", re.IGNORECASE)
_PERSONAL = lazy(lambda: rf" (?:{either(PERSONAL)})\b")
_NEIGHBOUR = lazy(lambda: rf"({CAPITAL}[\w’'-]* {CAPITAL}[\w’'-]*(?: {CAPITAL}[\w’'-]*)?),? (?:and |и |und )?$")
_PLACE = lazy(lambda: rf"(?:[ -](?:\w+ )?(?:{either(PLACES)})\b)", re.IGNORECASE)
_WHERE = lazy(
    r"\b(?:in|at|near|from|towards?|called after|named after|named in honou?r of|across|throughout|outside) (?:the )?$",
    re.IGNORECASE,
)
_MINISTER = lazy(rf"{MINISTER_OF} ?{CAPITAL}\w+ $")


@dataclass(frozen=True)
class Company:
    """What a candidate is judged by beside its own places."""

    survey: Survey
    surnames: Set[str]
    """The sounds of the surnames that stand behind `Mr` and the like."""
    places: Set[str]
    """Keys of the places of datelines."""
    organisations: Set[str]
    """What is known to be an organisation."""


class PersonRule(NamedTuple):
    """One reason to take a candidate for a person."""

    name: str
    example: str
    """A text with a person who is found by this rule alone."""
    holds: Callable[[Candidate, Company], bool]


PERSON_RULES: tuple[PersonRule, ...] = (
    PersonRule("title", "A guest met President Nurlan Omarov.", lambda candidate, company: candidate.is_titled),
    PersonRule(
        "surname with a courtesy title",
        "Nurlan Omarov left. Later Mr Omarov came back.",
        lambda candidate, company: find_sound(put_surname_last(candidate.words)[-1]) in company.surnames,
    ),
    PersonRule(
        "role before it",
        "The court heard lawyer Nurlan Omarov.",
        lambda candidate, company: (
            (candidate.has_role and not candidate.is_titled) or any(map(_is_behind_role, candidate.contexts))
        ),
    ),
    PersonRule(
        "role behind it",
        "Nurlan Omarov, a former teacher, left.",
        lambda candidate, company: any(
            one.after.startswith((",", "’,", " (")) and _APPOSITION().match(one.after) for one in candidate.contexts
        ),
    ),
    PersonRule(
        "office before it",
        "The mayor of Laketon, Nurlan Omarov, left.",
        lambda candidate, company: any(
            one.before.endswith(", ") and _OFFICE().search(one.before) for one in candidate.contexts
        ),
    ),
    PersonRule(
        "minister of something",
        "Llegó la ministra de Vivienda Nurlan Omarov.",
        lambda candidate, company: candidate.is_around(before=_MINISTER()),
    ),
    PersonRule(
        "who does so",
        "The court heard machinist Nurlan Omarov.",
        lambda candidate, company: any(
            _AGENT.fullmatch(word) for one in candidate.contexts for word in one.last_words[:1]
        ),
    ),
    PersonRule(
        "opens a sentence",
        "Nurlan Omarov has issued a book.",
        lambda candidate, company: candidate.is_around(_OPENS(), _HAS()),
    ),
    PersonRule(
        "who", "There came Nurlan Omarov, who left.", lambda candidate, company: candidate.is_around(after=_WHO())
    ),
    PersonRule(
        "deed", "Yesterday Nurlan Omarov said little.", lambda candidate, company: candidate.is_around(after=_DEED())
    ),
    PersonRule(
        "what befell them",
        "Yesterday Nurlan Omarov was detained.",
        lambda candidate, company: candidate.is_around(after=_SUFFERED()),
    ),
    PersonRule(
        "by whom, against whom",
        "A claim brought by Nurlan Omarov failed.",
        lambda candidate, company: any(
            _ENDS.intersection(one.last_words[:1]) and _BY().search(one.before) for one in candidate.contexts
        ),
    ),
    PersonRule(
        "printed in two scripts",
        "Нурлан Омаров (Nurlan Omarov) не пришёл.",
        lambda candidate, company: bool(find_other_script(candidate)),
    ),
    PersonRule(
        "called after a person",
        "They left the Nurlan Omarov campaign.",
        lambda candidate, company: candidate.is_around(_THE(), _PERSONAL()),
    ),
)
"""Each speaks for a person; one is enough where nothing speaks against it."""


class PersonVeto(NamedTuple):
    """One reason to take a candidate for no person, whatever speaks for it; a title is stronger."""

    name: str
    example: str
    """A text in which this veto alone keeps a candidate from being a person."""
    holds: Callable[[Candidate, Company], bool]


PERSON_VETOES: tuple[PersonVeto, ...] = (
    PersonVeto(
        "common words",
        "The green wave grew. Green Wave was dismissed.",
        lambda candidate, company: any(
            company.survey.is_common(word) for word in candidate.words if word not in NAME_PARTICLES
        ),
    ),
    PersonVeto(
        "place of a dateline",
        "JAN. 1, 2031 — PORT LAKETON — A text.\n\nJAN. 2, 2031 — PORT LAKETON — Port Laketon was taken.",
        lambda candidate, company: find_place_key(candidate.key) in company.places,
    ),
    PersonVeto(
        "kind of place behind it",
        "They met lawyer Nurlan Omarov district.",
        lambda candidate, company: candidate.is_around(after=_PLACE()),
    ),
    PersonVeto(
        "where", "In Nurlan Omarov was detained a driver.", lambda candidate, company: candidate.is_around(_WHERE())
    ),
    PersonVeto(
        "plural",
        "A union founded by Quay Dweller men grew. Quay Dwellers left.",
        lambda candidate, company: f"{candidate.key}s" in company.survey.runs,
    ),
    PersonVeto(
        "organisation",
        "Nurlan Omarov movement grew. Nurlan Omarov was accused.",
        lambda candidate, company: candidate.key in company.organisations,
    ),
)


def _is_behind_role(context: Context) -> bool:
    """True if the last word before the name is a role, or the last but one: `lawyer`, `lawyer named`, `counsel Mr`."""
    words = [word.strip(",(") for word in context.last_words]
    if words and words[0] in _JOINTS:
        return False
    return context.before[-1:] in " (" and bool(ROLES_OF_MANY.intersection(words)) and "." not in "".join(words)


_OTHER_SCRIPT = lazy(rf" \(({CAPITAL}[\w’'-]*(?: (?:[a-z]{{2,3}} ){{0,2}}{CAPITAL}[\w’'-]*){{1,3}})[,)]")


def find_other_script(candidate: Candidate) -> str:
    """The name in Latin letters that stands in brackets behind one in Cyrillic; empty where there is none."""
    if not _is_cyrillic(candidate.key):
        return ""
    matches = (_OTHER_SCRIPT().match(one.after) for one in candidate.contexts)
    found = (match[1] for match in matches if match and not _is_cyrillic(match[1]))
    return next((name for name in found if has_shape_of_person(name.split())), "")


def _is_cyrillic(name: str) -> bool:
    return "Ѐ" <= name[0] <= "ӿ"


def find_people(candidates: Iterable[Candidate], company: Company) -> list[Candidate]:
    """The candidates that are people, in the order of the text."""
    shaped = [one for one in candidates if one.is_titled or has_shape_of_person(one.words)]
    allowed = [one for one in shaped if one.is_titled or not any(veto.holds(one, company) for veto in PERSON_VETOES)]
    sure = {one.key for one in allowed if any(rule.holds(one, company) for rule in PERSON_RULES)}
    sure |= _find_neighbours(allowed, sure)
    return [one for one in allowed if one.key in sure]


def _find_neighbours(candidates: list[Candidate], sure: Set[str]) -> set[str]:
    """The keys of those that are listed with a person: `Nurlan Omarov, Aigul Seitova and Timur Bekov`."""
    after: dict[str, set[str]] = {}
    for one in candidates:
        for context in one.contexts:
            if one.key not in sure and (neighbour := _NEIGHBOUR().search(context.before)):
                after.setdefault(neighbour[1], set()).add(one.key)
    found: set[str] = set()
    ahead = list(sure)
    while ahead:
        new = after.pop(ahead.pop(), set()) - found
        found |= new
        ahead += new
    return found


def find_surnames(candidates: Iterable[Candidate]) -> set[str]:
    """The sounds of the last words behind `Mr` and the like."""
    return {find_sound(one.words[-1]) for one in candidates if one.is_courtesy}
