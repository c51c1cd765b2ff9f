"""Formats that are not text: how they are recognised, and the command whose output can be read instead."""

from __future__ import annotations

import re
from typing import NamedTuple

_BEGINNING = 4096
"""Bytes or characters at the beginning of a document that show whether it is HTML."""
_HEADERS = 1 << 16
"""Characters at the beginning of a mail in which its headers stand, those of its parts included."""
_PORTION = 1 << 20
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


class Format(NamedTuple):
    """A kind of file."""

    name: str
    """As in "a PDF document"."""
    command: str = ""
    """The converter whose output can be read, with FILE for the name of the file and "" where none is known."""


# Of pandoc's formats gfm alone keeps the links behind words, the footnotes' labels and the dashes of datelines.
_PANDOC = "pandoc -f {} -t gfm --wrap=none FILE"
# Without -layout pdftotext drops hyphens at the ends of lines, within URLs too.
_LYNX = "lynx -dump -display_charset=utf-8 FILE"
_W3M = "w3m -dump -O UTF-8 -o display_link_number=1 FILE"
"""Without the option it leaves the links out."""
_SIGNATURES = (
    (b"%PDF-", Format("a PDF document", "pdftotext -layout FILE -")),
    (b"\x89PNG", Format("a PNG picture")),
    (b"\xff\xd8\xff", Format("a JPEG picture")),
    (b"GIF8", Format("a GIF picture")),
    (b"PK\x03\x04", Format("a ZIP archive")),
    (b"\x1f\x8b", Format("a gzip archive")),
    (b"BZh", Format("a bzip2 archive")),
    (b"\xfd7zXZ", Format("an xz archive")),
    (b"\x28\xb5\x2f\xfd", Format("a zstd archive")),
    (b"7z\xbc\xaf\x27\x1c", Format("a 7z archive")),
    (b"Rar!", Format("a RAR archive")),
    (b"\x7fELF", Format("a program")),
    (b"\xd0\xcf\x11\xe0", Format("an old office document")),
    (b"SQLite format 3\0", Format("an SQLite database")),
)
_IN_ARCHIVES = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", Format("an ODT document", _PANDOC.format("odt"))),
    (b"mimetypeapplication/epub+zip", Format("an EPUB book", _PANDOC.format("epub"))),
    (b"word/document.xml", Format("a DOCX document", _PANDOC.format("docx"))),
)
"""Names that a ZIP archive has in its first bytes, and the document that it then is."""


def find_signature(data: bytes) -> Format | None:
    """The format that the first bytes of a file prove."""
    found = next((form for signature, form in _SIGNATURES if data.startswith(signature)), None)
    if found and found.name == "a ZIP archive":
        return next((form for name, form in _IN_ARCHIVES if name in data), found)
    return found


def has_controls(data: bytes) -> bool:
    """True if more than one byte in a hundred is a control byte that no text has."""
    portions = (data[start : start + _PORTION] for start in range(0, len(data), _PORTION))
    return 100 * sum(len(portion) - len(portion.translate(None, _CONTROLS)) for portion in portions) > len(data)


def is_html(text: str) -> bool:
    """True if a text begins as HTML does."""
    beginning = text[:_BEGINNING].lstrip("\ufeff\xef\xbb\xbf \t\r\n").lower()
    if not beginning.startswith("<"):
        return False
    before = r"(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,2000}-->\s*){0,3}"
    return bool(re.match(before + r"<(?:!doctype\s+html|html[\s>])", beginning, re.DOTALL))


def is_coded_mail(text: str) -> bool:
    """True if a text is the source of a mail in which letters and links are coded."""
    name, colon, _ = text[:40].partition(": ")
    if not colon or not name.replace("-", "").isalpha():
        return False
    coded = r"^Content-Transfer-Encoding:[ \t]*(?:quoted-printable|base64)"
    return re.search(coded, text[:_HEADERS], re.IGNORECASE | re.MULTILINE) is not None


def begins_as_html(data: bytes) -> bool:
    """True if the bytes of a document begin as HTML does, in any encoding that has ASCII."""
    return is_html(data[:_BEGINNING].decode("latin-1"))


def explain_format(form: Format, name: str) -> str:
    """Say on one line what a file is, and by which command it can be read."""
    if not form.command:
        return f"{form.name}, not text"
    return f"{form.name}, not text: `{_fill_in(form.command, name)} | digest-tui` reads it"


def explain_html(name: str) -> str:
    """Say on one line how a web page can be read without the extra that opens it."""
    lynx, w3m = _fill_in(_LYNX, name, "-stdin"), _fill_in(_W3M, name, "-T text/html")
    return f"HTML: needs the extra digest-tui[html], or `{lynx} | digest-tui`, or `{w3m} | digest-tui`"


def _fill_in(command: str, name: str, standard_input: str = "-") -> str:
    """A command with the name of the file, or with what stands for standard input."""
    import shlex

    file = f"./{name}" if name.startswith("-") else name
    return command.replace("FILE", standard_input if name == "-" else shlex.quote(file))
