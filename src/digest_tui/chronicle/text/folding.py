"""One fold for text and query, with the way back: where each folded character stands in the text as printed.

The fold keeps the bounds of words: a sign never becomes a letter, a letter
never a sign, and what is invisible vanishes. So it is all one whether a text
is cut into words first or folded first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from digest_tui.chronicle.text.letters import WITHOUT_SPACES

IN_RUN = "\x1a"
"""Stands on both sides of a folded character of a script that writes its words without spaces."""
RUN = re.compile(f"(?:{IN_RUN}[a-z0-9]+{IN_RUN})+")
"""Folded characters of such a script that follow each other."""
_LIKE_APOSTROPHES = "'’‘‛′"
# What the library writes otherwise than the chronicles print it, or than a reader types it.
_OURS = {
    **dict.fromkeys(_LIKE_APOSTROPHES, "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("–—‐‑‒―−", "-"),
    # Modifier letters are letters: they must not cut the word in which they stand.
    **dict.fromkeys("ьъЬЪʼʻʹʺ", ""),
    **dict.fromkeys("йЙ", "y"),
    **dict.fromkeys("қҚ", "k"),
    **dict.fromkeys("ңҢ", "n"),
    "…": "...",
}
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_FOLDED_WORD = re.compile(r"[a-z0-9]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+|(?:[^\W\d_]\.){2,}")
_HYPHEN = re.compile(r"-(?=\w)")
_STOP_BETWEEN = re.compile(r"\.(?=[^\W\d_]\.)")
"""Of letters with stops."""
_BETWEEN_LETTERS = r"(?<=[^\W\d_].)(?=[^\W\d_]{2})(?!(?i:ll|re|ve)(?!\w))"
"""Behind an apostrophe that joins two words to one, as in `O'Brien` and `l'église`, and not in `Ann's` or `they're`."""
_APOSTROPHES = [re.compile(sign + _BETWEEN_LETTERS) for sign in _LIKE_APOSTROPHES]
"""Each by itself: a sign alone is found the quickest."""
_ELIDED = re.compile(rf"[^\W\d_]+(?:[{_LIKE_APOSTROPHES}]{_BETWEEN_LETTERS}[^\W\d_]+)+")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_JOINTS = re.compile(f"[-‐‑.{_LIKE_APOSTROPHES}]")
_WITHOUT_SPACES = re.compile(f"[{WITHOUT_SPACES}]")
_ELSEWHERE = re.compile(
    "[^\x00-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u017f\u0218-\u021b\u0259\u0386-\u03ce\u0400-\u0482"
    "\u048a-\u052f\u2010-\u2027\u2030-\u205e\u20a0-\u20b5\u2116]"
)
"""Characters that SQLite may not take for parts of words, or of none, as we do: what holds one is folded beforehand."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text; `origins[i]` is where the i-th folded character comes from, with one more for the end."""

    text: str
    origins: tuple[int, ...] | None
    """None where every character folded to one."""

    def span_as_printed(self, start: int, end: int) -> tuple[int, int]:
        """Where `[start, end)` of the folded text stands in the text as printed."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end - 1] + 1

    def span_to_next(self, start: int, end: int) -> tuple[int, int]:
        """The same, up to where the next folded character stands: a soft sign at the end folds to nothing."""
        return (start, end) if self.origins is None else (self.origins[start], self.origins[end])


def fold(text: str) -> str:
    """`text` in small Latin letters without diacritics, with plain quotes and dashes: ASCII, whatever the script."""
    if text.isascii():
        return text.lower()
    return _NOT_ASCII.sub(_fold_run, text).lower()


def fold_with_origins(text: str) -> FoldedText:
    """`fold` of `text`, and the way back to it."""
    if text.isascii():
        return FoldedText(text.lower(), None)
    folded = [_fold_character(character) for character in text]
    origins = tuple(place for place, written in enumerate(folded) for _ in written)
    return FoldedText("".join(folded).lower(), (*origins, len(text)))


def find_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of `text` as printed: folded, where it begins and where it ends.

    Words that a hyphen or an apostrophe joins are also one, letters with stops
    as well. Of a script without spaces every character is a word, and every two.
    """
    if _ELSEWHERE.search(text) is None:
        yield from _find_plain_words(text)
        return
    folded = fold_with_origins(text)
    for match in _FOLDED_WORD.finditer(folded.text):
        yield match[0], *folded.span_as_printed(*match.span())
    for word, start, end in find_compounds(folded.text):
        yield word, *folded.span_as_printed(start, end)
    if IN_RUN in folded.text:
        for pair, start, end in _find_pairs(folded.text):
            yield pair, *folded.span_as_printed(start, end)


