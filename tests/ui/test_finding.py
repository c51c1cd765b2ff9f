"""What the screen makes of an answer: order, passages, ticks, what was understood, and what to try instead."""

from __future__ import annotations

from threading import Event

import pytest

from digest_tui import Chronicle, SearchIndex, parse
from digest_tui.chronicle.files.loading import load
from digest_tui.resources import find_sample
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.widgets import search_line
from digest_tui.tui.widgets.search_line import SearchLine
from ui.frames import open_reader, read_lines, read_text, wait_until


@pytest.fixture(scope="module")
def chronicle() -> Chronicle:
    return load(find_sample())


def numbers(screen: ReaderScreen) -> list[int]:
    """The numbers of the entries in the list, from above."""
    return [screen._shelf[position].number for position in screen.entries.positions]


@pytest.mark.parametrize("query", ["dosaeva", "Досаева", "dossayeva", "ASSEL dossayev"])
async def test_a_name_is_found_in_every_spelling(chronicle: Chronicle, query: str) -> None:
    async with open_reader(chronicle, query=query) as (_, screen):
        assert sorted(numbers(screen)) == [14, 75]


async def test_the_best_stands_first_and_s_turns_to_the_order_of_the_text(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="murat adam licence") as (pilot, screen):
        by_relevance = numbers(screen)
        await pilot.press("s")
        assert "Hits by date" in read_text(pilot)
        assert numbers(screen) == sorted(by_relevance)
        assert "─ 5 January 2025 ─" in read_text(pilot)
        await pilot.press("s")
        assert numbers(screen) == by_relevance


async def test_hits_by_relevance_have_their_date_in_the_row(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="geneva", size=(120, 30)) as (pilot, _):
        assert "14 Jan GENEVA" in read_text(pilot)


async def test_a_row_shows_the_passage_that_answers(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="hookah", size=(120, 30)) as (_, screen):
        row = screen.entries.render_line(0).text
    assert "…" in row
    assert "hookah" in row


async def test_the_line_says_what_a_filter_was_taken_for(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="place:oral snow", size=(120, 30)) as (pilot, screen):
        assert "place: Oral · words: snow" in read_lines(pilot)[1]
        assert numbers(screen) == [28]


async def test_near_words_that_are_left_out_are_offered(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="murat", size=(120, 30)) as (pilot, _):
        assert "also similar: marat" in read_lines(pilot)[1]


async def test_where_nothing_answers_the_other_layout_is_tried(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="ьгкфе") as (pilot, _):
        assert "No entry answers" in read_text(pilot)
        assert "Try: murat" in read_text(pilot)


async def test_ticks_show_where_the_hits_lie_among_all(chronicle: Chronicle) -> None:
    async with open_reader(chronicle, query="kurultai", size=(120, 30)) as (pilot, screen):
        await pilot.press("f")
        height = screen.entries.size.height
        ticks = [y for y in range(height) if screen.entries.render_line(y).text.endswith("▐")]
        rows = screen.entries.virtual_size.height
        assert len(screen.entries._hit_rows) == 2
        assert set(ticks) == {row * height // rows for row in screen.entries._hit_rows}


class TestLongDocument:
    """A document beyond the length that is searched within the key stroke: the sample, with that length set to none."""

    @pytest.fixture(autouse=True)
    def everything_is_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(search_line, "SMALL_DOCUMENT", 0)

    async def test_it_is_counted_and_indexed_in_the_background(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            await wait_until(pilot, lambda: "98 sources" in read_lines(pilot)[0])
            await wait_until(pilot, lambda: not screen.search_line.is_building)

    async def test_what_is_typed_is_answered_when_it_can_be(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            await pilot.press("slash", *"dosaeva", "enter")
            await wait_until(pilot, lambda: sorted(numbers(screen)) == [14, 75])
            assert "of 2" in read_lines(pilot)[1]
            await pilot.press("escape")
            assert len(screen.entries.positions) == 108

    async def test_only_the_last_query_is_answered(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, size=(120, 30)) as (pilot, screen):
            for query in ("geneva", "murat", "hookah"):
                (await screen.search_line.open()).value = query
            await wait_until(pilot, lambda: numbers(screen) == [107])
            assert screen.answer is not None
            assert screen.answer.query == "hookah"

    async def test_an_answer_from_what_was_read_before_is_not_shown(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, query="geneva", size=(120, 30)) as (pilot, screen):
            await wait_until(pilot, lambda: len(numbers(screen)) < 108)
            found = numbers(screen)
            before = SearchIndex(parse("1 JAN. 2025 - GENEVA - Nothing else was written."))
            screen.search_line.post_message(SearchLine.Answered(before, before.ask("geneva")))
            screen.search_line.post_message(SearchLine.Progressed(before, 0.5))
            await pilot.pause()
            assert numbers(screen) == found
            assert not screen.search_line.is_building

    async def test_a_letter_that_is_not_painted_yet_keeps_no_lock_from_the_screen(self, chronicle: Chronicle) -> None:
        async with open_reader(chronicle, query="a", size=(120, 30)) as (pilot, screen):
            line = screen.search_line
            await wait_until(pilot, lambda: line._answered is not None)
            line._is_due = True
            line.ask("as")
            # What waited for the next letter is awake by then, and waits for the letter to be painted.
            await pilot.pause(0.3)
            is_free = line._asking.acquire(timeout=2)
            line._is_due = False
            assert is_free
            line._asking.release()


async def test_documents_that_are_long_together_are_indexed(
    chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = parse("1 JAN. 2026 - PARIS - Dosaeva was heard.", "other")
    monkeypatch.setattr(search_line, "SMALL_DOCUMENT", len(chronicle.text))
    async with open_reader(chronicle, other, size=(120, 30)) as (pilot, screen):
        await pilot.press("slash", *"dosaeva", "enter")
        await wait_until(pilot, lambda: sorted(numbers(screen)) == [1, 14, 75])
        assert "1 entry · 0 sources" in read_lines(pilot)[0]


async def test_what_is_typed_while_a_document_is_read_is_answered_by_the_whole_of_it() -> None:
    text = "1 JAN. 2025 - ORAL - It thawed.\n\n2 JAN. 2025 - ORAL - Snow fell."
    head, may_go_on = parse(text[:40], is_complete=False), Event()

    def read_again() -> list[Chronicle]:
        may_go_on.wait()
        return [parse(text)]

    async with open_reader(head, read_again=read_again, size=(120, 30)) as (pilot, screen):
        await pilot.press("slash", *"snow")
        assert "reading words" in read_lines(pilot)[1]
        assert numbers(screen) == [1]
        may_go_on.set()
        await wait_until(pilot, lambda: numbers(screen) == [2])
        assert "1 of 1" in read_lines(pilot)[1]
