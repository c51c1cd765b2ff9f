"""Copying: what reaches the clipboard, and what is said of it."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from digest_tui import Chronicle, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import count_findings, open_reader, read_prose, read_status, read_text, wait_until

TEXT = """\
JAN. 1, 2025 — ASTANA — One [1], two [2] and three [3].
JAN. 1, 2025 — ASTANA — An interview [4], and nothing [5] at all [6].
[1] https://one.org/a%20b?igsh=x
[2] https://two.org/first https://two.org/second
[3] ftp://three.org/
[4] Interview with the author, 3 January
[5]
"""


@pytest.fixture
def only_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program to copy with: what is left is the terminal's own escape."""
    for name in (
        "TMUX",
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "SSH_TTY",
        "SSH_CONNECTION",
        "STY",
        "BROWSER",
        "WSL_DISTRO_NAME",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


async def copied(pilot: Pilot[None], screen: ReaderScreen, *keys: str) -> tuple[str, str]:
    """What is on the app's clipboard after `keys`, and what is said."""
    pilot.app._clipboard = ""
    await pilot.press(*keys)
    await wait_until(pilot, lambda: bool(read_status(screen)))
    return pilot.app.clipboard, read_status(screen)


@pytest.mark.usefixtures("only_the_terminal")
class TestCopy:
    async def test_the_first_link_clean_and_what_it_lost_is_said(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "y")
        assert text == "https://one.org/a%20b"
        assert words == "Clean (-igsh). Sent to the terminal (OSC 52): https://one.org/a%20b"

    async def test_the_first_link_as_written_to_the_letter(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "ctrl+y")
            numbered, _ = await copied(pilot, screen, "1", "ctrl+y")
        assert text == numbered == "https://one.org/a%20b?igsh=x"
        assert words == "As written, with igsh. Sent to the terminal (OSC 52): https://one.org/a%20b?igsh=x"

    async def test_what_a_clean_link_lacks_stands_at_the_source(self) -> None:
        async with open_reader(parse(TEXT)) as (_, screen):
            lines = read_prose(screen).splitlines()
        assert "1  one.org/a%20b" in lines
        assert "   without igsh (Ctrl+Y: as written)" in lines
        assert "2  https://two.org/first https://two.org/second" in lines

    async def test_a_link_in_the_prose_is_clean_in_the_text_that_is_copied(self) -> None:
        async with open_reader(parse("JAN. 1, 2025 — ASTANA — See https://a.b/?fbclid=1&c=2.")) as (pilot, screen):
            text, _ = await copied(pilot, screen, "t")
        assert text == "JAN. 1, 2025 — ASTANA — See https://a.b/?c=2.\n\nhttps://a.b/?c=2"

    async def test_the_link_that_tab_stands_on(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, _ = await copied(pilot, screen, "tab", "tab", "tab", "y")
        assert text == "https://two.org/second"

    async def test_every_link_of_the_entry(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "Y")
        assert text == ("https://one.org/a%20b\nhttps://two.org/first\nhttps://two.org/second\nftp://three.org/")
        assert words.startswith("4 links, clean (-igsh). ")

    async def test_the_clean_links_of_all_that_is_listed(self) -> None:
        async with open_reader(
            parse(
                "JAN. 1, 2031 — Ice.[1]\nJAN. 2, 2031 — Ice.[2]\nJAN. 3, 2031 — Rain.[3]\n"
                "[1] https://a.example/1?igsh=x\n[2] https://a.example/2\n[3] https://a.example/3\n"
            ),
            query="ice",
        ) as (
            pilot,
            screen,
        ):
            text, words = await copied(pilot, screen, "enter", "L")
        assert sorted(text.split("\n")) == ["https://a.example/1", "https://a.example/2"]
        assert words.startswith("2 clean links of the list. ")

    async def test_what_has_several_lines_is_not_shown_again_and_who_has_no_link_is_counted(self) -> None:
        text = "JAN. 1, 2031 — Ice.[1]\nJAN. 2, 2031 — Ice.\n\n[1] https://a.example/1 https://a.example/2\n"
        async with open_reader(parse(text)) as (pilot, screen):
            _, words = await copied(pilot, screen, "L")
        assert words == "2 clean links of the list, 1 entry has none. Sent to the terminal (OSC 52)"

    async def test_a_number_is_a_label_from_anywhere(self) -> None:
        async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
            text, _ = await copied(pilot, screen, "2", "y")
        assert text == "https://two.org/first"

    @pytest.mark.parametrize("sheet", ["i", "!", "?"])
    async def test_a_number_is_a_label_on_a_sheet_too(self, sheet: str) -> None:
        async with open_reader(parse(TEXT + "\nBehind the notes.\n")) as (pilot, screen):
            await wait_until(pilot, lambda: count_findings(screen) is not None)
            await pilot.press(sheet)
            await wait_until(pilot, lambda: len(pilot.app.screen_stack) == 2)
            await pilot.press("2", "н")
            await wait_until(pilot, lambda: pilot.app.clipboard == "https://two.org/first")
            await wait_until(pilot, lambda: "Sent to the terminal (OSC 52): https://two.org/first" in read_text(pilot))
            await pilot.press("j")
            await wait_until(pilot, lambda: "Esc close" in read_text(pilot))
            assert len(pilot.app.screen_stack) == 2

    async def test_the_russian_layout_copies_too(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, _ = await copied(pilot, screen, "н")
        assert text == "https://one.org/a%20b"

    async def test_a_note_without_a_link_copies_its_text_and_says_so(self) -> None:
        async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
            text, words = await copied(pilot, screen, "y")
        assert text == "Interview with the author, 3 January"
        assert words.startswith("Footnote 4 has no link, this is its text. ")

    @pytest.mark.parametrize(
        ("label", "words"),
        [
            ("5", "5: the footnote is empty; nothing is copied"),
            ("6", "6: no source is given in this document; nothing is copied"),
            ("77", "There is no footnote 77; nothing is copied"),
        ],
    )
    async def test_where_nothing_is_nothing_is_copied(self, label: str, words: str) -> None:
        async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
            text, said = await copied(pilot, screen, *label, "y")
        assert text == ""
        assert said == words

    async def test_the_text_of_an_entry_goes_with_dateline_and_sources(self) -> None:
        async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
            text, _ = await copied(pilot, screen, "t")
        assert text == (
            "JAN. 1, 2025 — ASTANA — An interview [4], and nothing [5] at all [6].\n\n"
            "[4] Interview with the author, 3 January\n[5] the footnote is empty\n"
            "[6] no source is given in this document"
        )

    async def test_without_a_browser_opening_copies_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nonexistent")
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "o")
        assert text == "https://one.org/a%20b"
        assert words.startswith("No browser was found")
        assert words.endswith("Sent to the terminal (OSC 52): https://one.org/a%20b")

    async def test_other_schemes_are_copied_only(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "3", "o")
        assert text == "ftp://three.org/"
        assert words.startswith("Only http and https links are opened. ")

    async def test_the_browser_that_is_named_gets_the_link(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        browser, seen = tmp_path / "mybrowser", tmp_path / "seen"
        browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {seen}\n')
        browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("BROWSER", str(browser))
        async with open_reader(parse(TEXT)) as (pilot, screen):
            text, words = await copied(pilot, screen, "o")
        assert text == ""
        assert words == "Handed to mybrowser: https://one.org/a%20b"
        assert seen.read_text() == "https://one.org/a%20b"

    async def test_opening_tells_the_true_name_of_a_host_in_mixed_scripts(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        browser = tmp_path / "mybrowser"
        browser.write_text("#!/bin/sh\n")
        browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("BROWSER", str(browser))
        async with open_reader(parse("JAN. 1, 2025 — A — b [1]\n[1] https://аpple.com/\n")) as (pilot, screen):
            _, words = await copied(pilot, screen, "o")
        assert words == "Handed to mybrowser: https://аpple.com/ (the host is xn--pple-43d.com)"

    async def test_a_message_goes_with_the_next_key(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            await copied(pilot, screen, "y")
            await pilot.press("j")
            assert "OSC 52" not in read_text(pilot)

    async def test_a_selection_is_copied_and_without_one_the_program_ends(self) -> None:
        async with open_reader(parse(TEXT)) as (pilot, screen):
            screen.panes.page.text_select_all()
            text, words = await copied(pilot, screen, "ctrl+c")
            assert "ASTANA" in text
            assert words.startswith("The selection. ")
            screen.clear_selection()
            await pilot.press("ctrl+c")
        assert pilot.app.return_code == 0


@pytest.fixture(scope="module")
def sample() -> Chronicle:
    return load(find_sample())


@pytest.mark.usefixtures("only_the_terminal")
async def test_where_no_way_exists_the_url_stands_on_a_line_of_its_own(
    sample: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "linux")
    async with open_reader(sample, size=(120, 30)) as (pilot, screen):
        _, words = await copied(pilot, screen, "y")
        lines = [line.strip() for line in read_text(pilot).splitlines()]
    assert words.startswith("No way to copy was found here. Select it:")
    assert sample.entries[0].links[0].url in lines
