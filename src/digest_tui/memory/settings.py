"""What a person has set: `config.toml` in the user's settings folder.

A wrong value is told in one line, and all others hold. What is chosen in the
reader is written into the same file, so that there is one place to look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from digest_tui.memory.folder import CHOSEN, make_folder

NARROWEST, WIDEST = 40, 200
"""Cells that `measure` may be."""
REMEMBERED = ("positions", "read", "searches")
"""What the reader remembers by itself. Marks are kept too, since a person sets them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force."""

    theme: str = "auto"
    """The name of a theme; `auto` follows the terminal's background."""
    links: str = ""
    """How links are shown in the text; "" as the reader has it."""
    rows: int = 2
    """Lines of each row of the list: 1 or 2."""
    strip: bool = True
    """The days stand above the list as a line of bars."""
    measure: int = 90
    """Cells of the longest line of an entry."""
    remember: tuple[str, ...] = REMEMBERED
    """What the reader remembers by itself, of `REMEMBERED`."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """The keys of actions that have others than usual, by the action's name."""


NAMES = tuple(item.name for item in fields(Settings))
"""The names that may stand in the file."""

Choices = Mapping[str, Collection[str]]
"""The words that `theme` and `links` may be, and the actions that `keys` may name."""


class LoadedSettings(NamedTuple):
    """What was read from the file."""

    settings: Settings
    lines: Mapping[str, int]
    """The line of each setting that stands in the file, by its name; of a key, by `keys.ACTION`."""
    problems: Sequence[str] = ()
    """A line for each thing that is wrong: file, line, and the nearest right word."""


