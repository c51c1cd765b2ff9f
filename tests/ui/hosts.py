"""A bare screen for the reader's collaborators: it runs their workers and keeps the messages they send."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from textual.app import App
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen

from digest_tui.tui.colours import make_colours
from digest_tui.tui.messages import StatusChanged

_Message = TypeVar("_Message", bound=Message)


class HostScreen(Screen[None]):
    """Keeps every message that is posted to it."""

    def __init__(self) -> None:
        self.posted: list[Message] = []
        super().__init__()

    def post_message(self, message: Message) -> bool:
        """Keep the message, and let Textual have it."""
        self.posted.append(message)
        return super().post_message(message)

    def find(self, kind: type[_Message]) -> list[_Message]:
        """The messages of a kind that were posted, in their order."""
        return [message for message in self.posted if isinstance(message, kind)]

    @property
    def statuses(self) -> list[str]:
        """What was to be told to the person."""
        return [message.words for message in self.find(StatusChanged)]


class PaintedApp(App[None]):
    """Knows the colours that the reader's sheets name."""

    def get_css_variables(self) -> dict[str, str]:
        """The theme's, and the reader's own."""
        variables = super().get_css_variables()
        return variables | make_colours(variables)


class HostApp(PaintedApp):
    """Has a host as its only screen."""

    def get_default_screen(self) -> HostScreen:
        """A host."""
        return HostScreen()


@asynccontextmanager
async def open_host() -> AsyncIterator[tuple[Pilot[None], HostScreen]]:
    """A host that runs."""
    app = HostApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HostScreen)
        yield pilot, app.screen


def keep(messages: list[Message]) -> Callable[[Message], object]:
    """What takes messages for a collaborator that needs no screen."""
    return messages.append
