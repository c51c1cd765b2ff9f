"""A comparison as a page in HTML: words that are gone are struck out, words that were added underlined."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from digest_tui.chronicle.links.urls import rewrite_urls
from digest_tui.sharing.citing import name_document
from digest_tui.sharing.comparing.comparison import Comparison
from digest_tui.sharing.comparing.marking import State
from digest_tui.sharing.comparing.report import describe, join_pieces, list_sections
from digest_tui.sharing.html_page import END_OF_PAGE, begin_page, format_link

_TAGS: dict[State, str] = {"gone": "del", "added": "ins"}


def format_html(comparison: Comparison) -> Iterator[str]:
    """The lines of a page that opens without a network."""
    title = f"{name_document(comparison.old)} → {name_document(comparison.new)}"
    yield begin_page(title).rstrip()
    yield f'<h1>{escape(title)}</h1>\n<p class="of">{escape(describe(comparison))}</p>'
    for section in list_sections(comparison):
        head = f"<strong>{section.change}</strong> {join_pieces(section.head, _write)}"
        yield f'<article>\n<p class="dateline">{head}</p>'
        yield from (f"<p>{join_pieces(paragraph, _write)}</p>" for paragraph in section.paragraphs)
        yield "</article>"
    yield END_OF_PAGE.rstrip()


def _write(state: State, words: str) -> str:
    tag = _TAGS.get(state)
    text = rewrite_urls(words, format_link, escape)
    return f"<{tag}>{text}</{tag}>" if tag else text
