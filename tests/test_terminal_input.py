"""What a terminal sends: which of it is handed on as keys, mouse events and pastes, and that all else is dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from digest_tui.tui.terminal_input import ESCAPE, PAUSES_IN_PASTE, TerminalInput


def take(*data: bytes) -> list[str]:
    """The pieces of `data`, which comes in these portions, and then a pause."""
    terminal_input = TerminalInput()
    return [piece for portion in data for piece in terminal_input.feed(portion)] + terminal_input.settle()


@pytest.mark.parametrize(
    "data",
    [
        b"j",
        "й".encode(),
        "👩‍👩‍👧".encode(),
        b"\r",
        b"\x00",
        b"\x1b[A",
        b"\x1b[1;5C",
        b"\x1b[3~",
        b"\x1b[Z",
        b"\x1b[1;2R",
        b"\x1b[[A",
        b"\x1bOA",
        b"\x1bj",
        b"\x1b[I",
        b"\x1b[O",
        b"\x1b[97;5u",
        b"\x1b[1078;;1078u",
        b"\x1b[<0;10;10M",
        b"\x1b[<35;10;-1m",
        b"\x1b[?2026;2$y",
        b"\x1b[48;24;80;600;800t",
    ],
)
def test_keys_mouse_events_and_answers_that_were_asked_for_are_handed_on(data: bytes) -> None:
    assert take(data) == [data.decode()]
    assert "".join(take(*(data[place : place + 1] for place in range(len(data))))) == data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"\xe9",  # a key of a Latin-1 terminal
        b"\xed\xa0\x80",  # a lone surrogate
        b"\xf0\x9f",  # half an emoji
        b"\x1b[M \xa0\x30",  # an old mouse
        b"\x1b[M\xc3\xa9!",
        b"\x1b[32;150;40M",  # another old mouse
        b"\x1b[97;1:3u",  # kitty: a key was released
        b"\x1b[1114112u",  # no character has this number
        b"\x1b[55296u",
        b"\x1b[99999999999u",
        b"\x1b[97;;1114112u",
        b"\x1b[?1;2c",  # DA1
        b"\x1b[>41;354;0c",  # DA2
        b"\x1b[?997;1n",  # the colour scheme
        b"\x1b[24;80R",  # where the cursor is
        b"\x1b[8;24;80t",  # the size of the window
        b"\x1b[?62;22c",
        b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",  # the colour of the background
        b"\x1b]11;rgb:ffff/ffff/ffff\x07",
        b"\x1b]52;c;YWJj\x07",  # the clipboard
        b"\x1bP>|tmux 3.3a\x1b\\",  # XTVERSION
        b"\x1bP1$r0m\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",  # kitty's pictures
        b"\x9d11;rgb:ffff/ffff/ffff\x1b\\",  # the same by controls of eight bits
        b"\x9b?1;2c",
        b"\x1b[201~",  # the end of no paste
    ],
)
def test_all_else_is_dropped_whole_and_the_next_key_is_not(data: bytes) -> None:
    assert "".join(take(data + b"j")) == "j"
    assert "".join(take(*(data[place : place + 1] for place in range(len(data))), b"j")) == "j"


def test_a_key_of_kitty_is_handed_on_without_what_textual_stumbles_over() -> None:
    assert take(b"\x1b[97;1:1u") == ["\x1b[97;1u"]
    assert take(b"\x1b[1;1:2A") == ["\x1b[1;1A"]
    assert take(b"\x1b[1078::59;;1078u") == ["\x1b[1078;;1078u"]


def test_keys_that_begin_as_answers_do_are_keys_once_nothing_follows() -> None:
    assert take(b"\x1b") == [ESCAPE]
    assert take(b"\x1b\x1b") == [ESCAPE, ESCAPE]
    for data in (b"\x1b[", b"\x1b]", b"\x1bP", b"\x1b_", b"\x1bO"):
        assert take(data) == [data.decode()]
    assert "".join(take(b"\x1b]j")) == "\x1b]j"


def test_an_answer_without_its_end_is_forgotten_after_a_pause() -> None:
    terminal_input = TerminalInput()
    assert terminal_input.feed(b"\x1b]11;rgb:ff") == []
    assert terminal_input.is_waiting
    assert terminal_input.settle() == []
    assert not terminal_input.is_waiting
    assert terminal_input.feed(b"j") == ["j"]


def test_what_is_pasted_is_one_paste_whatever_it_holds() -> None:
    pasted = "text \x1b[A q \x1b]11;x\x07 е".encode()
    for portions in ([b"\x1b[200~" + pasted + b"\x1b[201~j"], [b"\x1b[200~", pasted, b"\x1b[20", b"1~j"]):
        pieces = "".join(take(*portions))
        assert pieces == "\x1b[200~text [A q ]11;x\x07 е\x1b[201~j"


def test_a_paste_whose_end_was_lost_ends_after_a_while() -> None:
    terminal_input = TerminalInput()
    assert terminal_input.feed(b"\x1b[200~lost") == ["\x1b[200~", "lost"]
    assert [terminal_input.settle() for _ in range(PAUSES_IN_PASTE)][-1] == ["\x1b[201~"]
    assert terminal_input.feed(b"j") == ["j"]


BYTES = st.lists(
    st.sampled_from(
        [b"\x1b", b"[", b"]", b"O", b"P", b"_", b"<", b"?", b"1", b"9", b";", b":", b"u", b"M", b"~", b"\x07"]
    )
    | st.binary(max_size=3)
    | st.sampled_from([b"\x1b[200~", b"\x1b[201~", b"\x1b[M", b"\x1b]1", b"\x1b\\", b"\xd0", b"\x9b"]),
    max_size=30,
)


@given(BYTES)
def test_textual_reads_whatever_is_handed_on(portions: list[bytes]) -> None:
    terminal_input, parser = TerminalInput(), XTermParser()
    for portion in (*portions, b"\x1b[201~", b"j"):
        for piece in terminal_input.feed(portion):
            if piece != ESCAPE:
                assert all(isinstance(event, events.Event) or event for event in parser.feed(piece))
    terminal_input.settle()
    assert len("".join(terminal_input.feed(b"x"))) <= 1
