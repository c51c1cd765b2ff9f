"""The store worker: a thread that owns the store, so that no key waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest_tui.memory.store import Store

SECONDS_TO_FINISH = 1.5
"""How long the reader waits at its end for changes that are not on the disk yet."""

Job = Callable[["Store"], Any]


class StoreWorker:
    """Runs jobs on the store, one after another, in a thread of its own.

    Without a folder the store is in memory only. Notices of the store go to
    `report`. A job that fails does not stop the next one: the disk may have
    room again by then, or the folder be there.
    """

    def __init__(self, find_folder: Callable[[], Path] | None, report: Callable[[str], None]) -> None:
        self._find_folder = find_folder
        self._report = report
        self._jobs: SimpleQueue[tuple[Job, Callable[[str], None]] | None] = SimpleQueue()
        self._store: Store | None = None
        self._thread = Thread(target=self._work, name="digest-tui-store", daemon=True)
        self._thread.start()

    def submit(self, job: Job, on_error: Callable[[str], None] = lambda reason: None) -> None:
        """Run `job` after those submitted before it. If it fails, `on_error` gets the reason in plain words."""
        self._jobs.put((job, on_error))

    def close(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Finish the submitted jobs and stop the thread, waiting at most `seconds` for it."""
        self._jobs.put(None)
        self._thread.join(seconds)

    def _work(self) -> None:
        from digest_tui.memory.failures import StoreFailed

        while (task := self._jobs.get()) is not None:
            job, on_error = task
            try:
                job(self._open())
            except StoreFailed as error:
                on_error(str(error))
            except Exception as error:
                # Whatever is wrong with the memory, the chronicle can still be read.
                on_error(f"the memory failed: {error!r}")
        if self._store is not None:
            self._store.close()

    def _open(self) -> Store:
        if self._store is None:
            from digest_tui.memory.opening import open_store

            self._store = open_store(self._find_folder() if self._find_folder else None, self._report)
            if self._store.notice:
                self._report(self._store.notice)
        return self._store
