"""What a terminal may send, drawn at random: bytes, or a change of size or a signal."""

from __future__ import annotations

import random
import signal
from dataclasses import dataclass
from pathlib import Path

_KEYS = "jkJKGgb /?nN!ivwymMuUtTcCaeosSfFxXzrdq.:'`0123456789[]<>ойнеруш"
_NAMED = [
    *(b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F", b"\x1b[Z", b"\x1b[3~"),
    *(
        b"\t",
        b"\r",
        b"\x1b",
        b"\x1b[27u",
        b"\x7f",
        b"\x01",
        b"\x04",
        b"\x05",
        b"\x0c",
        b"\x10",
        b"\x15",
        b"\x19",
        b"\x1bj",
    ),
    *(b"\x1bOP", b"\x1b[57399u", b"\x1b[97;5u", b"\x1b[1078;;1078u", b"\x1b[1;5C"),
]
_NO_KEYS = [
    *(b"\xe9", b"\xff\xfe", b"\xed\xa0\x80", b"\x9b1;2A", b"\x1b[M \xa0\x30", b"\x1b[97;1:3u", b"\x1b[1114112u"),
    *(b"\x1b[?1;2c", b"\x1b[>41;354;0c", b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1bP>|tmux 3.3a\x1b\\", b"\x1b[201~"),
    *(b"\x1b]52;c;YWJj\x07", b"\x1b_Gi=31;OK\x1b\\", b"\x1b[", b"\x1b]", b"\x1b[200~lost", b"\x00", b"\x80\x80"),
]
_WORDS = [
    "murat",
    "almaty",
    '"special ruling"',
    "jan 16",
    "is:marked",
    "place:oral",
    "no:source",
    "-astana",
    "\\",
    "[71]",
]
_SIZES = [(1, 1), (4, 12), (20, 5), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60)]


@dataclass(frozen=True)
class Event:
    """Bytes to send, a size in columns and rows, or a signal."""

    data: bytes = b""
    size: tuple[int, int] | None = None
    number: signal.Signals | None = None


def draw_event(choose: random.Random) -> Event:
    """One event; most are bursts of keys."""
    kind = choose.random()
    if kind < 0.6:
        keys = choose.choices([*(key.encode() for key in _KEYS), *_NAMED], k=choose.choice((1, 1, 2, 3, 5, 40)))
        return Event(b"".join(keys))
    if kind < 0.7:
        return Event(b"/" + choose.choice(_WORDS).encode() + choose.choice([b"", b"\r", b"\x1b[27u"]))
    if kind < 0.8:
        return Event(choose.choice(_NO_KEYS) if choose.random() < 0.7 else choose.randbytes(choose.randrange(1, 40)))
    if kind < 0.9:
        return Event(_draw_mouse(choose))
    if kind < 0.93:
        return Event(b"\x1b[200~" + choose.randbytes(choose.randrange(1, 3000)).replace(b"\x1b", b"") + b"\x1b[201~")
    if kind < 0.98:
        return Event(size=choose.choice(_SIZES))
    return Event(number=choose.choice((signal.SIGTSTP, signal.SIGWINCH, signal.SIGTTIN)))


def _draw_mouse(choose: random.Random) -> bytes:
    column, row = choose.randrange(1, 130), choose.randrange(1, 45)
    button = choose.choice((0, 0, 2, 32, 35, 64, 65))
    return b"".join(b"\x1b[<%d;%d;%d%c" % (button, column, row, end) for end in b"Mm")


def change_file(path: Path, choose: random.Random) -> None:
    """Append to a document, cut it, or write it anew as an editor does."""
    data = path.read_bytes()
    change = choose.randrange(3)
    if change == 0:
        path.write_bytes(data + b"\nJAN. 31, 2031 \xe2\x80\x94 LAKETON \xe2\x80\x94 One more. [1]\n")
    elif change == 1 and len(data) > 2000:
        path.write_bytes(data[: len(data) - choose.randrange(1, 1000)])
    else:
        new = path.with_suffix(".new")
        new.write_bytes(data)
        new.replace(path)
