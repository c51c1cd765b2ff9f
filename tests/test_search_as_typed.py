"""What people type who have not read the manual is answered, and what was done is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from threading import Thread

import pytest

import digest_tui
from digest_tui import SearchIndex

TEXT = """\
A preface about zebras.

JAN. 3, 2031 — LAKETON — Police detained Anna Berg; the detention lasted 15 days. [1]
JAN. 4, 2031 — LAKETON — Harbour Rights Watch (HRW) deplored the harassment of religious orphans. [2]
JAN. 12, 2031 — MILLBURY — The court put editor Kassym-Jomart Berg under house arrest under Article 12. [3]
JAN. 13, 2031 — The United Nations and the U.N. envoy spoke of the COVID-19 rules and of 1,234,567.89 crowns. [4]
JAN. 20, 2031 — LAKETON — Pretrial custody was over. Deportation is near; the mayor was right. [5]
JAN. 31, 2031 — MILLBURY — The labour court heard a lawyer. Pre-trial files are under seal. [6]

[1] https://example.org/sud-nad-annoy-berg
[2] Letter from the lighthouse office
[3] https://t.me/harbour/12
[9] Nobody refers to the walrus
"""


@cache
def index() -> SearchIndex:
    return SearchIndex(digest_tui.parse(TEXT))


def find(query: str) -> list[int]:
    return [hit.entry.number for hit in index().search(query)]


def check_found(text: str, query: str, numbers: Sequence[int]) -> None:
    """Exactly these entries of `text` answer, each with the places where it does."""
    hits = SearchIndex(digest_tui.parse(text)).search(query)
    assert sorted(hit.entry.number for hit in hits) == sorted(numbers)
    assert all(hit.matches for hit in hits)


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("detainee", [1]),
        ("detain", [1]),
        ("harassed", [2]),
        ("religion", [2]),
        ("orphanage", [2]),
        ("deported", [5]),
        ("labor", [6]),
        ("pretrial", [5, 6]),
        ("pre trial", [5, 6]),
        ("pre-trial", [5, 6]),
    ],
)
def test_forms_of_a_word_are_one_family(query: str, numbers: list[int]) -> None:
    assert find(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("Анны Берг", [1]),
        ("Бергтің", [1, 3]),
        ("суд над Анной", [1]),
        ("ст. 12", [3]),
        ("бап 12", [3]),
        ("адвокатом", [6]),
        ("полиция", [1]),
        ("ООН", [4]),
    ],
)
def test_russian_and_kazakh_are_understood_in_their_cases(query: str, numbers: list[int]) -> None:
    assert sorted(find(query)) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("kassymjomart", [3]),
        ("housearrest", [3]),
        ("harbourrightswatch", [2]),
        ("covid19", [4]),
        ("arresthouse", []),
        ("1234567", [4]),
    ],
)
def test_words_typed_as_one_are_found_beside_each_other(query: str, numbers: list[int]) -> None:
    assert find(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("UN", [4]), ("U.N.", [4]), ("HRW", [2]), ("hrw", [2]), ("AB", [1])],
)
def test_capitals_are_the_initials_of_names_and_no_beginning_of_a_word(query: str, numbers: list[int]) -> None:
    assert find(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("12.01", [3]),
        ("jan 12-14", [3, 4]),
        ("last week of january", [6]),
        ("first week of jan", [1, 2]),
        ("mid january", [3, 4, 5]),
        ("january 2031", [1, 2, 3, 4, 5, 6]),
        ("after:20 jan", [5, 6]),
        ("before: 4 january court", []),
        ("after 20 january", [6]),
        ("since 20 january", [5, 6]),
        ("before 4 january", [1]),
        ("до 4 января", [1, 2]),
        ("date:12.01.31", [3]),
        ("in:millbury", [3, 6]),
        ("host:t.me", [3]),
        ("36..40", []),
        ("2..3", [2, 3]),
        ("no:place", [4]),
        ("berg after:2031-01-", [1, 3]),
        ("lawyer|deplored", [2, 6]),
        ("lawyer or deplored", [2, 6]),
        ("lighthouse office", [2]),
    ],
)
def test_dates_filters_and_notes(query: str, numbers: list[int]) -> None:
    assert sorted(find(query)) == numbers


@pytest.mark.parametrize(
    ("query", "numbers", "said"),
    [
        ("who ate anna berg", [1], "no entry has all of these · without: ate"),
        (
            "where is the sunken editor berg of millbury fined",
            [3],
            "no entry has all of these · without: sunken, fined",
        ),
        ("orphans under custody", [2, 5], "no entry has all of these · some without: orphans, custody"),
        ("berg xylophone", [1, 3], "no entry has all of these · without: xylophone"),
        ("fifteen days", [1], "no fifteen; read as 15"),
        ("12 january 2032", [3], "nothing of 2032: taken without the year"),
        ("millbery", [3, 6], "no millbery; near: millbury"),
        ("lawyer hots:t.me", [], "no filter hots: – host: is one"),
        ("berg place:", [1, 3], "place: waits for what it is"),
        ("xylophone", [], "no entry has xylophone"),
        ("zebras", [], "no entry has zebras; the rest of the document has it"),
        ('"\'"', [], "nothing to search for: there is no word in it"),
    ],
)
def test_what_was_done_is_said(query: str, numbers: list[int], said: str) -> None:
    answer = index().answer(query)
    assert said in answer.said
    if numbers:
        assert sorted(position + 1 for position in answer.positions) == numbers


@pytest.mark.parametrize("query", ["who detained anna berg", "on 3 january", "in january 2031", "what of the arrest"])
def test_of_words_that_only_join_others_nothing_is_said(query: str) -> None:
    answer = index().answer(query)
    assert (bool(answer.positions), answer.said) == (True, ())


def test_a_day_that_no_entry_has_is_found_in_the_text_and_that_is_said() -> None:
    chronicle = digest_tui.parse(
        "JAN. 5, 2031 — LAKETON — The market of 18 January 2032 is planned.\nJAN. 6, 2031 — LAKETON — Ice.\n"
    )
    for query in ("jan 18", "18 january", "january 2032"):
        answer = SearchIndex(chronicle).answer(query)
        assert (answer.positions, answer.said) == ((0,), (f"no entry is dated {query}: found in the text",))
    assert SearchIndex(chronicle).answer("jan 6").said == ()


def test_a_long_question_finds_what_holds_the_most_of_its_words_and_the_rarest_count_most() -> None:
    """Every entry of the town says court; the harbour and its ship stand in one."""
    court = "JAN. {}, 2031 — LAKETON — The court of Laketon heard the police.\n"
    ship = "JAN. 9, 2031 — MILLBURY — A trawler left the harbour.\n"
    chronicle = digest_tui.parse("".join(map(court.format, range(1, 9))) + ship)
    answer = SearchIndex(chronicle).answer("did the court and the police see the drowned trawler in the harbour")
    assert [position + 1 for position in answer.positions] == [9]
    assert answer.said == ("no entry has all of these · without: court, police, see, drowned",)


def test_of_a_pasted_page_the_first_words_left_out_are_said() -> None:
    absent = " ".join(f"xy{letter}zzy" for letter in "abcdefghijkl")
    (said,) = index().answer(f"zzz religious {absent}").said
    assert said.endswith("without: zzz, xyazzy, xybzzy, xyczzy, xydzzy, xyezzy, xyfzzy, xygzzy and 5 more")


def test_a_figure_answers_without_the_words_beside_it_if_no_entry_has_both() -> None:
    answer = index().answer("religious 1234567")
    assert [position + 1 for position in answer.positions] == [4]
    assert answer.said == ("no entry has all of these · without: religious",)


FIGURES = """JAN. 1, 2031 — LAKETON — Some 2,000 people saw the key F1 in version v0.5.14.
JAN. 2, 2031 — LAKETON — Some 2000 people copied by OSC 52, which 0.6.2 has.
JAN. 3, 2031 — LAKETON — Some 2 000 people copied by OSC52; 2,000.50 crowns.
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("2000", [1, 2, 3]),
        ("2,000", [1, 2, 3]),
        ("2 000", [1, 2, 3]),
        ("OSC 52", [2, 3]),
        ("F 1", [1]),
        ("f1 key", [1]),
        ("0.5.14", [1]),
        ("v0.5.14", [1]),
        ("v0.6.2", [2]),
        ("0.5.1", [1]),
    ],
)
def test_figures_are_found_however_they_are_set_and_joined(query: str, numbers: list[int]) -> None:
    check_found(FIGURES, query, numbers)


