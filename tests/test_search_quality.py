"""Questions about the real chronicle, answered by its reading: the right entry first, all of them, and little else."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from statistics import mean

from digest_tui import SearchIndex
from search_samples import load_january

QUESTIONS = Path(__file__).parent / "search_questions.tsv"
MEANS_ONE_THING = {"exact", "number", "source", "place"}


def read_questions() -> list[tuple[str, str, set[int]]]:
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [(kind, query, {int(number) for number in right.split(",") if number}) for kind, query, right in questions]


def test_the_right_entry_is_first_all_are_found_and_nonsense_finds_nothing() -> None:
    index = SearchIndex(load_january())
    rank: dict[str, list[float]] = defaultdict(list)
    recall: list[float] = []
    precision: list[float] = []
    for kind, query, right in read_questions():
        found = [hit.entry.number for hit in index.search(query, limit=200)]
        if not right:
            assert not found, query
            continue
        rank[kind].append(next((1 / place for place, number in enumerate(found[:10], 1) if number in right), 0.0))
        recall.append(len(right & set(found[: max(10, len(right))])) / len(right))
        if kind in MEANS_ONE_THING:
            precision.append(len(right & set(found)) / len(found) if found else 0.0)
    assert {kind: mean(values) for kind, values in rank.items() if mean(values) < 0.97} == {}
    assert mean(value for values in rank.values() for value in values) >= 0.99
    assert mean(recall) >= 0.99
    assert mean(precision) >= 0.95


def test_there_are_questions_of_every_kind() -> None:
    questions = read_questions()
    kinds = {kind for kind, _, _ in questions}
    assert len(questions) >= 150
    assert kinds >= {"exact", "typo", "translit", "cyrillic", "prefix", "multi", "number", "source", "place", "none"}
