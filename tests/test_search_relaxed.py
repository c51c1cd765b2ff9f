"""Questions that no entry answers in whole: which words count, where the list ends, and what is said."""

from __future__ import annotations

import pytest

import digest_tui
from digest_tui import SearchIndex
from digest_tui.search.answering import Answer

TOWN = """JAN. 1, 2031 — LAKETON — A lawyer was heard. He is seeking a pardon.

JAN. 2, 2031 — LAKETON — A prisoner was moved.

JAN. 3, 2031 — LAKETON — The ferry sank by the pier; its pilot drowned.

JAN. 4, 2031 — LAKETON — The pilot was heard.

JAN. 5, 2031 — MILLBURY — The pilot of a ferry sold photographs and a memorandum.

JAN. 6, 2031 — MILLBURY — It was reported that the mechanism failed. There was nobody therein.

JAN. 7, 2031 — LAKETON — Managers were heard, and so were two lawyers.
"""


def ask(query: str) -> Answer:
    return SearchIndex(digest_tui.parse(TOWN)).answer(query)


def list_numbers(answer: Answer) -> list[int]:
    return [position + 1 for position in answer.positions]


def find(query: str) -> list[int]:
    return list_numbers(ask(query))


def test_a_short_common_word_is_no_beginning_of_another_before_more_words() -> None:
    assert find("see the prisoner") == [2]
    assert find("man prisoner") == [2]


def test_of_words_that_stand_in_no_entry_together_the_rarest_alone_answers() -> None:
    answer = ask("pilot prisoner")
    assert list_numbers(answer) == [2]
    assert answer.said == ("no entry has all of these · without: pilot",)


def test_entries_with_much_less_than_the_first_are_not_shown() -> None:
    answer = ask("drowned pilot of the ferry, a memorandum")
    assert list_numbers(answer) == [3, 5]
    assert answer.said == ("no entry has all of these · some without: drowned, memorandum",)


def test_a_word_that_the_text_has_in_english_is_not_outdone_by_one_that_it_has_as_typed() -> None:
    text = (
        "JAN. 1, 2031 — LAKETON — An amnesty was signed.\n"
        "JAN. 2, 2031 — LAKETON — The paper Novosti closed.\n"
        "JAN. 3, 2031 — LAKETON — Novosti opened again.\n"
    )
    assert list_numbers(SearchIndex(digest_tui.parse(text)).answer("новости амнистия")) == [1]


def test_entries_with_more_of_the_words_stand_before_those_with_the_rarest_alone() -> None:
    text = (
        "The pilot sank.\n\n"
        + "The ferry burnt at the pier.\n\n" * 2
        + "A ferry left.\n\n" * 3
        + "A pier fell.\n\n" * 3
        + "It rained.\n\n" * 3
    )
    answer = SearchIndex(digest_tui.parse(text)).answer("ferry pier pilot")
    assert list_numbers(answer) == [2, 3, 1]
    assert answer.said == ("no entry has all of these · some without: ferry, pier, pilot",)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("World Bank", ("nowhere together: World Bank",)),
        ("world bank", ()),
        ("Central Bank", ()),
        ("the Bank of the World", ("nowhere together: Bank of the World",)),
        ("Laketon Bank", ()),
    ],
)
def test_a_name_of_everyday_words_that_stand_nowhere_together_is_said_to(query: str, said: tuple[str, ...]) -> None:
    text = "JAN. 1, 2031 — LAKETON — The central bank of Laketon is the oldest in the world.\n"
    answer = SearchIndex(digest_tui.parse(text)).answer(query)
    assert (answer.positions, answer.said) == ((0,), said)


def test_the_plural_of_a_clipped_word_is_found_as_its_singular() -> None:
    assert find("photos") == find("photo") == [5]
    assert find("memos") == [5]


def test_words_of_one_stem_that_mean_something_else_are_kept_apart() -> None:
    assert find("reporter") == []
    assert find("mechanic") == []
    assert find("mechanisms") == find("reporting") == [6]


def test_two_words_that_join_others_are_not_typed_as_one() -> None:
    answer = ask("was there in the town a prisoner")
    assert list_numbers(answer) == [2]
    assert answer.said == ("no entry has all of these · without: town",)


def test_a_word_that_joins_others_shuts_no_entry_out_but_puts_one_that_has_it_first() -> None:
    text = "JAN. 1, 2031 — LAKETON — Ice fell from roofs.\n\nJAN. 2, 2031 — LAKETON — Ice fell off a roof.\n"
    answer = SearchIndex(digest_tui.parse(text)).answer("ice fell off a roof")
    assert (list_numbers(answer), answer.said) == ([2, 1], ())
    assert list_numbers(SearchIndex(digest_tui.parse(text)).answer("off")) == [2]


