"""A date behind a label of its own, `Date:`, `Published on`, or behind who signs an entry."""

from __future__ import annotations

import re

from digest_tui.chronicle.dates.reading import Precision, read_at
from digest_tui.chronicle.entries.dated_line import DatedLine, make_dated_line
from digest_tui.chronicle.languages.words import any_of
from digest_tui.chronicle.text.lines import get_line_above
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_LABEL = lazy(
    lambda: (
        rf"[ \t]*(?:[-*_:(]{{0,3}}[ \t]?|[*_]{{1,3}}(?:\w+[ ]){{1,3}}(?=\w+[ ]{any_of('on')}[ ])){any_of('labels')}"
        rf"(?P<by>[ \t]{any_of('by')}[ \t][^\n]{{1,40}}?(?=[ \t]{any_of('on')}[ \t]))?"
        rf"(?:[*_]{{0,3}}[ \t]*:[*_]{{0,3}}[ \t]*|[ \t]+)(?:{any_of('on')}[ \t]+)?(?P<marker>\[\d{{1,9}}\](?=\w))?"
    ),
    re.IGNORECASE,
)
_BEHIND = lazy(
    lambda: (
        r"\.?[*_]{0,3}\)?[*_]{0,3}(?=[ \t]*+(?:\([^\n]*\)|,[^\n]{1,40}|[-–—][ \t]*\d\d?:\d\d[^\n]{0,20}|"
        rf"(?<=[ \t]){any_of('by')}[ \t][^\n]{{1,60}})?[ \t.]*+(?:\n|\Z))"
    ),
    re.IGNORECASE,
)
_DEFINITION = lazy(r"[ ]{0,3}:[ \t]+(?=\w)")
_SIGNATURE = lazy(r" -- [^\n<]{1,120}<[^\n>]{1,120}>[ \t]+")


def read(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The line that is a label and its date; None for any other. A marker or an author in it belongs to the body."""
    text = source.plain
    label = _LABEL().match(text, start, line_end)
    date = read_at(text, label.end(), line_end) if label else None
    after = _BEHIND().match(text, date.end) if date else None
    if label is None or date is None or after is None:
        return None
    title = label.span() if label["marker"] or label["by"] else None
    return make_dated_line(start, date, after.end(), ("label", "end"), title=title)


def read_definition(source: Text, start: int, line_end: int) -> DatedLine | None:
    """A definition that is a date, as `: 3 May 2031` below what happened; None for any other line."""
    text = source.plain
    sign = _DEFINITION().match(text, start, line_end)
    date = read_at(text, sign.end(), line_end) if sign and get_line_above(text, start).strip() else None
    if date is None or text[date.end : line_end].strip(" \t."):
        return None
    line = make_dated_line(start, date, line_end, ("label", "end"))
    # A number alone may define anything.
    return line if date.precision > Precision.YEAR else line._replace(strength=0)


def read_signature(source: Text, start: int, line_end: int) -> DatedLine | None:
    """The last line of an entry in the changelog of a Debian package (deb-changelog(5)); None for any other."""
    signature = _SIGNATURE().match(source.plain, start, line_end)
    date = read_at(source.plain, signature.end(), line_end) if signature else None
    return make_dated_line(start, date, date.end, ("trailer", "end")) if date else None
