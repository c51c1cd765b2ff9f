"""Loading: from a file, a folder or a stream to a chronicle, and the encoding of the text."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from io import BufferedIOBase, RawIOBase
from typing import IO, NamedTuple

from digest_tui.chronicle.model import Chronicle
from digest_tui.chronicle.parsing import parse
from digest_tui.chronicle.text.safety import one_line
from digest_tui.chronicle.wording import format_count

Source = str | os.PathLike[str] | IO[bytes] | RawIOBase | BufferedIOBase

LARGEST_FILE = 1 << 30
"""Bytes. A larger file is refused with a message, since its text would need twice as much memory or more."""
HEAD_SIZE = 1 << 20
"""Bytes. A larger file is shown by its beginning before the rest is read."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (perhaps an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"SQLite format 3\0", "an SQLite database"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_SAMPLE = 1 << 16
_BEGINNING = 4096
_AS_CLEAN = 0.05
"""The difference of the detector's `chaos` within which two encodings count as equally clean."""
_WRITTEN_IN = (
    (
        ("cp1252", "latin_1", "iso8859_15"),
        (
            "English",
            "German",
            "French",
            "Spanish",
            "Portuguese",
            "Italian",
            "Dutch",
            "Swedish",
            "Danish",
            "Finnish",
            "Norwegian",
        ),
    ),
    (("cp1250", "iso8859_2"), ("Polish", "Czech", "Slovak", "Slovene", "Hungarian", "Croatian", "Romanian")),
    (("cp1254", "iso8859_9"), ("Turkish",)),
)
"""The usual encoding of each language among encodings that differ in a few letters only.

The detector finds them equally clean and names the first by the alphabet.
"""


