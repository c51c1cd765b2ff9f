"""What the interpreter and Textual are set to while the reader starts and runs: the only place that changes them."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper

PAINTINGS_A_SECOND = 1000
"""At most. At Textual's 60 the second painting after a key, which brings the list, would wait for up to 17 ms."""
SECONDS_BEFORE_A_SWITCH = 0.0003
"""How long a thread may keep the interpreter that another waits for. With Python's 5 ms the echo of a key takes up to
40 while a long document is read or indexed."""


def prepare_start() -> None:
    """Collect no garbage until the first screen is painted, and let threads interrupt each other.

    What the start makes stays; looking through it again and again takes a
    tenth of the time to the first screen, and the thread that writes this to
    the terminal must not wait for what is done behind the painting.
    """
    gc.disable()
    sys.setswitchinterval(SECONDS_BEFORE_A_SWITCH)


def finish_start() -> None:
    """Collect garbage from now on, but do not look at what the first screen is made of between two keys."""
    gc.freeze()
    gc.enable()


def spare_what_is_loaded() -> None:
    """Keep the collector from what is loaded by now: it would look through all of that between two letters."""
    gc.freeze()


def set_textual_variables() -> None:
    """Keep Textual from what would break a promise: its debugger, colour systems it crashes on, and a wait to paint.

    Textual reads these variables when it is imported. It takes COLUMNS and
    LINES for the size, which a shell may have exported long ago:
    https://github.com/Textualize/textual/pull/6153
    """
    os.environ.pop("COLUMNS", None)
    os.environ.pop("LINES", None)
    os.environ.pop("TEXTUAL", None)
    os.environ.pop("TEXTUAL_DRIVER", None)
    if os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto") not in ("auto", "standard", "256", "truecolor"):
        del os.environ["TEXTUAL_COLOR_SYSTEM"]
    os.environ.setdefault("TEXTUAL_FPS", str(PAINTINGS_A_SECOND))


def paint_utf8() -> None:
    """Paint in UTF-8 whatever the locale says: a terminal that reads something else is rarer than a wrong locale."""
    if isinstance(sys.__stderr__, TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
