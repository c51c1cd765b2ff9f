"""The words that a settings file may use, without the screen: themes, forms of links, actions."""

from __future__ import annotations

from digest_tui.memory.settings import Choices
from digest_tui.pages.rendering import LINK_FORMS
from digest_tui.tui.keys import ACTIONS

OWN_THEMES = ("quiet-dark", "quiet-light")
TEXTUAL_THEMES = (
    *("textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "dracula", "tokyo-night", "monokai"),
    *("flexoki", "catppuccin-latte", "catppuccin-frappe", "catppuccin-macchiato", "solarized-light", "solarized-dark"),
    *("rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light"),
)


def list_choices() -> Choices:
    """The words for each setting whose words are counted."""
    return {
        "theme": ("auto", *OWN_THEMES, *TEXTUAL_THEMES),
        "links": LINK_FORMS,
        "keys": tuple(action.name for action in ACTIONS),
    }
