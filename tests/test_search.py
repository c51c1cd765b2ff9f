"""Search finds what was meant, and says what it understood."""

from __future__ import annotations

import pytest

import digest_tui
from digest_tui import SearchIndex
from digest_tui.search.index import Match, read_field
from search_samples import SAMPLE, find_numbers, sample_index


def marked(query: str, number: int) -> list[str]:
    """What is marked in an entry of the sample, as printed."""
    index = sample_index()
    entry = index.library[number - 1]
    return [read_field(entry, match.field)[match.start : match.end] for match in index.ask(query).find_matches(entry)]


# Words


@pytest.mark.parametrize(
    "query", ["dossayeva", "Dosaeva", "Досаева", "dosayeva", "dossayva", "dossay", "judge assel", "assel judge"]
)
def test_a_name_is_found_however_it_is_spelt(query: str) -> None:
    assert find_numbers(query) == [1]


def test_words_are_found_not_letters_strewn_about() -> None:
    assert find_numbers("sno") == [2, 6]
    assert find_numbers("srt") == []
    assert find_numbers("now") == []


def test_every_word_must_stand_in_the_entry_in_whatever_field() -> None:
    assert find_numbers("oral snow") == [2]
    assert find_numbers("snow feb") == [6]
    assert find_numbers("oral snow hunger") == find_numbers("snow oral hunger")


def test_words_of_a_url_are_found_but_neither_identifiers_nor_what_tracks() -> None:
    assert find_numbers("oshtrafovali") == [1]
    assert find_numbers("atazhurta") == [7]
    assert find_numbers("igsh") == []


def test_a_name_in_the_prose_comes_before_one_that_stands_in_a_url_alone() -> None:
    names = [f"JAN. {day}, 2031 — LAKETON — Lawyer Anna Berg spoke in court.[{day}]\n" for day in range(2, 7)]
    first = "JAN. 1, 2031 — LAKETON — It snowed.[1]\n"
    notes = [
        "[1] https://example.org/anna.berg/snow\n",
        *(f"[{day}] https://example.org/{day}\n" for day in range(2, 7)),
    ]
    hits = SearchIndex(digest_tui.parse("".join([first, *names, "\n", *notes]))).search("anna berg")
    assert [hit.entry.number for hit in hits] == [2, 3, 4, 5, 6, 1]


def test_a_word_as_typed_comes_before_longer_ones() -> None:
    assert marked("biometric", 7) == ["biometric", "biometrics"]
    assert find_numbers("right") == [6]


def test_near_words_are_only_offered_where_a_short_word_stands_as_typed() -> None:
    index = SearchIndex(digest_tui.parse("The river rose.\n\nThe rider fell.\n"))
    answer = index.ask("river")
    assert list(answer.positions) == [0]
    assert answer.similar == ("rider",)
    assert list(index.ask("rivef").positions) == [0]


def test_near_words_are_only_offered_where_a_long_word_stands_as_typed_too() -> None:
    index = SearchIndex(digest_tui.parse("Arsenbalev spoke.\n\nSarsenbaeva spoke.\n\nArsenbayev spoke.\n"))
    answer = index.ask("arsenbayev")
    assert list(answer.positions) == [2]
    assert answer.similar == ("arsenbalev",)


def test_words_in_cyrillic_are_found_in_both_alphabets() -> None:
    assert find_numbers("протесте") == find_numbers("proteste") == [5, 2]
    assert find_numbers("zhiteli") == [5]
    assert find_numbers("жители") == [5, 2]  # 2 has its English word, residents


def test_words_that_stand_together_come_first() -> None:
    said = "Much was said of the lake. " * 9
    apart, together = "The harbour is old. ", "Its master is young."
    index = SearchIndex(digest_tui.parse(f"It rains. {apart}{said}{together}\n\nIt snows. {said}{apart}{together}\n"))
    assert [hit.entry.number for hit in index.search("harbour master")] == [2, 1]


