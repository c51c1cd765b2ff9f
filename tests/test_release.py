"""The version is the same wherever it is written, and the changelog begins with it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from digest_tui import __version__

ROOT = Path(__file__).resolve().parent.parent


def test_the_version_is_that_of_the_package() -> None:
    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__


def test_the_changelog_dates_the_version() -> None:
    headings = re.findall(r"(?m)^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    released = [heading for heading in headings if heading != "Unreleased"]
    assert re.fullmatch(re.escape(__version__) + r" — \d{4}-\d\d-\d\d", released[0])
