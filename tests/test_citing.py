"""Citations: what they name, what they do not invent, and that each format is read by those who know it."""

from __future__ import annotations

import json
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import Chronicle, parse
from digest_tui.sharing.citing import (
    Citation,
    escape_latex,
    escape_markdown,
    format_bibtex,
    format_chicago,
    format_csl,
    format_markdown,
    format_plain,
    make_citation,
    make_key,
)
from export_readers import cite, read_bibtex, read_latex, read_markdown

TODAY = date(2026, 11, 22)
TEXT = """\
MAR. 1, 2031 — LAKETON — The ferry “Ұлт” stands still [1], twice [2], see https://d.org/?fbclid=1&e=2.
MAR. 2, 2031 — Nothing [3] is said [4].
FEB. 30, 2031 — PORT — No such day [5].
[1] https://a.org/100%25_b?c=~d&utm_source=e#f
[2] Harbour office {Ұ} 50% & more_, https://b.org/?g=1&h=%D2%B1
[4]
[5] Interview, 3 March
"""


def make(number: int = 1, text: str = TEXT, name: str = "march_{1}.txt", link: int | None = None) -> Citation:
    chronicle = parse(text, name)
    entry = chronicle.entries[number - 1]
    return make_citation(chronicle, entry, TODAY, None if link is None else entry.links[link])


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def strip_tags(html: str) -> str:
    parser = _Text()
    parser.feed(html)
    return parser.text


def test_plain_names_all_that_is_known_and_no_more() -> None:
    assert format_plain(make()) == (
        "march_{1}.txt, entry 1, MAR. 1, 2031 — LAKETON: [1] https://a.org/100%25_b?c=~d#f; "
        "[2] Harbour office {Ұ} 50% & more_, https://b.org/?g=1&h=%D2%B1; https://d.org/?e=2 "
        "(cited 22 November 2026)"
    )


def test_what_is_missing_is_said() -> None:
    assert format_plain(make(2)) == (
        "march_{1}.txt, entry 2, MAR. 2, 2031: [3] no source is given in this document; "
        "[4] the footnote is empty (cited 22 November 2026)"
    )


def test_the_link_at_hand_is_the_only_source() -> None:
    assert format_plain(make(link=1)).endswith("TON: [2] https://b.org/?g=1&h=%D2%B1 (cited 22 November 2026)")
    assert format_plain(make(link=2)).endswith("TON: https://d.org/?e=2 (cited 22 November 2026)")


def test_a_text_without_dates_and_a_source_without_a_name() -> None:
    assert format_plain(make(1, "A paragraph [1].\n\n[1] https://a.b/\n", "-")) == (
        "standard input, entry 1: [1] https://a.b/ (cited 22 November 2026)"
    )


def test_chicago_has_the_day_before_the_url() -> None:
    assert format_chicago(make(3)) == (
        "march_{1}.txt, no. 3, FEB. 30, 2031 — PORT, cited November 22, 2026, [5] Interview, 3 March."
    )


def test_markdown_s_footnote_is_found_and_says_it_all() -> None:
    html, footnotes = read_markdown("The claim." + format_markdown(make()))
    assert [*footnotes["list"]] == [0]
    assert footnotes["list"][0]["label"] == "march-1-1"
    text = strip_tags(html)
    assert "march_{1}.txt, entry 1, MAR. 1, 2031 — LAKETON: [1] https://a.org/100%25_b?c=~d#f; [2] Harbour" in text
    assert '<a href="https://b.org/?g=1&amp;h=%D2%B1">' in html


def test_bibtex_is_read_by_bibtex() -> None:
    (entry,) = read_bibtex(format_bibtex(make())).values()
    assert entry["url"] == "https://a.org/100%25_b?c=~d#f"
    assert (entry["year"], entry["month"]) == ("2031", "March")
    assert (
        read_latex(entry["title"][1:-1])
        == "MAR. 1, 2031 — LAKETON: The ferry “Ұлт” stands still, twice, see https://d.org/?fbclid=1&e=2."
    )
    assert read_latex(entry["howpublished"]) == "march_{1}.txt, entry 1"
    assert r"[1]; [2] Harbour office \textbraceleft{}Ұ\textbraceright{} 50\% \& more\_, \url{https://b" in entry["note"]
    assert entry["note"].endswith("; cited 22 November 2026")
    assert {"author", "urldate"}.isdisjoint(entry)


def test_a_year_before_christ_has_four_figures() -> None:
    (entry,) = read_bibtex(format_bibtex(make(text="44 BC: A war.\n\n43 BC: Peace.\n"))).values()
    assert entry["year"] == "-0043"