AMOUNTS = """JAN. 1, 2031 — LAKETON — The pier cost £1.5 million.
JAN. 2, 2031 — LAKETON — The pier cost 21.5m crowns; 1,500,000 is what the owner said.
JAN. 3, 2031 — LAKETON — At 6:30 p.m. some 100 lbs of ice fell on 3,000 people; 50K more came.
JAN. 4, 2031 — LAKETON — At 5:50pm a 100lb weight fell. M. Adam saw 5 men.
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        *((typed, [1, 2]) for typed in ("£1.5m", "1,5 млн", "1.5 million", "$1.5mn", "1,500,000", "1500 thousand")),
        *((typed, [2]) for typed in ("21.5 million", "21.5m crowns")),
        *((typed, [3]) for typed in ("6:30pm", "6.30 pm", "6:30 p.m.", "3 тыс. people", "3k", "50,000", "50 thousand")),
        *((typed, [3, 4]) for typed in ("100lbs", "100 lbs", "100 pounds")),
        ("5:50 pm", [4]),
        ("5 m", [4]),  # neither metres nor a million: a man whose initial that is
        ("7.5.1m", []),
    ],
)
def test_an_amount_is_found_however_its_unit_is_written(query: str, numbers: list[int]) -> None:
    check_found(AMOUNTS, query, numbers)


def test_a_figure_and_a_letter_that_a_stop_or_a_bracket_parts_are_no_amount() -> None:
    text = (
        "JAN. 1, 2031 — LAKETON — Article 1. K. Example; [1] K. Example. Item 3. M. Adam spoke.\n"
        "JAN. 2, 2031 — LAKETON — Adam gave 1\u00a0K and 3-m crowns.\n"
    )
    index = SearchIndex(digest_tui.parse(text))
    for query in ("1000", "3000000", "3 mln adam", "1 thousand"):
        answer = index.answer(query)
        assert (answer.positions, answer.said) == ((1,), ()), query


COMPOUNDS = """JAN. 1, 2031 — LAKETON — Police searched the pillar boxes.
JAN. 2, 2031 — LAKETON — A pillar-box was painted, and two courtrooms.
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        *((typed, [1, 2]) for typed in ("pillarbox", "pillarboxes", "pillar box", "pillar-boxes")),
        *((typed, [2]) for typed in ("courtroom", "court room", "court rooms")),
    ],
)
def test_joined_and_parted_words_are_one_in_singular_and_plural(query: str, numbers: list[int]) -> None:
    check_found(COMPOUNDS, query, numbers)


