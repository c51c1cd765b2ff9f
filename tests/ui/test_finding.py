"""What the screen makes of an answer: order, passages, ticks, what was understood, and what to try instead."""

from __future__ import annotations

from threading import Event

import pytest

from digest_tui import Chronicle, SearchIndex, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui import search_session
from digest_tui.tui.search_session import IndexGrew, SearchAnswered
from digest_tui.tui.text_screen import TextScreen
from digest_tui.tui.widgets.entry_rows import HIT_SIGN
from digest_tui.tui.widgets.rows_view import TICK
from ui.frames import open_reader, read_lines, read_numbers, read_text, type_query, wait_until


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


@pytest.mark.parametrize("query", ["dosaeva", "Досаева", "dossayeva", "ASSEL dossayev"])
async def test_a_name_is_found_in_every_spelling(chronicle: Chronicle, query: str) -> None:
    async with open_reader(chronicle, query=query) as (_, screen):
        assert sorted(read_numbers(screen)) == [14, 75]


async def test_the_best_stands_first_and_s_turns_to_the_order_of_the_text(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="murat adam licence") as (pilot, screen):
        by_relevance = read_numbers(screen)
        await pilot.press("s")
        assert "Hits by date" in read_text(pilot)
        assert read_numbers(screen) == sorted(by_relevance)
        assert "─ January 2025 ─" in read_text(pilot)
        assert " 5 Jan ALMATY" in read_text(pilot)
        await pilot.press("s")
        assert read_numbers(screen) == by_relevance


async def test_hits_by_relevance_have_their_date_in_the_row(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="geneva", size=(120, 30)) as (pilot, _):
        assert "14 Jan GENEVA" in read_text(pilot)


async def test_a_row_shows_the_passage_that_answers_with_what_stands_on_both_sides(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="hookah", size=(120, 30)) as (_, screen):
        row = "".join(screen.panes.entries.render_line(line).text.strip(" ▌") for line in range(2))
    before, _, behind = row.partition("hookah")
    assert "…" in before
    assert len(before.partition("…")[2]) > 30
    assert len(behind) > 30


async def test_the_end_of_a_line_before_a_hit_is_not_marked(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="murat adam", size=(120, 30)) as (_, screen):
        view = screen.panes.entries
        hit = view.style("body", "hit")
        marked = [segment.text for line in range(2, 18) for segment in view.render_line(line) if segment.style == hit]
    assert set(marked) <= {"Murat", "Adam", "adam", "murat", "Murat Adam"}


async def test_without_colours_a_hit_is_reversed_and_on_the_reversed_row_turned_back(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_reader(chronicle, query="murat adam", size=(120, 30)) as (_, screen):
        style = screen.panes.entries.style
        assert style("body", "hit").reverse
        assert style("cursor-plain", "body").reverse
        assert not style("cursor-plain", "body", "hit").reverse


async def test_a_hit_in_a_link_alone_says_so() -> None:
    chronicle = parse("JAN. 1, 2031 — LAKETON — Ice.[1]\n\n[1] https://pages.example/harbour-gate/7")
    async with open_reader(chronicle, query="harbour") as (pilot, _):
        assert "in the link: pages.example/harbour-gate/7" in read_text(pilot)


async def test_the_line_says_what_a_filter_was_taken_for(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="place:oral snow", size=(120, 30)) as (pilot, screen):
        assert "place: Oral · words: snow" in read_lines(pilot)[1]
        assert read_numbers(screen) == [28]


async def test_nothing_is_said_where_the_words_stand_as_typed(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="murat", size=(120, 30)) as (pilot, _):
        assert read_lines(pilot)[1].split() == ["/", "murat", "1", "of", "9"]


async def test_what_the_keys_write_in_the_other_layout_is_found_and_that_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="ьгкфе", size=(120, 30)) as (pilot, screen):
        assert read_numbers(screen)
        assert "read as: murat" in read_lines(pilot)[1]


