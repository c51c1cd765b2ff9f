"""Which entries of a library have a name: what `who:` and `law:` of a query ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from weakref import WeakKeyDictionary

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.names.corrected import find_corrections
from digest_tui.names.forms import find_sound
from digest_tui.names.model import Kind, Name, Names
from digest_tui.search.clauses import Named

LONGEST_NAMED = 4_000_000
"""Characters up to which names are found beside other things, in a second and a half. Who asks for them waits."""
TOO_LONG = f"names are left out, since the text has more than {LONGEST_NAMED:,} characters"
_ASKED: dict[str, tuple[Kind, ...]] = {"who": ("person", "organisation"), "law": ("law",)}
"""What kinds of names each filter of a query asks for."""
_READ: WeakKeyDictionary[Chronicle, tuple[int, Names]] = WeakKeyDictionary()


def read_names(chronicle: Chronicle) -> Sequence[Name]:
    """The names of a chronicle, corrected, as `read_all` has them."""
    return read_all(chronicle).found


def read_all(chronicle: Chronicle) -> Names:
    """The names of a chronicle and what is to be said of them, kept as long as it is: many parts ask for them.

    They are found anew where it has more entries than before.
    """
    count, names = _READ.get(chronicle, (-1, None))
    if names is None or count != len(chronicle.entries):
        # Imported only here: few queries ask for names.
        from digest_tui.names.finding import find_names

        names = find_names(chronicle, find_corrections(chronicle))
        _READ[chronicle] = len(chronicle.entries), names
    return names


def count_named(chronicles: Iterable[Chronicle]) -> dict[str, dict[str, int]]:
    """How many entries have each name, by the filter that asks for it, the commonest first."""
    filters = {kind: asked for asked, kinds in _ASKED.items() for kind in kinds}
    counted = {asked: Counter[str]() for asked in _ASKED}
    for name in chain.from_iterable(map(read_names, chronicles)):
        counted[filters[name.kind]][name.name] += len(name.entries)
    return {asked: dict(names.most_common()) for asked, names in counted.items()}


class NamedEntries:
    """Answers which entries have a name. The names of a document are found when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, asked: str, text: str) -> Named:
        """The entries that have a name of these words, in any spelling, and how they print it.

        `asked` is "who" for people and organisations, "law" for laws. The last word may be unfinished.
        """
        words = text.replace("-", " ").split()
        meant = {chronicle: _find_meant(chronicle, asked, words) for chronicle in self._library.chronicles}
        numbers = {
            chronicle: {number for name in names for number in name.entries} for chronicle, names in meant.items()
        }

        def has_name(position: int) -> bool:
            if position >= len(self._library):
                return False
            chronicle, entry_index = self._library.locate(position)
            return entry_index + 1 in numbers[chronicle]

        return Named(
            has_name, list(dict.fromkeys(form for names in meant.values() for name in names for form in name.forms))
        )


def _find_meant(chronicle: Chronicle, asked: str, words: Sequence[str]) -> Sequence[Name]:
    """The names of a chronicle that are meant: those of all the words and no others, else those that have them."""
    of_kind = [name for name in read_names(chronicle) if name.kind in _ASKED[asked]]
    # `Constitutional Commission` is also the words of the Constitutional Reform Commission.
    whole = [name for name in of_kind if len(words) > 1 and _is_called(name, words)]
    return whole or [name for name in of_kind if _has_words(name, words)]


def _is_called(name: Name, words: Sequence[str]) -> bool:
    """True if one form is these words and no others."""
    wanted = list(map(find_sound, words))
    return any(_sound_out(form) == wanted for form in (name.name, *name.forms))


def _sound_out(form: str) -> list[str]:
    return list(map(find_sound, form.replace("-", " ").replace(",", " ").split()))


def _has_words(name: Name, words: Sequence[str]) -> bool:
    """True if one form has every word, the last perhaps as its beginning; a number is whole."""
    return any(_is_form(form, words) for form in (name.name, *name.forms))


def _is_form(form: str, words: Sequence[str]) -> bool:
    printed = _sound_out(form)
    *whole, last = map(find_sound, words)
    begins = last in printed if last.isdigit() else any(word.startswith(last) for word in printed)
    return begins and all(word in printed for word in whole)
