"""Entries counted by day, place and host, and what they lack."""

from __future__ import annotations

from digest_tui import Chronicle, parse
from digest_tui.sharing.counting import Count, Tally, format_tally

TEXT = """\
MAR. 1, 2031 — LAKETON — Rain. [1][2]
MAR. 1, 2031 — LÅKETON — Rain. [2]
MAR. 2, 2031 — LAKETON — Rain. [3]
FEB. 30, 2031 — PORT ELM — See https://b.example/x.
MAR. 3, 2031 — No place.
[1] https://www.a.example/1
[2] https://a.example/2
"""


def tally(*chronicles: Chronicle) -> Tally:
    counted = Tally()
    for chronicle in chronicles:
        counted.add(chronicle)
    return counted


def test_entries_are_counted_by_day_place_and_host_and_by_what_they_lack() -> None:
    assert list(tally(parse(TEXT)).counts()) == [
        Count("day", "2031-03-01", 2),
        Count("day", "2031-03-02", 1),
        Count("day", "2031-03-03", 1),
        Count("place", "LAKETON", 3),
        Count("place", "PORT ELM", 1),
        Count("host", "a.example", 2),
        Count("host", "b.example", 1),
        Count("missing", "date", 1),
        Count("missing", "place", 1),
        Count("missing", "source", 2),
    ]


def test_several_documents_are_counted_together() -> None:
    counted = tally(parse(TEXT), parse(TEXT))
    assert Count("place", "LAKETON", 6) in list(counted.counts())
    assert (counted.entries, counted.links) == (10, 6)


def test_names_are_counted_by_kind() -> None:
    text = (
        "MAR. 1, 2031 — LAKETON — Lawyer Nurlan Omarov wrote to the Harbour Committee. [1]\n"
        "MAR. 2, 2031 — LAKETON — Mr Omarov was fined under Article 12 of the Harbour Code. [1]\n"
        "[1] https://a.example/1\n"
    )
    counts = [count for count in tally(parse(text)).counts() if count.by in ("person", "organisation", "law")]
    assert counts == [
        Count("person", "Nurlan Omarov", 2),
        Count("organisation", "Harbour Committee", 1),
        Count("law", "Harbour Code 12", 1),
    ]
    lines = format_tally(tally(parse(text))).splitlines()
    assert lines[lines.index("1 person") + 1] == "  Nurlan Omarov  2  ▇▇"
    assert "1 article cited" in lines


def test_a_table_for_a_person() -> None:
    lines = format_tally(tally(parse(TEXT))).splitlines()
    assert lines[0] == "5 entries on 3 days"
    assert lines[1] == "  2031-03-01  2  ▇▇"
    assert lines[5:7] == ["2 places", "  LAKETON   3  ▇▇▇"]
    assert "2 hosts of 3 links" in lines
    assert lines[-1] == "  source  2  ▇▇"


def test_a_long_bar_is_not_wider_than_a_page() -> None:
    text = "".join(f"MAR. 1, 2031 — LAKETON — Rain {number}.\n" for number in range(500))
    assert max(map(len, format_tally(tally(parse(text))).splitlines())) < 80


def test_a_text_without_dates_or_sources() -> None:
    counted = tally(parse("A paragraph.\n\nAnother.\n"))
    assert list(counted.counts())[-3:] == [
        Count("missing", "date", 2),
        Count("missing", "place", 2),
        Count("missing", "source", 2),
    ]
    assert format_tally(counted).startswith("2 entries on 0 days\n")


def test_the_real_chronicle_counted(real: Chronicle) -> None:
    counted = tally(real)
    counts = list(counted.counts())
    of = {by: [count.entries for count in counts if count.by == by] for by in ("day", "place", "host")}
    assert (counted.entries, counted.links) == (108, 98)
    assert (len(of["day"]), sum(of["day"])) == (29, 108)
    assert (len(of["place"]), sum(of["place"])) == (27, 102)
    assert (len(of["host"]), sum(of["host"])) == (16, 98)
    assert counts[-3:] == [Count("missing", "date", 0), Count("missing", "place", 6), Count("missing", "source", 10)]
    assert Count("place", "ÖSKEMEN", 2) in counts
