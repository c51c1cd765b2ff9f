"""No function is too complex to be read in one go, packed conditions included."""

from __future__ import annotations

from pathlib import Path

import pytest
from radon.complexity import cc_visit
from radon.visitors import Class

SOURCE = Path(__file__).resolve().parent.parent / "src"
MOST = 20
"""The limit of radon's grade C. Unlike ruff's C901, radon counts every `and` and `or` as a branch."""


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_function_has_more_branches_than_one_can_follow(path: Path) -> None:
    blocks = [block for block in cc_visit(path.read_text("utf-8")) if not isinstance(block, Class)]
    assert {block.fullname: block.complexity for block in blocks if block.complexity > MOST} == {}
