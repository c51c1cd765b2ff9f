"""Where a line with a date stands: below the heading it is part of, or in the middle of wrapped prose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from digest_tui.chronicle.dates.forms import DateForm
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.readers import Candidate, is_decade_alone, is_year_before_words
from digest_tui.chronicle.entries.styles import ALONE, HEADING, LABEL, STYLES, Head, Lead
from digest_tui.chronicle.text.headings import BLANK_LINE, Heading
from digest_tui.chronicle.text.lines import find_line_end
from digest_tui.chronicle.text.source import Text

_SHORT, _LONG = 45, 100
"""Characters: a line shorter than the one was broken on purpose, one longer than the other was not wrapped at all."""
_STOPS = '.:;!?)]}”»"'
"""Signs with which a line ends that was broken on purpose."""
_ENDS = (".", "!", "?", "…", "”", "»", '"')
"""Signs with which a sentence ends."""
_COLUMN = 3
"""So many lines one below the other that begin with a date."""
_WORDS_OF_TITLE = 3
_LINES_OF_TITLE = 4
"""At most, between a title and the date below it, as `commit`, `Merge` and `Author` above `Date`."""
_LINES_OF_PARAGRAPH = 20
"""At most, above a date that is its last line, as of a page that tells how a fault was mended."""
_NOTHING_BELOW = re.compile(r"\n[ \t]*(?:\n|\Z)|\Z")
_MANY_ALONE = 5
"""Lines of nothing but a day, set in alike, that are no ends of paragraphs."""
_MOSTLY = 0.9
"""Of the steps from date to date, how many go one way."""
_LONG_ITEM = 6
"""Lines of an item of a list, at most, where no blank ones part them."""
_QUOTES = "\"'“”‘«„[("
_NOTE = re.compile(r"\[\d{1,7}\] ")
"""Begins a note; below it goes on what was wrapped."""
_PROSE: frozenset[Lead] = frozenset(("line", "on", "place"))
"""What paragraphs of one document may begin with by turns."""
_NOTHING_ABOVE_BLANK = re.compile(
    r"(?:[ \t]*\([^()\n]{0,200}(?:\n[^()\n]{1,100})?\))?[ \t]*+\n[ \t]*+\n|[ \t]*\[\d{1,9}\][^\w\s]?[ \t]*+\n"
)


class Surroundings:
    """The headings of a text and its `plain` heads, among which candidates stand."""

    def __init__(self, source: Text, plain: Sequence[Head]) -> None:
        self.source = source
        self.text = source.plain
        self.plain = plain
        self.headings = source.headings
        self.heading_starts = source.heading_starts

    def place(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The `candidates` with the headings they are part of, without those in the middle of prose."""
        placed = [placed for candidate in candidates if (placed := self._place(candidate))]
        years = [one for one in placed if is_year_before_words(self.text, one)]
        if years:
            starts = {one.start for one in years}
            listed = [one._replace(strength=2) for one in years] if self._is_list(years) else []
            placed = sorted([*(one for one in placed if one.start not in starts), *listed])
        return list(self._drop_wrapped(self._join_headings(placed)))

    def _is_list(self, years: list[Candidate]) -> bool:
        """Whether lines that begin with a year and words go from year to year, and are a good part of all lines."""
        dates = [one.found.date.year or 0 for one in years if one.found.date]
        if len(set(dates)) < _MANY_ALONE or not goes_one_way(dates, _MOSTLY):
            return False
        begins = [self.text[one.end : one.end + 1] for one in years]
        words = sum(sign in _QUOTES or (sign.isalpha() and not sign.islower()) for sign in begins)
        first, last = years[0].start, years[-1].start
        lines, blank = self.text.count("\n", first, last), sum(1 for _ in BLANK_LINE.finditer(self.text, first, last))
        is_dense = len(years) * _LONG_ITEM >= lines - blank or (blank and len(years) * 2 >= blank)
        return bool(is_dense) and words >= _MOSTLY * len(years)

    def _place(self, candidate: Candidate) -> Candidate | None:
        """The candidate with the heading it is part of; None where it lacks the one it needs."""
        lead = candidate.looks.lead
        if lead == "label":
            return self._take_heading_above(candidate)
        if not candidate.looks.is_section or lead == "trailer":
            return candidate
        line_end = find_line_end(self.text, candidate.end)
        end = line_end if not self.text[candidate.end : line_end].strip(" \t#=*_:-") else candidate.end
        heading = self._heading_at(candidate.start)
        if heading is None:
            return candidate._replace(end=end)
        style = HEADING if lead == "line" else candidate.style
        return candidate._replace(style=style, level=heading.level, end=heading.end if end == line_end else end)

    def _take_heading_above(self, candidate: Candidate) -> Candidate | None:
        place = bisect_left(self.heading_starts, candidate.start) - 1
        if place >= 0:
            heading = self.headings[place]
            if not self.text[heading.end : candidate.start].strip():
                at = self.text.index(heading.title, heading.start)
                title = (at, candidate.title[1] or at + len(heading.title))
                return candidate._replace(start=heading.start, level=heading.level, title=title)
        start = candidate.start
        # Above a date that is the last line of a paragraph stands all of it.
        is_last = _NOTHING_BELOW.match(self.text, find_line_end(self.text, candidate.end)) is not None
        for _ in range(_LINES_OF_PARAGRAPH if is_last else _LINES_OF_TITLE):
            above = self._line_above(start)
            if not above.strip() or (len(above) > _LONG and not is_last):
                break
            start -= 1 + len(above)
        if start == candidate.start:
            start = self._find_title_over_blank(candidate)
        if start == candidate.start or self._line_above(start).strip():
            return None
        # A marker before the date, or who wrote it, belongs to what is told.
        end = candidate.title[1] or candidate.start - 1
        return candidate._replace(start=start, title=(start, end))

    def _find_title_over_blank(self, candidate: Candidate) -> int:
        """Where the line begins that stands by itself over a blank one above `candidate`, as on a dumped page.

        It is short, no sentence, and set in no deeper; where there is none, that of `candidate`.
        """
        start = candidate.start
        above = self._line_above(start - 1 - len(self._line_above(start)))
        begin = start - 2 - len(self._line_above(start)) - len(above)
        title = above.strip()
        is_title = 0 < len(title) <= _LONG and title[-1] not in ".,;:" and begin >= 0
        is_out = len(above) - len(above.lstrip()) <= candidate.at - start
        return begin if is_title and is_out else start

    def _join_headings(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates; where most lines that hold only a date stand right below a heading, each with its heading."""
        dated = {candidate.start for candidate in candidates}
        above = {
            candidate.start: place
            for candidate in candidates
            if candidate.style == ALONE
            and (place := bisect_left(self.heading_starts, candidate.start) - 1) >= 0
            and self.heading_starts[place] not in dated
            and not self.text[self.headings[place].end : candidate.start].strip()
        }
        if len(above) * 2 <= sum(candidate.style == ALONE for candidate in candidates):
            return candidates
        return [
            (candidate.start in above and self._take_heading_above(candidate._replace(style=LABEL))) or candidate
            for candidate in candidates
        ]

    def _heading_at(self, start: int) -> Heading | None:
        place = bisect_left(self.heading_starts, start)
        is_there = place < len(self.headings) and self.heading_starts[place] == start
        return self.headings[place] if is_there else None

    def _line_above(self, start: int) -> str:
        """The line before the one that begins at `start`; "" where there is none."""
        return self.text[self.text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]

    def _drop_wrapped(self, candidates: list[Candidate]) -> Iterator[Candidate]:
        """The candidates that do not stand in the middle of a paragraph, or in one of their own."""
        plain = [head.start for head in self.plain]
        certain = (
            self._find_columns(candidates)
            | self._find_lines_above_blanks(candidates)
            | self._find_lines_within_text(candidates)
            | self._find_first_days(candidates)
            | self._find_logs(candidates)
            | (ordered := self._find_dates_alone(candidates))
            | self._find_years_without_blanks(candidates)
        )
        last = Candidate(-1, 0, 0, candidates[0].found, -1, 0) if candidates else None
        blank = scanned = 0
        for candidate in candidates:
            for match in BLANK_LINE.finditer(self.text, scanned, candidate.start):
                blank = match.start() + 1
            scanned = max(candidate.start - 1, 0)
            before = bisect_left(plain, candidate.start)
            beside = max(plain[before - 1] if before else -1, last.start if last else -1)
            is_beside = beside >= blank and beside >= 0
            style = 0 if before and beside == plain[before - 1] else last.style if last else -1
            if is_decade_alone(candidate) and candidate.start not in ordered:
                continue
            if (
                candidate.start in certain
                or self._begins_item(candidate)
                or (is_beside and self._continues(candidate, style))
            ):
                last = candidate
                yield candidate

    def _find_columns(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin that stand right below each other and all begin with a date: no prose is wrapped so."""
        found: set[int] = set()
        column: list[Candidate] = []
        for one in candidates:
            is_below = column and find_line_end(self.text, column[-1].at) + 1 == one.start
            if not is_below or _looks_in_column(one) != _looks_in_column(column[-1]):
                column = []
            column.append(one)
            if len(column) >= _COLUMN:
                found.update(member.start for member in column[-_COLUMN:])
        return found

    def _find_logs(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin with a day as machines write it, many in a paragraph: no prose is wrapped so."""
        found: set[int] = set()
        log: list[Candidate] = []
        for one in candidates:
            if not one.found.form.is_unambiguous or one.looks.lead != "line":
                continue
            if log and (_looks_of(one) != _looks_of(log[-1]) or BLANK_LINE.search(self.text, log[-1].end, one.start)):
                log = []
            log.append(one)
            if len(log) >= _MANY_ALONE:
                found.update(member.start for member in log[-_MANY_ALONE:])
        return found

    def _find_lines_above_blanks(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin that hold a day alone, above a blank line or with a marker: many end no paragraph."""
        alone = [
            one
            for one in candidates
            if one.style == ALONE
            and one.found.precision == Precision.DAY
            and _NOTHING_ABOVE_BLANK.match(self.text, one.found.end)
            and not self.text[one.start : one.found.start].strip()
        ]
        indents = Counter(one.found.start - one.start for one in alone)
        return {one.start for one in alone if indents[one.found.start - one.start] >= _MANY_ALONE}

    def _find_dates_alone(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin that hold a date and nothing else, many, one later than the other: no prose is wrapped so.

        Years count together, and days; among years a decade is one of their kind. Where most stand below blank lines,
        one that does not may be wrapped.
        """
        found: set[int] = set()
        for precision in (Precision.YEAR, Precision.DAY):
            alone = [
                one
                for one in candidates
                if one.style == ALONE and one.found.precision == precision and not self._ends_sentence(one)
            ]
            dates = [
                (date.year, date.month or 0, date.day or 0)
                for one in alone
                if (date := one.found.date) and date.year is not None
            ]
            if (
                len(dates) < _MANY_ALONE
                or len(dates) < len(alone)
                or sum(map(is_decade_alone, alone)) * 2 >= len(alone)
            ):
                continue
            if goes_one_way(dates, _MOSTLY) and sum(not self._line_above(one.start).strip() for one in alone) * 2 < len(
                alone
            ):
                found.update(one.start for one in alone)
        return found

    def _ends_sentence(self, candidate: Candidate) -> bool:
        return self.text.startswith(".", candidate.found.end)

    def _find_years_without_blanks(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin that list years with their words, if no blank lines part them."""
        years = {one.start for one in candidates if is_year_before_words(self.text, one)}
        return years if sum(not self._line_above(start).strip() for start in years) * 2 < len(years) else set()

    def _begins_item(self, candidate: Candidate) -> bool:
        """Whether a new thing begins at the line, by what is above it."""
        if candidate.looks.lead not in (*_PROSE, "bracket", "title") or candidate.level:
            return True
        line = self._line_above(candidate.start)
        above = line.strip()
        if candidate.looks.lead == "title" and _NOTE.match(above):
            return False
        is_hanging = len(line) - len(line.lstrip(" \t")) > candidate.indent
        if is_hanging and candidate.found.form.is_unambiguous and candidate.looks.lead == "line":
            # The lines of the item above are set in deeper.
            return True
        if self._is_line_by_line and candidate.looks.tail != "end":
            return True
        if not above or above.endswith(":") or len(set(above)) == 1 or not above.strip("-:=+| \t"):
            return True
        place = bisect_left(self.heading_starts, candidate.start) - 1
        if place >= 0 and not self.text[self.headings[place].end : candidate.start].strip():
            return True
        is_broken_here = len(above) < _SHORT and (above[-1] in _STOPS or len(above.split()) <= _WORDS_OF_TITLE)
        length = find_line_end(self.text, candidate.at) - candidate.start
        if len(above) > 2 * _LONG or (len(above) < _LONG and length > 2 * _LONG):
            # What is wrapped has no line so long, or so much longer than the one above.
            return True
        return is_broken_here and candidate.strength > 1 and candidate.looks.tail != "end"

    @cached_property
    def _is_line_by_line(self) -> bool:
        return self.source.is_line_by_line and not self.source.wrap_width

    def _find_lines_within_text(self, candidates: list[Candidate]) -> set[int]:
        """Where lines begin that hold a day alone though the text goes on below: no program breaks so short a line.

        Two at least stand behind the end of a sentence, or below a line too long to be wrapped; where they do, others
        may stand below a title.
        """
        below_end, below_title = set(), set()
        for one in candidates:
            if one.style == ALONE and one.found.precision == Precision.DAY and self._goes_on(one):
                above = self._line_above(one.start).strip()
                if above[-1:] in _ENDS or len(above) > 2 * _LONG:
                    below_end.add(one.start)
                elif not _SHORT <= len(above) <= _LONG:
                    below_title.add(one.start)
        return below_end | below_title if len(below_end) > 1 else set()

    def _find_first_days(self, candidates: list[Candidate]) -> set[int]:
        """Where the first of days alone on their lines begins, though a few words above it are not parted from it.

        The others of its form stand below blank lines, and all are in order, which a day of printing hardly is.
        """
        alone: dict[tuple[int, int, DateForm], list[Candidate]] = defaultdict(list)
        for one in candidates:
            if one.style == ALONE and one.found.precision == Precision.DAY and not self._ends_sentence(one):
                alone[_looks_of(one)].append(one)
        found: set[int] = set()
        for first, *others in alone.values():
            above = self._line_above(first.start).strip()
            dates = [one.found.date[:3] for one in (first, *others) if one.found.date and one.found.date.year]
            if (
                len(others) > 1
                and len(dates) > len(others)
                and len(above) < _SHORT
                and len(above.split()) <= _WORDS_OF_TITLE
                and not any(self._line_above(one.start).strip() for one in others)
                and dates in (sorted(dates), sorted(dates, reverse=True))
            ):
                found.add(first.start)
        return found

    def _goes_on(self, candidate: Candidate) -> bool:
        """Whether a sentence begins on the line below, whose first word would have had room on this one."""
        end = find_line_end(self.text, candidate.at)
        below = self.text[end + 1 : find_line_end(self.text, end + 1)].strip()
        words = below.split(maxsplit=1)
        return len(words) > 1 and not below[0].islower() and end - candidate.start + len(words[0]) < len(below)

    def _continues(self, candidate: Candidate, style: int) -> bool:
        """Whether the line is a further item of a paragraph that has begun with one of its kind."""
        above = self._line_above(candidate.start).strip()
        if candidate.style == ALONE and self._ends_sentence(candidate):
            return False
        is_doubtful = candidate.strength < 2 and not candidate.found.form.is_iso_like
        if is_doubtful and candidate.looks.tail != "cell" and _SHORT < len(above) < _LONG:
            return False
        leads = {STYLES[style].lead, candidate.looks.lead}
        return candidate.style == style or (not candidate.looks.is_section and (len(leads) == 1 or leads <= _PROSE))


def _looks_in_column(candidate: Candidate) -> tuple[object, ...]:
    """A day may be written in another form, or with another sign behind it, than the one on the line above."""
    if candidate.found.precision == Precision.DAY and candidate.looks.lead == "line" and candidate.looks.tail != "end":
        return candidate.looks.lead, candidate.indent
    return _looks_of(candidate)


def _looks_of(candidate: Candidate) -> tuple[int, int, DateForm]:
    return candidate.style, candidate.indent, candidate.found.form
