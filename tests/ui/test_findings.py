"""The panel of what is wrong, and its count in the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Event

import pytest

from digest_tui import Chronicle, Finding, check, parse
from digest_tui.chronicle import checking
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui.findings_screen import FindingsScreen
from digest_tui.tui.help_screen import HelpScreen
from ui.frames import SIZES, count_findings, do, open_reader, read_lines, read_prose, read_status, read_text, wait_until

FAULTY = "".join(f"MAR. {day}, 2031 — LAKETON — The the ferry is late.\n" for day in range(1, 31))
RIGHT = "MAR. 1, 2031 — LAKETON — The ferry is late. [1]\n[1] https://a.example/1\n"


@pytest.fixture(scope="module")
def sample_file() -> Chronicle:
    return load(find_sample())


async def test_the_header_counts_what_is_wrong_and_says_when_years_disagree(sample_file: Chronicle) -> None:
    async with open_reader(sample_file, size=(160, 30)) as (pilot, _):
        await wait_until(pilot, lambda: "findings" in read_lines(pilot)[0])
        header = read_lines(pilot)[0]
    assert "dates? 2025/2026" in header
    assert "! 48 findings" in header
    assert "1 of 108" in header


async def test_a_narrower_header_keeps_the_count_and_the_place(sample_file: Chronicle) -> None:
    async with open_reader(sample_file, size=(118, 30)) as (pilot, _):
        await wait_until(pilot, lambda: "48 findings" in read_lines(pilot)[0])
        assert "1 of 108" in read_lines(pilot)[0]


async def test_one_goes_from_a_finding_to_its_entry() -> None:
    async with open_reader(parse(FAULTY), entry=5) as (pilot, screen):
        await wait_until(pilot, lambda: "! 30 findings" in read_lines(pilot)[0])
        await pilot.press("!")
        panel = pilot.app.screen
        assert isinstance(panel, FindingsScreen)
        assert panel.finding is not None
        assert panel.finding.entry == 1
        panel.mover.move(6)
        await pilot.pause()
        assert "line 7 · repeated-word: “The the” is repeated" in read_text(pilot)
        await pilot.press("enter")
        assert screen.entry is not None
        assert screen.entry.number == 7
        await wait_until(pilot, lambda: "7 · 7 March 2031" in read_prose(screen))


async def test_findings_stand_by_rule_the_gravest_first_and_tracking_folded_last() -> None:
    text = (
        "MAR. 1, 2031 — LAKETON — The the ice.[1]\nMAR. 2, 2031 — LAKETON — Snow.[2]\n"
        "MAR. 3, 2031 — LAKETON — Rain.[9]\n"
        "[1] https://a.example/?fbclid=1\n[2] https://a.example/2?fbclid=2\n"
    )
    async with open_reader(parse(text), size=(80, 24)) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) == 4)
        await pilot.press("!")
        lines = [line.strip() for line in read_lines(pilot)]
        titles = [line.split(" ─")[0].lstrip("─ ") for line in lines if line.startswith("─ ") and " · " in line]
        assert titles == ["dangling-reference · 1", "repeated-word · 1", "tracking-parameter · 2"]
        assert any(line.startswith("Enter  2 of these: A link with parameters") for line in lines)
        await pilot.press("G", "enter")
        assert sum("fbclid" in line for line in read_lines(pilot)) >= 2


async def test_findings_asked_for_before_the_check_is_done_open_when_it_is() -> None:
    async with open_reader(parse(FAULTY)) as (pilot, screen):
        await do(pilot, screen, "show_findings")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))


async def test_findings_asked_for_do_not_cover_a_sheet_opened_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    may_check = Event()

    def check_later(chronicle: Chronicle, checkpoint: Callable[[], None]) -> Sequence[Finding]:
        may_check.wait(10)
        return check(chronicle)

    monkeypatch.setattr(checking, "check", check_later)
    async with open_reader(parse(FAULTY)) as (pilot, screen):
        await pilot.press("!", "?")
        may_check.set()
        await wait_until(pilot, lambda: bool(screen.captions.header.findings))
        await pilot.pause()
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_a_finding_in_no_entry_leads_to_the_rest_of_the_document() -> None:
    async with open_reader(parse(f"{RIGHT}\nComments are closed.\n")) as (pilot, screen):
        await wait_until(pilot, lambda: "! 1 finding" in read_lines(pilot)[0])
        await do(pilot, screen, "show_findings")
        await pilot.pause()
        assert "line 4" in read_text(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "the rest of it" in read_text(pilot))


async def test_where_nothing_is_wrong_that_is_said() -> None:
    async with open_reader(parse(RIGHT)) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) == 0)
        await do(pilot, screen, "show_findings")
        assert read_status(screen) == "No rule finds anything wrong here"
        assert "!" not in read_lines(pilot)[0]


@pytest.mark.parametrize("size", SIZES)
async def test_the_panel_moves_and_closes_at_every_size(sample_file: Chronicle, size: tuple[int, int]) -> None:
    async with open_reader(sample_file, size=size) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) == 48)
        await do(pilot, screen, "show_findings")
        await pilot.pause()
        panel = pilot.app.screen
        assert isinstance(panel, FindingsScreen)
        panel.mover.go_last()
        await pilot.pause()
        assert "tracking-parameter" in read_text(pilot)
        panel.mover.move_page(-1)
        panel.mover.go_first()
        await pilot.pause()
        assert "year-conflict" in read_text(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is screen


async def test_a_document_read_again_is_checked_again() -> None:
    versions = iter([[parse(RIGHT)]])
    async with open_reader(parse(FAULTY), read_again=lambda: next(versions)) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) == 30)
        await do(pilot, screen, "reload")
        await wait_until(pilot, lambda: count_findings(screen) == 0)
        assert "finding" not in read_lines(pilot)[0]


async def test_what_had_to_be_guessed_leaves_room_for_the_count_and_the_place() -> None:
    guessed = parse(FAULTY, notices=("read as cp1251, which is a guess: --encoding overrides it",))
    async with open_reader(guessed, size=(120, 30)) as (pilot, screen):
        await wait_until(pilot, lambda: count_findings(screen) == 31)
        header = read_lines(pilot)[0]
    assert "! read as cp1251" in header
    assert "! 31" in header
    assert "1 of 30" in header


async def test_an_entry_of_megabytes_is_shown_from_its_beginning_and_says_how_much_is_left() -> None:
    body = "".join(f"word [{number}] " for number in range(1, 30_001))
    notes = "".join(f"[{number}] https://a.example/{number}\n" for number in range(1, 30_001))
    chronicle = parse(f"MAR. 1, 2031 — LAKETON — {body}\n{notes}")
    async with open_reader(chronicle) as (_, screen):
        prose = read_prose(screen)
    assert "[1 a.example]" in prose
    assert "characters more, which `digest-tui show 1` prints" in prose
    assert len(screen.panes.page.page.links) < 10_000


async def test_the_list_may_be_closed_before_it_stands(sample_file: Chronicle) -> None:
    async with open_reader(sample_file) as (pilot, screen):
        await pilot.press("!")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, FindingsScreen))
        await pilot.press("escape")
        screen.sheets.show_findings()
        pilot.app.pop_screen()
        await pilot.press("j")
        assert pilot.app.screen is screen
