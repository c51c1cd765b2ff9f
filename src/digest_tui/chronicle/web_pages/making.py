"""From HTML to text: the steps."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from digest_tui.chronicle.web_pages.addresses import find_address
from digest_tui.chronicle.web_pages.notes import PageNotes, find_notes
from digest_tui.chronicle.web_pages.opening import PageText
from digest_tui.chronicle.web_pages.writing import Writer

_LEAST_SHARE = 0.5
"""The share of a page's text that its main part must have to stand for it."""


def make_text(html: str) -> PageText:
    """The text of a page, and what it leaves out."""
    page = LexborHTMLParser(html)
    body = page.body
    if body is None:
        return PageText("", ())
    address = find_address(page)
    notes = find_notes(body)

    def write(part: LexborNode) -> PageText:
        writer = Writer(notes, address)
        text = writer.write(part)
        return PageText(text, tuple(writer.left_out))

    whole = write(body)
    main = _find_main_part(body, notes)
    made = write(main) if main is not None else whole
    if len(made.text) < _LEAST_SHARE * len(whole.text):
        made = whole
    around = ("all around its main part",) if made is not whole and made.text != whole.text else ()
    return PageText(_with_title(page, made.text), (*made.left_out, *around))


def _find_main_part(body: LexborNode, notes: PageNotes) -> LexborNode | None:
    """The one part that the page calls its main part; None where there is none, or notes stand outside."""
    parts = body.css("main, [role=main]")
    if not parts or any(not _is_within(part, parts[0]) for part in parts[1:]):
        return None
    main = parts[0]
    return main if all(_is_within(note, main) for note in notes.elements) else None


def _is_within(node: LexborNode, outer: LexborNode) -> bool:
    above: LexborNode | None = node
    while above is not None:
        if above.mem_id == outer.mem_id:
            return True
        above = above.parent
    return False


def _with_title(page: LexborHTMLParser, text: str) -> str:
    """The text under the title of the page, unless it has a first heading of its own."""
    title = page.css_first("head title")
    words = " ".join(title.text().split()) if title is not None else ""
    has_heading = text.startswith("# ") or "\n# " in text
    return f"# {words}\n\n{text}" if words and text and not has_heading else text