def test_a_word_that_the_text_has_finds_no_two_words_that_only_have_its_letters() -> None:
    text = (
        "JAN. 1, 2031 — LAKETON — A warden had notable lamps; persons manage it.\n"
        "JAN. 2, 2031 — LAKETON — The war den was not able to hold a man age 45; per son paid.\n"
    )
    index = SearchIndex(digest_tui.parse(text))
    for query in ("warden", "wardens", "notable", "person", "manage"):
        assert index.answer(query).positions == (0,), query


LINKS = """JAN. 1, 2031 — LAKETON — Harbour Rights Watch spoke of human rights. [1]
JAN. 2, 2031 — LAKETON — A film of human rights in the harbour. [2]

[1] https://example.org/harbour
[2] https://www.youtube.com/watch?v=a1
"""


def test_words_of_links_that_are_the_same_on_every_page_find_nothing() -> None:
    index = SearchIndex(digest_tui.parse(LINKS))
    for query in ("Harbour Rights Watch", "watch", "www"):
        assert [hit.entry.number for hit in index.search(query)] == [1][: query != "www"], query
    assert [hit.entry.number for hit in index.search("youtube.com/watch")] == [2]


SLUGS = """JAN. 1, 2031 — LAKETON — It rained. [1]
JAN. 2, 2031 — LAKETON — It snowed. [2]
JAN. 3, 2031 — LAKETON — It froze. [3]

[1] https://laketon.example/neighbourhood-watch-asks-for-status-of-ferry.html
[2] https://reel.laketon.example/reel/posts/7?from=1
[3] https://laketon.example:8080/caf%C3%A9-posts/status?from=1
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("watch", [1]),
        ("neighbourhood watch", [1]),
        ("status", [1]),
        ("reel", [2]),
        ("posts", [3]),
        ("html", []),
        ("laketon.example/neighbourhood-watch", [1]),
        ("reel.laketon.example/reel", [2]),
    ],
)
def test_such_words_are_found_in_links_where_people_wrote_them(query: str, numbers: list[int]) -> None:
    answer = SearchIndex(digest_tui.parse(SLUGS)).answer(query)
    assert ([position + 1 for position in answer.positions], answer.left_out) == (numbers, ())


def test_a_name_is_found_with_its_beginning_typed_apart() -> None:
    index = SearchIndex(digest_tui.parse("JAN. 1, 2031 — LAKETON — Ross McWhirter fell.\n"))
    for query in ("Mc Whirter", "Mc Wirter", "Ross Mac Whirter"):
        assert index.answer(query).positions == (0,), query


def test_a_word_that_only_is_written_like_the_beginning_of_a_name_stands_for_itself() -> None:
    index = SearchIndex(digest_tui.parse("JAN. 1, 2031 — LAKETON — The mac store burnt.\n"))
    answers = [index.answer(query) for query in ("mac stor", "mac storre", "mac xylophone")]
    assert [answer.positions for answer in answers] == [(0,)] * 3
    assert [answer.left_out for answer in answers] == [(), ("storre",), ("xylophone",)]


def test_letters_and_figures_typed_as_one_are_found_parted() -> None:
    index = SearchIndex(digest_tui.parse(FIGURES.replace("OSC52", "it")))
    assert [hit.entry.number for hit in index.search("osc52")] == [2]


@pytest.mark.parametrize("query", ["riot", "father", "night", "soldier", "jam"])
def test_an_everyday_word_is_not_quietly_another(query: str) -> None:
    assert find(query) == []


def test_a_misspelt_name_is_still_found() -> None:
    assert find("Kasym") == [3]
    assert find("millbuty") == [3, 6]


@pytest.mark.parametrize(("query", "words"), [("zebras", "A preface about zebras."), ("walrus", "walrus")])
def test_prose_and_notes_outside_the_entries_are_searched(query: str, words: str) -> None:
    (passage,) = index().answer(query).rest
    assert words in passage.text


def test_the_form_as_typed_comes_first_and_what_a_first_sentence_says_before_an_aside() -> None:
    text = "Rain fell. Then a deportation.\n\nThe deportation of Berg.\n\nThey were deported.\n"
    hits = SearchIndex(digest_tui.parse(text)).search("deportation")
    assert [hit.entry.number for hit in hits] == [2, 1, 3]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Издан приказ № 12 министра, § 5.", "приказ № 12"),
        ("Издан приказ № 12 министра, § 5.", "№12"),
        ("Издан приказ № 12 министра, § 5.", "§ 5"),
        ("Ein Mar\u00adsianer.", "marsianer"),
        ("A zero\u200bwidth space.", "zerowidth"),
        ("北京昨天发生地震。", "昨天"),
        ("北京昨天发生地震。", "发生地震"),
        ("आज दिल्ली में", "दिल्ली"),
        ("שָׁלוֹם עולם", "שלום"),
        ("قال مُحَمَّد", "محمد"),
        ("Oʻzbekiston bugun", "Oʻzbekiston"),
    ],
)
def test_text_is_cut_and_folded_as_the_query_is_and_marked(text: str, query: str) -> None:
    (hit,) = SearchIndex(digest_tui.parse(text)).search(query)
    assert hit.matches


def test_questions_from_several_threads_wait_for_the_index() -> None:
    text = "\n".join(f"JAN. {day % 28 + 1}, 2031 — LAKETON — The court sat. [{day}]" for day in range(2000))
    several = SearchIndex(digest_tui.parse(text))
    counts: list[int] = []
    threads = [Thread(target=lambda: counts.append(len(several.search("court")))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [2000] * 4


def test_what_cannot_be_asked_raises_one_clear_error() -> None:
    for limit in (-1, 1 << 70):
        with pytest.raises(ValueError, match="limit is"):
            index().search("court", limit=limit)
    with pytest.raises(TypeError, match="a query is text"):
        index().search(None)  # type: ignore[arg-type]  # what a caller without types does
    with pytest.raises(TypeError, match="takes chronicles"):
        SearchIndex("january.txt")  # type: ignore[arg-type]  # what a caller without types does


def test_a_url_without_a_scheme_is_a_source() -> None:
    index = SearchIndex(digest_tui.parse("JAN. 1, 2031 — Ice, says www.example.org/ice.\n\nJAN. 2, 2031 — Snow.\n"))
    assert [hit.entry.number for hit in index.search("no:source")] == [2]
    assert [hit.entry.number for hit in index.search("site:example.org")] == [1]


def test_a_stretch_of_years_is_asked_whole_and_to_the_day() -> None:
    text = "".join(f"JAN. {day}, {year} — Ice.\n\n" for year in range(2031, 2036) for day in (5, 9))
    index = SearchIndex(digest_tui.parse(text))
    assert len(index.search("date:2031-01-07..2035-01-07")) == 8


def test_a_month_ends_with_its_last_day() -> None:
    index = SearchIndex(digest_tui.parse("January 2031: Ice.\n\nMarch 2031: Snow.\n\n5 May 2031: Rain.\n"))
    assert sorted(hit.entry.number for hit in index.search("after:2031-01-15")) == [1, 2, 3]
    assert sorted(hit.entry.number for hit in index.search("before:2031-03-15")) == [1, 2]


RUSSIAN = """\
JAN. 1, 2031 — GENEVA — The prime minister spoke. [1]
JAN. 2, 2031 — OSKEMEN — A judge asked him for more money. [2]
JAN. 3, 2031 — LAKETON — The status of Mary Lawlor changed; an FBID was shown. [3]

