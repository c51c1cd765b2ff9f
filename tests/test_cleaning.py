"""Links without what tracks whoever shared them: what goes, what stays, and that nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest_tui import Chronicle
from digest_tui.chronicle.links.cleaning import ANYWHERE, RULES, WRAPPERS, clean, clean_text, dropped

CASES = Path(__file__).parent / "cases" / "cleaning"
OF_THE_REAL = CASES / "of_the_real_chronicle.txt"


def read_cases(path: Path) -> Iterator[tuple[str, str]]:
    """The links of a case file: as written, and clean."""
    as_written = ""
    for line in path.read_text("utf-8").splitlines():
        sign, _, url = line.partition(" ")
        if sign == "-":
            as_written = url
        elif sign == "+":
            yield as_written, url
        elif sign == "=":
            yield url, url


@pytest.mark.parametrize(
    ("url", "expected"), [case for path in sorted(CASES.glob("*.txt")) for case in read_cases(path)]
)
def test_case(url: str, expected: str) -> None:
    assert clean(url) == expected
    assert bool(dropped(url)) == (url != expected)


def test_the_real_chronicle_to_the_letter(real: Chronicle) -> None:
    links = [link.url for link in real.links]
    expected = dict(read_cases(OF_THE_REAL))
    assert len(links) == 98
    assert len(expected) == 22
    assert {url: clean(url) for url in links if clean(url) != url} == expected


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://example.org/?a=1", ()),
        ("https://www.instagram.com/p/1/?igsh=x", ("igsh",)),
        ("https://www.facebook.com/x?_rdc=1&_rdr#", ("_rdc", "_rdr", "#")),
        ("https://www.facebook.com/x?__cft__%5B0%5D=1&__cft__[0]=2", ("__cft__[0]",)),
        ("https://example.org/?utm_id=1&utm_id=2&fbclid=3", ("utm_id", "fbclid")),
        ("https://l.facebook.com/l.php?u=https://example.org/%3Ffbclid=1&h=2", ("l.facebook.com", "fbclid")),
        (r"https://example.org/a\_b?utm\_id=1", ("\\", "utm_id")),
    ],
)
def test_what_was_dropped_is_named(url: str, names: tuple[str, ...]) -> None:
    assert dropped(url) == names


RULED = [
    (hosts.split()[0].replace("*", "kz") if hosts else "example.org", name)
    for hosts, names, _ in RULES
    for name in names.split()
]


@pytest.mark.parametrize(("host", "name"), RULED)
def test_every_rule_drops_its_parameter_and_no_other(host: str, name: str) -> None:
    parameter = name if "=" in name else name.replace("*", "any") + "=x"
    assert clean(f"https://www.{host}/a?id=1&{parameter}&page=2") == f"https://www.{host}/a?id=1&page=2"
    assert clean(f"https://www.{host}/a?id=1") == f"https://www.{host}/a?id=1"


def test_every_row_says_why_and_no_name_stands_twice_for_a_host() -> None:
    assert all(row[-1] for row in (*RULES, *WRAPPERS))
    named = [
        (host, name) for hosts, names, _ in RULES for host in hosts.split() or [ANYWHERE] for name in names.split()
    ]
    assert len(named) == len(set(named))
    everywhere = {name for host, name in named if host == ANYWHERE}
    assert not [name for host, name in named if host != ANYWHERE and name in everywhere]


@pytest.mark.parametrize(
    ("host", "path", "name"),
    [
        (host, path, name)
        for hosts, paths, names, _ in WRAPPERS
        for host in hosts.split()
        for path in paths.split() or ["/"]
        for name in names.split()
    ],
)
def test_every_wrapper_gives_its_target(host: str, path: str, name: str) -> None:
    assert clean(f"https://{host.replace('*', 'com')}{path}?x=1&{name}=https%3A%2F%2Fa.b%2Fc") == "https://a.b/c"


# What holds for every link

HOSTS = [*dict.fromkeys(host.replace("*", "kz") for hosts, *_ in (*RULES, *WRAPPERS) for host in hosts.split()), "a.b"]
NAMES = [
    *dict.fromkeys(name.rstrip("*") for _, names, _ in RULES for name in names.split()),
    "id",
    "q",
    "u",
    "url",
    "to",
]
PIECES = [
    *NAMES,
    "=",
    "&",
    "\\",
    "\\_",
    "&amp;",
    "amp;",
    "?",
    "#",
    ":~:",
    "%",
    "%26",
    "%3F",
    "%23",
    "%0A",
    "ұ",
    "x",
    "/",
    " ",
    "@",
]
TAILS = st.lists(st.sampled_from([*PIECES, *("https://", "https%3A%2F%2F", "/url?q=", "/l.php?u=")]), max_size=14)


@st.composite
def links(draw: st.DrawFn) -> str:
    """Links that are nearly right, and full of what the rules look at."""
    scheme = draw(st.sampled_from(["https://", "http://", "HTTPS://", "ftp://", ""]))
    wrapper = draw(st.sampled_from(["", "", "https://l.facebook.com/l.php?u=", "https://www.google.com/url?q="]))
    return (
        wrapper
        + scheme
        + draw(st.sampled_from(HOSTS))
        + draw(st.sampled_from(["", "/", "/a?", "?", "#"]))
        + "".join(draw(TAILS))
    )


@given(links() | st.text())
@example("https://a.b/?utm_a=1&amp;amp;utm_b=1")
@example("https://a.b/#?utm_a=1?x")
@example("https://l.facebook.com/l.php?u=https://l.facebook.com/l.php?u=https://a.b")
def test_cleaning_twice_is_cleaning_once(url: str) -> None:
    assert clean(clean(url)) == clean(url)
    assert dropped(clean(url)) == ()


@given(links() | st.text())
def test_a_clean_link_never_has_more_than_the_original(url: str) -> None:
    cleaned = clean(url)
    assert len(cleaned) <= len(url)
    assert (cleaned == url) == (not dropped(url))


@given(links())
def test_what_stays_stands_in_the_original_in_the_same_order(url: str) -> None:
    """Where no wrapper gave its target."""
    cleaned = clean(url)
    if not any("." in name for name in dropped(url)):
        rest = iter(url)
        assert all(sign in rest for sign in cleaned)


@given(
    st.sampled_from(HOSTS),
    st.lists(st.tuples(st.sampled_from(["v", "id", "page", "ұ"]), st.text("ab%=+ұ/ ")), max_size=5),
)
def test_where_nothing_is_to_drop_nothing_changes(host: str, pairs: list[tuple[str, str]]) -> None:
    url = f"https://{host}/path?" + "&".join(f"{name}={value}" for name, value in pairs)
    assert clean(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "https://[::1",
        "https://l.facebook.com/l.php?u=http%3A%2F%2F%5B",
        "https://аpple.com@раypal.com:99999/?utm_source=x",
        "https://a.b/?" + "%" * 1_000_000,
        "https://a.b/?" + "utm_source=x&" * 80_000,
        "https://l.facebook.com/l.php?u=" * 30_000 + "https://a.b/",
        "https://www.google.com/url?q=https%3A%2F%2Fa.b%2F" + "%2541" * 200_000,
        "https://" + "a." * 500_000 + "facebook.com/?ref=x",
        "https://a.b/#" + "&" * 1_000_000 + "utm_source=x",
        "https://a.b/?" + "amp;" * 250_000 + "utm_source=x",
    ],
    ids=len,
)
def test_hostile_links_are_cleaned_or_left_and_never_raise(url: str) -> None:
    cleaned = clean(url)
    assert clean(cleaned) == cleaned
    assert len(cleaned) <= len(url)


def test_deeper_than_anyone_wraps_a_link_comes_back_as_written() -> None:
    url = "https://l.facebook.com/l.php?u=" * 9 + "https://a.b/"
    assert clean(url) == url
    assert dropped(url) == ()


def test_text_keeps_all_but_what_its_links_drop() -> None:
    text = "See (https://a.b/?fbclid=1), [x](https://a.b/c?utm_source=y&d=1) and https://a.b/e."
    assert clean_text(text) == "See (https://a.b/), [x](https://a.b/c?d=1) and https://a.b/e."


def test_a_link_that_markdown_or_latex_escaped_is_clean_without_their_backslashes() -> None:
    assert clean(r"https://a.b/c\_d\&e") == "https://a.b/c_d&e"
    assert clean(r"https://a.b/c\d") == r"https://a.b/c\d"
