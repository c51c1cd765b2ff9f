"""What Hatchling runs to build the wheel: completions and the manual page are written from the command line itself."""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACES = {
    "bash": "share/bash-completion/completions/digest-tui",
    "zsh": "share/zsh/site-functions/_digest-tui",
    "fish": "share/fish/vendor_completions.d/digest-tui.fish",
}
"""Where below its prefix a shell looks for completions."""


class SharedFiles(BuildHookInterface[Any]):
    """Writes the files that are shared with the shells and with man."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them and tell the builder where they belong."""
        # The command line needs nothing but Python to be described: no dependency is installed while a wheel is built.
        sys.path.insert(0, str(Path(self.root, "src")))
        from digest_tui.cli.completions import SHELLS
        from digest_tui.cli.described import describe_calls
        from digest_tui.cli.manual import format_manual

        # Builders that want the same file each time set this: https://reproducible-builds.org/specs/source-date-epoch
        seconds = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
        manual = format_manual(datetime.fromtimestamp(seconds, UTC).date())
        texts = {PLACES[shell]: complete(describe_calls()) for shell, complete in SHELLS.items()}
        for place, text in {**texts, "share/man/man1/digest-tui.1": manual}.items():
            path = Path(self.root, "build", place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            build_data["shared_data"][str(path)] = place
