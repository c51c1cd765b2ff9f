"""Paint the README's pictures: the reader on the sample, as SVG in docs/. The same program paints the same bytes."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import App

from digest_tui import load
from digest_tui.resources import find_sample
from digest_tui.tui import own_themes
from digest_tui.tui.app import DigestApp
from digest_tui.tui.options import OpenDocuments, ReaderOptions

DOCS = Path(__file__).resolve().parent.parent / "docs"
THEME = own_themes.DARK.name
# A page that shows the picture must not ask another host for its letters.
_FONT_FACES = re.compile(r"\s*@font-face\s*{[^}]*}")
_FONT = re.compile(r"Fira Code")


@dataclass(frozen=True)
class Picture:
    """A file of docs/, and what is on the screen in it."""

    name: str
    size: tuple[int, int]
    query: str = ""
    keys: Sequence[str] = ()


PICTURES = (
    Picture("reader", (120, 40), keys="55G38G"),
    Picture("reader-40x12", (40, 12)),
    Picture("reader-40x12-entry", (40, 12), keys=["enter"]),
    Picture("reader-80x24", (80, 24)),
    Picture("reader-200x50", (200, 50), keys="55G38G"),
    Picture("search", (120, 40), query="murat adam", keys="j"),
    Picture("no-source", (120, 40), keys="45G33G"),
)


async def paint(picture: Picture) -> str:
    """The SVG of a picture."""
    app = DigestApp(OpenDocuments([load(find_sample())]), ReaderOptions(query=picture.query))
    app.theme = THEME
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press(*picture.keys)
        await pilot.pause()
        return clean(app, picture)


def clean(app: App[None], picture: Picture) -> str:
    """What is on the screen as SVG, without fonts from the net and without names made of the machine's state."""
    svg = _FONT_FACES.sub("", app.export_screenshot(title="digest-tui"))
    svg = _FONT.sub("Menlo, Consolas, DejaVu Sans Mono", svg)
    # Without this some viewers drop the spaces at which a piece of text begins.
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    # Rich makes the ids from a sum over what is painted; a name is as unique and stays.
    return re.sub(r"terminal-\d+", picture.name, svg)


def main() -> None:
    """Paint all of them."""
    for variable in ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME"):
        os.environ.pop(variable, None)
    DOCS.mkdir(exist_ok=True)
    for picture in PICTURES:
        path = DOCS / f"{picture.name}.svg"
        path.write_text(asyncio.run(paint(picture)), "utf-8")
        print(path.relative_to(DOCS.parent))


if __name__ == "__main__":
    main()