def test_what_is_excluded_or_a_phrase_is_never_left_out() -> None:
    index = SearchIndex(digest_tui.parse("Ice and snow.\n\nRain fell.\n\nHail fell.\n"))
    assert index.search("snow -ice") == []
    assert index.search('snow "rain on"') == []
    assert [hit.entry.number for hit in index.search("snow -hail")] == [1]


def test_each_entry_of_many_is_found_once() -> None:
    text = "".join(f"Rain{'s' * (n % 3)} and rainy days, {n}.\n\n" for n in range(700))
    for query in ("rain", "rain days", "rai"):
        numbers = [hit.entry.number for hit in SearchIndex(digest_tui.parse(text)).search(query)]
        assert len(numbers) == len(set(numbers)) > 200


def test_a_day_without_a_year_is_of_the_year_of_most_entries() -> None:
    text = "".join(f"MAY {day}, {year} — A — Rain.\n" for day, year in ((1, 2031), (3, 2031), (9, 2031), (2, 2035)))
    index = SearchIndex(digest_tui.parse(text))
    assert sorted(hit.entry.number for hit in index.search("after 2 may")) == [2, 3, 4]


# What means just itself


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("[4]", [4]),
        ("note:6", [6]),
        ("786,400", [1]),
        ("456-2", [5]),
        ("456", [5]),  # as far as it is typed
        ("608", [1]),
        ("2568", [2]),
        ("vlast.kz", [5]),
        ("orda.kz", [7]),
        ("t.me/AdalSotKz", [2]),
        ("https://t.me/adalsotkz/2568", [2]),
        ("jan 16", [3, 4]),
        ("16 января", [3, 4]),
        ("16 jan 2025", [3, 4]),
        ("16 jan 2024", [3, 4]),
        ("5.03.2026", [7]),
        ('"hunger strike"', [4]),
        ('"strike hunger"', []),
        ('"miranda warn', [6]),
    ],
)
def test_labels_figures_hosts_dates_and_phrases_mean_just_that(query: str, numbers: list[int]) -> None:
    assert find_numbers(query) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("uralsk", [2]),
        ("Уральск", [2]),
        ("ust-kamenogorsk", [3, 7]),
        ("ust kamenogorsk", [3, 7]),
        ("Усть-Каменогорск", [3, 7]),
        ("oskemen", [3, 7]),
        ("nur-sultan", [1]),
    ],
)
def test_other_names_of_places_find_them(query: str, numbers: list[int]) -> None:
    assert sorted(find_numbers(query)) == numbers


def test_alma_ata_is_marked_as_it_is_printed() -> None:
    assert find_numbers("alma-ata")[0] in (4, 5)
    assert marked("alma-ata", 5)[0] == "ALMATY"


# Filters


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("place:oral", [2]),
        ("place:almaty", [5]),
        ('place:"almaty region"', [4]),
        ("place:alm", [4, 5]),
        ("place:öskemen", [3, 7]),
        ("date:2025-01", [1, 2, 3, 4]),
        ("date:2026", [7]),
        ("date:2025-02-03", [5]),
        ("after:2025-02-03", [5, 6, 7]),
        ("before:2025-01", [1, 2, 3, 4]),
        ("after:2025-01-02 before:2025-01-16", [2, 3, 4]),
        ("after:2025-02 court", [5]),
        ("site:t.me", [2]),
        ("site:azattyq", [4]),
        ("site:t.me/adalsotkz", [2]),
        ("no:source", [6]),
        ("court -dossayeva", [5]),
        ("-place:almaty court", [1]),
        ("-court", [2, 3, 4, 6, 7]),
        ('-"miranda warning" snow', [2]),
    ],
)
def test_filters(query: str, numbers: list[int]) -> None:
    assert find_numbers(query) == numbers


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        ("snow", ""),
        ("place:oral snow", "place: Oral · words: snow"),
        ("place:nowhere", "place: nowhere (none)"),
        ("jan 16", "date: 16 January"),
        ("after:2025-01-02 court -adam", "from: 2 January 2025 · words: court · without: adam"),
        ("no:source", "no: source"),
        ("colour:red", ""),
    ],
)
def test_what_was_understood_is_said(query: str, understood: str) -> None:
    assert sample_index().ask(query).understood == understood


# Nothing found


