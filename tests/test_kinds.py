"""Small documents of many kinds read as their page says; they stand in the folder `documents/kinds` of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

import digest_tui

DATES = {
    "bullet-that-is-a-stop.txt": "2031-09-03 2031-09-09 2031-09-10 2031-10-02",
    "date-and-place-over-a-paragraph.txt": "2031-05-28 2031-05-24 2031-05-21 2031-05-17 2031-05-12",
    "date-below-its-text.txt": "2031-01-14 2031-01-14 2031-01-13 2031-01-12",
    "date-that-ends-a-paragraph.txt": "2031-01-03 2031-01-05 2031-01-09",
    "day-of-printing-and-feasts.txt": "XXXX-01-01 XXXX-01-02 XXXX-03-08 XXXX-03-22 XXXX-05-01 XXXX-05-09 XXXX-07-06 "
    "XXXX-12-16 XXXX-05-07",
    "days-left-open-in-words.md": "1996-07-25 1996-08-11 1996-08 1997 1997-09-01",
    "early-and-open-years.txt": "-0860 -0298/-0199 -0119/-0062 0337 0527/0565 0650 0681 0726/0842 0904 0976",
    "example-in-a-fence.md": "",
    "head-of-a-file.txt": "2031-09-11 2031-09-18 2031-10-14",
    "names-behind-a-date.md": "2031-04-14 2031-04-12 2031-04-11",
    "notes-in-the-midst-of-a-release.md": "2031-03-05 2030-05-05",
    "numbered-items-with-days.txt": "2031-07-03 2031-08-05 2031-09-09",
    "numbers-of-sections-before-dates.txt": "2000-07 2000-10 2001-03",
    "round-marker-without-note.txt": "0710 0712 0715 0718",
    "running-heads.txt": "",
    "state-text-day-and-hour-below.txt": "XXXX-03-13 XXXX-03-13 XXXX-03-13 XXXX-03-13",
    "superscripts-of-a-pdf.txt": "2031-01-02 2031-01-03",
    "title-and-date-in-underscores.md": "2031-03-15 2029-02-13 2031-06-11",
    "title-date-paragraph.txt": "2031-01-03 2031-01-05 2031-01-08",
    "words-before-a-date.txt": "2031-01-26 2031-01-24 2031-01-22",
    "years-in-several-sections.md": "2031-05-03 2029 2020 2003 2030 2022 2010 2031 2024 2005",
}


@pytest.mark.parametrize(("name", "dates"), DATES.items(), ids=DATES)
def test_a_document_has_the_dates_that_its_page_names(corpus: Path, name: str, dates: str) -> None:
    chronicle = digest_tui.load(_find(corpus, name))
    assert [str(entry.date) for entry in chronicle if entry.date] == dates.split()


def test_places_stand_beside_a_date_or_behind_a_bar(corpus: Path) -> None:
    beside = digest_tui.load(_find(corpus, "date-and-place-over-a-paragraph.txt"))
    assert [entry.place for entry in beside] == [
        "Seestadt (NRW)",
        "Bad Nirgend (Bayern)",
        "Ort",
        "Altdorf (Hessen)",
        "Seestadt (NRW)",
    ]
    behind = digest_tui.load(_find(corpus, "words-before-a-date.txt"))
    assert [entry.place for entry in behind] == ["Stadt Seestadt", "Stadt Seestadt", "Stadt Altdorf"]
    names = digest_tui.load(_find(corpus, "names-behind-a-date.md"))
    assert [entry.place for entry in names] == [None, "Greytown", None]


def test_a_round_marker_dangles_among_those_that_count_on(corpus: Path) -> None:
    chronicle = digest_tui.load(_find(corpus, "round-marker-without-note.txt"))
    assert [reference.label for reference in chronicle.references if reference.state == "dangling"] == ["3"]


def test_a_year_in_a_title_is_no_reference(corpus: Path) -> None:
    chronicle = digest_tui.load(_find(corpus, "year-in-brackets-in-a-title.txt"))
    assert "1823" not in {reference.label for reference in chronicle.references}


def test_superscripts_of_a_pdf_cite_its_notes(corpus: Path) -> None:
    chronicle = digest_tui.load(_find(corpus, "superscripts-of-a-pdf.txt"))
    assert [[reference.label for reference in entry.references] for entry in chronicle] == [["36", "37"], ["38"]]
    assert all(note.urls for note in chronicle.footnotes)


def _find(corpus: Path, name: str) -> Path:
    path = corpus / "documents" / "kinds" / name
    if not path.is_file():
        pytest.skip(f"{name} is not in {path.parent}")
    return path
