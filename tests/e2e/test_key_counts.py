"""How many keys a wish takes, from the start of the program in a real terminal: each test types no others."""

from __future__ import annotations

from functools import partial

from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from e2e.terminal import Terminal, reader

SAMPLE = str(find_sample())
MONTH = load(SAMPLE)


def test_the_link_of_a_note_is_copied_in_3_keys() -> None:
    with Terminal(reader(SAMPLE)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("36y")
        terminal.wait_for("Sent to the terminal (OSC 52):")
        assert terminal.copied == [MONTH.entries[35].links[0].clean]


def test_from_the_entry_of_a_hit_one_key_leads_back_to_the_hits() -> None:
    with Terminal(reader(SAMPLE), size=(80, 24)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("/kurultai\r")
        terminal.wait_for("1 of 2")
        terminal.send("\r")
        # Below the list there is no room for it.
        terminal.wait_for("Kassym-Jomart Tokayev: 5 ")
        terminal.send("\x1b")
        terminal.wait_for(lambda: "Kassym-Jomart Tokayev: 5 " not in terminal.text)
        terminal.send("j")
        terminal.wait_for("2 of 2")


def test_the_entries_without_a_source_are_listed_in_2_keys() -> None:
    with Terminal(reader(SAMPLE), size=(120, 40)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("w\r")
        terminal.wait_for("1 of 10")


def test_a_place_in_the_second_half_of_the_month_is_listed_in_8_keys() -> None:
    with Terminal(reader(SAMPLE), size=(120, 40)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("w]jj ]j\r")
        terminal.wait_for('place:"ORAL" date:2025-01-16..2025-01-31')
        terminal.wait_for("1 of 3")


def test_the_links_of_all_hits_of_a_name_are_copied_in_13_keys() -> None:
    with Terminal(reader(SAMPLE), size=(120, 40)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("/murat adam\rL")
        terminal.wait_for("clean links of the list")
        links = terminal.copied[0].splitlines()
        assert MONTH.entries[9].links[0].clean in links
        assert len(links) == len(set(links)) >= 7


def test_the_whole_month_is_read_in_fewer_than_190_keys() -> None:
    with Terminal(reader(SAMPLE), size=(80, 24)) as terminal:
        terminal.wait_for("1 · 1 January 2025 · ASTANA")
        terminal.send("\r")
        terminal.wait_for("Esc back")
        typed = 1
        while "the last entry of the list" not in terminal.text:
            has_changed = partial(lambda before: terminal.text != before, terminal.text)
            terminal.send(" ")
            typed += 1
            terminal.wait_for(has_changed)
        assert "108 · 31 January 2025" in terminal.text
        assert typed < 190
