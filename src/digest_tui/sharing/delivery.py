"""Delivering a text to the clipboard or a link to the browser, with a message that says what happened."""

from __future__ import annotations

from collections.abc import Callable

from digest_tui.chronicle.links.urls import format_punycode, may_be_opened
from digest_tui.sharing.browser import OpenOutcome, open_link
from digest_tui.sharing.clipboard import copy_text, describe_copy
from digest_tui.sharing.copy_actions import CopyPayload

SendToTerminal = Callable[[str], None] | None
"""Writes a text for the clipboard to the terminal; None where no escape sequence may be written."""
Report = Callable[[OpenOutcome], None]
Opener = Callable[[str, Report], OpenOutcome]
"""Hands a link to a browser; what comes to light later is told to the report."""


def open_here(url: str, report: Report) -> OpenOutcome:
    """Hand a link to a browser of this machine."""
    return open_link(url, report=report)


def deliver_link(
    payload: CopyPayload, send_to_terminal: SendToTerminal, say: Callable[[str], None], opener: Opener = open_here
) -> str:
    """Open a link in the browser, as `deliver_to_browser` does; what is no link of the web is copied instead."""
    if may_be_opened(payload.text):
        return deliver_to_browser(payload.text, send_to_terminal, say, opener)
    if payload.text:
        remark = "Only http and https links are opened" if payload.link else payload.remark
        return deliver_to_clipboard(payload.text, remark, send_to_terminal)
    return payload.remark.replace("nothing is copied", "nothing is opened")


def deliver_to_clipboard(text: str, remark: str, send_to_terminal: SendToTerminal) -> str:
    """Copy `text` by every way that works; return the message for the person, after `remark`.

    It may take seconds if a program hangs. Do not call it in the thread of the screen.
    """
    words = describe_copy(copy_text(text, send_to_terminal), text)
    return f"{remark}. {words}" if remark else words


def deliver_to_browser(
    url: str, send_to_terminal: SendToTerminal, say: Callable[[str], None], opener: Opener = open_here
) -> str:
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

    return describe(opener(url, lambda outcome: say(describe(outcome))))


def _begin_sentence(words: str) -> str:
    """`words` with a capital at their beginning, but where that is the name of a program."""
    is_name = words.partition(";")[0].endswith(" failed")
    return words if is_name else words[:1].upper() + words[1:]