async def test_what_was_left_out_is_said(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai xylophone", size=(140, 30)) as (pilot, screen):
        assert read_numbers(screen)
        assert "without: xylophone" in read_lines(pilot)[1]


async def test_of_a_sentence_too_long_for_the_search_line_the_most_particular_stands(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai xylophone", size=(60, 30)) as (pilot, _):
        assert "without: xylophone" in read_lines(pilot)[1]
        assert "no entry has" not in read_lines(pilot)[1]
        assert "of" in read_lines(pilot)[1].split()[-2]


async def test_why_nothing_was_found_stands_in_the_empty_list(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="xylophone") as (pilot, _):
        assert "no entry has xylophone" in read_text(pilot)


OUTSIDE = """\
JAN. 1, 2031 — LAKETON — Snow fell. [1]

[1] https://example.org/snow

A closing word about zebras.
"""


async def test_hits_outside_the_entries_lead_to_the_rest_of_the_document() -> None:
    async with open_reader(parse(OUTSIDE), query="zebras", size=(120, 30)) as (pilot, screen):
        assert "1 outside the entries: i" in read_lines(pilot)[1]
        await pilot.press("enter", "i")
        await pilot.pause()
        sheet = screen.app.screen
        assert isinstance(sheet, TextScreen)
        assert any(span.style == "hit" for paragraph in sheet.pane.page.paragraphs for span in paragraph.spans)


LONG = f"""\
JAN. 1, 2031 — LAKETON — The harbour opened. {"Nothing more was said. " * 80}The harbour was closed by the council.

JAN. 2, 2031 — LAKETON — The harbour again, and a council.
"""


async def test_the_next_hit_within_a_long_entry_comes_before_the_next_entry() -> None:
    async with open_reader(parse(LONG), query="harbour", size=(100, 20)) as (pilot, screen):
        await pilot.press("enter")
        first = screen.entry
        await pilot.press("n")
        assert screen.entry is first
        assert "closed by the council" in read_text(pilot)
        await pilot.press("n")
        assert screen.entry is not first


async def test_an_entry_is_scrolled_to_the_passage_that_the_list_shows() -> None:
    async with open_reader(parse(LONG), query="harbour council", size=(100, 20)) as (pilot, screen):
        assert read_numbers(screen) == [2, 1]
        await pilot.press("enter", "n", "enter")
        assert "closed by the council" in read_text(pilot)


async def test_ticks_show_where_the_hits_lie_among_all(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai", size=(120, 30)) as (pilot, screen):
        await pilot.press("f")
        height = screen.panes.entries.size.height
        ticks = [y for y in range(height) if screen.panes.entries.paint_track(y, is_thumb=False).text == TICK]
        rows = screen.panes.entries.virtual_size.height
        entries, lines = screen.panes.entries, []
        for position in screen.listing.answer.positions if screen.listing.answer else ():
            entries.go_to(position)
            lines.append(entries.cursor_line + entries.scroll_offset.y)
        assert len(lines) == 2
        assert set(ticks) == {line * height // rows for line in lines}
        signs = [row for row in range(108) if HIT_SIGN in entries.rows.paint_row(row, 0, 60, "", entries.style).text]
        assert signs == sorted(screen.listing.answer.positions if screen.listing.answer else ())


class TestLongDocument:
    """A document beyond the length that is searched within the key stroke: the sample, with that length set to none."""

    @pytest.fixture(autouse=True)
    def everything_is_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(search_session, "SMALL_DOCUMENT", 0)

    async def test_it_is_counted_and_indexed_in_the_background(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            await wait_until(pilot, lambda: "108 entries" in read_lines(pilot)[0])
            await wait_until(pilot, lambda: not screen.search.is_building)

    async def test_what_is_typed_is_answered_when_it_can_be(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            await pilot.press("slash", *"dosaeva", "enter")
            await wait_until(pilot, lambda: sorted(read_numbers(screen)) == [14, 75])
            assert "of 2" in read_lines(pilot)[1]
            await pilot.press("escape")
            assert len(screen.listing.positions) == 108

    async def test_only_the_last_query_is_answered(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            for query in ("geneva", "murat", "hookah"):
                await type_query(screen, query)
            await wait_until(pilot, lambda: read_numbers(screen) == [107])
            assert screen.listing.answer is not None
            assert screen.listing.answer.query == "hookah"

    async def test_an_answer_from_what_was_read_before_is_not_shown(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, query="geneva", size=(120, 30)) as (pilot, screen):
            await wait_until(pilot, lambda: len(read_numbers(screen)) < 108)
            found = read_numbers(screen)
            before = SearchIndex(parse("1 JAN. 2025 - GENEVA - Nothing else was written."))
            screen.post_message(SearchAnswered(before, before.ask("geneva")))
            screen.post_message(IndexGrew(before, 0.5))
            await pilot.pause()
            assert read_numbers(screen) == found
            assert not screen.search.is_building


async def test_documents_that_are_long_together_are_indexed(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = parse("1 JAN. 2026 - PARIS - Dosaeva was heard.", "other")
    monkeypatch.setattr(search_session, "SMALL_DOCUMENT", len(chronicle.text))
    async with open_reader(chronicle, other, size=(120, 30)) as (pilot, screen):
        await pilot.press("slash", *"dosaeva", "enter")
        await wait_until(pilot, lambda: sorted(read_numbers(screen)) == [1, 14, 75])
        assert "2 documents" in read_lines(pilot)[0]
        assert "109 entries" in read_lines(pilot)[0]


async def test_what_is_typed_while_a_document_is_read_is_answered_by_the_whole_of_it() -> None:
    text = "1 JAN. 2025 - ORAL - It thawed.\n\n2 JAN. 2025 - ORAL - Snow fell."
    head, may_go_on = parse(text[:40], is_complete=False), Event()

    def read_again() -> list[Chronicle]:
        may_go_on.wait()
        return [parse(text)]

    async with open_reader(head, read_again=read_again, size=(120, 30)) as (pilot, screen):
        await pilot.press("slash", *"snow")
        assert "reading words" in read_lines(pilot)[1]
        assert read_numbers(screen) == [1]
        may_go_on.set()
        await wait_until(pilot, lambda: read_numbers(screen) == [2])
        assert "1 of 1" in read_lines(pilot)[1]


async def test_the_entry_that_was_asked_for_is_shown_once_it_is_read() -> None:
    text = "1 JAN. 2025 - ORAL - It thawed.\n\n2 JAN. 2025 - ORAL - Snow fell.\n\n3 JAN. 2025 - ORAL - Rain."
    head, may_go_on = parse(text[:40], name="a.txt", is_complete=False), Event()

    def read_again() -> list[Chronicle]:
        may_go_on.wait()
        return [parse(text, name="a.txt")]

    async with open_reader(head, read_again=read_again, entry=3, size=(120, 30)) as (pilot, _):
        await pilot.press("2", "G")
        assert "Entry 2 is not read yet: of a.txt 1 are" in read_text(pilot)
        may_go_on.set()
        await wait_until(pilot, lambda: "3 of 3" in read_lines(pilot)[0])
