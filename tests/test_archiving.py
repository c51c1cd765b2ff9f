"""The archive's address of a page: near the entry's date, as far as that is known, and built without asking."""

from __future__ import annotations

import pytest

from digest_tui import PartialDate
from digest_tui.chronicle.links.archiving import find_archive_url


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        (PartialDate(2025, 1, 14), "20250114"),
        (PartialDate(2025, 1), "202501"),
        (PartialDate(2025), "2025"),
        (PartialDate(None, 1, 14), "*"),
        (None, "*"),
    ],
)
def test_the_copy_nearest_to_the_date(date: PartialDate | None, moment: str) -> None:
    url = "https://a.b/c?d=%D2%B1&e#f"
    assert find_archive_url(url, date) == f"https://web.archive.org/web/{moment}/{url}"


def test_what_is_archived_already_stays() -> None:
    url = "https://web.archive.org/web/20200101/https://a.b/"
    assert find_archive_url(url, PartialDate(2025)) == url


@pytest.mark.parametrize("url", ["ftp://a.b/", "mailto:a@b.c", "https://", "words"])
def test_what_is_no_page_has_no_address(url: str) -> None:
    assert find_archive_url(url, None) == ""


def test_an_address_without_a_scheme_is_archived_as_a_browser_would_open_it() -> None:
    assert find_archive_url("t.me/news/1", None) == "https://web.archive.org/web/*/http://t.me/news/1"
    assert find_archive_url("doi:10.1000/182", None) == "https://web.archive.org/web/*/https://doi.org/10.1000/182"
