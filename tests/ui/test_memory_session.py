"""The memory session: marks, undo, what was read, and settings, each told by message once the store has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from textual.message import Message

from digest_tui import parse
from digest_tui.chronicle.library import Library
from digest_tui.memory.reading_positions import ReadingPosition
from digest_tui.tui.memory_session import MemorySession, StoreReplied
from digest_tui.tui.messages import StatusChanged
from digest_tui.tui.store_access import StoreAccess

TEXT = "JAN. 1, 2031 — LAKETON — Ice.\nJAN. 2, 2031 — LAKETON — Snow.\nJAN. 3, 2031 — LAKETON — Rain.\n"
LIBRARY = Library(parse(TEXT))


class Memory:
    """A session that keeps nothing on the disk, and what it posts."""

    def __init__(self, last_read: ReadingPosition | None = None) -> None:
        self.posted: list[Message] = []
        self.has_posted = Event()
        self.session = MemorySession(self._take, is_kept=False, last_read=last_read)
        self.session.show_library(LIBRARY)

    def _take(self, message: Message) -> None:
        self.posted.append(message)
        self.has_posted.set()

    def wait_for(self, do: Callable[[], object]) -> str:
        """What is said of what `do` began; the session takes the reply in, as the screen has it."""
        self.has_posted.clear()
        do()
        assert self.has_posted.wait(10)
        message = self.posted[-1]
        if isinstance(message, StoreReplied):
            assert self.session.take_reply(message.reply)
            return message.reply.words
        assert isinstance(message, StatusChanged)
        return message.words


def test_a_mark_is_known_once_the_store_has_it() -> None:
    memory = Memory()
    words = memory.wait_for(lambda: memory.session.toggle(1))
    assert words == "Entry 2 is marked (--private: until the reader is closed)"
    assert memory.session.is_marked(1)
    assert memory.wait_for(lambda: memory.session.toggle(1)) == "Entry 2 is not marked any more; U marks it again"
    assert not memory.session.is_marked(1)


def test_undo_takes_back_one_step_after_the_other() -> None:
    memory = Memory()
    for position in (0, 2):
        memory.wait_for(partial(memory.session.toggle, position))
    assert memory.wait_for(memory.session.undo).startswith("Undone: entry 3")
    assert memory.wait_for(memory.session.undo).startswith("Undone: entry 1")
    assert "Nothing to undo" in memory.wait_for(memory.session.undo)
    assert not memory.session.marked


def test_a_reply_about_another_library_is_not_taken_in() -> None:
    memory = Memory()
    memory.session.toggle(0)
    memory.session.show_library(Library(parse(TEXT)))
    assert memory.has_posted.wait(10)
    reply = next(message.reply for message in memory.posted if isinstance(message, StoreReplied))
    assert not memory.session.take_reply(reply)


def test_of_the_listed_the_marked_are_kept_and_the_entry_at_hand_or_the_next() -> None:
    memory = Memory()
    memory.session.marked = {0: "a", 2: "c"}
    assert memory.session.keep_marked(range(3), 1) == ([0, 2], 1)
    assert memory.session.keep_marked([2, 1, 0], 2) == ([2, 0], 1)


def test_an_entry_counts_as_read_when_it_stays_in_sight() -> None:
    memory = Memory()
    memory.session.toggle_dimming()
    assert not memory.session.reading.notice(1, is_in_sight=True)
    assert memory.session.reading.notice(1, is_in_sight=True)
    assert [memory.session.is_dimmed(position) for position in range(3)] == [False, True, False]
    memory.session.toggle_dimming()
    assert not memory.session.is_dimmed(1)


def test_where_one_was_is_given_once_and_only_when_it_is_read() -> None:
    # A document that was read from standard input has no name to be remembered by.
    memory = Memory(ReadingPosition("", 3, 0))
    assert memory.session.reading.find_due_position(Library(parse(TEXT[:30], name="-", is_complete=False))) is None
    assert memory.session.reading.describe_return(LIBRARY, 0) == "Reading on to entry 3, where you were"
    whole = Library(parse(TEXT, name="-"))
    assert memory.session.reading.find_due_position(whole) == 2
    assert memory.session.reading.find_due_position(whole) is None
    assert memory.session.reading.describe_return(whole, 2) == "Entry 3, where you were; g goes to the first"


@pytest.mark.parametrize(("is_asked", "said"), [(True, []), (False, ["Where you are is not remembered"])])
def test_what_nobody_asked_for_complains_once_and_never_over_what_was_asked_for(
    is_asked: bool, said: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    posted: list[Message] = []
    access = StoreAccess(posted.append, True)
    if is_asked:
        access.do(lambda store: None, lambda reason: None)
    access.do_unasked(lambda store: None)
    access.do_unasked(lambda store: None)
    access.close()
    assert [message.words.partition(":")[0] for message in posted if isinstance(message, StatusChanged)] == said
