"""Making text safe to show: no character of a document may reach the terminal as a control."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.chronicle.text.patterns import lazy

# C0 but tab and newline, DEL, C1, bidi controls and marks, line and paragraph separators, byte-order marks inside
# the text, interlinear marks, tag characters, lone surrogates.
_UNSAFE = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f\ud800-\udfff]"
)
SIGNS = "\u2400-\u241f\u2421\u2424\ufffd"
"""What `make_safe` writes for what cannot be shown, between the brackets of a pattern."""
PAGE_END = "\u240c"
"""What `make_safe` writes for a form feed: in prose it is white space."""
_OTHER_LINE_ENDS = lazy("[\r\x85\u2028\u2029]")
_PLAIN = bytes(range(0x20, 0x7F)) + b"\t\n"
_BLOCK = 1 << 20
"""Characters looked at in one go: the screen must be able to answer between two of them."""
_UNSAFE_CHARACTER = lazy(_UNSAFE)


def make_safe(text: str) -> str:
    """Show every control of `text` as a visible sign, one for one; CRLF becomes a line feed.

    A C0 control becomes its control picture, a line separator the sign for a
    new line, all others the replacement character (design, section 7). Text
    whose only line ends are carriage returns, line or paragraph separators
    gets line feeds.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\n" not in text and not text.isprintable():
        text = _OTHER_LINE_ENDS().sub("\n", text)
    if all(map(_is_safe, _cut_blocks(text))):
        return text
    return "".join(_UNSAFE_CHARACTER().sub(_sign, block) for block in _cut_blocks(text))


def _cut_blocks(text: str) -> Iterator[str]:
    """The text in pieces, one at a time: all together they would be a second text in memory."""
    return (text[start : start + _BLOCK] for start in range(0, len(text), _BLOCK))


def one_line(text: str) -> str:
    """`text` made safe and on one line: for file names and messages."""
    return make_safe(text).replace("\n", "␤").replace("\t", "␉")


def _is_safe(block: str) -> bool:
    """Whether nothing in `block` needs a sign. To drop what is plain ASCII first takes a quarter of the time."""
    rest = block.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    others = rest.decode("utf-8", "surrogatepass")
    # What is printable holds none of the unsafe: most documents do without the pattern, a millisecond to compile.
    return others.isprintable() or not _UNSAFE_CHARACTER().search(others)


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "␤" if code in (0x85, 0x2028, 0x2029) else "\ufffd"
