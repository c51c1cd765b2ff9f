"""Dates alone on their lines that belong to what stands above them: they close its text, or stand below its title."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from digest_tui.chronicle.entries.cards import Cards, Paragraph, find_title, is_parted
from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.page_ends import is_foot
from digest_tui.chronicle.entries.styles import ALONE, CLOSING, LABEL, DatelineStyle
from digest_tui.chronicle.text.lines import find_line_end, find_line_start, get_line_above
from digest_tui.chronicle.text.paragraphs import ends_sentence
from digest_tui.chronicle.text.source import Text

_FEW = 3
"""Dates alone on their lines, by which it is judged what belongs to them."""
_FIRST_KEY = 2
"""Lines, at least, between the first key of a card and its date: its value, and the key of the date."""
_LONG = 100
"""Characters: a line longer than this is no title."""
_HALF = 0.5
_NEARLY_ALL = 0.8


def join_texts_above(source: Text, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The lines; where all dates alone on their lines belong to what stands above them, each begins there."""
    items = [line for line in lines if line.is_to_the_day and (line.style.lead, line.style.tail) == ("bullet", "end")]
    for alone in (_find_alone(source.plain, lines), _find_labelled(source.plain, lines), items):
        if len(alone) < _FEW:
            continue
        cards = Cards(source, alone, lines)
        for joining in JOININGS:
            if joining.is_of_items == (alone is items) and (begins := joining.find(cards)):
                source.trace.record("evidence", joining.name, begins)
                return sorted(_join(source, lines, begins, joining.style))
    return list(lines)


