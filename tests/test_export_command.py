"""`digest-tui export`: what is written where, and what is never written over."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from pathlib import Path

import pytest

from test_cli import call, refuse

TEXT = """\
MAR. 1, 2031 — LAKETON — A ferry [1].
MAR. 2, 2031 — PORT — A train [2].
[1] https://a.org/?igsh=1
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "march.txt"
    path.write_text(TEXT, "utf-8")
    return str(path)


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "bibtex", "csl", "plain", "chicago"])
def test_an_export_goes_to_standard_output_or_to_a_file_with_the_same_bytes(
    form: str, file: str, tmp_path: Path
) -> None:
    output = tmp_path / "out"
    ending = call("export", "--format", form, "--output", str(output), file)
    assert ending.out == ending.err == ""
    printed = call("export", "--format", form, file)
    assert output.read_bytes().decode() == printed.out
    assert "a.org/" in printed.out
    assert "igsh" not in printed.out


def test_the_sum_is_that_of_the_file_s_bytes(file: str) -> None:
    expected = hashlib.sha256(Path(file).read_bytes()).hexdigest()
    for ending in (call("export", "--format", "json", file), call("export", "--format", "json", text=TEXT)):
        assert json.loads(ending.out)["documents"][0]["sha256"] == expected


def test_several_documents_are_one_export(file: str, tmp_path: Path) -> None:
    (tmp_path / "april.txt").write_text(TEXT.replace("MAR", "APR"), "utf-8")
    found = json.loads(call("export", "--format", "json", str(tmp_path)).out)
    assert [document["file"] for document in found["documents"]] == ["april.txt", "march.txt"]
    assert [(entry["file"], entry["number"]) for entry in found["entries"]] == [
        ("april.txt", 1), ("april.txt", 2), ("march.txt", 1), ("march.txt", 2),
    ]  # fmt: skip


def test_a_search_exports_what_it_finds(file: str) -> None:
    found = json.loads(call("export", "--format", "json", "--query", "train", file).out)
    assert [entry["number"] for entry in found["entries"]] == [2]
    ending = call("export", "--format", "json", "--query", "qzxwqzxw", file, status=1)
    assert ending.out == ""
    assert ending.err == "digest-tui export: no entry matches; nothing was written\n"


def test_a_doubtful_year_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "doubt.txt"
    path.write_text(
        "".join(f"MAR. {day}, 2031 — PORT — On {day} March 2032 it rained.\n" for day in (1, 2, 3)), "utf-8"
    )
    said = "digest-tui export: doubt.txt: the year is in doubt: datelines say 2031, text says 2032\n"
    assert call("export", "--format", "bibtex", str(path)).err == said
    assert call("export", "--format", "md", str(path)).err == ""


def test_links_as_written(file: str) -> None:
    assert "igsh=1" in call("export", "--format", "md", "--as-written", file).out


def test_nothing_is_written_over_unasked(file: str, tmp_path: Path) -> None:
    output = tmp_path / "out.md"
    output.write_text("mine")
    assert refuse("export", "--format", "md", "--output", str(output), file) == (
        f"digest-tui export: {output}: already exists; --force overwrites it"
    )
    assert output.read_text() == "mine"
    call("export", "--format", "md", "--output", str(output), "--force", file)
    assert output.read_text("utf-8").startswith("# march.txt\n")
    assert sorted(os.listdir(tmp_path)) == ["march.txt", "out.md"]


def test_the_document_itself_is_never_written_over(file: str) -> None:
    words = refuse("export", "--format", "md", "--output", file, "--force", file)
    assert words.endswith("this is the document itself; nothing was written")
    assert Path(file).read_text("utf-8") == TEXT


def test_a_database_needs_a_file(file: str, tmp_path: Path) -> None:
    assert "--output" in refuse("export", "--format", "sqlite", file)
    output = tmp_path / "march.db"
    call("export", "--format", "sqlite", "--output", str(output), file)
    assert sqlite3.connect(output).execute("SELECT count(*) FROM entries").fetchone() == (2,)
    assert "already exists" in refuse("export", "--format", "sqlite", "--output", str(output), file)


def test_wrong_calls_get_one_line(file: str, tmp_path: Path) -> None:
    assert "--format" in refuse("export", file)
    assert "invalid choice" in refuse("export", "--format", "pdf", file)
    assert "no such file" in refuse("export", "--format", "md", "--output", str(tmp_path / "no" / "x"), file)
    assert "is a folder" in refuse("export", "--format", "md", "--output", str(tmp_path), file)


def test_a_document_that_cannot_be_read_is_named_and_the_others_are_exported(file: str, tmp_path: Path) -> None:
    ending = call("export", "--format", "plain", file, str(tmp_path / "missing"), status=2)
    assert len(ending.out.splitlines()) == 2
    assert ending.err.count("\n") == 1
    nothing = call("export", "--format", "md", str(tmp_path / "missing"), status=2)
    assert nothing.out == ""


def test_marks_are_read_and_in_private_none_are(file: str, tmp_path: Path) -> None:
    assert "--private" in refuse("export", "--format", "md", "--marked", "--private", file)
    ending = call("export", "--format", "md", "--marked", file, status=1, XDG_STATE_HOME=str(tmp_path / "state"))
    assert "nothing was written" in ending.err
    assert not (tmp_path / "state").exists()


def test_a_marked_entry_is_exported(file: str, tmp_path: Path) -> None:
    from digest_tui import load
    from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
    from digest_tui.memory.opening import open_store
    from digest_tui.memory.stands import KeptEntry

    store = open_store(tmp_path / "state" / "digest-tui")
    chronicle = load(file)
    store.mark(KeptEntry(find_fingerprint(chronicle, 1), keep_text(read_text(chronicle, 1)), file, 2))
    store.close()
    ending = call("export", "--format", "json", "--marked", file, XDG_STATE_HOME=str(tmp_path / "state"))
    assert [entry["number"] for entry in json.loads(ending.out)["entries"]] == [2]


def test_a_hyphen_is_standard_output(file: str, tmp_path: Path) -> None:
    ending = call("export", "--format", "md", "--output", "-", file)
    assert ending.out == call("export", "--format", "md", file).out
    assert "cannot be written to standard output" in refuse("export", "--format", "sqlite", "--output", "-", file)


def test_a_note_is_exported_but_not_in_private(file: str, tmp_path: Path) -> None:
    from digest_tui import load
    from digest_tui.memory.fingerprints import find_fingerprint, keep_text, read_text
    from digest_tui.memory.notes import write_notes
    from digest_tui.memory.opening import open_store
    from digest_tui.memory.stands import KeptEntry

    store = open_store(tmp_path / "state" / "digest-tui")
    chronicle = load(file)
    entry = KeptEntry(find_fingerprint(chronicle, 1), keep_text(read_text(chronicle, 1)), file, 2)
    write_notes(store, (entry, "Ask Irina."))
    store.close()
    state = str(tmp_path / "state")
    for form in ("md", "html", "csv", "json"):
        assert "Ask Irina." in call("export", "--format", form, file, XDG_STATE_HOME=state).out
        assert "Irina" not in call("export", "--format", form, "--private", file, XDG_STATE_HOME=state).out
