"""The table of footnote styles we can read: lines that begin as footnotes do, and the notes they begin.

Whether such a line is a footnote, its company says (note_lists.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.links.urls import find_urls
from digest_tui.chronicle.model import Footnote
from digest_tui.chronicle.text.lines import LineStart


class NoteStyle(NamedTuple):
    """One way in which footnotes are printed."""

    name: str
    example: str
    signs: tuple[str, ...]
    """One of these a document must hold somewhere, so that the pattern is worth a search."""
    pattern: str
    """Matches from the first character of a line to the note's text; its one group is the label."""
    is_certain: bool = False
    """Whether such a line is a footnote wherever it stands. Else its region and its company decide."""
    needs_title: bool = False
    """Whether such a line is a footnote only below a heading of references."""
    family: str = ""
    """What stands before the label in the markers that may refer to it: labels of two families are two."""
    may_hold_paragraphs: bool = False
    """Whether an indented paragraph below a blank line still belongs to the note."""


# The last is a file beside the document.
_TARGET = (
    r"(?=[ \t]*(?:\n[ \t]+)?(?:<[^\s<>]+>|[A-Za-z][A-Za-z0-9+.-]*:\S|\.{0,2}/\w|#\w|www\."
    r"|[\w./-]{1,200}\.(?:md|markdown|html?|rst|adoc|org|txt|pdf)(?:#\S{0,200})?[ \t]*(?:\n|\Z)))"
)
# A link, or one of several markers on a line.
_NO_MARKER = r"(?![(\[]|[ \t]+\[\d{1,7}\])"
# `key = value` on the line below: a section of a file of settings.
_NO_SECTION = r"(?![ \t]*\n[ \t]*[\w.-]{1,60}[ \t]*=)"
# `[Feature 20310506]` says of when it is.
_NAME = r"(?![^\[\]\n:]*://)(?![^\[\]\n]* (?:19|20)\d{6}\])(?:[^\W\d_]|\d+[^\W\d_])[^\[\]\n@~$#=<>{}|*^\"]{0,59}"

# As Chinese and Japanese pages have it: `［1］`, `（注1）`, `注1：`, `①`.
_WIDE = (
    r"(?:[［〔【（]?[注註][ ]?(?=\d)|[［〔【（](?=\d)|(?=[①-⑳]))(\d{1,4}|[①-⑳])"
    r"(?:[］〕】）]|(?<=\d)[：:.．、](?=\s*\S)|(?<=[①-⑳]))"
)

STYLES = (
    NoteStyle(
        "caret", "[^1]: https://…", ("[^",), r"\[\^([^\[\]\s]{1,60})\]:", True, family="^", may_hold_paragraphs=True
    ),
    NoteStyle("caret without its colon", "[^1] https://…", ("[^",), r"\[\^(\d{1,6})\](?=[ \t]+\S)", family="^"),
    NoteStyle("org", "[fn:1] https://…", ("[fn:",), r"\[fn:([\w-]{1,60})\]", family="fn:"),
    NoteStyle(
        "rst", ".. [1] https://…", (".. [",), r"\.\.[ \t]+\[([#*]?[\w.:+-]{0,60})\]", True, may_hold_paragraphs=True
    ),
    NoteStyle("definition", "[0.5.1]: https://…", ("]:",), rf"\[((?!\^|fn:)[^\[\]\n]{{1,200}})\]:{_TARGET}", True),
    NoteStyle("bracket", "[1] https://…", ("[",), rf"\\?\[(\d{{1,7}})\\?\]{_NO_MARKER}(?::(?=[ \t\n]|\Z))?"),
    NoteStyle(
        "name", "[R 99] https://…", ("[",), rf"\[((?!fn:){_NAME})\]{_NO_MARKER}{_NO_SECTION}(?=[ \t:\n]|https?:|\Z):?"
    ),
    NoteStyle(
        "bullet",
        "- [1] https://…",
        ("- [", "* [", "• [", "+ ["),
        rf"[-*•+][ \t]+\[(\d{{1,7}}|(?![xX]\]){_NAME})\](?=:?[ \t])(?![ \t]+\(<?https?:):?",
    ),
    NoteStyle(
        "dressed",
        "**[1]** https://…",
        ("**[", "<sup>[", "<a "),
        r"(?:[-*•+][ \t]+)?(?:\*\*|<sup>|<a [^<>\n]{1,80}>)\\?\[(\d{1,7})\\?\](?:\*\*|</sup>|</a>):?",
    ),
    NoteStyle("superscript", "¹² https://…", ("¹", "²"), r"([⁰¹²³⁴-⁹]{1,4})(?![⁰-⁹])"),
    NoteStyle("sup", "<sup>1</sup> https://…", ("<sup>",), r"<sup>[ \t]*(\d{1,4})[ \t]*</sup>(?!<sup>)"),
    NoteStyle("parenthesis", "(1) https://…", ("(1)", "(2)"), r"\((\d{1,4})\)(?=[ \t\n]|https?://|\Z)"),
    NoteStyle("wide", "［1］https://…", ("［1", "〔1", "【1", "（1", "注1", "註1", "①"), _WIDE),
    NoteStyle("letter", "a. https://…", ("[a]",), r"([a-z])[.)](?=[ \t]+\S)"),
    # Nothing but a URL: with the markers before it to witness, no heading is needed.
    NoteStyle(
        "url",
        "12. https://…",
        (". http", ") http", ": http"),
        r"(\d{1,6})(?:[.)]|[ ]?:)[ \t]+(?=https?://\S+[ \t]*(?:\n|\Z))",
    ),
    NoteStyle(
        "number",
        "12. https://…",
        (),
        r"(\d{1,6})(?:\\?[.)](?=[ \t\n]|https?://|\Z)|[ \t]+(?:[-–—][ \t]+)?(?=https?://))",
        needs_title=True,
    ),
)

