"""Decoding: from the bytes of a document to its text."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from digest_tui.chronicle.files.formats import (
    begins_as_html,
    explain_format,
    explain_html,
    find_signature,
    has_controls,
    is_coded_mail,
    is_html,
)
from digest_tui.chronicle.files.reading import UnreadableDocument
from digest_tui.chronicle.text.safety import one_line
from digest_tui.chronicle.wording import format_count

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CODED_MAIL = "the source of a mail, in which letters and links are coded: save the message as text or HTML"


class DecodedText(NamedTuple):
    """The text of a document, and notices about how it was decoded."""

    text: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> DecodedText:
    """The text of `data`: in `encoding`, else by its byte-order mark, else UTF-8, else by a guess that is said.

    Of a web page it is the text made of it. Raises UnreadableDocument if it is empty or binary, or a web page that
    cannot be opened, and LookupError for an unknown encoding.
    """
    if encoding is not None:
        codecs.lookup(encoding)
    if not data or data.isspace():
        raise UnreadableDocument(name, "empty")
    decoded = _decode(data, name, encoding)
    if is_html(decoded.text):
        decoded = _open_page(decoded, name)
    elif is_coded_mail(decoded.text):
        decoded = decoded._replace(notices=(*decoded.notices, _CODED_MAIL))
    if not decoded.text or decoded.text.isspace():
        raise UnreadableDocument(name, "empty")
    return decoded


def _open_page(decoded: DecodedText, name: str) -> DecodedText:
    """The text made of a web page, with a notice that it is not the page's own."""
    from digest_tui.chronicle.web_pages.opening import PageRefused, can_open_pages, open_page

    if not can_open_pages():
        raise UnreadableDocument(name, explain_html(name))
    try:
        made = open_page(decoded.text)
    except PageRefused as error:
        raise UnreadableDocument(name, str(error)) from error
    left_out = f"; left out: {', '.join(made.left_out)}" if made.left_out else ""
    notice = f"text made of a web page, with lines of its own{left_out}"
    return DecodedText(made.text, (*decoded.notices, notice))


def find_mark(data: bytes) -> str | None:
    """The encoding that a byte-order mark names; None where there is no mark."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), None)


def _decode(data: bytes, name: str, encoding: str | None) -> DecodedText:
    mark = find_mark(data)
    if encoding is not None:
        return _decode_as(data, name, mark if mark and codecs.lookup(encoding).name in mark else encoding)
    if mark is not None:
        return _decode_as(data, name, mark)
    if form := find_signature(data):
        raise UnreadableDocument(name, explain_format(form, name))
    if has_controls(data):
        from digest_tui.chronicle.files.guessing import guess_wide

        if (wide := guess_wide(data)) is None:
            raise UnreadableDocument(name, "binary, not text")
        return DecodedText(data.decode(wide, "replace"), (_name_guess(wide),))
    try:
        return DecodedText(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_as_declared(data) or _decode_nearly(data) or _decode_by_guess(data)


def _decode_as_declared(data: bytes) -> DecodedText | None:
    """The text of a web page in the encoding that it names, if it can be read in it."""
    if not begins_as_html(data):
        return None
    from digest_tui.chronicle.web_pages.declared import find_declared_encoding

    if (encoding := find_declared_encoding(data)) is None:
        return None
    try:
        return DecodedText(data.decode(encoding))
    except UnicodeDecodeError:
        return None


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
    from digest_tui.chronicle.files.guessing import guess_encoding

    encoding = guess_encoding(data)
    if encoding is not None:
        return DecodedText(data.decode(encoding, "replace"), (_name_guess(encoding),))
    notice = "the encoding is unknown, read as latin-1: --encoding overrides it"
    return DecodedText(data.decode("latin-1"), (notice,))


def _name_guess(encoding: str) -> str:
    return f"read as {encoding}, which is a guess: --encoding overrides it"


def _count_signs(count: int, encoding: str) -> str:
    return f"{format_count(count, 'byte')} that {encoding} cannot read, shown as \ufffd"
