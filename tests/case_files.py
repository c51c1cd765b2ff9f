"""The documents of tests/cases with the reading each must have, one file a case.

A case file holds a title, a blank line, why it is there, the text of a document and how the document is read:

    Decades over years

    A decade above years is a heading; the years are entries.
    === text
    1890-1900

    1894: The Old Oars were founded.
    === expected
    …

The text is all that stands between the two lines of signs, with its last line feed. What a text file cannot show is
said behind a colon: `=== text: CRLF, no final newline, cp1251`.

`python case_files.py FOLDER` writes the texts alone into FOLDER, for the fuzzer to begin with.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("cases")
_TEXT = "=== text"
_EXPECTED = "=== expected\n"


@dataclass(frozen=True)
class Case:
    """A document and how it must be read."""

    path: Path
    title: str
    why: str
    document: bytes
    expected: str

    @property
    def name(self) -> str:
        """Folder and file name without its ending: `dates/decades_over_years`."""
        return f"{self.path.parent.name}/{self.path.stem}"


def read_cases() -> list[Case]:
    """All cases of tests/cases, by folder and name. Raises `ValueError` for a file that is no case."""
    return [read_case(path) for path in sorted(FOLDER.glob("*/*.case"))]


def read_case(path: Path) -> Case:
    """The case that a file holds. Raises `ValueError` where a part is missing."""
    content = path.read_bytes().decode("utf-8")
    about, *texts = content.split(f"\n{_TEXT}")
    title, blank, why = (*about.split("\n", 2), "", "")[:3]
    if len(texts) != 1 or texts[0].count(f"\n{_EXPECTED}") != 1 or not title or blank or not why:
        raise ValueError(f"{path}: a case has a title, a blank line, a reason, `{_TEXT}` and `{_EXPECTED.strip()}`")
    options, _, rest = texts[0].partition("\n")
    text, expected = f"\n{rest}".split(f"\n{_EXPECTED}")
    return Case(path, title, why.replace("\n", " "), encode(f"{text}\n"[1:], options), expected)


def encode(text: str, options: str) -> bytes:
    """The bytes of a document. `options` is empty or begins with a colon; an unknown one raises `LookupError`."""
    names = [name.strip() for name in options.lstrip(":").split(",") if name.strip()]
    if "no final newline" in names:
        text = text.removesuffix("\n")
    if "CRLF" in names:
        text = text.replace("\n", "\r\n")
    encodings = [name for name in names if name not in {"CRLF", "no final newline"}]
    return text.encode(*encodings)


def write_texts(folder: Path) -> Iterator[Path]:
    """Write the text of each case into a file of its own in `folder`, and say which."""
    for case in read_cases():
        path = folder / f"{case.path.stem}.txt"
        path.write_bytes(case.document)
        yield path


if __name__ == "__main__":
    print(f"{len(list(write_texts(Path(sys.argv[1]))))} texts")
