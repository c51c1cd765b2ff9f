"""The table of actions: what each is called, which keys do it, and where it is hinted at.

Every key also answers on the Russian layout by its place; the letters stand
there on the Kazakh layout too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from textual.binding import Binding

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,ё"
ON_RUSSIAN_LAYOUT = dict(zip(_LATIN, _RUSSIAN, strict=True))
"""What the Russian layout prints where the Latin one prints the key."""

_NAMED = {
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "/": "slash",
    "'": "apostrophe",
    "?": "question_mark",
    ":": "colon",
    "!": "exclamation_mark",
    "`": "grave_accent",
}


class Action(NamedTuple):
    """Something a person can do in the reader."""

    name: str
    """What it is called; a settings file can name it so."""
    call: str
    """The method that does it, with its argument: `delivery.copy_link` is `copy_link` of the screen's `delivery`."""
    keys: tuple[str, ...]
    words: str
    """What it does, for help and palette."""
    group: str
    hint: str = ""
    """A word for the line of keys; "" where it is not hinted at."""
    where: str = "list entry"
    """In which situations the hint stands: list, entry, hits, search, count."""

    @property
    def shown_key(self) -> str:
        """The first of its keys as a person writes it."""
        return format_key(self.keys[0]) if self.keys else ""


ACTIONS = (
    Action("move_down", "mover.move(1)", ("j", "down"), "Down", "Move"),
    Action("move_up", "mover.move(-1)", ("k", "up"), "Up", "Move"),
    Action("half_page_down", "mover.move_page(0.5)", ("ctrl+d",), "Half a page down", "Move"),
    Action("half_page_up", "mover.move_page(-0.5)", ("ctrl+u",), "Half a page up", "Move"),
    Action(
        "page_down",
        "navigation.turn_page(1)",
        ("space", "pagedown"),
        "A page down; at the end of an entry, to the next",
        "Move",
    ),
    Action(
        "page_up",
        "navigation.turn_page(-1)",
        ("b", "pageup"),
        "A page up; at the top of an entry, to the one before",
        "Move",
    ),
    Action("next_entry", "navigation.move_entry(1)", ("J",), "Next entry, from anywhere", "Move", "next", "entry"),
    Action("previous_entry", "navigation.move_entry(-1)", ("K",), "Previous entry, from anywhere", "Move"),
    Action("go_first", "mover.go_first", ("g", "home"), "To the beginning", "Move"),
    Action(
        "go_last",
        "navigation.go_last",
        ("G", "end"),
        "To the end; 36G goes to entry 36",
        "Move",
        "go to entry",
        "count",
    ),
    Action("next_day", "navigation.move_day(1)", ("]",), "Next day", "Move", "day", "list"),
    Action("previous_day", "navigation.move_day(-1)", ("[",), "Previous day", "Move"),
    Action("read_entry", "navigation.enter", ("enter", "l", "right"), "Go to the entry", "Read", "read", "list index"),
    Action("leave_entry", "panes.leave_entry", ("h", "left"), "Go back to the list", "Read"),
    Action(
        "next_link", "panes.next_link", ("tab",), "Next link of the entry, then the next pane", "Read", "link", "entry"
    ),
    Action("previous_link", "panes.previous_link", ("shift+tab",), "Previous link, then the previous pane", "Read"),
    Action(
        "copy_link",
        "delivery.copy_link",
        ("y",),
        "Copy the link; 36y copies that of footnote 36",
        "Copy",
        "copy link",
        "list entry count",
    ),
    Action("copy_all_links", "delivery.copy_all_links", ("Y",), "Copy every link of the entry", "Copy"),
    Action(
        "copy_listed_links", "delivery.copy_listed_links", ("L",), "Copy the links of all entries in the list", "Copy"
    ),
    Action("copy_link_as_written", "delivery.copy_link_as_written", ("ctrl+y",), "Copy the link as written", "Copy"),
    Action(
        "copy_text",
        "delivery.copy_text",
        ("t",),
        "Copy the entry's text with date, place and source",
        "Copy",
        "copy text",
        "entry",
    ),
    Action(
        "copy_citation",
        "delivery.copy_citation",
        ("c",),
        "Copy a citation of the entry, by the link at hand or by all",
        "Copy",
        "cite",
        "list entry",
    ),
    Action(
        "choose_citation", "delivery.choose_citation", ("C",), "Choose how citations are written, and copy one", "Copy"
    ),
    Action(
        "copy_archive_link",
        "delivery.copy_archive_link",
        ("a",),
        "Copy the link's address in the Internet Archive, unchecked",
        "Copy",
    ),
    Action(
        "export",
        "delivery.export",
        ("e",),
        "Export what the list shows to a file: Markdown, HTML, CSV, BibTeX and others",
        "Copy",
    ),
    Action(
        "open_link",
        "delivery.open_link",
        ("o",),
        "Open the link in the browser; 36o opens footnote 36",
        "Copy",
        "open",
        "list entry count",
    ),
    Action("search", "query_session.open", ("/",), "Search as you type", "Search", "search", "list entry"),
    Action("next_hit", "navigation.next_hit", ("n",), "Next hit", "Search", "next hit", "hits"),
    Action("previous_hit", "listing.previous_hit", ("N",), "Previous hit", "Search"),
    Action("toggle_order", "listing.toggle_order", ("s",), "Hits by relevance or by date", "Search", "order", "hits"),
    Action(
        "toggle_hits",
        "listing.toggle_hits",
        ("f",),
        "Only the hits, or all entries with the hits marked",
        "Search",
        "all/hits",
        "hits",
    ),
    Action(
        "return_to_start",
        "listing.return_to_start",
        ("`",),
        "Go back to where you were before the search, or before the marked",
        "Search",
    ),
    Action(
        "toggle_mark",
        "listing.toggle_mark",
        ("m",),
        "Mark the entry, or take its mark away",
        "Marks",
        "mark",
        "list entry",
    ),
    Action("toggle_marked", "listing.toggle_marked", ("'",), "Only the marked entries, or all", "Marks"),
    Action("write_note", "sheets.write_note", ("A",), "Write your own note on the entry", "Marks", "note", "entry"),
    Action("undo", "memory.undo", ("U",), "Undo what was last done to a mark, a note or a name", "Marks"),
    Action("toggle_dimming", "listing.toggle_dimming", ("D",), "Dim the entries that were read, or none", "Marks"),
    Action(
        "change_link_form",
        "entry_page.change_link_form",
        ("u",),
        "Links in the text: number and host, short, whole, number alone",
        "Read",
        "link form",
        "entry",
    ),
    Action(
        "open_index",
        "index.toggle",
        ("w",),
        "The index: what is missing, your notes, places, names, days, sources, findings",
        "Search",
        "index",
        "list",
    ),
    Action("toggle_strip", "overview.toggle_strip", ("T",), "The strip of days, or none", "Read"),
    Action("change_rows", "listing.change_rows", ("v",), "Rows of one line, or of two", "Read"),
    Action("toggle_zoom", "panes.toggle_zoom", ("z",), "The entry alone", "Read"),
    Action(
        "show_rest", "sheets.show_rest", ("i",), "The rest of the document: preface, footer, unused footnotes", "Read"
    ),
    Action("show_findings", "sheets.show_findings", ("!",), "What is wrong in the document", "Read"),
    Action("reload", "documents.read_again", ("r",), "Read the file again", "Read"),
    Action("correct_names", "sheets.correct_names", ("W",), "Merge, part, rename, hide or add names", "Read"),
    Action("show_changes", "sheets.show_changes", ("R",), "What changed in the file since it was opened", "Read"),
    Action(
        "go_back",
        "navigation.go_back",
        ("escape",),
        "Close, go back, clear the search",
        "Read",
        "back",
        "entry index hits search count",
    ),
    Action("show_help", "sheets.show_help", ("?", "f1"), "Help: every key", "Program", "help", "list entry"),
    Action("command_palette", "app.action_command_palette", (":",), "Every action by name", "Program"),
    Action("quit", "app.exit", ("q",), "Quit", "Program", "quit", "list entry"),
    Action(
        "copy_selection_or_quit",
        "delivery.copy_selection_or_quit",
        ("ctrl+c",),
        "Copy the selected text, or quit where none is selected",
        "Program",
    ),
    Action("suspend", "app.action_suspend_process", ("ctrl+z",), "Suspend", "Program"),
)

