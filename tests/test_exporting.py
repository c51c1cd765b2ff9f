"""Exports, read back by those who know each format."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import Chronicle, load, parse
from digest_tui.chronicle.library import Library
from digest_tui.memory.notes import clean_words
from digest_tui.names.asking import TOO_LONG
from digest_tui.sharing.exporting import naming
from digest_tui.sharing.exporting.as_csv import COLUMNS, make_harmless
from digest_tui.sharing.exporting.documents import ExportDocument, add_notes, choose_entries, clean_entry, split_body
from digest_tui.sharing.exporting.formats import FORMATS, explain_doubts, explain_names, write_to_file, write_to_stream
from digest_tui.sharing.exporting.words import NO_SUM
from export_readers import cite, read_bibtex, read_markdown

TODAY = date(2026, 11, 22)
SUM = "ab" * 32
TEXT = """\
MAR. 1, 2031 — LAKETON — One [36], two [7], and https://d.org/?fbclid=1&e=2 once more [36].
MAR. 2, 2031 — <script>alert(1)</script> & _so_ *on* [33] [9] [x](https://e.org/).
MAR. 3, 2031 — PORT — =cmd|' /C calc'!A0 [7].
[36] https://a.org/?b=1&igsh=2
[7] Harbour <b>office</b> & “Ұлт”, https://c.org/#:~:text=x
[9]
[8] https://unused.org/
"""
CHRONICLE = parse(TEXT, "/texts/of-anna/march.txt")
TEXT_FORMATS = [name for name in FORMATS if name != "sqlite"]
WORDED_FORMATS = [form for form in TEXT_FORMATS if form != "links"]
"""Those that say more than links."""


def take(*chronicles: Chronicle, is_as_written: bool = False) -> list[ExportDocument]:
    return [ExportDocument(chronicle, range(len(chronicle.entries)), SUM, is_as_written) for chronicle in chronicles]


def write(form: str, parts: Sequence[ExportDocument]) -> str:
    file = io.StringIO(newline="")
    write_to_stream(form, parts, TODAY, file)
    return file.getvalue()


def open_database(parts: Sequence[ExportDocument], folder: Path) -> sqlite3.Connection:
    path = folder / "x.db"
    write_to_file("sqlite", parts, TODAY, path)
    return sqlite3.connect(path)


# What holds for every format


@pytest.mark.parametrize("form", WORDED_FORMATS)
def test_links_are_clean_everywhere_and_no_folder_is_told(form: str) -> None:
    text = write(form, take(CHRONICLE))
    assert "igsh" not in text
    assert "fbclid" not in text
    assert "of-anna" not in text
    assert "march.txt" in text


@pytest.mark.parametrize("form", ["md", "html", "csv", "json"])
def test_links_stay_as_written_where_that_is_asked_for(form: str) -> None:
    text = write(form, take(CHRONICLE, is_as_written=True)).replace("&amp;", "&")
    assert "https://a.org/?b=1&igsh=2" in text
    assert "https://d.org/?fbclid=1&e=2" in text


def test_links_alone_are_clean_and_stand_once_each_on_a_line_of_their_own() -> None:
    text = write("links", take(CHRONICLE))
    assert text.splitlines() == [
        "https://a.org/?b=1",
        "https://c.org/#:~:text=x",
        "https://d.org/?e=2",
        "https://e.org/",
    ]


@pytest.mark.parametrize("form", WORDED_FORMATS)
def test_an_entry_whose_source_is_missing_says_so(form: str) -> None:
    text = write(form, choose_entries([(CHRONICLE, 1)]))
    assert re.search(r"33.{0,12}no source|dangling|,33,", text.replace("\\", ""))


@pytest.mark.parametrize("form", TEXT_FORMATS)
def test_nothing_to_export_is_valid_too(form: str) -> None:
    text = write(form, take(parse("[1] https://a.b/\n")))
    if form in ("json", "csl"):
        json.loads(text)
    assert "None" not in text


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_document_gives_the_same_file(form: str, tmp_path: Path) -> None:
    paths = (tmp_path / "one", tmp_path / "two")
    for path in paths:
        write_to_file(form, take(CHRONICLE), TODAY, path)
    assert paths[0].read_bytes() == paths[1].read_bytes()


# Names

NAMED = parse(
    "MAR. 1, 2031 — LAKETON — Lawyer Nurlan Omarov spoke to the Harbour Committee.\n"
    "MAR. 2, 2031 — LAKETON — Ice.\n"
    "MAR. 3, 2031 — LAKETON — Mr Omarov cited Article 12 of the Harbour Code.\n",
    "march.txt",
)


def test_markdown_and_html_end_with_an_index_of_names_that_links_their_entries() -> None:
    markdown, _ = read_markdown(write("md", take(NAMED)))
    page = write("html", take(NAMED))
    for text in (markdown, page):
        index = text[text.index(">Names</h1>") :]
        assert re.findall(r"<h2>(.*)</h2>", index) == ["People", "Organisations", "Laws"]
        assert re.findall(r"<li>(.*?) <a", index) == ["Nurlan Omarov", "Harbour Committee", "Harbour Code 12"]
        targets = re.findall(r'href="#(.*?)"', index)
        assert targets == ["d1e1", "d1e3", "d1e1", "d1e3"]
        assert all(f'id="{target}"' in text for target in targets)
    assert 'id="d1e2"' not in markdown, "only what is linked has an anchor in Markdown"


def test_the_index_of_several_documents_says_in_which_a_name_stands() -> None:
    other = parse("MAR. 4, 2031 — FERRY — Lawyer Nurlan Omarov left.\n", "april.txt")
    page = write("html", take(NAMED, other))
    assert '<a href="#d1e3">march.txt 3</a> · <a href="#d2e1">april.txt 1</a>' in page


def test_a_selection_has_the_names_of_its_entries_alone() -> None:
    page = write("html", choose_entries([(NAMED, 2)]))
    assert "Harbour Committee" not in page
    assert '<li>Nurlan Omarov <a href="#d1e3">3</a></li>' in page


def test_every_format_for_programs_has_names(tmp_path: Path) -> None:
    names = ["Nurlan Omarov", "Harbour Code 12"]
    third = json.loads(write("json", take(NAMED)))["entries"][2]
    assert third["names"] == [{"kind": "person", "name": names[0]}, {"kind": "law", "name": names[1]}]
    assert json.loads(write("csl", take(NAMED)))[2]["keyword"] == ", ".join(names)
    assert read_bibtex(write("bibtex", take(NAMED)))["march-3"]["keywords"] == ", ".join(names)
    rows = [*csv.DictReader(io.StringIO(write("csv", take(NAMED)), newline=""))]
    assert [row["names"].splitlines() for row in rows] == [["Nurlan Omarov", "Harbour Committee"], [], names]
    database = open_database(take(NAMED), tmp_path)
    found = "SELECT name FROM names JOIN entries ON entries.id = names.entry WHERE number = 3"
    assert [name for (name,) in database.execute(found)] == names


def test_a_long_text_is_exported_without_names_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(naming, "LONGEST_NAMED", len(NAMED.text) - 1)
    for form in ("md", "html", "json"):
        text = write(form, take(NAMED))
        assert TOO_LONG in text
        assert "Harbour Code 12" not in text
    assert {form for form in FORMATS if explain_names(form, take(NAMED))} == {*FORMATS} - {"links", "plain", "chicago"}


# Markdown


def test_markdown_resolves_every_reference_and_numbers_anew() -> None:
    text = write("md", take(CHRONICLE))
    html, footnotes = read_markdown(text)
    assert [note["label"] for note in footnotes["list"].values()] == ["1", "2"]
    assert [note["count"] for note in footnotes["list"].values()] == [2, 2]
    assert "[^" not in html
    assert "[36] " in html
    assert 'href="https://a.org/?b=1"' in html
    assert "[33 no source] [9 an empty footnote]" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; _so_ *on*" in html
    assert SUM in html


def test_markdown_of_several_documents_keeps_their_labels_apart() -> None:
    other = parse("MAR. 4, 2031 — FERRY — Another [36].\n[36] https://other.org/\n", "april.txt")
    html, footnotes = read_markdown(write("md", take(CHRONICLE, other)))
    assert len(footnotes["list"]) == 3
    assert re.findall(r"<h1>(.*)</h1>", html) == ["march.txt", "april.txt", "Sources"]
    assert 'href="https://other.org/"' in html


def test_what_stands_behind_a_marker_does_not_swallow_it() -> None:
    text = "MAR. 1, 2031 — PORT — [1](in brackets) and [2]: so [1][2] [1] (far).\n[1] https://a.b/\n[2] https://c.d/\n"
    html, footnotes = read_markdown(write("md", take(parse(text))))
    assert [note["count"] for note in footnotes["list"].values()] == [3, 2]
    assert "(in brackets) and" in html


@given(st.text("ab[1]()*_`:#-+=\\<>&|~!$^. \n", max_size=50))
def test_no_text_breaks_out_of_markdown(text: str) -> None:
    chronicle = parse(f"MAR. 1, 2031 — PORT — {text} [1] {text}\n[1] https://a.b/ {text}\n")
    found = [reference for entry in chronicle.entries for reference in entry.references]
    sources = {
        reference.footnote.start for reference in found if reference.footnote and not reference.footnote.is_empty
    }
    html, footnotes = read_markdown(write("md", take(chronicle)))
    assert len(footnotes.get("list", ())) == len(sources)
    prose = re.sub(r"<strong>\d+</strong>", "", html).partition("<h1>Sources")[0].partition('<hr class="footnotes')[0]
    assert set(re.findall(r"<([a-z0-9]+)", prose)) <= {"h1", "p", "a", "sup"}


def test_markdown_of_the_real_chronicle(real: Chronicle) -> None:
    html, footnotes = read_markdown(write("md", take(real)))
    assert len(footnotes["list"]) == 98
    assert all(note["count"] == 1 for note in footnotes["list"].values())
    assert html.count("no source]") == 10


# HTML


class Page(HTMLParser):
    """What a browser would make of a page: its tags, its links, its names, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.hrefs: list[str] = []
        self.names: list[str] = []
        self.fetched: list[str] = []
        self.text = ""
        self.depth = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        self.depth += tag not in ("meta", "br")
        if tag == "a" and "href" in attributes:
            self.hrefs.append(attributes["href"])
        self.names += [value for name, value in attributes.items() if name == "id"]
        self.fetched += [value for name, value in attributes.items() if name in ("src", "srcset", "data", "action")]

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_escapes_everything_and_fetches_nothing() -> None:
    text = write("html", take(CHRONICLE))
    page = Page(text)
    assert "<script>alert(1)</script> & _so_ *on*" in page.text
    assert {"script", "b", "img", "link", "iframe"}.isdisjoint(page.tags)
    assert page.fetched == []
    assert page.depth == 0
    assert "default-src 'none'" in text
    assert not re.search(r"url\(|@import", text)
    assert "[33 no source]" in page.text
    assert f"SHA-256 {SUM}" in page.text


def test_html_s_links_lead_somewhere_and_names_are_given_once() -> None:
    page = Page(write("html", take(CHRONICLE, parse(TEXT, "april.txt"))))
    inner = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inner <= set(page.names)
    assert len(page.names) == len(set(page.names))
    outer = [href for href in page.hrefs if not href.startswith("#")]
    assert all(href.startswith(("https://", "http://")) for href in outer)
    assert outer.count("https://a.org/?b=1") == 2


def test_html_links_nothing_but_the_web_and_shows_a_host_s_true_name() -> None:
    text = 'MAR. 1, 2031 — PORT — So [1] [2].\n[1] javascript://a.b/%0aalert(1)\n[2] https://аpple.com/"onload=x\n'
    page = Page(write("html", take(parse(text))))
    assert [href for href in page.hrefs if href[0] != "#"] == ["https://аpple.com/"]
    assert "(xn--pple-43d.com)" in page.text


@given(st.text("<>&\"'/=ab[1] \n—", max_size=60))
def test_no_text_breaks_out_of_html(text: str) -> None:
    page = Page(write("html", take(parse(f"MAR. 1, 2031 — PORT — {text}\n[1] {text}\n"))))
    plain = Page(write("html", take(parse("MAR. 1, 2031 — PORT — x\n"))))
    assert set(page.tags) <= {*plain.tags, "a", "ol", "li", "sup", "br", "span"}
    assert page.depth == 0


# CSV


def test_csv_has_a_row_an_entry() -> None:
    rows = list(csv.DictReader(io.StringIO(write("csv", take(CHRONICLE)), newline="")))
    assert [*rows[0]] == [*COLUMNS]
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    first, second, third = rows
    assert first["body"] == "One [36], two [7], and https://d.org/?e=2 once more [36]."
    assert first["labels"] == "36, 7"
    assert first["links"].split() == ["https://a.org/?b=1", "https://c.org/#:~:text=x", "https://d.org/?e=2"]
    assert (first["date"], first["date_as_written"], first["place"]) == ("2031-03-01", "MAR. 1, 2031", "LAKETON")
    assert (second["without_source"], second["empty_notes"]) == ("33", "9")
    assert third["body"] == "'=cmd|' /C calc'!A0 [7]."


@given(st.text("=+-@\t\r\n ＝a1'\"|", max_size=8))
def test_no_cell_is_a_formula(text: str) -> None:
    cell = str(make_harmless(text))
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert cell.removeprefix("'") == text.removeprefix("'") or cell == text
    assert make_harmless(-5) == -5


# JSON


def test_json_is_one_object_with_the_entries_of_list_json() -> None:
    found = json.loads(write("json", take(CHRONICLE)))
    assert found["exported"] == "2026-11-22"
    assert found["documents"] == [
        {"file": "march.txt", "sha256": SUM, "entries": 3, "exported": 3, "links": "clean", "notices": []}
    ]
    first = found["entries"][0]
    assert first["references"][0]["urls"] == ["https://a.org/?b=1"]
    assert [first["body"][place["start"] : place["end"]] for place in first["references"]] == ["[36]", "[7]", "[36]"]
    assert first["links"][0] == {"label": "36", "url": "https://a.org/?b=1", "host": "a.org"}
    assert [place["state"] for place in found["entries"][1]["references"]] == ["dangling", "empty"]


# Notes of the reader

NOTE = "Ask Irina <b> *now*.\n\n1. #followup\n=1+1 [^2] [36]"
NOTED = [one._replace(notes={1: NOTE}) for one in take(CHRONICLE)]


def test_markdown_quotes_the_reader_s_note_apart_from_the_text() -> None:
    html, notes = read_markdown(write("md", NOTED))
    quoted = re.findall("<blockquote>\n(.*?)</blockquote>", html, re.DOTALL)
    words = "Ask Irina &lt;b&gt; *now*.<br />\n<br />\n1. #followup<br />\n=1+1 [^2] [36]"
    assert quoted == [f"<p><strong>Reader’s note:</strong> {words}</p>\n"]
    assert html.index("alert(1)") < html.index("<blockquote>") < html.index("=cmd")
    assert len(notes["list"]) == len(read_markdown(write("md", take(CHRONICLE)))[1]["list"])


def test_html_sets_the_reader_s_note_apart_from_the_text() -> None:
    html = write("html", NOTED)
    found = re.findall("</p>\n<aside>\n(.*?)</aside>\n</article>", html, re.DOTALL)
    words = "Ask Irina &lt;b&gt; *now*.<br>\n<br>\n1. #followup<br>\n=1+1 [^2] [36]"
    assert found == [f'<p class="label">Reader’s note</p>\n<p>{words}</p>\n']
    assert "<aside>" not in write("html", take(CHRONICLE))


@given(st.text("ab[1](^)*_`:#-+=\\<>&|~!$. \n", min_size=1, max_size=50).map(clean_words).filter(bool))
def test_no_note_breaks_out_of_its_place(note: str) -> None:
    noted = [one._replace(notes={1: note}) for one in take(CHRONICLE)]
    html, footnotes = read_markdown(write("md", noted))
    (quoted,) = re.findall("<blockquote>\n(.*?)</blockquote>", html, re.DOTALL)
    assert set(re.findall(r"<([a-z0-9]+)", quoted)) <= {"p", "strong", "br"}
    assert len(footnotes["list"]) == len(read_markdown(write("md", take(CHRONICLE)))[1]["list"])
    page, plain = Page(write("html", noted)), Page(write("html", take(CHRONICLE)))
    assert set(page.tags) == {*plain.tags, "aside"} | ({"br"} if "\n" in note else set())
    assert page.depth == 0


def test_csv_has_the_reader_s_note_and_tags_in_columns_of_their_own() -> None:
    rows = list(csv.DictReader(io.StringIO(write("csv", NOTED), newline="")))
    assert [(row["reader_note"], row["reader_tags"]) for row in rows] == [("", ""), (NOTE, "followup"), ("", "")]
    formula = [one._replace(notes={0: "=1+1"}) for one in take(CHRONICLE)]
    assert next(csv.DictReader(io.StringIO(write("csv", formula), newline="")))["reader_note"] == "'=1+1"


def test_json_has_the_reader_s_note_and_tags_beside_the_entry() -> None:
    entries = json.loads(write("json", NOTED))["entries"]
    assert [entry["reader_note"] for entry in entries] == [None, NOTE, None]
    assert [entry["reader_tags"] for entry in entries] == [[], ["followup"], []]
    assert "Irina" not in entries[1]["body"]


@pytest.mark.parametrize("form", ["bibtex", "csl", "links", "plain", "chicago"])
def test_what_cites_the_source_carries_no_note_of_the_reader(form: str) -> None:
    assert write(form, NOTED) == write(form, take(CHRONICLE))


def test_notes_go_with_their_entries_of_several_documents() -> None:
    other = parse("MAR. 2, 2031 — PORT — Other.\n", "/texts/other.txt")
    library = Library(CHRONICLE, other)
    notes = {library.find_position(other, 0): "Other note", library.find_position(CHRONICLE, 2): "Third"}
    assert [one.notes for one in add_notes(take(CHRONICLE, other), library, notes)] == [{2: "Third"}, {0: "Other note"}]


# BibTeX, CSL


def test_bibtex_and_csl_of_several_documents_have_a_key_each() -> None:
    parts = take(CHRONICLE, parse(TEXT, "elsewhere/march.txt"))
    entries = read_bibtex(write("bibtex", parts))
    assert [*entries] == ["march-1", "march-2", "march-3", "march-1-of-2", "march-2-of-2", "march-3-of-2"]
    items = json.loads(write("csl", parts))
    assert [item["id"] for item in items] == [*entries]
    assert len(cite(items)) == 6


def test_bibtex_and_csl_of_the_real_chronicle(real: Chronicle) -> None:
    entries = read_bibtex(write("bibtex", take(real)))
    items = json.loads(write("csl", take(real)))
    assert len(entries) == len(items) == 108
    assert [entry.get("url") for entry in entries.values()] == [item.get("URL") for item in items]
    assert len(cite(items)) == 108


# SQLite


def test_sqlite_answers_sql_and_full_text(tmp_path: Path) -> None:
    database = open_database(take(CHRONICLE), tmp_path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("SELECT file, sha256 FROM documents").fetchall() == [("march.txt", SUM)]
    assert database.execute("SELECT number, place FROM entries").fetchall() == [(1, "LAKETON"), (2, None), (3, "PORT")]
    states = 'SELECT state, count(*) FROM "references" GROUP BY state ORDER BY state'
    assert database.execute(states).fetchall() == [("dangling", 1), ("empty", 1), ("found", 4)]
    unused = 'SELECT label FROM footnotes WHERE id NOT IN (SELECT footnote FROM "references" WHERE footnote NOT NULL)'
    assert database.execute(unused).fetchall() == [("8",)]
    cited = (
        'SELECT DISTINCT number FROM links JOIN "references" USING (footnote) JOIN entries ON entries.id = '
        '"references".entry WHERE host = ? ORDER BY number'
    )
    assert database.execute(cited, ("c.org",)).fetchall() == [(1,), (3,)]
    assert database.execute("SELECT url FROM links WHERE entry = 1").fetchall() == [("https://d.org/?e=2",)]
    found = "SELECT number FROM entries_fts JOIN entries ON entries.id = entries_fts.rowid WHERE entries_fts MATCH ?"
    assert database.execute(found, ("calc",)).fetchall() == [(3,)]
    assert database.execute(found, ("laketon",)).fetchall() == [(1,)]
    # How Datasette 0.65 looks for the index of a table (`detect_fts_sql`): other quotes it does not see.
    index = """SELECT name FROM sqlite_master WHERE rootpage = 0
        AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="entries"%'"""
    assert database.execute(index).fetchall() == [("entries_fts",)]


def test_sqlite_of_the_real_chronicle(real: Chronicle, tmp_path: Path) -> None:
    database = open_database(take(real), tmp_path)
    counts = [database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in
              ("entries", "references", "footnotes", "links")]  # fmt: skip
    assert counts == [108, 108, 98, 98]
    dangling = """SELECT label FROM "references" WHERE state = 'dangling' ORDER BY id"""
    labels = [label for (label,) in database.execute(dangling)]
    assert labels == ["33", "46", "50", "54", "70", "71", "92", "94", "97", "105"]
    oskemen = "SELECT count(*) FROM entries_fts WHERE entries_fts MATCH 'oskemen'"
    assert database.execute(oskemen).fetchone()[0] >= 2


def test_sqlite_of_a_selection_has_only_its_notes(tmp_path: Path) -> None:
    database = open_database(choose_entries([(CHRONICLE, 2)]), tmp_path)
    assert database.execute("SELECT label FROM footnotes").fetchall() == [("7",)]
    assert database.execute("SELECT sha256 FROM documents").fetchall() == [(None,)]


# Parts


def test_what_is_chosen_stands_in_the_order_of_the_text() -> None:
    other = parse(TEXT, "other.txt")
    parts = choose_entries([(other, 2), (CHRONICLE, 1), (other, 0), (other, 2)])
    assert [(part.chronicle.name, [*part.entry_indexes]) for part in parts] == [
        ("other.txt", [0, 2]),
        ("/texts/of-anna/march.txt", [1]),
    ]
    assert NO_SUM.partition(":")[0] in write("md", parts)


@given(st.text("ab [1]—\nhttps://a.b/?fbclid=1&c ", max_size=60))
def test_the_pieces_of_a_body_are_all_of_it_and_what_is_cleaned_is_found_again(text: str) -> None:
    (entry, *_) = [*parse(f"MAR. 1, 2031 — PORT — x{text}\n[1] https://a.b/?fbclid=2\n").entries]
    assert "".join(piece.text for piece in split_body(entry)) == entry.body
    cleaned = clean_entry(entry)
    assert [cleaned.body[found.start : found.end] for found in cleaned.references] == [
        entry.body[found.start : found.end] for found in entry.references
    ]
    assert all(cleaned.body[link.start : link.end] == link.url for link in cleaned.inline_links)


# The documents of others


def test_every_document_of_the_corpus_is_read_back(corpus: Path, tmp_path: Path) -> None:
    for place, path in enumerate(sorted((corpus / "corpus").iterdir())):
        if path.name == "README.md":
            continue
        chronicle = load(path)
        parts = take(chronicle)
        found = [reference for entry in chronicle.entries for reference in entry.references]
        sources = {reference.footnote.start for reference in found if reference.footnote and reference.state == "found"}
        html, footnotes = read_markdown(write("md", parts))
        assert "[^" not in html, path.name
        assert len(footnotes.get("list", ())) == len(sources), path.name
        page = Page(write("html", parts))
        assert page.depth == 0
        assert {href[1:] for href in page.hrefs if href.startswith("#")} <= set(page.names), path.name
        assert len(read_bibtex(write("bibtex", parts))) == len(chronicle.entries), path.name
        assert len(json.loads(write("csl", parts))) == len(chronicle.entries), path.name
        rows = list(csv.reader(io.StringIO(write("csv", parts), newline="")))
        assert len(rows) == len(chronicle.entries) + 1
        folder = tmp_path / str(place)
        folder.mkdir()
        database = open_database(parts, folder)
        assert database.execute('SELECT count(*) FROM "references"').fetchone() == (len(found),)
        assert database.execute("SELECT count(*) FROM footnotes").fetchone() == (len(chronicle.footnotes),)


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_a_document_whose_text_tells_another_year_than_its_dates_says_so_in_its_exports(form: str) -> None:
    text = "".join(f"MAR. {day}, 2031 — LAKETON — On {day} March 2032 the ferry stopped.\n\n" for day in (1, 2, 3))
    assert "Dates are in doubt: datelines say 2031, text says 2032" in write(form, take(parse(text)))
    assert "in doubt" not in write(form, take(CHRONICLE))


IN_DOUBT = "".join(f"MAR. {day}, 2031 — LAKETON — On {day} March 2032 the ferry stopped.\n\n" for day in (1, 2, 3))
SURE = "MAR. 4, 2030 — PORT — The bell rang.\n"
SENTENCE = "the year is in doubt: datelines say 2031, text says 2032"


@pytest.mark.parametrize("form", ["bibtex", "csl", "plain", "chicago"])
def test_each_citation_says_that_its_year_is_in_doubt_and_no_other_does(form: str) -> None:
    text = write(form, take(parse(IN_DOUBT + SURE)))
    assert text.count(SENTENCE) == 3
    assert SENTENCE not in text[text.index("MAR. 4") :]
    assert "in doubt" not in write(form, take(CHRONICLE))


def test_the_doubt_stands_in_a_note_or_in_brackets_at_the_end() -> None:
    documents = take(parse(IN_DOUBT, "march.txt"))
    day = f"cited {TODAY.day} {TODAY:%B %Y}"
    entry = read_bibtex(write("bibtex", documents))["march-1"]
    assert (entry["year"], entry["note"]) == ("2031", f"{SENTENCE}; {day}")
    item = json.loads(write("csl", documents))[0]
    assert (item["issued"], item["note"]) == ({"date-parts": [[2031, 3, 1]]}, f"{SENTENCE}; {day}")
    assert write("plain", documents).splitlines()[0].endswith(f" ({day}; {SENTENCE})")
    assert write("chicago", documents).splitlines()[0].endswith(f". ({SENTENCE})")


def test_an_export_that_does_not_say_so_at_its_beginning_is_said_to_have_doubtful_years() -> None:
    parts = take(parse(IN_DOUBT, "march.txt"), parse(SURE, "sure.txt"))
    said = {form: [*explain_doubts(form, parts)] for form in FORMATS}
    silent = ("md", "html", "json", "links")
    assert said == {form: [] if form in silent else [f"march.txt: {SENTENCE}"] for form in FORMATS}
