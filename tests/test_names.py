"""Who and what the entries name, in which forms; and every rule of names decides its own example."""

from __future__ import annotations

import json
from pathlib import Path
from time import process_time
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest_tui import parse
from digest_tui.cli import main
from digest_tui.names import laws, organisations, people
from digest_tui.names.asking import NamedEntries
from digest_tui.names.finding import find_names
from digest_tui.names.knowing import ALL_NOUNS, NO_CAPITALS
from digest_tui.names.merging import find_person
from digest_tui.names.model import Name
from digest_tui.search.index import SearchIndex

TABLES: tuple[tuple[ModuleType, str], ...] = (
    (people, "PERSON_RULES"),
    (people, "PERSON_VETOES"),
    (organisations, "ORGANISATION_RULES"),
    (laws, "LAW_TITLES"),
)
ROWS = [(module, table, row) for module, table in TABLES for row in getattr(module, table)]


def write(*bodies: str) -> str:
    """A chronicle with these entries, one a day."""
    return "\n\n".join(f"JAN. {day}, 2031 — LAKETON — {body}" for day, body in enumerate(bodies, 1))


def find(*bodies: str) -> tuple[Name, ...]:
    return find_names(parse(write(*bodies))).found


def list_names(kind: str, *bodies: str) -> dict[str, tuple[int, ...]]:
    return {name.name: name.entries for name in find(*bodies) if name.kind == kind}


def read_example(example: str) -> tuple[Name, ...]:
    return find_names(parse(example if example.startswith("JAN. ") else write(example))).found


