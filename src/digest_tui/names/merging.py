"""Forms of one name brought together: a person's spellings, a surname behind `Mr`, an organisation's shorter name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from digest_tui.names.forms import find_sound, put_surname_last
from digest_tui.names.model import Group, Kind, Mention, Name
from digest_tui.names.small_words import is_nominative

Person = tuple[str, str, str]
"""The sounds of first name, names between, and surname."""


def find_person(name: str) -> Person:
    """Who is named: what all spellings of one person share. A surname alone has no first name."""
    sounds = list(map(find_sound, put_surname_last(name.split())))
    return (sounds[0] if len(sounds) > 1 else "", " ".join(sounds[1:-1]), sounds[-1])


def merge_people(mentions: Iterable[Mention]) -> list[Group]:
    """One line for each person. A surname alone is that of who has it in the entry, else of who had it last before."""
    mentions = list(mentions)
    groups: dict[Person, list[Mention]] = defaultdict(list)
    short: list[Mention] = []
    for mention in mentions:
        person = find_person(mention.key)
        (groups[person] if person[0] else short).append(mention)
    _join_shorter(groups)
    bearers = _find_bearers(groups)
    for mention in short:
        for person, numbers in _share_out(mention, bearers, groups).items():
            groups[person].append(mention._replace(numbers=tuple(numbers)))
    return [Group("person", _find_title(group), tuple(group)) for group in groups.values()]


def _join_shorter(groups: dict[Person, list[Mention]]) -> None:
    """Bring together one person's full name, and the same with fewer names or with an initial."""
    longer: dict[tuple[str, str], set[Person]] = defaultdict(set)
    with_second_surname: dict[tuple[str, str], set[Person]] = defaultdict(set)
    for person in groups:
        first, middle, last = person
        if between := middle.split():
            longer[first, last].add(person)
            longer[between[-1], last].add(person)
            with_second_surname[first, between[0]].add(person)
        if len(first) > 1:
            longer[first[0], last].add(person)
    for person in list(groups):
        first, middle, last = person
        if middle or person not in groups:
            continue
        if other := _find_only(longer[first, last] - {person}, groups):
            groups[other] += groups.pop(person)
        elif other := _find_only(with_second_surname[first, last], groups):
            groups[person] += groups.pop(other)


def _find_only(people: Set[Person], groups: Mapping[Person, Sequence[Mention]]) -> Person | None:
    """The one of `people`; None where there are several or none, or where it is part of another by now."""
    only = next(iter(people)) if len(people) == 1 else None
    return only if only in groups else None


def _find_bearers(groups: Mapping[Person, Sequence[Mention]]) -> dict[str, list[tuple[int, Person]]]:
    """By surname, who is named in full in which entry, in order."""
    bearers: dict[str, list[tuple[int, Person]]] = defaultdict(list)
    for person, mentions in groups.items():
        bearers[person[2]] += ((number, person) for mention in mentions for number in mention.numbers)
    for named in bearers.values():
        named.sort()
    return bearers


def _share_out(
    mention: Mention, bearers: Mapping[str, list[tuple[int, Person]]], groups: Mapping[Person, Sequence[Mention]]
) -> dict[Person, list[int]]:
    """The entries of a surname alone, by whom they mean; without those that name several who are called so."""
    alone = find_person(mention.key)
    named = bearers.get(alone[2], [])
    meant: dict[Person, list[int]] = defaultdict(list)
    for number in mention.numbers:
        end = bisect_right(named, number, key=lambda one: one[0])
        here = {person for at, person in named[max(0, end - 8) : end] if at == number}
        if len(here) == 1:
            meant[here.pop()].append(number)
        elif not named:
            meant[alone].append(number)
        elif not here:
            meant[named[max(0, end - 1)][1]].append(number)
    return meant


def _find_title(mentions: Sequence[Mention]) -> str:
    """The name by which a person is listed: the commonest of the longest without titles."""
    counted: Counter[str] = Counter()
    for mention in mentions:
        counted[mention.key] += len(mention.numbers)
    return max(counted, key=lambda key: (min(len(key.split()), 2), counted[key], len(key)))


def merge_organisations(mentions: Iterable[Mention], letters: Mapping[str, str]) -> list[Group]:
    """One line for each organisation: with its abbreviation, and with its name cut short before `of`."""
    mentions = list(mentions)
    names = {_find_key(mention): mention.form for mention in mentions}
    same = dict(_find_longer(names))
    for abbreviation, words in letters.items():
        same[find_sounds(abbreviation)] = find_sounds(words)
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_follow(_find_key(mention), same)].append(mention)
    return [Group("organisation", _find_fullest(group), tuple(group)) for group in groups.values()]


def _find_key(mention: Mention) -> str:
    return mention.key or find_sounds(mention.form)


def find_sounds(form: str) -> str:
    """The sounds of all words of a form."""
    return " ".join(map(find_sound, form.removeprefix("The ").split()))


_OF = frozenset(map(find_sound, ("of", "de", "del", "des", "du")))


def _find_longer(names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The shorter names, each with the only longer one that goes on with `of`, or that ends in its own word."""
    longer: dict[str, set[str]] = defaultdict(set)
    for name in names:
        words = name.split()
        for at in range(1, len(words)):
            if words[at] in _OF:
                longer[" ".join(words[:at])].add(name)
        if len(words) == 2:
            longer[words[-1]].add(name)
    for short, candidates in longer.items():
        if short in names and len(candidates) == 1:
            yield short, next(iter(candidates))


def _follow(key: str, same: Mapping[str, str]) -> str:
    seen = {key}
    while (following := same.get(key)) is not None and following not in seen:
        seen.add(key := following)
    return key


def _find_fullest(mentions: Sequence[Mention]) -> str:
    """The commonest form of several words, one in the nominative first; the longer of two."""
    counted: Counter[str] = Counter()
    for mention in mentions:
        counted[mention.form] += len(mention.numbers)
    return max(counted, key=lambda form: (" " in form, is_nominative(form), counted[form], len(form)))


def make_name(group: Group) -> Name:
    """The name of a group with all its forms and entries."""
    ordered = sorted(group.mentions, key=lambda mention: mention.numbers[0])
    forms = dict.fromkeys(mention.form for mention in ordered)
    numbers = {number for mention in group.mentions for number in mention.numbers}
    return Name(group.kind, group.name, tuple(forms), tuple(sorted(numbers)))


def choose_name(kind: Kind, mentions: Sequence[Mention]) -> str:
    """The name under which mentions of one name are listed."""
    if kind == "law":
        return mentions[0].key
    return _find_title(mentions) if kind == "person" else _find_fullest(mentions)


def merge_laws(mentions: Iterable[Mention]) -> list[Group]:
    """One line for each article of a law. An article without its law is that of the only law that has it."""
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.key].append(mention)
    return [Group("law", key, tuple(group)) for key, group in groups.items()]