class UnreadableDocument(OSError):
    """A document that cannot be read. `name` is the file as given, `reason` says why on one line."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        return UnreadableDocument, (self.name, self.reason)


class DecodedText(NamedTuple):
    """The text of a document, and notices about how it was decoded."""

    text: str
    notices: tuple[str, ...] = ()


def load(source: Source, encoding: str | None = None) -> Chronicle:
    """The chronicle in a file or an open binary stream.

    Without `encoding`, a byte-order mark decides, else the text is UTF-8, else the encoding is guessed, which the
    notices of the chronicle say. Raises UnreadableDocument if the document is not text or cannot be opened,
    LookupError for an unknown encoding, and TypeError for what is neither a path nor a binary stream.
    """
    return load_bytes(read_bytes(source), format_source(source), encoding)


def load_bytes(data: bytes, name: str, encoding: str | None = None) -> Chronicle:
    """The chronicle in the bytes of a document. Raises what `load` raises."""
    decoded = decode(data, name, encoding)
    return parse(decoded.text, name, decoded.notices)


def load_head(path: str | os.PathLike[str], encoding: str | None = None) -> Chronicle | None:
    """The first entries of a large file, shown while `load` reads all of it. None for a small file.

    Raises what `load` raises.
    """
    name = format_source(path)
    data = read_bytes(path, HEAD_SIZE)
    if len(data) < HEAD_SIZE or any(data.startswith(mark) for mark, _ in _MARKS[1:]):
        return None
    data = data[: data.rfind(b"\n") + 1] or data
    return parse(decode(data, name, encoding).text, name, is_complete=False)


def format_source(source: Source) -> str:
    """The name of a source, safe to show. A stream is "-"."""
    return one_line(os.fspath(source)) if isinstance(source, str | os.PathLike) else "-"


def read_bytes(source: Source, at_most: int | None = None) -> bytes:
    """The bytes of a source, or its first `at_most` bytes. Raises UnreadableDocument."""
    if not isinstance(source, str | os.PathLike) and not hasattr(source, "read"):
        raise TypeError(f"a document is a path or a stream opened in binary mode, not {type(source).__name__}")
    name = format_source(source)
    try:
        if not isinstance(source, str | os.PathLike):
            data = _read_stream(source)
        else:
            # A pipe with no writer would hang on opening: only what the user named is opened, and never a folder.
            with open(source, "rb") as file:
                data = file.read(LARGEST_FILE + 1 if at_most is None else at_most)
    except OSError as error:
        raise UnreadableDocument(name, (error.strerror or str(error)).lower()) from error
    except ValueError as error:
        raise UnreadableDocument(name, "no file can have this name") from error
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(name, f"larger than {LARGEST_FILE >> 20} MB")
    return data


def _read_stream(source: IO[bytes] | RawIOBase | BufferedIOBase) -> bytes:
    """The bytes of a stream, up to one more than is accepted. An unbuffered pipe gives them in portions."""
    portions: list[bytes] = []
    room = LARGEST_FILE + 1
    while room > 0 and (portion := source.read(room)):
        if isinstance(portion, str):
            raise TypeError("the stream gives text: open it in binary mode, or give its text to parse()")
        portions.append(bytes(portion))
        room -= len(portion)
    return b"".join(portions)


def find_documents(folder: str | os.PathLike[str]) -> tuple[list[str], dict[str, str]]:
    """The paths of the text files in a folder, sorted, and for each file that is skipped the reason why.

    Hidden files and subfolders are ignored. A file that cannot be read may hold text: it is among the first, and
    loading it raises. Raises UnreadableDocument if the folder cannot be listed or has no text.
    """
    name = format_source(folder)
    try:
        with os.scandir(folder) as found:
            files = sorted(entry.path for entry in found if not entry.name.startswith(".") and os.path.isfile(entry))
    except OSError as error:
        raise UnreadableDocument(name, (error.strerror or str(error)).lower()) from error
    texts: list[str] = []
    skipped: dict[str, str] = {}
    for path in files:
        if reason := _explain_skipping(path):
            skipped[path] = reason
        else:
            texts.append(path)
    if not texts:
        raise UnreadableDocument(name, "a folder without text")
    return texts, skipped


def decode(data: bytes, name: str, encoding: str | None = None) -> DecodedText:
    """The text of `data`, decoded as `load` says.

    Raises UnreadableDocument if it is empty, binary or HTML, and LookupError for an unknown encoding.
    """
    if encoding is not None:
        codecs.lookup(encoding)
    if not data or data.isspace():
        raise UnreadableDocument(name, "empty")
    decoded = _decode(data, name, encoding)
    if _is_html(decoded.text[:_BEGINNING]):
        raise UnreadableDocument(name, _explain_html(name))
    if not decoded.text or decoded.text.isspace():
        raise UnreadableDocument(name, "empty")
    return decoded


def _decode(data: bytes, name: str, encoding: str | None) -> DecodedText:
    mark = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if encoding is not None:
        return _decode_as(data, name, mark if mark and codecs.lookup(encoding).name in mark else encoding)
    if mark is not None:
        return _decode_as(data, name, mark)
    if kind := _find_binary(data):
        if (wide := _guess_wide(data)) is None:
            raise UnreadableDocument(name, kind)
        return DecodedText(data.decode(wide, "replace"), (f"read as {wide}, which is a guess: --encoding settles it",))
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_nearly(data) or _decode_by_guess(data)


def _explain_skipping(path: str) -> str:
    """The reason why a file of a folder is not read, or "" if it holds text."""
    try:
        data = read_bytes(path, _SAMPLE)
    except UnreadableDocument:
        return ""
    if not data.strip():
        return "empty"
    if _is_html(data[:_BEGINNING].decode("latin-1")):
        return "HTML, not text"
    has_mark = any(data.startswith(mark) for mark, _ in _MARKS)
    return "" if has_mark or _guess_wide(data) else _find_binary(data)


def _find_binary(data: bytes) -> str:
    """What `data` is, if it is not text, else "". A known signature decides, or over 1 % of control bytes."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return f"{kind}, not text"
    blocks = (data[start : start + HEAD_SIZE] for start in range(0, len(data), HEAD_SIZE))
    controls = sum(len(block) - len(block.translate(None, _CONTROLS)) for block in blocks)
    return "binary, not text" if controls * 100 > len(data) else ""


def _guess_wide(data: bytes) -> str | None:
    """The encoding of two bytes a character in which `data` is text with spaces in it; None where it is none."""
    sample = data[: _SAMPLE & ~1]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample.decode(encoding, "replace")
        spaces = text.count(" ") + text.count("\n")
        others = sum(not (sign.isprintable() or sign in "\r\n\t") or sign == "\ufffd" for sign in text)
        if spaces * 50 >= len(text) and others * 100 <= len(text):
            return encoding
    return None


