"""A person's corrections of the names in a document: a small file of lines beside the store, one for each document.

`names/correction_lines.py` says what its lines mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest_tui.memory.folder import find_folder, make_folder
from digest_tui.memory.reading_positions import name_document
from digest_tui.names.corrected import correct_names

if TYPE_CHECKING:
    from digest_tui.chronicle.model import Chronicle
    from digest_tui.names.correction_lines import Correction, Corrections
    from digest_tui.names.model import Problem

FOLDER = "names"
_LONGEST = 1_000_000
"""Bytes of a file that are read."""
_LONGEST_STEM = 80
_HEAD = """\
# Corrections of the names in {document}, one a line:
{lines}# A name is what `digest-tui names` lists, or one of its forms (`--json`).
# Behind a name, `in 12, 15` means it in these entries only: `apart: Mr Omarov in 12, 15`.
"""
_SHOWN = "#:"
"""Begins each line of names that is shown while the file is edited."""
_TITLE = "The names now, each with its forms and entries; these lines are not kept:"


def find_file(document: str, folder: Path | None = None) -> Path | None:
    """Where the corrections for the document of that path are, or would be. None if it cannot be read twice."""
    from hashlib import blake2b

    name = name_document(document)
    if not name:
        return None
    own = blake2b(name.encode("utf-8", "backslashreplace"), digest_size=6).hexdigest()
    stem = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in Path(name).name)[:_LONGEST_STEM]
    return (folder or find_folder()) / FOLDER / f"{stem}-{own}.txt"


def read_file(path: Path | None) -> Corrections:
    """The corrections in a file; none where there is no file. Why it cannot be read is a problem of line 0."""
    # Imported only here: most searches and exports ask for no names.
    from digest_tui.names.correction_lines import Corrections, read_corrections
    from digest_tui.names.model import Problem

    if path is None or not path.exists():
        return Corrections()
    if not path.is_file():  # To open a pipe in its place would wait for ever.
        return Corrections((), (Problem(0, "is not a file"),))
    try:
        with path.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        return Corrections((), (Problem(0, (error.strerror or str(error)).lower()),))
    corrections = read_corrections(data[:_LONGEST].decode("utf-8-sig", "replace"))
    if len(data) > _LONGEST:
        too_long = Problem(0, f"only the first {_LONGEST:,} bytes are read")
        return corrections._replace(problems=(*corrections.problems, too_long))
    return corrections


def read_bytes(path: Path) -> bytes | None:
    """What a file of corrections has, to the byte; None where there is no file, or none that can be read."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def take_back(path: Path, before: bytes | None, after: bytes | None) -> None:
    """Have a file as it was `before`, if it still is as it was `after` a change.

    Raises ChangedSince if it is not, and OSError and NotWritten.
    """
    from digest_tui.memory.failures import ChangedSince

    if read_bytes(path) != after:
        raise ChangedSince("the names have been corrected further since")
    if before is None:
        path.unlink(missing_ok=True)
    else:
        _write(path, before)


def use_corrections(chronicles: Iterable[Chronicle]) -> None:
    """Have the names of `chronicles` corrected as the person wished. Files are read when names are first asked for."""
    for chronicle in chronicles:
        correct_names(chronicle, partial(_read_for, chronicle.name))


def _read_for(document: str) -> Corrections:
    return read_file(find_file(document))


def format_problem(path: Path, problem: Problem) -> str:
    """What is wrong in a file, with file and line."""
    place = f"{path}:{problem.line}" if problem.line else str(path)
    return f"{place}: {problem.words}"


def begin_file(path: Path, document: str, lines: Iterable[str] = ()) -> None:
    """Write a file that explains its lines and has `lines` behind what stands in it. Raises OSError and NotWritten.

    What stands in it stays to the byte, whatever its encoding.
    """
    make_folder(path.parent.parent)
    make_folder(path.parent)
    added = "".join(f"{line}\n" for line in lines)
    if path.is_file():
        if not added:
            return
        known = path.read_bytes()
    else:
        known = _explain_lines(document)
    _write(path, known.rstrip(b"\n") + b"\n" + added.encode())


def show_names(path: Path, names: Iterable[str]) -> None:
    """Put `names` at the end of a file, as comments. Raises OSError and NotWritten."""
    lines = list(names)
    known = _leave_out_names(path.read_bytes())
    if lines:
        end = b"" if known.endswith(b"\n") else b"\n"
        shown = "".join(f"{_SHOWN} {line}\n" for line in (_TITLE, *lines))
        _write(path, known + end + shown.encode("utf-8", "replace"))


def hide_names(path: Path) -> None:
    """Take out what `show_names` put into a file; all else stays to the byte. Raises OSError and NotWritten."""
    known = path.read_bytes() if path.is_file() else b""
    left = _leave_out_names(known)
    if left != known:
        _write(path, left)


def _leave_out_names(data: bytes) -> bytes:
    sign = _SHOWN.encode()
    return b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(sign))


def _write(path: Path, data: bytes) -> None:
    # Imported only here: the reader, which needs this module at its start, writes none of these files.
    from digest_tui.whole_files import write_whole

    def write(draft: Path) -> None:
        draft.write_bytes(data)

    write_whole(path, write, is_forced=True)
    path.chmod(0o600)


def _explain_lines(document: str) -> bytes:
    # Imported only here, as in `read_file`.
    from textwrap import indent

    from digest_tui.names.correction_lines import EXPLANATION

    return _HEAD.format(document=name_document(document), lines=indent(EXPLANATION, "#   ")).encode()


def remove_if_empty(path: Path, document: str) -> None:
    """Delete a file that has nothing but its explanation; a person's own comments are kept. Raises OSError."""
    if path.is_file() and path.read_bytes().strip() in (b"", _explain_lines(document).strip()):
        path.unlink()


def add_corrections(path: Path, document: str, corrections: Sequence[Correction]) -> int:
    """Add those corrections of another file that are not there yet, and return their number.

    Raises OSError and NotWritten.
    """
    known = {(one.what, one.names) for one in read_file(path).lines}
    new = [one for one in corrections if (one.what, one.names) not in known]
    if new:
        # Imported only here, as in `read_file`.
        from digest_tui.names.correction_lines import format_correction

        begin_file(path, document, map(format_correction, new))
    return len(new)
