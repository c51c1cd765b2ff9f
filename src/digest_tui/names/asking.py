"""Which entries of a library have a name: what `who:` and `law:` of a query ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from weakref import WeakKeyDictionary

from digest_tui.chronicle.library import Library
from digest_tui.chronicle.model import Chronicle
from digest_tui.names.forms import find_sound
from digest_tui.names.model import Kind, Name

_ASKED: dict[str, tuple[Kind, ...]] = {"who": ("person", "organisation"), "law": ("law",)}


_READ: WeakKeyDictionary[Chronicle, tuple[int, Sequence[Name]]] = WeakKeyDictionary()


def read_names(chronicle: Chronicle) -> Sequence[Name]:
    """The names of a chronicle, kept as long as it is: the search, the index and related entries all ask for them.

    They are found anew where it has more entries than before.
    """
    count, names = _READ.get(chronicle, (-1, ()))
    if count != len(chronicle.entries):
        # Imported only here: few queries ask for names.
        from digest_tui.names.finding import find_names

        names = find_names(chronicle).found
        _READ[chronicle] = len(chronicle.entries), names
    return names


class NamedEntries:
    """Answers which entries have a name. The names of a document are found when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, asked: str, text: str) -> Callable[[int], bool]:
        """Whether the entry at a position of the library has a name of these words, in any spelling.

        `asked` is "who" for people and organisations, "law" for laws. The last word may be unfinished.
        """
        words = text.replace("-", " ").split()

        @cache
        def find_numbers(chronicle: Chronicle) -> frozenset[int]:
            names = read_names(chronicle)
            of_kind = [name for name in names if name.kind in _ASKED[asked]]
            # `Constitutional Commission` is also the words of the Constitutional Reform Commission.
            whole = [name for name in of_kind if len(words) > 1 and _is_called(name, words)]
            meant = whole or [name for name in of_kind if _has_words(name, words)]
            return frozenset(number for name in meant for number in name.entries)

        def has_name(position: int) -> bool:
            if position >= len(self._library):
                return False
            chronicle, entry_index = self._library.locate(position)
            return entry_index + 1 in find_numbers(chronicle)

        return has_name


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
