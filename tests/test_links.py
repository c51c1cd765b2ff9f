"""URLs in text: where they begin and end, and how they are shown short without lying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.chronicle.links.urls import (
    complete,
    encode_ascii,
    find_invisible,
    find_urls,
    format_readable,
    host_of,
    may_be_opened,
    shorten,
    split_url,
    unescape,
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
    "url", ["https://a.b/c)", "https://a.b/c_", "https://a.b/c[1]", "https://a.b/…", "https://a.b/c?", "https://a.b/c,"]
)
def test_the_whole_text_is_the_url_as_it_stands(url: str) -> None:
    assert urls(url) == [url]


def test_a_note_that_ends_as_a_sentence_has_no_stop_in_its_link_but_an_abbreviation_has() -> None:
    assert urls("https://a.b/c.") == ["https://a.b/c"]
    assert urls("https://a.b/wiki/Acme_Inc.") == ["https://a.b/wiki/Acme_Inc."]
    assert urls("https://a.b/wiki/U.S.") == ["https://a.b/wiki/U.S."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Browsers take these signs, and addresses of mail filters, wikis and old servers are full of them.
        ("see https://a.b/?d=05|02|x now", ["https://a.b/?d=05|02|x"]),
        ("see https://a.b/{c,d}/e^f now", ["https://a.b/{c,d}/e^f"]),
        # Cells of a table, a link of a messenger, a template, a raised marker.
        ("|https://a.b/c|x|", ["https://a.b/c"]),
        ("<https://a.b/c|shown> and [[https://a.b/d|shown]]", ["https://a.b/c", "https://a.b/d"]),
        ("{{cite|url=https://a.b/c}}, \\url{https://a.b/d}", ["https://a.b/c", "https://a.b/d"]),
        ("so https://a.b/c^1 and https://a.b/d^[a note]", ["https://a.b/c", "https://a.b/d"]),
        ("x| https://a.b/c |", ["https://a.b/c"]),
    ],
)
def test_bars_carets_and_braces_belong_to_a_link_unless_they_set_it_off(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


@pytest.mark.parametrize("url", [r"https://a.b/c\_d", r"https://a.b/c\&d", r"https://a.b/\#c", r"t.me/a\_b"])
def test_a_backslash_of_markdown_stands_in_the_link_as_written_and_leads_nowhere_else(url: str) -> None:
    assert urls(f"see {url} now") == [url]
    assert unescape(url) == url.replace("\\", "")
    assert "\\" not in complete(url)


def test_a_backslash_that_escapes_nothing_ends_a_link() -> None:
    assert urls(r"https://a.b\@c.d/e") == ["https://a.b"]


@pytest.mark.parametrize("unseen", ["\u200b", "\u200c\u200d", "\u00ad", "\u2060", "\ufe0f", "\ufffd", "\u200b\ufffd"])
def test_what_cannot_be_seen_behind_a_link_does_not_belong_to_it(unseen: str) -> None:
    assert urls(f"https://a.b/c{unseen}") == ["https://a.b/c"]
    assert urls(f"see https://a.b/c{unseen}. Then") == ["https://a.b/c"]


def test_what_cannot_be_seen_within_a_link_stays_and_is_found() -> None:
    assert urls("https://a.b/c\u200bd") == ["https://a.b/c\u200bd"]
    assert find_invisible("https://a.b/c\u200bd") == "\u200b"
    assert find_invisible("https://a.b/ұ") == ""


@pytest.mark.parametrize(
    "text",
    [
        "see https://a.b/c— then",
        "‚https://a.b/c‘",
        "نگاه https://a.b/c، و",
        "آیا https://a.b/c؟",
        "देखें https://a.b/c।",
        "տես https://a.b/c։",
        "so https://a.b/c¹ says",
        "https://a.b/c²",
    ],
)
def test_stops_quotes_and_raised_figures_of_any_script_do_not_belong_to_a_link(text: str) -> None:
    assert urls(text) == ["https://a.b/c"]


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("https://a.b/港口/大會41：4通過，結束", "https://a.b/港口/大會41：4通過，結束"),
        ("1. https://a.b/港口：「通過」旨在", "https://a.b/港口：「通過」旨在"),
        ("[1] https://a.b/渡し/船、の", "https://a.b/渡し/船、の"),
        ("- https://a.b/港口：通過。", "https://a.b/港口：通過"),
    ],
)
def test_a_wide_stop_belongs_to_a_link_with_such_letters_that_is_all_its_line_says(line: str, url: str) -> None:
    assert urls(f"港口\n{line}\n") == [url]
    assert urls(line) == [url]
    assert may_be_opened(url)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("https://a.b/c，這是網站", ["https://a.b/c"]),
        ("見https://a.b/港口，這是網站", ["https://a.b/港口"]),
        ("https://a.b/港口，這是 網站", ["https://a.b/港口"]),
        ("https://a.b/港口，https://a.b/d", ["https://a.b/港口", "https://a.b/d"]),
    ],
)
def test_a_wide_stop_ends_a_link_in_prose(line: str, found: list[str]) -> None:
    assert urls(line) == found


def test_a_dash_or_a_comma_within_a_link_stays() -> None:
    assert urls("https://a.b/2011—2013 x https://a.b/1,2;3 y") == ["https://a.b/2011—2013", "https://a.b/1,2;3"]


@pytest.mark.parametrize("sign", [",", ";"])
def test_a_list_of_links_without_spaces_is_several(sign: str) -> None:
    assert urls(f"https://a.b/c{sign}https://d.e/f") == ["https://a.b/c", "https://d.e/f"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("t.me/news/123", ["t.me/news/123"]),
        ("see youtu.be/x, or laketon.kz/news/1.html.", ["youtu.be/x", "laketon.kz/news/1.html"]),
        ("(t.me/@news)", ["t.me/@news"]),
        ("and/or km/h a.b/c 1.2/3 e.g./i.e. 01.02/03.02 src/main.rs/x setup.py/x node.js/x T.me/x", []),
        ("orda.kz/laketon.kz told so; main.rs/lib.rs", []),
        ("a@t.me/x xt.мe/x //t.me/x https://t.me/x", ["https://t.me/x"]),
        ("doi:10.1000/182, DOI:10.5281/x.1 but doi: 10.1 and doi:x", ["doi:10.1000/182", "DOI:10.5281/x.1"]),
        ("magnet:?xt=urn:btih:abc and magnet:x", ["magnet:?xt=urn:btih:abc"]),
    ],
)
def test_addresses_without_a_scheme_are_links_where_they_are_plainly_such(text: str, expected: list[str]) -> None:
    assert urls(text) == expected


def test_addresses_without_a_scheme_have_a_host_and_can_be_opened() -> None:
    assert host_of("t.me/news/1") == "t.me"
    assert complete("t.me/news/1") == "http://t.me/news/1"
    assert may_be_opened("t.me/news/1")
    assert complete("doi:10.1000/182") == "https://doi.org/10.1000/182"
    assert may_be_opened("doi:10.1000/182")
    assert not may_be_opened("magnet:?xt=urn:btih:abc")


@given(st.text("ab:/.()[]1, \n*_…»(https://a.b)", max_size=40))
def test_found_urls_are_apart_and_have_a_scheme_and_more(text: str) -> None:
    end = 0
    for start, stop in find_urls(text):
        assert end <= start < stop <= len(text)
        scheme, _, rest = text[start:stop].partition("://")
        assert rest or scheme.lower().startswith("mailto:") or "." in scheme.partition("/")[0]
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


@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://a.b/c?d=%20#e", "https://a.b/c?d=%20#e"),
        ("https://сайт.рф/новость", "https://xn--80aswg.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("https://me@сайт.рф:80/", "https://me@xn--80aswg.xn--p1ai:80/"),
        ("https://a..б/", "https://a..%D0%B1/"),
        ("www.a.b/ұ", "www.a.b/%D2%B1"),
    ],
)
def test_a_url_in_ascii_leads_where_it_led(url: str, encoded: str) -> None:
    assert encode_ascii(url) == encoded


@given(st.text())
def test_any_url_can_be_written_in_printable_ascii(url: str) -> None:
    encoded = encode_ascii("https://a.b/" + url.encode("utf-8", "replace").decode())
    assert encoded.isascii()
    assert encoded.isprintable()
