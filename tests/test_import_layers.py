"""The house has one direction: what stands further down knows nothing of what stands above.

chronicle <- search <- sharing, memory <- tui <- cli, and only tui knows textual and rich.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
PACKAGE = "digest_tui"
MODULES = sorted((SOURCE / PACKAGE).rglob("*.py"))
SAMPLE = SOURCE.parent / "sample_data" / "january-retold.txt"

ROOMS = ("chronicle", "search", "sharing", "memory", "resources", "tui", "cli", "__main__")
MAY_IMPORT = {
    # The public face fetches its names from the rooms below the screen.
    "__init__": {"chronicle", "search"},
    "chronicle": {"chronicle"},
    "search": {"search", "chronicle"},
    "sharing": {"sharing", "search", "chronicle"},
    "memory": {"memory", "search", "chronicle"},
    "resources": set(),
    "tui": {"tui", "resources", "memory", "sharing", "search", "chronicle"},
    "cli": {"cli", "tui", "resources", "memory", "sharing", "search", "chronicle"},
    "__main__": {"cli"},
}


def find_room(parts: tuple[str, ...]) -> str:
    """The room of a module, given the parts of its name below the package."""
    return parts[0] if parts and parts[0] in ROOMS else "__init__"


def read_imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever in it and whatever for, by its whole name."""
    package = path.relative_to(SOURCE).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join((*above, *filter(None, [node.module])))
            # `from digest_tui import tui` imports a room too.
            yield from (f"{base}.{name.name}" for name in node.names)


def find_importers(library: str) -> set[str]:
    """The files that import a library, by their path in the package."""
    return {
        str(path.relative_to(SOURCE / PACKAGE))
        for path in MODULES
        if any(name.split(".")[0] == library for name in read_imports(path))
    }


def run_python(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], stdin=subprocess.DEVNULL, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stderr


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_imports_run_one_way(path: Path) -> None:
    room = find_room(path.relative_to(SOURCE / PACKAGE).with_suffix("").parts)
    imported = {tuple(name.split(".")[1:]) for name in read_imports(path) if name.split(".")[0] == PACKAGE}
    rooms = {find_room(parts) for parts in imported} - {"__init__"}
    assert rooms <= MAY_IMPORT[room]


def test_every_module_stands_in_a_room() -> None:
    tops = {path.relative_to(SOURCE / PACKAGE).with_suffix("").parts[0] for path in MODULES}
    assert tops <= {*ROOMS, "__init__"}


@pytest.mark.parametrize("library", ["textual", "rich"])
def test_only_the_screen_knows_textual_and_rich(library: str) -> None:
    assert {path for path in find_importers(library) if not path.startswith("tui/")} == set()


def test_at_most_one_file_of_search_knows_rapidfuzz() -> None:
    importers = find_importers("rapidfuzz")
    assert len(importers) <= 1
    assert all(path.startswith("search/") for path in importers)


@pytest.mark.parametrize(
    "command",
    [("list",), ("list", "--json"), ("search", "lawyer"), ("show", "33"), ("links",), ("links", "--json")],
    ids=" ".join,
)
def test_no_command_imports_the_screen(command: tuple[str, ...]) -> None:
    script = "import sys; from digest_tui.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    loaded = {name.split(".")[0] for name in run_python("-c", script, *command, str(SAMPLE)).split()}
    assert PACKAGE in loaded
    assert not loaded & {"textual", "rich"}


def test_importing_the_package_enters_no_room() -> None:
    loaded = run_python("-c", "import sys, digest_tui; print(*sys.modules, file=sys.stderr)").split()
    assert [name for name in loaded if name.split(".")[0] == PACKAGE] == [PACKAGE]
