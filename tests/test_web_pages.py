"""From the HTML of a page to the text that is read: nothing lost, nothing invented, and no page does harm."""

from __future__ import annotations

import io
import os
import re
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_files import FOLDER
from digest_tui import UnreadableDocument, load, parse
from digest_tui.chronicle.files.decoding import decode
from digest_tui.chronicle.files.folders import find_documents
from digest_tui.chronicle.files.loading import load_head
from digest_tui.chronicle.web_pages import opening
from digest_tui.chronicle.web_pages.times import write_time

pytest.importorskip("selectolax", reason="the extra digest-tui[html] is not installed")

from digest_tui.chronicle.web_pages.making import make_text

PAGES = FOLDER.parent / "web_pages"
HEAD = "<!DOCTYPE html><title>Laketon</title>"
READINGS = {
    "anchors_by_name": [],
    "blog_with_word_notes": [("2031-03-01", "1"), ("2031-03-02", "2")],
    "definitions": [("2031-03-05", ""), ("2031-03-06", "")],
    "digest_with_own_numbers": [("2031-03-01", "1"), ("2031-03-02", "2")],
    "encyclopedia": [("2031-03-05", "1 2"), ("2031-03-06", "1 note-1")],
    "hostile": [],
    "layout_tables": [("2031-03-05", ""), ("2031-03-06", "")],
    "mail_in_pre": [("2031-03-01", "1"), ("2031-03-02", "2")],
    "nested_lists": [("2031-03-05", ""), ("2031-03-06", "")],
    "pandoc": [("2031-03-05", "1"), ("2031-03-06", "2")],
    "russian_in_windows_1251": [("2031-03-05", ""), ("2031-03-06", "")],
    "status": [("2031-01-14", ""), ("2031-01-14", ""), ("2031-01-12", "")],
    "table": [("2031-03-05", ""), ("2031-03-05", ""), ("2031-03-06", "")],
    "two_lists_of_notes": [("2031-03-05", "1"), ("2031-02-05", "1-b-1")],
}
"""Of each page the dates of its entries and the labels of their references, each of which is found."""


def make(body: str, head: str = "") -> str:
    """The text made of the body of a page, without its title."""
    return make_text(f"{HEAD}{head}<body>{body}").text.removeprefix("# Laketon\n\n").removesuffix("\n")


def refuse(html: str) -> str:
    with pytest.raises(UnreadableDocument) as caught:
        decode(html.encode(), "page.html")
    return caught.value.reason


# Whole pages


