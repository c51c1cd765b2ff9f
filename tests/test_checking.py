"""What `check` finds and what it leaves alone: one small text a rule, and a neighbour that is right."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import Chronicle, parse
from digest_tui.chronicle.checking import RULES, Finding, check, choose_rules
from digest_tui.chronicle.files.decoding import decode

DANGLING = [33, 46, 50, 54, 70, 71, 92, 94, 97, 105]
TRACKED = [4, 7, 8, 16, 22, 23, 29, 30, 51, 63, 66, 78, 83, 84, 91, 95, 102, 108]


def find(text: str, rule: str) -> list[Finding]:
    return check(parse(text), choose_rules([rule]))


def entries(*bodies: str, date: str = "MAR. {}, 2031", place: str = "LAKETON — ") -> str:
    return "".join(f"{date.format(day)} — {place}{body}\n" for day, body in enumerate(bodies, 1))


def only(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


# References and footnotes


def test_a_reference_without_a_footnote() -> None:
    text = entries("First. [1]", "Second. [2]", "Third. [2][2]") + "[1] https://a.example/1\n"
    found = find(text, "dangling-reference")
    assert [(finding.entry, finding.label) for finding in found] == [(2, "2"), (3, "2")]
    assert found[0].message == "[2] has no source: there is no such footnote"


def test_of_a_wrapped_entry_the_line_of_the_marker() -> None:
    text = "MAR. 1, 2031 — LAKETON — The ferry\n  stands still [1] and\n\tit rains. [7]\n\n[1] https://a.example/1\n"
    chronicle = parse(text)
    finding = only(check(chronicle, choose_rules(["dangling-reference"])))
    assert chronicle.text[finding.start :].startswith("[7]")
    assert chronicle.line_of(finding.start) == 3


def test_an_empty_footnote_is_not_a_dangling_reference() -> None:
    text = entries("First. [1]", "Second. [2]") + "[1] https://a.example/1\n[2]\n"
    finding = only(find(text, "empty-footnote"))
    assert (finding.entry, finding.label) == (2, "2")
    assert not find(text, "dangling-reference")


def test_a_footnote_nobody_refers_to() -> None:
    text = entries("First. [1]") + "[1] https://a.example/1\n[2] https://a.example/2\n"
    finding = only(find(text, "unused-footnote"))
    assert (finding.entry, finding.label) == (None, "2")


def test_prose_around_the_entries_refers_too() -> None:
    text = "A preface. [2]\n\n" + entries("First. [1]") + "[1] https://a.example/1\n[2] https://a.example/2\n"
    assert not find(text, "unused-footnote")


def test_one_label_with_two_texts() -> None:
    notes = "[1] https://a.example/1\n[1] https://a.example/other\n[2] https://a.example/2\n[2] https://a.example/2\n"
    text = entries("First. [1]", "Second. [2]") + notes
    finding = only(find(text, "duplicate-footnote"))
    assert (finding.entry, finding.label) == (1, "1")
    assert finding.message == (
        "footnote 1 is already defined in line 3 with other text; references lead there, and not to this one: "
        "“https://a.example/other”"
    )
    assert not find(text, "unused-footnote")


def test_of_two_texts_of_a_label_that_nobody_cites_both_are_unused() -> None:
    list_of_one = "\nReferences\n1. https://a.example/{}\n\n"
    text = entries("First.") + list_of_one.format(1) + entries("Second.") + list_of_one.format(2)
    assert [finding.label for finding in find(text, "unused-footnote")] == ["1", "1"]
    assert not find(text, "duplicate-footnote")


def test_labels_that_start_again_in_each_section_are_no_duplicates() -> None:
    section = (
        "# {0}\n\nMAR. {0}, 2031 — LAKETON — Rain. [1][2]\n\n[1] https://a.example/{1}\n[2] https://a.example/{2}\n\n"
    )
    text = section.format(1, 1, 2) + section.format(2, 3, 1)
    assert check(parse(text)) == []


# Links


def test_the_same_page_under_two_labels() -> None:
    notes = "[1] https://a.example/page\n[2] https://a.example/page?utm_source=x\n[3] https://a.example/page?id=3\n"
    finding = only(find(entries("First. [1]", "Second. [2]", "Third. [3]") + notes, "duplicate-link"))
    assert (finding.entry, finding.label) == (2, "2")
    assert "1 and 2" in finding.message


def test_a_link_of_the_prose_that_a_mailer_wrapped_in_its_brackets_is_told() -> None:
    text = (
        "JAN. 1, 2031 — LAKETON — Ice, see <https://lake.example/a-long\nway/home> and <https://lake.example/b> too.\n"
    )
    assert [finding.message for finding in check(parse(text)) if finding.rule == "malformed-link"] == [
        "the link may go on behind the space: “https://lake.example/a-long way/home”"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://example",
        "https://exa..mple.org/x",
        "http://http://example.org/x",
        "https:///example.org/x",
        "https://example.org:99999/x",
        "https://example.org/onehttps://example.org/two",
        "http:/example.org/x",
        "https//example.org/x",
        "htp://example.org/x",
        "https：//example.org/x",
        "https:example.org/x",
        "https://",
        "https://example.org/a\u200bb",
    ],
)
def test_what_is_meant_as_a_link_and_leads_nowhere(url: str) -> None:
    note = only(find(entries("First. [1]") + f"[1] {url}\n[2] https://a.example/2\n", "malformed-link"))
    assert (note.entry, note.label) == (1, "1")
    assert only(find(entries(f"See {url} for it. [1]") + "[1] https://a.example/1\n", "malformed-link")).entry == 1


def test_a_link_cut_for_show() -> None:
    note = only(find(entries("First. [1]") + "[1] https://example.org/a-long-pa…\n", "malformed-link"))
    assert "was cut for show" in note.message


@pytest.mark.parametrize(
    "note",
    [
        "[1] https://example.org/news/2031/01/a-long-path-that-is-\n    wrapped-by-the-mailer.html",
        "[1] https://example.org/news/2031/\n    01/ferry.html",
        "[1] https://example.org/news/a-long-path-that-is=\nwrapped-quoted-printable.html",
        "[1] Title of the page, https://example.org/news/\n    2031/01/ferry.html, accessed 3 May 2031.",
    ],
)
def test_a_link_that_a_mailer_wrapped_is_no_other_page(note: str) -> None:
    text = entries("First. [1]", "Second. [2]") + f"{note}\n{note.replace('[1]', '[2]').replace('ferry', 'port')}\n"
    assert [finding.label for finding in find(text, "malformed-link")] == ["1", "2"]
    assert "go on in the next line" in find(text, "malformed-link")[0].message
    assert not find(text, "duplicate-link")


@pytest.mark.parametrize(
    "note",
    [
        "[1] https://example.org/news/\n    (archived)",
        "[1] https://example.org/news/\n    https://example.com/",
        "[1] https://example.org/news/\n    www.example.com/",
        "[1] https://example.org/news\n    accessed 3 May",
        "[1] https://example.org/news/\n    03.05.2031",
        "  1. https://example.org/news/\n  2. https://example.org/more/",
        "[1] <https://example.org/news/\n2031/ferry.html>",
    ],
)
def test_what_follows_a_link_and_is_not_its_rest(note: str) -> None:
    assert not find(entries("First. [1]") + f"{note}\n", "malformed-link")


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a/long/path/\nand/on/for/ever.html",
        "https://example.org/a/long/path/\n  ever.html",
        "https://example.org/a-long-\npath-to-the-ferry",
        "https://example.org/?a=1&\nb=2",
    ],
)
def test_a_link_of_a_sentence_that_a_mailer_wrapped(link: str) -> None:
    text = entries("First.", f"See {link} for more.") + f"\nOutside of them, see {link}.\n"
    written = link.partition("\n")[0]
    assert [finding.start for finding in find(text, "malformed-link")] == [text.index(link), text.rindex(link)]
    assert {finding.message for finding in find(text, "malformed-link")} == {
        f"the link may go on in the next line: “{written}”"
    }
    assert find(text, "malformed-link")[0].entry == 2


def test_a_long_line_below_a_link_is_looked_at_once() -> None:
    assert not find(f"See https://example.org/\n{'/' * 200_000}\n", "malformed-link")


@pytest.mark.parametrize(
    "prose",
    [
        "https://example.org/news/\nfor more.",
        "https://example.org/news/\nand/or in the harbour.",
        "https://example.org/news/\n2031/05/03: the ferry stops.",
        "https://example.org/news?\nE-mail the harbour.",
        "https://example.org/news/\na well-known page.",
        "https://example.org/news/\n3/5/2031 is the day.",
        "https://example.org/news/\nexample.com/more/of-it is another.",
        "https://example.org/news/\nhttps://example.com/more/of-it",
        "https://example.org/news/\nwww.example.com/more/of-it",
        "https://example.org/news\nday-by-day/and/on.",
        "<https://example.org/news/>\nand/on/for/ever.html",
    ],
)
def test_what_follows_a_link_of_a_sentence_and_is_not_its_rest(prose: str) -> None:
    assert not find(entries("First.", f"See {prose}"), "malformed-link")


@pytest.mark.timeout(60)
def test_a_note_of_one_word_of_any_length_is_looked_at_once() -> None:
    assert not find(entries("First. [1]") + f"[1] https://a.example/ {'x' * 400_000}\n", "malformed-link")


def test_links_that_differ_behind_a_sign_are_two_pages() -> None:
    notes = "[1] https://a.example/?d=05|02\n[2] https://a.example/?d=05|03\n[3] https://a.example/?d=05^1-x\n"
    assert not find(entries("First. [1]", "Second. [2]", "Third. [3]") + notes, "duplicate-link")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "https://EXAMPLE.org/A_(b)?c=d#e",
        "http://192.168.0.1:8080/x",
        "http://[::1]/x",
        "http://localhost/x",
        "https://сайт.рф/страница",
        "https://xn--80aswg.xn--p1ai/",
        "https://web.archive.org/web/2031/https://example.org/x",
        "https://example.org/share?u=https://example.com/x",
        "https://user@example.org/x",
        "mailto:a@b.c",
        "ftp://example/x",
    ],
)
def test_a_link_without_fault(url: str) -> None:
    assert not find(entries(f"See {url} for it. [1]") + f"[1] {url}\n", "malformed-link")


def test_what_does_not_name_the_page() -> None:
    notes = "[1] https://a.example/1?id=5&utm_source=x&fbclid=y\n[2] https://a.example/2?id=5\n"
    finding = only(find(entries("First. [1]", "Second. [2]") + notes, "tracking-parameter"))
    assert finding.label == "1"
    assert "utm_source, fbclid" in finding.message


def test_a_link_to_a_draft() -> None:
    notes = "[1] https://a.example/1/?preview=true\n[2] https://a.example/preview=trueish\n"
    text = entries("First. [1]", "Second. [2]") + notes
    assert only(find(text, "draft-link")).label == "1"
    assert not find(text, "tracking-parameter")


# Datelines


def test_datelines_of_one_year_and_text_of_another() -> None:
    text = entries(
        "On 1 March 2032 the ferry stopped.",
        "Nothing. [1]",
        "A hearing is announced for 20 April 2032.",
        "Since 28 February 2032 it rains.",
    )
    found = find(f"{text}[1] https://a.example/2032/03/02/rain\n", "year-conflict")
    assert only(found).entry == 1
    assert found[0].message.startswith(
        "datelines say 2031, text says 2032: for the same days 2 times in bodies, 1 in links"
    )


@pytest.mark.parametrize(
    "said", ["1 марта 2032 года паром стоял.", "2032 жылғы 1 наурыз. Паром.", "Am 1. März 2032 stand die Fähre."]
)
def test_a_year_in_the_words_of_another_language(said: str) -> None:
    assert "text says 2032" in only(find(entries(said), "year-conflict")).message


@pytest.mark.parametrize(
    "bodies",
    [
        ("A hearing is announced for 3 April 2032.", "Another for 9 March 2032."),
        ("A year ago, on 1 March 2030, the ferry was new.",),
        ("On 1 March 2031 it rained.", "On 2 March 2031 it rained.", "He is free until 3 March 2032."),
        ("The year 2032 will be better.", "12,032 people came."),
    ],
)
def test_what_proves_no_other_year(bodies: tuple[str, ...]) -> None:
    assert not find(entries(*bodies), "year-conflict")


def test_a_new_year_between_event_and_entry_is_no_conflict() -> None:
    assert not find(entries("On 30 December 2030 it snowed.", date="JAN. {}, 2031"), "year-conflict")


def test_one_date_breaks_the_order() -> None:
    days = [1, 2, 3, 4, 9, 5, 6, 7, 8, 9, 10]
    text = "".join(f"MAR. {day}, 2031 — LAKETON — It rains.\n" for day in days)
    finding = only(find(text, "out-of-order"))
    assert finding.entry == 5
    assert "after entry 4" in finding.message


def test_the_newest_may_stand_first() -> None:
    days = [9, 8, 7, 6, 5, 6, 4, 4, 3, 2, 1]
    text = "".join(f"MAR. {day}, 2031 — LAKETON — It rains.\n" for day in days)
    assert only(find(text, "out-of-order")).entry == 6
    assert not find("".join(f"MAR. {day}, 2031 — LAKETON — It rains.\n" for day in (9, 7, 7, 3)), "out-of-order")


def test_of_two_dates_in_the_wrong_order_the_later_in_the_text_is_wrong() -> None:
    text = "MAR. 3, 2031 — LAKETON — Rain.\nMAR. 1, 2031 — LAKETON — Rain.\nMAR. 5, 2031 — LAKETON — Rain.\n"
    assert only(find(text, "out-of-order")).entry == 2


def test_dates_without_any_order_break_none() -> None:
    text = "".join(f"MAR. {day}, 2031 — LAKETON — It rains.\n" for day in (5, 1, 9, 3, 7, 2, 8))
    assert not find(text, "out-of-order")


def test_a_section_that_starts_again_is_a_list_of_its_own() -> None:
    days = "".join(f"MAR. {day}, 2031 — LAKETON — It rains.\n" for day in range(10, 28))
    deaths = "".join(f"MAR. {day}, 2031 — LAKETON — An old fisher died.\n" for day in (2, 3))
    assert not find(f"{days}\n## Deaths\n\n{deaths}", "out-of-order")
    assert find(days + deaths, "out-of-order")
    slip = "MAR. 4, 2031 — LAKETON — A slip.\n"
    assert only(find(f"{days}\n## Later\n\nMAR. 28, 2031 — LAKETON — Rain.\n{slip}", "out-of-order")).entry == 20


def test_a_date_in_no_calendar() -> None:
    text = "FEB. 30, 2031 — LAKETON — Rain.\nFEB. 29, 2032 — LAKETON — Rain.\n"
    finding = only(find(text, "impossible-date"))
    assert (finding.entry, finding.message) == (1, "“FEB. 30, 2031” is not a date")


def test_a_date_whose_order_is_unsettled_is_in_a_calendar() -> None:
    text = "02/01/2017 — LAKETON — Rain.\n02/30/2017 — LAKETON — Rain.\n03/04/2017 — LAKETON — Rain.\n"
    assert only(find(text, "impossible-date")).entry == 2


def test_a_missing_place_is_one_where_most_name_one() -> None:
    missing = "MAR. 9, 2031 — The ferry stands still.\n"
    assert only(find(entries("Rain.", "Rain.") + missing, "missing-place")).entry == 3
    assert not find(missing * 3 + entries("Rain."), "missing-place")


@pytest.mark.parametrize(
    ("usual", "other"),
    [("OSKEMEN", "ÖSKEMEN"), ("ÖSKEMEN", "ӨСКЕМЕН"), ("AKTAU", "AQTAU"), ("UST-ELM", "UST ELM"), ("ZÜRICH", "ZURICH")],
)
def test_one_place_in_several_spellings(usual: str, other: str) -> None:
    text = "".join(f"MAR. {day}, 2031 — {place} — Rain.\n" for day, place in enumerate((other, usual, usual), 1))
    finding = only(find(text, "place-spelling"))
    assert (finding.entry, finding.message) == (1, f"“{other}” is spelled “{usual}” in entry 2")


def test_a_region_is_another_place_and_capitals_are_no_spelling() -> None:
    text = "".join(
        f"MAR. 1, 2031 — {place} — Rain.\n" for place in ("LAKETON", "LAKETON Region", "Laketon", "PORT ELM")
    )
    assert not find(text, "place-spelling")


# The prose


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("He saw the the ferry.", "the the"),
        ("The mothers of the of the crew.", "of the of the"),
        ("(The the ferry.)", "The the"),
        ("They came from from, as they said, afar.", "from from"),
        ("Лодка на на реке.", "на на"),
        ("by the old by the old pier", "by the old by the old"),
        ("Ол келді, содан кейін, in in the end of a long sentence that is English all the same.", "in in"),
    ],
)
def test_words_that_repeat_themselves(body: str, words: str) -> None:
    assert only(find(entries(body), "repeated-word")).message == f"“{words}” is repeated"


@pytest.mark.parametrize(
    "body",
    [
        "He had had enough; that that is was so so.",
        "In Baden Baden it rained, step by step by step.",
        "They went on, on and on. 10 10 2.",
        "The other there, the then thing.",
        "A well-well known self-self.",
        "The PORT Port port, the SQL Server server, from A a to B.",
        "The harbour said `on on` and ```\nexit exit\n``` and went to /pier pier.",
        "Rüzgâr zaman zaman güçlendi, dalgalar kıyıya ağır ağır vurdu, gemi geç kaldı.",
        "Кеме бірте бірте жағаға жақындап, жолаушылар топ топ болып түсті.",
        "There came more and more boats, and fewer and fewer left.",
    ],
)
def test_words_that_are_meant_twice(body: str) -> None:
    assert not find(entries(body), "repeated-word")


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("The «witness” said so.", "«"),
        ("(“fishing») and more “of it”.", "“"),
        ("A “quotation without end.", "“"),
        ("Only the end” of one.", "”"),
        ('A straight " alone.', '"'),
        ("„Nur der Anfang.", "„"),
    ],
)
def test_quotation_marks_that_do_not_pair(body: str, mark: str) -> None:
    assert f"mark {mark} " in only(find(entries(body), "unbalanced-quotes")).message


@pytest.mark.parametrize(
    "body",
    [
        "A “word”, «another», „noch eines“ and „jeszcze jedno”.",
        "The crew’s boat, ‘as it were.",
        'A 5" pipe, and "one" more.',
        "”Så här” säger de.",
        "»Umgekehrt« geht auch.",
        "“One “within” another”.",
        'The sign `"` is printed, and ```\nsay "\n``` as well.',
    ],
)
def test_quotation_marks_that_pair(body: str) -> None:
    assert not find(entries(body), "unbalanced-quotes")


# The file


def test_a_web_page_s_footer_behind_the_footnotes() -> None:
    text = entries("First. [1]") + "[1] https://a.example/1\n\n\nThank you for your visit.\n"
    finding = only(find(text, "stray-text"))
    assert finding.entry is None
    assert "Thank you for your visit." in finding.message


@pytest.mark.parametrize("words", ["Comments are closed.", "Leave a reply", "Обсуждение закрыто."])
def test_words_that_only_web_pages_say(words: str) -> None:
    assert find(f"{words}\n\n" + entries("First."), "stray-text")


def test_a_preface_and_a_long_epilogue_are_the_author_s() -> None:
    text = "What happened in March.\n\n" + entries("First. [1]") + "[1] https://a.example/1\n\n" + "We thank you. " * 40
    assert not find(text, "stray-text")


def test_what_stands_below_a_heading_of_its_own_is_the_author_s() -> None:
    text = entries("First. [1]") + "[1] https://a.example/1\n\n## Thanks\n\nTo the fishers.\n"
    assert not find(text, "stray-text")


def test_a_control_character_is_said_once_a_line() -> None:
    text = entries("A bell \x07 and \x1b[31m a colour.", "Nothing.", "A right-to-left \u202e override.")
    assert [finding.entry for finding in find(text, "control-character")] == [1, 3]
    bell, override = find(text, "control-character")
    assert bell.message == "a control character is here, shown as ␇, and 1 other in this line"
    assert override.message == "an unreadable byte or a character that must not be shown is here, shown as �"


def test_a_guessed_encoding() -> None:
    decoded = decode(("MAR. 1, 2031 — ЛЕЙКТОН — На реке идёт дождь, и паром стоит. " * 20).encode("cp1251"), "a.txt")
    chronicle = parse(decoded.text, notices=decoded.notices)
    assert "guess" in only(check(chronicle, choose_rules(["guessed-encoding"]))).message
    assert not find(entries("Rain."), "guessed-encoding")


# All of them


def test_every_rule_has_a_name_of_its_own_and_a_sentence() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names) == 18
    assert all(rule.sentence.endswith(".") for rule in RULES)


def test_rules_are_chosen_by_name() -> None:
    assert [rule.name for rule in choose_rules(["draft-link", "stray-text"], ["stray-text"])] == ["draft-link"]
    assert choose_rules() == RULES


def test_a_text_without_fault_has_no_finding() -> None:
    assert (
        check(parse(entries("First. [1]", "Second. [2]") + "[1] https://a.example/1\n[2] https://a.example/2\n")) == []
    )


def test_what_breathing_raises_ends_the_check() -> None:
    def checkpoint() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        check(parse(entries("First.")), checkpoint=checkpoint)


PIECES = st.sampled_from(
    (
        *("MAR. 1, 2031 — ", "FEB. 30, 2031 — ", "LAKETON — ", "[1]", "[2] ", "\n", "\n\n", "the ", "of "),
        *("https://", "a.example/", "?preview=true", "2032-03-01 ", "http:/", "«", "”", '"', "\x00", "\u202e"),
        "Comments are closed.",
    )
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_whatever_the_text_findings_stand_in_it_and_in_its_order(text: str) -> None:
    chronicle = parse(text)
    found = check(chronicle)
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)
    for finding in found:
        assert 0 <= finding.start <= len(chronicle.text)
        assert "\n" not in finding.message
        assert finding.entry is None or 1 <= finding.entry <= len(chronicle.entries)


# The real ones


def test_the_real_chronicle_has_these_findings_and_no_other(real: Chronicle) -> None:
    found = check(real)
    by_rule: dict[str, list[int | None]] = {}
    for finding in found:
        by_rule.setdefault(finding.rule, []).append(finding.entry)
    assert by_rule == {
        "dangling-reference": DANGLING,
        "missing-place": [31, 33, 46, 71, 76, 105],
        "repeated-word": [41, 56, 85, 86],
        "unbalanced-quotes": [43, 73, 107],
        "year-conflict": [11],
        "place-spelling": [104],
        "draft-link": [40, 59, 62, 68],
        "tracking-parameter": TRACKED,
        "stray-text": [None],
    }
    said = {(finding.rule, finding.entry): finding.message for finding in found}
    assert said["repeated-word", 41] == "“of the of the” is repeated"
    assert said["place-spelling", 104] == "“OSKEMEN” is spelled “ÖSKEMEN” in entry 87"
    assert said["year-conflict", 11].startswith(
        "datelines say 2025, text says 2026: for the same days 6 times in bodies, 2 in"
    )
    lines = {finding.rule: real.line_of(finding.start) for finding in found}
    assert lines["stray-text"] == 212
    assert all(real.line_of(f.start) == f.entry for f in found if f.rule in ("dangling-reference", "repeated-word"))


def test_the_sample_has_the_same_faults(sample: Chronicle) -> None:
    counted = Counter(finding.rule for finding in check(sample))
    assert counted["dangling-reference"] == 10
    assert counted["year-conflict"] == 1
