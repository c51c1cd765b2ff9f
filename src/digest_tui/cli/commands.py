"""The commands. Each prints its result on standard output and returns its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from digest_tui.cli.comparing import compare_editions
from digest_tui.cli.documents import open_documents
from digest_tui.cli.exit_status import DONE, FAILED, HAS_FINDINGS, NOTHING_FOUND, fail, make_progress, say
from digest_tui.cli.naming import list_names, use_corrections
from digest_tui.cli.notes import notes
from digest_tui.cli.remembered import RememberedForCommand

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.model import Chronicle
    from digest_tui.search.index import Answer, SearchIndex
    from digest_tui.sharing.exporting.documents import ExportDocument
    from digest_tui.sharing.records import Record


def list_entries(options: Namespace) -> int:
    """Print one line per entry."""
    from digest_tui.sharing.records import format_line, make_record

    documents = open_documents(options)
    for chronicle in documents:
        for prose in chronicle.all_prose() if options.all else chronicle.entries:
            if options.json:
                _print_record(make_record(chronicle, prose))
            else:
                print(format_line(prose, chronicle.name if documents.are_several else ""))
    return FAILED if documents.problems else DONE


def search(options: Namespace) -> int:
    """Print the entries that match, best first."""
    from digest_tui.chronicle.model import Prose
    from digest_tui.search.index import Hit
    from digest_tui.sharing.records import format_line, make_hit_record, make_record

    documents = open_documents(options)
    index = _make_index(options, list(documents))
    limit = options.limit
    answer = index.answer(options.query, None if limit is None else max(limit, 1))
    if len(index.library):
        _say_what_was_done(answer)
    positions = answer.positions[:limit]
    for place, position in enumerate(positions, 1):
        entry = index.library[position]
        if options.json:
            hit = Hit(index.library.chronicle_of(position), entry, 1 / place, answer.find_matches(entry))
            _print_record(make_hit_record(hit))
        else:
            print(format_line(entry, index.library.chronicle_of(position).name if documents.are_several else ""))
    rest = answer.rest if limit is None else answer.rest[: max(0, limit - len(positions))]
    for passage in rest:
        prose = Prose(passage.start, passage.text, (), ())
        if options.json:
            _print_record(make_record(passage.chronicle, prose))
        else:
            print(format_line(prose, passage.chronicle.name if documents.are_several else ""))
    if documents.problems:
        return FAILED
    return DONE if answer.positions or answer.rest else NOTHING_FOUND


def _say_what_was_done(answer: Answer) -> None:
    """Say on standard error how the query was understood, what was left out or near, and why nothing answers."""
    from digest_tui.chronicle.text.safety import one_line

    for sentence in filter(None, (answer.understood, *answer.said)):
        say(f"digest-tui: {one_line(sentence)}")


def show(options: Namespace) -> int:
    """Print one entry with its sources."""
    from digest_tui.sharing.records import format_entry_page, make_record

    documents = open_documents(options)
    for chronicle in documents:
        if not 1 <= options.number <= len(chronicle.entries):
            say(f"digest-tui: {chronicle.name}: no entry {options.number}, there are {len(chronicle.entries)}")
            return NOTHING_FOUND
        entry = chronicle.entries[options.number - 1]
        if options.json:
            _print_record(make_record(chronicle, entry))
        else:
            print(format_entry_page(chronicle, entry))
        return DONE
    return FAILED


def list_links(options: Namespace) -> int:
    """Print one line per link."""
    documents = open_documents(options)
    if not options.query and not options.marked:
        for chronicle in documents:
            _print_links(options, chronicle, None)
        return FAILED if documents.problems else DONE
    chosen = _choose_documents(options, list(documents))
    for one in chosen:
        _print_links(options, one.chronicle, one.entry_indexes)
    if not chosen and not documents.problems:
        say("digest-tui links: no entry matches")
    return FAILED if documents.problems else DONE if chosen else NOTHING_FOUND


def _print_links(options: Namespace, chronicle: Chronicle, entry_indexes: Sequence[int] | None) -> None:
    """Print the links of these entries of a document, of all its text without `entry_indexes`."""
    cited = None
    if entry_indexes is not None:
        cited = {link for entry_index in entry_indexes for link in chronicle.entries[entry_index].links}
    if options.json:
        from digest_tui.sharing.records import make_link_records

        numbers = None if entry_indexes is None else {entry_index + 1 for entry_index in entry_indexes}
        for record in make_link_records(chronicle):
            if numbers is None or numbers & set(record["cited_by"]):
                _print_record(record)
        return
    for link in chronicle.links:
        if cited is None or link in cited:
            print(f"{link.label or ''}\t{link.url if options.as_written else link.clean}")


def check(options: Namespace) -> int:
    """Print the findings of the rules."""
    from digest_tui.chronicle import checking
    from digest_tui.chronicle.wording import format_count
    from digest_tui.sharing.records import format_finding, make_finding_record

    rules = checking.choose_rules(options.select, options.ignore)
    documents = open_documents(options)
    has_findings = False
    for chronicle in documents:
        count = format_count(len(chronicle.entries), "entry", "entries")
        progress = make_progress(f"digest-tui check: {chronicle.name}: still checking {count}")
        for finding in checking.check(chronicle, rules, progress):
            has_findings = True
            if options.json:
                _print_record(make_finding_record(chronicle, finding))
            else:
                print(format_finding(chronicle, finding))
    if documents.problems:
        return FAILED
    return HAS_FINDINGS if has_findings else DONE


def explain(options: Namespace) -> int:
    """Print which rules read the lines of a document as they were read."""
    from digest_tui.chronicle.explaining import explain as explain_lines
    from digest_tui.chronicle.explaining import format_explanation

    documents = open_documents(options)
    found = False
    for chronicle in documents:
        for one in explain_lines(chronicle):
            if one.line != options.line if options.line else not one.decisions:
                continue
            found = True
            if options.json:
                rules = [{"stage": decision.stage, "rule": decision.rule} for decision in one.decisions]
                _print_record(
                    {"file": chronicle.name, "line": one.line, "text": one.text, "reading": one.reading, "rules": rules}
                )
            else:
                print(format_explanation(one))
    if documents.problems:
        return FAILED
    if options.line and not found:
        say(f"digest-tui explain: there is no line {options.line}")
        return NOTHING_FOUND
    if not found:
        say("digest-tui explain: no line looks like a date or a footnote")
    return DONE


def forget(options: Namespace) -> int:
    """Delete what is remembered, and print what was deleted."""
    if bool(options.files) == options.everything:
        return fail("digest-tui forget: name a FILE, or --everything to delete what is remembered of all documents")
    from digest_tui.chronicle.text.safety import one_line
    from digest_tui.memory import forgetting
    from digest_tui.memory.failures import StoreFailed
    from digest_tui.memory.folder import find_folder

    try:
        forgotten = forgetting.forget(find_folder(), options.files, lambda words: say(f"digest-tui forget: {words}"))
    except StoreFailed as error:
        return fail(f"digest-tui forget: {error}")
    for name in forgotten.unknown:
        say(f"digest-tui forget: {one_line(name)}: no such file or directory, and nothing is remembered of it")
    if not options.files or len(forgotten.unknown) < len(options.files):
        print(forgetting.format_forgotten(forgotten))
    return FAILED if forgotten.unknown else DONE


def count(options: Namespace) -> int:
    """Print how many entries there are by day, place and host, and what is missing."""
    from digest_tui.sharing.counting import Tally, format_tally

    documents = open_documents(options)
    tally = Tally()
    for chronicle in documents:
        use_corrections(options, [chronicle])
        tally.add(chronicle)
    if tally.entries and not options.json and sys.stdout.isatty():
        print(format_tally(tally))
    elif tally.entries:
        for count in tally.counts():
            if options.json:
                _print_record({"by": count.by, "key": count.key, "count": count.entries})
            else:
                print(*count, sep="\t")
    return FAILED if documents.problems else DONE


def export(options: Namespace) -> int:
    """Write entries in another format."""
    from datetime import date
    from pathlib import Path

    from digest_tui.chronicle.library import Library
    from digest_tui.chronicle.text.safety import one_line
    from digest_tui.sharing.exporting.documents import add_notes
    from digest_tui.sharing.exporting.formats import explain_doubts, explain_names, write_to_file, write_to_stream
    from digest_tui.whole_files import NotWritten

    if options.output == "-":
        options.output = None
    if options.format == "sqlite" and not options.output:
        return fail("digest-tui export: sqlite cannot be written to standard output: use --output FILE")
    documents = open_documents(options)
    documents.sums = {}
    chronicles = list(documents)
    if not chronicles:
        return FAILED
    use_corrections(options, chronicles)
    chosen = [
        one._replace(sum=documents.sums[one.chronicle], is_as_written=options.as_written)
        for one in _choose_documents(options, chronicles)
    ]
    if not chosen:
        say("digest-tui export: no entry matches; nothing was written")
        return FAILED if documents.problems else NOTHING_FOUND
    library = Library(*chronicles)
    chosen = add_notes(chosen, library, RememberedForCommand(options, library).notes)
    if left_out := explain_names(options.format, chosen):
        say(f"digest-tui export: {left_out}")
    for doubt in explain_doubts(options.format, chosen):
        say(f"digest-tui export: {doubt}")
    if not options.output:
        write_to_stream(options.format, chosen, date.today(), sys.stdout)
    elif any(_is_same_file(options.output, path) for path in documents.paths):
        return fail(f"digest-tui export: {one_line(options.output)}: this is the document itself; nothing was written")
    else:
        try:
            write_to_file(options.format, chosen, date.today(), Path(options.output), options.force)
        except NotWritten as problem:
            advice = "; --force overwrites it" if problem.is_taken else ""
            return fail(f"digest-tui export: {one_line(options.output)}: {problem.reason}{advice}")
    return FAILED if documents.problems else DONE


def show_settings(options: Namespace) -> int:
    """Print the settings file's path, the settings in force, and where each comes from."""
    from digest_tui.memory.folder import find_settings_file
    from digest_tui.memory.settings import list_settings, read_settings
    from digest_tui.tui.keys import rebind
    from digest_tui.tui.setting_choices import list_choices

    path = find_settings_file()
    loaded = read_settings(path, list_choices())
    if not options.json:
        print(f"{path}{'' if path.exists() else ' (not there: every setting has its default)'}")
    keys = [(f"keys.{action.name}", list(action.keys)) for action in rebind(loaded.settings.keys)]
    for name, value, line in (*list_settings(loaded), *((name, own, loaded.lines.get(name)) for name, own in keys)):
        if options.json:
            _print_record({"name": name, "value": value, "file": str(path) if line else None, "line": line})
        else:
            print(f"{name}\t{_format_setting(value)}\t{f'line {line}' if line else 'default'}")
    for problem in loaded.problems:
        say(f"digest-tui config: {problem}")
    return HAS_FINDINGS if loaded.problems else DONE


