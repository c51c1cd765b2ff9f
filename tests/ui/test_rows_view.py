"""The pane of rows: a highlight, headings between groups, rows of any height, ticks, and clicks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.strip import Strip

from digest_tui.tui.styles import read_sheets
from digest_tui.tui.widgets.rows_view import GetStyle, RowsView
from ui.frames import read_lines
from ui.hosts import PaintedApp


class Numbers:
    """Rows that say which they are, and whether they are highlighted."""

    parts: Mapping[str, str] = {"message": "bold", "tick": "bold"}
    message: Sequence[str] = ("Nothing", "here")

    def __init__(
        self, count: int, height: int = 1, group_starts: Sequence[int] = (), ticks: Sequence[int] = ()
    ) -> None:
        self.count, self.height, self.group_starts, self.ticks = count, height, group_starts, ticks

    def __len__(self) -> int:
        return self.count

    def paint_row(self, row: int, line: int, room: int, cursor: str, style: GetStyle) -> Strip:
        return Strip([Segment(f"{'>' if cursor else ' '}{row}.{line}")]).adjust_cell_length(room)

    def paint_heading(self, group: int, room: int, style: GetStyle) -> Strip:
        return Strip([Segment(f"group {group}")]).adjust_cell_length(room)


class Rows(PaintedApp):
    """A pane of rows that fills the screen."""

    CSS = read_sheets()

    def __init__(self, rows: Numbers) -> None:
        super().__init__()
        self.view = RowsView("rows", rows)
        self.heard: list[tuple[str, int]] = []

    def compose(self) -> ComposeResult:
        yield self.view

    @on(RowsView.Highlighted, "#rows")
    def _hear_highlight(self) -> None:
        self.heard.append(("highlighted", self.view.cursor))

    @on(RowsView.Chosen, "#rows")
    def _hear_choice(self) -> None:
        self.heard.append(("chosen", self.view.cursor))


async def show(rows: Numbers, *, go_to: int = 0, height: int = 8) -> list[str]:
    """The lines of the screen once a row is highlighted."""
    app = Rows(rows)
    async with app.run_test(size=(20, height)) as pilot:
        app.view.go_to(go_to)
        await pilot.pause()
        return [line.rstrip(" ▐") for line in read_lines(pilot)]


async def test_rows_stand_below_the_headings_of_their_groups() -> None:
    lines = await show(Numbers(3, group_starts=(0, 2)), go_to=1)
    assert lines[:5] == ["group 0", " 0.0", ">1.0", "group 1", " 2.0"]


async def test_a_row_may_have_several_lines() -> None:
    lines = await show(Numbers(3, height=2, group_starts=(0, 2)), go_to=2)
    assert lines == ["group 0", " 0.0", " 0.1", " 1.0", " 1.1", "group 1", ">2.0", ">2.1"]


async def test_the_highlighted_row_is_in_sight_with_all_its_lines_and_its_heading() -> None:
    rows = Numbers(20, height=2, group_starts=(0, 4))
    app = Rows(rows)
    async with app.run_test(size=(20, 6)) as pilot:
        for row in (3, 4, 19, 4):
            app.view.go_to(row)
            await pilot.pause()
            lines = [line.rstrip(" ▐") for line in read_lines(pilot)]
            assert {f">{row}.0", f">{row}.1"} <= set(lines)
        assert "group 1" in lines


async def test_a_step_beyond_the_ends_stays_at_the_end() -> None:
    app = Rows(Numbers(3))
    async with app.run_test(size=(20, 6)):
        app.view.move(10)
        assert app.view.cursor == 2
        app.view.move(-10)
        assert app.view.cursor == 0
        app.view.go_to_end()
        assert app.view.cursor == 2


async def test_groups_are_walked_to_their_first_row() -> None:
    app = Rows(Numbers(9, group_starts=(0, 3, 6)))
    async with app.run_test(size=(20, 6)):
        seen = []
        for step in (1, 1, 1, -1):
            app.view.move_group(step)
            seen.append(app.view.cursor)
        app.view.go_to(5)
        app.view.move_group(-1)
        assert [*seen, app.view.cursor] == [3, 6, 6, 3, 3]


async def test_a_move_is_told_and_new_rows_are_not() -> None:
    app = Rows(Numbers(9))
    async with app.run_test(size=(20, 6)) as pilot:
        app.view.show(Numbers(5), 3)
        app.view.move(1)
        await pilot.pause()
        assert app.heard == [("highlighted", 4)]


async def test_a_click_chooses_a_row_and_none_on_a_heading() -> None:
    app = Rows(Numbers(3, height=2, group_starts=(0, 1)))
    async with app.run_test(size=(20, 9)) as pilot:
        await pilot.click("#rows", offset=(2, 5))
        assert app.heard == [("highlighted", 1), ("chosen", 1)]
        await pilot.click("#rows", offset=(2, 3))
        await pilot.click("#rows", offset=(2, 8))
        assert app.view.cursor == 1
        assert len(app.heard) == 2


async def test_below_a_rule_rows_are_highlighted_and_clicked_where_they_stand() -> None:
    app = Rows(Numbers(3))
    async with app.run_test(size=(20, 9)) as pilot:
        app.view.styles.padding = (1, 0, 0, 0)
        app.view.has_rule = True
        await pilot.pause()
        await pilot.click("#rows", offset=(2, 2))
        await pilot.pause()
        assert [line.rstrip(" ▐") for line in read_lines(pilot)][1:4] == [" 0.0", ">1.0", " 2.0"]
        await pilot.click("#rows", offset=(2, 0))
        assert app.view.cursor == 1


async def test_where_no_row_is_a_message_stands() -> None:
    assert (await show(Numbers(0)))[:4] == ["", "  Nothing", "  here", ""]


async def test_ticks_stand_at_the_height_of_their_rows_among_all() -> None:
    app = Rows(Numbers(100, ticks=(0, 50, 51, 99)))
    async with app.run_test(size=(20, 10)):
        ticks = [y for y in range(10) if app.view.paint_track(y, is_thumb=False).text == "▐"]
    assert ticks == [0, 5, 9]
