"""What the person has set, and what was searched for: read at the start, and kept for the next readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.tui.store_access import StoreAccess

if TYPE_CHECKING:
    from digest_tui.memory.settings import LoadedSettings
    from digest_tui.memory.store import Store


class SettingsSession:
    """Settings by name: those of the settings file from the start, the rest once the store is read."""

    def __init__(self, access: StoreAccess, loaded: LoadedSettings | None) -> None:
        self.searches: list[str] = []
        """What was searched for, the latest last."""
        self._access = access
        self._values: dict[str, str] = _list_chosen(loaded) if loaded else {}
        self._remembered = loaded.settings.remember if loaded else None

    def read_store(self, store: Store) -> None:
        """Learn from the store what was set and searched for another day. Raises StoreFailed."""
        self._values = {**store.read_settings(), **self._values}
        self.searches = [*store.read_searches(), *self.searches]

    def get(self, name: str, default: str = "") -> str:
        """The value that was set, or `default`."""
        return self._values.get(name, default)

    def keep(self, name: str, value: str) -> None:
        """Keep `value` under `name` for this and the next readers: in the settings file what is one of `CHOSEN`."""
        from digest_tui.memory.folder import CHOSEN

        self._values[name] = value
        if name not in CHOSEN:
            self._access.do_or_say(lambda store: store.save_setting(name, value), "The setting is not kept")
        elif self._access.is_kept:
            self._access.do_or_say(lambda _: self._write_chosen(name, value), "The setting is not kept")

    def _write_chosen(self, name: str, value: str) -> None:
        from digest_tui.memory.folder import find_settings_file
        from digest_tui.memory.settings import keep_chosen

        try:
            keep_chosen(find_settings_file(), name, value)
        except (OSError, ValueError) as error:
            self._access.say(f"The setting {name} is not kept: {error}")

    def has_remembered(self, name: str) -> bool:
        """True if the person has it remembered: `positions`, `read` or `searches`."""
        return self._remembered is None or name in self._remembered

    def keep_search(self, query: str) -> None:
        """Keep a query as the latest of those that were searched for."""
        query = " ".join(query.split())
        if query and self.searches[-1:] != [query]:
            self.searches = [*(other for other in self.searches if other != query), query]
            if self.has_remembered("searches"):
                self._access.do_unasked(lambda store: store.save_search(query))


def _list_chosen(loaded: LoadedSettings) -> dict[str, str]:
    from digest_tui.memory.settings import list_chosen

    return list_chosen(loaded)
