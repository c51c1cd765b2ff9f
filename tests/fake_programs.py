"""Fake programs for tests, in a folder that is the only one on PATH."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FakePrograms:
    """A folder of fake programs. Each writes what it receives beside itself, as NAME.received."""

    folder: Path

    def put(self, name: str, script: str) -> None:
        """Add a program that is a shell script."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)

    def environment(self, **variables: str) -> dict[str, str]:
        """The environment of a process that finds only these programs."""
        return {"PATH": str(self.folder), **variables}

    def read(self, name: str) -> bytes:
        """What the program `name` received."""
        return (self.folder / f"{name}.received").read_bytes()

    def was_asked(self, name: str) -> bool:
        """Whether the program `name` was started at all."""
        return (self.folder / f"{name}.received").exists()


def make_programs(folder: Path) -> Path:
    """An empty folder for programs."""
    programs = folder / "bin"
    programs.mkdir()
    return programs
