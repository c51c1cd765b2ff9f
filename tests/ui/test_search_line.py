"""What the search line says where there is little room: the count, then what is most particular."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.events import Paste

from digest_tui import parse
from digest_tui.tui.widgets.search_line import SearchLine
from ui.frames import open_reader, read_lines, read_status, read_text, type_query, wait_until
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
    ("width", "said", "unsaid"),
    [
        (100, f"{SENTENCE}   by date   1 of 3", ""),
        (60, "without: mayor, station   by date   1 of 3", ""),
        (40, "by date   1 of 3", "without: mayor, station"),
        (20, "1 of 3", f"{SENTENCE}; by date"),
    ],
)
async def test_the_count_stands_at_every_width_and_what_is_most_particular_before_it(
    width: int, said: str, unsaid: str
) -> None:
    app = SearchLineApp("", SENTENCE, "by date", "1 of 3")
    async with app.run_test(size=(width, 3)):
        assert app.line.render().plain.split("/ search")[1].strip() == said
        assert app.line.unsaid == unsaid


async def test_what_would_lose_its_sense_without_its_beginning_is_unsaid() -> None:
    app = SearchLineApp("place: Laketon · words: snow", "1 of 3")
    async with app.run_test(size=(40, 3)):
        assert app.line.render().plain.split("/ search")[1].strip() == "words: snow   1 of 3"
        assert app.line.unsaid == "place: Laketon · words: snow"


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


MAYOR = "JAN. 1, 2031 — LAKETON — The mayor spoke of ice.\nJAN. 2, 2031 — LAKETON — The mayor left.\n"


@pytest.mark.parametrize("size", [(40, 12), (60, 16), (80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("query", "said"),
    [("mayor nowhere", "without: nowhere"), ("maxor", "near: mayor"), ("ьфнщк", "read as: mayor")],
)
async def test_what_was_done_is_said_at_every_size_while_one_types(
    size: tuple[int, int], query: str, said: str
) -> None:
    async with open_reader(parse(MAYOR), size=size) as (pilot, screen):
        await type_query(screen, query)
        await wait_until(pilot, lambda: said in read_text(pilot))
        assert read_lines(pilot)[1].startswith(f" / {query} ")


async def test_what_has_no_room_stands_over_the_hints_and_the_list_stays_where_it_is() -> None:
    async with open_reader(parse(MAYOR), size=(40, 12)) as (pilot, screen):
        await type_query(screen, "mayor")
        await wait_until(pilot, lambda: "1 of 2" in read_lines(pilot)[1])
        region = screen.panes.entries.region
        await type_query(screen, "mayor left nowhere")
        await wait_until(pilot, lambda: read_lines(pilot)[-2].strip() == "without: nowhere")
        assert screen.panes.entries.region == region
        await type_query(screen, "mayor")
        await wait_until(pilot, lambda: "nowhere" not in read_text(pilot))


async def test_what_had_no_room_is_said_when_the_hits_are_kept() -> None:
    for width, said in ((40, "without: nowhere"), (200, "")):
        async with open_reader(parse(MAYOR), size=(width, 12)) as (pilot, screen):
            await type_query(screen, "mayor ice nowhere")
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            assert read_status(screen) == said


LONG = 'who:"Anna of the Harbour" or who:"Boris of the Lighthouse"'


@pytest.mark.parametrize(
    ("width", "shown"),
    [(120, LONG), (80, LONG), (60, 'who:"Anna of the Harbour" or who:"Boris…'), (40, 'who:"Anna of the Har…')],
)
async def test_the_whole_query_is_shown_where_it_fits_else_its_beginning_once_it_is_left(
    width: int, shown: str
) -> None:
    async with open_reader(parse(MAYOR), size=(width, 16)) as (pilot, screen):
        await type_query(screen, LONG)
        await wait_until(pilot, lambda: "nothing found" in read_lines(pilot)[1])
        await pilot.press("enter")
        await wait_until(pilot, lambda: read_lines(pilot)[1].startswith(f" / {shown} "))


async def test_while_the_query_is_typed_its_end_is_in_sight() -> None:
    async with open_reader(parse(MAYOR), size=(60, 16)) as (pilot, screen):
        await pilot.press("slash")
        (await screen.query_session.open_field()).insert_text_at_cursor(LONG)
        await wait_until(pilot, lambda: 'Lighthouse" ' in read_lines(pilot)[1])


async def test_a_query_that_gets_more_room_is_shown_from_its_beginning() -> None:
    async with open_reader(parse(MAYOR), size=(60, 16)) as (pilot, screen):
        await pilot.press("slash")
        (await screen.query_session.open_field()).insert_text_at_cursor(LONG)
        await wait_until(pilot, lambda: 'Lighthouse" ' in read_lines(pilot)[1])
        await pilot.resize_terminal(100, 16)
        await wait_until(pilot, lambda: read_lines(pilot)[1].startswith(f" / {LONG} "))
