"""Paragraphs: where one ends, and its lines joined for reading."""

from __future__ import annotations

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.safety import PAGE_END

_END_OF_PARAGRAPH = lazy(r"\n(?:[ \t]*+(?:\n|\Z))|\Z")
DRAWN_LINE = lazy(r"\n[ \t]*([-_=*~─━═])[ \t]?(?:\1[ \t]?){2,}(?=\n|\Z)")
"""A line drawn between parts of a text, with the line feed before it."""
SENTENCE_END = r"(?:[.!?…。！？؟।։][)\]*_»”’\"'」』）]*+|[»”\"」』])"
"""A pattern of what sentences end with: a stop, with the signs that close what it stands in, or a quotation."""
_ENDS_SENTENCE = lazy(rf"(?:{SENTENCE_END}(?:\s*\[[^\[\]\n]{{1,12}}\])*|```|~~~)\s*\Z")
_BEGINS_LINE = lazy(r"(?:[-*+•]|\d{1,3}[.)]|#{1,6})[ \t]|\|")
"""An item, a heading or a row of a table, which does not continue the line above."""
_QUOTED = lazy(r"(?!>>>[ \t])(?:>[ \t]*+)+")
"""The sign of a quotation before each of its lines, as Markdown and mails have it; `>>>` is the prompt of Python."""


def ends_sentence(said: str) -> bool:
    """True if `said` ends with a sentence, markers apart, or with code."""
    return _ENDS_SENTENCE().search(said) is not None


def find_end_of_paragraph(text: str, start: int, until: int) -> int:
    """The end of the paragraph at `start`, its line feed included."""
    match = _END_OF_PARAGRAPH().search(text, start, until)
    return until if match is None or match.start() >= until else match.start() + 1


def join_lines(prose: str) -> str:
    """Hard-wrapped prose with one line a paragraph or item, and a blank line where the text has one.

    Each paragraph of a quotation keeps its first sign, `> The ferry is sold.`, and none within.
    """
    prose = prose.replace(PAGE_END, " ").strip()
    if "\n" not in prose:
        return prose
    pieces: list[str] = []
    gap = above = ""
    for line in prose.split("\n"):
        words = line.strip(" \t")
        sign = _QUOTED().match(words)
        quotes, said = ("".join(sign[0].split()), words[sign.end() :]) if sign else ("", words)
        if not words or (above and not said):
            gap = "\n\n"
            continue
        pieces.append(gap or ("\n" if _BEGINS_LINE().match(said) or (quotes and quotes != above) else " "))
        pieces.append(said if quotes and quotes == above and not gap else words)
        gap, above = "", quotes
    return "".join(pieces[1:])
