"""What a terminal sends, cut down to what Textual's parser reads: keys, mouse events, pastes, and answers it asked for.

Textual takes whatever else comes for keys, or ends with a traceback:
https://github.com/Textualize/textual/issues/6456 (bytes that are no UTF-8),
https://github.com/Textualize/textual/issues/6668 (the same, from a mouse).
Answers to what another program asked, which come late over a slow line, are
the like: they would mark entries and copy over the clipboard.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Iterator
from sys import maxunicode

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS  # Textual tells nowhere else which keys it knows.

from digest_tui.chronicle.text.patterns import lazy

ESCAPE = "\x1b"
"""As a piece of its own: the Escape key."""
PAUSES_IN_PASTE = 20
"""So many pauses in a row end a paste whose end was lost; until then keys are taken for pasted text."""

_X10_MOUSE = lazy(rb"\x1b\[M[\x00-\xff]{3}")
_BEGUN_X10_MOUSE = lazy(rb"\x1b(?:\[(?:M[\x00-\xff]{0,2})?)?\Z")
# The controls of eight bits, which are no UTF-8, by those of seven; other invalid bytes are dropped.
_WIDE_CONTROLS = {chr(0xDC40 + ord(letter)): f"\x1b{letter}" for letter in "OP[]_"}
_WIDE_CONTROL = lazy("(?<![\udc80-\udcff])[\udc8f\udc90\udc9b\udc9d\udc9f]")

_CONTROL_SEQUENCE = lazy(r"\x1b\[([0-?-]*[ -/]*)(\[.|[@-Z\\-~])")
_BROKEN_SEQUENCE = lazy(r"\x1b\[[0-?-]*[ -/]*")
_BEGUN = lazy(r"\x1b(?:[O\]P_]|\[[0-?-]*[ -/]*\[?)?\Z")
# OSC, DCS and APC, where what follows is an answer and no key pressed with Alt.
_STRING = lazy(r"\x1b(?:\](?=\d)|P(?=[\d>!$+|])|_(?=G))")
_STRING_END = lazy(r"\x07|\x1b\\|[\x18\x1a]|\x1b(?=[^\\])")
_PASTE, _PASTE_END = "\x1b[200~", "\x1b[201~"
_LONGEST_SEQUENCE = 256

_MOUSE = lazy(r"<\d{1,4};-?\d{1,6};-?\d{1,6}[mM]")
_MODE_REPORT = lazy(r"\?\d{1,6};\d\$y")
_SIZE_REPORT = lazy(r"48(?:;\d{1,6}(?::\d{0,6})*){4}t")
_KITTY_KEY = lazy(r"(\d{0,7})(?::[\d:]*)?(?:(;\d{0,3})(?::([123]?))?)?(?:(;)([\d:]{0,80}))?([u~ABCDEFHPQRS])")
_RELEASED = "3"


class TerminalInput:
    """Takes bytes as they come, and gives the pieces to hand to Textual's parser."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("surrogateescape")
        self._bytes = b""
        self._text = ""
        self._is_in_string = False
        self._is_in_paste = False
        self._pauses = 0

    @property
    def is_waiting(self) -> bool:
        """True if something has begun and its end has not come yet."""
        return bool(self._bytes or self._text or self._is_in_string or self._is_in_paste)

    def feed(self, data: bytes) -> list[str]:
        """The pieces in `data` and what was left before it."""
        self._pauses = 0
        data = _X10_MOUSE().sub(b"", self._bytes + data)
        begun = _BEGUN_X10_MOUSE().search(data)
        self._bytes = begun[0] if begun else b""
        text = self._decode.decode(data[: begun.start()] if begun else data)
        # What was no UTF-8 cannot be encoded either.
        self._text += _WIDE_CONTROL().sub(lambda match: _WIDE_CONTROLS[match[0]], text).encode(errors="ignore").decode()
        return list(self._take())

    def settle(self) -> list[str]:
        """The pieces in what was left, now that nothing more has come for a moment."""
        left = "" if self._is_in_string else self._text + self._bytes.decode("latin-1")
        self._text, self._bytes = "", b""
        self._decode.reset()
        self._is_in_string = False
        if self._is_in_paste:
            self._pauses += 1
            if self._pauses >= PAUSES_IN_PASTE:
                self._is_in_paste = False
                return [_PASTE_END]
            self._text = left
            return []
        # What is longer has lost its end; Escape alone, and `[` or `]` with Alt, are keys.
        return list(left) if left == 2 * ESCAPE else [left] if len(left) in (1, 2) else []

    def _take(self) -> Iterator[str]:
        while self._text:
            before = self._text
            yield from self._take_one()
            if self._text == before:  # What is left has no end yet.
                return

    def _take_one(self) -> Iterator[str]:
        if self._is_in_string:
            self._skip_string()
        elif self._is_in_paste:
            yield from self._take_paste()
        elif not self._text.startswith(ESCAPE):
            plain, escape, rest = self._text.partition(ESCAPE)
            self._text = escape + rest
            yield plain
        elif _STRING().match(self._text):
            self._is_in_string = True
            self._text = self._text[2:]
        elif match := _CONTROL_SEQUENCE().match(self._text):
            self._text = self._text[match.end() :]
            yield from self._judge(match[0])
        elif not _BEGUN().match(self._text):
            yield from self._take_key()
        elif len(self._text) > _LONGEST_SEQUENCE:
            self._text = ""

    def _take_key(self) -> Iterator[str]:
        """Escape, a key pressed with Alt, or one of the keypad; of a sequence that is no such nothing."""
        if broken := _BROKEN_SEQUENCE().match(self._text):
            self._text = self._text[broken.end() :]
            return
        length = 1 if self._text[1] == ESCAPE else 3 if self._text[1] == "O" else 2
        yield self._text[:length]
        self._text = self._text[length:]

    def _skip_string(self) -> None:
        if end := _STRING_END().search(self._text):
            self._is_in_string = False
            # An Escape that begins something else ends it too, and stays.
            self._text = self._text[end.start() if end[0] == ESCAPE else end.end() :]
        else:
            self._text = ESCAPE if self._text.endswith(ESCAPE) else ""

    def _take_paste(self) -> Iterator[str]:
        pasted, end, rest = self._text.partition(_PASTE_END)
        if end:
            self._is_in_paste = False
            self._text = rest
            yield pasted.replace(ESCAPE, "") + _PASTE_END
            return
        # The end may have begun.
        cut = pasted.rfind(ESCAPE, max(len(pasted) - len(_PASTE_END) + 1, 0))
        cut = len(pasted) if cut < 0 else cut
        if cut:
            self._text = pasted[cut:]
            yield pasted[:cut].replace(ESCAPE, "")

    def _judge(self, sequence: str) -> Iterator[str]:
        if sequence == _PASTE:
            self._is_in_paste = True
        if sequence != _PASTE_END and (known := find_known(sequence)):
            yield known


def find_known(sequence: str) -> str:
    """`sequence`, which begins with `ESC [`, as Textual's parser reads it; "" for what is no key, mouse or answer."""
    if sequence in ANSI_SEQUENCES_KEYS or sequence in (_PASTE, "\x1b[I", "\x1b[O"):
        return sequence
    body = sequence[2:]
    if any(form.fullmatch(body) for form in (_MOUSE(), _MODE_REPORT(), _SIZE_REPORT())):
        return sequence
    return _simplify_kitty_key(body)


def _simplify_kitty_key(body: str) -> str:
    """A key of kitty's protocol without what Textual stumbles over: kinds of events, keys of other layouts."""
    match = _KITTY_KEY().fullmatch(body)
    if not match:
        return ""
    code, modifiers, event, separator, text, end = match.groups(default="")
    if event == _RELEASED or not all(map(_is_character, (code or "1", *filter(None, text.split(":"))))):
        return ""
    if end != "u" and not (modifiers and (end == "~" or code in ("", "1"))):
        return ""
    return f"\x1b[{code}{modifiers or ';'}{separator}{text}{end}"


def _is_character(code: str) -> bool:
    number = int(code)
    return number <= maxunicode and not 0xD800 <= number <= 0xDFFF
