"""The reader's way to the store: its thread, opened when it is first needed, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from digest_tui.tui.messages import Post, StatusChanged

if TYPE_CHECKING:
    from digest_tui.memory.store import Store
    from digest_tui.memory.store_worker import StoreWorker


class StoreAccess:
    """Hands jobs to the store's thread. Without `is_kept` the store is in memory only, and no file is touched."""

    def __init__(self, post: Post, is_kept: bool) -> None:
        self.is_kept = is_kept
        self._post = post
        self._worker: StoreWorker | None = None
        self._has_complained = False

    @property
    def is_open(self) -> bool:
        """True once a job was handed over."""
        return self._worker is not None

    def do(self, job: Callable[[Store], None], fail: Callable[[str], None]) -> None:
        """Let the store's thread do `job`. If that fails, `fail` is given the reason in plain words, in that thread."""

        def tell(reason: str) -> None:
            # What is said unasked would only take the place of this.
            self._has_complained = True
            fail(reason)

        self._submit(job, tell)

    def _submit(self, job: Callable[[Store], None], fail: Callable[[str], None]) -> None:
        if self._worker is None:
            from digest_tui.memory.folder import find_folder
            from digest_tui.memory.store_worker import StoreWorker

            self._worker = StoreWorker(find_folder if self.is_kept else None, self.say)
        self._worker.submit(job, fail)

    def do_or_say(self, job: Callable[[Store], None], complaint: str) -> None:
        """The same; what fails is said behind `complaint`."""
        self.do(job, lambda reason: self.say(f"{complaint}: {reason}"))

    def do_unasked(self, job: Callable[[Store], None]) -> None:
        """Let the thread do what nobody asked for. A failure is said once, and only if nothing else has failed."""

        def complain(reason: str) -> None:
            if not self._has_complained:
                self._has_complained = True
                self.say(f"Where you are is not remembered: {reason}")

        self._submit(job, complain)

    def post(self, message: Message) -> None:
        """Tell the screen something, from any thread."""
        self._post(message)

    def say(self, words: str) -> None:
        """Tell the person something, from any thread."""
        self._post(StatusChanged(words))

    def close(self) -> None:
        """Let go of the store, once it has done what was handed over."""
        if self._worker is not None:
            self._worker.close()
