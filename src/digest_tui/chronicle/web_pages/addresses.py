"""Addresses: where the page says that it is, and how its links are written into the text."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

_TELLING = (("link[rel~=canonical]", "href"), ("meta[property='og:url']", "content"))
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NO_LINKS = ("javascript:", "data:", "vbscript:", "blob:", "about:", "#")
_NEVER_IN_URL = re.compile(r"[\s<>\"\x00-\x1f]")


def find_address(page: LexborHTMLParser) -> str:
    """The address against which links are meant: that of `base`, else the page's own; "" if the page says none."""
    own = next(filter(_WEB.match, (_read(page, selector, name) for selector, name in _TELLING)), "")
    base = _read(page, "base[href]", "href")
    if base and (own or _WEB.match(base)):
        return _join(own, base)
    return own


def resolve(address: str, link: str) -> str:
    """The URL that a link means on a page of this address; as written where that is unknown; "" if it leads nowhere."""
    link = re.sub(r"[\t\n\r\f]", "", link.strip())
    if not link or link.lower().startswith(_NO_LINKS):
        return ""
    whole = link if _SCHEME.match(link) or not address else _join(address, link)
    if whole.count("(") != whole.count(")"):
        whole = whole.replace("(", "%28").replace(")", "%29")
    return _NEVER_IN_URL.sub(lambda sign: "".join(f"%{byte:02X}" for byte in sign[0].encode()), whole)


def _join(address: str, link: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:
        # A damaged address, such as one with an open square bracket.
        return link


def _read(page: LexborHTMLParser, selector: str, name: str) -> str:
    found = page.css_first(selector)
    return (found.attributes.get(name) or "").strip() if found is not None else ""
