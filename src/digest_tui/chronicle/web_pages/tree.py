"""The tree of a page: walking through it without recursion, which a deep page would break."""

from __future__ import annotations

from collections.abc import Callable

from selectolax.lexbor import LexborNode

TEXT = "-text"
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = (
    HEADINGS
    | {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir"}
    | {"div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html"}
    | {"legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
"""Elements that begin and end lines."""


def walk(root: LexborNode, enter: Callable[[LexborNode], bool], leave: Callable[[LexborNode], None]) -> None:
    """Call `enter` for each node in the order of the page, and `leave` when all in it was met.

    Where `enter` returns False, what is in the node is passed over.
    """
    node, end = root, root.mem_id
    while True:
        child = node.first_child if enter(node) else None
        if child is not None:
            node = child
            continue
        leave(node)
        while (following := node.next) is None or node.mem_id == end:
            above = node.parent
            if node.mem_id == end or above is None:
                return
            node = above
            leave(node)
        node = following


def read_attribute(node: LexborNode, name: str) -> str:
    """An attribute, "" if it is missing or empty."""
    return node.attributes.get(name) or ""


def read_words(node: LexborNode, name: str) -> list[str]:
    """The words of an attribute in small letters, as those of `class`."""
    return read_attribute(node, name).lower().split()


def has_within(node: LexborNode, tags: frozenset[str], most: int) -> bool:
    """True if one of the first elements of a node has one of these tags. At most so many are looked at."""
    for inner, _ in zip(node.traverse(include_text=False), range(most), strict=False):
        if inner.mem_id != node.mem_id and inner.tag in tags:
            return True
    return False
