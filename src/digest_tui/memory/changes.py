"""What became of marked and noted entries in another edition of their document, in words."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.memory.editions import Kept

_FIRST = 80
"""Characters by which an entry that is gone is told."""


def describe_changes(kept: Kept) -> Iterator[str]:
    """What changed and what is gone since the document was read the last time."""
    edition = kept.edition
    changed = sorted(one.number - 1 for own, one in edition.changed.items() if own not in edition.returned)
    if len(changed) == 1:
        (at,) = changed
        yield f"Entry {at + 1} reads differently than when {_name_stay(at in kept.marked, at in kept.notes)}"
    elif changed:
        numbers = ", ".join(str(at + 1) for at in changed)
        what = _name_what(any(at in kept.notes for at in changed))
        yield f"Entries {numbers} read differently than before; your {what} stay"
    if edition.returned:
        back = [str(number) for number in sorted(edition.changed[own].number for own in edition.returned)]
        entries = f"Entry {back[0]} reads" if len(back) == 1 else f"Entries {', '.join(back)} read"
        yield f"{entries} again as before the change"
    if len(kept.gone) == 1:
        ((entry, note),) = kept.gone
        yield f"{'An entry with your note' if note else 'A marked entry'} is gone (i shows it): {entry.text[:_FIRST]}"
    elif kept.gone:
        what = _name_what(any(note for _, note in kept.gone))
        yield f"{len(kept.gone)} entries with {what} are gone: i shows what they said"


def _name_stay(is_marked: bool, has_note: bool) -> str:
    if is_marked:
        return f"you marked it; {'mark and note stay' if has_note else 'the mark stays'}"
    return "you wrote your note; the note stays"


def _name_what(are_notes_among: bool) -> str:
    return "marks and notes" if are_notes_among else "marks"
