"""Exporting from the reader: what is shown goes to a file that is asked for, and over no other unasked."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from digest_tui.chronicle.files.loading import load
from digest_tui.chronicle.parsing import parse
from digest_tui.tui.choice_screen import ChoiceScreen
from digest_tui.tui.field_screen import FieldScreen
from digest_tui.tui.reader_screen import ReaderScreen
from ui.frames import do, open_reader, read_status, read_text, wait_until

TEXT = """\
MAR. 1, 2031 — LAKETON — A ferry [1].
MAR. 2, 2031 — PORT — A train [2].
[1] https://a.org/?igsh=1
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A document, in the folder in which the reader stands."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "march.txt"
    path.write_text(TEXT, "utf-8")
    return path


async def ask_for_name(pilot: Pilot[None], form: str) -> FieldScreen[object]:
    """Press `e`, choose a format by its number, and come to where the name is typed."""
    await pilot.press("e")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
    await pilot.press(form)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, FieldScreen))
    assert isinstance(pilot.app.screen, FieldScreen)
    return pilot.app.screen


async def said(pilot: Pilot[None], screen: ReaderScreen) -> str:
    await wait_until(pilot, lambda: bool(read_status(screen)))
    return read_status(screen)


async def test_everything_goes_to_a_file_with_the_document_s_sum(file: Path) -> None:
    async with open_reader(load(file)) as (pilot, screen):
        await ask_for_name(pilot, "4")
        assert "Export 2 entries to" in read_text(pilot)
        assert "march.json" in read_text(pilot)
        await pilot.press("enter")
        assert await said(pilot, screen) == "2 entries written to march.json"
    found = json.loads((file.parent / "march.json").read_text("utf-8"))
    assert found["documents"][0]["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert [entry["number"] for entry in found["entries"]] == [1, 2]


async def test_of_a_search_the_hits_alone(file: Path) -> None:
    async with open_reader(load(file), query="train") as (pilot, screen):
        await pilot.press("enter")
        await ask_for_name(pilot, "4")
        await pilot.press("enter")
        assert await said(pilot, screen) == "1 entry written to march.json"
    found = json.loads((file.parent / "march.json").read_text("utf-8"))
    assert [entry["number"] for entry in found["entries"]] == [2]


async def test_another_file_is_written_over_only_when_told_twice(file: Path) -> None:
    other = file.with_suffix(".md")
    other.write_text("mine")
    async with open_reader(load(file)) as (pilot, screen):
        await ask_for_name(pilot, "1")
        await pilot.press("enter")
        assert "march.md already exists: Enter again overwrites it" in read_text(pilot)
        assert other.read_text() == "mine"
        await pilot.press("x", "backspace", "enter")
        assert "already exists" in read_text(pilot)
        assert other.read_text() == "mine"
        await pilot.press("enter")
        assert await said(pilot, screen) == "2 entries written to march.md"
    assert other.read_text("utf-8").startswith("# march.txt\n")


async def test_the_document_itself_is_never_written_over(file: Path) -> None:
    async with open_reader(load(file)) as (pilot, _):
        prompt = await ask_for_name(pilot, "8")
        prompt.query_one(Input).value = str(file)
        await pilot.press("enter", "enter")
        assert "That is the document itself" in read_text(pilot)
    assert file.read_text("utf-8") == TEXT


async def test_what_cannot_be_written_is_said(file: Path) -> None:
    async with open_reader(load(file)) as (pilot, screen):
        prompt = await ask_for_name(pilot, "1")
        prompt.query_one(Input).value = "no/folder.md"
        await pilot.press("enter")
        assert await said(pilot, screen) == "no/folder.md: no such file or directory; nothing is written"


async def test_a_document_that_changed_since_has_no_sum(file: Path) -> None:
    chronicle = load(file)
    file.write_text(TEXT + "\n", "utf-8")
    async with open_reader(chronicle) as (pilot, screen):
        await ask_for_name(pilot, "1")
        await pilot.press("enter")
        await said(pilot, screen)
    assert "SHA-256 unknown" in file.with_suffix(".md").read_text("utf-8")


async def test_esc_leaves_at_either_question(file: Path) -> None:
    async with open_reader(load(file)) as (pilot, screen):
        await pilot.press("у")  # the key on the Russian layout
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
        await ask_for_name(pilot, "1")
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is screen)
    assert [path.name for path in file.parent.iterdir()] == ["march.txt"]


@pytest.mark.parametrize("size", [(40, 12), (200, 50)])
async def test_the_questions_fit(file: Path, size: tuple[int, int]) -> None:
    async with open_reader(load(file), size=size) as (pilot, _):
        await ask_for_name(pilot, "9")
        assert "march.txt" in read_text(pilot)
        await pilot.press("enter")
        assert "document itself" in read_text(pilot)


async def test_where_nothing_is_shown_nothing_is_exported() -> None:
    async with open_reader(parse("[1] https://a.b/\n")) as (pilot, screen):
        await do(pilot, screen, "export")
        assert await said(pilot, screen) == "No entry is shown; nothing is exported"