def test_a_day_no_calendar_has_gives_no_year() -> None:
    (entry,) = read_bibtex(format_bibtex(make(3))).values()
    assert {"year", "month", "url"}.isdisjoint(entry)
    (item,) = json.loads(format_csl(make(3)))
    assert "issued" not in item


def test_csl_is_read_by_a_processor() -> None:
    items = json.loads(format_csl(make()))
    assert items == [
        {
            "id": "march-1-1",
            "type": "entry",
            "title": "MAR. 1, 2031 — LAKETON: The ferry “Ұлт” stands still, twice, see https://d.org/?fbclid=1&e=2.",
            "container-title": "march_{1}.txt",
            "number": "1",
            "note": "[1]; [2] Harbour office {Ұ} 50% & more_, https://b.org/?g=1&h=%D2%B1; "
            "https://d.org/?e=2; cited 22 November 2026",
            "issued": {"date-parts": [[2031, 3, 1]]},
            "URL": "https://a.org/100%25_b?c=~d#f",
        }
    ]
    (line,) = cite(items)
    assert "https://a.org/100%25_b?c=~d#f" in line
    assert "2031" in line


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A paragraph [1], and more.\n\n[1] https://a.b/\n", "A paragraph, and more."),
        ("JAN. 1, 2031 — PORT ELM — [1]\n[1] https://a.b/\n", "JAN. 1, 2031 — PORT ELM"),
        ("JAN. 1, 2031 — PORT ELM — " + "word " * 30, "JAN. 1, 2031 — PORT ELM: " + "word " * 15 + "word…"),
        ("2031\n\n- The ferry stops.\n\n2032\n\n- It goes.\n", "2031: The ferry stops."),
        ("JAN. 1, 2031 — PORT ELM — " + "x" * 100, "JAN. 1, 2031 — PORT ELM: " + "x" * 80 + "…"),
    ],
)
def test_a_title_is_the_dateline_and_the_first_words(text: str, title: str) -> None:
    assert make(1, text).title == title


def test_an_address_without_a_scheme_is_cited_with_one() -> None:
    citation = make(1, "JAN. 1, 2031 — A — Words [1]\n[1] t.me/news/1\n")
    (entry,) = read_bibtex(format_bibtex(citation)).values()
    (item,) = json.loads(format_csl(citation))
    assert entry["url"] == item["URL"] == "http://t.me/news/1"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("january.txt", "january-1"),
        ("Январь 2025.md", "yanvar-2025-1"),
        ("../a_b/C&d.e.f", "c-d-1"),
        ("-", "standard-input-1"),
    ],
)
def test_keys_are_latin(name: str, key: str) -> None:
    assert make_key(make(name=name)) == key


def test_every_entry_of_the_real_chronicle_in_every_format(real: Chronicle) -> None:
    citations = [make_citation(real, entry, TODAY) for entry in real.entries]
    entries = read_bibtex("\n".join(map(format_bibtex, citations)))
    assert len(entries) == 108
    assert sum("url" in entry for entry in entries.values()) == 98
    items = [json.loads(format_csl(citation))[0] for citation in citations]
    assert len(cite(items)) == 108
    for citation in citations:
        _, footnotes = read_markdown(format_markdown(citation))
        assert len(footnotes["list"]) == 1


# Whatever a document holds

PRINTABLE = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=30).map(
    lambda text: " ".join(text.split())
)
SIGNS = st.text("ab1.)-+=#*_[]{}()<>|~&$^`\\%\"'!:@/ ұ—", max_size=30).map(lambda text: " ".join(text.split()))


@given(PRINTABLE | SIGNS)
def test_any_text_survives_markdown(text: str) -> None:
    html, _ = read_markdown(escape_markdown(text))
    assert strip_tags(html).strip("\n") == text


@given(PRINTABLE | SIGNS)
def test_any_text_survives_bibtex_and_latex(text: str) -> None:
    (entry,) = read_bibtex(f"@misc{{key,\n  note = {{{escape_latex(text)}}},\n}}").values()
    assert read_latex(entry["note"]) == text


@given(SIGNS, SIGNS)
def test_any_document_gives_valid_citations(name: str, note: str) -> None:
    citation = make(1, f"MAR. 1, 2031 — LAKETON — So [1].\n[1] {note} https://a.b/{note}\n", name + ".txt")
    assert len(read_bibtex(format_bibtex(citation))) == 1
    assert len(cite(json.loads(format_csl(citation)))) == 1
    _, footnotes = read_markdown(format_markdown(citation))
    assert len(footnotes["list"]) == 1
