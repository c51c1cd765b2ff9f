"""The folder of the store, and the files in it."""

from __future__ import annotations

from pathlib import Path

NAME = "digest-tui"
STORE_NAME = "memory.sqlite3"
POSITIONS_NAME = "places"
LOCK_NAME = "lock"


def find_folder() -> Path:
    """The folder of the store: `$XDG_STATE_HOME/digest-tui`, or what the system uses instead. It may not exist."""
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def make_folder(folder: Path) -> Path:
    """Create `folder` if it does not exist, readable by its owner only. Raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
