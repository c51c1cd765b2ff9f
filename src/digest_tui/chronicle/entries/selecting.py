"""Selection: a document is read by the styles that explain most of it.

A line with a date in front may be an item, a heading over items, or prose. Its company tells: how many lines of its
style there are, and what share of the document they make up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from digest_tui.chronicle.dates.forms import FORM_OF, DateForm
from digest_tui.chronicle.dates.order import goes_one_way
from digest_tui.chronicle.dates.reading import Precision
from digest_tui.chronicle.entries.coarser_dates import find_coarser_between
from digest_tui.chronicle.entries.dated_line import DatedLine, EntryStart
from digest_tui.chronicle.entries.lines_of_years import is_list_of_years, is_year_before_words
from digest_tui.chronicle.entries.readers.trailing import RELEASE
from digest_tui.chronicle.entries.series import are_in_order
from digest_tui.chronicle.entries.styles import CLOSING, LABEL, TRAILER, DatelineStyle
from digest_tui.chronicle.entries.vetoes import Company, apply_vetoes
from digest_tui.chronicle.text.headings import ANY_ITEM
from digest_tui.chronicle.text.lines import BLANK_LINE, find_line_end, get_line_above, measure_indent
from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.source import Text

_NEEDED = {3: 1, 2: 2, 1: 3}
"""How many lines of a strength make a style of the document."""
_SHARE = 0.3
"""Of the paragraphs, where sentences that begin with a date are the style of the document."""
_SHARE_OF_TEXT = 0.1
"""Of all paragraphs down to the last of a few such sentences, which are an essay's where they are fewer."""
_LONG_PARAGRAPH, _LINES_OF_PARAGRAPH = 900, 8
"""Characters that hardly any paragraph has, and lines that most have not."""
_SEVERAL, _MANY = 3, 5
_MOSTLY = 0.9
"""Of the steps from year to year in a list, how many go one way."""
_DASHES = ("-", "–", "—", "|")
_PACKAGE = lazy(r"^[^\s()]+ \([^()\n]+\)", re.MULTILINE)
"""What an entry that is signed begins with: a package and its version."""
_LONGEST_HEAD = 60
"""Characters of a line that heads what stands below it."""
_LINE_END = lazy(r"\n(?=[ \t]*[^\s])")

Kind = DatelineStyle | Literal["bullet", "cell", "prose", "years", "lines of years", "years told"]
"""What counts together: all items of lists, all rows of tables, all paragraphs, but for those that begin with a bare
year or with one behind a preposition; else the lines of one style."""


