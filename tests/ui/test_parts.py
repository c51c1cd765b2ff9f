"""How the screen is built: of parts that are owned, not of screens that inherit from one another."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path

import digest_tui.tui.app
from digest_tui.resources import find_folder
from digest_tui.tui.choice_screen import ChoiceScreen
from digest_tui.tui.field_screen import FieldScreen
from digest_tui.tui.findings_screen import FindingsScreen
from digest_tui.tui.help_screen import HelpScreen
from digest_tui.tui.styles import find_sheets
from digest_tui.tui.text_screen import TextScreen
from digest_tui.tui.widgets.offer_list import OfferList

OURS = "digest_tui.tui"
SCREENS = (ChoiceScreen, FindingsScreen, HelpScreen, FieldScreen, TextScreen)


def find_classes() -> set[type]:
    """Every class of the screen's modules."""
    modules = [module for name, module in sys.modules.items() if name.startswith(OURS)]
    return {
        item
        for module in modules
        for _, item in inspect.getmembers(module, inspect.isclass)
        if item.__module__.startswith(OURS)
    }


def count_ours(kind: type) -> int:
    """How many classes of ours a class consists of, itself included."""
    return sum(base.__module__.startswith(OURS) for base in kind.__mro__)


def test_no_class_stands_deeper_than_one_below_another_of_ours() -> None:
    deep = {kind.__name__: count_ours(kind) for kind in find_classes() if count_ours(kind) > 2}
    assert deep == {}


def test_no_screen_inherits_from_another_of_ours() -> None:
    assert all(count_ours(kind) == 1 for kind in find_classes() if kind.__name__.endswith(("Screen", "App")))


def test_every_sheet_belongs_to_a_widget_or_screen_that_names_it() -> None:
    named = {path.name for path in find_sheets()} | {Path(path).name for kind in SCREENS for path in kind.CSS_PATH}
    # Mounted late, so that its sheet is none of the app's.
    named |= {
        path.name for path in find_folder("styles").glob("*.tcss") if path.read_text("utf-8") == OfferList.DEFAULT_CSS
    }
    assert named == {path.name for path in find_folder("styles").glob("*.tcss")}


def test_the_app_takes_the_sheets_of_all_its_widgets() -> None:
    assert digest_tui.tui.app.DigestApp.CSS.count("PaintedView {") == 1
