"""From a key to the letter and to the list on the screen, while a word is typed into the search.

What arrives is stamped at once and read by a terminal in memory afterwards:
the list is there when its part of the screen is first as it stays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import pyte

from benchmarks.measuring import MANY, MILLISECOND, Document, Row, find_large, find_percentile, find_small, say_missing
from benchmarks.terminal import COLUMNS, PATIENCE, ROWS, Terminal

WORDS = ("lawyer", "almaty", "murat adam", "kaztag", "court")
PANES = range(3, ROWS - 1)
"""Rows of the screen: above are the document's name, the search line and the strip of the days, below the keys."""
LIST_COLUMNS = 34
"""The list has at least so many."""
ECHO_BUDGET = 20
BARE_INPUT = [sys.executable, str(Path(__file__).with_name("bare_app.py")), "input"]
WHAT = "key to the list repainted"


@dataclass(frozen=True)
class Stroke:
    """What came of one key, in seconds."""

    echo: float
    list: float | None
    """None where the list stayed as it was."""


class Screen:
    """What a terminal shows, read from what a program sends."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._read = 0

    def read_chunks(self) -> Iterator[float]:
        """The times of what has arrived since, each once it is on the screen."""
        for time, chunk in self._terminal.chunks[self._read :]:
            self._stream.feed(chunk)
            self._read += 1
            yield time

    def catch_up(self) -> None:
        """Take all that has arrived."""
        for _ in self.read_chunks():
            pass

    def find_list(self) -> tuple[object, ...]:
        """The cells of the list, with their colours."""
        return tuple(self._screen.buffer[row][column] for row in PANES for column in range(LIST_COLUMNS))

    def is_answered(self) -> bool:
        """The whole document is read, and all hits are counted: no `…` says that more may come."""
        head, line = self._screen.display[:2]
        return "sources" in head and " of " in line and "…" not in line and "reading words" not in line

    def find_query(self) -> str:
        """The head of the screen, where the query is echoed."""
        return "\n".join(self._screen.display[: PANES.start])


def type_word(terminal: Terminal, screen: Screen, word: str, pause: float) -> Iterator[Stroke]:
    """Type `word` letter by letter, with `pause` seconds for what comes of each."""
    for length in range(1, len(word) + 1):
        before = screen.find_list()
        sent = terminal.send(word[length - 1])
        terminal.read_for(pause)
        echo, seen = 0.0, []
        for time in screen.read_chunks():
            if not echo and word[:length].rstrip() in screen.find_query():
                echo = time - sent
            seen.append((time - sent, screen.find_list()))
        after = screen.find_list()
        repainted = next((time for time, cells in seen if cells == after), None)
        yield Stroke(echo, None if after == before else repainted)


def type_words(document: Document, pause: float) -> list[Stroke]:
    """Type every word into a reader that has the document open."""
    strokes: list[Stroke] = []
    with Terminal(document.open_reader()) as terminal:
        terminal.wait_for(document.first_words, 2)
        screen = Screen(terminal)
        wait_for_answer(terminal, screen, pause)
        for word in WORDS:
            terminal.send("/")
            terminal.read_for(pause)
            screen.catch_up()
            strokes += type_word(terminal, screen, word, pause)
            terminal.send("\x1b")
            terminal.read_for(pause)
    return strokes


def wait_for_answer(terminal: Terminal, screen: Screen, pause: float) -> None:
    """Search once and put it aside, so that nothing is measured which is still being read or built."""
    terminal.send("/")
    terminal.read_for(pause)
    screen.catch_up()
    terminal.send(WORDS[0][0])
    deadline = perf_counter() + PATIENCE
    while not screen.is_answered() and perf_counter() < deadline:
        terminal.read_for(pause)
        screen.catch_up()
    terminal.send("\x1b")
    terminal.read_for(pause)


def measure_meanwhile(document: Document) -> Row:
    """The echo while a long document is counted and indexed: from when it is read until all hits are counted."""
    echoes: list[float] = []
    with Terminal(document.open_reader()) as terminal:
        terminal.wait_for(f"of {MANY:,}")
        screen = Screen(terminal)
        terminal.send("/")
        terminal.read_for(0.3)
        screen.catch_up()
        for stroke in type_word(terminal, screen, " ".join(WORDS), 0.2):
            if screen.is_answered():
                break
            echoes.append(stroke.echo * MILLISECOND)
    return make_row(f"key to its echo, {document.name}, while they are indexed", echoes, ECHO_BUDGET)


def measure_bare() -> Row:
    """The echo of a bare app: no budget, but what this machine can do at this hour."""
    with Terminal(BARE_INPUT) as terminal:
        terminal.wait_for("A bare")
        screen = Screen(terminal)
        terminal.read_for(0.5)
        screen.catch_up()
        echoes = [stroke.echo * MILLISECOND for stroke in type_word(terminal, screen, WORDS[0] * 4, 0.3)]
    return Row("key to its echo, a bare app with an Input", describe(echoes), "", None)


def measure(document: Document, budget: int, pause: float) -> list[Row]:
    """The list's row and the echo's."""
    strokes = type_words(document, pause)
    lists = [stroke.list * MILLISECOND for stroke in strokes if stroke.list is not None]
    echoes = [stroke.echo * MILLISECOND for stroke in strokes if stroke.echo]
    return [
        make_row(f"{WHAT}, {document.name}", lists, budget),
        make_row(f"key to its echo, {document.name}", echoes, ECHO_BUDGET),
    ]


def describe(times: Sequence[float]) -> str:
    """Times in milliseconds, in words."""
    p50, p95 = (find_percentile(times, share) for share in (0.5, 0.95))
    return f"p95 {p95:.0f} ms (median {p50:.0f}, most {max(times):.0f}, {len(times)} keys)"


def make_row(what: str, times: Sequence[float], budget: int) -> Row:
    """A row for times in milliseconds."""
    if not times:
        return Row(what, "nothing came in time", f"p95 {budget} ms", False)
    return Row(what, describe(times), f"p95 {budget} ms", find_percentile(times, 0.95) <= budget)


def rows() -> Iterator[Row]:
    """On a hundred entries, and on a hundred thousand."""
    yield measure_bare()
    yield from measure(find_small(), 40, 0.3)
    large = find_large()
    if large:
        yield measure_meanwhile(large)
        yield from measure(large, 60, 1.0)
    else:
        yield say_missing(WHAT)