@pytest.mark.parametrize("name", READINGS)
def test_the_text_made_of_a_page(name: str) -> None:
    decoded = decode((PAGES / f"{name}.html").read_bytes(), name)
    assert decoded.text == (PAGES / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", READINGS)
def test_a_page_is_read_with_its_dates_and_sources(name: str) -> None:
    chronicle = parse((PAGES / f"{name}.txt").read_text("utf-8"))
    entries = chronicle.entries if chronicle.is_dated else ()
    labels = [(str(entry.date), " ".join(one.label for one in entry.references)) for entry in entries]
    assert labels == READINGS[name]
    assert all(reference.footnote for reference in chronicle.references)


def test_every_page_of_the_folder_is_tried() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(READINGS)


def test_a_notice_says_that_the_text_was_made_and_what_it_lacks() -> None:
    page = f"{HEAD}<nav>Home</nav><script>x</script><p>5 March 2031: The ferry.</p><img src=x>"
    chronicle = load(io.BytesIO(page.encode()))
    assert chronicle.text == "# Laketon\n\n5 March 2031: The ferry.\n"
    assert chronicle.notices == (
        "text made of a web page, with lines of its own; left out: navigation, scripts, pictures",
    )


def test_the_main_part_stands_for_the_page_unless_it_is_small_or_its_notes_stand_elsewhere() -> None:
    around, words = "<p>Around.</p>", "Words of the main part. " * 9
    assert make(f"{around}<main><p>{words}</p></main>") == words.strip()
    assert make(f"{around}<main><p>Few.</p></main>") == "Around.\n\nFew."
    note = "<sup><a href='#n'>1</a></sup></main><p id=n>A note.</p>"
    assert make(f"{around}<main><p>{words}{note}").startswith("Around.")


def test_a_folder_has_its_pages_and_a_page_has_no_head(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"{HEAD}<p>5 March 2031: The ferry.</p>{' ' * (1 << 20)}\n")
    assert find_documents(tmp_path) == ([str(path)], {})
    assert load_head(path) is None


# Elements


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One\n  line</p><p>Two<br>lines</p><p>A<br><br>B", "One line\n\nTwo\nlines\n\nA\n\nB"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<h2>  March <small>2031</small></h2>", "## March 2031"),
        ("<ul><li>a<ul><li>b</ul><li><p>c<p>d</ul>", "- a\n    - b\n- c\n\n  d"),
        ("<ol start=3><li>a<li>b</ol><ol><li>c</ol>", "3. a\n4. b\n\n1. c"),
        ("<ol><li>a<li value=7>b<li>c</ol>", "1. a\n7. b\n8. c"),
        ("<ol type=a><li>one<li>two<li value=27>three</ol>", "a. one\nb. two\naa. three"),
        (
            "<ol type=A start=3><li>one<ol type=i><li>two<li>three</ol><li>four</ol>",
            "C. one\n    i. two\n    ii. three\nD. four",
        ),
        ("<ol type=I start=1994><li>one</ol><ol type=a start=0><li>two</ol>", "MCMXCIV. one\n\n0. two"),
        ("<ol reversed><li>a<li>b</ol><ol reversed start=9><li>c<li>d</ol>", "2. a\n1. b\n\n9. c\n8. d"),
        ("<ul><li></ul><p>x", "x"),
        ("m<sup>2</sup>, 1<sup>st</sup>, H<sub>2</sub>O", "m², 1st, H₂O"),
        ("<q>so</q> <s>old</s> <del>gone</del> <b>bold</b>", "“so” ~~old~~ ~~gone~~ bold"),
        ("a&nbsp;b &lt;c&gt; &amp;amp; [1]", "a\u00a0b <c> &amp; [1]"),
        ("<p># no heading<p>| no | row |", "# no heading\n\n| no | row |"),
        ("<table><tr><td>5 March<td>a<tr><td>6 March<td>b</table>", "| 5 March | a |\n| 6 March | b |"),
        ("<table><tr><td>alone<tr><td>too</table>", "alone\n\ntoo"),
        ("<table><tr><td colspan=2>a<td>b<tr><td rowspan=0>c<td>d<td>e</table>", "| a |  | b |\n| c | d | e |"),
        ("<table role=presentation><tr><td>a<td>b</table>", "a\n\nb"),
        ("<p hidden>a<p style='x:1; DISPLAY : none'>b<p aria-hidden=true>c", "c"),
    ],
)
def test_elements(body: str, text: str) -> None:
    assert make(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<a href='https://example.org/a'>words</a>", "[words](https://example.org/a)"),
        ("<a href='https://example.org/a'>https://example.org/a</a>", "https://example.org/a"),
        ("<a href='http://example.org/a'>example.org/a</a>", "http://example.org/a"),
        ("<a href='https://example.org/a_(b)'>x</a>", "[x](https://example.org/a_(b))"),
        ("<a href='https://example.org/a)b'>x</a>", "[x](https://example.org/a%29b)"),
        ("<a href=' https://example.org/a\nb c\"d '>x</a>", "[x](https://example.org/ab%20c%22d)"),
        ("<a href='https://example.org/a'>[x]</a>", "[x] (https://example.org/a)"),
        ("<a href='https://example.org/a'><img alt='The ferry'></a>", "[The ferry](https://example.org/a)"),
        ("<a href='https://example.org/a'><img></a>", "https://example.org/a"),
        ("<a href='https://example.org/a'></a>x", "x"),
        ("<a href='https://example.org/a'><h3>Head</h3><p>Text</p></a>", "### Head\n\nText\n\nhttps://example.org/a"),
        ("<a href='#below'>below</a> <a href='javascript:x()'>go</a> <a name=y>y</a>", "below go y"),
        ("<a href='mailto:a@example.org'>a@example.org</a>", "mailto:a@example.org"),
    ],
)
def test_links(body: str, text: str) -> None:
    assert make(body) == text


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("", "../a"),
        ("<base href='https://example.org/x/y/'>", "https://example.org/x/a"),
        ("<link rel=canonical href='https://example.org/x/y/'>", "https://example.org/x/a"),
        ("<meta property='og:url' content='https://example.org/x/y/'>", "https://example.org/x/a"),
        ("<base href='/z/'><link rel=canonical href='https://example.org/x/y/'>", "https://example.org/a"),
        ("<base href='/z/'>", "../a"),
        ("<link rel=canonical href='javascript:x'>", "../a"),
        ("<link rel=canonical href='https://[example.org/'>", "../a"),
    ],
)
def test_a_link_is_completed_only_where_the_page_says_its_address(head: str, url: str) -> None:
    assert make("<a href='../a'>x</a>", head) == f"[x]({url})"


