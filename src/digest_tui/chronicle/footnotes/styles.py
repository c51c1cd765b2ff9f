"""The table of footnote styles we can read: lines that begin as footnotes do, and the notes they begin.

Whether such a line is a footnote, its company says (selecting.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from digest_tui.chronicle.footnotes.labels import read_label
from digest_tui.chronicle.footnotes.markers import (
    CARET,
    LOWERED,
    NAME,
    ORG,
    PARENTHESIS,
    RAISED,
    RST,
    USUAL,
    WIDE,
    MarkerStyle,
)
from digest_tui.chronicle.links.urls import find_urls
from digest_tui.chronicle.model import Footnote
from digest_tui.chronicle.text.lines import LineStart
from digest_tui.chronicle.text.safety import PAGE_END


@dataclass(frozen=True, eq=False)
class NoteStyle:
    """One way in which footnotes are printed."""

    name: str
    example: str
    signs: tuple[str, ...]
    """One of these a document must hold somewhere, so that the pattern is worth a search."""
    pattern: str
    """Matches from the first character of a line to the note's text; its one group is the label."""
    markers: tuple[MarkerStyle, ...] = USUAL
    """The styles of marker that may name such a note."""
    proving_markers: tuple[MarkerStyle, ...] = ()
    """Those of them that alone prove that such lines are notes where no heading does; () for all."""
    is_certain: bool = False
    """True if such a line is a footnote wherever it stands. Else its region and its company decide."""
    is_ambiguous: bool = False
    """True if such lines often are something else, so that URLs prove nothing: a marker or a heading must."""
    needs_title: bool = False
    """True if such a line is a footnote only below a heading of references."""
    is_item: bool = False
    """True if such a line is an item of a list."""
    labels_are_words: bool = False
    """True if a label may be a name, as a note of something else in brackets is."""
    is_definition: bool = False
    """True if it is what Markdown defines for its links, `[text][label]`."""
    may_hold_paragraphs: bool = False
    """True if an indented paragraph below a blank line still belongs to the note."""

    @property
    def family(self) -> str:
        """The family of its labels."""
        return self.markers[0].family


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
        "caret",
        "[^1]: https://…",
        ("[^",),
        r"\[\^([^\[\]\s]{1,60})\]:",
        (CARET,),
        is_certain=True,
        may_hold_paragraphs=True,
    ),
    NoteStyle("caret without its colon", "[^1] https://…", ("[^",), r"\[\^(\d{1,6})\](?=[ \t]+\S)", (CARET,)),
    NoteStyle("org", "[fn:1] https://…", ("[fn:",), r"\[fn:([\w-]{1,60})\]", (ORG,), is_certain=True),
    NoteStyle(
        "rst",
        ".. [1] https://…",
        (".. [",),
        r"\.\.[ \t]+\[([#*]?[\w.:+-]{0,60})\]",
        (RST,),
        is_certain=True,
        may_hold_paragraphs=True,
    ),
    NoteStyle(
        "definition",
        "[0.5.1]: https://…",
        ("]:",),
        rf"\[((?!\^|fn:)[^\[\]\n]{{1,200}})\]:{_TARGET}",
        is_certain=True,
        is_definition=True,
    ),
    NoteStyle("bracket", "[1] https://…", ("[",), rf"\\?\[(\d{{1,7}})\\?\]{_NO_MARKER}(?::(?=[ \t\n]|\Z))?"),
    NoteStyle(
        "name",
        "[R 99] https://…",
        ("[",),
        rf"\[((?!fn:){_NAME})\]{_NO_MARKER}{_NO_SECTION}(?=[ \t:\n]|https?:|\Z):?",
        is_ambiguous=True,
        labels_are_words=True,
    ),
    NoteStyle(
        "bullet",
        "- [1] https://…",
        ("- [", "* [", "• [", "+ ["),
        rf"[-*•+][ \t]+\[(\d{{1,7}}|(?![xX]\]){_NAME})\](?=:?[ \t])(?![ \t]+\(<?https?:):?",
        is_item=True,
        labels_are_words=True,
    ),
    NoteStyle(
        "dressed",
        "**[1]** https://…",
        ("**[", "<sup>[", "<a "),
        r"(?:[-*•+][ \t]+)?(?:\*\*|<sup>|<a [^<>\n]{1,80}>)\\?\[(\d{1,7})\\?\](?:\*\*|</sup>|</a>):?",
        is_ambiguous=True,
    ),
    NoteStyle(
        "superscript", "¹² https://…", ("¹", "²"), r"([⁰¹²³⁴-⁹]{1,4})(?![⁰-⁹])", USUAL, RAISED, is_ambiguous=True
    ),
    NoteStyle(
        "sup",
        "<sup>1</sup> https://…",
        ("<sup>",),
        r"<sup>[ \t]*(\d{1,4})[ \t]*</sup>(?!<sup>)",
        USUAL,
        RAISED,
        is_ambiguous=True,
    ),
    NoteStyle(
        "parenthesis",
        "(1) https://…",
        ("(1)", "(2)"),
        r"\((\d{1,4})\)(?=[ \t\n]|https?://|\Z)",
        (PARENTHESIS, *USUAL),
        (PARENTHESIS,),
        is_ambiguous=True,
    ),
    NoteStyle(
        "wide",
        "［1］https://…",
        ("［1", "〔1", "【1", "（1", "注1", "註1", "①"),
        _WIDE,
        (WIDE, *USUAL),
        (WIDE,),
        is_ambiguous=True,
    ),
    NoteStyle(
        "lowered",
        "1https://…",
        ("http",),
        r"(\d{1,3})(?=https?://)",
        (LOWERED, *USUAL),
        (LOWERED,),
        is_ambiguous=True,
    ),
    NoteStyle("letter", "a. https://…", ("[a]",), r"([a-z])[.)](?=[ \t]+\S)", (NAME,), is_ambiguous=True),
    # Nothing but a URL: with the markers before it to witness, no heading is needed.
    NoteStyle(
        "url",
        "12. https://…",
        (". http", ") http", ": http"),
        r"(\d{1,6})(?:[.)]|[ ]?:)[ \t]+(?=https?://\S+[ \t]*(?:\n|\Z))",
        is_ambiguous=True,
    ),
    NoteStyle(
        "number",
        "12. Lake, https://…",
        (),
        r"(\d{1,6})(?:\\?[.)](?=[ \t\n]|https?://|\Z)|[ \t]+(?:[-–—][ \t]+)?(?=https?://))",
        (*USUAL, PARENTHESIS),
        needs_title=True,
    ),
)