@pytest.mark.parametrize("query", ["", "   ", "qqqqzzzz", "xylophone walrus", "\x00", '"', "place:nowhere", "[999]"])
def test_nonsense_finds_nothing(query: str) -> None:
    assert find_numbers(query) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ghjntcnt", "протесте"),
        ("ытщц", "snow"),
        ("cytu", "снег"),  # in English in the text
        (";bntkb j ghjntcnt", "жители о протесте"),
        ("cytu b irjks", "снег и школы"),  # in no entry together
        ("Vfhfnf :skfy,ftdf", "Марата Жыланбаева"),
        ("cnfnmz 608", "статья 608"),
    ],
)
def test_what_is_typed_in_the_other_layout_of_the_keyboard_finds_what_it_finds_in_the_right_one(
    typed: str, meant: str
) -> None:
    answer = sample_index().ask(typed)
    assert answer.positions
    assert (answer.read_as, answer.positions) == (meant, sample_index().ask(meant).positions)


@pytest.mark.parametrize("typed", ["ытщ", "cost", "jv,f", "lj"])
def test_what_is_no_word_in_the_other_layout_either_is_not_read_so(typed: str) -> None:
    assert sample_index().ask(typed).read_as == ""


def test_what_is_only_near_a_name_in_the_other_layout_is_not_read_so() -> None:
    index = SearchIndex(digest_tui.parse("JAN. 1, 2031 — LAKETON — The ferry Prime sank.\n"))
    assert index.ask("ghbdtn").said == ("no entry has ghbdtn",)  # привет


def test_the_closest_words_are_tried() -> None:
    assert "marathon" in sample_index().ask("maartoohn").advice


def test_advice_always_finds_something() -> None:
    for query in ("maartoohn", "ytghjntcn", "zhylnbyv"):
        for advice in sample_index().ask(query).advice:
            assert find_numbers(advice)


def test_for_a_day_without_an_entry_no_word_like_its_month_is_tried() -> None:
    index = SearchIndex(digest_tui.parse("JAN. 1, 2031 — LAKETON — Aknar spoke.\n"))
    assert index.ask("22 ақпан").advice == ()


# Where


def test_matches_lie_on_the_letters_as_printed() -> None:
    assert marked("oskemen", 3) == ["ÖSKEMEN"]
    assert marked("протесте жители", 5) == ["Жители", "протесте"]
    assert marked("jan 16", 4) == ["JAN. 16, 2025"]
    assert marked("[4]", 4) == ["4"]
    assert marked("vlast.kz", 5) == ["vlast.kz"]
    assert marked("atazhurta", 7) == ["atazh%D2%B1rta"]


def test_matches_come_field_by_field_in_order_and_do_not_overlap() -> None:
    entry = sample_index().library[1]
    matches = sample_index().ask("snow oral river t.me").find_matches(entry)
    assert [match.field for match in matches] == ["place", "body", "body", "url"]
    assert matches[0] == Match("place", 0, 4)


def test_words_that_join_others_are_marked_only_by_themselves_or_as_the_last() -> None:
    assert marked("snow into the river", 2) == ["snow", "river"]
    assert marked("into the", 2) == ["into", "the"]
    assert marked("snow into", 2) == ["snow", "into"]


def test_the_passage_is_where_the_words_stand_together() -> None:
    index = SearchIndex(digest_tui.parse("The court sat. " + "Much was said. " * 20 + "The court fined a judge."))
    entry = index.library[0]
    _, (start, end) = index.ask("judge court").find_passage(entry)
    assert entry.body[start:end] == "court fined a judge"
    assert index.ask("nothing").find_passage(entry) == ((), (0, 0))


# Several documents, and the index itself


def test_several_chronicles_are_one_shelf() -> None:
    first, second = digest_tui.parse(SAMPLE, "first"), digest_tui.parse(SAMPLE, "second")
    hits = SearchIndex(first, second).search("dosaeva")
    assert [(hit.chronicle.name, hit.entry.number) for hit in hits] == [("first", 1), ("second", 1)]


