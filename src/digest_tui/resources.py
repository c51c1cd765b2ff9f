"""Where styles/ and sample_data/ are: beside src/ in a clone or an editable install, inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
SAMPLE_NAME = "january-retold.txt"


def find_folder(name: str) -> Path:
    """The folder `styles` or `sample_data`. Raises FileNotFoundError where the installation lacks it."""
    clone = _PACKAGE.parent.parent
    is_clone = _PACKAGE.parent.name == "src" and (clone / "pyproject.toml").is_file()
    folder = clone / name if is_clone else _PACKAGE / name
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: missing from this installation of digest-tui")
    return folder


def find_sample() -> Path:
    """The chronicle that opens where no file is named. Raises FileNotFoundError as `find_folder` does."""
    return find_folder("sample_data") / SAMPLE_NAME
