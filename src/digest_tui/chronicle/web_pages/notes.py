"""Footnotes of a page: which links are references, and which elements are the notes that they lead to."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from digest_tui.chronicle.web_pages.tree import HEADINGS, TEXT, read_attribute, walk

_MARKER = re.compile(
    r"[\[({]?\s*((?:[^\W\d_]{1,8}\.?\s)?\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§¶#]{1,4})\s*[\])}]?", re.IGNORECASE
)
"""What a reference says: `1`, `[1]`, `(a)`, `[note 2]`, `iv`, `*`."""
_BRACKETED = re.compile(r"\s*[\[({].+[\])}]\s*")
_NAMED_AS_REFERENCE = re.compile(r"noteref|fnref|footnote|cite|reference", re.IGNORECASE)
_NAMED_AS_WAY_BACK = re.compile(r"backref|back-?link|footnote-?(?:back|return|reverse)|reversefootnote", re.IGNORECASE)
_WAY_BACK = re.compile(r"\W*\w{0,3}\W*")
_NEVER_IN_LABEL = re.compile(r"[\s\[\]]+")
_NEAR = 4
"""Nodes between an anchor and the reference that it stands before."""
_LARGEST_NOTE = 400
"""Elements that a note may have; what has more is a part of the page."""


@dataclass(frozen=True)
class PageNotes:
    """The references and notes of a page, by the identity of their elements."""

    labels_of_references: dict[int, str]
    """Of the links that are references."""
    labels_of_notes: dict[int, str]
    ways_back: frozenset[int]
    """Links in notes that only lead back to a reference."""
    elements: tuple[LexborNode, ...]
    """Those of the notes."""


@dataclass(frozen=True)
class _Link:
    """A link to a place of the same page."""

    node: LexborNode
    place: int
    target: str
    text: str


class _Outline:
    """Where things stand on a page: links to places of it, and the places."""

    def __init__(self, root: LexborNode) -> None:
        self.links: list[_Link] = []
        self.targets: dict[str, tuple[LexborNode, int, int]] = {}
        """By name: the element, and the numbers of its first and last node."""
        self._count = 0
        self._open: dict[int, tuple[str, ...]] = {}
        self._may_be_notes: dict[str, bool] = {}
        walk(root, self._enter, self._leave)

    def _enter(self, node: LexborNode) -> bool:
        self._count += 1
        if node.tag == TEXT or not node.attributes:
            return True
        names = {read_attribute(node, "id"), read_attribute(node, "name") if node.tag == "a" else ""} - {""}
        for name in names - self.targets.keys():
            self.targets[name] = (node, self._count, self._count)
            self._open[node.mem_id] = (*self._open.get(node.mem_id, ()), name)
        target = read_attribute(node, "href").rpartition("#")[2] if node.tag == "a" else ""
        if target and _leads_within(read_attribute(node, "href")):
            text = " ".join(node.text().split())
            self.links.append(_Link(node, self._count, unquote(target), text[:80]))
        return True

    def may_be_note(self, name: str) -> bool:
        """True if the place of this name may be a note, or begin one."""
        if name not in self._may_be_notes:
            self._may_be_notes[name] = _may_be_note(self.targets[name][0])
        return self._may_be_notes[name]

    def _leave(self, node: LexborNode) -> None:
        for name in self._open.pop(node.mem_id, ()):
            element, first, _ = self.targets[name]
            self.targets[name] = (element, first, self._count)


def find_notes(root: LexborNode) -> PageNotes:
    """The footnotes of a page.

    A reference is a link that reads as a marker, stands raised or in brackets or is called a reference, and leads on
    to a note: an element further below that is no heading and no large part of the page.
    """
    outline = _Outline(root)
    labels: dict[str, str] = {}
    taken: set[str] = set()
    for link in outline.links:
        if link.target not in labels and _is_reference(link, outline):
            labels[link.target] = _choose_label(link, taken)
            taken.add(labels[link.target])
    references = {
        link.node.mem_id: labels[link.target]
        for link in outline.links
        if link.target in labels and _MARKER.fullmatch(link.text) and not _stands_in(link, outline.targets[link.target])
    }
    places = sorted(link.place for link in outline.links if link.node.mem_id in references)
    ways_back = frozenset(
        link.node.mem_id
        for link in outline.links
        if link.node.mem_id not in references and _is_way_back(link, outline, places)
    )
    elements = {name: outline.targets[name][0] for name in labels}
    return PageNotes(
        references,
        {element.mem_id: labels[name] for name, element in elements.items()},
        ways_back,
        tuple(elements.values()),
    )


def _leads_within(href: str) -> bool:
    """True if a link leads to a place of the page itself, as far as can be told."""
    return href.startswith("#") or ("#" in href and re.match(r"https?://|[^/]", href) is not None)


def _is_reference(link: _Link, outline: _Outline) -> bool:
    target = outline.targets.get(link.target)
    if target is None or not _MARKER.fullmatch(link.text):
        return False
    first = target[1]
    if first <= link.place or not outline.may_be_note(link.target):
        return False
    return _is_raised(link.node) or _BRACKETED.fullmatch(link.text) is not None or _is_called_reference(link.node)


def _may_be_note(element: LexborNode) -> bool:
    """True if an element may be a note, or begin one: no heading, no large part of the page."""
    above = element.parent
    if element.tag in HEADINGS or (above is not None and above.tag in HEADINGS):
        return False
    nodes = list(islice(element.traverse(), _LARGEST_NOTE))
    return len(nodes) < _LARGEST_NOTE and all(node.tag not in HEADINGS for node in nodes)


def _is_raised(node: LexborNode) -> bool:
    """True if a link stands in `sup`, or holds nothing else."""
    above = node.parent
    for _ in range(3):
        if above is not None and above.tag == "sup":
            return True
        above = above.parent if above is not None else None
    return node.css_first("sup") is not None


def _is_called_reference(node: LexborNode) -> bool:
    return any(_NAMED_AS_REFERENCE.search(read_attribute(node, name)) for name in ("class", "role", "epub:type", "rel"))


def _choose_label(link: _Link, taken: set[str]) -> str:
    """The label as printed in the marker; with the name of the note behind it where another note has that label."""
    found = _MARKER.fullmatch(link.text)
    printed = _NEVER_IN_LABEL.sub("-", found[1] if found else link.text)
    if printed not in taken:
        return printed
    name = f"{printed}-{_NEVER_IN_LABEL.sub('-', link.target)}"[:50]
    return name if name not in taken else f"{name}-{len(taken)}"


def _stands_in(link: _Link, target: tuple[LexborNode, int, int]) -> bool:
    _, first, last = target
    return first <= link.place <= last


def _is_way_back(link: _Link, outline: _Outline, references: list[int]) -> bool:
    """True if a link leads up to a reference, and says no more than that."""
    target = outline.targets.get(link.target)
    if target is None or target[1] >= link.place:
        return False
    names = " ".join(read_attribute(link.node, name) for name in ("class", "role", "rev"))
    if not _WAY_BACK.fullmatch(link.text) and not _NAMED_AS_WAY_BACK.search(names):
        return False
    _, first, last = target
    following = bisect_left(references, first)
    return following < len(references) and references[following] <= last + _NEAR
