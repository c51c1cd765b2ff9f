"""The address under which the Internet Archive would keep a page. No request is made: nobody knows if it has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest_tui.chronicle.links.urls import complete, host_of

if TYPE_CHECKING:
    from digest_tui.chronicle.model import PartialDate

WAYBACK = "https://web.archive.org/web/"


def find_archive_url(url: str, date: PartialDate | None) -> str:
    """The Wayback Machine's address of the copy of `url` that is nearest to `date`; its list of copies without a year.

    An address of the Wayback Machine is returned as it is. "" for what is no
    page of the web.
    """
    url = complete(url)
    if host_of(url) == "web.archive.org":
        return url
    if not url[:8].lower().startswith(("http://", "https://")) or not host_of(url):
        return ""
    return f"{WAYBACK}{_format_moment(date)}/{url}"


def _format_moment(date: PartialDate | None) -> str:
    """As many digits of `YYYYMMDD` as are known; the archive takes the copy nearest to them."""
    if date is None or date.year is None:
        return "*"
    parts = [f"{date.year:04d}"]
    for part in (date.month, date.day):
        if part is None:
            break
        parts.append(f"{part:02d}")
    return "".join(parts)
