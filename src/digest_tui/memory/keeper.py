"""The keeper: a thread that has the store, so that no key waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from digest_tui.memory.store import Store

SECONDS_TO_FINISH = 1.5
"""So long the reader waits on leaving for what is not yet on the disk."""

Job = Callable[["Store"], Any]


class Keeper:
    """Does jobs with the store, one after the other; without a folder with a store that is kept nowhere.

    A job that fails is reported to `report`, in plain words, and the next one
    is done all the same: the disk may have room again, or the folder be there.
    """

    def __init__(self, find_folder: Callable[[], Path] | None, report: Callable[[str], None]) -> None:
        self._find_folder = find_folder
        self._report = report
        self._jobs: SimpleQueue[tuple[Job, Callable[[str], None]] | None] = SimpleQueue()
        self._store: Store | None = None
        self._thread = Thread(target=self._work, name="digest-tui-keeper", daemon=True)
        self._thread.start()

    def do(self, job: Job, fail: Callable[[str], None] = lambda words: None) -> None:
        """Do `job` as soon as those before it are done; where that fails, tell `fail` why."""
        self._jobs.put((job, fail))

    def close(self, seconds: float = SECONDS_TO_FINISH) -> None:
        """Finish what there is to do, if that takes no longer."""
        self._jobs.put(None)
        self._thread.join(seconds)

    def _work(self) -> None:
        from digest_tui.memory.store import StoreFailed

        while (task := self._jobs.get()) is not None:
            job, fail = task
            try:
                job(self._open())
            except StoreFailed as error:
                fail(str(error))
            except Exception as error:
                # Whatever is wrong with the memory, the chronicle can still be read.
                fail(f"the memory failed: {error!r}")
        if self._store is not None:
            self._store.close()

    def _open(self) -> Store:
        if self._store is None:
            from digest_tui.memory.store import open_store

            self._store = open_store(self._find_folder() if self._find_folder else None)
            if self._store.notice:
                self._report(self._store.notice)
        return self._store
