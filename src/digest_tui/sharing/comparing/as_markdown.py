"""A comparison as Markdown: words that are gone or were added stand in `<del>` and `<ins>`, as GitHub shows them."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.sharing.citing import escape_markdown, link_markdown, name_document
from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import State
from digest_tui.sharing.comparing.report import describe, join_pieces, list_sections

_TAGS: dict[State, str] = {"gone": "del", "added": "ins"}


def format_markdown(comparison: Comparison) -> Iterator[str]:
    """The lines of a page."""
    names = " → ".join(escape_markdown(name_document(one)) for one in (comparison.old, comparison.new))
    yield f"# {names}"
    yield f"\n{describe(comparison)}"
    for section in list_sections(comparison):
        yield f"\n## {section.change} {join_pieces(section.head, _write)}"
        yield from (f"\n{join_pieces(paragraph, _write)}" for paragraph in section.paragraphs)


def _write(state: State, words: str) -> str:
    tag = _TAGS.get(state)
    text = link_markdown(words)
    return f"<{tag}>{text}</{tag}>" if tag else text