def _is_html(beginning: str) -> bool:
    """True if a text with this beginning is HTML."""
    beginning = beginning.lstrip("\ufeff\xef\xbb\xbf \t\r\n").lower()
    if not beginning.startswith("<"):
        return False
    before = r"(?:<\?xml[^>]{0,200}>\s*|<!--(?:(?!-->).){0,2000}-->\s*){0,3}"
    return bool(re.match(before + r"<(?:!doctype\s+html|html[\s>])", beginning, re.DOTALL))


def _explain_html(name: str) -> str:
    """The commands whose output can be read instead of the HTML."""
    import shlex

    source = "-T text/html" if name == "-" else shlex.quote(name)
    other = "-stdin" if name == "-" else shlex.quote(name)
    return f"HTML, not text: `w3m -dump {source} | digest-tui` reads it, or `lynx -dump {other} | digest-tui`"


def _decode_as(data: bytes, name: str, encoding: str) -> DecodedText:
    """The text in a known encoding, with a notice that counts the bytes it cannot read."""
    try:
        return DecodedText(data.decode(encoding).removeprefix("\ufeff"))
    except ValueError:
        pass
    try:
        text = data.decode(encoding, "replace").removeprefix("\ufeff")
    except (UnicodeError, ValueError) as error:
        raise UnreadableDocument(name, f"cannot be read as {one_line(encoding)}: {one_line(str(error))}") from error
    return DecodedText(text, (_count_signs(text.count("\ufffd"), encoding.removesuffix("-sig")),))


def _decode_nearly(data: bytes) -> DecodedText | None:
    """The text as UTF-8 if at most 1 % of its non-ASCII sequences are bad, else None. Bad bytes become U+FFFD."""
    text = data.decode("utf-8", "surrogateescape")
    bad_bytes = re.findall("[\udc80-\udcff]", text)
    bad_sequences = len(re.findall("[\udc80-\udcff]+", text))
    good = len(re.findall("[^\x00-\x7f\udc80-\udcff]", text))
    if bad_sequences * 100 > good + bad_sequences:
        return None
    return DecodedText(re.sub("[\udc80-\udcff]", "\ufffd", text), (_count_signs(len(bad_bytes), "UTF-8"),))


def _decode_by_guess(data: bytes) -> DecodedText:
    encoding = _guess_encoding(data)
    if encoding is not None:
        text = data.decode(encoding, "replace")
        return DecodedText(text, (f"read as {encoding}, which is a guess: --encoding overrides it",))
    notice = "the encoding is unknown, read as latin-1: --encoding overrides it"
    return DecodedText(data.decode("latin-1"), (notice,))


def _guess_encoding(data: bytes) -> str | None:
    """The encoding that the detector finds in the lines that are not ASCII, or None."""
    import charset_normalizer

    telling = b"\n".join(_find_telling_lines(data))
    matches = list(charset_normalizer.from_bytes(telling[:_SAMPLE]))
    clean = [match for match in matches if match.chaos <= matches[0].chaos + _AS_CLEAN]
    fitting = [
        (round(match.chaos, 3), -match.coherence, place, name)
        for place, (encodings, languages) in enumerate(_WRITTEN_IN)
        for match in clean
        if match.language in languages
        for name in encodings
        if name in {match.encoding, *match.could_be_from_charset}
    ]
    if fitting:
        found = min(fitting, key=lambda one: one[:3])[3]
        return "iso8859_15" if found == "cp1252" and _is_latin_9(data) else found
    return None if not matches or matches[0].encoding == "ascii" else matches[0].encoding


def _is_latin_9(data: bytes) -> bool:
    """True if the bytes on which latin-9 and cp1252 differ are a euro sign, or an œ between letters."""
    is_signed = re.search(rb"\xa4|[A-Za-z]\xbd|\xbd[a-z]", data) is not None
    return is_signed and re.search(rb"[\x80-\x9f]", data) is None


def _find_telling_lines(data: bytes) -> Iterator[bytes]:
    for match in re.finditer(rb"[^\n]*[\x80-\xff][^\n]*", data):
        yield match[0][:1000]
        if match.end() > 16 * _SAMPLE:
            return


def _count_signs(count: int, encoding: str) -> str:
    return f"{format_count(count, 'byte')} that {encoding} cannot read, shown as \ufffd"
