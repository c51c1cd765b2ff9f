"""Opening a page: its text, made in a process of its own. No page can bring the reader down, or keep it for long."""

from __future__ import annotations

import sys
from typing import NamedTuple

LARGEST_PAGE = 32 << 20
"""Characters. A larger page is refused."""
SECONDS_FOR_A_PAGE = 10
"""Of the processor. A page that takes longer is refused: tens of thousands of elements, each within the last, do."""
_TOO_MUCH = "a web page that takes too long to read, or too much memory"


class PageText(NamedTuple):
    """The text made of a page."""

    text: str
    left_out: tuple[str, ...]
    """Kinds of things that the page has and the text has not."""


class PageRefused(Exception):
    """The text of a page cannot be made. The message says why."""


def can_open_pages() -> bool:
    """True if the extra `html` is installed."""
    from importlib.util import find_spec

    return find_spec("selectolax") is not None


def open_page(html: str) -> PageText:
    """The text of a page. Raises PageRefused if it is too large, takes too long, or breaks the process."""
    import json
    import subprocess

    if len(html) > LARGEST_PAGE:
        raise PageRefused(f"a web page larger than {LARGEST_PAGE >> 20} MB")
    # -P: what stands in the folder at hand is not imported.
    command = [sys.executable, "-P", "-m", "digest_tui.chronicle.web_pages", str(SECONDS_FOR_A_PAGE)]
    try:
        done = subprocess.run(
            command, input=html.encode("utf-8", "replace"), capture_output=True, timeout=6 * SECONDS_FOR_A_PAGE
        )
    except subprocess.TimeoutExpired as error:
        raise PageRefused(_TOO_MUCH) from error
    except OSError as error:
        raise PageRefused(f"a web page, which needs a second process: {error}") from error
    if done.returncode < 0:
        raise PageRefused(_TOO_MUCH)
    if done.returncode:
        raise PageRefused("a web page that cannot be read")
    made = json.loads(done.stdout)
    return PageText(made["text"], tuple(made["left_out"]))
