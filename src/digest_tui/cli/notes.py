"""The command `notes`: the reader's notes and marks, printed to be read or handed on, and taken in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest_tui.cli.documents import Documents, has_input, open_documents
from digest_tui.cli.exit_status import DONE, FAILED, NOTHING_FOUND, fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.memory.importing import HandedEntry
    from digest_tui.memory.listing import ListedEntry


def notes(options: Namespace) -> int:
    """Print notes and marks, or take in those of a file."""
    from digest_tui.memory.failures import StoreFailed

    if options.private:
        return fail("digest-tui notes: --private reads no notes and writes none")
    try:
        return _import(options) if options.handed else _print(options)
    except StoreFailed as error:
        return fail(f"digest-tui notes: {error}")


def _print(options: Namespace) -> int:
    import json

    from digest_tui.memory.listing import format_kept, join_copies, make_kept_record

    documents = open_documents(options) if options.files or has_input() else None
    kept = join_copies(_list(documents))
    if not kept and not (documents and documents.problems):
        say("digest-tui notes: no note and no mark is kept")
    for entry in kept:
        if options.json:
            print(json.dumps(make_kept_record(entry), ensure_ascii=False))
        else:
            print(format_kept(entry, names_files=documents is None or documents.are_several))
    return FAILED if documents and documents.problems else DONE


def _list(documents: Documents | None) -> Iterator[ListedEntry]:
    """What is kept of the documents; without any named, of all that are remembered."""
    from digest_tui.memory.asking import open_to_read
    from digest_tui.memory.listing import list_everything, list_kept

    store = open_to_read(lambda notice: say(f"digest-tui: {notice}"))
    try:
        if documents is None:
            yield from list_everything(store) if store else ()
        for chronicle in documents or ():
            yield from list_kept(store, chronicle) if store else ()
    finally:
        if store is not None:
            store.close()


def _import(options: Namespace) -> int:
    from digest_tui.chronicle.text.safety import one_line
    from digest_tui.memory.folder import find_folder
    from digest_tui.memory.importing import NotAsHandedOn, format_taken, take_in
    from digest_tui.memory.opening import open_store

    if not options.files:
        return fail("digest-tui notes: --import needs the FILEs that the notes belong to")
    try:
        handed = _read_handed(options.handed)
    except (OSError, UnicodeDecodeError, NotAsHandedOn) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        return fail(f"digest-tui notes: {one_line(options.handed)}: {reason}")
    documents = open_documents(options)
    chronicles = list(documents)
    store = open_store(find_folder(), lambda words: say(f"digest-tui notes: {words}"))
    try:
        if store.notice:
            say(f"digest-tui: {store.notice}")
        taken = take_in(store, handed, chronicles)
    finally:
        store.close()
    print(*format_taken(taken), sep="\n")
    if documents.problems:
        return FAILED
    return NOTHING_FOUND if handed and taken.is_nothing else DONE


def _read_handed(path: str) -> list[HandedEntry]:
    from digest_tui.memory.importing import read_handed

    with open(path, encoding="utf-8-sig") as file:
        return read_handed(file)
