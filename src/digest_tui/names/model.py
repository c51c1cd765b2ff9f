"""What is found: mentions of names, and names with all their forms."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["person", "organisation", "law"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "law")


class Mention(NamedTuple):
    """A form of a name as printed, white space made one space, and the entries that have it."""

    kind: Kind
    form: str
    numbers: tuple[int, ...]
    """Numbers of entries, in the order of the text."""
    key: str = ""
    """The name without titles, by which forms are brought together; empty where it is the form."""


class Group(NamedTuple):
    """The mentions of one name, before its forms and entries are counted."""

    kind: Kind
    name: str
    """Under which it is listed."""
    mentions: tuple[Mention, ...]


class Name(NamedTuple):
    """One person, organisation or law."""

    kind: Kind
    name: str
    """The fullest common form; of a law its title and the number of the article."""
    forms: tuple[str, ...]
    """As printed, in the order in which the text first has them."""
    entries: tuple[int, ...]
    """The numbers of the entries that have one of the forms, in order, each once."""


class Problem(NamedTuple):
    """Why a line of a file of corrections has no effect."""

    line: int
    words: str


class Names(NamedTuple):
    """The names of a chronicle."""

    found: tuple[Name, ...]
    """People, organisations, laws; of each kind those of most entries first."""
    unknown: str = ""
    """Why people and organisations are not known, as a sentence; empty where they are."""
    problems: tuple[Problem, ...] = ()
    """The corrections that are wrong or fit no name of the text, in the order in which this was found."""
