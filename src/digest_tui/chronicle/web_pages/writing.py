"""Writing the text of a page: its elements in their order, as lines that the parser reads."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from digest_tui.chronicle.web_pages.addresses import resolve
from digest_tui.chronicle.web_pages.left_out import find_kind
from digest_tui.chronicle.web_pages.lines import BREAK, Lines
from digest_tui.chronicle.web_pages.notes import PageNotes
from digest_tui.chronicle.web_pages.tables import Table, is_of_data
from digest_tui.chronicle.web_pages.times import write_time
from digest_tui.chronicle.web_pages.tree import BLOCKS, HEADINGS, TEXT, has_within, read_attribute, walk

_SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_FEW = 200
"""Elements of a link that are looked at."""
_PARTS_OF_NOTE = re.compile(r"(?:\s*[\^↑↩])+\s*")
_CODE = frozenset({"code"})
_CELLS = ("td", "th")
_LISTS = ("ul", "ol", "menu", "dir")
_HELD_TO_THEIR_END = HEADINGS | {"caption", "pre"}


class _Frame:
    """What is written within one element, until the element ends."""

    def __init__(self, kind: str, node: LexborNode | None) -> None:
        self.kind = kind
        self.node = node
        self.pieces: list[str] = []
        self.picture: str | None = None
        """The words for a picture in it; None where there is no picture."""

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).replace(BREAK, " ").split(" "))


class Writer:
    """Writes one part of a page."""

    def __init__(self, notes: PageNotes, address: str) -> None:
        self.left_out: dict[str, None] = {}
        """The kinds of what was passed over, in the order in which they were met."""
        self._notes = notes
        self._address = address
        self._lines = Lines()
        self._frames = [_Frame("page", None)]
        self._table: Table | None = None
        self._table_node = 0

    def write(self, part: LexborNode) -> str:
        """The text of a part of the page."""
        walk(part, self._enter, self._leave)
        self._end_block()
        return self._lines.text

    # Elements begin

    def _enter(self, node: LexborNode) -> bool:
        tag = node.tag
        if tag == TEXT:
            self._add((node.text_content or "").replace(BREAK, ""))
            return False
        if tag is None or tag.startswith("-"):
            return False
        is_way_back = node.mem_id in self._notes.ways_back
        if tag == "img":
            self._frames[-1].picture = read_attribute(node, "alt")
        if kind := find_kind(node):
            self.left_out[kind] = None
            return False
        if (label := self._notes.labels_of_references.get(node.mem_id)) is not None:
            self._add(f"[^{label}]")
            return False
        if (label := self._notes.labels_of_notes.get(node.mem_id)) is not None and not self._is_flat:
            self._begin_note(node, label, is_way_back)
        elif is_way_back:
            return False
        elif tag in BLOCKS:
            self._begin_block(node, tag)
        else:
            self._begin_inline(node, tag)
        return not is_way_back

    def _begin_note(self, node: LexborNode, label: str, is_way_back: bool) -> None:
        self._end_block()
        if node.tag in BLOCKS:
            self._open("note", node)
        else:
            self._lines.open_note(label)
            if not is_way_back:
                self._begin_inline(node, node.tag or "")

    def _begin_block(self, node: LexborNode, tag: str) -> None:
        self._end_block()
        if self._is_flat:
            return
        if tag in _HELD_TO_THEIR_END:
            self._open(tag, node)
        elif tag in _LISTS:
            self._open_list(node, tag)
        elif tag == "li":
            self._lines.open_item(read_attribute(node, "value"))
        elif tag == "hr":
            self._lines.add(["---"])
        elif tag == "dd":
            self._lines.stay_close()
        elif tag == "table" and is_of_data(node, self._notes.labels_of_notes):
            self._table, self._table_node = Table(), node.mem_id
        elif self._table and tag == "tr":
            self._table.open_row()
        elif self._table and tag in _CELLS:
            self._open(tag, node)

    def _open_list(self, node: LexborNode, tag: str) -> None:
        if tag != "ol":
            self._lines.open_list(None)
            return
        start, kind, step = read_attribute(node, "start"), read_attribute(node, "type"), 1
        if "reversed" in node.attributes:
            step, start = -1, start or str(sum(1 for child in node.iter() if child.tag == "li"))
        self._lines.open_list(start, step, kind)

    def _begin_inline(self, node: LexborNode, tag: str) -> None:
        if tag == "br":
            self._add(BREAK)
        elif tag == "q":
            self._add("“")
        elif tag in ("time", "sup", "sub", "del", "s", "strike") or (tag != "a" and read_attribute(node, "datetime")):
            self._open("time" if read_attribute(node, "datetime") and tag not in ("del", "ins") else tag, node)
        elif tag == "a" and "href" in node.attributes and (self._is_flat or not has_within(node, BLOCKS, _FEW)):
            self._open("a", node)

    # Elements end

    def _leave(self, node: LexborNode) -> None:
        frame = self._frames[-1]
        if frame.node is not None and frame.node.mem_id == node.mem_id:
            self._frames.pop()
            self._close(frame, node)
            return
        tag = node.tag or ""
        if tag == "q" and not find_kind(node):
            self._add("”")
        if tag not in BLOCKS:
            if tag == "a" and has_within(node, BLOCKS, _FEW) and not self._is_flat:
                self._end_block()
                self._lines.add([resolve(self._address, read_attribute(node, "href"))])
            return
        self._end_block()
        if self._is_flat:
            return
        if tag in _LISTS:
            self._lines.close_list()
        elif tag == "li":
            self._lines.close_item()
        elif self._table and node.mem_id == self._table_node:
            self._lines.add(self._table.write_rows())
            self._table = None

    def _close(self, frame: _Frame, node: LexborNode) -> None:
        """Write what a frame holds, now that its element has ended."""
        text = " ".join(frame.text.split())
        if frame.kind in HEADINGS:
            self._lines.add([f"{'#' * int(frame.kind[1])} {text}"] if text else [])
        elif frame.kind == "note":
            label = self._notes.labels_of_notes[node.mem_id]
            self._lines.add_note(label, _PARTS_OF_NOTE.sub("", text, count=1) if text[:1] in "^↑↩" else text)
        elif frame.kind == "pre":
            self._close_preformatted(frame, node)
        elif self._table and frame.kind in _CELLS:
            spans = read_attribute(node, "colspan"), read_attribute(node, "rowspan")
            self._table.add_cell(text, frame.kind, *spans)
        elif frame.kind == "caption":
            self._lines.add([text])
        else:
            self._add(self._write_inline(frame, node, text))

    def _close_preformatted(self, frame: _Frame, node: LexborNode) -> None:
        lines = "".join(frame.pieces).replace(BREAK, "\n").strip("\n").split("\n")
        is_code = has_within(node, _CODE, _FEW) or "highlight" in read_attribute(node, "class")
        self._lines.add(["```", *lines, "```"] if is_code else lines)

    def _write_inline(self, frame: _Frame, node: LexborNode, text: str) -> str:
        before = " " if "".join(frame.pieces)[:1].isspace() else ""
        after = " " if "".join(frame.pieces)[-1:].isspace() else ""
        if frame.kind == "a":
            return f"{before}{self._write_link(frame, node, text)}{after}"
        if frame.kind == "time":
            return f"{before}{write_time(read_attribute(node, 'datetime'), text)}{after}"
        if frame.kind == "sup" and re.fullmatch(r"[\d+-]+", text):
            return text.translate(_SUPERSCRIPTS)
        if frame.kind == "sub" and re.fullmatch(r"[\d+-]+", text):
            return text.translate(_SUBSCRIPTS)
        if frame.kind in ("del", "s", "strike") and text:
            return f"{before}~~{text}~~{after}"
        return f"{before}{text}{after}"

    def _write_link(self, frame: _Frame, node: LexborNode, text: str) -> str:
        url = resolve(self._address, read_attribute(node, "href"))
        text = text or frame.picture or ""
        if not url:
            return text
        if not text:
            return url if frame.picture is not None else ""
        if text in (url, url.removeprefix("https://"), url.removeprefix("http://"), url.removeprefix("mailto:")):
            return url
        return f"{text} ({url})" if "[" in text or "]" in text else f"[{text}]({url})"

    # Text

    @property
    def _is_flat(self) -> bool:
        """True within what becomes one line: a heading, a note, a cell."""
        return len(self._frames) > 1

    def _open(self, kind: str, node: LexborNode) -> None:
        self._frames.append(_Frame(kind, node))

    def _add(self, text: str) -> None:
        frame = self._frames[-1]
        frame.pieces.append(text if frame.kind == "pre" else re.sub(r"[ \t\n\r\f]+", " ", text))

    def _end_block(self) -> None:
        """End the line at hand."""
        frame = self._frames[-1]
        if self._is_flat:
            frame.pieces.append(BREAK if frame.kind == "pre" else " ")
            return
        self._lines.add_paragraph("".join(frame.pieces))
        frame.pieces.clear()
