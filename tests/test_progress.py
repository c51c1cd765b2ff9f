"""Long work says that it is being done, once, and short work says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui.cli import exit_status, main


@pytest.mark.parametrize(("seconds", "lines"), [(0.0, 1), (60.0, 0)])
def test_a_check_that_takes_long_says_so_once(
    seconds: float, lines: int, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exit_status, "SECONDS_OF_SILENCE", seconds)
    path = tmp_path / "a.txt"
    path.write_text("JAN. 1, 2031 — LAKETON — The ferry [1]\n[1] https://example.org/1\n", "utf-8")
    assert main(["check", str(path)]) == 0
    assert capsys.readouterr().err == f"digest-tui check: {path}: still checking 1 entry\n" * lines
