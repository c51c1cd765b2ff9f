"""The check: rules that find what is wrong in a chronicle. A check changes nothing.

To add a rule, write its function in the module of its subject, and add a row to `RULES` and to the README.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain

from digest_tui.chronicle.checking import heads, links, notes, page, words, years
from digest_tui.chronicle.checking.finding import Citations, Finding, NoteCase, Rule, find_offsets_in_text
from digest_tui.chronicle.model import Chronicle, Entry, Prose

__all__ = ["RULES", "Finding", "Rule", "check", "choose_rules", "describe_doubt", "find_doubtful_years"]

RULES: tuple[Rule, ...] = (
    Rule("dangling-reference", "A reference whose footnote does not exist.", of_prose=notes.find_dangling),
    Rule("empty-footnote", "A footnote without text.", of_note=notes.find_empty),
    Rule("unused-footnote", "A footnote that nothing refers to.", of_note=notes.find_unused),
    Rule("duplicate-footnote", "A label used twice, with different text.", of_note=notes.find_duplicate),
    Rule("duplicate-link", "The same page under two labels.", of_document=links.find_duplicates),
    Rule(
        "malformed-link",
        "Looks like a link but leads nowhere.",
        of_prose=lambda prose: links.find_broken(prose.body),
        of_url=links.find_fault,
        of_note=links.find_broken_in_note,
        of_document=links.find_wrapped_in_prose,
    ),
    Rule("tracking-parameter", "A link with parameters that track who shared it.", of_url=links.find_tracking),
    Rule("draft-link", "A link to the preview of a draft.", of_url=links.find_draft),
    Rule("year-conflict", "Datelines and text give different years.", of_document=years.find_conflict),
    Rule("out-of-order", "A date out of the order of the others.", of_document=heads.find_out_of_order),
    Rule("impossible-date", "A date that does not exist.", of_document=heads.find_impossible_dates),
    Rule("missing-place", "A dateline without a place, where most have one.", of_document=heads.find_missing_places),
    Rule("place-spelling", "A place spelled in several ways.", of_document=heads.find_spellings),
    Rule("repeated-word", "The same words twice in a row.", of_prose=words.find_repeated),
    Rule("unbalanced-quotes", "A quotation mark that is not closed.", of_prose=words.find_unbalanced_quotes),
    Rule("stray-text", "Text of the web page around the document.", of_document=page.find_stray_text),
    Rule("control-character", "A control character, shown as a symbol.", of_document=page.find_controls),
    Rule("guessed-encoding", "The encoding of the file is a guess.", of_document=page.find_guessed_encoding),
)


def choose_rules(selected: Collection[str] = (), ignored: Collection[str] = ()) -> tuple[Rule, ...]:
    """The rules named in `selected`, or all if it is empty, without those in `ignored`."""
    return tuple(rule for rule in RULES if (rule.name in selected or not selected) and rule.name not in ignored)


def check(
    chronicle: Chronicle, rules: Sequence[Rule] = RULES, checkpoint: Callable[[], None] = lambda: None
) -> list[Finding]:
    """The findings of `rules` in `chronicle`, in the order of the text.

    `checkpoint` is called often. It may let other threads work, and an exception it raises ends the check.
    """
    citations = Citations()
    found: list[Finding] = []
    for prose in chronicle.all_prose():
        citations.add(prose)
        found += _check_prose(chronicle, prose, rules)
        checkpoint()
    for note in chronicle.footnotes:
        found += _check_note(NoteCase(chronicle, note, citations), rules)
        checkpoint()
    for rule in rules:
        if rule.of_document:
            found += rule.of_document(chronicle, citations, checkpoint)
    return sorted(found, key=lambda finding: finding.start)


def _check_prose(chronicle: Chronicle, prose: Prose, rules: Sequence[Rule]) -> Iterator[Finding]:
    found = [
        (place, rule.name, message, label)
        for rule in rules
        if rule.of_prose
        for place, message, label in rule.of_prose(prose)
    ]
    for inline in prose.inline_links:
        found += ((inline.start, rule.name, message, None) for rule, message in _judge(inline.url, rules))
    if found:
        number = prose.number if isinstance(prose, Entry) else None
        places = find_offsets_in_text(chronicle, prose, [place for place, *_ in found])
        for start, (_, name, message, label) in zip(places, found, strict=True):
            yield Finding(start, name, message, number, label)


def _check_note(case: NoteCase, rules: Sequence[Rule]) -> Iterator[Finding]:
    note = case.note
    found = [(rule, message) for rule in rules if rule.of_note for message in rule.of_note(case)]
    for rule, message in chain(*(_judge(url, rules) for url in note.urls), found):
        yield Finding(note.start, rule.name, message, case.entry, note.label)


def _judge(url: str, rules: Sequence[Rule]) -> Iterator[tuple[Rule, str]]:
    for rule in rules:
        if rule.of_url and (message := rule.of_url(url)):
            yield rule, message


def describe_doubt(chronicle: Chronicle) -> str:
    """That the dates of a document are in doubt, and why; "" where datelines and text give the same years."""
    found = _find_year_conflict(chronicle)
    return f"Dates are in doubt: {found[0].message}" if found else ""


def find_doubtful_years(chronicle: Chronicle) -> tuple[int, int] | None:
    """The years that datelines and text give for the same days; None where they give the same."""
    found = _find_year_conflict(chronicle)
    return years.read_years(found[0].message) if found else None


def _find_year_conflict(chronicle: Chronicle) -> list[Finding]:
    return check(chronicle, choose_rules(["year-conflict"]))