def _format_setting(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _make_index(options: Namespace, chronicles: Sequence[Chronicle]) -> SearchIndex:
    """The index of `chronicles`, which knows marks and notes where the options allow it."""
    from digest_tui.names.indexing import make_index

    use_corrections(options, chronicles)
    index = make_index(chronicles, lambda position: position in remembered.marked, lambda: remembered.notes)
    remembered = RememberedForCommand(options, index.library)
    return index


def _choose_documents(options: Namespace, chronicles: Sequence[Chronicle]) -> list[ExportDocument]:
    """The entries to export of each document: all, those that match, those that are marked, or both."""
    from digest_tui.sharing.exporting.documents import ExportDocument, choose_entries

    if not options.query and not options.marked:
        return [ExportDocument(chronicle, range(len(chronicle.entries))) for chronicle in chronicles]
    chosen = [(chronicle, entry_index) for chronicle in chronicles for entry_index in range(len(chronicle.entries))]
    if options.query:
        index = _make_index(options, chronicles)
        answer = index.answer(options.query)
        if answer.positions:
            _say_what_was_done(answer)
        found = set(map(index.library.locate, answer.positions))
        chosen = [pair for pair in chosen if pair in found]
    if options.marked:
        if options.private:
            words = "--private reads no marks, so --marked would find nothing"
            raise SystemExit(fail(f"digest-tui {options.command}: {words}"))
        from digest_tui.chronicle.library import Library

        library = Library(*chronicles)
        marked = {library.locate(position) for position in RememberedForCommand(options, library).marked}
        chosen = [pair for pair in chosen if pair in marked]
    return choose_entries(chosen)


def _is_same_file(path: str, name: str) -> bool:
    try:
        return os.path.samefile(path, name)
    except (OSError, ValueError):
        return False


def _print_record(record: Record) -> None:
    import json

    print(json.dumps(record, ensure_ascii=False))


def serve(options: Namespace) -> int:
    """Serve the reader to a browser on this machine."""
    from digest_tui.cli.serve_reader import serve_reader

    return serve_reader(options)


def print_completions(options: Namespace) -> int:
    """Print the completions for a shell."""
    from digest_tui.cli.completions import SHELLS
    from digest_tui.cli.described import describe_calls

    print(SHELLS[options.shell](describe_calls()), end="")
    return DONE


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "list": list_entries,
    "search": search,
    "show": show,
    "links": list_links,
    "check": check,
    "stats": count,
    "names": list_names,
    "compare": compare_editions,
    "explain": explain,
    "export": export,
    "notes": notes,
    "forget": forget,
    "config": show_settings,
    "serve": serve,
    "completions": print_completions,
}
"""The function of each command."""