class Groups:
    """The dated lines of a document by what counts together, beside entries with the dateline of the model."""

    def __init__(self, source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine]) -> None:
        self.source = source
        self.plain = plain
        self.lines = lines
        self.by_kind: dict[Kind, list[DatedLine]] = defaultdict(list)
        for line in lines:
            self.by_kind[_find_kind(source.plain, line)].append(line)

    def count_paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs stand in `[start, end)`, at least; where no blank lines part them, by their length."""
        between = _LINE_END() if self.source.is_line_by_line else BLANK_LINE
        parted = sum(1 for _ in between.finditer(self.source.plain, start, end))
        return 1 + max(parted, (end - start) // _LONG_PARAGRAPH)


def _find_kind(text: str, line: DatedLine) -> Kind:
    lead, tail = line.style.lead, line.style.tail
    if is_year_before_words(text, line.date, line.style):
        return "lines of years"
    if lead == "on" and line.date.form.alone == "year":
        return "years told"
    is_year = line.date.precision == Precision.YEAR and not line.date.is_left_open and line.strength < 2
    if lead == "bullet" and tail in ("space", "comma") and is_year:
        return "years"
    if line.style.is_section or lead in ("label", "trailer"):
        return line.style
    return lead if lead == "bullet" or lead == "cell" else "prose"


class Selection(NamedTuple):
    """One way in which lines prove to be entries of the document."""

    name: str
    example: str
    """A short document that reads otherwise without this row."""
    choose: Callable[[Groups, Collection[DatedLine]], Iterable[DatedLine]]
    """Chooses lines, given those that the rows above have chosen."""


def _choose_frequent_styles(groups: Groups, chosen: Collection[DatedLine]) -> Iterator[DatedLine]:
    for kind, group in groups.by_kind.items():
        if kind in ("years", "lines of years", "years told") or kind is TRAILER:
            continue
        strength = _find_strength(groups, group)
        if strength is None:
            continue
        is_list = kind in ("bullet", "cell")
        text = groups.source.plain
        yield from (line for line in group if line.strength >= strength or is_list or _is_partial(text, line))


def _find_strength(groups: Groups, group: Sequence[DatedLine]) -> int | None:
    """How strong the lines of a group must be, so that they are a style of the document; None if there are too few.

    The strongest that are enough decide, or weaker ones if they are enough and more than all that are stronger.
    """
    count = Counter(line.strength for line in group)
    enough = [strength for strength in (3, 2, 1) if _is_enough(groups, group, strength)]
    weaker = (
        strength for strength in enough[1:] if 2 * count[strength] > sum(n for of, n in count.items() if of >= strength)
    )
    return next(weaker, enough[0] if enough else None)


def _is_enough(groups: Groups, group: Sequence[DatedLine], strength: int) -> bool:
    """True if the lines of a group that are at least so strong make it a style of the document."""
    strong = [line for line in group if line.strength >= strength]
    if strength > 1 and len(strong) >= _NEEDED[strength]:
        return True
    if not strong or strength == 3:
        return False
    if strength == 2 and strong[0].level:
        return _is_only_release(groups, strong[0])
    text, is_line_by_line = groups.source.plain, groups.source.is_line_by_line
    first = strong[0].start if is_line_by_line else 0
    is_half = len(strong) * 2 >= groups.count_paragraphs(first, len(text))
    if not strong[0].style.is_section and is_half and len(strong) > is_line_by_line:
        return True
    if len(strong) < _NEEDED[strength]:
        return False
    start, end = strong[0].start, strong[-1].start + 1
    lines = text.count("\n", start, end) // _LINES_OF_PARAGRAPH
    is_essay = len(strong) < min(_MANY, _SHARE_OF_TEXT * groups.count_paragraphs(first, end))
    if strong[0].style.lead not in ("bullet", "cell") and is_essay:
        return False
    return len(strong) >= _SHARE * max(groups.count_paragraphs(start, end), lines)


def _is_only_release(groups: Groups, line: DatedLine) -> bool:
    """The only release of a changelog is an entry; the title of a document, or the day below it, is none.

    So is the only title that a dash or a bar parts from its date; in others the date may be part of what they say.
    """
    text = groups.source.plain
    is_release = line.is_to_the_day and line.style.lead != "label" and bool(text[: line.start].strip())
    below = bisect_right(groups.source.heading_starts, line.start)
    until = groups.source.heading_starts[below] if below < len(groups.source.heading_starts) else len(text)
    if line.title and not RELEASE().match(text[slice(*line.title)]):
        is_release = is_release and text[line.title[1] : line.date.start].strip() in _DASHES
    return is_release and bool(line.title or text[line.date.end : until].strip(" \t\n#=*_:-."))


def _is_partial(text: str, line: DatedLine) -> bool:
    """A month or a year with a sign behind it or emphasis around it, in a document that dates so."""
    is_east_asian_month = line.date.form.alone == "month" and line.date.form.is_east_asian
    is_signed = line.style.tail in ("dash", "colon", "cell", "bracket") or bool(_find_emphasis(text, line))
    is_sure = is_signed or line.style is LABEL or line.style is CLOSING or is_east_asian_month
    return (is_sure and line.date.precision < Precision.DAY) or line.date.is_left_open


def _choose_usual_forms(groups: Groups, chosen: Collection[DatedLine]) -> Iterator[DatedLine]:
    """Paragraphs whose date is written as those of several other entries are; a span of days as any of their days."""
    text = groups.source.plain
    others = [line for line in chosen if line.is_alone or _find_kind(text, line) == "prose"]
    usual = Counter(way for line in others for way in _find_ways_of_writing(text, line))
    usual[FORM_OF["month day, year"], ""] += len(groups.plain)
    days = sum(line.is_to_the_day and not line.is_alone for line in others)
    for line in groups.by_kind.get("prose", ()):
        is_span = line.is_to_the_day and line.date.date is not None and line.date.date.last is not None
        if any(usual[way] > 2 for way in _find_ways_of_writing(text, line)) or (is_span and days > 2):
            yield line


def _find_ways_of_writing(text: str, line: DatedLine) -> Iterator[tuple[DateForm, str]]:
    """How a line writes its date: its form with the emphasis around it, and its form alone if prose may share this."""
    form = line.date.form
    if signs := _find_emphasis(text, line):
        yield form, signs
    if not line.is_alone or form.is_unambiguous:
        yield form, ""


def _find_emphasis(text: str, line: DatedLine) -> str:
    """The signs of emphasis that stand around a date and nothing else, "" for none."""
    signs = text[line.start : line.date.start].strip()
    return signs if not signs.strip("*_") and text.startswith(signs, line.date.end) else ""


def _choose_lines_apart(groups: Groups, chosen: Collection[DatedLine]) -> Iterable[DatedLine]:
    """Short lines between blank ones that begin with a whole date, in order: they head what stands below them."""
    text = groups.source.plain
    apart = [
        line
        for line in groups.by_kind.get("prose", ())
        if line.is_to_the_day and line.has_year and _is_apart(text, line)
    ]
    return apart if are_in_order(apart, _MANY, share=1) else ()


def _is_apart(text: str, line: DatedLine) -> bool:
    end = find_line_end(text, line.end)
    is_short = end - line.start <= _LONGEST_HEAD and text[line.end : end].rstrip()[-1:] not in ".!?;,"
    is_parted = not get_line_above(text, line.start).strip() and BLANK_LINE.match(text, end) is not None
    return is_short and is_parted and line.style.lead == "line"


def _choose_dated_lists(groups: Groups, chosen: Collection[DatedLine]) -> Iterator[DatedLine]:
    """Items one below the other, all with a date and in its order, where a document has many other lists."""
    items = groups.by_kind.get("bullet", ())
    run = list(items[:1])
    for above, item in pairwise(items):
        if not _follows_in_list(groups, above, item):
            yield from _keep_in_order(run)
            run = []
        run.append(item)
    yield from _keep_in_order(run)


def _follows_in_list(groups: Groups, above: DatedLine, item: DatedLine) -> bool:
    """True if nothing stands between two items but what is set in below the first."""
    if above.indent != item.indent:
        return False
    between = groups.source.plain[find_line_end(groups.source.plain, above.end) + 1 : item.start]
    return all(not line.strip() or measure_indent(line) > item.indent for line in between.split("\n"))


def _keep_in_order(run: Sequence[DatedLine]) -> Sequence[DatedLine]:
    return run if are_in_order(run, _SEVERAL, share=1) else ()


def _choose_years_in_order(groups: Groups, chosen: Collection[DatedLine]) -> Iterable[DatedLine]:
    """Items that begin with a year and no sign behind it, if all go from year to year; else they may be names."""
    bare, items = groups.by_kind.get("years", []), groups.by_kind.get("bullet", [])
    indent = min((line.indent for line in bare), default=0)
    bare = [line for line in bare if line.indent == indent]
    beside = (line for line in items if line.date.precision == Precision.YEAR and line.indent == indent)
    years = sorted([*bare, *beside]) if bare else []
    written = [line.year or 0 for line in years if line.date.date]
    if len(set(written)) < _MANY or len(set(written)) * 2 < len(written) or not goes_one_way(written, _MOSTLY):
        return ()
    first, last = years[0].start, years[-1].end
    dated = len(bare) + sum(first <= line.start < last for line in items)
    return [*bare, *items] if dated * 2 >= len(ANY_ITEM.findall(groups.source.plain, first, last)) else ()


def _choose_years_told(groups: Groups, chosen: Collection[DatedLine]) -> Iterable[DatedLine]:
    """Items that begin with a preposition and a year, `- In 2031 the ferry`, where most items there have a date."""
    text = groups.source.plain
    told = [
        line for line in groups.by_kind.get("years", ()) if text[line.start : line.date.start].rstrip()[-1:].isalpha()
    ]
    dated = sorted([*told, *groups.by_kind.get("bullet", ())]) if told else []
    indent = min((line.indent for line in dated), default=0)
    is_list = len(dated) >= _SEVERAL and len(dated) * 2 > len(ANY_ITEM.findall(text, dated[0].start, dated[-1].end))
    return [line for line in told if line.indent == indent] if is_list else ()


def _choose_lines_of_years(groups: Groups, chosen: Collection[DatedLine]) -> Iterable[DatedLine]:
    """Lines that begin with a year and no sign behind it, if they are a list; else they may be sentences."""
    lines = groups.by_kind.get("lines of years", [])
    return lines if is_list_of_years(groups.source.plain, lines, chosen) else ()


def _choose_coarser_between(groups: Groups, chosen: Collection[DatedLine]) -> Iterator[DatedLine]:
    lines = [*groups.by_kind.get("prose", ()), *groups.by_kind.get("years told", ())]
    return find_coarser_between(groups.source, groups.plain, chosen, lines)


SELECTIONS = (
    Selection(
        "a style with enough lines",
        "2 May 2031: The ferry stops.\n\n4 May 2031: It goes.",
        _choose_frequent_styles,
    ),
    Selection(
        "dates written as those of the others",
        "2 May 2031: The ferry stops.\n\n4 May 2031: It goes.\n\n7 May 2031: It stops again.\n\n"
        "9 May 2031 The ferry is sold to the town.",
        _choose_usual_forms,
    ),
    Selection(
        "lines apart that begin with a whole date, in order",
        "\n".join(
            f"{day} May 2031 [{day}] Kept\n\n- The ferry\n\n" + "  It stops where the water is low.\n\n" * 4
            for day in (1, 2, 4, 5, 7)
        ),
        _choose_lines_apart,
    ),
    Selection(
        "lists that have a date at each item",
        "- 1931: The ferry is built.\n- 1935: It burns.\n- 1947: It goes again.\n\n"
        + "The ferry stops where the water is low, and the town pays.\n\n" * 14
        + "- 1958: the number of its house.\n",
        _choose_dated_lists,
    ),
    Selection(
        "items that go from year to year",
        "\n".join(f"- {year} The ferry stops." for year in (1931, 1935, 1947, 1950, 1952)),
        _choose_years_in_order,
    ),
    Selection(
        "items that begin with a preposition and a year",
        "- In 2031 the ferry stops.\n- In 2027 it burned.\n- In 2029 it was sold.",
        _choose_years_told,
    ),
    Selection(
        "lines that go from year to year",
        "\n".join(f"{year} The ferry stops." for year in (1931, 1935, 1947, 1950, 1952)),
        _choose_lines_of_years,
    ),
    Selection(
        "months and years between days",
        "2 May 2031 The ferry stops.\n\nJune 2031 It goes.\n\n4 July 2031 It stops again.\n\n6 July 2031 It is sold.",
        _choose_coarser_between,
    ),
)


def select_lines(source: Text, plain: Sequence[EntryStart], lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The `lines` whose style is one of the document's and that no veto forbids, in the order of the text."""
    groups = Groups(source, plain, lines)
    chosen: set[DatedLine] = set()
    for selection in SELECTIONS:
        found = set(selection.choose(groups, chosen)) - chosen
        source.trace.record("selection", selection.name, (line.start for line in found))
        chosen |= found
    if source.trace.is_asked:
        source.trace.record(
            "selection", "none: too few lines of its style", {line.start for line in lines if line not in chosen}
        )
    return apply_vetoes("selected", Company(source, sorted(chosen), groups.by_kind.values()))


def select_signed_entries(source: Text, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """Entries whose last line is a signature with the date: each begins with its package, behind the one before.

    Empty where the document has no such lines; where it has, they are all its entries.
    """
    entries, ended = [], 0
    for line in lines:
        if line.style is TRAILER:
            if package := _PACKAGE().search(source.plain, ended, line.start):
                entries.append(line._replace(start=package.start(), title=(package.start(), line.date_start)))
            ended = find_line_end(source.plain, line.end)
    return entries
