"""A person merges, parts, renames and hides names; that is kept beside the state and holds wherever names are."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from digest_tui import load, parse
from digest_tui.chronicle.library import Library
from digest_tui.cli import main
from digest_tui.memory.name_corrections import begin_file, find_file, read_file, use_corrections
from digest_tui.names.correction_lines import Correction, Meant, format_correction, read_corrections
from digest_tui.names.finding import find_names
from digest_tui.names.model import Problem
from digest_tui.pages.index_counts import count_index
from digest_tui.pages.related import RelatedEntries, Relation
from digest_tui.sharing.exporting.formats import FORMATS

TEXT = """\
MAR. 1, 2031 — LAKETON — Lawyer Nurlan Omarov spoke. Mr Omarov left.

MAR. 2, 2031 — LAKETON — Lawyer Noorlan Omar spoke to the Harbour Committee.

MAR. 3, 2031 — LAKETON — Mr Omarov cited Article 12 of the Harbour Code.
"""


def find(lines: str) -> dict[str, tuple[int, ...]]:
    """The names of the text and their entries, with these corrections."""
    corrections = read_corrections(lines)
    assert corrections.problems == []
    return {name.name: name.entries for name in find_names(parse(TEXT), corrections).found}


def test_without_corrections_names_are_as_the_rules_find_them() -> None:
    assert find("# nothing\n\n") == {
        "Nurlan Omarov": (1, 3),
        "Noorlan Omar": (2,),
        "Harbour Committee": (2,),
        "Harbour Code 12": (3,),
    }


@pytest.mark.parametrize(
    ("lines", "changed"),
    [
        ("same: Noorlan Omar = Nurlan Omarov", {"Noorlan Omar": (1, 2, 3), "Nurlan Omarov": None}),
        ("same: NOORLAN  omar = Mr Omarov", {"Noorlan Omar": (1, 2, 3), "Nurlan Omarov": None}),
        ("apart: Mr Omarov", {"Nurlan Omarov": (1,), "Mr Omarov": (1, 3)}),
        ("apart: Nurlan Omarov", {"Nurlan Omarov": (1,), "Omarov": (1, 3)}),
        ("call: Noorlan Omar -> N. Omar", {"Noorlan Omar": None, "N. Omar": (2,)}),
        ("hide: Harbour Committee", {"Harbour Committee": None}),
        (
            "apart: Mr Omarov\nsame: Noorlan Omar = Mr Omarov\ncall: Noorlan Omar -> N. Omar",
            {"Nurlan Omarov": (1,), "Noorlan Omar": None, "N. Omar": (1, 2, 3)},
        ),
        ("same: Nurlan Omarov = Mr Omarov", {}),
        ("apart: Mr Omarov in 3", {"Nurlan Omarov": (1,), "Mr Omarov": (3,)}),
        ("apart: Nurlan Omarov in 3", {"Nurlan Omarov": (1,), "Nurlan Omarov (3)": (3,)}),
        ("apart: Nurlan Omarov in 1, 3", {}),
        ("call: Mr Omarov in 3 -> Timur Omarov", {"Nurlan Omarov": (1,), "Timur Omarov": (3,)}),
        ("same: Noorlan Omar = Mr Omarov in 3", {"Nurlan Omarov": (1,), "Noorlan Omar": (2, 3)}),
        ("hide: Nurlan Omarov in 1 3", {"Nurlan Omarov": None}),
        ("person: Harbour Committee", {}),
        ("person: spoke", {"spoke": (1, 2)}),
        ("organisation: spoke in 2", {"spoke": (2,)}),
        ("person: spoke in 2 = left", {"spoke": (1, 2)}),
        ("person: Nurlan Omarov = Mr Omarov = cited   in 2, 3", {}),
        ("law: spoke\nsame: Harbour Code 12 = spoke", {"Harbour Code 12": (1, 2, 3)}),
    ],
)
def test_lines_merge_part_rename_hide_and_add(lines: str, changed: dict[str, tuple[int, ...] | None]) -> None:
    expected = {**find(""), **changed}
    assert find(lines) == {name: entries for name, entries in expected.items() if entries}


def test_a_name_that_was_taken_for_another_kind_gets_its_own() -> None:
    corrections = read_corrections("person: harbour committee\norganisation: Mr Omarov")
    kinds = {name.name: name.kind for name in find_names(parse(TEXT), corrections).found}
    assert kinds == {
        "Nurlan Omarov": "person",
        "Noorlan Omar": "person",
        "Harbour Committee": "person",
        "Mr Omarov": "organisation",
        "Harbour Code 12": "law",
    }


@pytest.mark.parametrize(
    ("body", "line", "form"),
    [
        ("They saw Bruner’s\nbus line stop.", "person: Bruner's bus", "Bruner’s bus"),
        ("Brunersdorf, subBruner, Bruner2", "person: Bruner", None),
        ("See https://laketon.example/Bruner there.", "person: Bruner", None),
        ("市长张三在车站道歉。", "person: 张三", "张三"),
        ("The bruner left.", "person: Bruner", None),
    ],
)
def test_an_added_name_is_found_where_it_stands_by_itself(body: str, line: str, form: str | None) -> None:
    names = find_names(parse(f"MAR. 1, 2031 — LAKETON — {body}\n"), read_corrections(line))
    assert [name.forms for name in names.found] == ([(form,)] if form else [])
    assert bool(names.problems) == (form is None)


def test_a_line_is_printed_as_it_was_read() -> None:
    lines = [
        "same: Noorlan Omar = Mr Omarov in 3",
        "call: Mr Omarov in 1, 12 -> Timur Omarov",
        "apart: Mr Omarov",
        "law: Lake Act",
    ]
    assert [*map(format_correction, read_corrections("\n".join(lines)).lines)] == lines


def test_merged_names_keep_all_their_forms() -> None:
    corrections = read_corrections("same: Noorlan Omar = Nurlan Omarov")
    merged = next(name for name in find_names(parse(TEXT), corrections).found if name.name == "Noorlan Omar")
    assert set(merged.forms) == {"Noorlan Omar", "Nurlan Omarov", "Mr Omarov"}


def test_wrong_lines_are_said_by_number_and_the_others_hold() -> None:
    corrections, problems = read_corrections("hide: A\nsane: B = C\nsame: D\ncall: E\nhide:\n")
    assert corrections == [Correction(1, "hide", (Meant("A"),))]
    assert problems == [
        Problem(2, "“sane” is not same, apart, call, hide, person, organisation or law"),
        Problem(3, "same: needs two names with = between"),
        Problem(4, "call: needs two names with -> between"),
        Problem(5, "hide: needs a name"),
    ]


def test_numbers_too_long_for_an_entry_are_part_of_a_name() -> None:
    (correction,) = read_corrections(f"hide: A in {'9' * 5000}").lines
    assert correction.names == (Meant(f"A in {'9' * 5000}"),)


def test_a_correction_that_fits_no_name_or_several_is_said() -> None:
    text = TEXT.replace("Noorlan Omar spoke", "Timur Omarov spoke. Mr Omarov left")
    corrections = read_corrections(
        "hide: Seitova\nhide: Mr Omarov\nhide: Harbour Committee\napart: Mr Omarov in 4, 7\nperson: left in 7"
    )
    names = find_names(parse(text), corrections)
    assert names.problems == (
        Problem(1, "no name of the text is “Seitova”"),
        Problem(2, "“Mr Omarov” is a form of several: Nurlan Omarov, Timur Omarov"),
        Problem(4, "no name of the text has the form “Mr Omarov” in 4, 7"),
        Problem(5, "the text has no “left” in 7"),
    )
    assert "Harbour Committee" not in [name.name for name in names.found]


def test_no_control_character_comes_through_a_correction() -> None:
    corrections = read_corrections("call: A -> \x1b]0;x\x07B")
    assert corrections.lines[0].names[1] == Meant("␛]0;x␇B")


# The command


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A document, with a state folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path = tmp_path / "march.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


def adopt(file: str, lines: str) -> int:
    """Import lines for a document; return the exit status."""
    source = Path(file).with_name("lines.txt")
    source.write_text(lines, "utf-8")
    return main(["names", "--import", str(source), file])


def test_what_was_merged_is_merged_in_every_command(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert adopt(file, "same: Noorlan Omar = Nurlan Omarov\n") == 0
    main(["names", "--kind", "person", file])
    assert capsys.readouterr().out == "person\tNoorlan Omar\t1 2 3\n"
    main(["stats", file])
    assert "person\tNoorlan Omar\t3\n" in capsys.readouterr().out
    main(["search", 'who:"noorlan omar"', file])
    assert len(capsys.readouterr().out.splitlines()) == 3
    main(["export", "--format", "json", file])
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert [entry["names"][0]["name"] for entry in entries] == ["Noorlan Omar"] * 3


PARTED = "call: Mr Omarov in 3 -> Timur Omarov\nperson: left\nsame: Timur Omarov = left"
"""Two people of one surname parted, and a form added to the second."""


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in ("plain", "chicago", "links")])
def test_people_parted_by_entry_are_parted_in_every_export_with_names(file: str, form: str) -> None:
    adopt(file, PARTED)
    output = Path(file).with_name("exported")
    assert main(["export", "--format", form, "--output", str(output), file]) == 0
    assert b"Timur Omarov" in output.read_bytes()


def test_people_parted_by_entry_are_parted_in_searches_the_index_and_related_entries(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt(file, PARTED)
    capsys.readouterr()
    main(["search", 'who:"timur omarov"', file])
    assert [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()] == ["1", "3"]
    chronicle = load(file)
    use_corrections([chronicle])
    library = Library(chronicle)
    people = [(item.words, item.entries) for item in count_index(library, range(3), {}) if item.group == "People"]
    assert people == [("Timur Omarov", 2), ("Noorlan Omar", 1), ("Nurlan Omarov", 1)]
    assert RelatedEntries(library).find(0) == [Relation("Timur Omarov", [2])]


def test_private_reads_no_corrections_and_changes_none(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    adopt(file, "hide: Nurlan Omarov")
    main(["names", "--private", "--kind", "person", file])
    assert "Nurlan Omarov" in capsys.readouterr().out
    assert main(["names", "--private", "--edit", file]) == 2


def test_what_is_imported_twice_is_there_once_and_what_is_wrong_stays_out(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert adopt(file, "hide: Harbour Committee\nsane: x\n") == 1
    assert "lines.txt:2: “sane” is not same" in capsys.readouterr().err
    assert adopt(file, "hide: Harbour Committee\n") == 0
    path = find_file(file)
    assert path is not None
    assert path.read_text("utf-8").endswith("\nhide: Harbour Committee\n")
    assert [one.names for one in read_file(path).lines] == [(Meant("Harbour Committee"),)]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_editor_gets_a_file_that_explains_itself(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    editor = Path(file).with_name("editor.sh")
    editor.write_text('#!/bin/sh\ngrep -q "same: Amir" "$2" && echo "hide: nobody" >> "$2"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", f"{editor} --wait")
    assert main(["names", "--edit", file]) == 1
    assert "no name of the text is “nobody”" in capsys.readouterr().err


def test_an_editor_is_shown_the_names_as_they_are_now_and_they_are_not_kept(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, seen = find_file(file), Path(file).with_name("seen")
    assert path is not None
    editor = Path(file).with_name("editor.sh")
    editor.write_text(f'#!/bin/sh\ngrep "^#:" "$1" > "{seen}"; echo "hide: Harbour Committee" >> "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    assert main(["names", "--edit", file]) == 0
    assert seen.read_text("utf-8").splitlines()[1] == "#: person: Nurlan Omarov = Mr Omarov · 1, 3"
    assert "Harbour Committee" in seen.read_text("utf-8")
    assert "#:" not in path.read_text("utf-8")
    assert main(["names", "--edit", file]) == 1, "the same line twice fits no name the second time"
    assert "Harbour Committee" not in seen.read_text("utf-8")
    assert path.read_text("utf-8").endswith("\nhide: Harbour Committee\nhide: Harbour Committee\n")


def test_a_line_that_fits_in_part_changes_nothing() -> None:
    names = find_names(parse(TEXT), read_corrections("same: Nurlan Omarov in 1 = Nobody"))
    assert [problem.words for problem in names.problems] == ["no name of the text is “Nobody”"]
    assert list(names.found) == list(find_names(parse(TEXT), read_corrections("")).found)


def test_a_last_line_without_an_end_stays_a_line_of_its_own(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = find_file(file)
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_bytes(b"hide: Harbour Committee")
    monkeypatch.setenv("EDITOR", "true")
    assert main(["names", "--edit", file]) == 0
    assert path.read_bytes() == b"hide: Harbour Committee\n"


def test_a_file_without_corrections_is_not_kept(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "true")
    assert main(["names", "--edit", file]) == 0
    path = find_file(file)
    assert path is not None
    assert not path.exists()


def test_what_an_editor_wrote_in_another_encoding_stays_to_the_byte(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = find_file(file)
    assert path is not None
    path.parent.mkdir(parents=True)
    path.write_bytes(b"# caf\xe9\n")
    assert adopt(file, "hide: Harbour Committee") == 0
    monkeypatch.setenv("EDITOR", "true")
    assert main(["names", "--edit", file]) == 0
    assert path.read_bytes() == b"# caf\xe9\nhide: Harbour Committee\n"


def test_comments_of_ones_own_are_kept(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = find_file(file)
    assert path is not None
    begin_file(path, file, ["# hide: Harbour Committee"])
    monkeypatch.setenv("EDITOR", "true")
    assert main(["names", "--edit", file]) == 0
    assert path.read_text("utf-8").endswith("\n# hide: Harbour Committee\n")


def test_an_editor_that_is_no_command_is_said(
    file: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDITOR", "vi 'x")
    assert main(["names", "--edit", file]) == 2
    assert "the editor “vi 'x” is no command: no closing quotation" in capsys.readouterr().err


def test_a_document_with_any_name_is_corrected(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    odd = Path(file).rename(Path(file).with_name("two\nlines.txt"))
    assert adopt(str(odd), "hide: Harbour Committee") == 0
    capsys.readouterr()
    assert main(["names", str(odd)]) == 0
    assert "Harbour Committee" not in capsys.readouterr().out


def test_what_is_too_long_to_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("hide: Harbour Committee\n" + "#" * 1_000_000, "utf-8")
    corrections = read_file(path)
    assert [one.names for one in corrections.lines] == [(Meant("Harbour Committee"),)]
    assert corrections.problems == (Problem(0, "only the first 1,000,000 bytes are read"),)


@pytest.mark.parametrize("files", [[], ["-"], ["a.txt", "b.txt"]])
def test_only_one_document_that_can_be_read_again_is_corrected(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["names", "--edit", *files]) == 2
    assert "need one FILE that can be read again" in capsys.readouterr().err


def test_forgetting_a_document_or_its_folder_deletes_its_corrections(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for forgotten in (file, os.path.dirname(file), None):
        adopt(file, "hide: Harbour Committee")
        capsys.readouterr()
        assert main(["forget", *([forgotten] if forgotten else ["--everything"])]) == 0
        assert capsys.readouterr().out == "forgotten: 1 file of corrected names\n"
        main(["names", file])
        assert "Harbour Committee" in capsys.readouterr().out


def test_a_document_of_the_same_name_elsewhere_has_its_own_corrections(file: str, tmp_path: Path) -> None:
    assert find_file(file) != find_file(str(tmp_path / "other" / "march.txt"))