def test_the_best_few_are_the_first_of_all() -> None:
    index = sample_index()
    for query in ("court", "s", "almaty", "the court", "-the", "after:2025-01-02 the"):
        assert index.ask(query, limit=2).positions == index.ask(query).positions[:2]


def test_an_index_of_nothing_answers() -> None:
    assert SearchIndex().search("snow") == []
    assert SearchIndex(digest_tui.parse("")).search("snow") == []


RANGES = """# 2031

- 7–8 January: A fair.
- 29 April – 3 May: A journey.
- 5 June: Rain.

# Undated

- May: Blossom.
"""


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("date:2031-01-08", [1]),
        ("date:2031-01", [1]),
        ("date:2031-05", [2]),
        ("2 may", [2]),
        ("after:2031-05-02", [2, 3]),
        ("before:2031-05-01", [1, 2]),
        ("after:2031-06", [3]),
    ],
)
def test_a_range_is_found_by_every_day_in_it(query: str, numbers: list[int]) -> None:
    hits = SearchIndex(digest_tui.parse(RANGES)).search(query)
    assert sorted(hit.entry.number for hit in hits) == numbers


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("after:2020", [1, 3]), ("after 2014", [1, 3]), ("before:2013", [2]), ("before:2016", [1, 2])],
)
def test_a_time_that_goes_on_is_after_all_that_follows_its_beginning(query: str, numbers: list[int]) -> None:
    index = SearchIndex(digest_tui.parse("- 2014–present: A mayor.\n- before 2010: A pier.\n- 2031: A bridge.\n"))
    assert sorted(hit.entry.number for hit in index.search(query)) == numbers


def test_a_day_without_a_year_is_neither_before_nor_after_any() -> None:
    index = SearchIndex(digest_tui.parse("- 5 May: A fair.\n- 6 May: Rest.\n"))
    assert [hit.entry.number for hit in index.search("5 may")] == [1]
    assert not index.search("after:1900")
    assert not index.search("before:2100")


# What a reader types that is no plain word


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("A. Dossayeva", 1),
        ("a.dossayeva", 1),
        ("Zh. Marat", 4),
        ("786400", 1),
        ("786 400", 1),
        ("786,400", 1),
        ("16/01/2025 marathon", 4),
        ("01/16/2025 marathon", 4),
        ("2025/01/16 marathon", 4),
        ("16 января 2025 года marathon", 4),
        ("residencies", 2),
    ],
)
def test_initials_figures_and_dates_are_read_as_people_type_them(query: str, number: int) -> None:
    text = SAMPLE.replace("Residents’ protest", "Their residency")
    assert [hit.entry.number for hit in SearchIndex(digest_tui.parse(text)).search(query)] == [number]


@pytest.mark.parametrize("query", ["note:1,2", "note:a/b", 'note:"R 99"', "note:x.y", "[a_b]", "note:\0x"])
def test_a_label_that_is_no_word_is_no_error(query: str) -> None:
    assert find_numbers(query) == []


def test_a_label_with_signs_in_it_is_found() -> None:
    text = "JAN. 1, 2025 — ORAL — Snow.[^ann-2]\n\nJAN. 2, 2025 — ORAL — Ann fell twice, 2 days.\n\n[^ann-2]: https://a.example\n"
    index = SearchIndex(digest_tui.parse(text))
    assert [hit.entry.number for hit in index.search("note:ann-2")] == [1]
    assert [hit.entry.number for hit in index.search("note:ann-2 snow")] == [1]


def test_a_day_without_an_entry_is_sought_in_the_prose_as_one() -> None:
    text = SAMPLE.replace("schools closed for 12 days", "schools closed on January 20 for 12 days, until 21 January")
    index = SearchIndex(digest_tui.parse(text))
    assert [hit.entry.number for hit in index.search("20 january")] == [3]
    assert [hit.entry.number for hit in index.search("21 января")] == [3]
    assert index.search("jan 12") == []


def test_a_sign_is_not_its_name() -> None:
    assert find_numbers("😀") == find_numbers("€") == []


def test_a_word_joined_to_itself_many_times_is_one() -> None:
    assert find_numbers("-".join(["qx"] * 3000)) == []
