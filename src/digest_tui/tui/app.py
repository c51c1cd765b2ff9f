"""The Textual app around the reader: theme, signals, the palette, and the way out."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import Mapping
from typing import ClassVar

from rich.console import RenderableType
from textual import events, on
from textual.actions import ActionParseResult
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen

from digest_tui.tui import own_themes, runtime
from digest_tui.tui.colours import make_colours
from digest_tui.tui.keys import make_keymap, rebind
from digest_tui.tui.messages import ReaderShown
from digest_tui.tui.options import OpenDocuments, ReaderOptions
from digest_tui.tui.reader_screen import ReaderScreen
from digest_tui.tui.styles import read_sheets
from digest_tui.tui.terminal import Terminal, leave_at_once
from digest_tui.tui.terminal_background import BackgroundTold, is_light_by_environment

FOLLOWS_TERMINAL = "auto"
"""Said in the place of a theme: it goes with the terminal's background."""
SECONDS_TO_LEAVE = 5.0
"""After a signal to end: so long the terminal is given to take its restoration."""


_ENDING_SIGNALS = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGHUP)


class DigestApp(App[None]):
    """Reads chronicles on a terminal."""

    TITLE = "digest-tui"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "repaint", "Paint everything again", priority=True),
        Binding("ctrl+p", "command_palette", "Every action by name"),
    ]
    CSS = read_sheets()

    def __init__(self, documents: OpenDocuments, options: ReaderOptions, terminal: type[Driver] = Terminal) -> None:
        # Without colours only a terminal's own black and white can be read, and only if chosen at the start:
        # https://github.com/Textualize/textual/issues/2829
        super().__init__(terminal, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.register_theme(own_themes.DARK)
        self.register_theme(own_themes.LIGHT)
        loaded = options.settings
        self._follows_terminal = not (self.no_color or (loaded and loaded.settings.theme != FOLLOWS_TERMINAL))
        self._given_theme = self._find_theme(loaded.settings.theme if loaded else FOLLOWS_TERMINAL)
        self.theme = self._given_theme
        if loaded and loaded.settings.keys:
            self.set_keymap(make_keymap(rebind(loaded.settings.keys)))
        self.animation_level = "none"
        self.has_failed = False
        """True once an error ends the reader."""
        self.is_leaving = False
        """True once the reader is being left: what is typed behind `q` means nothing any more."""
        self._early: list[events.InputEvent] | None = []
        """What was typed before the reader was shown; None since then."""
        self._documents = documents
        self._options = options

    def _find_theme(self, chosen: str) -> str:
        """The theme to begin with."""
        if self.no_color:
            return "ansi-dark"
        if chosen != FOLLOWS_TERMINAL:
            return chosen
        return own_themes.LIGHT.name if is_light_by_environment(os.environ) else own_themes.DARK.name

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, and the reader's own that are made of them."""
        variables = super().get_css_variables()
        self.theme_variables = variables | make_colours(variables)
        return self.theme_variables

    def refresh_css(self, animate: bool = True) -> None:
        """Paint in the colours of another theme; before the first screen, which parses the stylesheets, only set them.

        Textual would parse all of them twice at the start.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def ask_for_background(self) -> None:
        """Ask the terminal for the colour of its background, where the theme follows it."""
        if self._follows_terminal and isinstance(self._driver, Terminal):
            self._driver.ask_for_background()

    def on_background_told(self, message: BackgroundTold) -> None:
        """Take the theme that goes with the terminal's background, unless the person has chosen one meanwhile."""
        if self.theme == self._given_theme:
            self._given_theme = (own_themes.LIGHT if message.is_light else own_themes.DARK).name
            self.theme = self._given_theme

    def watch_theme(self, theme: str) -> None:
        """Keep the theme that a person chooses."""
        reader = self.screen_stack[0] if self.screen_stack else None
        if theme != self._given_theme and isinstance(reader, ReaderScreen):
            self._given_theme = theme
            reader.memory.settings.keep("theme", theme)

    def get_default_screen(self) -> Screen[None]:
        """The reader is the only screen under all others."""
        return ReaderScreen(self._documents, self._options)

    def action_command_palette(self) -> None:
        """Offer every action by its words, the choice of a theme, and entries."""
        from digest_tui.tui.calls import run_action
        from digest_tui.tui.palette import CHANGE_THEME, ENTRY, find_rows
        from digest_tui.tui.palette_screen import PaletteScreen

        reader = self.screen
        if not isinstance(reader, ReaderScreen):
            return

        async def do(name: str | None) -> None:
            if name == CHANGE_THEME:
                self._choose_theme()
            elif name is not None and name.startswith(ENTRY):
                reader.listing.go_to_position(int(name.removeprefix(ENTRY)))
            elif name is not None:
                await run_action(reader, name)

        self.push_screen(PaletteScreen(lambda typed: find_rows(reader, typed)), do)

    def _choose_theme(self) -> None:
        from digest_tui.tui.choice_screen import ChoiceScreen

        def change(name: str | None) -> None:
            self.theme = name or self.theme

        self.push_screen(
            ChoiceScreen("Colours", {name: name for name in sorted(self.available_themes)}, self.theme), change
        )

    def on_mount(self) -> None:
        """Finish the start once the first screen stands, and paint again after a suspension."""
        self.call_after_refresh(runtime.finish_start)
        self.call_after_refresh(self.ask_for_background)
        # After a suspension nothing is painted: https://github.com/Textualize/textual/issues/6298
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    @on(ReaderShown)
    def _take_early(self) -> None:
        early, self._early = self._early, None
        for event in early or ():
            self.post_message(event)

    def end_by_signal(self, number: int) -> None:
        """Leave the reader because of a signal."""
        # Where the terminal itself is gone, Textual's threads wait for it for ever; a busy machine makes leaving long.
        last_resort = threading.Timer(SECONDS_TO_LEAVE, leave_at_once, (128 + number,))
        last_resort.daemon = True
        last_resort.start()
        self.exit(return_code=128 + number)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave the reader."""
        self.is_leaving = True
        super().exit(result, return_code, message)

    def panic(self, *renderables: RenderableType) -> None:
        """End the reader because of an error, which is no success."""
        self.has_failed = True
        super().panic(*renderables)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key means, unless the screen that the key was struck on is closed by now."""
        if self.is_leaving or (isinstance(default_namespace, Screen) and default_namespace is not self.screen):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def pop_screen(self) -> AwaitComplete:
        """Close what is on top, but never the reader: a sheet may be asked twice to close before it is gone."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def action_repaint(self) -> None:
        """Paint the whole screen again: another program may have written over it."""
        self.refresh(layout=True)

    async def on_event(self, event: events.Event) -> None:
        """Let the reader see a key first, so that numbers and what follows them are taken in order.

        What is typed before the reader is shown waits for it.
        """
        if self._early is not None and isinstance(event, events.InputEvent):
            self._early.append(event)
            return
        reader = self.screen_stack[-1] if self.screen_stack else None
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif not isinstance(reader, ReaderScreen):
            if not await self._take_key_on_sheet(event):
                await super().on_event(event)
        elif not reader.key_gate.take(event) and not await reader.key_gate.forward_editing_key(event):
            await super().on_event(event)
            await reader.key_gate.drain_input()

    async def _take_key_on_sheet(self, event: events.Key) -> bool:
        """Let the reader see a key of a sheet on which nothing is typed; True where it is done with."""
        from textual.widgets import Input

        from digest_tui.tui.widgets.sheet_keys import SheetKeys

        reader, sheet = self.screen_stack[0] if self.screen_stack else None, self.screen
        if not isinstance(reader, ReaderScreen) or isinstance(sheet.focused, Input) or not sheet.query(SheetKeys):
            return False
        return await reader.key_gate.take_on_sheet(event)


def run_reader(documents: OpenDocuments, options: ReaderOptions, is_served: bool = False) -> int:
    """Run the reader until it is left; its exit status: 0, 1 after a crash, 128 and the number after a signal."""
    app = DigestApp(documents, options, _find_served_terminal() if is_served else Terminal)
    # With a loop of our own nobody waits in the end for threads that read what never answers, as a disk far away.
    loop = asyncio.new_event_loop()
    # Textual does not restore the terminal on these signals. They may come as soon as the terminal is taken over.
    for number in _ENDING_SIGNALS:
        loop.add_signal_handler(number, app.end_by_signal, number)
    app.run(loop=loop)
    return app.return_code or int(app.has_failed)


def _find_served_terminal() -> type[Driver]:
    from digest_tui.tui.served_terminal import ServedTerminal

    return ServedTerminal
