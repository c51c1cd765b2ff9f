"""The settings: what holds, what is said of a wrong value, and what a choice in the reader writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui.memory.settings import Settings, read_settings, write_setting

CHOICES = {
    "theme": ("nord", "quiet-dark", "quiet-light"),
    "links": ("short", "whole"),
    "keys": ("copy_link", "undo"),
}


def read(folder: Path, text: str) -> tuple[Settings, list[str]]:
    """The settings in force, and what is said without the folder's name."""
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    loaded = read_settings(path, CHOICES)
    return loaded.settings, [problem.removeprefix(f"{folder}/") for problem in loaded.problems]


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none.toml", CHOICES) == (Settings(), {}, ())


def test_what_is_set_holds_and_the_line_is_known(tmp_path: Path) -> None:
    text = 'theme = "nord"\nlinks = "whole"\nrows = 1\nstrip = false\nmeasure = 72\nremember = ["read"]\n'
    settings, problems = read(tmp_path, f'{text}[keys]\nundo = ["x", "ctrl+z"]\n')
    assert settings == Settings("nord", "whole", 1, False, 72, ("read",), {"undo": ("x", "ctrl+z")})
    assert problems == []
    lines = read_settings(tmp_path / "config.toml", CHOICES).lines
    assert (lines["theme"], lines["measure"], lines["keys.undo"]) == (1, 5, 8)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('theme = "nrod"', 'theme cannot be "nrod"; nearest: nord'),
        ('thme = "nord"', "there is no setting thme; nearest: theme"),
        ("rows = 3", "rows cannot be 3: it is 1 or 2"),
        ("rows = true", "rows cannot be true: it is 1 or 2"),
        ('strip = "on"', 'strip cannot be "on": it is true or false'),
        ("measure = 7", "measure cannot be 7: it is a number from 40 to 200"),
        ('remember = ["reed"]', 'remember cannot have "reed"; nearest: read'),
        ('keys.copy_lnk = "x"', "there is no action copy_lnk; nearest: copy_link"),
        ('keys.undo = "cntrl+x"', 'undo: "cntrl+x" is no key; keys are written x, X, ctrl+x, f2, escape'),
        ("theme", "expected '=' after a key in a key/value pair; no setting holds"),
    ],
)
def test_a_wrong_value_is_one_line_with_the_nearest_right_word(line: str, words: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"\n{line}\n")[1] == [f"config.toml:2: {words}"]


def test_beside_a_wrong_value_the_rest_holds(tmp_path: Path) -> None:
    assert read(tmp_path, 'rows = 9\nmeasure = 72\n[keys]\nfly = "x"\nundo = "z"\n')[0] == Settings(
        measure=72, keys={"undo": ("z",)}
    )


def test_one_key_for_two_actions_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, '[keys]\nundo = "x"\ncopy_link = "x"\n')[1] == ["config.toml:3: x is the key of undo already"]


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe")
    assert read_settings(path, CHOICES).problems == [f"{path}: it is not in UTF-8; no setting of it holds"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "nord"\n'),
        ('# mine\ntheme = "x"  # old\nrows = 1\n', '# mine\ntheme = "nord"  # old\nrows = 1\n'),
        ("theme = '#x'\t# old", 'theme = "nord"\t# old'),
        ("rows = 1\r\n[keys]\r\n", 'rows = 1\r\ntheme = "nord"\r\n[keys]\r\n'),
        ('theme="x"\r\nrows = 1\r\n', 'theme="nord"\r\nrows = 1\r\n'),
        ('rows = 1\n[keys]\nundo = "z"\n', 'rows = 1\ntheme = "nord"\n[keys]\nundo = "z"\n'),
        ('[keys]\nundo = "z"', 'theme = "nord"\n[keys]\nundo = "z"'),
    ],
)
def test_a_choice_is_written_and_all_else_stays(before: str, after: str, tmp_path: Path) -> None:
    path = tmp_path / "folder" / "config.toml"
    if before:
        path.parent.mkdir()
        path.write_text(before, "utf-8", newline="")
    write_setting(path, "theme", "nord")
    assert path.read_bytes().decode("utf-8") == after


def test_a_file_behind_a_link_is_changed_itself_and_keeps_its_permissions(tmp_path: Path) -> None:
    own, link = tmp_path / "own.toml", tmp_path / "config.toml"
    own.write_text("rows = 1\n", "utf-8")
    own.chmod(0o600)
    link.symlink_to(own)
    write_setting(link, "rows", 2)
    assert own.read_text("utf-8") == "rows = 2\n"
    assert own.stat().st_mode & 0o777 == 0o600
    assert link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.toml", "own.toml"]


def test_a_file_with_a_mistake_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("theme: nord\n", "utf-8")
    with pytest.raises(ValueError, match="Expected"):
        write_setting(path, "rows", 1)
    assert path.read_text("utf-8") == "theme: nord\n"
