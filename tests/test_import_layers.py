"""Imports run one way: a layer knows nothing of the layers that come after it, and no modules import each other.

chronicle <- search <- names <- sharing, memory <- pages <- tui, plain <- cli, and only tui imports textual and rich.
Within chronicle: languages <- text <- links <- model <- dates <- entries <- footnotes <- document <- parsing.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
PACKAGE = "digest_tui"
FILES = sorted((SOURCE / PACKAGE).rglob("*.py"))
SAMPLE = SOURCE.parent / "sample_data" / "january-retold.txt"

LAYERS = (
    "chronicle whole_files",
    "search",
    "names",
    # The public face takes its names from the layers below the screen.
    "__init__",
    "sharing memory resources serving",
    "pages",
    "tui plain",
    "cli",
    "__main__",
)
"""The parts of the package, the lowest first. Those of one line do not import each other."""

CHRONICLE_LAYERS = (
    "__init__",
    "tracing lazy_sequence rules",
    "languages",
    "text wording",
    "links",
    "model",
    "dates",
    "entries",
    "footnotes",
    "blocks",
    "document",
    "parsing",
    "web_pages",
    "files checking explaining library summary",
)
"""The parts of `chronicle`, the same way."""


def find_heights(layers: tuple[str, ...]) -> dict[str, int]:
    """The number of the layer of each part."""
    return {part: height for height, line in enumerate(layers) for part in line.split()}


def find_name(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")


MODULES = {find_name(path): path for path in FILES}


def find_part(module: str, package: str = PACKAGE) -> str:
    """The first part of a module's name below `package`; `__init__` for the package itself."""
    return module.removeprefix(package).strip(".").split(".")[0] or "__init__"


def read_imports(path: Path) -> Iterator[str]:
    """The dotted names of all modules that a file imports, wherever in it, but not those for types alone."""
    above = find_name(path).split(".") + ["__init__"] * (path.name == "__init__.py")
    for node in walk_code(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join((*(above[: -node.level] if node.level else ()), *filter(None, [node.module])))
            # `from digest_tui import tui` imports a module too.
            for name in node.names:
                yield f"{base}.{name.name}" if f"{base}.{name.name}" in MODULES else base


def walk_code(node: ast.AST) -> Iterator[ast.AST]:
    """Every node below `node` that runs: `if TYPE_CHECKING:` does not."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from walk_code(child)


IMPORTS = {name: {*read_imports(path)} for name, path in MODULES.items()}


def find_importers(library: str) -> set[str]:
    """The modules that import a library."""
    return {module for module, names in IMPORTS.items() if any(name.split(".")[0] == library for name in names)}


def find_wrong_imports(layers: tuple[str, ...], package: str) -> Iterator[str]:
    """The imports between the parts of `package` that do not lead to a lower layer."""
    heights = find_heights(layers)
    for module, names in IMPORTS.items():
        for name in names:
            if not (f"{module}.".startswith(f"{package}.") and f"{name}.".startswith(f"{package}.")):
                continue
            part, imported = find_part(module, package), find_part(name, package)
            if part != imported and heights[part] <= heights[imported]:
                yield f"{module} imports {name}"


@pytest.mark.parametrize(
    ("layers", "package"), [(LAYERS, PACKAGE), (CHRONICLE_LAYERS, f"{PACKAGE}.chronicle")], ids=["all", "chronicle"]
)
def test_imports_run_one_way(layers: tuple[str, ...], package: str) -> None:
    parts = {find_part(module, package) for module in MODULES if f"{module}.".startswith(f"{package}.")}
    assert parts == set(find_heights(layers)), "each part has its place in the table of layers"
    assert list(find_wrong_imports(layers, package)) == []


def test_no_modules_import_each_other() -> None:
    graph = {module: {name for name in names if name in MODULES} - {module} for module, names in IMPORTS.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_an_import_within_a_function_counts_and_one_for_types_does_not(tmp_path: Path) -> None:
    path = SOURCE / PACKAGE / "cli" / "__init__.py"
    assert f"{PACKAGE}.cli.parsers" in IMPORTS[find_name(path)]
    tree = ast.parse("if TYPE_CHECKING:\n    import a\nelse:\n    import b\ndef f():\n    import c")
    found = [name.name for node in walk_code(tree) if isinstance(node, ast.Import) for name in node.names]
    assert found == ["c"]


@pytest.mark.parametrize("library", ["textual", "rich"])
def test_only_the_screen_knows_textual_and_rich(library: str) -> None:
    assert {module for module in find_importers(library) if not module.startswith(f"{PACKAGE}.tui")} == set()


def test_at_most_one_module_of_search_knows_rapidfuzz() -> None:
    importers = find_importers("rapidfuzz")
    assert len(importers) <= 1
    assert all(module.startswith(f"{PACKAGE}.search") for module in importers)


def test_only_the_room_of_web_pages_knows_selectolax() -> None:
    assert all(module.startswith(f"{PACKAGE}.chronicle.web_pages") for module in find_importers("selectolax"))


@pytest.mark.parametrize("library", ["aiohttp", "textual_serve"])
def test_only_the_room_of_serving_knows_the_server(library: str) -> None:
    assert all(module.startswith(f"{PACKAGE}.serving") for module in find_importers(library))


def run_python(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], stdin=subprocess.DEVNULL, capture_output=True, check=True, encoding="utf-8"
    )
    return done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("--plain", "--private"),
        ("list",),
        ("list", "--json"),
        ("search", "lawyer"),
        ("show", "33"),
        ("links",),
        ("links", "--json"),
    ],
    ids=" ".join,
)
def test_no_command_imports_the_screen(command: tuple[str, ...]) -> None:
    script = "import sys; from digest_tui.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    loaded = {name.split(".")[0] for name in run_python("-c", script, *command, str(SAMPLE)).split()}
    assert PACKAGE in loaded
    assert not loaded & {"textual", "rich", "selectolax", "aiohttp"}


def test_the_reader_called_with_files_and_flags_does_without_argparse() -> None:
    script = "import sys; from digest_tui.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    loaded = set(run_python("-c", script, "--plain", "--private", str(SAMPLE)).split())
    assert f"{PACKAGE}.cli.run_plain" in loaded
    assert "argparse" not in loaded


def test_a_command_imports_only_what_it_needs_itself(tmp_path: Path) -> None:
    document = tmp_path / "month.txt"
    document.write_text(f"{SAMPLE.read_text('utf-8')}\nDiscussion closed.\n\nОбсуждение закрыто.", "utf-8")
    script = (
        "import sys; before = set(sys.modules); from digest_tui.cli import main; main(sys.argv[1:]); "
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    loaded = set(run_python("-c", script, "links", str(document)).split())
    assert f"{PACKAGE}.chronicle.parsing" in loaded
    needed_by_others = {"json", "pathlib", "sqlite3", "subprocess", "urllib", f"{PACKAGE}.chronicle.dates.forms"}
    assert loaded.isdisjoint(needed_by_others)


def test_importing_the_package_loads_no_other_module_of_it() -> None:
    loaded = run_python("-c", "import sys, digest_tui; print(*sys.modules, file=sys.stderr)").split()
    assert [name for name in loaded if name.split(".")[0] == PACKAGE] == [PACKAGE]
