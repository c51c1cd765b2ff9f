"""Taking evidence away: citations in a form of one's choice, and addresses in the archive."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from textual.pilot import Pilot

from digest_tui import parse
from digest_tui.sharing.exporting.documents import ExportDocument
from digest_tui.sharing.exporting.formats import write_to_stream
from digest_tui.tui.choice_screen import ChoiceScreen
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import do, open_reader, read_prose, read_status, read_text, wait_until

TEXT = """\
JAN. 14, 2025 — ASTANA — One [1], two [2].
JAN. 15, 2025 — ASTANA — Nothing [3], words [4], a file [5].
[1] https://one.org/a?igsh=x
[2] https://two.org/
[4] Interview
[5] ftp://five.org/
"""


pytestmark = pytest.mark.usefixtures("only_the_terminal")


async def copied(pilot: Pilot[None], screen: ReaderScreen) -> tuple[str, str]:
    """What is on the app's clipboard in the end, and what is said."""
    await wait_until(pilot, lambda: bool(read_status(screen)))
    return pilot.app.clipboard, read_status(screen)


async def test_a_citation_names_all_sources_or_the_one_at_hand() -> None:
    day = f"(cited {date.today().day} {date.today():%B %Y})"
    async with open_reader(parse(TEXT, "two.txt")) as (pilot, screen):
        await pilot.press("c")
        text, words = await copied(pilot, screen)
        assert text == (f"two.txt, entry 1, JAN. 14, 2025 — ASTANA: [1] https://one.org/a; [2] https://two.org/ {day}")
        assert words.startswith("Citation of entry 1, plain. ")
        await do(pilot, screen, "next_link")
        await do(pilot, screen, "next_link")
        screen.captions.tell("")
        await do(pilot, screen, "copy_citation")
        text, _ = await copied(pilot, screen)
    assert text == f"two.txt, entry 1, JAN. 14, 2025 — ASTANA: [2] https://two.org/ {day}"


async def test_a_form_is_chosen_by_number_and_kept() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("C")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        assert "4 BibTeX" in read_text(pilot)
        await pilot.press("4")
        text, words = await copied(pilot, screen)
        assert text.startswith("@misc{")
        assert words.startswith("Citation of entry 1, BibTeX. ")
        screen.captions.tell("")
        await do(pilot, screen, "copy_citation")
        text, _ = await copied(pilot, screen)
        assert text.startswith("@misc{")


async def test_a_form_is_chosen_by_enter_and_none_by_esc() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("С")  # the key on the Russian layout
        await pilot.press("о", "enter")
        text, _ = await copied(pilot, screen)
        assert text.startswith("[^")
        await pilot.press("C", "escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        assert read_status(screen) == ""
        await do(pilot, screen, "copy_citation")
        text, _ = await copied(pilot, screen)
    assert text.startswith("[^")


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
async def test_the_choice_fits(size: tuple[int, int]) -> None:
    async with open_reader(parse(TEXT), size=size) as (pilot, _):
        await pilot.press("C")
        await wait_until(pilot, lambda: "5 CSL-JSON" in read_text(pilot))
        assert "Esc close" in read_text(pilot)


async def test_the_archive_s_address_is_copied_and_nobody_claims_it_exists() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        await pilot.press("a")
        text, words = await copied(pilot, screen)
        assert text == "https://web.archive.org/web/20250114/https://one.org/a"
        assert words.startswith("Nobody has checked that the archive keeps this page. ")
        await pilot.press("2", "a")
        text, _ = await copied(pilot, screen)
    assert text == "https://web.archive.org/web/20250114/https://two.org/"


async def test_a_doubtful_year_is_said_with_the_citation_and_with_the_archive_s_address() -> None:
    text = "".join(f"MAR. {day}, 2031 — PORT — On {day} March 2032 it rained. [1]\n" for day in (1, 2, 3))
    async with open_reader(parse(f"{text}[1] https://one.org/\n", "march.txt")) as (pilot, screen):
        await pilot.press("c")
        copy, words = await copied(pilot, screen)
        assert copy.endswith("; the year is in doubt: datelines say 2031, text says 2032)")
        assert words.startswith("Citation of entry 1, plain · the year is in doubt: 2031 or 2032. ")
        screen.captions.tell("")
        await pilot.press("a")
        copy, words = await copied(pilot, screen)
        assert copy == "https://web.archive.org/web/20310301/https://one.org/"
        assert " · the year is in doubt: 2031 or 2032. " in words


@pytest.mark.parametrize(("key", "form"), [("4", "bibtex"), ("5", "csl")])
async def test_a_record_is_the_same_whether_copied_or_exported(key: str, form: str) -> None:
    text = "MAR. 1, 2031 — PORT — Mayor Nurlan Omarov spoke, see https://two.org/?fbclid=1. [1]\n[1] https://one.org/\n"
    chronicle = parse(text, "march.txt")
    exported = StringIO()
    write_to_stream(form, [ExportDocument(chronicle, [0])], date.today(), exported)
    assert "Nurlan Omarov" in exported.getvalue().partition("keyword")[2]
    async with open_reader(chronicle) as (pilot, screen):
        await pilot.press("C", key)
        copy, _ = await copied(pilot, screen)
    if form == "csl":
        assert json.loads(copy) == json.loads(exported.getvalue())
    else:
        assert copy == exported.getvalue().strip()


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("3", "3: no source is given in this document; nothing is copied"),
        ("4", "Only links are archived; nothing is copied"),
        ("5", "Only http and https links are archived; nothing is copied"),
    ],
)
async def test_what_is_no_page_has_no_address(label: str, words: str) -> None:
    async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
        await pilot.press(label, "a")
        text, said = await copied(pilot, screen)
    assert text == ""
    assert said == words


async def test_a_note_of_another_entry_has_no_date_to_look_near() -> None:
    async with open_reader(parse(TEXT), entry=2) as (pilot, screen):
        await pilot.press("1", "a")
        text, _ = await copied(pilot, screen)
    assert text == "https://web.archive.org/web/*/https://one.org/a"


async def test_a_host_in_mixed_scripts_shows_its_true_name_at_the_source() -> None:
    async with open_reader(parse("JAN. 1, 2025 — ASTANA — So [1].\n[1] https://аpple.com/?igsh=1\n")) as (_, screen):
        lines = read_prose(screen).splitlines()
    assert "1  аpple.com (xn--pple-43d.com)" in lines
    assert "   without igsh (Ctrl+Y: as written)" in lines


async def test_the_form_that_was_used_last_is_kept_for_the_next_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    async with open_reader(parse(TEXT), remembers=True) as (pilot, screen):
        await pilot.press("C", "5")
        await copied(pilot, screen)
    async with open_reader(parse(TEXT), remembers=True) as (pilot, screen):
        await wait_until(pilot, lambda: bool(screen.memory.settings.get("citation_form")))
        screen.captions.tell("")
        await do(pilot, screen, "copy_citation")
        text, _ = await copied(pilot, screen)
    assert text.startswith("[\n")


async def test_a_form_of_a_version_to_come_is_no_trouble() -> None:
    async with open_reader(parse(TEXT)) as (pilot, screen):
        screen.memory.settings.keep("citation_form", "papyrus")
        await do(pilot, screen, "copy_citation")
        text, _ = await copied(pilot, screen)
        assert text.startswith("text, entry 1")
        await pilot.press("C")
        await wait_until(pilot, lambda: "1 plain" in read_text(pilot))