def read_settings(path: Path, choices: Choices) -> LoadedSettings:
    """Read the settings in `path`; those that are not there, or wrong, are as usual. Never raises."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return LoadedSettings(Settings(), {})
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        return LoadedSettings(Settings(), {}, [f"{path}: {reason}; no setting of it holds"])
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        line = place[1] if place else str(text.count("\n") + 1)
        words = re.sub(r"\s*\(at .*\)", "", str(error))
        return LoadedSettings(Settings(), {}, [f"{path}:{line}: {words[0].lower()}{words[1:]}; no setting holds"])
    return _Reading(path, text, choices).read(table)


class _Reading:
    """One reading of a file: the values that hold, and what is said of the others."""

    def __init__(self, path: Path, text: str, choices: Choices) -> None:
        self._path = path
        self._rows = text.splitlines()
        self._choices = choices
        self._problems: list[str] = []
        self._lines: dict[str, int] = {}

    def read(self, table: Mapping[str, object]) -> LoadedSettings:
        held: dict[str, object] = {}
        for name, value in table.items():
            if name not in NAMES:
                self._complain(name, f"there is no setting {name}", name, NAMES)
            elif name == "keys":
                held[name] = MappingProxyType(dict(self._read_keys(value)))
            elif (right := self._read_value(name, value)) is not None:
                held[name] = right
                self._lines[name] = self._find_line(name)
        return LoadedSettings(Settings(**held), self._lines, self._problems)  # type: ignore[arg-type]  # each value is checked by its name

    def _read_value(self, name: str, value: object) -> object:
        """The value in its right form; None where it is wrong, and that is said."""
        if name in self._choices:
            return self._choose(name, value, self._choices[name])
        if name == "remember":
            return self._read_list(name, value)
        if name == "strip":
            return self._expect(name, value, isinstance(value, bool), "true or false")
        is_number = isinstance(value, int) and not isinstance(value, bool)
        if name == "rows":
            return self._expect(name, value, is_number and value in (1, 2), "1 or 2")
        is_fitting = is_number and NARROWEST <= int(str(value)) <= WIDEST
        return self._expect(name, value, is_fitting, f"a number from {NARROWEST} to {WIDEST}")

    def _choose(self, name: str, value: object, words: Collection[str]) -> str | None:
        if value in words:
            return str(value)
        self._complain(name, f"{name} cannot be {_show(value)}", str(value), words)
        return None

    def _expect(self, name: str, value: object, is_right: bool, wanted: str) -> object:
        if is_right:
            return value
        self._complain(name, f"{name} cannot be {_show(value)}: it is {wanted}")
        return None

    def _read_list(self, name: str, value: object) -> tuple[str, ...] | None:
        if not isinstance(value, list):
            self._complain(name, f"{name} is a list of words, such as {list(REMEMBERED)}")
            return None
        for word in value:
            if word not in REMEMBERED:
                self._complain(name, f"{name} cannot have {_show(word)}", str(word), REMEMBERED)
        return tuple(word for word in REMEMBERED if word in value)

    def _read_keys(self, value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
        if not isinstance(value, dict):
            self._complain("keys", "keys is a table: [keys], and below it copy_link = 'x'")
            return
        taken: dict[str, str] = {}
        for action, keys in value.items():
            wanted = keys if isinstance(keys, list) else [keys]
            if action not in self._choices.get("keys", ()):
                self._complain(action, f"there is no action {action}", action, self._choices.get("keys", ()))
            elif not wanted or not all(isinstance(key, str) and _is_key(key) for key in wanted):
                self._complain(action, f"{action}: {_show(keys)} is no key; keys are written x, X, ctrl+x, f2, escape")
            elif double := next((key for key in wanted if key in taken), None):
                self._complain(action, f"{double} is the key of {taken[double]} already")
            else:
                taken |= dict.fromkeys(wanted, action)
                self._lines[f"keys.{action}"] = self._find_line(action)
                yield action, tuple(wanted)

    def _complain(self, name: str, words: str, wrong: str = "", right: Collection[str] = ()) -> None:
        from difflib import get_close_matches

        near = get_close_matches(wrong.lower(), right, 1, 0.4) if wrong else []
        known = f"; nearest: {near[0]}" if near else f"; there are {', '.join(right)}" if 0 < len(right) < 9 else ""
        self._problems.append(f"{self._path}:{self._find_line(name)}: {words}{known}")

    def _find_line(self, name: str) -> int:
        """The line on which `name` is set, from 1; what is set twice is no TOML."""
        begins = re.compile(rf"""\s*(?:keys\.)?\[?["']?{re.escape(name)}["']?\s*[=.\]]""")
        return next((number for number, row in enumerate(self._rows, 1) if begins.match(row)), 1)


def _show(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


_NAMED_KEYS = frozenset(
    (
        *("escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown"),
        *("up", "down", "left", "right", *(f"f{number}" for number in range(1, 13))),
    )
)


def _is_key(key: str) -> bool:
    """True for a key as it is written in the file: `x`, `ctrl+x`, `f2`."""
    *modifiers, last = key.split("+") if len(key) > 1 else (key,)
    is_known = last in _NAMED_KEYS or (len(last) == 1 and last.isprintable() and not last.isspace())
    return is_known and set(modifiers) <= {"ctrl", "shift", "alt"}


def write_setting(path: Path, name: str, value: str | int | bool) -> None:
    """Set `name` in the file at `path`, which keeps its comments, its permissions and all else.

    Raises OSError, and ValueError where the file is no TOML and has to be mended first.
    """
    import tomllib

    from digest_tui.whole_files import NotWritten, write_whole

    text = path.read_bytes().decode("utf-8") if path.exists() else ""
    changed = _set_value(text, name, _show(value))
    if tomllib.loads(changed).get(name) != value:
        raise ValueError(f"{path} cannot be changed by the reader")
    make_folder(path.parent)

    def write(draft: Path) -> None:
        draft.write_text(changed, "utf-8", newline="")

    try:
        write_whole(path, write, is_forced=True)
    except NotWritten as error:
        raise OSError(error.reason) from error


def _set_value(text: str, name: str, shown: str) -> str:
    """`text` with this value of `name` above all tables: in its line, or in a new one, the last of these."""
    table = re.search(r"(?m)^[ \t]*\[", text)
    top, rest = (text[: table.start()], text[table.start() :]) if table else (text, "")
    own = rf"""(?m)^([ \t]*{name}[ \t]*=[ \t]*)("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^#\r\n]*?)(?=[ \t]*(?:#.*)?\r?$)"""
    changed, times = re.subn(own, lambda found: f"{found[1]}{shown}", top, count=1)
    if not times:
        feed = "\r\n" if "\r\n" in text else "\n"
        changed = f"{top}{'' if not top or top.endswith(feed) else feed}{name} = {shown}{feed}"
    return changed + rest


def list_settings(loaded: LoadedSettings) -> Iterator[tuple[str, str | int | bool | list[str], int | None]]:
    """Every setting in force but the keys, and the line of the file it stands on; None for a default."""
    for name in NAMES:
        value = getattr(loaded.settings, name)
        if name != "keys":
            yield name, list(value) if isinstance(value, tuple) else value, loaded.lines.get(name)


def list_chosen(loaded: LoadedSettings) -> dict[str, str]:
    """The single values that stand in the file, as the words a reader keeps: `{"rows": "1", "strip": "no"}`."""
    values = {name: getattr(loaded.settings, name) for name in loaded.lines if name in CHOSEN}
    return {name: ("no", "yes")[value] if isinstance(value, bool) else str(value) for name, value in values.items()}


def keep_chosen(path: Path, name: str, word: str) -> None:
    """Set `name` in the file to what `list_chosen` calls `word`. Raises OSError and ValueError as `write_setting`."""
    usual = getattr(Settings(), name)
    if isinstance(usual, bool):
        write_setting(path, name, word == "yes")
    else:
        write_setting(path, name, int(word) if isinstance(usual, int) else word)
