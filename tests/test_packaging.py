"""The wheel holds all the program needs, and runs from anywhere.

The wheel is unpacked and imported in the place of the clone: without `site`
no .pth of an editable install is read, so only the unpacked one can be found.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import Parser
from pathlib import Path
from zipfile import ZipFile

import pytest

from benchmarks.terminal import Terminal, find_variables

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data" / "january-retold.txt"
FIRST_WORDS = SAMPLE.read_text("utf-8").split(" — ")[2][:12]


@dataclass(frozen=True)
class Program:
    """A digest-tui that Python finds in `folder`."""

    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        packages = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        return {**find_variables(), "PYTHONPATH": os.pathsep.join([str(self.folder), *sorted(packages)])}

    def make_call(self, *words: str) -> list[str]:
        return [sys.executable, "-S", *words]

    def run(self, *words: str) -> str:
        """What Python prints when run from `/`."""
        return run_from_root(self.make_call(*words), self.environment)


def run_from_root(command: Sequence[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd="/", env=environment, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this clone, built with the tools at hand and no network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    built = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Program:
    folder = wheel.parent / "unpacked"
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return Program(folder)


@pytest.fixture
def metadata(unpacked: Program) -> Message:
    (path,) = unpacked.folder.glob("*.dist-info/METADATA")
    return Parser().parsestr(path.read_text("utf-8"))


def test_the_unpacked_wheel_is_what_runs(unpacked: Program) -> None:
    file = unpacked.run("-c", "import digest_tui; print(digest_tui.__file__)").strip()
    assert file == str(unpacked.folder / "digest_tui" / "__init__.py")


def test_it_tells_its_version(unpacked: Program, metadata: Message) -> None:
    assert unpacked.run("-m", "digest_tui", "--version") == f"digest-tui {metadata['Version']}\n"


def test_it_lists_the_sample_it_brings(unpacked: Program) -> None:
    sample = unpacked.run("-c", "from digest_tui.resources import find_sample; print(find_sample())").strip()
    assert Path(sample).is_relative_to(unpacked.folder)
    assert Path(sample).read_bytes() == SAMPLE.read_bytes()
    assert len(unpacked.run("-m", "digest_tui", "list", sample).splitlines()) == 108


def test_it_brings_styles_that_can_be_read(unpacked: Program) -> None:
    script = """
import json
from textual.app import App
from textual.css.stylesheet import Stylesheet
import digest_tui.tui.app
from digest_tui.tui.colours import make_colours
from digest_tui.tui.styles import find_sheet, find_sheets
from digest_tui.tui.choice_screen import ChoiceScreen
from digest_tui.tui.findings_screen import FindingsScreen
from digest_tui.tui.help_screen import HelpScreen
from digest_tui.tui.text_screen import TextScreen
variables = App().get_css_variables()
sheet = Stylesheet(variables=variables | make_colours(variables))
screens = (ChoiceScreen, FindingsScreen, HelpScreen, TextScreen)
late = [find_sheet("offer_list"), *(path for screen in screens for path in screen.CSS_PATH)]
paths = list(dict.fromkeys([*find_sheets(), *late]))
sheet.read_all(paths)
sheet.parse()
print(json.dumps([str(path) for path in paths]))
"""
    paths = [Path(path) for path in json.loads(unpacked.run("-c", script))]
    assert {path.name for path in paths} == {path.name for path in (ROOT / "styles").glob("*.tcss")}
    assert {path.parent for path in paths} == {unpacked.folder / "digest_tui" / "styles"}


def test_it_brings_completions_and_a_manual_page(unpacked: Program) -> None:
    (share,) = unpacked.folder.glob("*.data/data/share")
    assert "complete -o default -F _digest_tui digest-tui" in (
        share / "bash-completion" / "completions" / "digest-tui"
    ).read_text("utf-8")
    assert (share / "zsh" / "site-functions" / "_digest-tui").read_text("utf-8").startswith("#compdef digest-tui\n")
    assert "complete -c digest-tui" in (share / "fish" / "vendor_completions.d" / "digest-tui.fish").read_text("utf-8")
    assert ".TH DIGEST\\-TUI 1 " in (share / "man" / "man1" / "digest-tui.1").read_text("utf-8")


def test_it_brings_the_page_that_serve_shows(unpacked: Program) -> None:
    assert (unpacked.folder / "digest_tui" / "serving" / "page" / "app_index.html").is_file()


def test_its_reader_opens_the_sample_and_is_left_by_q(unpacked: Program) -> None:
    with Terminal(unpacked.make_call("-m", "digest_tui"), unpacked.environment, Path("/")) as terminal:
        terminal.wait_for(FIRST_WORDS, count=2)  # in the list and in the entry
        terminal.send("q")
        assert terminal.wait_for_end() == 0


def test_its_metadata_names_licence_dependencies_and_command(unpacked: Program, metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert metadata.get_all("License-File") == ["LICENSE"]
    needed = [text for text in metadata.get_all("Requires-Dist", []) if "extra ==" not in text]
    assert {"rapidfuzz", "rich", "textual"} <= {text.split(">")[0].split("<")[0] for text in needed}
    (commands,) = unpacked.folder.glob("*.dist-info/entry_points.txt")
    assert "digest-tui = digest_tui.cli:run" in commands.read_text("utf-8").splitlines()


def test_a_clone_uses_its_own_styles_and_sample() -> None:
    clone = Program(ROOT / "src")
    script = "from digest_tui.resources import *; print(find_folder('styles'), find_sample(), sep='\\n')"
    assert clone.run("-c", script).splitlines() == [str(ROOT / "styles"), str(SAMPLE)]


def test_an_installation_without_its_files_says_so(unpacked: Program) -> None:
    script = """
from digest_tui.resources import find_folder
try:
    find_folder("no_such_folder")
except FileNotFoundError as error:
    print(error)
"""
    assert unpacked.run("-c", script).endswith("no_such_folder: missing from this installation of digest-tui\n")


@pytest.mark.network
@pytest.mark.timeout(600)
def test_the_wheel_installs_into_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=True)
    programs = tmp_path / "empty" / "bin"
    variables = find_variables()
    pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    installed = subprocess.run([*pip, str(wheel)], env={**variables, "PIP_USER": "0"})
    assert installed.returncode == 0
    assert run_from_root([str(programs / "digest-tui"), "--version"], variables).startswith("digest-tui ")
    find = [str(programs / "python"), "-c", "from digest_tui.resources import *; print(find_sample())"]
    sample = run_from_root(find, variables).strip()
    assert Path(sample).is_relative_to(tmp_path)
    assert len(run_from_root([str(programs / "digest-tui"), "list", sample], variables).splitlines()) == 108
    with Terminal([str(programs / "digest-tui")], variables, Path("/")) as terminal:
        terminal.wait_for(FIRST_WORDS, count=2)
        terminal.send("q")
        assert terminal.wait_for_end() == 0
