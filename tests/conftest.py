"""What all tests share: the documents, and a machine whose own settings do not show."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

import digest_tui
from digest_tui import Chronicle
from digest_tui.resources import find_sample

# The same texts in every run: a red test is red for whoever looks at it next.
settings.register_profile("project", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile("search", deadline=None, max_examples=1000, database=None)
settings.load_profile("project")

_CORPUS = os.environ.get("DIGEST_CORPUS", "")
_FOREIGN = ("BROWSER", "COLORTERM", "DISPLAY", "NO_COLOR", "TMUX", "TMUX_PANE", "WAYLAND_DISPLAY")


@pytest.fixture(autouse=True)
def _own_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the environment of whoever runs the tests out of them."""
    for name in [*os.environ]:
        if name in _FOREIGN or name.startswith(("SSH_", "TEXTUAL", "XDG_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of documents beside the project, with `chronicle/` and `corpus/` in it; or one of these two."""
    if not _CORPUS:
        pytest.skip("DIGEST_CORPUS is not set: it names the folder of real documents, which are no part of the project")
    path = Path(_CORPUS).resolve()
    for folder in (path, *path.parents[:2]):
        if (folder / "chronicle" / "january.txt").is_file():
            return folder
    pytest.skip(f"DIGEST_CORPUS={_CORPUS} does not lead to chronicle/january.txt")


@pytest.fixture(scope="session")
def real(corpus: Path) -> Chronicle:
    """The chronicle that the program was made for."""
    return digest_tui.load(corpus / "chronicle" / "january.txt")


@pytest.fixture(scope="session")
def sample() -> Chronicle:
    """The chronicle that comes with the program."""
    return digest_tui.load(find_sample())
