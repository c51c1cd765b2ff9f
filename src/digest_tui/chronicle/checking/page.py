"""Rules about the file: its encoding, its characters, and remains of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.chronicle.checking.finding import Checkpoint, Citations, Finding, find_entry_at, quote
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.model import Chronicle, Prose
from digest_tui.chronicle.text.headings import find_headings
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.safety import SIGNS
from digest_tui.chronicle.wording import format_count

_LONGEST_FOOTER = 300
"""Characters of text after the last footnote. A longer text was written for the document."""
_BLOCK = 1 << 18
"""Characters searched at a time, about two milliseconds without a checkpoint."""
_PAGE_WORDS = lazy(lambda: any_of("page_words").replace(r"\*", ".*") + "[.!…]?", re.IGNORECASE)
"""What web pages print around a text."""
_SIGN = lazy(f"[{SIGNS}]")
"""The symbols that `safety.make_safe` writes."""


def find_stray_text(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Text of a web page: a few words after the last footnote, or phrases that only web pages use.

    Text below a marked heading belongs to the document.
    """
    footer = _find_footer(chronicle)
    length = sum(len(prose.body) for prose in footer)
    is_short = length <= _LONGEST_FOOTER and not any(prose.references or prose.inline_links for prose in footer)
    is_short = is_short and not (footer and find_headings(chronicle.text[footer[-1].start :]))
    starts = {prose.start for prose in footer} if is_short else set()
    for prose in chronicle.prose:
        checkpoint()
        if prose.start in starts or _PAGE_WORDS().fullmatch(prose.body.strip()):
            message = f"{quote(prose.body)} belongs to no entry and no footnote; is it part of the web page?"
            yield Finding(prose.start, "stray-text", message)


def _find_footer(chronicle: Chronicle) -> list[Prose]:
    """The prose after all entries and footnotes."""
    if not (chronicle.is_dated and chronicle.footnotes):
        return []
    end = max(chronicle.footnotes[-1].end, chronicle.entries[-1].end)
    footer: list[Prose] = []
    for prose in reversed(chronicle.prose):
        if prose.start < end or len(footer) > _LONGEST_FOOTER:
            break
        footer.append(prose)
    return footer


def find_controls(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Control characters and unreadable bytes, which are shown as symbols: one finding per line."""
    text, start = chronicle.text, 0
    while start < len(text):
        checkpoint()
        match = _SIGN().search(text, start, start + _BLOCK)
        if match is None:
            start += _BLOCK
            continue
        end_of_line = text.find("\n", match.end())
        start = len(text) if end_of_line < 0 else end_of_line + 1
        unreadable = "an unreadable byte or a character that must not be shown"
        what = unreadable if match[0] == "\ufffd" else "a control character"
        others = len(_SIGN().findall(text, match.end(), start))
        more = f", and {format_count(others, 'other')} in this line" if others else ""
        message = f"{what} is here, shown as {match[0]}{more}"
        yield Finding(match.start(), "control-character", message, find_entry_at(chronicle, match.start()))


def find_guessed_encoding(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """A finding if the encoding of the file was guessed."""
    for notice in chronicle.notices:
        if "--encoding" in notice:
            yield Finding(0, "guessed-encoding", notice)
