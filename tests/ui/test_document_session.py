"""The document session: counting, checking, and reading again, behind the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest_tui import Chronicle, parse
from digest_tui.chronicle.files.reading import UnreadableDocument
from digest_tui.chronicle.library import Library
from digest_tui.tui.document_session import DocumentsDescribed, DocumentSession, DocumentsRead
from digest_tui.tui.key_reader import KeyReader
from digest_tui.tui.options import OpenDocuments
from digest_tui.tui.search_session import SearchSession
from ui.frames import wait_until
from ui.hosts import HostScreen, open_host

TEXT = "JAN. 1, 2031 — LAKETON — The the ice.\nJAN. 2, 2031 — LAKETON — Snow.\n"
CHRONICLE = parse(TEXT)


def make_session(
    host: HostScreen, chronicle: Chronicle = CHRONICLE, read_again: Callable[[], Sequence[Chronicle]] | None = None
) -> DocumentSession:
    keys = KeyReader()
    search = SearchSession(host, keys, lambda answer: None, lambda position: False, dict, lambda chronicle: ())
    return DocumentSession(host, OpenDocuments([chronicle], read_again), search, keys)


async def test_what_is_shown_is_counted_and_checked_and_the_screen_told() -> None:
    async with open_host() as (pilot, host):
        session = make_session(host)
        assert session.find_summary(CHRONICLE) is None
        session.show(session.library)
        await wait_until(pilot, lambda: session.find_findings(CHRONICLE) is not None)
        summary = session.find_summary(CHRONICLE)
        assert summary is not None
        assert summary.entries == 2
        assert [finding.rule for finding in session.find_findings(CHRONICLE) or ()] == ["repeated-word"]
        assert len(host.find(DocumentsDescribed)) == 2


async def test_of_documents_that_are_not_shown_any_more_nothing_is_kept() -> None:
    other = parse(TEXT.replace("The the", "The"))
    async with open_host() as (pilot, host):
        session = make_session(host)
        session.show(session.library)
        session.show(Library(other))
        await wait_until(pilot, lambda: session.find_findings(other) is not None)
        assert session.find_summary(CHRONICLE) is None
        assert session.find_findings(CHRONICLE) is None


async def test_read_again_the_documents_come_by_message() -> None:
    async with open_host() as (pilot, host):
        make_session(host, read_again=lambda: [parse(TEXT)]).read_again()
        await wait_until(pilot, lambda: bool(host.find(DocumentsRead)))
        (message,) = host.find(DocumentsRead)
        assert (len(message.library), message.words) == (2, "Read again")


async def test_what_cannot_be_read_again_stays() -> None:
    def refuse() -> Sequence[Chronicle]:
        raise UnreadableDocument("frost.txt", "is gone")

    async with open_host() as (pilot, host):
        make_session(host).read_again()
        await pilot.pause()
        assert host.statuses == ["Standard input cannot be read again"]
        make_session(host, read_again=refuse).read_again()
        await wait_until(pilot, lambda: len(host.statuses) == 2)
        assert host.statuses[1].endswith("what was read before is still shown")
        assert host.find(DocumentsRead) == []


async def test_of_a_head_the_rest_is_read_at_the_start() -> None:
    head = parse(TEXT[:38], is_complete=False)
    async with open_host() as (pilot, host):
        make_session(host, head, lambda: [CHRONICLE]).begin()
        await wait_until(pilot, lambda: bool(host.find(DocumentsRead)))
        assert host.find(DocumentsRead)[0].words == ""
