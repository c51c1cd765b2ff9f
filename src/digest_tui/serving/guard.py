"""Keeping others out: pages of other sites, other names for this machine, frames, and requests to other hosts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

# Scripts and styles stand in the page, and xterm.js adds styles.
_POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src {}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def make_guard(address: str) -> Middleware:
    """What refuses each request that does not name this address as its host, or comes from the page of another.

    A name of another site that points to this machine (DNS rebinding) is no such host.
    """

    @web.middleware
    async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
        if f"http://{request.host}" != address:
            raise web.HTTPForbidden(text=f"This page is at {address} alone.\n")
        if request.headers.get("Origin", address) != address:
            raise web.HTTPForbidden(text="Pages of other sites are refused.\n")
        return await handler(request)

    return guard


def make_protection(address: str) -> Callable[[web.Request, web.StreamResponse], Awaitable[None]]:
    """What tells the browser, with every answer, that the page may ask nobody but this address."""
    headers = {"Content-Security-Policy": _POLICY.format(address.replace("http:", "ws:")), **_HEADERS}

    async def protect(_: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(headers)

    return protect
