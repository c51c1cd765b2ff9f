"""What is typed while a sheet is being opened, all in one burst, is typed there."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.widgets import Input

from digest_tui import parse
from ui.frames import open_reader, read_text, wait_until

NAMED = {"?": "question_mark", "/": "slash", ":": "colon", ".": "full_stop"}


@pytest.mark.parametrize(
    ("opening", "typed"),
    [("?/", "quit"), ("?.", "copy"), (":", "theme"), ("W", "hide"), ("e1", "copy"), ("/", "mayor")],
    ids=["help", "help on the Russian layout", "palette", "names", "export", "search"],
)
async def test_what_is_typed_while_a_sheet_opens_is_typed_there(opening: str, typed: str) -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — The mayor spoke.\n"), remembers=True) as (pilot, _):
        for key in (*opening, *typed):
            pilot.app.post_message(Key(NAMED.get(key, key), key))
        await wait_until(pilot, lambda: any(line.value.endswith(typed) for line in pilot.app.screen.query(Input)))


async def test_a_note_takes_what_is_typed_while_it_opens() -> None:
    async with open_reader(parse("JAN. 1, 2031 — LAKETON — The mayor spoke.\n")) as (pilot, _):
        for key in "Awords":
            pilot.app.post_message(Key(key, key))
        await wait_until(pilot, lambda: "words" in read_text(pilot))
