"""The January chronicle, counted (design, section 5): the real one, and the sample that retells it entry by entry."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from digest_tui import Chronicle, Footnote
from digest_tui.chronicle.links.urls import host_of
from digest_tui.chronicle.summary import summarise

DANGLING = [33, 46, 50, 54, 70, 71, 92, 94, 97, 105]


@pytest.fixture(params=["real", "sample"])
def january(request: pytest.FixtureRequest) -> Chronicle:
    chronicle: Chronicle = request.getfixturevalue(request.param)
    return chronicle


def written(chronicle: Chronicle, note: Footnote) -> str:
    return chronicle.text[note.start : note.end]


def numbers_of(chronicle: Chronicle, pattern: str) -> list[int]:
    """The entries whose body holds `pattern`."""
    return [entry.number for entry in chronicle.entries if re.search(pattern, entry.body)]


def test_entries_and_days(january: Chronicle) -> None:
    dates = [str(entry.date) for entry in january.entries]
    days = [day for day in range(1, 32) if day not in (18, 25)]
    assert len(january.entries) == 108
    assert sorted(set(dates)) == [f"2025-01-{day:02d}" for day in days]
    assert dates == sorted(dates)
    assert len(set(january.days)) == len(days) == 29
    assert all(entry.date_as_written == f"JAN. {int(str(entry.date)[-2:])}, 2025" for entry in january.entries)


def test_each_entry_is_a_line(january: Chronicle) -> None:
    assert [january.line_of(entry.start) for entry in january.entries] == list(range(1, 109))
    assert all("\n" not in entry.body for entry in january.entries)


def test_places(january: Chronicle) -> None:
    places = [entry.place for entry in january.entries]
    spellings = {place for place in places if place}
    assert [entry.number for entry in january.entries if entry.place is None] == [31, 33, 46, 71, 76, 105]
    assert len(spellings) == 28
    assert len({place.replace("Ö", "O") for place in spellings}) == 27
    assert (places[86], places[103]) == ("ÖSKEMEN", "OSKEMEN")
    assert {"ALMATY", "ALMATY Region"} <= spellings


def test_references(january: Chronicle) -> None:
    references = list(january.references)
    assert len(references) == 108
    for entry in january.entries:
        (reference,) = entry.references
        assert reference.label == str(entry.number)
        assert entry.body[reference.start : reference.end] == f"[{entry.number}]"
        assert reference.state == ("dangling" if entry.number in DANGLING else "found")
        assert entry.has_source == (entry.number not in DANGLING)


def test_footnotes(january: Chronicle) -> None:
    labels = [int(note.label) for note in january.footnotes]
    assert labels == [number for number in range(1, 109) if number not in DANGLING]
    assert all(note.urls == (note.text,) for note in january.footnotes)
    assert [january.line_of(note.start) for note in january.footnotes] == list(range(109, 207))


def test_no_note_is_unused(january: Chronicle) -> None:
    referred = {reference.label for reference in january.references}
    assert {note.label for note in january.footnotes} <= referred


def test_links(january: Chronicle) -> None:
    urls = [link.url for link in january.links]
    lengths = sorted(map(len, urls))
    assert urls == [note.text for note in january.footnotes]
    assert len(urls) == 98
    assert len({host_of(url).removeprefix("www.") for url in urls}) == 16
    assert (sum(length > 80 for length in lengths), lengths[-1]) == (58, 272)
    assert not any(entry.inline_links for entry in january.entries)


def test_notes_without_a_space_behind_the_bracket(january: Chronicle) -> None:
    glued = [int(note.label) for note in january.footnotes if f"]{note.urls[0]}" in written(january, note)]
    assert glued == [2, 9, 10, 17, 21, 24, 27, 32, 49, 61, 62, 69, 86, 87, 93, 108]


def test_stops_behind_the_marker(january: Chronicle) -> None:
    assert numbers_of(january, r"\[\d+\]\.$") == [15, 36, 71]
    assert numbers_of(january, r"\S\[\d+\]") == [36]
    assert january.entries[35].body.endswith(".[36].")


def test_a_dash_in_the_prose_of_69(january: Chronicle) -> None:
    assert numbers_of(january, " — ") == [69]
    assert january.entries[68].place


def test_repeated_words(january: Chronicle) -> None:
    assert numbers_of(january, r"(?i)\b(\w+(?: \w+)?) \1\b") == [41, 56, 85, 86]
    for number, words in ((41, "of the of the"), (56, "recorded recorded"), (85, "from from"), (86, "the the")):
        assert words in january.entries[number - 1].body


def test_quotes_that_do_not_pair(january: Chronicle) -> None:
    bodies = [entry.body for entry in january.entries]
    odd = [at + 1 for at, body in enumerate(bodies) if body.count("«") != body.count("»")]
    assert odd == [43, 73, 107]


def test_the_datelines_say_2025_and_the_texts_2026(january: Chronicle) -> None:
    assert {entry.date.year for entry in january.entries if entry.date} == {2025}
    assert numbers_of(january, "January 2026")
    assert any("2026" in link.url for link in january.links)


def test_the_footer_stands_behind_five_empty_lines(january: Chronicle) -> None:
    (footer,) = january.prose
    blank = january.blocks[-2]
    assert footer.body
    assert not footer.body.isascii()
    assert "\n" not in footer.body
    assert january.blocks[-1].end == len(january.text)
    assert (blank.kind, january.text[blank.start : blank.end]) == ("blank", "\n" * 5)


def test_blocks(january: Chronicle) -> None:
    assert Counter(block.kind for block in january.blocks) == {"entry": 108, "footnote": 98, "blank": 1, "prose": 1}
    assert "".join(january.text[block.start : block.end] for block in january.blocks) == january.text


def test_summary(january: Chronicle) -> None:
    summary = summarise(january)
    assert (str(summary.first), str(summary.last)) == ("2025-01-01", "2025-01-31")
    assert (summary.entries, summary.sources, summary.missing) == (108, 98, 10)
    assert january.notices == ()


def test_entry_33_of_the_contract(real: Chronicle) -> None:
    entry = real.entries[32]
    assert (entry.number, entry.place, entry.date_as_written) == (33, None, "JAN. 12, 2025")
    assert entry.body.startswith("The United Nations ")
    assert [(reference.start, reference.end) for reference in entry.references] == [(554, 558)]
    assert entry.references[0].footnote is None


def test_the_footer_is_that_of_the_web_page(real: Chronicle) -> None:
    assert [prose.body for prose in real.prose] == ["Обсуждение закрыто."]
