"""Tags: `#word` in a note of the reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from digest_tui.chronicle.text.folding import fold
from digest_tui.chronicle.text.patterns import lazy

_TAG = lazy(r"(?<![\w/&#?=])#(?=[^\W\d_])(\w+(?:-\w+)*)")
"""`#` within a word or a URL begins none, and `#12` is a number."""


def find_tags(note: str) -> tuple[str, ...]:
    """The tags of a note without their sign, in its order; of one spelled in several ways, as it stands first."""
    tags: dict[str, str] = {}
    for tag in _TAG().findall(note) if "#" in note else ():
        tags.setdefault(fold(tag), tag)
    return tuple(tags.values())


def count_tags(notes: Iterable[str]) -> dict[str, int]:
    """How many of the notes have each tag, the commonest first; spelled as it first stands."""
    tags: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for note in notes:
        own = {fold(tag): tag for tag in find_tags(note)}
        tags = own | tags
        counts.update(own.keys())
    return {tags[folded]: count for folded, count in counts.most_common()}


def has_tag(note: str, folded: str, is_whole: bool = True) -> bool:
    """True if a note has this tag, folded; or one that begins so, where it need not be the whole."""
    tags = [fold(tag) for tag in find_tags(note)]
    return folded in tags or (not is_whole and any(tag.startswith(folded) for tag in tags))
