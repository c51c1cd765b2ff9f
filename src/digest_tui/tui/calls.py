"""From the name of an action to the method that does it: `delivery.copy_link` is `copy_link` of the `delivery`."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isawaitable
from operator import attrgetter

from textual.actions import parse

from digest_tui.tui.keys import ACTIONS

_CALLS = {action.name: action.call for action in ACTIONS}


async def run_action(screen: object, name: str) -> None:
    """Do the action of that name on the reader's screen."""
    await run_call(screen, _CALLS[name])


async def run_call(owner: object, call: str) -> None:
    """Call the method that `call` names, starting at `owner`: `panes.read_entry`, `mover.move(1)`.

    Raises AttributeError where there is no such method.
    """
    method, arguments = find_method(owner, call)
    result = method(*arguments)
    if isawaitable(result):
        await result


def find_method(owner: object, call: str) -> tuple[Callable[..., object], tuple[object, ...]]:
    """The method that `call` names, and its arguments. Raises AttributeError where there is none."""
    path, name, arguments = parse(call)
    method: Callable[..., object] = attrgetter(".".join(filter(None, (path, name))))(owner)
    return method, arguments
