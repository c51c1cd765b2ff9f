"""The command line. The screen is imported only when the reader opens."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence, Set
from io import BufferedReader, TextIOWrapper
from typing import TYPE_CHECKING, NamedTuple, NoReturn

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.model import Chronicle
    from digest_tui.chronicle.rereading import Files
    from digest_tui.chronicle.shelf import Shelf
    from digest_tui.memory.places import Place
    from digest_tui.sharing.exporting.parts import Part
    from digest_tui.sharing.records import Record

DONE, NOTHING_FOUND, HAS_FINDINGS, FAILED, INTERRUPTED = 0, 1, 1, 2, 130

PAINTINGS_A_SECOND = 240
"""At most. At Textual's 60 the second painting after a key, which brings the list, would wait for up to 17 ms."""

LATER = ("config", "serve", "completions")


def run() -> NoReturn:
    """The program. Raises SystemExit with its exit status."""
    try:
        status = main(sys.argv[1:])
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except BrokenPipeError:
        # Who read our output has gone: that is the end of it, and no failure.
        status = DONE
    except OSError as error:
        status = _fail(f"digest-tui: {error.strerror or error}".lower())
    _let_go_of_streams()
    sys.exit(status)


def _let_go_of_streams() -> None:
    """Keep Python from complaining at its end, and from another status, where nobody takes its output any more."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for; the exit status. Raises SystemExit for a wrong call and for --help."""
    command = arguments[0] if arguments else ""
    if command in LATER:
        return _fail(f"digest-tui: {command}: not in this version; a file of this name is opened as ./{command}")
    if command not in COMMANDS:
        return _read(_parse_reader(arguments))
    if sys.stdout is None:
        return _fail(f"digest-tui {command}: standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    from digest_tui import calls

    make_parser = {
        "list": calls.make_list_parser,
        "search": calls.make_search_parser,
        "show": calls.make_show_parser,
        "links": calls.make_links_parser,
        "check": calls.make_check_parser,
        "forget": calls.make_forget_parser,
        "stats": calls.make_stats_parser,
        "export": calls.make_export_parser,
    }[command]
    return COMMANDS[command](make_parser().parse(arguments[1:]))


class ReaderOptions(NamedTuple):
    """What the reader is called with, as the parser gives it."""

    files: Sequence[str]
    encoding: str | None = None
    private: bool = False
    query: str = ""
    entry: int | None = None


def _parse_reader(arguments: Sequence[str]) -> ReaderOptions:
    if not any(argument.startswith("-") and argument != "-" for argument in arguments):
        return ReaderOptions(arguments)
    from digest_tui.calls import make_reader_parser

    return ReaderOptions(**vars(make_reader_parser().parse(arguments)))


# The documents


class _Documents:
    """The chronicles that a call names. Those that cannot be read are said on standard error and counted."""

    def __init__(self, files: Sequence[str], encoding: str | None) -> None:
        self.files = list(files)
        self.encoding = encoding
        self.problems: list[str] = []
        self._began = time.time_ns()
        self.sums: dict[Chronicle, str] | None = None
        """The SHA-256 of the bytes of each that is read from now on; None where nobody asks for it."""

    def __iter__(self) -> Iterator[Chronicle]:
        from digest_tui.chronicle.loading import UnreadableDocument

        for path in self._find_paths():
            try:
                chronicle = self._load(path)
            except UnreadableDocument as error:
                self._report(str(error))
            else:
                for notice in chronicle.notices:
                    _say(f"digest-tui: {chronicle.name}: {notice}")
                yield chronicle

    def _load(self, path: str) -> Chronicle:
        from digest_tui.chronicle.loading import format_source, load, load_bytes, read_bytes

        source = sys.stdin.buffer if path == "-" else path
        if self.sums is None:
            return load(source, self.encoding)
        from hashlib import sha256

        data = read_bytes(source)
        chronicle = load_bytes(data, format_source(source), self.encoding)
        self.sums[chronicle] = sha256(data).hexdigest()
        return chronicle

    def read_again(self) -> list[Chronicle]:
        """All of them anew, for a reader that is open. Raises UnreadableDocument for the first that fails."""
        from digest_tui.chronicle.loading import find_documents, load

        paths = [text for path in self.files for text in (find_documents(path)[0] if os.path.isdir(path) else [path])]
        return [load(path, self.encoding) for path in paths]

    def make_files(self) -> Files:
        """What tells which of them changed since they were read."""
        from digest_tui.chronicle.rereading import Files

        return Files(self.files, self.encoding, self._began)

    def _find_paths(self) -> Iterator[str]:
        from digest_tui.chronicle.loading import UnreadableDocument, find_documents, format_source

        for path in self.files:
            if not os.path.isdir(path):
                yield path
                continue
            try:
                texts, skipped = find_documents(path)
            except UnreadableDocument as error:
                self._report(str(error))
                continue
            for name in skipped:
                _say(f"digest-tui: {format_source(name)}: passed over, no text")
            yield from texts

    def _report(self, problem: str) -> None:
        self.problems.append(problem)
        _say(f"digest-tui: {problem}")


def _open_for_command(options: Namespace) -> _Documents:
    """The documents of a command: those named, else standard input. Raises SystemExit where there are none."""
    files = [options.files] if isinstance(options.files, str) else options.files
    if not files:
        if not _has_input():
            raise SystemExit(_fail(f"digest-tui {options.command}: no FILE is named and nothing is piped in"))
        files = ["-"]
    _check_encoding(options.encoding)
    return _Documents(files, options.encoding)


def _has_input() -> bool:
    """Standard input is a pipe or a file that holds something."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return False
    try:
        return isinstance(sys.stdin.buffer, BufferedReader) and bool(sys.stdin.buffer.peek(1))
    except (OSError, ValueError):
        return False


def _check_encoding(encoding: str | None) -> None:
    try:
        b"x".decode(encoding or "utf-8", "replace")  # of no bytes at all any encoding is believed
    except (LookupError, ValueError) as error:
        from digest_tui.chronicle.safety import one_line

        raise SystemExit(_fail(f"digest-tui: --encoding {one_line(str(encoding))}: no such text encoding")) from error


# The commands


def _list(options: Namespace) -> int:
    from digest_tui.sharing.records import format_line, make_record

    documents = _open_for_command(options)
    for chronicle in documents:
        for prose in chronicle.all_prose() if options.all else chronicle.entries:
            if options.json:
                _print_record(make_record(chronicle, prose))
            else:
                print(format_line(prose))
    return FAILED if documents.problems else DONE


def _search(options: Namespace) -> int:
    from digest_tui.search.index import SearchIndex
    from digest_tui.sharing.records import format_line, make_hit_record

    documents = _open_for_command(options)
    index = SearchIndex(*documents)
    index.is_marked = _make_mark_finder(options, index.shelf)
    hits = index.search(options.query, options.limit)
    for hit in hits:
        if options.json:
            _print_record(make_hit_record(hit))
        else:
            print(format_line(hit.entry))
    if documents.problems:
        return FAILED
    return DONE if hits else NOTHING_FOUND


def _make_mark_finder(options: Namespace, shelf: Shelf) -> Callable[[int], bool]:
    """Tells which entries of `shelf` are marked; what is remembered is read when that is first asked."""
    from functools import cache

    find = cache(lambda: frozenset[int]() if options.private else _find_marked(options, shelf))
    return lambda position: position in find()


def _find_marked(options: Namespace, shelf: Shelf) -> Set[int]:
    """The positions of the marked entries. Raises SystemExit where what is remembered cannot be read."""
    from digest_tui.memory.editions import find_marked_positions
    from digest_tui.memory.store import StoreFailed

    try:
        return find_marked_positions(shelf, lambda words: _say(f"digest-tui: {words}"))
    except StoreFailed as error:
        raise SystemExit(_fail(f"digest-tui {options.command}: {error}")) from error


def _show(options: Namespace) -> int:
    from digest_tui.sharing.records import format_entry_page, make_record

    documents = _open_for_command(options)
    for chronicle in documents:
        if not 1 <= options.number <= len(chronicle.entries):
            _say(f"digest-tui: {chronicle.name}: no entry {options.number}, there are {len(chronicle.entries)}")
            return NOTHING_FOUND
        entry = chronicle.entries[options.number - 1]
        if options.json:
            _print_record(make_record(chronicle, entry))
        else:
            print(format_entry_page(chronicle, entry))
        return DONE
    return FAILED


def _links(options: Namespace) -> int:
    documents = _open_for_command(options)
    for chronicle in documents:
        if options.json:
            from digest_tui.sharing.records import make_link_records

            for record in make_link_records(chronicle):
                _print_record(record)
        else:
            for link in chronicle.links:
                print(f"{link.label or ''}\t{link.url if options.as_written else link.clean}")
    return FAILED if documents.problems else DONE


def _check(options: Namespace) -> int:
    from digest_tui.chronicle.checking import check, choose_rules
    from digest_tui.sharing.records import format_finding, make_finding_record

    rules = choose_rules(options.select, options.ignore)
    documents = _open_for_command(options)
    has_findings = False
    for chronicle in documents:
        for finding in check(chronicle, rules):
            has_findings = True
            if options.json:
                _print_record(make_finding_record(chronicle, finding))
            else:
                print(format_finding(chronicle, finding))
    if documents.problems:
        return FAILED
    return HAS_FINDINGS if has_findings else DONE


def _forget(options: Namespace) -> int:
    from digest_tui.memory.folder import find_folder
    from digest_tui.memory.forgetting import forget, format_forgotten
    from digest_tui.memory.store import StoreFailed

    try:
        print(format_forgotten(forget(find_folder(), options.files)))
    except StoreFailed as error:
        return _fail(f"digest-tui forget: {error}")
    return DONE


def _stats(options: Namespace) -> int:
    from digest_tui.sharing.counting import Tally, format_tally

    documents = _open_for_command(options)
    tally = Tally()
    for chronicle in documents:
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


def _export(options: Namespace) -> int:
    from datetime import date
    from pathlib import Path

    from digest_tui.chronicle.safety import one_line
    from digest_tui.sharing.exporting.formats import write_to_file, write_to_stream
    from digest_tui.sharing.exporting.writing import NotWritten

    if options.format == "sqlite" and not options.output:
        return _fail("digest-tui export: a database is no text: --output names its file")
    documents = _open_for_command(options)
    documents.sums = {}
    chronicles = list(documents)
    if not chronicles:
        return FAILED
    parts = [
        part._replace(sum=documents.sums[part.chronicle], is_as_written=options.as_written)
        for part in _choose_parts(options, chronicles)
    ]
    if not parts:
        _say("digest-tui export: no entry answers; nothing is written")
        return FAILED if documents.problems else NOTHING_FOUND
    if not options.output:
        write_to_stream(options.format, parts, date.today(), sys.stdout)
    elif any(_is_same_file(options.output, chronicle.name) for chronicle in chronicles):
        return _fail(f"digest-tui export: {one_line(options.output)}: this is the document itself; nothing is written")
    else:
        try:
            write_to_file(options.format, parts, date.today(), Path(options.output), options.force)
        except NotWritten as problem:
            advice = "; --force writes over it" if problem.is_taken else ""
            return _fail(f"digest-tui export: {one_line(options.output)}: {problem.reason}{advice}")
    return FAILED if documents.problems else DONE


def _choose_parts(options: Namespace, chronicles: Sequence[Chronicle]) -> list[Part]:
    """What is to be exported of each document: all, what a search finds, what is marked, or what is both."""
    from digest_tui.sharing.exporting.parts import Part, choose_entries

    if not options.query and not options.marked:
        return [Part(chronicle, range(len(chronicle.entries))) for chronicle in chronicles]
    chosen = [(chronicle, inside) for chronicle in chronicles for inside in range(len(chronicle.entries))]
    if options.query:
        from digest_tui.search.index import SearchIndex

        index = SearchIndex(*chronicles)
        index.is_marked = _make_mark_finder(options, index.shelf)
        found = {(hit.chronicle, hit.entry.number - 1) for hit in index.search(options.query)}
        chosen = [place for place in chosen if place in found]
    if options.marked:
        if options.private:
            raise SystemExit(_fail("digest-tui export: --private reads no marks, so --marked has none"))
        from digest_tui.chronicle.shelf import Shelf

        shelf = Shelf(*chronicles)
        marked = {shelf.locate(position) for position in _find_marked(options, shelf)}
        chosen = [place for place in chosen if place in marked]
    return choose_entries(chosen)


def _is_same_file(path: str, name: str) -> bool:
    try:
        return os.path.samefile(path, name)
    except (OSError, ValueError):
        return False


def _print_record(record: Record) -> None:
    import json

    print(json.dumps(record, ensure_ascii=False))


def _say(words: str) -> None:
    if sys.stderr:  # else print would take standard output
        print(words, file=sys.stderr)


def _fail(words: str) -> int:
    _say(words)
    return FAILED


# The reader


def _read(options: ReaderOptions) -> int:
    """Read the documents, then open the screen. Trouble is said before the terminal is taken over."""
    # What the start makes stays: to look through it for garbage again and again takes a tenth of the time to the first
    # screen, which turns the collector on again.
    gc.disable()
    problem = _find_terminal_problem()
    if problem:
        return _fail(f"digest-tui: {problem}")
    _check_encoding(options.encoding)
    files, words = options.files, ""
    if not files and _has_input():
        files = ["-"]
    elif not files:
        from digest_tui.resources import find_sample

        files, words = [str(find_sample())], "This is the sample: digest-tui FILE opens yours. Keys: ?"
    documents = _Documents(files, options.encoding)
    is_readable_again = not any(map(_is_pipe, files))
    chronicles = (_read_heads(documents) if is_readable_again else None) or list(documents)
    if not chronicles:
        return FAILED
    if "-" in files:
        problem = _take_keyboard()
        if problem:
            return _fail(f"digest-tui: {problem}")
    _settle_environment()
    _import_asyncio()
    from digest_tui.tui.app import run_reader
    from digest_tui.tui.reader_screen import Opening

    words = "; ".join(filter(None, (*documents.problems, words)))
    opening = Opening(
        chronicles,
        documents.read_again if is_readable_again else None,
        options.query,
        options.entry,
        words,
        _find_place(options, chronicles),
        remembers=not options.private,
        make_files=documents.make_files if is_readable_again else None,
        encoding=options.encoding,
    )
    status = run_reader(opening)
    return status or (FAILED if documents.problems else DONE)


def _find_place(options: ReaderOptions, chronicles: Sequence[Chronicle]) -> Place | None:
    """Where one of the documents was last read; None where the call itself says where to begin."""
    if options.private or options.query or options.entry is not None:
        return None
    from digest_tui.memory.places import find_place

    return find_place([chronicle.name for chronicle in chronicles])


def _is_pipe(path: str) -> bool:
    """What can be read only once: standard input, a named pipe, the shell's `<(…)`."""
    return path == "-" or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path))


