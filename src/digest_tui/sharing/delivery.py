"""Delivering a text to the clipboard or a link to the browser, with a message that says what happened."""

from __future__ import annotations

from collections.abc import Callable

from digest_tui.chronicle.links.urls import format_punycode
from digest_tui.sharing.browser import open_link
from digest_tui.sharing.clipboard import copy_text, describe_copy

SendToTerminal = Callable[[str], None]


def deliver_to_clipboard(text: str, remark: str, send_to_terminal: SendToTerminal) -> str:
    """Copy `text` by every way that works; return the message for the person, after `remark`.

    It may take seconds if a program hangs. Do not call it in the thread of the screen.
    """
    words = describe_copy(copy_text(text, send_to_terminal), text)
    return f"{remark}. {words}" if remark else words


def deliver_to_browser(url: str, send_to_terminal: SendToTerminal) -> str:
    """Open `url`, or copy it where no browser takes it; what is to be said. As slow as `deliver_to_clipboard`."""
    outcome = open_link(url)
    if outcome.browser:
        punycode = format_punycode(url)
        return f"Opened by {outcome.browser}: {url}" + (f" (the host is {punycode})" if punycode else "")
    return deliver_to_clipboard(url, outcome.reason[:1].upper() + outcome.reason[1:], send_to_terminal)
