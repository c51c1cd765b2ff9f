"""A document of attacks, in a file that is one: no byte of it reaches the terminal as a control (design, section 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.terminal import Terminal, reader

ATTACKS = {
    "window title": "\x1b]0;owned\x07",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "colour": "\x1b[31m",
    "clear": "\x1b[2J\x1b[H",
    "alternate screen": "\x1b[?1049l",
    "report": "\x1b[6n\x1b[c\x05",
    "link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
    "device string": '\x1bP$q"p\x1b\\',
    "eight-bit control": "\x9b31m\x9d0;owned\x9c\x90x\x9c\x85",
    "bell and back": "\x07\x08\x0b\x0c\x0e\x0f\x7f",
    "nul": "\x00",
    "override": "\u202etxt.exe\u202c \u2066x\u2069 \u200e\u200f\u061c",
    "line separators": "a\u2028b\u2029c",
    "tags": "\U000e0041\U000e0042\U000e007f",
    "marks": "\ufeff\ufff9x\ufffb",
    "markup": "[/] [bold]x[/bold] [@click=app.quit]quit[/] [sic] \\[x]",
    "combining": "e" + "\u0301" * 500,
}
BROKEN = b"cut \xd0 in a character, \xff\xfe, a lone half \xed\xa0\x80"
NAME = "a\x1b]0;owned\x07\x1b[31m\u202eb\nc\x9b2J.txt"
FORBIDDEN = re.compile(
    "[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
ESCAPES_OF_THE_ATTACK = ("]0;", "]52;", "[31m", "[6n", "[c", "P$q", "]8;;https://evil")
COMMANDS = [
    ("list", "--all"),
    ("list", "--json"),
    ("search", "owned"),
    ("search", "--json", "owned"),
    ("show", "1"),
    ("links",),
    ("links", "--as-written"),
    ("links", "--json"),
    ("check",),
    ("check", "--json"),
    ("stats",),
    ("stats", "--json"),
]


@pytest.fixture
def attack(tmp_path: Path) -> str:
    lines = [f"MAR. 1, 2031 — LAKETON {name} — Owned {attack} here. [1][{attack}]" for name, attack in ATTACKS.items()]
    places = [f"MAR. 2, 2031 — LAKE{attack.split()[0]}TON — Rain. [1]" for attack in ATTACKS.values()]
    notes = [f"[{number}] https://e.example/{attack}" for number, attack in enumerate(ATTACKS.values(), 1)]
    path = tmp_path / NAME
    text = "\n".join([*lines, *places, *notes]) + "\n"
    path.write_bytes(text.encode() + b"[99] " + BROKEN + b"\n\n" + "".join(ATTACKS.values()).encode() + b"\n")
    return str(path)


def find_controls(received: bytes, own_escapes: bool) -> Iterator[str]:
    """What a terminal would obey in `received`; the program's own escape sequences only where it paints."""
    text = received.decode("utf-8", "surrogateescape")
    yield from FORBIDDEN.findall(text)
    escapes = ESCAPES_OF_THE_ATTACK if own_escapes else ("",)
    yield from (escape for escape in escapes if "\x1b" + escape in text)
    yield from re.findall("[\udc80-\udcff]", text)


def test_the_test_sees_an_attack() -> None:
    assert list(find_controls(b"a\x1b[31m", own_escapes=False))
    assert list(find_controls(b"a\x1b[31m", own_escapes=True)) == ["[31m"]
    assert list(find_controls("\u202e\x9b\x00".encode(), own_escapes=True)) == ["\u202e", "\x9b", "\x00"]
    assert not list(find_controls("␛[31m é\r\n".encode(), own_escapes=False))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_prints_signs(words: tuple[str, ...], attack: str) -> None:
    with Terminal(reader(*words, attack)) as terminal:
        status = terminal.wait_for_end()
    assert status in (0, 1)
    assert b"Traceback" not in terminal.received
    assert terminal.received
    assert list(find_controls(terminal.received, own_escapes=False)) == []


@pytest.mark.parametrize("command", ["list", "check", "stats", "links"])
def test_a_file_that_is_missing_is_named_in_signs(command: str, tmp_path: Path) -> None:
    with Terminal(reader(command, str(tmp_path / NAME))) as terminal:
        assert terminal.wait_for_end() == 2
    assert "no such file" in terminal.text
    assert list(find_controls(terminal.received, own_escapes=False)) == []


def test_the_reader_shows_signs(attack: str) -> None:
    with Terminal(reader(attack), size=(120, 40)) as terminal:
        terminal.wait_for("Owned")
        terminal.wait_for(lambda: bool(re.search(r"! \d{2,} ", terminal.text)))
        for number in range(2, 2 * len(ATTACKS) + 1, 3):
            terminal.send(f"{number}G")
            terminal.wait_for(f"  {number} · ")
        terminal.send("u")
        for key in "i!":
            terminal.send(key)
            terminal.wait_for("Esc close")
            terminal.send("G\x1b")
            terminal.wait_for(lambda: "Esc close" not in terminal.text)
        terminal.send("/")
        terminal.send("owned")
        terminal.wait_for("1 of ")
        terminal.send("\r")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
    assert list(find_controls(terminal.received, own_escapes=True)) == []
