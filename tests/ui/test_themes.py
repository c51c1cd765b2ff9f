"""Which theme the reader begins with, and that a chosen one is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui import parse
from digest_tui.memory.settings import LoadedSettings, Settings
from digest_tui.tui.app import DigestApp
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.terminal_background import AnswerFinder, is_light_by_environment, may_ask
from ui.frames import open_reader, wait_until

ICE = parse("JAN. 1, 2031 — LAKETON — Thin ice.")
WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:00/00/00\x07"


def make_app(theme: str = "") -> DigestApp:
    """The reader's app with a theme in the settings file."""
    loaded = LoadedSettings(Settings(theme=theme), {"theme": 1}) if theme else None
    return DigestApp(OpenDocuments([ICE]), ReaderOptions(private=True, settings=loaded))


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ([WHITE], [True]),
        ([BLACK], [False]),
        ([b"jj" + WHITE + b"k"], [True]),
        ([b"j", WHITE[:9], WHITE[9:] + b"k"], [None, None, True]),
        ([b"36y", b"\x1b[A"], [None, None]),
    ],
)
def test_the_answer_is_found_among_keys(sent: list[bytes], told: list[bool | None]) -> None:
    assert list(map(AnswerFinder().look, sent)) == told


@pytest.mark.parametrize(
    ("colours", "is_light"), [("0;15", True), ("15;0", False), ("0;default;15", True), ("", False)]
)
def test_the_environment_may_tell_the_background(colours: str, is_light: bool) -> None:
    assert is_light_by_environment({"COLORFGBG": colours}) == is_light


def test_a_console_is_not_asked() -> None:
    assert may_ask({"TERM": "xterm-256color"})
    assert not may_ask({"TERM": "linux"})


def test_the_start_is_dark_unless_something_else_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    assert make_app().theme == "quiet-dark"
    assert make_app("nord").theme == "nord"
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert make_app().theme == "quiet-light"
    monkeypatch.setenv("NO_COLOR", "1")
    assert make_app("nord").theme == "ansi-dark"


async def test_a_theme_that_a_person_chooses_is_in_the_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with open_reader(ICE, remembers=True) as (pilot, _):
        pilot.app.theme = "nord"
        path = tmp_path / "digest-tui" / "config.toml"
        await wait_until(pilot, path.exists)
        assert path.read_text("utf-8") == 'theme = "nord"\n'


async def test_in_private_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    async with open_reader(ICE) as (pilot, _):
        pilot.app.theme = "nord"
        await pilot.press("u")
    assert list(tmp_path.iterdir()) == []