ANYWHERE = frozenset({"copy_selection_or_quit", "suspend", "command_palette"})
"""Actions whose keys do not belong to the search line, even while it is typed in."""


def rebind(keys: Mapping[str, Sequence[str]]) -> tuple[Action, ...]:
    """The actions, those named in `keys` with these keys; what they take is nobody else's key any more."""
    taken = {key for own in keys.values() for key in own}
    return tuple(
        action._replace(keys=tuple(keys[action.name]))
        if action.name in keys
        else action._replace(keys=tuple(key for key in action.keys if key not in taken))
        for action in ACTIONS
    )


def make_keymap(actions: Sequence[Action]) -> dict[str, str]:
    """The keys of those `actions` that have others than usual, as Textual takes them."""
    return {
        action.name: ",".join(map(with_other_layout, action.keys))
        for action, usual in zip(actions, ACTIONS, strict=True)
        if action.keys != usual.keys
    }


def make_bindings() -> Iterator[Binding]:
    """The bindings of the reader's screen, the Russian layout's keys among them.

    All have priority: they are answered in the order of the keys, before the
    next key is looked at, so that nothing typed fast goes to the wrong pane.
    """
    return (make_binding(action, f"do({action.name!r})") for action in ACTIONS)


def make_binding(action: Action, textual_action: str) -> Binding:
    """The binding of all keys of an action, the Russian layout's among them, to what Textual is to call."""
    from textual.binding import Binding

    return Binding(
        ",".join(map(with_other_layout, action.keys)),
        textual_action,
        action.words,
        show=False,
        priority=True,
        id=action.name,
    )


def format_key(key: str) -> str:
    """A key as a person writes it: `Ctrl+D`, `Esc`, `]`."""
    words = {"escape": "Esc", "pagedown": "PgDn", "pageup": "PgUp", "enter": "Enter", "tab": "Tab", "f1": "F1"}
    if len(key) == 1:
        return key
    return words.get(key, "+".join(part.capitalize() for part in key.split("+")))


def with_other_layout(key: str) -> str:
    """A key as Textual names it, and that of the same place on the Russian layout, parted by a comma."""
    return ",".join(_NAMED.get(own, "comma" if own == "," else own) for own in (key, *_other_layout(key)))


def _other_layout(key: str) -> Iterator[str]:
    modifier, _, last = key.rpartition("+")
    if len(last) == 1 and last in ON_RUSSIAN_LAYOUT:
        yield f"{modifier}+{ON_RUSSIAN_LAYOUT[last]}" if modifier else ON_RUSSIAN_LAYOUT[last]