def _find_plain_words(text: str) -> Iterator[tuple[str, int, int]]:
    """`find_words` of a text that may be cut before it is folded: a word at a time is quicker."""
    for match in _PLAIN_WORD.finditer(text):
        if word := fold(match[0]):
            yield word, *match.span()
    for compound, start, end in find_compounds(text):
        yield fold(compound), start, end


def prepare(text: str) -> str:
    """`text` for a reader that finds words by its own rules: folded beforehand where these may differ from ours."""
    if _ELSEWHERE.search(text) is None:
        return text
    folded = fold(text)
    return " ".join([folded, *(pair for pair, _, _ in _find_pairs(folded))])


def find_compounds(text: str) -> Iterator[tuple[str, int, int]]:
    """Words that a hyphen or an apostrophe joins, and letters with stops, each as one word, with its place.

    Figures are left out.
    """
    for joined, joints in ((_COMPOUND, (_HYPHEN, _STOP_BETWEEN)), (_ELIDED, _APOSTROPHES)):
        for start, end in _find_around(joints, text):
            for match in joined.finditer(text, start, end):
                if not (match[0][0].isdigit() and match[0][-1].isdigit()):
                    yield _JOINTS.sub("", match[0]), *match.span()


def _find_around(joints: Sequence[re.Pattern[str]], text: str) -> Iterator[tuple[int, int]]:
    """From where to where it goes without a space around each of `joints`."""
    end = 0
    for at in sorted([joint.start() for joint in chain.from_iterable(one.finditer(text) for one in joints)]):
        if at >= end:
            start = max(end, text.rfind(" ", 0, at) + 1)
            end = text.find(" ", at) % (len(text) + 1)
            yield start, end


def part_elided(token: str) -> str:
    """The folded `token` with a hyphen where an apostrophe joins two words, as `o-brien`."""
    return _APOSTROPHES[0].sub("-", token)


def cut_run(run: str) -> list[str]:
    """The words of a match of `RUN`: every two characters that follow each other, or the only one."""
    return [pair for pair, _, _ in _find_pairs(run)] or [run.strip(IN_RUN)]


def _find_pairs(folded: str) -> Iterator[tuple[str, int, int]]:
    for run in RUN.finditer(folded):
        words = list(_FOLDED_WORD.finditer(folded, *run.span()))
        for first, second in pairwise(words):
            yield first[0] + second[0], first.start(), second.end()


def _fold_run(match: re.Match[str]) -> str:
    return "".join(map(_fold_character, match[0]))


@lru_cache(maxsize=1 << 13)
def _fold_character(character: str) -> str:
    ours = _OURS.get(character)
    if ours is not None:
        return ours
    kind = unicodedata.category(character)
    if kind == "Cf":
        return ""
    written = _write_in_latin(character, kind)
    if kind[0] not in "LNM":
        return written if not _FOLDED_WORD.search(written) else " "
    written = "".join(_FOLDED_WORD.findall(written))
    return f"{IN_RUN}{written}{IN_RUN}" if written and kind[0] != "M" and _WITHOUT_SPACES.match(character) else written


def _write_in_latin(character: str, kind: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    plain = "".join(part for part in decomposed if not unicodedata.combining(part))
    if plain.isascii():
        return plain.lower()
    if kind[0] == "S":
        # The library would write its name, and `€` find Europeans.
        return " "
    # Imported only here: a text in Latin letters never needs it.
    from anyascii import anyascii

    return anyascii(character).lower()
