"""The search session: what is asked is answered, at once or from a thread, and only what is wanted last."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Thread

import pytest

from digest_tui import Chronicle, SearchIndex, parse
from digest_tui.search.index import Answer
from digest_tui.tui import search_session
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.search_session import SearchAnswered, SearchSession
from ui.frames import wait_until
from ui.hosts import HostScreen, open_host

ICE = parse("".join(f"JAN. {day}, 2031 — LAKETON — Day {day} of the ice.\n" for day in range(1, 31)))
MUCH_ICE = parse(
    "".join(
        f"{month}. {day}, 2031 — LAKETON — Day {day} of the ice.\n"
        for month in ("JAN", "MAR", "MAY")
        for day in range(1, 31)
    )
)


@pytest.fixture
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_session, "SMALL_DOCUMENT", 0)


def make_session(host: HostScreen, answers: list[Answer | None], chronicle: Chronicle = ICE) -> SearchSession:
    session = SearchSession(
        host, KeyReader(), answers.append, lambda position: position == 6, dict, lambda chronicle: ()
    )
    session.search_in([chronicle])
    return session


async def test_a_short_document_answers_within_the_key_stroke() -> None:
    answers: list[Answer | None] = []
    async with open_host() as (_, host):
        session = make_session(host, answers)
        session.ask("day:7")
        assert not session.is_building
    assert [answer and list(answer.positions) for answer in answers] == [[6]]


async def test_the_letter_is_painted_first_and_a_key_may_ask_for_the_answer_before() -> None:
    answers: list[Answer | None] = []
    async with open_host() as (pilot, host):
        session = make_session(host, answers)
        session.take_query("ice")
        assert answers == []
        session.ask_due()
        assert len(answers) == 1
        await pilot.pause()
        assert len(answers) == 1


async def test_blanks_ask_nothing() -> None:
    answers: list[Answer | None] = []
    async with open_host() as (_, host):
        session = make_session(host, answers)
        session.take_query("  ")
        session.ask_due()
        assert session.query == ""
    assert answers == [None]


async def test_only_what_depends_on_marks_is_asked_again() -> None:
    answers: list[Answer | None] = []
    async with open_host() as (_, host):
        session = make_session(host, answers)
        for query in ("ice", "is:marked"):
            session.take_query(query)
            session.ask_due()
            session.ask_again()
    assert [answer and len(answer.positions) for answer in answers] == [30, 1, 1]


@pytest.mark.usefixtures("everything_is_long")
async def test_a_long_document_answers_by_message_once_its_index_is_built() -> None:
    async with open_host() as (pilot, host):
        session = make_session(host, [])
        session.take_query("day:7")
        session.ask_due()
        assert session.is_awaited
        await grow(host, session, pilot.pause)
        await wait_until(pilot, lambda: any(session.is_current(message) for message in host.find(SearchAnswered)))
        assert list(host.find(SearchAnswered)[-1].answer.positions) == [6]
        assert not session.is_building


@pytest.mark.usefixtures("everything_is_long")
async def test_an_answer_to_another_query_or_from_another_document_is_not_current() -> None:
    async with open_host() as (_, host):
        session = make_session(host, [])
        session.take_query("ice")
        other = SearchIndex(parse("JAN. 1, 2031 — LAKETON — The ice."))
        assert not session.is_current(SearchAnswered(other, other.ask("ice")))
        assert not session.is_current(SearchAnswered(other, other.ask("snow")))


@pytest.mark.usefixtures("everything_is_long")
async def test_a_letter_that_is_not_painted_yet_keeps_no_lock_from_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_host() as (pilot, host):
        session = make_session(host, [], MUCH_ICE)
        session.take_query("ice")
        session.ask_due()
        await grow(host, session, pilot.pause)
        await wait_until(pilot, lambda: bool(host.find(SearchAnswered)))
        # This letter is never painted: what searches waits for it.
        monkeypatch.setattr(host, "call_after_refresh", lambda *callback: True)
        session.take_query("ice d")
        session.ask("ice d")
        await pilot.pause(0.3)
        asking = Thread(target=session.ask, args=("ice day",), daemon=True)
        asking.start()
        asking.join(2)
        is_free = not asking.is_alive()
        session.ask_due()
    assert is_free


async def grow(host: HostScreen, session: SearchSession, pause: Callable[[], Awaitable[object]]) -> None:
    """Give the session the messages of its growing index, as the reader's screen does, until it is built."""
    given = 0
    for _ in range(400):
        growths = host.find(search_session.IndexGrew)
        for message in growths[given:]:
            session.take_growth(message)
        given = len(growths)
        if not session.is_building:
            return
        await pause()
    raise AssertionError("the index is never built")
