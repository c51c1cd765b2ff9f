"""The encoding that a page declares for itself."""

from __future__ import annotations

import codecs
import re

_BEGINNING = 4096
"""Bytes in which the declaration stands."""
_DECLARATION = re.compile(
    rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_MEANT = {
    # What browsers read where a page names the first: the standard's table of labels.
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}


def find_declared_encoding(data: bytes) -> str | None:
    """The encoding that the beginning of a page names; None if it names none, or one in which it cannot be written."""
    found = _DECLARATION.search(data[:_BEGINNING])
    if found is None:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode()).name
        b"".decode(name)
    except LookupError:
        return None
    return None if name.startswith(("utf-16", "utf-32")) else _MEANT.get(name, name)
