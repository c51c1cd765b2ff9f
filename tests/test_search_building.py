"""The index is built in steps: it tells how far it is, can be cancelled, and answers meanwhile."""

from __future__ import annotations

import subprocess
import sys
from threading import Thread

import digest_tui
from digest_tui import SearchIndex

MANY = 3000
NAMES = ("Dossayeva", "Zhylanbayev", "Toregozhina")


def make_long_index() -> SearchIndex:
    names = (f"{NAMES[number % 3]} spoke on matter {number} in court." for number in range(MANY))
    lines = (f"JAN. {number % 28 + 1}, 2025 — ORAL — {text} [{number}]" for number, text in enumerate(names))
    return SearchIndex(digest_tui.parse("\n".join(lines)))


def test_the_first_question_builds_it() -> None:
    index = make_long_index()
    assert not index.is_complete
    assert len(index.ask("dosaeva").positions) == MANY // 3
    assert index.is_complete


def test_it_tells_how_far_it_is() -> None:
    shares: list[float] = []
    assert make_long_index().build(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 3


def test_who_asks_first_does_not_keep_it_from_telling_that_it_is_ready() -> None:
    index, shares = make_long_index(), list[float]()
    index.ask("court")
    assert index.build(shares.append)
    assert shares == [1.0]


def test_it_can_be_cancelled_and_begun_again() -> None:
    index = make_long_index()
    assert not index.build(is_cancelled=lambda: True)
    assert not index.is_complete
    assert index.build()
    assert index.ask("court", limit=5).is_complete


def test_it_answers_meanwhile_from_what_there_is() -> None:
    index = make_long_index()
    counts: list[tuple[int, bool]] = []

    def ask(_: float) -> None:
        answer = index.ask("dosaeva")
        counts.append((len(answer.positions), answer.is_complete))

    index.build(ask)
    found = [count for count, _ in counts]
    assert found == sorted(found)
    assert 0 < next(count for count in found if count) < MANY // 3
    assert counts[0][1] is False
    assert counts[-1] == (MANY // 3, True)


def test_many_may_ask_while_it_is_built() -> None:
    index = make_long_index()
    raised: list[BaseException] = []

    def ask() -> None:
        try:
            while not index.is_complete:
                index.ask("zhilanbaev court", limit=50)
                index.ask("the -oral")
        except BaseException as error:
            raised.append(error)

    began: list[Thread] = []

    def begin(share: float) -> None:
        if not began:
            began.extend(Thread(target=ask) for _ in range(3))
            for thread in began:
                thread.start()

    index.build(begin)
    for thread in began:
        thread.join()
    assert not raised
    assert len(index.ask("zhilanbaev court").positions) == MANY // 3


def test_a_question_can_be_cancelled() -> None:
    index = make_long_index()
    answer = index.ask("court", is_cancelled=lambda: True)
    assert len(answer.positions) < MANY
    assert not answer.is_complete


def test_both_ways_of_building_answer_alike() -> None:
    lazily, for_typing = make_long_index(), make_long_index()
    for_typing.build()
    for query in ("c", "co", "court", "zhilan", "oral m", "matter 7", "jan 3", "-court", "s c"):
        assert lazily.ask(query).positions == for_typing.ask(query).positions, query


def test_importing_it_imports_nothing_heavy() -> None:
    heavy = {"rapidfuzz", "sqlite3", "anyascii", "textual", "rich", "numpy", "concurrent.futures"}
    code = f"import sys, digest_tui.search.index; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
