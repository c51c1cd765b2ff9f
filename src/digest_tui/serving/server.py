"""The server: the page and its files for one browser on this machine, one reader for each page that is open."""

from __future__ import annotations

import logging
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import aiohttp_jinja2
import jinja2
from aiohttp import web
from textual_serve.server import Server

from digest_tui.chronicle.text.safety import one_line
from digest_tui.serving.guard import make_guard, make_protection

HOST = "127.0.0.1"
SECONDS_TO_END = 2.0
"""How long open pages are waited for when the server ends. Their readers are ended then."""
_PAGE = Path(__file__).resolve().parent / "page"


def open_port(port: int) -> socket.socket:
    """Take a port of this machine alone, a free one for 0. Raises OSError if it is in use or not permitted."""
    return socket.create_server((HOST, port))


def serve(command: str, title: str, taken: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve the reader that `command` starts, until Ctrl+C or a signal to end.

    `announce` is called with the address of the page, which holds a secret: nobody can guess it.
    """
    secret = secrets.token_urlsafe(24)
    address = f"http://{HOST}:{taken.getsockname()[1]}"
    app = make_app(Server(command, public_url=address, title=title, templates_path=_PAGE), address, secret)

    async def tell(_: web.Application) -> None:
        announce(f"{address}/{secret}/")

    app.on_startup.append(tell)
    _say_what_fails_on_one_line()
    # No log of requests: it would keep the secret.
    web.run_app(app, sock=taken, print=None, access_log=None, shutdown_timeout=SECONDS_TO_END)


def _say_what_fails_on_one_line() -> None:
    """Have textual-serve log each failure, such as a message it cannot read, on one line without a traceback."""
    handler = logging.StreamHandler()
    handler.setFormatter(_OneLine())
    log = logging.getLogger("textual-serve")
    log.addHandler(handler)
    log.propagate = False


class _OneLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return f"digest-tui serve: {one_line(record.getMessage() or type(record.msg).__name__)}"


def make_app(server: Server, address: str, secret: str) -> web.Application:
    """The pages of a server, all below the secret.

    The names of the routes are those by which textual-serve finds the addresses it writes into the page.
    """
    app = web.Application(middlewares=[make_guard(address)])
    app.on_response_prepare.append(make_protection(address))
    aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(_PAGE))
    app.add_routes(
        [
            web.get(f"/{secret}/", server.handle_index, name="index"),
            web.get(f"/{secret}/ws", server.handle_websocket, name="websocket"),
            web.static(f"/{secret}/static", server.statics_path, name="static"),
        ]
    )
    return app
