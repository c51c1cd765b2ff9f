"""The folder of the store, the files in it, and the settings file."""

from __future__ import annotations

from pathlib import Path

NAME = "digest-tui"
STORE_NAME = "memory.sqlite3"
POSITIONS_NAME = "places"
LOCK_NAME = "lock"
SETTINGS_NAME = "config.toml"
CHOSEN = frozenset({"theme", "links", "rows", "strip", "measure"})
"""What is chosen in the reader and kept in the settings file, not in the store."""


def find_folder() -> Path:
    """The folder of the store: `$XDG_STATE_HOME/digest-tui`, or what the system uses instead. It may not exist."""
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def find_settings_file() -> Path:
    """Where the settings are: `$XDG_CONFIG_HOME/digest-tui/config.toml`, or as the system has it. It may not exist."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / SETTINGS_NAME


def make_folder(folder: Path) -> Path:
    """Create `folder` if it does not exist, readable by its owner only. Raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