@pytest.mark.parametrize(("module", "table", "row"), ROWS, ids=[row.name for _, _, row in ROWS])
def test_the_example_of_a_rule_reads_otherwise_without_it(
    module: ModuleType, table: str, row: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = read_example(row.example)
    monkeypatch.setattr(module, table, tuple(other for other in getattr(module, table) if other is not row))
    assert read_example(row.example) != with_it


def test_names_of_rules_are_not_doubled() -> None:
    for module, table in TABLES:
        names = [row.name for row in getattr(module, table)]
        assert len(set(names)) == len(names)


def test_a_person_is_one_line_under_all_forms() -> None:
    (name,) = find(
        "Lawyer Nurlan Omarov left.", "Mr Omarov came back. Omarov’s car stayed.", "Then Ms Nurlan Omarov left."
    )
    assert name == Name("person", "Nurlan Omarov", ("Nurlan Omarov", "Mr Omarov", "Ms Nurlan Omarov"), (1, 2, 3))


def test_a_surname_alone_counts_where_the_person_is_named_in_full() -> None:
    (name,) = find("Lawyer Nurlan Omarov left. Omarov came back.", "Omarov stayed.")
    assert name == Name("person", "Nurlan Omarov", ("Nurlan Omarov", "Omarov"), (1,))


def test_spellings_of_one_surname_are_one_person_where_first_names_agree() -> None:
    names = list_names(
        "person", "Lawyer Amir Kasenov left.", "Lawyer Amir Kassenov left.", "Lawyer Aigul Kassenova left."
    )
    assert names == {"Amir Kassenov": (1, 2), "Aigul Kassenova": (3,)}


def test_a_surname_of_two_people_is_the_one_in_the_entry_or_the_last_before() -> None:
    names = list_names(
        "person", "Lawyer Nurlan Omarov left.", "Lawyer Timur Omarov left. Mr Omarov came.", "Mr Omarov came."
    )
    assert names == {"Timur Omarov": (2, 3), "Nurlan Omarov": (1,)}


def test_a_surname_alone_that_two_bear_in_one_entry_is_no_name_of_its_own() -> None:
    names = list_names("person", "Lawyers Nurlan Omarov and Timur Omarov left. Mr Omarov came.")
    assert names == {"Nurlan Omarov": (1,), "Timur Omarov": (1,)}


def test_a_surname_alone_counts_behind_the_first_of_several_entries_with_the_full_name() -> None:
    full = "Lawyer Nurlan Omarov left."
    assert list_names("person", "Omarov ran.", full, "Omarov came.", full, full) == {"Nurlan Omarov": (2, 3, 4, 5)}
    assert list_names("person", full, "Omarov came.", full) == {"Nurlan Omarov": (1, 3)}


@pytest.mark.parametrize("shorter", ["Nurlan Bekov", "Kairat Bekov"])
def test_one_person_has_two_surnames_or_two_first_names_or_fewer(shorter: str) -> None:
    longer = "Nurlan Bekov Seitov" if shorter == "Nurlan Bekov" else "Nurlan Kairat Bekov"
    assert [*list_names("person", f"Lawyer {longer} left.", f"Lawyer {shorter} came.").values()] == [(1, 2)]


def test_a_surname_may_stand_before_initials() -> None:
    names = find(
        "A journalist, Omarov N., left. Activist Seitov K.B. was fined.",
        "Lawyer Nurlan Omarov came.",
        "Адвокат Беков Т. ушёл.",
    )
    assert [(name.name, name.forms, name.entries) for name in names] == [
        ("Nurlan Omarov", ("Omarov N.", "Nurlan Omarov"), (1, 2)),
        ("Seitov K.B.", ("Seitov K.B.",), (1,)),
        ("Беков Т.", ("Беков Т.",), (3,)),
    ]


def test_a_korean_surname_stands_first() -> None:
    names = find(
        "There came director Park Gil-dong, who left.", "A guest met President Park.", "The trees of Lake Park grew."
    )
    assert names == (Name("person", "Park Gil-dong", ("Park Gil-dong", "President Park"), (1, 2)),)


def test_a_name_in_two_scripts_is_one_person() -> None:
    (name,) = find("В воде был Нурлан ван Омаров (Nurlan van Omarov).", "Был там и Nurlan van Omarov.")
    assert name == Name("person", "Нурлан ван Омаров", ("Нурлан ван Омаров", "Nurlan van Omarov"), (1, 2))


def test_what_a_minister_is_of_is_no_part_of_the_name() -> None:
    names = list_names(
        "person", "Llegó la ministra de Vivienda Nurlan Omarov.", "Arrive le ministre de l'Intérieur Timur Bekov."
    )
    assert names == {"Nurlan Omarov": (1,), "Timur Bekov": (2,)}


@pytest.mark.parametrize(
    "body",
    [
        "Hier Nurlan Omarov, 22 ans, partit.",
        "Selon Nurlan Omarov il pleut.",
        "Hier Nurlan Omarov a été condamné.",
        "Ayer Nurlan Omarov fue detenido.",
        "На площади был Нурлан Омаров, 22 года.",
        "По словам Нурлан Омаров, это так.",
    ],
)
def test_people_are_known_in_other_languages(body: str) -> None:
    assert [*list_names("person", body)] in (["Nurlan Omarov"], ["Нурлан Омаров"])


def test_a_role_in_capitals_behind_other_names_leads_to_a_person() -> None:
    names = list_names(
        "person", "Laketon News Editor-in-Chief Nurlan Omarov left.", "See the Harbour Manager User Guide."
    )
    assert names == {"Nurlan Omarov": (1,)}


def test_people_listed_with_a_person_are_people() -> None:
    names = list_names("person", "They met lawyer Nurlan Omarov, Aigul Seitova, and Timur Bekov.")
    assert [*names] == ["Aigul Seitova", "Nurlan Omarov", "Timur Bekov"]


@pytest.mark.parametrize(
    "body",
    [
        "The Nurlan Omarov District Court was accused.",
        "The Nurlan Omarov Foundation was accused.",
        "Lawyers met in Nurlan Omarov Street.",
        "The Chief Operating Officer said little.",
        "Last Monday January said little.",
        "The East Laketon Region was accused.",
    ],
)
def test_courts_foundations_streets_posts_and_times_are_no_people(body: str) -> None:
    assert list_names("person", body) == {}


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "The Ministry of Labour and Social Protection of the Population wrote.",
            "Ministry of Labour and Social Protection of the Population",
        ),
        ("A cook left JSC “Harbour Works Laketon”.", "JSC “Harbour Works Laketon”"),
        ("They sued Lakewater LLC for it.", "Lakewater LLC"),
        ("It was read by Court No. 2 today.", "Court No. 2"),
        ("The Chair of the Harbour Committee wrote.", "Harbour Committee"),
        ("They heard Harbour Group Vice Chair Nurlan Omarov.", "Harbour Group"),
        ("Llegó una carta del Ministerio Público Laketon.", "Ministerio Público Laketon"),
        ("Lo dijo la Corte de Apelaciones de Laketon.", "Corte de Apelaciones de Laketon"),
        ("Hier le Conseil constitutionnel censure la loi.", "Conseil constitutionnel"),
        ("Le Parti socialiste arrive, dit-il, été comme hiver.", "Parti socialiste"),
        ("Об этом пишет в газете «Голос озера» автор.", "Голос озера"),
        ("They read it in the newspaper “Voice of the Lake”.", "Voice of the Lake"),
    ],
)
def test_an_organisation_has_its_whole_name(body: str, name: str) -> None:
    assert [*list_names("organisation", "For social protection, labour and population.", body)] == [name]


def test_who_holds_an_office_is_no_part_of_the_organisation() -> None:
    names = find("El abogado Nurlan Omarov llegó.", "Lo dijo el ministro de la Corte Suprema Nurlan Omarov.")
    assert [(name.name, name.entries) for name in names] == [("Nurlan Omarov", (1, 2)), ("Corte Suprema", (2,))]


