"""The names of a chronicle, found in the bodies of its entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.text.spellings import find_place_key
from digest_tui.names.abbreviations import find_letters
from digest_tui.names.candidates import Candidate, find_candidates
from digest_tui.names.correcting import correct
from digest_tui.names.correction_lines import Corrections
from digest_tui.names.forms import find_sound
from digest_tui.names.knowing import explain_unknown
from digest_tui.names.laws import find_citations
from digest_tui.names.merging import (
    Person,
    find_person,
    make_name,
    merge_laws,
    merge_organisations,
    merge_people,
)
from digest_tui.names.model import KINDS, Group, Mention, Names, Problem
from digest_tui.names.organisations import find_organisations, find_parts, find_quoted, part_holders
from digest_tui.names.people import Company, find_other_script, find_people, find_surnames
from digest_tui.names.printed import find_printed
from digest_tui.names.runs import hide_urls, survey
from digest_tui.names.small_words import find_french, find_russian
from digest_tui.names.words import TITLES

Bodies = Sequence[tuple[int, str]]
"""The bodies of entries, each with the number of its entry."""

_OFTEN = 3
"""Entries that name a person in full, behind which the surname alone is enough."""


def find_names(chronicle: Chronicle, corrections: Corrections | None = None) -> Names:
    """The people, organisations and laws that the entries name, as `corrections` have them.

    The time is linear in the text.
    """
    bodies: list[tuple[int, str]] = []
    places: set[str] = set()
    # Entries are built anew each time they are gone through.
    for entry in chronicle.entries:
        bodies.append((entry.number, hide_urls(entry.body)))
        if entry.place:
            places.add(find_place_key(entry.place))
    unknown = explain_unknown(bodies)
    groups = [*_find_people_and_organisations(bodies, places, is_sure=bool(unknown)), *_find_laws(bodies)]
    problems: list[Problem] = []
    if corrections:
        unfit = correct(groups, corrections.lines, partial(find_printed, bodies))
        problems = [*corrections.problems, *unfit]
    found = list(map(make_name, groups))
    found.sort(key=lambda name: (KINDS.index(name.kind), -len(name.entries), name.entries[0], name.name))
    return Names(tuple(found), unknown, tuple(problems))


def _find_people_and_organisations(bodies: Bodies, places: set[str], is_sure: bool) -> list[Group]:
    """Those that the rules find; only people with a courtesy title where capitals say nothing."""
    surveyed = survey(bodies)
    candidates = find_candidates(surveyed)
    if is_sure:
        return merge_people(_mention_people([one for one in candidates if one.is_courtesy]))
    letters, abbreviations = find_letters(candidates)
    organisations = find_organisations(candidates, letters)
    known = {one.text for one in organisations}
    company = Company(surveyed, find_surnames(candidates), places, known)
    people = find_people(candidates, company)
    holders, organisations = part_holders(organisations, people)
    people += holders
    named = [
        *_mention_organisations(organisations, candidates, known),
        *_find_quoted(bodies),
        *find_russian(bodies),
        *find_french(bodies),
    ]
    surnames = _find_bare_surnames(people, candidates)
    return [
        *merge_people([*_mention_people(people, candidates), *surnames]),
        *merge_organisations(named, abbreviations),
    ]


def _mention_people(people: Sequence[Candidate], candidates: Iterable[Candidate] = ()) -> list[Mention]:
    """People, each also under the form in another script that stands in brackets behind the name."""
    known = {one.key for one in people}
    keys = {other: one.key for one in people if (other := find_other_script(one))}
    others = (one for one in candidates if one.key in keys and one.key not in known)
    return [Mention("person", one.text, tuple(one.numbers), keys.get(one.key, one.key)) for one in (*people, *others)]


def _find_bare_surnames(people: Sequence[Candidate], candidates: Iterable[Candidate]) -> Iterable[Mention]:
    """Surnames alone: in entries that name the person in full, and behind a title in all: `President Park`.

    The surname of one person, who is named in full in several entries, counts in all behind the first of them.
    """
    bearers: dict[str, dict[Person, set[int]]] = defaultdict(lambda: defaultdict(set))
    for one in people:
        if len(one.words) > 1:
            person = find_person(one.key)
            bearers[person[2]][person].update(one.numbers)
    for one in candidates:
        *titles, surname = one.words
        found = bearers.get(find_sound(surname))
        if found and not one.is_titled and all(word.rstrip(".").lower() in TITLES for word in titles):
            full = set[int]().union(*found.values())
            first = min(full) if len(found) == 1 and len(full) >= _OFTEN else None
            numbers = (n for n in one.numbers if titles or n in full or (first is not None and n > first))
            if mentioned := tuple(numbers):
                yield Mention("person", one.text, mentioned, surname)


def _mention_organisations(
    organisations: Sequence[Candidate], candidates: Iterable[Candidate], known: set[str]
) -> Iterable[Mention]:
    for one in organisations:
        yield Mention("organisation", one.text, tuple(one.numbers))
    for one in candidates:
        for part in find_parts(one.text, known):
            yield Mention("organisation", part, tuple(one.numbers))


def _find_quoted(bodies: Bodies) -> Iterable[Mention]:
    for number, body in bodies:
        for name in find_quoted(body):
            yield Mention("organisation", " ".join(name.split()), (number,))


def _find_laws(bodies: Bodies) -> list[Group]:
    """The articles cited; one whose law an entry does not say is that of the only law with this article."""
    cited = [(number, citation) for number, body in bodies for citation in find_citations(body)]
    titles: dict[str, set[str]] = defaultdict(set)
    for _, citation in cited:
        if citation.title:
            titles[citation.number].add(citation.title)
    mentions = []
    for number, citation in cited:
        only = titles[citation.number] if len(titles[citation.number]) == 1 else {""}
        title = citation.title or next(iter(only)) or "Article"
        mentions.append(Mention("law", citation.form, (number,), f"{title} {citation.number}"))
    return merge_laws(mentions)