def _read_heads(documents: _Documents) -> list[Chronicle] | None:
    """The beginning of one large file, which is shown while the rest is read; None for all else."""
    from digest_tui.chronicle.loading import UnreadableDocument, load_head

    if len(documents.files) != 1 or os.path.isdir(documents.files[0]):
        return None
    try:
        head = load_head(documents.files[0], documents.encoding)
    except UnreadableDocument:
        return None
    return [head] if head else None


def _find_terminal_problem() -> str:
    """Why the reader cannot be painted here, in plain words; "" where it can."""
    if os.environ.get("TERM") == "dumb":
        return "this terminal cannot be painted on (TERM=dumb); list, search, show and links print plain text"
    if sys.__stderr__ is None or not sys.__stderr__.isatty():
        return "the reader paints on standard error, which is no terminal here"
    if sys.stdin is None or not sys.stdin.isatty():
        try:
            os.close(os.open("/dev/tty", os.O_RDWR))
        except OSError:
            return "no terminal to take keys from: /dev/tty cannot be opened"
    return ""


def _take_keyboard() -> str:
    """Put the terminal in the place of a standard input that has been read; a problem in plain words, or ""."""
    # Textual reads the descriptor of sys.__stdin__: https://github.com/Textualize/textual/issues/5531
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, 0)
        os.close(terminal)
    except OSError:
        return "no terminal to take keys from: /dev/tty cannot be opened"
    sys.stdin = sys.__stdin__ = open(0, closefd=False)  # type: ignore[misc]  # noqa: SIM115 - it stays open
    return ""


def _import_asyncio() -> None:
    """Import asyncio without the encryption of connections, which it can do without: the reader opens none.

    It takes a thirtieth of the start. Whoever imports ssl later gets it.
    """
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # The import system's own way to say that it is not there.
        try:
            import asyncio  # noqa: F401
        finally:
            del sys.modules["ssl"]


def _settle_environment() -> None:
    """Keep Textual from what would break a promise: its debugger, colour systems it crashes on, and a wait to paint."""
    os.environ.pop("TEXTUAL", None)
    if os.environ.get("TEXTUAL_COLOR_SYSTEM", "auto") not in ("auto", "standard", "256", "truecolor"):
        del os.environ["TEXTUAL_COLOR_SYSTEM"]
    os.environ.setdefault("TEXTUAL_FPS", str(PAINTINGS_A_SECOND))


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "list": _list,
    "search": _search,
    "show": _show,
    "links": _links,
    "check": _check,
    "forget": _forget,
    "stats": _stats,
    "export": _export,
}
"""What a first word does."""