def _find_alone(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The dates alone on their lines, also behind a dash, as below what somebody has said."""
    return [
        line
        for line in lines
        if (line.style is ALONE and not line.level)
        or (
            line.style.lead == "bullet" and line.style.tail == "end" and text[line.start : line.end].lstrip()[0] in "—–"
        )
    ]


def _find_labelled(text: str, lines: Sequence[DatedLine]) -> list[DatedLine]:
    """The dates behind a label as `Posted on`, each as the line it stands on, but for those right below a heading."""
    return [
        line._replace(start=find_line_start(text, line.date_start))
        for line in lines
        if line.style is LABEL and not line.level
    ]


def _join(
    source: Text, lines: Sequence[DatedLine], begins: Mapping[int, int], style: DatelineStyle
) -> Iterator[DatedLine]:
    """The lines, each below what `begins` names for it joined with this; what is dated in between is a part of it."""
    ends = sorted(begins)
    for line in lines:
        if begin := begins.get(find_line_start(source.plain, line.date_start), -1) + 1:
            heading = source.find_heading(begin - 1)
            level = heading.level if heading else 0
            yield line._replace(
                start=begin - 1,
                level=level,
                style=style,
                title=(begin - 1, find_line_start(source.plain, line.date_start) - 1),
            )
        elif (below := bisect_right(ends, line.start)) == len(ends) or line.start < begins[ends[below]]:
            yield line


def _find_titles(cards: Cards) -> dict[int, int]:
    """Of each date where its title begins."""
    titles = map(find_title, cards.stretches)
    return {line.start: title.start for line, title in zip(cards.alone, titles, strict=False) if title}


def _find_closed_cards(cards: Cards) -> dict[int, int]:
    """Of each date where its title begins, if the next title stands right below each."""
    if not cards.are_below_titles or not all(paragraphs[0].is_title for paragraphs in cards.stretches[1:-1]):
        return {}
    return _find_titles(cards)


def _find_cards(cards: Cards) -> dict[int, int]:
    """Of each date where its title begins, if most close a text: pictures and sources of the card stand below."""
    if not cards.are_below_titles or sum(cards.are_below_text) < len(cards.alone) * _HALF:
        return {}
    return _find_titles(cards)


def _find_closed_texts(cards: Cards) -> dict[int, int]:
    """Of each date where the text begins that it closes: behind the date before, or behind a title over several.

    Where nothing at all stands below the last date, days may have their texts right below those before.
    """
    if not cards.are_only_dates or not all(cards.are_below_text) or not _is_last(cards):
        return {}
    texts = [_leave_out_titles(paragraphs) for paragraphs in cards.stretches[:-1]]
    if not all(texts):
        return {}
    begins = {line.start: text[0].start for line, text in zip(cards.alone, texts, strict=True)}
    return begins | {cards.alone[0].start: _find_first(cards, texts)}


def _is_last(cards: Cards) -> bool:
    """True if nothing stands below the last date, or no more than the foot of the page, as below no other."""
    *above, below = cards.stretches
    if not below:
        return all(cards.are_parted) or all(line.is_alone and line.is_to_the_day for line in cards.alone)
    ended = [bool(paragraphs) and ends_sentence(cards.cut(paragraphs[-1])) for paragraphs in above]
    are_sentences = ended[0] and sum(ended) >= len(ended) * _NEARLY_ALL
    foot = cards.cut(below[0])
    is_below_others = any(cards.cut(paragraphs[0]) == foot for paragraphs in above[1:] if paragraphs)
    return all(cards.are_parted) and are_sentences and not is_below_others and is_foot(map(cards.cut, below))


def _leave_out_titles(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The `paragraphs` below the last title among them."""
    last = max((at for at, paragraph in enumerate(paragraphs) if paragraph.is_title), default=-1)
    return paragraphs[last + 1 :]


def _find_first(cards: Cards, texts: Sequence[Sequence[Paragraph]]) -> int:
    """Where the text of the first date begins: it is as long as those of most others, in paragraphs or in lines."""
    first, *others = texts
    usual = sorted(map(len, others))[len(others) // 2]
    begin = first[-usual:][0].start
    if all(cards.are_parted):
        return begin
    lines = sorted(cards.cut(text[-1]).count("\n") for text in others)[len(others) // 2]
    for _ in range(cards.cut(first[-1]).count("\n") - lines if usual == 1 else 0):
        begin = find_line_end(cards.text, begin) + 1
    return begin


def _find_titles_right_above(cards: Cards) -> dict[int, int]:
    """Of each date where the short line above it begins, if one is by itself above each day and text right below."""
    below = [line for line in cards.alone if _has_title_above(cards.text, line)]
    days = sum(line.is_to_the_day for line in cards.alone)
    if days < _FEW or days > sum(line.is_to_the_day for line in below):
        return {}
    return {line.start: line.start - 1 - len(get_line_above(cards.text, line.start)) for line in below}


def _has_title_above(text: str, line: DatedLine) -> bool:
    above = get_line_above(text, line.start)
    is_title = 0 < len(above.strip()) <= len(above) <= _LONG and above.strip()[-1] not in ".,;:!?"
    return is_title and not get_line_above(text, line.start - 1 - len(above)).strip() and not is_parted(text, line)


def _find_keys_above(cards: Cards) -> dict[int, int]:
    """Of each date where its card begins: with the first of the items above that are the same word for word above all.

    They are keys with their values, `- Where`, `- Laketon`, `- When`, `- 2 May 2031`: the first key and that of the
    date stand above each.
    """
    rows = [*zip(*cards.lines_above, strict=False)]
    same = [depth for depth, row in enumerate(rows) if len({cards.text[slice(*line)].strip() for line in row}) == 1]
    if same[:1] != [0] or same[-1] < _FIRST_KEY:
        return {}
    return {line.start: begin for line, (begin, _) in zip(cards.alone, rows[same[-1]], strict=True)}


class Joining(NamedTuple):
    """One way in which dates alone on their lines belong to what stands above them."""

    name: str
    example: str
    """A short document that reads otherwise without this row."""
    style: DatelineStyle
    find: Callable[[Cards], Mapping[int, int]]
    """Of each date where what belongs to it begins; empty where not all the dates stand so."""
    is_of_items: bool = False
    """It is asked of dates that are items of lists, else of those that are alone on their lines."""


JOININGS = (
    Joining(
        "a date that closes the text below its title",
        "\n\n".join(
            f"THE {what}\n\n   It is seen, as the town says.\n   {year}"
            for year, what in ((1931, "FERRY"), (1935, "ISLE"), (1947, "BELL"))
        )
        + "\n\n   The town of Laketon\n",
        CLOSING,
        _find_closed_cards,
    ),
    Joining(
        "a date in the midst of a card, below its title",
        "\n".join(
            f"## The {what}\n\nIt is seen.\n{day} May 2031\n\nPhoto: Ann Example\n"
            for day, what in ((1, "ferry"), (2, "isle"), (4, "bell"))
        ),
        LABEL,
        _find_cards,
    ),
    Joining(
        "a date that closes its text",
        "The ferry stops.\n2 May 2031\n\nIt goes.\n4 May 2031\n\nIt is sold.\n7 May 2031\n",
        CLOSING,
        _find_closed_texts,
    ),
    Joining(
        "a title right above its date",
        "\n".join(
            f"The {what}\n{day} May 2031\nIt is seen.\n" for day, what in ((1, "ferry"), (2, "isle"), (4, "bell"))
        ),
        LABEL,
        _find_titles_right_above,
    ),
    Joining(
        "keys with their values above a date",
        "\n".join(
            f"- Where\n- {where}\n- When\n- {day} May 2031\n- What\nIt is seen."
            for day, where in ((1, "Laketon"), (2, "Port Elm"), (4, "The isle"))
        ),
        LABEL,
        _find_keys_above,
        is_of_items=True,
    ),
)
