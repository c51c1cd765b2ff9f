"""URLs in text: where they begin and end, and how they are shown short without lying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.chronicle.links.urls import (
    complete,
    find_urls,
    format_readable,
    host_of,
    may_be_opened,
    shorten,
    split_url,
)


def urls(text: str) -> list[str]:
    return [text[start:end] for start, end in find_urls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see https://a.b/c and http://d.e", ["https://a.b/c", "http://d.e"]),
        ("(https://a.b/c).", ["https://a.b/c"]),
        ("((https://a.b/c)).", ["https://a.b/c"]),
        (
            "see https://a.b/c, https://a.b/d; https://a.b/e: or https://a.b/f!?",
            [*map("https://a.b/{}".format, "cdef")],
        ),
        ("“https://a.b/c” «https://a.b/d» <https://a.b/e> `https://a.b/f`", [*map("https://a.b/{}".format, "cdef")]),
        ("see https://a.b/c…", ["https://a.b/c"]),
        ("see https://a.b/c_(d) x", ["https://a.b/c_(d)"]),
        ("(see https://a.b/c_(d))", ["https://a.b/c_(d)"]),
        ("see https://a.b/c_(d", ["https://a.b/c_(d"]),
        ("[x](https://a.b/c)", ["https://a.b/c"]),
        ("[x](https://a.b/c),[y](https://a.b/d)", ["https://a.b/c", "https://a.b/d"]),
        ("[x](https://a.b/c)[1]", ["https://a.b/c"]),
        ("[https://a.b/c]", ["https://a.b/c"]),
        ("at https://a.b/c[1] and https://a.b/d[1][22].", ["https://a.b/c", "https://a.b/d"]),
        ("at https://a.b/?c[0]=1&d[]=2 x", ["https://a.b/?c[0]=1&d[]=2"]),
        ("at http://[::1]:80/ x", ["http://[::1]:80/"]),
        ("**https://a.b/c** _https://a.b/d_ x", ["https://a.b/c", "https://a.b/d"]),
        ("end.https://a.b/c тутhttps://a.b/d -https://a.b/e", [*map("https://a.b/{}".format, "cde")]),
        ("git+https://a.b/c", ["git+https://a.b/c"]),
        ("HTTPS://A.B/C x", ["HTTPS://A.B/C"]),
        ("x ftp://a.b mailto:a@b.c irc://d", ["ftp://a.b", "mailto:a@b.c", "irc://d"]),
        ("https://kk.wikipedia.org/wiki/Ұлт x", ["https://kk.wikipedia.org/wiki/Ұлт"]),
        ("a.b www. a@b.c 10:30 C:\\x :// x:// https:// https://. https://)", []),
        ("a@www.a.b xwww.a.b ./www.a.b www.a www..b", []),
        ("see www.a.b/c?d=1, WWW.A.B and http://www.a.b.", ["www.a.b/c?d=1", "WWW.A.B", "http://www.a.b"]),
        ("[www.a.b](https://a.b) and (www.a.b)", ["https://a.b", "www.a.b"]),
        ("javascript:alert(1)", []),
        ("two\nhttps://a.b/c\nlines", ["https://a.b/c"]),
    ],
)
def test_find(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


@pytest.mark.parametrize(
    "url", ["https://a.b/c.", "https://a.b/c)", "https://a.b/c_", "https://a.b/c[1]", "https://a.b/…"]
)
def test_the_whole_text_is_the_url_as_it_stands(url: str) -> None:
    assert urls(url) == [url]


@given(st.text("ab:/.()[]1, \n*_…»(https://a.b)", max_size=40))
def test_found_urls_are_apart_and_have_a_scheme_and_more(text: str) -> None:
    end = 0
    for start, stop in find_urls(text):
        assert end <= start < stop <= len(text)
        scheme, _, rest = text[start:stop].partition("://")
        assert rest or scheme.lower().startswith("mailto:")
        assert not any(sign.isspace() for sign in text[start:stop])
        end = stop


@given(st.text("ab/.?=&%-_~", min_size=1, max_size=20))
def test_a_plain_url_between_spaces_is_found(path: str) -> None:
    url = f"https://a.b/{path}/"
    assert urls(f"x {url} y") == [url]
    assert urls(f"x ({url}). y") == [url]


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://a.b:80/c?d#e", ("https://", "a.b:80", "/c?d#e")),
        ("https://a.b?c", ("https://", "a.b", "?c")),
        ("https://a.b", ("https://", "a.b", "")),
        ("mailto:a@b.c", ("", "", "mailto:a@b.c")),
    ],
)
def test_split(url: str, parts: tuple[str, str, str]) -> None:
    assert split_url(url) == parts


@given(st.text())
def test_the_parts_of_a_url_are_all_of_it(url: str) -> None:
    assert "".join(split_url(url)) == url


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://KazTAG.kz/ru", "kaztag.kz"),
        ("https://user:word@a.b:80/", "a.b:80"),
        ("https://safe.org@evil.org/", "evil.org"),
        ("https://a.b/@c", "a.b"),
        ("mailto:a@b.c", ""),
    ],
)
def test_host(url: str, host: str) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "readable"),
    [
        ("https://a.b/%D2%B1", "https://a.b/ұ"),
        ("https://a.b/%d2%b1lt%2Fx", "https://a.b/ұlt%2Fx"),
        ("https://a.b/%20%25%41%00", "https://a.b/%20%25%41%00"),
        ("https://a.b/%E2%80%AE", "https://a.b/%E2%80%AE"),
        ("https://a.b/%FF%D2", "https://a.b/%FF%D2"),
        ("https://a%D2%B1.b/", "https://a%D2%B1.b/"),
        ("https://a.b/100%", "https://a.b/100%"),
    ],
)
def test_readable(url: str, readable: str) -> None:
    assert format_readable(url) == readable


@given(st.text("ab/%0128DB2E", max_size=20))
def test_readable_urls_hold_no_control_and_keep_their_ascii_escapes(path: str) -> None:
    url = f"https://a.b/{path}"
    shown = format_readable(url)
    assert shown.isprintable()
    assert not any(sign.isspace() for sign in shown)


@pytest.mark.parametrize(
    ("url", "width", "shown"),
    [
        ("https://www.kaztag.kz/ru/news/", 40, "kaztag.kz/ru/news"),
        ("https://kaztag.kz/ru/news/kontrol", 12, "kaztag.kz/r…"),
        ("ftp://a.b/c", 40, "ftp://a.b/c"),
        ("https://safe.org@evil.org/x", 40, "evil.org (user safe.org)/x"),
        ("https://www.safe.org:secret@evil.org/x", 20, "evil.org (user www.…"),
        ("https://evil.org:8443/x", 40, "evil.org:8443/x"),
        (
            "https://bank.com.a-very-long-name.that-goes-on.evil.org/x",
            20,
            "…at-goes-on.evil.org",
        ),
        ("ftp://user@evil.org/x", 40, "ftp://evil.org (user user)/x"),
        ("mailto:someone@evil.org", 12, "mailto:some…"),
        ("https://a.b/%D2%B1", 40, "a.b/ұ"),
        ("https://a.b/", 40, "a.b"),
    ],
)
def test_shorten(url: str, width: int, shown: str) -> None:
    assert shorten(url, width) == shown


def test_a_host_in_mixed_scripts_shows_its_punycode_however_narrow() -> None:
    assert shorten("https://аpple.com/account", 5) == "аpple.com (xn--pple-43d.com)…"
    assert "xn--" not in shorten("https://привет/", 40)


def test_what_lacks_a_scheme_is_completed_for_the_browser_and_nowhere_else() -> None:
    assert complete("www.a.b/c") == "http://www.a.b/c"
    assert complete("https://www.a.b") == "https://www.a.b"
    assert complete("mailto:www.a@b.c") == "mailto:www.a@b.c"
    assert may_be_opened("www.a.b/c")
    assert not may_be_opened("www.a.b/c d")
    assert host_of("www.a.b:80/c") == "www.a.b:80"
    assert shorten("www.a.b/c", 20) == "www.a.b/c"
