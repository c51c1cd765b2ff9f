"""A chronicle at one glance."""

from __future__ import annotations

from digest_tui import parse
from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.summary import Summary, merge_summaries, summarise


def glance(text: str) -> tuple[str, str, int, int, int]:
    summary = summarise(parse(text))
    return str(summary.first), str(summary.last), summary.entries, summary.sources, summary.missing


def test_dates_entries_sources_and_what_is_missing() -> None:
    text = (
        "JAN. 3, 2031 — A — x [1] y [2]\nJAN. 1, 2031 — A — x [3]\nJAN. 2, 2031 — A — x [4, 5]\n"
        "[1] https://example.org/1 https://example.org/2\n[2] A letter\n[3]\n"
    )
    assert glance(text) == ("2031-01-01", "2031-01-03", 3, 1, 2)


def test_nothing_dated() -> None:
    assert summarise(parse("One.\n\nTwo.\n")) == Summary(None, None, 2, 0, 0)


def test_nothing_at_all() -> None:
    assert summarise(parse("")) == Summary(None, None, 0, 0, 0)


def test_a_day_of_no_calendar_is_no_first_day() -> None:
    assert glance("FEB. 30, 2031 — A — x\nMAR. 1, 2031 — A — x\n")[:3] == ("2031-03-01", "2031-03-01", 2)


def test_missing_in_the_preface_and_in_a_wrapped_list_counts() -> None:
    text = (
        "See [2].\n\nJAN. 1, 2031 — A — x [1,\n  3] and more.\n\n[1] https://example.org/1\n[4] https://example.org/4\n"
    )
    assert glance(text)[4] == 2


def test_missing_behind_the_last_marker_of_a_dumped_page_counts() -> None:
    prose = "The [1]ferry and the [2]second ship, the [3]sluice.[2]"
    notes = "\n".join(f"  {label}. https://example.org/{label}" for label in (1, 2, 3))
    assert glance(f"{prose}\n\n[5]\n\nReferences\n\n{notes}\n")[4] == 1


def test_missing_notes_without_a_name_of_their_own_count() -> None:
    text = "The gate [#]_ is older than the sluice [#]_ and the wall [#]_.\n\n.. [#] https://a.example\n.. [#] https://b.example\n"
    assert glance(text)[4] == 1


def test_missing_in_an_entry_that_goes_on_behind_notes_counts_once() -> None:
    release = (
        "## 1.{0} - 2031-0{0}-05\n\n- Boats. [^{0}]\n\n[^{0}]: https://example.org/{0}\n\n### More\n\n- Oars.{1}\n\n"
    )
    text = "".join(release.format(number, more) for number, more in ((3, ""), (2, " [^7]"), (1, " [^8]")))
    assert glance(text) == ("2031-01-05", "2031-03-05", 3, 3, 2)


def test_missing_where_the_entry_begins_counts_though_a_later_section_has_such_a_note() -> None:
    chronicle = parse(
        '    2. [11]^ "Quay", [12]News\n## [0.1] - 2031-01-01\n   9. https://flood.example/#on\n'
        "  10. https://news.example/lake\n"
        "  11. https://flood.example/#two\n  12. htt    p           [8]← Back to all floods\nReferences\n"
        "   8. https://flood.example/\n   9. https://flood.example/#on\n## [0.1] - 2031-01-01\n"
        "  10. https://news.example/lake\n"
    )
    states = [reference.state for prose in chronicle.all_prose() for reference in prose.references]
    assert summarise(chronicle).missing == states.count("dangling") == 2


def test_what_is_no_reference_is_not_missing() -> None:
    text = "JAN. 1, 2031 — A — In [2019] and [77] and [sic] https://example.org/[9]/ [1]\n[1] https://example.org/1\n"
    assert glance(text)[4] == 0


def test_an_empty_note_is_no_source_and_not_missing() -> None:
    assert glance("JAN. 1, 2031 — A — x [1]\n\n[1]\n[2] https://example.org/2\n")[3:] == (1, 0)


def test_several_documents_are_counted_together() -> None:
    january = Summary(PartialDate(2031, 1, 1), PartialDate(2031, 1, 31), 108, 98, 10, 10)
    february = Summary(PartialDate(2031, 2, 1), PartialDate(2031, 2, 28), 2, 1, 0, 0)
    both = Summary(PartialDate(2031, 1, 1), PartialDate(2031, 2, 28), 110, 99, 10, 10)
    assert merge_summaries([january, february]) == both


def test_missing_in_prose_that_reaches_from_one_list_of_notes_into_the_next_counts() -> None:
    assert glance("[2]://\n[^2]\n[1][2]\n[1]\n[2]")[4] == 2
