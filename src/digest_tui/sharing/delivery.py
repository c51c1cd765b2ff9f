"""Delivering a text to the clipboard or a link to the browser, with a message that says what happened."""

from __future__ import annotations

from collections.abc import Callable

from digest_tui.chronicle.links.urls import format_punycode
from digest_tui.sharing.browser import OpenOutcome, open_link
from digest_tui.sharing.clipboard import copy_text, describe_copy

SendToTerminal = Callable[[str], None]


def deliver_to_clipboard(text: str, remark: str, send_to_terminal: SendToTerminal) -> str:
    """Copy `text` by every way that works; return the message for the person, after `remark`.

    It may take seconds if a program hangs. Do not call it in the thread of the screen.
    """
    words = describe_copy(copy_text(text, send_to_terminal), text)
    return f"{remark}. {words}" if remark else words


def deliver_to_browser(url: str, send_to_terminal: SendToTerminal, say: Callable[[str], None]) -> str:
    """Hand `url` to a browser, or copy it where none takes it; what is to be said. As slow as `deliver_to_clipboard`.

    What comes to light later, a browser that fails after all, is told to `say`
    from a thread of its own.
    """

    def describe(outcome: OpenOutcome) -> str:
        if not outcome.browser:
            return deliver_to_clipboard(url, _begin_sentence("; ".join(outcome.failures)), send_to_terminal)
        punycode = format_punycode(url)
        words = "; ".join((*outcome.failures, f"handed to {outcome.browser}: {url}"))
        return _begin_sentence(words) + (f" (the host is {punycode})" if punycode else "")

    return describe(open_link(url, report=lambda outcome: say(describe(outcome))))


def _begin_sentence(words: str) -> str:
    """`words` with a capital at their beginning, but where that is the name of a program."""
    is_name = words.partition(";")[0].endswith(" failed")
    return words if is_name else words[:1].upper() + words[1:]