_LONG = 1 << 20
FAMILIES = ("", "^", "fn:")
"""Families of labels, the plainest first."""
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
CIRCLED = {ord("①") + place: str(place + 1) for place in range(20)}
"""Numbers in circles, as Chinese pages have them, to figures."""


class NoteLine(NamedTuple):
    """A line that begins as a footnote does."""

    start: int
    """Of the line."""
    label_start: int
    """Of the first character on it that is no space."""
    text_start: int
    """Where what the note says begins."""
    label: str
    style: int
    """Which of `STYLES` it is of."""


def find_lines(text: str) -> Iterator[NoteLine]:
    """Every line of `text` that begins as a footnote does, whatever it will turn out to be; not those below titles."""
    # In a short text a look for the sign costs less than a pattern to be compiled, in a long one more.
    is_long = len(text) > _LONG
    styles = [
        place
        for place, style in enumerate(STYLES)
        if not style.needs_title and (is_long or any(sign in text for sign in style.signs))
    ]
    return _find(text, tuple(styles), 0, len(text)) if styles else iter(())


def find_numbered_lines(text: str, start: int, end: int) -> Iterator[NoteLine]:
    """The lines in `[start, end)` that are footnotes only below a heading of references; `start` begins a line."""
    styles = tuple(place for place, style in enumerate(STYLES) if style.needs_title)
    return _find(text, styles, start, end)


def fold_label(label: str) -> str:
    """`label` as labels are compared: without case and spaces, so that `[R1]` is `[r 1]`."""
    return label if label.isdecimal() else "".join(label.split()).casefold()


def prefix_of(family: str) -> str:
    """What keeps the labels of `family` apart from those of others: no folded label holds a space."""
    return f"{family} " if family else ""


def holds_numbered_lines(text: str) -> bool:
    """Whether any line of `text` begins as a footnote below a heading of references may."""
    styles = tuple(place for place, style in enumerate(STYLES) if style.needs_title)
    return next(_find(text, styles, 0, len(text)), None) is not None


def read_footnote(text: str, label: str, start: int, text_start: int, end: int) -> Footnote:
    """The footnote `label` in `[start, end)` of `text`; what it says begins at `text_start`."""
    note = join_note(text[text_start:end])
    urls = tuple(note[begin:stop] for begin, stop in find_urls(note))
    return Footnote(label, note, urls, start, end)


def join_note(written: str) -> str:
    """The text of a note on one line; a URL in angle brackets that was broken over lines is whole again."""
    if "<" in written and "\n" in written:
        written = re.sub(r"(<[a-z]+://[^\s<>]*)[ \t]*\n[ \t]*([^\s<>]+>)", r"\1\2", written)
    return " ".join(written.split())


@cache
def _compile(styles: tuple[int, ...]) -> LineStart:
    return LineStart("(?:" + "|".join(f"({STYLES[style].pattern})" for style in styles) + ")")


def _find(text: str, styles: tuple[int, ...], start: int, end: int) -> Iterator[NoteLine]:
    # Each style is a group with its label as a group inside.
    lines = _compile(styles)
    # A first line that begins with a letter is no note: then the pattern for it need not be compiled.
    is_text = text[start : start + 80].lstrip(" \t")[:1].isalpha()
    for line, match in lines.find_later(text, start, end) if is_text else lines.find(text, start, end):
        group = match.lastindex or 1
        yield NoteLine(line, match.start(group), match.end(), _read_label(match[group + 1]), styles[group // 2])


def _read_label(written: str) -> str:
    if written.isascii():
        return written if written.isdigit() else " ".join(written.split())
    return " ".join(written.translate(_SUPERSCRIPTS).translate(CIRCLED).split())