[1] https://example.org/a/nothing-here
[2] https://example.org/a/o-vstreche-v-zheneve-premer-ministra-ust-kamenogorska
[3] https://example.org/a/premer-ministr-zheneva-sudya-po-delu-v-zheneve
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("Женева", [1, 3, 2]),
        ("Женеве", [1, 2, 3]),
        ("премьер-министр", [1, 3]),
        ("премьер министр", [1, 3]),
        ("судья", [3, 2]),
        ("Усть-Каменогорска", [2]),
        ("о премьере в Женеве", [1, 2, 3]),
        ("статуса", [3]),
        ("Лоулор", [3]),
    ],
)
def test_a_russian_word_finds_its_english_even_if_a_link_holds_it(query: str, numbers: list[int]) -> None:
    check_found(RUSSIAN, query, numbers)


@pytest.mark.parametrize("query", ["суда", "судом", "суд", "система"])
def test_cases_of_short_words_of_a_russian_text_are_found(query: str) -> None:
    hits = SearchIndex(digest_tui.parse("Решение суда о системе.\n\nThe city of money.")).search(query)
    assert [hit.entry.number for hit in hits] == [1]


@pytest.mark.parametrize("query", ["химии", "монах", "FBI"])
def test_a_word_of_another_language_and_an_abbreviation_are_not_quietly_others(query: str) -> None:
    answer = SearchIndex(digest_tui.parse(RUSSIAN)).answer(query)
    assert (answer.positions, answer.advice, answer.said) == ((), (), (f"no entry has {query}",))