@pytest.mark.parametrize(
    ("datetime", "shown", "written"),
    [
        ("2031-01-14T18:02:00Z", "Jan 14, 18:02 UTC", "2031-01-14 18:02 UTC"),
        ("2031-01-14", "two days ago", "2031-01-14"),
        ("2031-01-14", "", "2031-01-14"),
        ("2031-01-14 18:02", "14 января 2031", "14 января 2031"),
        ("2031-01-14T23:30Z", "Jan 15, 01:30", "Jan 15, 01:30"),
        ("2031-03", "March", "2031-03"),
        ("18:02", "in the evening", "in the evening"),
        ("PT5M", "five minutes", "five minutes"),
    ],
)
def test_a_time_that_shows_no_year_is_written_with_the_date_behind_it(datetime: str, shown: str, written: str) -> None:
    assert write_time(datetime, shown) == written
    assert make(f"At <time datetime='{datetime}'>{shown}</time>.") == f"At {written}."


# Footnotes


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a<sup><a href=#n>1</a></sup><p id=n>Note", "a[^1]\n\n[^1]: Note"),
        ("a<a href=#n>[n 3]</a><p id=n>Note", "a[^n-3]\n\n[^n-3]: Note"),
        ("a<a href=#n class=footnote-ref>*</a><div id=n><p>One<p>Two</div>", "a[^*]\n\n[^*]: One Two"),
        ("a<a href=#n id=r><sup>1</sup></a><p><a href=#r id=n>1</a>. Note", "a[^1]\n\n[^1]: Note"),
        ("a<sup><a href=#n>2</a></sup><p id=n>2.5 million", "a[^2]\n\n[^2]: 2.5 million"),
        ("a<sup><a href=#n>2</a></sup><p id=n>2:30 p.m.", "a[^2]\n\n[^2]: 2:30 p.m."),
        ("a<sup><a href=#n>1</a></sup><table><tr><td id=n>Note<td>b</table>", "a[^1]\n\n[^1]: Note\n\nb"),
    ],
)
def test_footnotes(body: str, text: str) -> None:
    assert make(body) == text


@pytest.mark.parametrize(
    "body",
    [
        "<p id=n>Note<p>a <sup><a href=#n>1</a></sup>",
        "a <sup><a href=#n>1</a></sup>",
        "a <a href=#n>1</a><p id=n>Page 1",
        "a <sup><a href=#n>1</a></sup><h2 id=n>Part</h2>",
        "a <sup><a href=#n>1</a></sup><section id=n><h2>Part</h2></section>",
        "a <sup><a href=#n>more words</a></sup><p id=n>Note",
    ],
    ids=["a link up", "nowhere", "a link to a page", "a heading", "a part", "words"],
)
def test_what_is_no_reference(body: str) -> None:
    assert "[^" not in make(body)


