"""A desk for tests: a folder that is all there is on PATH, with fake programs in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Desk:
    """Fake programs, and what was handed to them: each writes it beside itself, as NAME.received."""

    programs: Path

    def put(self, name: str, script: str) -> None:
        """Lay down a program that is a shell script."""
        path = self.programs / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def environment(self, **variables: str) -> dict[str, str]:
        """What a program finds around it here."""
        return {"PATH": str(self.programs), **variables}

    def read(self, name: str) -> bytes:
        """What the program `name` received."""
        return (self.programs / f"{name}.received").read_bytes()

    def was_asked(self, name: str) -> bool:
        """Whether the program `name` was started at all."""
        return (self.programs / f"{name}.received").exists()


def make_programs(folder: Path) -> Path:
    """An empty folder for programs."""
    programs = folder / "bin"
    programs.mkdir()
    return programs
