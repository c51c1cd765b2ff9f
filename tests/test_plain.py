"""The plain reader: what it says to each line that is typed."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

import digest_tui
from digest_tui import Chronicle, load, parse
from digest_tui.chronicle.files.watching import WatchedFiles
from digest_tui.chronicle.library import Library
from digest_tui.memory.folder import find_folder
from digest_tui.memory.name_corrections import begin_file, find_file
from digest_tui.memory.notes import write_notes
from digest_tui.memory.opening import open_store
from digest_tui.memory.settings import REMEMBERED
from digest_tui.memory.stands import find_kept_entry
from digest_tui.plain.conversation import Conversation
from digest_tui.plain.lines import Lines
from digest_tui.plain.opening import Opening
from digest_tui.plain.remembering import open_memory

TEXT = """\
MAR. 5, 2031 — LAKETON — The ferry stands still. [1][2]

MAR. 5, 2031 — PORT ELM — The ferry to Laketon was repaired. [3]

MAR. 6, 2031 — LAKETON — Snow closed the road, see https://lake.example/road?utm_source=x.

[1] https://lake.example/ferry?igsh=abc
[2] Harbour office, by letter
"""
PROMPT = " > "


class Talk:
    """A conversation, cut at its prompts."""

    def __init__(self, output: str) -> None:
        self.output = output
        start, *parts = output.split(PROMPT)
        self.start, _, first_prompt = start.rpartition("\n")
        """What was said before the first prompt."""
        said = [part.partition("\n")[2].rpartition("\n") for part in parts]
        self.answers = [answer.strip("\n") for answer, _, _ in said[:-1]]
        """What was said to each line that was typed."""
        self.prompts = [first_prompt, *(prompt for _, _, prompt in said[:-1])]


def talk(
    *typed: str, chronicles: Sequence[Chronicle] = (), opening: Opening | None = None, is_private: bool = True
) -> Talk:
    """Type lines to the plain reader, then end the input."""
    opening = opening or Opening(chronicles or [parse(TEXT, "march.txt")])
    lines = "".join(f"{line}\n" for line in typed).encode()
    output = io.StringIO()
    with closing(open_memory(is_private, REMEMBERED, pytest.fail)) as memory:
        Conversation(opening, memory, Lines(io.BytesIO(lines), output, echoes=True)).hold()
    return Talk(output.getvalue())


def test_it_begins_with_what_is_open_and_what_can_be_typed() -> None:
    assert talk().start == "march.txt: 5 to 6 March 2031, 3 entries, 1 source, 1 without a source."
    assert talk().prompts == ["1: Enter read, number, l list, /words, ? help, q quit"]


def test_an_entry_is_read_with_its_sources() -> None:
    assert talk("").answers[0] == (
        "Entry 1 of 3: 5 March 2031, LAKETON\n\n"
        "The ferry stands still. [1 lake.example][2 Harbour office, by letter]\n\n"
        "Sources\n"
        "1  lake.example/ferry\n"
        "   without igsh (Ctrl+Y: as written)\n"
        "2  Harbour office, by letter"
    )


def test_enter_reads_the_entry_at_hand_and_then_the_next_until_the_last() -> None:
    answers = talk("", "", "", "", "k", "33", "g", "k").answers
    heads = [answer.partition("\n")[0] for answer in answers]
    assert heads == [
        "Entry 1 of 3: 5 March 2031, LAKETON",
        "Entry 2 of 3: 5 March 2031, PORT ELM",
        "Entry 3 of 3: 6 March 2031, LAKETON",
        "This is the last entry of the list",
        "Entry 2 of 3: 5 March 2031, PORT ELM",
        "There is no entry 33: march.txt has 3",
        "Entry 1 of 3: 5 March 2031, LAKETON",
        "This is the first entry of the list",
    ]


def test_a_missing_source_is_said() -> None:
    assert "[3 no source]" in talk("2").output
    assert talk("l").answers[0].splitlines()[1] == (
        "2, 5 March 2031, PORT ELM, no source: The ferry to Laketon was repaired. [3]"
    )


def test_days_are_gone_through() -> None:
    assert [answer.partition(":")[0] for answer in talk("]", "]", "[").answers] == [
        "Entry 3 of 3",
        "There is no day after this one in the list",
        "Entry 1 of 3",
    ]


def test_the_index_says_what_the_listed_entries_have_and_lists_what_is_chosen() -> None:
    groups, places, chosen, again = talk("w", "w pl", "w 1", "w people").answers
    assert groups.splitlines() == [
        *("Without: 1", "Places: 2", "Days: 2", "Sources: 1", "Findings: 2"),
        "w and the beginning of a word lists one of them",
    ]
    assert places.splitlines() == ["1, LAKETON, 2 entries", "2, PORT ELM, 1 entry", "End of the list"]
    assert chosen.splitlines()[0].startswith("2 of 3 entries found")
    assert again.startswith("The index has no people here. It has: Places, Days")


def test_the_index_counts_what_a_search_found_and_goes_on_from_there() -> None:
    days, chosen, missing = talk("/repaired", "w days", "w 1", "w 9").answers[1:]
    assert days.splitlines()[0] == "1, 5 March 2031, 1 entry"
    assert chosen.splitlines()[0].startswith("1 of 3 entries found")
    assert missing == "There is no line 9 in what the index has listed: w people lists people"


def test_a_long_index_is_listed_by_tens() -> None:
    text = "".join(f"MAR. {day}, 2031 — LAKETON — Frost.\n\n" for day in range(1, 14))
    first, rest = talk("w days", "w", chronicles=[parse(text)]).answers
    assert first.count("\n") == 9
    assert rest.splitlines()[2:] == ["13, 13 March 2031, 1 entry", "End of the list"]
    assert "w more" in talk("w days", chronicles=[parse(text)]).prompts[1]


def test_earlier_searches_are_listed_and_asked_again() -> None:
    listed, again, missing, long = talk("/ferry", "/snow", "H", "H 2", "H 9", "H 00000000199").answers[2:]
    assert listed.splitlines() == ["1, snow", "2, ferry", "End of the list"]
    assert again.startswith("2 of 3 entries found")
    assert missing == "There is no search 9: there are 2"
    assert long == "There is no search 00000000199: there are 2"
    assert talk("H").answers[0] == "There is nothing to list"


def test_what_is_listed_is_written_to_a_file_and_no_file_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = talk("/snow", "e snow.md", "e snow.md", "e chicago snow.txt", "e", "e snow.doc").answers[1:]
    assert answers[:3] == [
        "1 entry written to snow.md",
        "snow.md: already exists; nothing is written",
        "1 entry written to snow.txt",
    ]
    assert answers[3] == answers[4]
    assert answers[3].startswith("e march.md writes what is listed to a file. Formats: md, html, ")
    assert "Snow closed the road" in Path("snow.md").read_text("utf-8")
    assert Path("snow.txt").read_text("utf-8").startswith("march.txt, no. 3, ")


def test_notes_are_exported_but_from_a_private_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    talk("", "A Ask Irina.", "e private.md")
    talk("", "A Ask Irina.", "e kept.md", is_private=False)
    assert "Ask Irina." not in Path("private.md").read_text("utf-8")
    assert "Ask Irina." in Path("kept.md").read_text("utf-8")


def test_a_file_that_stays_as_it_is_interrupts_no_list(tmp_path: Path) -> None:
    path = tmp_path / "march.txt"
    path.write_text("".join(f"MAR. {day}, 2031 — LAKETON — Frost.\n\n" for day in range(1, 14)), "utf-8")
    files = WatchedFiles([str(path)], None, time.time_ns())
    rows = talk("l", "l", opening=Opening([load(path)], files=files)).answers[1].splitlines()
    assert [row.partition(",")[0] for row in rows] == ["11", "12", "13", "End of the list"]


def test_a_single_slash_lists_those_without_a_mark_too() -> None:
    assert talk("2", "m", "'", "/", "g", "l").answers[-1].count("\n") == 3


def test_a_search_lists_what_it_found_and_enter_reads_that() -> None:
    found, second, last = talk("/repaired ferry", "", "").answers
    assert found.splitlines() == [
        "1 of 3 entries found",
        "2, 5 March 2031, PORT ELM, no source: The ferry to Laketon was repaired. [3]",
        "End of the list",
    ]
    assert second.startswith("Entry 2 of 3")
    assert last == "This is the last entry of the list"


def test_a_search_says_what_was_left_out_and_what_to_try() -> None:
    assert "no entry has all of these · without: zebra" in talk("/ferry zebra").answers[0]
    nothing = talk("", "/zebra", "").answers
    assert nothing[1].splitlines()[0] == "Nothing is found; the list is as it was"
    assert nothing[2].startswith("Entry 2 of 3")


def test_a_number_or_a_single_slash_lists_all_entries_again() -> None:
    answers = talk("/snow", "1", "", "/snow", "/", "l").answers
    assert answers[1].startswith("All entries are listed again\n\nEntry 1 of 3")
    assert answers[2].startswith("Entry 2 of 3")
    assert answers[4] == "All 3 entries are listed"
    assert answers[5].startswith("3, ")


def test_what_was_found_is_listed_by_date_on_request() -> None:
    best, _, by_date = (answer.splitlines() for answer in talk("/ferry repaired or road", "s", "l").answers)
    assert sorted(best[1:-1]) == by_date[:-1]
    assert talk("s").answers[0] == "/words searches first"


def test_a_list_goes_on_by_tens() -> None:
    long = parse("".join(f"MAR. {day}, 2031 — LAKETON — Day {day}.\n\n" for day in range(1, 24)))
    conversation = talk("l", "l", "l", "l", "5", "l", chronicles=[long])
    firsts = [answer.partition(",")[0] for answer in conversation.answers]
    assert firsts == ["1", "11", "21", "1", "Entry 5 of 23: 5 March 2031", "5"]
    assert conversation.answers[2].endswith("End of the list")
    assert "l more" in conversation.prompts[1]
    assert "l list" in conversation.prompts[3]


def test_where_nothing_copies_the_link_is_shown_on_a_line_of_its_own() -> None:
    said = "lean (-igsh). No way to copy was found here. Select it:\nhttps://lake.example/ferry"
    assert talk("y").answers[0] == "C" + said
    assert talk("3", "1y").answers[1] == "Footnote 1, c" + said


def test_the_second_link_and_one_that_is_not_there() -> None:
    one = parse("MAR. 5, 2031 — LAKETON — Ice, https://lake.example/1 and https://lake.example/2.\n")
    second, third, words = talk("y 2", "y 3", "o two", chronicles=[one]).answers
    assert second.endswith("\nhttps://lake.example/2")
    assert third == "Entry 1 has no link 3: it has 2"
    assert words == "Entry 1 has no link two: it has 2"


def test_nothing_is_copied_where_there_is_nothing() -> None:
    assert talk("2", "y").answers[1] == "3: no source is given in this document; nothing is copied"
    assert talk("2", "o").answers[1] == "3: no source is given in this document; nothing is opened"


def test_a_link_that_no_browser_takes_is_shown() -> None:
    assert talk("o").answers[0].endswith("\nhttps://lake.example/ferry")


def test_as_written_archived_all_links_and_the_text() -> None:
    written, archived, links, listed, text = talk("ctrl+y", "a", "Y", "L", "t").answers
    assert written.endswith("Select it:\nhttps://lake.example/ferry?igsh=abc")
    assert archived.endswith("Select it:\nhttps://web.archive.org/web/20310305/https://lake.example/ferry")
    assert links.endswith("Select it:\nhttps://lake.example/ferry")
    assert listed.endswith("Select it:\nhttps://lake.example/ferry\nhttps://lake.example/road")
    assert text.splitlines()[1].startswith("MAR. 5, 2031 — LAKETON — The ferry stands still. [1][2]")


def test_a_citation_keeps_the_form_that_was_named() -> None:
    unknown, bibtex, again = talk("c lines", "c bibtex", "c").answers
    assert unknown == "No citation has the form lines. There are: plain, markdown, chicago, bibtex, csl"
    assert bibtex.startswith("Citation of entry 1, BibTeX")
    assert again == bibtex


def test_marks_are_set_undone_and_listed() -> None:
    answers = talk("'", "2", "m", "'", "'", "U", "U").answers
    assert answers[0] == "No entry is marked: m marks the entry at hand"
    assert answers[2] == "Entry 2 is marked, until you leave"
    assert answers[3].splitlines() == [
        "Only marked entries are listed",
        "2, 5 March 2031, PORT ELM, marked, no source: The ferry to Laketon was repaired. [3]",
        "End of the list",
    ]
    assert answers[4].startswith("Those without a mark are listed again\n2, ")
    assert answers[5:] == ["Undone. Entry 2 is not marked any more", "Nothing to undo"]


def test_a_note_that_another_reader_writes_meanwhile_is_not_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    march = parse(TEXT, str(tmp_path / "march.txt"))
    with closing(open_memory(False, REMEMBERED, pytest.fail)) as memory, closing(open_store(find_folder())) as other:
        memory.show_library(Library(march))
        write_notes(other, (find_kept_entry(march, 1), "theirs"))
        assert memory.write_note(1, "mine") == "The note on entry 2 is kept"
        assert memory.notes == {1: "theirs\nmine"}


def test_that_a_terminal_cut_a_line_is_said() -> None:
    for length, is_cut in ((4094, False), (4095, True)):
        output = io.StringIO()
        lines = Lines(io.BytesIO(b"x" * length + b"\n"), output, echoes=False)
        assert lines.ask(">") == "x" * length + "\n"
        assert ("what was typed behind this one's end is lost" in output.getvalue()) == is_cut


def test_a_note_grows_no_longer_than_it_can_be_handed_on() -> None:
    answers = talk(f"A {'x' * 15_000}", f"A {'y' * 15_000}", "A").answers
    assert answers[1] == "30,001 characters; 20,000 can be kept. The note is as it was"
    assert answers[2] == f"My note: {'x' * 15_000}"


def test_a_note_is_written_line_by_line_shown_found_and_deleted() -> None:
    answers = talk(
        "A", "2", "A Ask the harbour #followup", "A Who paid?", "z", "/tag:followup", "A -", "U", "A"
    ).answers
    assert answers[0] == "No note is on this entry: A words writes one"
    assert answers[2] == "The note on entry 2 is kept, until you leave"
    assert answers[4].endswith("\n\nMy note: Ask the harbour #followup\nMy note: Who paid?")
    assert answers[5].splitlines()[1].startswith("2, 5 March 2031, PORT ELM, with your note, no source: ")
    assert answers[6:] == [
        "The note on entry 2 is deleted",
        "Undone. The note on entry 2 is kept, until you leave",
        "My note: Ask the harbour #followup\nMy note: Who paid?",
    ]


def test_a_note_that_is_undone_says_which_words_go() -> None:
    answers = talk("2", "A Ask the harbour", "A Who paid?", "U", "U").answers
    assert answers[3:] == [
        "Undone. The note on entry 2 is kept, until you leave, without “Who paid?”",
        "Undone. The note on entry 2 is deleted: “Ask the harbour”",
    ]


def test_marks_and_the_place_are_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from digest_tui.memory.reading_positions import find_reading_position

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "march.txt"
    file.write_text(TEXT, "utf-8")
    chronicle = digest_tui.load(file)
    assert talk("2", "m", chronicles=[chronicle], is_private=False).answers[1] == "Entry 2 is marked"
    opening = Opening([chronicle], last_read=find_reading_position([str(file)]))
    again = talk("", "/is:marked", opening=opening, is_private=False)
    assert "You were at entry 2. g reads the first" in again.output
    assert again.answers[0].startswith("Entry 2 of 3: 5 March 2031, PORT ELM, marked")
    assert again.answers[1].startswith("1 of 3 entries found")


def test_names_are_corrected_as_the_person_wished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "march.txt"
    file.write_text("MAR. 5, 2031 — LAKETON — Lawyer Nurlan Omarov spoke.\n", "utf-8")
    path = find_file(str(file))
    assert path is not None
    begin_file(path, str(file), ["call: Nurlan Omarov -> Timur Bekov"])
    assert "1 of 1 entr" in talk("/who:bekov", chronicles=[digest_tui.load(file)], is_private=False).output
    assert "1 of 1" not in talk("/who:bekov", chronicles=[digest_tui.load(file)]).output


def test_an_edited_document_keeps_its_marks_and_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    file = tmp_path / "march.txt"
    file.write_text(TEXT.replace("stands still", "stands quite still in the old harbour of the town today"), "utf-8")
    talk("1", "m", chronicles=[digest_tui.load(file)], is_private=False)
    file.write_text(TEXT.replace("stands still", "stands quite still in the old harbour of the town now"), "utf-8")
    conversation = talk("l", chronicles=[digest_tui.load(file)], is_private=False)
    assert "Entry 1 reads differently than when you marked it; the mark stays" in conversation.output
    assert conversation.answers[0].startswith("1, 5 March 2031, LAKETON, marked: ")


def test_it_begins_with_a_search_or_an_entry() -> None:
    chronicle = parse(TEXT, "march.txt")
    assert "1 of 3 entries found" in talk(opening=Opening([chronicle], query="snow")).output
    assert "Entry 3 of 3" in talk(opening=Opening([chronicle], entry=3)).output
    assert "There is no entry 9: march.txt has 3" in talk(opening=Opening([chronicle], entry=9)).output


def test_the_file_is_read_again_at_the_same_entry() -> None:
    longer = parse(f"MAR. 4, 2031 — LAKETON — A new entry.\n\n{TEXT}")
    opening = Opening([parse(TEXT)], read_again=lambda: [longer])
    answers = talk("2", "r", "z", "R", opening=opening).answers
    assert answers[1].splitlines()[:2] == [
        "Read again: 1 entry added; R lists them",
        "text: 4 to 6 March 2031, 4 entries, 1 source, 2 without a source.",
    ]
    assert answers[2].startswith("Entry 3 of 4: 5 March 2031, PORT ELM")
    assert answers[3].splitlines() == [
        "1 entry added",
        "",
        "added 1 · MAR. 4, 2031 — LAKETON",
        "A new entry.",
    ]
    assert talk("R").answers[0] == "The document has not changed since it was opened"
    assert talk("r").answers[0] == "What was piped in cannot be read again"


def test_findings_and_the_rest_of_the_document() -> None:
    assert "entry 2, line 3: dangling-reference: [3] has no source" in talk("!").answers[0]
    assert talk("/finding:dangling").answers[0].startswith("1 of 3 entries found")
    rest = talk("i", chronicles=[parse(f"A preface of the town.\n\n{TEXT}")]).answers[0]
    assert "A preface of the town." in rest


def test_entries_of_several_documents_are_counted_through() -> None:
    other = parse("MAR. 1, 2031 — LAKETON — Ice.\n", "other.txt")
    conversation = talk("l", "2", "m", chronicles=[parse(TEXT, "march.txt"), other])
    assert conversation.answers[0].splitlines()[0] == "1, other.txt, 1 March 2031, LAKETON: Ice."
    assert conversation.answers[1].startswith("2 of 4: entry 1 of march.txt: 5 March 2031, LAKETON")


def test_a_document_without_entries_can_be_asked_for_its_rest() -> None:
    conversation = talk("", "y", "m", "l", chronicles=[parse("")])
    assert conversation.prompts[0] == "Nothing is listed. /words, ? help, q quit"
    assert conversation.answers[0].startswith("No entry is listed. i shows the rest")
    assert conversation.answers[1:3] == [
        "No entry is listed; nothing is copied",
        "No entry is listed; nothing is marked",
    ]
    assert conversation.answers[3] == "There is nothing to list"


def test_what_is_no_command_is_said() -> None:
    assert talk("ferry").answers[0] == "ferry is no command. /ferry searches for it, ? lists all commands"


def test_the_help_names_every_command() -> None:
    from digest_tui.plain.commands import COMMANDS

    said = talk("?").answers[0]
    assert all(command.words in said for command in COMMANDS)


def test_nothing_is_said_after_leaving() -> None:
    assert talk("q", "1").output.endswith(" > q\n")


def test_controls_that_are_typed_or_named_reach_no_terminal() -> None:
    assert "\x1b" not in talk("\x1b[A", "/\x1b]52;c;eA==\x07", "c \x1b[2J").output
