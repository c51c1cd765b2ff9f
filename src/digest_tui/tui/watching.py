"""Noticing that a file changed, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread

from digest_tui.chronicle.files.watching import WatchedFiles

QUIET = 50
"""Milliseconds without a further change, after which a change counts as done; the library looks up so often."""
LONGEST_UNREST = 2000
"""Milliseconds after which changes are told though they go on."""
POLLED_EVERY = 1000
"""Milliseconds, where the system does not tell of changes and folders are looked at instead."""
SECONDS_TO_END = 1.0


class Watch:
    """Calls `tell` from its thread whenever the files that `make_files` gives may have changed, until it is closed."""

    def __init__(
        self,
        make_files: Callable[[], WatchedFiles],
        tell: Callable[[WatchedFiles], object],
        must_poll: bool | None = None,
    ) -> None:
        self._make_files = make_files
        self._tell = tell
        self._must_poll = must_poll
        self._is_closed = Event()
        self._thread = Thread(target=self._work, name="digest-tui-watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Tell nothing any more. Python must not end while the library, which is not Python, is at work."""
        self._is_closed.set()
        self._thread.join(SECONDS_TO_END)

    def _work(self) -> None:
        files = self._make_files()
        try:
            self._watch(files, self._must_poll)
        except Exception:
            # No inotify, or no watch left, or a folder that is gone: what the library raises then is of several kinds.
            # Where looking at the folders fails too, the reader does without: `r` reads again.
            with suppress(Exception):
                self._watch(files, True)

    def _watch(self, files: WatchedFiles, must_poll: bool | None) -> None:
        from watchfiles import watch

        folders = files.find_folders()
        if self._is_closed.is_set() or not folders:
            return
        changes = watch(
            *folders,
            watch_filter=lambda _, path: files.matches(path),
            debounce=LONGEST_UNREST,
            step=QUIET,
            stop_event=self._is_closed,
            rust_timeout=1000,
            yield_on_timeout=True,
            raise_interrupt=False,
            force_polling=must_poll,
            poll_delay_ms=POLLED_EVERY,
            recursive=False,
            ignore_permission_denied=True,
        )
        is_first = True
        for changed in changes:
            # What changed before the watch began is noticed with its first word.
            if changed or is_first:
                self._tell(files)
            is_first = False