@given(st.lists(st.text("abc [1]*#|\n<&", max_size=9), max_size=8))
def test_no_word_of_a_paragraph_is_lost_or_moved(texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;") for text in texts]
    assert make("".join(f"<p>{text}</p>" for text in escaped)).split() == " ".join(texts).split()


TAGS = [
    "<p>",
    "</p>",
    "<a href=#n>",
    "</a>",
    "<sup>",
    "1",
    "<ol>",
    "<li id=n>",
    "<table>",
    "<tr>",
    "<td>",
    "<pre>",
    "<h1>",
]


@given(st.lists(st.sampled_from([*TAGS, "<br>", "x"])))
def test_any_tags_make_a_text(tags: list[str]) -> None:
    text = make_text(HEAD + "".join(tags)).text
    assert text.count("x") == tags.count("x")


# Encodings

RUSSIAN = "<p>5 марта 2031 года. Паром стоит.</p>"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1251", "cp1251"),
        ("koi8-r", "koi8-r"),
        ("windows-1251", "utf-8"),
        ("utf-8", "utf-8"),
        ("x-none", "utf-8"),
    ],
)
def test_what_a_page_declares_is_believed_unless_it_is_utf_8(declared: str, codec: str) -> None:
    for meta in (
        f'<meta charset="{declared}">',
        f"<meta http-equiv=Content-Type content='text/html; charset={declared}'>",
    ):
        decoded = decode(f"<!doctype html>{meta}{RUSSIAN}".encode(codec), "x")
        assert decoded.text == "5 марта 2031 года. Паром стоит.\n"
        assert len(decoded.notices) == 1


def test_latin_1_means_what_browsers_read_and_encoding_overrides_what_is_declared() -> None:
    page = "<!doctype html><meta charset=iso-8859-1><p>“5 €”"
    assert decode(page.encode("cp1252"), "x").text == "“5 €”\n"
    wrong = f"<!doctype html><meta charset=iso-8859-1>{RUSSIAN}".encode("cp1251")
    assert decode(wrong, "x", "cp1251").text == "5 марта 2031 года. Паром стоит.\n"


# Hostile pages


def test_a_page_runs_nothing_and_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse_socket(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse_socket)
    text = make_text((PAGES / "hostile.html").read_text("utf-8")).text
    assert not re.search("evil|written|hidden|drawn|kept back|spy", text)


def test_controls_of_a_page_are_signs() -> None:
    assert load(io.BytesIO(f"{HEAD}<p>&#27;[31m a &#x202e;b".encode())).text == "# Laketon\n\n␛[31m a \ufffdb\n"


@pytest.mark.parametrize(
    "body",
    [
        "<ul><li>x" * 1000,
        "<table><tr><td>x<td>" * 500,
        "<b>x<p>" * 500,
        "<a href=x><table><td>x" * 500,
        "<div>" * 1000 + "x" * 999,
    ],
    ids=["lists", "tables", "bold", "links", "boxes"],
)
def test_deep_pages_are_whole(body: str) -> None:
    assert make(body).count("x") >= body.count("x") - body.count("href=x")


def test_a_cell_that_claims_a_million_places_takes_few() -> None:
    body = "<table>" + "<tr><td rowspan=999999 colspan=999999>a<td>b" + "<tr><td>c<td>d" * 50 + "</table>"
    assert len(make(body)) < 40_000


def test_a_page_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SECONDS_FOR_A_PAGE", 1)
    assert refuse(HEAD + "<div>" * 100_000) == "a web page that takes too long to read, or too much memory"


def test_a_page_that_is_too_large_or_breaks_the_process_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    assert refuse(f"{HEAD}<p>x") == "a web page that cannot be read"
    monkeypatch.setattr(opening, "LARGEST_PAGE", 1 << 20)
    assert refuse(HEAD + " " * (1 << 20)) == "a web page larger than 1 MB"


def test_what_stands_in_the_folder_at_hand_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "selectolax.py").write_text("open('ran', 'w')")
    monkeypatch.chdir(tmp_path)
    assert decode(f"{HEAD}<p>x".encode(), "x").text == "# Laketon\n\nx\n"
    assert os.listdir(tmp_path) == ["selectolax.py"]