NAMES = """MAY 2, 2031 — LAKETON — Kim Parker stood trial.

MAY 3, 2031 — LAKETON — The trial of the mayor.

JUN. 4, 2031 — LAKETON — The trial of the cook; a dozen saw it.
"""


@pytest.mark.parametrize(
    ("query", "numbers", "said"),
    [
        ("Kim trial", [1], ()),
        ("trial kim", [1], ()),  # it may be growing
        ("trial do", [3], ()),
        ("kim place:laketon", [1], ()),
        ("kim 2031", [1], ()),
        ("kim 3 may 2031", [2], ("no entry has all of these · without: kim",)),
        ("kim trial", [1, 2, 3], ()),
        ("what trial", [1, 2, 3], ()),
        ("What trial", [1, 2, 3], ()),
        ("trial off", [1, 2, 3], ("no entry has all of these · without: off",)),
    ],
)
def test_a_word_that_joins_others_is_asked_for_as_a_name_while_it_grows_and_beside_filters(
    query: str, numbers: list[int], said: tuple[str, ...]
) -> None:
    answer = SearchIndex(digest_tui.parse(NAMES)).answer(query)
    assert (sorted(list_numbers(answer)), answer.said) == (numbers, said)


def test_a_word_that_may_put_a_question_is_asked_for_where_an_entry_has_it() -> None:
    text = "JAN. 1, 2031 — LAKETON — A search of the pier.\n\nJAN. 2, 2031 — LAKETON — The pier sank.\n"
    index = SearchIndex(digest_tui.parse(text))
    assert list_numbers(index.answer("search the pier")) == [1]
    answer = index.answer("search what sank")
    assert (list_numbers(answer), answer.said) == ([2], ())


def test_a_letter_beside_words_that_stand_nowhere_finds_nothing() -> None:
    assert find("xylophone f") == []


def test_everyday_words_are_not_matched_by_their_sound() -> None:
    text = "JAN. 1, 2031 — LAKETON — They fled to Baku with Pence and Mr Taylor of Wolt.\n"
    index = SearchIndex(digest_tui.parse(text))
    for query in ("back", "back home", "pencil", "tailor", "wolf"):
        assert index.answer(query).positions == (), query


def test_another_romanisation_of_a_word_that_is_no_name_is_said_to_be_near() -> None:
    text = "JAN. 1, 2031 — LAKETON — The maslikhat met Zhovtis.\n"
    index = SearchIndex(digest_tui.parse(text))
    assert index.answer("maslihat").said == ("no maslihat; near: maslikhat",)
    assert index.answer("Jovtis").said == ()


def test_a_short_common_word_does_not_make_an_entry_hold_several() -> None:
    text = (
        "The lamp was seen by the man.\n\nA man sold bread.\n\nMore bread.\n\nThe lamp broke.\n\nNo lamp.\n"
        + "\nIt rained.\n" * 9
    )
    answer = SearchIndex(digest_tui.parse(text)).answer("man lamp bread")
    assert list_numbers(answer) == [2]


BRUNELS = (
    "".join(f"JAN. {day}, 2031 — LAKETON — Brunel spoke of the ice.\n" for day in range(1, 7))
    + "JAN. 9, 2031 — LAKETON — Bruner spoke of the ice.\n"
)


def test_of_two_names_as_near_to_what_was_typed_the_rarer_comes_first() -> None:
    answer = SearchIndex(digest_tui.parse(BRUNELS)).answer("brunec")
    assert list_numbers(answer) == [7, 1, 2, 3, 4, 5, 6]
    assert answer.said == ("no brunec; near: brunel, bruner",)


def test_a_question_finds_what_its_misspelt_name_alone_finds() -> None:
    index = SearchIndex(digest_tui.parse(BRUNELS))
    for query in ("who is brunec", "what happened to brunec"):
        assert index.answer(query).positions == index.answer("brunec").positions, query


def test_words_that_are_only_near_answer_no_query_of_which_a_word_stands_nowhere() -> None:
    answer = SearchIndex(digest_tui.parse(BRUNELS)).answer("brunec xylophone")
    assert (answer.positions, answer.said) == ((), ("no entry has xylophone",))


def test_a_joined_word_beside_or_needs_all_of_its_parts() -> None:
    assert find("ferry-zebra or memorandum") == [5]
    assert sorted(find("ferry-pier or memorandum")) == [3, 5]