def test_an_everyday_word_that_more_follows_is_no_beginning_of_another() -> None:
    """A word that is not everybody's may be, as languages have many endings."""
    text = "The state left.\n\nA statement left.\n\nThe mahkeme left.\n\nThe mahkemesi left."
    index = SearchIndex(digest_tui.parse(text))
    assert [hit.entry.number for hit in index.search("state left")] == [1]
    assert [hit.entry.number for hit in index.search("mahkeme left")] == [3, 4]


def find_in(text: str, query: str) -> list[int]:
    return [hit.entry.number for hit in SearchIndex(digest_tui.parse(text)).search(query)]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("denmark", [1, 2, 3]), ("danish", [2, 1, 3]), ("Chinese", [4]), ("lgbtq", [5]), ("Jews", [6])],
)
def test_a_country_and_what_comes_from_it_are_one_family(query: str, numbers: list[int]) -> None:
    text = "Ships of Denmark.\n\nA Danish ship.\n\nA Dane.\n\nTea of China.\n\nAn LGBT club.\n\nA Jewish feast.\n"
    assert find_in(text, query) == numbers


@pytest.mark.parametrize("query", ["HRW", "hrw"])
def test_an_abbreviation_that_the_text_prints_in_capitals_finds_its_long_form_in_small_letters_too(query: str) -> None:
    text = "The HRW spoke.\n\nThe Harbour Rights Watch spoke.\n\nThe ferry stood still.\n"
    assert find_in(text, query) == [1, 2]