_LONG = 1 << 20


class NoteLine(NamedTuple):
    """A line that begins as a footnote does."""

    start: int
    """Of the line."""
    label_start: int
    """Of the first character on it that is no space."""
    text_start: int
    """Where what the note says begins."""
    label: str
    style: NoteStyle

    @property
    def indent(self) -> int:
        """How many characters it is set in."""
        return self.label_start - self.start


def find_lines(text: str) -> Iterator[NoteLine]:
    """Every line of `text` that begins as a footnote does, whatever it will turn out to be; not those below titles."""
    # In a short text a look for the sign costs less than a pattern to be compiled, in a long one more.
    is_long = len(text) > _LONG
    styles = tuple(
        style
        for style in STYLES
        if not style.needs_title and (is_long or not style.signs or any(sign in text for sign in style.signs))
    )
    return _find(text, styles, 0, len(text))


def find_numbered_lines(text: str, start: int, end: int) -> Iterator[NoteLine]:
    """The lines in `[start, end)` that are footnotes only below a heading of references; `start` begins a line."""
    return _find(text, tuple(style for style in STYLES if style.needs_title), start, end)


def read_footnote(text: str, label: str, start: int, text_start: int, end: int) -> Footnote:
    """The footnote `label` in `[start, end)` of `text`; what it says begins at `text_start`."""
    note = join_note(text[text_start:end])
    urls = tuple(note[begin:stop] for begin, stop in find_urls(note))
    return Footnote(label, note, urls, start, end)


def join_note(written: str) -> str:
    """The text of a note on one line; a URL in angle brackets that was broken over lines is whole again."""
    if "<" in written and "\n" in written:
        written = re.sub(r"(<[a-z]+://[^\s<>]*)[ \t]*\n[ \t]*([^\s<>]+>)", r"\1\2", written)
    return " ".join(written.replace(PAGE_END, " ").split())


@cache
def _compile(styles: tuple[NoteStyle, ...]) -> LineStart:
    return LineStart("(?:" + "|".join(f"({style.pattern})" for style in styles) + ")")


def _find(text: str, styles: tuple[NoteStyle, ...], start: int, end: int) -> Iterator[NoteLine]:
    if not styles:
        return
    # Each style is a group with its label as a group inside.
    lines = _compile(styles)
    # A first line that begins with a letter is no note: then the pattern for it need not be compiled.
    is_text = text[start : start + 80].lstrip(" \t")[:1].isalpha()
    for line, match in lines.find_later(text, start, end) if is_text else lines.find(text, start, end):
        group = match.lastindex or 1
        yield NoteLine(line, match.start(group), match.end(), read_label(match[group + 1]), styles[group // 2])
