"""What of a page is not for reading, and is left out of its text."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from digest_tui.chronicle.web_pages.tree import read_attribute, read_words

_NAVIGATION, _HIDDEN, _PICTURES = "navigation", "hidden parts", "pictures"
_BY_TAG = {
    **dict.fromkeys(("script", "noscript", "template"), "scripts"),
    **dict.fromkeys(("style", "link"), "styles"),
    **dict.fromkeys(("button", "input", "select", "textarea", "datalist", "progress", "meter"), "forms"),
    **dict.fromkeys(("iframe", "object", "embed", "video", "audio", "canvas", "frameset"), "frames and films"),
    **dict.fromkeys(("svg", "img", "map"), _PICTURES),
    "nav": _NAVIGATION,
}
_BY_ROLE = dict.fromkeys(("navigation", "search", "menu", "menubar", "toolbar"), _NAVIGATION)
_BY_CLASS = dict.fromkeys(
    # Links for editing and jumping, as MediaWiki and Sphinx name them.
    ("mw-editsection", "mw-jump-link", "mw-jump-to-nav", "noprint", "headerlink"),
    _NAVIGATION,
)
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


def find_kind(node: LexborNode) -> str:
    """What an element is that is to be left out, in words; "" if it is for reading."""
    tag = node.tag or ""
    if tag in ("head", "title", "-comment"):
        return ""
    if kind := _BY_TAG.get(tag):
        return kind
    attributes = node.attributes
    if not attributes:
        return ""
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return _HIDDEN
    if _NOT_SHOWN.search(read_attribute(node, "style")):
        return _HIDDEN
    by_role = (_BY_ROLE.get(role) for role in read_words(node, "role"))
    by_class = (_BY_CLASS.get(name) for name in read_words(node, "class"))
    return next(filter(None, (*by_role, *by_class)), "")
