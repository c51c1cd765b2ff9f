"""What the search line says where there is little room: the count, then what is most particular."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.events import Paste

from digest_tui import parse
from digest_tui.tui.widgets.search_line import SearchLine
from ui.frames import open_reader, read_lines, read_status, type_query, wait_until
from ui.hosts import PaintedApp

SENTENCE = "no entry has all of these · without: mayor, station"


class SearchLineApp(PaintedApp):
    """Shows a search line alone."""

    def __init__(self, *words: str) -> None:
        super().__init__()
        self.line = SearchLine(lambda: None)
        self.line.show_words(*words)

    def compose(self) -> ComposeResult:
        """The line."""
        yield self.line


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (150, f"{SENTENCE}   by date   1 of 3"),
        (100, "without: mayor, station   by date   1 of 3"),
        (60, "by date   1 of 3"),
        (20, "1 of 3"),
    ],
)
async def test_the_count_stands_at_every_width_and_what_is_most_particular_before_it(width: int, said: str) -> None:
    app = SearchLineApp("", SENTENCE, "by date", "1 of 3")
    async with app.run_test(size=(width, 3)):
        assert app.line.render().plain.split("/ search")[1].strip() == said
        assert app.line.is_cut == (said != f"{SENTENCE}   by date   1 of 3")


async def test_how_much_is_marked_is_said_in_the_smallest_terminal() -> None:
    app = SearchLineApp("★ marked only · 3 of 108")
    async with app.run_test(size=(40, 3)):
        assert app.line.render().plain.rstrip().endswith("3 of 108")


async def test_the_line_says_what_it_is_for_whenever_nothing_is_typed() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Ice.\n"), size=(80, 20)) as (pilot, _):
        assert read_lines(pilot)[1].startswith(" / search ")
        await pilot.press("/", "i")
        await wait_until(pilot, lambda: read_lines(pilot)[1].startswith(" / i "))
        await pilot.press("backspace")
        await wait_until(pilot, lambda: read_lines(pilot)[1].startswith(" / search "))
        await pilot.press("enter")
        assert read_lines(pilot)[1].startswith(" / search ")


async def test_several_lines_that_are_pasted_are_one_query() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — Ice.\n")) as (pilot, screen):
        await pilot.press("slash")
        pilot.app.post_message(Paste("the\nmayor \x1b[1m\r\nleft\n"))
        await wait_until(pilot, lambda: screen.search.query == "the mayor ␛[1m left")


async def test_what_had_no_room_is_said_when_the_hits_are_kept() -> None:
    text = "JAN. 1, 2031 — LAKETON — The mayor spoke of ice.\nJAN. 2, 2031 — LAKETON — The mayor left.\n"
    for width, said in ((40, "no entry has all of these · without: nowhere"), (200, "")):
        async with open_reader(parse(text), size=(width, 12)) as (pilot, screen):
            await type_query(screen, "mayor ice nowhere")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert read_status(screen) == said