def test_an_organisation_is_one_line_with_its_abbreviation_and_its_shorter_name() -> None:
    names = find(
        "The Harbour Safety Board (HSB) wrote.", "The HSB said little.", "The Harbour Safety Board of Laketon wrote."
    )
    assert [name for name in names if name.kind == "organisation"] == [
        Name(
            "organisation",
            "Harbour Safety Board of Laketon",
            ("Harbour Safety Board", "HSB", "Harbour Safety Board of Laketon"),
            (1, 2, 3),
        )
    ]


def test_an_abbreviation_of_a_thing_is_no_organisation() -> None:
    assert find("Quick Response (QR) codes are shown. They have a SIM card, by SMS.") == ()


def test_an_article_has_the_title_of_its_law_whatever_its_parts() -> None:
    names = find(
        "Under Article 274, Part 2, of the Criminal Code of the Republic of Laketon they were fined.",
        "Under Articles 405, Part 2 (a ban), and 258, Part 2 (money) of the Criminal Code.",
        "It breaches the Code of Civil Offences. Pursuant to Article 608, Part 8, they left.",
        "Once more Article 274 was named.",
    )
    assert {name.name: (name.forms, name.entries) for name in names if name.kind == "law"} == {
        "Criminal Code 274": (("Article 274, Part 2", "Article 274"), (1, 4)),
        "Criminal Code 405": (("Articles 405, Part 2",), (2,)),
        "Criminal Code 258": (("258, Part 2",), (2,)),
        "Code of Civil Offences 608": (("Article 608, Part 8",), (3,)),
    }


def test_an_article_of_no_named_law_keeps_its_number() -> None:
    assert list_names("law", "They were fined under Article 12.") == {"Article 12": (1,)}


def test_no_name_comes_from_a_url() -> None:
    assert find("They saw https://Lake.example/Lawyer/Nurlan_Omarov and www.Harbour.example/Mr.Omarov there.") == ()


def test_german_lists_only_people_with_titles() -> None:
    names = find_names(
        parse(
            write(
                "Der Anwalt Nurlan Omarov ist mit dem Gericht und der Polizei nicht zufrieden. Herr Bekov wurde gehört."
            )
        )
    )
    assert names.unknown == ALL_NOUNS
    assert [name.name for name in names.found] == ["Bekov"]


def test_a_script_without_capitals_says_that_it_does_not_know() -> None:
    names = find_names(parse("2031年1月2日 市长会见了律师。根据刑法判决。\n\n2031年1月3日 律师离开了。\n"))
    assert (names.found, names.unknown) == ((), NO_CAPITALS)


def test_russian_names_are_found() -> None:
    names = list_names("person", "Адвокат Нурлан Омаров сообщил об этом.", "Г-н Омаров ушёл.")
    assert names == {"Нурлан Омаров": (1, 2)}


def test_russian_organisations_are_one_line_in_all_cases() -> None:
    names = list_names(
        "organisation",
        "В Лейктонском районном суде решили так же. По данным Министерства внутренних дел, это так.",
        "Лейктонский районный суд отказал. Министерство труда и социальной защиты населения промолчало.",
        "Министерство внутренних дел сообщило об этом. Европейский суд по правам человека отказал.",
    )
    assert names == {
        "Лейктонский районный суд": (1, 2),
        "Министерство внутренних дел": (1, 3),
        "Министерство труда и социальной защиты населения": (2,),
        "Европейский суд по правам человека": (3,),
    }


def test_words_that_many_russian_courts_share_are_no_name() -> None:
    assert (
        list_names("organisation", "Районный суд отказал. Этот суд и Апелляционный суд ждут. Российская Федерация.")
        == {}
    )


PARTS = [
    "lawyer Nurlan Omarov",
    "Mr Omarov",
    "the Harbour Committee",
    "and",
    "of",
    "said",
    "Aigul Seitova’s",
    "(HSB)",
    "the HSB",
    "Article 12, Part 3",
    "of the Harbour Code",
    ",",
    ".",
    "\n",
    "https://Lake.example/Omarov",
    "Lake.example",
    "President",
    "JSC “Lake”",
    "Harbour Safety Board",
    "Деп. Омаров",
    "No. 2",
    "’s",
    "McX-Y",
    "Æ",
    "[1]",
    "for",
    "Radio",
    "M. Omarov",
    "the",
    "LLC",
]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=25), st.lists(st.sampled_from(PARTS), max_size=25))
@settings(max_examples=150, deadline=None)
def test_every_form_is_found_literally_in_each_of_its_documents(first: list[str], second: list[str]) -> None:
    chronicle = parse(write(" ".join(["Then", *first]), " ".join(["Then", *second])))
    bodies = {entry.number: " ".join(entry.body.split()) for entry in chronicle.entries}
    for name in find_names(chronicle).found:
        assert set(name.entries) <= set(bodies)
        for number in name.entries:
            assert any(form in bodies[number] for form in name.forms), name
        for form in name.forms:
            assert any(form in bodies[number] for number in name.entries), name