def test_letters_that_the_text_prints_small_are_no_initials() -> None:
    assert find_in("The hat was lost.\n\nThe Harbour Aid Trust spoke.\n", "hat") == [1]


def test_an_abbreviation_of_the_trade_is_its_words_and_no_others_of_their_stem() -> None:
    assert find_in("A human rights defender.\n\nHuman rights of a defendant.\n", "HRD") == [1]


def test_a_number_before_a_word_may_stand_in_words_and_is_never_left_out() -> None:
    text = "Some 19 pilots left.\n\nThe nineteen pilots came.\n\nPilots slept.\n"
    assert find_in(text, "19 pilots") == [1, 2]
    assert find_in(text, "19 pilots walrus") == [1, 2]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("судья", [2]),
        ("судью", [2]),
        ("суд", [1]),
        ("судом", [1]),
        ("Акмолинская область", [3]),
        ("Алматинской", [4]),
        ("районный суд", [1]),
        ("ВКО", [5]),
    ],
)
def test_a_word_is_no_case_of_a_shorter_one_and_adjectives_of_places_are_their_cases(
    query: str, numbers: list[int]
) -> None:
    text = (
        "JAN. 1, 2031 — ASTANA — A district court.\nJAN. 2, 2031 — ORAL — A judge.\n"
        "JAN. 3, 2031 — AKMOLA Region — Ice.\nJAN. 4, 2031 — ALMATY — Ice.\n"
        "JAN. 5, 2031 — EAST KAZAKHSTAN Region — Ice.\n"
    )
    assert find_in(text, query) == numbers


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("laketon-elm", "no entry has all of these · without: elm"),
        ("Laketon область", "no entry has all of these · without: область"),
    ],
)
def test_what_was_left_out_is_said_as_it_was_typed(query: str, said: str) -> None:
    assert index().answer(query).said == (said,)


def test_four_and_more_capitals_that_are_no_initials_begin_a_word() -> None:
    assert find("MILLB") == [3, 6]
    assert find("MIL") == []
