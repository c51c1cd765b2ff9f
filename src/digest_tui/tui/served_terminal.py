"""The terminal under a reader that is served to a browser: Textual's driver, but that it never outlives its server."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver


class ServedTerminal(WebDriver):
    """Reads keys from the server and paints to it."""

    def run_input_thread(self) -> None:
        """Hand on what the server sends, until the reader is left or the server is gone."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._app.call_from_thread(self._app.exit)