WORDS = st.sampled_from(["Yevgeny", "Yevgeniy", "Amir", "Kasenov", "Kassenov", "Zhylanbayev", "Zhylanbaev", "Timur"])


@given(WORDS, WORDS, WORDS, WORDS)
@settings(max_examples=80, deadline=None)
def test_merging_is_symmetric(first: str, last: str, other_first: str, other_last: str) -> None:
    one, other = f"Lawyer {first} {last} left.", f"Lawyer {other_first} {other_last} left."
    forwards, backwards = list_names("person", one, other), list_names("person", other, one)
    assert len(forwards) == len(backwards)
    assert (len(forwards) == 1) is (find_person(f"{first} {last}") == find_person(f"{other_first} {other_last}"))


def search_numbers(query: str, *bodies: str) -> list[int]:
    index = SearchIndex(parse(write(*bodies)))
    index.find_named = NamedEntries(index.library).find
    return sorted(hit.entry.number for hit in index.search(query))


def test_who_and_law_search_by_names_and_their_forms() -> None:
    bodies = (
        "Lawyer Amir Kasenov left under Article 12 of the Harbour Code.",
        "Mr Kassenov and the Harbour Committee wrote. Article 120 of the Harbour Code.",
        "Kassenov Street was closed.",
    )
    assert search_numbers("who:kasenov", *bodies) == [1, 2]
    assert search_numbers("who:kasenov law:12", *bodies) == [1]
    assert search_numbers("-who:kasenov", *bodies) == [3]
    assert search_numbers('who:"harbour com"', *bodies) == [2]
    assert search_numbers('law:"harbour code"', *bodies) == [1, 2]


def test_all_words_of_a_name_mean_it_and_no_longer_one() -> None:
    bodies = ("The Harbour Committee met.", "The Harbour Reform Committee met.")
    assert search_numbers('who:"harbour committee"', *bodies) == [1]
    assert search_numbers("who:committee", *bodies) == [1, 2]


def test_an_index_that_no_names_are_given_to_finds_none() -> None:
    assert SearchIndex(parse(write("Lawyer Nurlan Omarov left."))).search("who:omarov") == []


def call(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(["names", *words])
    return status, capsys.readouterr().out


def test_the_command_prints_kind_name_and_entries(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(write("Lawyer Nurlan Omarov left.", "Mr Omarov wrote to the Harbour Committee."), "utf-8")
    assert call(capsys, str(file)) == (0, "person\tNurlan Omarov\t1 2\norganisation\tHarbour Committee\t2\n")
    assert call(capsys, "--kind", "organisation", str(file)) == (0, "organisation\tHarbour Committee\t2\n")
    assert call(capsys, "--kind", "law", str(file)) == (0, "")
    status, out = call(capsys, "--json", "--kind", "person", str(file))
    assert (status, json.loads(out)) == (
        0,
        {
            "file": str(file),
            "kind": "person",
            "name": "Nurlan Omarov",
            "forms": ["Nurlan Omarov", "Mr Omarov"],
            "entries": [1, 2],
        },
    )


HOSTILE = {
    "capitals": "Aa " * 20_000,
    "hyphens": "A-" * 20_000 + "Code",
    "stops": "A." * 20_000,
    "articles": "Article 1 of the Harbour Code, " * 5_000,
    "list of articles": "Articles " + "1, " * 20_000,
    "urls": "Mr Omarov https://lake.example/A " * 5_000,
    "people": "lawyer Nurlan Omarov, " * 8_000,
    "possessives": "Aa’s " * 20_000,
    "heads": "Committee of the " * 10_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_time_does_not_grow_faster_than_the_text(text: str) -> None:
    def measure(body: str) -> float:
        chronicle = parse(write(f"Then {body}"))
        began = process_time()
        find_names(chronicle)
        return process_time() - began

    measure(text[: len(text) // 8])
    assert measure(text) < 40 * max(measure(text[: len(text) // 8]), 0.02), "eight times the text"


def test_the_forms_of_a_name_are_marked_where_they_stand() -> None:
    body = "Lawyer Amir Kasenov left. Mr Kassenov wrote to kasenov.example under Article 12 of the Harbour Code."
    index = SearchIndex(parse(write(body)))
    index.find_named = NamedEntries(index.library).find
    (hit,) = index.search("who:kasenov law:12")
    marked = [hit.entry.body[match.start : match.end] for match in hit.matches if match.field == "body"]
    assert marked == ["Amir Kasenov", "Mr Kassenov", "Article 12"]
