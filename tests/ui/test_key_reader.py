"""The key reader: numbers before keys, and keys that belong to the search line."""

from __future__ import annotations

from textual.events import Key

from digest_tui.tui.key_reader import KeyReader


def read(reader: KeyReader, *keys: str, is_typing: bool = False) -> list[bool]:
    """What the reader says of each key: whether it is a digit of a number."""
    return [reader.read(Key(key, key if len(key) == 1 else None), is_typing) for key in keys]


def test_digits_make_the_number_of_the_next_key_which_counts_once() -> None:
    reader = KeyReader()
    assert read(reader, "3", "6") == [True, True]
    assert reader.digits == "36"
    assert read(reader, "y") == [False]
    assert reader.digits == ""
    assert (reader.take_number(), reader.take_number()) == (36, None)


def test_a_number_that_no_key_takes_is_forgotten_with_the_key_after() -> None:
    reader = KeyReader()
    read(reader, "3", "j", "y")
    assert reader.take_number() is None


def test_leading_zeros_are_dropped_and_a_number_has_at_most_seven_digits() -> None:
    reader = KeyReader()
    read(reader, "0", *"123456789")
    assert reader.digits == "1234567"


def test_while_one_types_digits_are_letters_of_the_query() -> None:
    reader = KeyReader()
    assert read(reader, "7", is_typing=True) == [False]
    assert reader.is_for_input
    assert reader.digits == ""


def test_editing_keys_have_an_action_of_the_search_line_and_enter_is_the_reader_s() -> None:
    reader = KeyReader()
    read(reader, "backspace", is_typing=True)
    assert reader.find_editing_action(Key("backspace", None)) == "delete_left"
    read(reader, "enter", is_typing=True)
    assert not reader.is_for_input
    assert reader.find_editing_action(Key("enter", None)) is None


def test_it_knows_whether_a_key_was_struck_a_moment_ago() -> None:
    reader = KeyReader()
    assert not reader.was_struck_within(0)
    read(reader, "j")
    assert reader.was_struck_within(1000)
