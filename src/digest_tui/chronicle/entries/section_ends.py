"""Where the section ends that a dated heading or line heads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise

from digest_tui.chronicle.dates.reading import read_at
from digest_tui.chronicle.entries.closing_words import find_closing_word, find_end
from digest_tui.chronicle.entries.dated_line import EntryStart
from digest_tui.chronicle.entries.ends import may_be_title
from digest_tui.chronicle.entries.headings_above import find_heading_below
from digest_tui.chronicle.entries.page_ends import find_end_of_text
from digest_tui.chronicle.entries.styles import ALONE, CLOSING, HEADING, TRAILER, DatelineStyle, Tail
from digest_tui.chronicle.links.urls import may_hold_url
from digest_tui.chronicle.text.headings import Heading, find_centred_titles, find_end_of_section
from digest_tui.chronicle.text.lines import find_line_above, find_line_end, get_line_above, measure_indent
from digest_tui.chronicle.text.paragraphs import ends_sentence
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_NEARLY_ALL = 0.8
"""Of the sections of a style, where its text is set in."""
_LONGEST_TITLE = 80
"""Characters behind a date."""
_NEXT_LINE = lazy(r"(?:\n[ \t]*)*\n(?P<indent>[ \t]*)(?=\S)")
_TITLE_ABOVE_PROSE = lazy(r"(?=[^\W_])[^\n]*[^\s.,:;!?…”»\"][ \t]*\n(?:[ \t]*\n)+(?=[\"'«“„(]?[^\W\d_])")
"""The rest of a line that is short and no sentence, a blank line, and a paragraph, which begins with a word."""
_BEHIND_WORDS, _ALONE = r"(?P<words>[^\W\d_][^\n\d]{0,19})\d{1,3}(?:\.\d{1,3})*", r"\d{1,3}(?:\.\d{1,3})+\.?"
"""The number of a release, as `v1.3`, or of a section, as `4.13.2.`."""
_NUMBERED = lazy(rf"[ \t]*(?:{_BEHIND_WORDS}|{_ALONE})(?=[ \t(])")
_NEXT_NUMBERED = lazy(
    rf"\n[ \t]*\n(?P<next>[ \t]*(?:{_BEHIND_WORDS}[ \t]*(?=\n|\()|{_ALONE}[ \t]*(?=\n|\(|(?<=[ \t])[^\W\d_])))"
)
"""The beginning of one without a date."""
_LINE_BEHIND_GAP = lazy(
    r"(?<=\S)(?P<gap>[ \t]*+\n(?:[ \t]*+\n){2,9})(?P<line>[ \t]*+[^\W_][^\n]{0,119})(?P<below>\n(?:[ \t]*+\n)*)[ \t]*\Z"
)
"""A line of no more than a title has, with two blank lines or more above it."""
_LONGEST_BEHIND_GAP = 400
"""Characters in which such a line and the blank ones around it are looked for."""
_GAP = lazy(r"\n(?:[ \t]*+\n)+")
_TAILS_OF_TITLES: tuple[Tail, ...] = ("dash", "colon", "comma", "cell")
_Look = tuple[DatelineStyle, int]
"""The style of a dateline and how far it is set in."""


def set_section_ends(
    source: Text, starts: Sequence[EntryStart], levels: Mapping[int, int], scoping: Sequence[int]
) -> list[EntryStart]:
    """The `starts`, each that heads a section with the end of it.

    `levels` are those of the starts that are headings, by where they begin; `scoping` is where the headings begin that
    only lend their date.
    """
    return _Sections(source, starts, levels, scoping).set_ends() if starts else []


class _Sections:
    """The entries of one document that head sections, among its headings."""

    def __init__(
        self, source: Text, starts: Sequence[EntryStart], levels: Mapping[int, int], scoping: Sequence[int]
    ) -> None:
        self._source = source
        self._scoping = scoping
        self._text = source.plain
        self._starts = starts
        self._levels = levels
        self._over = sorted({*scoping, *_find_centred_titles(source)}.difference(start.start for start in starts))
        self._titles = _find_titles_above_prose(source.plain, starts, levels)

    def set_ends(self) -> list[EntryStart]:
        over = self._headings_over
        ended: list[EntryStart] = []
        level = position = 0
        ends = [*(start.start for start in self._starts[1:]), find_end_of_text(self._text, self._starts)]
        for start, until in zip(self._starts, ends, strict=True):
            while position < len(over) and over[position].start <= start.start:
                level = over[position].level
                position += 1
            limit = self._find_limit(start, until)
            if start.style.is_section and self._closing_word:
                limit = start.end + find_end(self._text[start.end : limit], self._closing_word)
            ended.append(start._replace(section_end=self._find_end(start, limit, level), limit=limit))
        return ended

    @cached_property
    def _closing_word(self) -> str | None:
        return find_closing_word(self._text, self._starts)

    def _find_end(self, start: EntryStart, until: int, level: int) -> int | None:
        """The end of the section of `start`, at most `until`, below a heading of `level`; None if it is a paragraph."""
        if start.style.lead == "cell" and (cell := self._source.date_cells.get(start.start)) and cell.is_listed:
            return cell.end_of_row + 1
        if start.style is TRAILER or start.style is CLOSING:
            return find_line_end(self._text, start.end) + 1
        if not self._heads_section(start):
            return None
        if own := self._levels.get(start.start, 0):
            end = find_end_of_section(self._source.headings, start.date_start, own, until)
        else:
            end = find_end_of_section(self._headings_over, start.date_start, level + 1, until)
            end = self._find_next_number(start, end)
        if title := self._find_title_below(start, end):
            end = find_end_of_section(self._source.headings, title.start, title.level, until)
        return self._find_line_further_out(start, end, is_heading=bool(own))

    def _find_title_below(self, start: EntryStart, end: int) -> Heading | None:
        """The heading without a date that would end an entry at `end` before it has said anything; None for none.

        Most dates that look alike stand above such a heading, or the date is one of its level, and not the last;
        else that of another section follows a day without words.
        """
        heading = self._titles_below.get(start.start)
        if heading is None or heading.start != end:
            return None
        is_of_level = self._levels.get(start.start) == heading.level and start is not self._starts[-1]
        return heading if is_of_level or self._are_over_titles[start.style] else None

    @cached_property
    def _titles_below(self) -> dict[int, Heading]:
        """Where each entry begins that holds nothing but its date, and the heading without one right below it.

        One of a lower level than the date has is within its section.
        """
        titles: dict[int, Heading] = {}
        for start in self._starts:
            heading = find_heading_below(self._source, start.end) if start.title is None else None
            if heading and heading.start not in self._dated:
                level = self._levels.get(start.start) or heading.level
                titles |= {start.start: heading} if heading.level <= level else {}
        return titles

    @cached_property
    def _are_over_titles(self) -> dict[DatelineStyle, bool]:
        """Of each style of dates whether several stand right above a heading, and most."""
        alike = Counter(start.style for start in self._starts)
        over = Counter(start.style for start in self._starts if start.start in self._titles_below)
        return {style: over[style] > 1 and over[style] * 2 > alike[style] for style in alike}

    def _find_next_number(self, start: EntryStart, end: int) -> int:
        """Of an entry with the number of a section or a release, where before `end` the next begins; else `end`."""
        own = _NUMBERED().match(self._text, start.start, start.date_start)
        if own is None:
            return end
        following = _NEXT_NUMBERED().finditer(self._text, start.end, end)
        return next((match.start("next") for match in following if match["words"] == own["words"]), end)

    def _heads_section(self, start: EntryStart) -> bool:
        return start.style.is_section or start.start in self._titles

    def _find_limit(self, start: EntryStart, until: int) -> int:
        """Where before `until` the next title begins that is over several entries: it lends its date, or is centred.

        A line right above the next entry is such a title if a wider gap stands above it; in a text in which each line
        is a paragraph, a short one is.
        """
        position = bisect_right(self._over, start.start)
        behind_gap = self._titles_behind_gaps.get(start.start, until)
        limit = min([until, behind_gap, *self._over[position : position + 1]])
        title = find_line_above(self._text, limit)
        is_row = start.style.lead == "cell"
        if start is self._starts[-1] or title < start.end or self._heads_section(start) or is_row:
            return limit
        line = self._text[title:limit].strip()
        is_title = self._source.is_line_by_line and _is_title_alone(line)
        return title if is_title or self._is_decade(line, title) else limit

    def _is_decade(self, line: str, start: int) -> bool:
        """True if the `line` at `start` is a decade alone below a whole text: the row of a dumped table over others."""
        date = read_at(line, 0, len(line)) if line[:1].isdigit() else None
        is_alone = date is not None and date.form.alone == "decade" and date.end == len(line)
        return is_alone and ends_sentence(get_line_above(self._text, start))

    @cached_property
    def _titles_behind_gaps(self) -> dict[int, int]:
        """Where each entry begins with a title of other entries behind a wider gap, and where the title begins.

        What stands so below most entries is a part of each.
        """
        titles: dict[int, int] = {}
        for start, following in pairwise(self._starts):
            title = _find_title_behind_gap(self._text, start.end, following.start)
            titles |= {} if title is None else {start.start: title}
        return titles if len(titles) * 2 < len(self._starts) else {}

    @cached_property
    def _dated(self) -> set[int]:
        return {*(start.start for start in self._starts), *self._scoping}

    @cached_property
    def _headings_over(self) -> list[Heading]:
        """The headings but for those that stand under several entries, as `Fixed` does: they are parts of these."""
        starts = [start.start for start in self._starts]
        under: dict[str, set[int]] = defaultdict(set)
        for heading in self._source.headings:
            if heading.start not in self._dated and (position := bisect_right(starts, heading.start)):
                under[heading.title].add(position)
        return [heading for heading in self._source.headings if len(under[heading.title]) < 2]

    @cached_property
    def _looks_set_in(self) -> tuple[set[_Look], set[_Look]]:
        """The looks below whose lines the text is deeper, and those where it is as deep and set in."""
        deeper, level_with, count = Counter[_Look](), Counter[_Look](), Counter[_Look]()
        for start in self._starts:
            below = _NEXT_LINE().match(self._text, find_line_end(self._text, start.end))
            if below and self._heads_section(start):
                look, indent = self._look(start), measure_indent(below["indent"])
                count[look] += 1
                deeper[look] += indent > look[1]
                level_with[look] += indent == look[1] > 0
        first, second = (
            {look for look, total in count.items() if some[look] >= total * _NEARLY_ALL}
            for some in (deeper, level_with)
        )
        return first, second

    def _look(self, start: EntryStart) -> _Look:
        return start.style, measure_indent(self._text[start.start : start.date_start])

    def _find_line_further_out(self, start: EntryStart, end: int, *, is_heading: bool) -> int:
        """`end`, or where before it the text is no longer set in as that of such sections is.

        A page may print its own headings further out than the days below them; there a blank line stands above.
        """
        deeper, level_with = self._looks_set_in
        look = self._look(start)
        behind = find_line_end(self._text, start.end)
        if look in deeper:
            outside = re.compile(rf"\n(?=[ \t]{{0,{look[1]}}}[^\s])")
        elif look in level_with and not is_heading:
            outside = _further_out(look[1])
            title = self._find_title_below_word(start, end) if look in self._looks_over_titles else None
            behind = find_line_end(self._text, title) if title else behind
        else:
            return end
        found = outside.search(self._text, behind, end)
        return found.end() if found else end

    @cached_property
    def _looks_over_titles(self) -> set[_Look]:
        """The looks below nearly all of whose lines a word or two stand, as the kind of the event, and its title."""
        count, over = Counter[_Look](), Counter[_Look]()
        for start, following in pairwise(self._starts):
            count[self._look(start)] += 1
            over[self._look(start)] += self._find_title_below_word(start, following.start) is not None
        return {look for look, total in count.items() if over[look] >= total * _NEARLY_ALL}

    def _find_title_below_word(self, start: EntryStart, until: int) -> int | None:
        """Where the line begins that is set in less than the dateline, if no more than a word or two stand between."""
        further_out = _further_out(self._look(start)[1]).search(self._text, start.end, until)
        is_word = further_out is not None and may_be_title(self._text[start.end : further_out.start()].strip())
        return further_out.end() if further_out and is_word else None


@cache
def _further_out(indent: int) -> re.Pattern[str]:
    """A blank line, and up to where a line begins that is set in less than `indent`."""
    return re.compile(rf"\n[ \t]*\n(?=[ \t]{{0,{max(indent - 1, 0)}}}[^\s])")


def _is_title_alone(line: str) -> bool:
    """True if a line may be a title, and says no source of what stands above it: a URL, a marker, `Source: …`."""
    return may_be_title(line) and line[0].isalnum() and not may_hold_url(line)


def _find_title_behind_gap(text: str, begin: int, until: int) -> int | None:
    """Where the line begins right above `until` that more blank lines part from the text above than stand elsewhere.

    None if there is none that may be a title.
    """
    found = _LINE_BEHIND_GAP().search(text, max(begin, until - _LONGEST_BEHIND_GAP), until)
    above = text[begin : found.start()].strip() if found else ""
    if found is None or not above or may_hold_url(found["line"]) or ends_sentence(found["line"]):
        return None
    gaps = (gap[0].count("\n") for gap in _GAP().finditer(above))
    is_wider = found["gap"].count("\n") > max(found["below"].count("\n"), *gaps, 0)
    return found.start("line") if is_wider else None


def _find_centred_titles(source: Text) -> Iterator[int]:
    return (title for title in find_centred_titles(source.plain) if not source.code_blocks.contains(title))


def _find_titles_above_prose(text: str, starts: Sequence[EntryStart], levels: Mapping[int, int]) -> set[int]:
    """Where lines begin as `May 2 – the first ferry`, if nearly all of their style stand alone above prose.

    Where nearly all entries are headings or a date alone, each line with words behind its date is such a title.
    """
    of_style: dict[DatelineStyle, list[int]] = defaultdict(list)
    titles: set[int] = set()
    ends = [*(start.start for start in starts[1:]), len(text)]
    for start, until in zip(starts, ends, strict=False):
        if start.style.lead != "line" or start.style.is_section or levels.get(start.start):
            continue
        of_style[start.style].append(start.start)
        is_short = text.find("\n", start.end, start.end + _LONGEST_TITLE) >= 0
        if is_short and start.style.tail in _TAILS_OF_TITLES and _TITLE_ABOVE_PROSE().match(text, start.end, until):
            titles.add(start.start)
    heads = sum(start.style is ALONE or start.style is HEADING for start in starts)
    lines = sum(map(len, of_style.values()))
    if heads >= (heads + lines) * _NEARLY_ALL:
        return {begin for begins in of_style.values() for begin in begins}
    found = [begins for begins in of_style.values() if len(titles.intersection(begins)) >= len(begins) * _NEARLY_ALL]
    return {begin for begins in found if len(begins) > 1 for begin in begins}
