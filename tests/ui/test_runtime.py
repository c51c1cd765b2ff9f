"""What the interpreter and Textual are set to for the reader."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from digest_tui.tui import runtime


@pytest.fixture
def _interpreter_as_before() -> Iterator[None]:
    seconds = sys.getswitchinterval()
    yield
    gc.unfreeze()
    gc.enable()
    sys.setswitchinterval(seconds)


def read_paintings(**variables: str) -> str:
    """How often Textual paints in a second, once the variables are set."""
    script = (
        "from digest_tui.tui import runtime; runtime.set_textual_variables();"
        "from textual import constants; print(constants.MAX_FPS)"
    )
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    return subprocess.run(
        [sys.executable, "-c", script], env={**environment, **variables}, capture_output=True, check=True, text=True
    ).stdout.strip()


def test_textual_paints_as_often_as_it_has_something_to_paint() -> None:
    assert read_paintings() == str(runtime.PAINTINGS_A_SECOND)


def test_who_sets_another_rate_gets_it() -> None:
    assert read_paintings(TEXTUAL_FPS="30") == "30"


@pytest.mark.usefixtures("_interpreter_as_before")
def test_no_garbage_is_collected_until_the_first_screen_stands() -> None:
    runtime.prepare_start()
    assert not gc.isenabled()
    runtime.finish_start()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0


@pytest.mark.usefixtures("_interpreter_as_before")
def test_a_key_may_interrupt_long_work_and_the_terminal_is_written_to_at_once() -> None:
    runtime.prepare_start()
    assert sys.getswitchinterval() == pytest.approx(runtime.SECONDS_BEFORE_A_SWITCH)


@pytest.mark.parametrize(("given", "kept"), [("none", None), ("truecolor", "truecolor")])
def test_a_colour_system_that_textual_dies_of_is_taken_out(
    given: str, kept: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", given)
    monkeypatch.setenv("TEXTUAL", "devtools")
    monkeypatch.setenv("TEXTUAL_FPS", "30")
    runtime.set_textual_variables()
    assert os.environ.get("TEXTUAL_COLOR_SYSTEM") == kept
    assert "TEXTUAL" not in os.environ


def test_the_first_screen_imports_nothing_that_only_later_keys_need() -> None:
    later = {
        *("help_page", "help_screen", "palette", "palette_screen", "query_offers", "query_prompt", "setting_choices"),
        *("choice_screen", "findings_screen", "text_screen", "note_screen", "widgets.offer_list"),
        *("correcting_names", "field_screen", "export_path"),
        *("calls", "delivery", "key_gate", "long_search", "mover", "navigation", "query_session", "target"),
    }
    script = "import sys, digest_tui.tui.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True).stdout.split()
    assert {f"digest_tui.tui.{name}" for name in later} & set(loaded) == set()
    others = {"names.finding", "names.correcting", "names.correction_lines", "memory.name_editor", "memory.settings"}
    others |= {
        "pages.changes",
        "pages.notes_shown",
        "pages.plain_prose",
        "pages.rest_of_document",
        "sharing.comparing.comparison",
        "plain.conversation",
        "serving.server",
    }
    assert not {"tomllib", "textual.widgets._text_area", *(f"digest_tui.{name}" for name in others)} & set(loaded)


def test_a_size_that_a_shell_exported_long_ago_is_not_that_of_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "8")
    runtime.set_textual_variables()
    assert not {"COLUMNS", "LINES"} & os.environ.keys()
