"""Where it is remembered: the user's state folder, and the files in it."""

from __future__ import annotations

from pathlib import Path

NAME = "digest-tui"
STORE_NAME = "memory.sqlite3"
POSITIONS_NAME = "places"
LOCK_NAME = "lock"


def find_folder() -> Path:
    """The folder for what is remembered: `$XDG_STATE_HOME/digest-tui`, or as the system has it. It may not exist."""
    from platformdirs import user_state_path

    return user_state_path(NAME, appauthor=False)


def make_folder(folder: Path) -> Path:
    """Make `folder`, for its owner alone, where it is not there. Raises OSError."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
