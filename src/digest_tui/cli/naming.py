"""The command `names`: who and what the entries name, and the corrections of that by a person."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from digest_tui.cli.documents import open_documents
from digest_tui.cli.exit_status import DONE, FAILED, HAS_FINDINGS, fail, say

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from digest_tui.chronicle.model import Chronicle


def use_corrections(options: Namespace, chronicles: Iterable[Chronicle]) -> None:
    """Have the names of `chronicles` corrected as the person wished, unless the call is private."""
    if not options.private:
        from digest_tui.memory import name_corrections

        name_corrections.use_corrections(chronicles)


def list_names(options: Namespace) -> int:
    """Print who and what the entries name, or change the corrections of a document."""
    if options.edit or options.adopt:
        return _change_corrections(options)
    import json

    from digest_tui.names.asking import read_all
    from digest_tui.sharing.records import format_name, make_name_record

    documents = open_documents(options)
    for chronicle in documents:
        use_corrections(options, [chronicle])
        names = read_all(chronicle)
        if names.unknown:
            say(f"digest-tui: {chronicle.name}: {names.unknown}")
        _say_problems(chronicle)
        for name in names.found:
            if options.kind not in (None, name.kind):
                continue
            if options.json:
                print(json.dumps(make_name_record(chronicle, name), ensure_ascii=False))
            else:
                print(format_name(name, chronicle.name if documents.are_several else ""))
    return FAILED if documents.problems else DONE


def _say_problems(chronicle: Chronicle) -> bool:
    """Say which corrections of a document are wrong or fit no name; True if there are any."""
    from digest_tui.memory.name_corrections import find_file, format_problem
    from digest_tui.names.asking import read_all

    path, problems = find_file(chronicle.name), read_all(chronicle).problems
    if path:
        for problem in problems:
            _say(format_problem(path, problem))
    return bool(problems)


def _change_corrections(options: Namespace) -> int:
    """Open the corrections of a document in an editor, or add those of a file; say where they are."""
    from digest_tui.chronicle.files.reading import format_source
    from digest_tui.chronicle.text.safety import one_line
    from digest_tui.memory.name_corrections import find_file
    from digest_tui.whole_files import NotWritten

    if options.private:
        return fail("digest-tui names: --private changes nothing that is remembered, so nothing can be corrected")
    path = find_file(format_source(options.files[0])) if len(options.files) == 1 else None
    if path is None:
        return fail("digest-tui names: --edit and --import need one FILE that can be read again")
    documents = open_documents(options)
    for chronicle in documents:
        try:
            is_right = _adopt(options.adopt, path, chronicle) if options.adopt else _edit(path, chronicle)
        except (OSError, NotWritten) as error:
            reason = error.reason if isinstance(error, NotWritten) else (error.strerror or str(error)).lower()
            return fail(f"digest-tui names: {one_line(getattr(error, 'filename', None) or str(path))}: {reason}")
        return DONE if is_right else HAS_FINDINGS
    return FAILED


def _edit(path: Path, chronicle: Chronicle) -> bool:
    """Let the person edit the corrections of a document; True if each is right and fits a name. Raises OSError."""
    from digest_tui.memory.name_editor import edit_corrections

    edit_corrections(path, chronicle)
    return _say_what_holds(path, chronicle)


def _adopt(source: str, path: Path, chronicle: Chronicle) -> bool:
    """Add the corrections of a file to those of a document; True if each is right and fits a name. Raises OSError."""
    from pathlib import Path

    from digest_tui.memory.name_corrections import add_corrections, format_problem, read_file

    if not os.path.isfile(source):
        raise FileNotFoundError(0, "no such file", source)
    corrections = read_file(Path(source))
    for problem in corrections.problems:
        _say(format_problem(Path(source), problem))
    added = add_corrections(path, chronicle.name, corrections.lines)
    _say(f"{added} added of {len(corrections.lines)} in {source}")
    return _say_what_holds(path, chronicle) and not corrections.problems


def _say_what_holds(path: Path, chronicle: Chronicle) -> bool:
    """Say how many corrections there are, where, and what is wrong in them; True if nothing is."""
    from functools import partial

    from digest_tui.chronicle.wording import format_count
    from digest_tui.memory.name_corrections import read_file
    from digest_tui.names.corrected import correct_names

    correct_names(chronicle, partial(read_file, path))
    has_problems = _say_problems(chronicle)
    _say(f"{format_count(len(read_file(path).lines), 'correction')} in {path}")
    return not has_problems


def _say(words: str) -> None:
    from digest_tui.chronicle.text.safety import one_line

    say(f"digest-tui names: {one_line(words)}")
