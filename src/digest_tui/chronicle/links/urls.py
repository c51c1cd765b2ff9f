"""URLs in text: finding them, and showing them short without lying."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from digest_tui.chronicle.text.patterns import lazy
from digest_tui.chronicle.text.safety import SIGNS

_NEVER_IN_URL = r"\s<>\"“”«»‹›`"
# A stop or a letter of another alphabet before it is a missing space, no part of the scheme.
# Without IGNORECASE, with which it takes three times as long to compile and to run.
_SCHEME = lazy(
    r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9+-]{1,20}://|[Mm]ailto:|MAILTO:|[Dd]oi:(?=10\.\d)|DOI:(?=10\.\d)|magnet:(?=\?))"
    rf"(?=[^{_NEVER_IN_URL}|\\^{{}}])"
)
_NO_SCHEME = (
    r"(?<![\w@./:=-])(?:(?:www|WWW)\.(?=[A-Za-z0-9-]{1,63}\.[A-Za-z])"
    r"|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,7}(?=/[\w@~?#+-]))"
)
# Most notes are one URL of plain signs: to know that at once takes a fifth of the time.
_ONLY_A_URL = lazy(r"https?://[A-Za-z0-9][A-Za-z0-9/._~&=?%#:@+!$-]*[A-Za-z0-9/_&=-]\Z")
# Where a URL may end: at what it cannot hold, and at signs that it may hold in some places.
_BORDER = lazy(rf"[()\[\]{{}}|\\^,;{_NEVER_IN_URL}]")
# Chinese and Japanese put no space behind it: a stop of theirs ends it, or a stop before one of their letters.
_WIDE_STOPS = "，。；：、！？"
_WIDE_BORDER = r"[，。；：、！？）】》」』（【《「『]|[.:!?](?=[぀-ヿ㐀-鿿가-힣])"
_WIDE_CLOSING = {"）": "（", "】": "【", "》": "《", "」": "「", "』": "『"}
_WIDE_LETTER = lazy(r"[぀-ヿ㐀-鿿가-힣]")
_LABEL = lazy(r"[^\w\n]*(?:\d{1,9}[^\w\n]*)?")
"""What may stand on a line before the URL that is all it says: a number, the sign of an item."""
_LONGEST_LABEL = 40
_SAID_BEHIND_URL = lazy(r"。.|\d{4}[年년./-]|www\.|訪問|访问|瀏覽|浏览|檢索|检索|查閱|查阅|閲覧|存檔|存档")
"""In the rest of such a line: a sentence has ended, or it says when the page was read or where it is kept."""
_REST_OF_LINE = lazy(r"[ \t]*(?:\n|\Z)")
_MARKERS_BEHIND = lazy(r"(?:\[\d{1,7}\]){1,9}(?=[\s.,;:!?)]|\Z)")
_RAISED_MARKER = lazy(r"\^(?:\[|\d{1,4}(?:[\^\s.,;:!?)\]]|\Z))")
_NEXT_URL = lazy(r"[,;](?=https?://|www\.|[぀-ヿ㐀-鿿가-힣])")
# Markdown and LaTeX write these signs behind a backslash that is none of the URL's.
_ESCAPES = r"\\+(?=[_*~&#%$\[\]().!?+=|^{}-])"
_ESCAPE = lazy(_ESCAPES)
# What cannot be seen, and what stands where a control was: pages and messengers leave both behind a link.
_INVISIBLE = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufe00-\ufe0f"
_UNSEEN_AT_END = lazy(f"[{_INVISIBLE}\ufffd]+\\Z")
# What ends a sentence and not a URL, in any text and where the text is a link alone.
_TRAILING = ".,;:!?'’…*_|^{—‘‚،؛؟।։⁰¹²³⁴⁵⁶⁷⁸⁹"
_TRAILING_ALONE = "|{^—‘‚،؛؟।։⁰¹²³⁴⁵⁶⁷⁸⁹"
# `Acme_Inc.` has a stop of its own.
_STOP_AT_END = lazy(r"(?<![._][A-Z])(?<![._][A-Z][a-z])(?<![._][A-Z][a-z]{2})(?<=[\w/])\.\Z")
_SIGNS = lazy(f"[ {SIGNS}]")
_KEPT = "!#$%&'()*+,/:;=?@[]^_`{|}~-.\\\"<>"
"""All printable signs of ASCII: where a URL holds them, they are meant."""
_CLOSING = {")": "(", "]": "[", "}": "{"}
_WITH_AND_WITHOUT_SCHEME = lazy(lambda: f"{_SCHEME().pattern}|{_NO_SCHEME}")
"""As costly as all else together: only for a text that needs it."""
_WITH_WIDE_BORDERS = lazy(lambda: f"{_BORDER().pattern}|{_WIDE_BORDER}")


def may_hold_url(text: str) -> bool:
    """True if a URL may stand in `text`: to ask this is quicker than to look for one."""
    return ":" in text or _lacks_schemes(text)


def find_urls(text: str) -> Iterator[tuple[int, int]]:
    """Where each URL of `text` begins and ends.

    A stop, a quote, a footnote's marker or a bracket that the URL did not open
    is left to the sentence around it; where the URL is the whole text, only
    what is no sign of ASCII, and one full stop. What begins as
    `www.example.org` does, or is plainly an address as `t.me/news/1`, is one
    without a scheme.
    """
    if _ONLY_A_URL().match(text):
        yield 0, len(text)
        return
    position = 0
    begins = _WITH_AND_WITHOUT_SCHEME() if _lacks_schemes(text) else _SCHEME()
    borders = _BORDER() if text.isascii() or not any(stop in text for stop in _WIDE_STOPS) else _WITH_WIDE_BORDERS()
    while match := begins.search(text, position):
        start, position = match.span()
        border = _find_border(borders, text, start, position)
        if text[border : border + 1] > "~":
            border = _find_end_of_line(text, start, border) or border
        if "/" not in match[0] and ":" not in match[0] and not _is_address(text[start:border]):
            continue
        end = _without_stops(text, position, border, _TRAILING)
        if start == 0 and end < len(text) and _is_link_alone(text, border):
            border = end = _find_end_alone(text, position)
        # What is shown of `[www.example.org](…)` is no link beside its target.
        if end > match.end() and not (text[match.end() - 1] == "." and text.startswith("](", end)):
            yield start, end
        position = max(border, position)


def rewrite_urls(text: str, write_url: Callable[[str], str], write_rest: Callable[[str], str] = str) -> str:
    """`text` with each of its URLs, and all that stands between them, written anew."""
    pieces, done = [], 0
    for start, end in find_urls(text):
        pieces += [write_rest(text[done:start]), write_url(text[start:end])]
        done = end
    return "".join((*pieces, write_rest(text[done:])))


def split_url(url: str) -> tuple[str, str, str]:
    """`url` as scheme with its separator, authority (user, host and port), and the rest; "" for what it lacks."""
    scheme, separator, rest = url.partition("://")
    if not separator:
        if not _lacks_scheme(url):
            return "", "", url
        scheme, rest = "", url
    end = next((place for place, character in enumerate(rest) if character in "/?#"), len(rest))
    return scheme + separator, rest[:end], rest[end:]


def host_of(url: str) -> str:
    """The host of `url` in lower case, with its port; "" where it has none."""
    return split_url(url)[1].rpartition("@")[2].lower()


def has_query_or_fragment(url: str) -> bool:
    """True if `url` holds what cleaning looks at. Most links do not, and need no more than this."""
    return "?" in url or "#" in url or "\\" in url


def unescape(url: str) -> str:
    """`url` without the backslashes that Markdown and LaTeX write before its signs."""
    return _ESCAPE().sub("", url) if "\\" in url else url


def find_invisible(url: str) -> str:
    """The first character of `url` that cannot be seen and does not belong to one; "" where there is none."""
    if url.isascii():
        return ""
    match = re.search(f"[{_INVISIBLE}]", url)
    return match[0] if match else ""


def may_be_opened(url: str) -> bool:
    """Whether `url` may go to a browser: http or https, with a host, nothing unprintable, no space.

    Where loading has put a sign in the place of a control character, what
    stands there now is not the link.
    """
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(complete(url))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable() and not _SIGNS().search(url)


def complete(url: str) -> str:
    """`url` as a browser takes it: with a scheme where it is written without, a `doi:` as its page, no backslashes."""
    url = unescape(url)
    if url[:4].lower() == "doi:":
        return "https://doi.org/" + url[4:]
    return "http://" + url if _lacks_scheme(url) else url


def encode_ascii(url: str) -> str:
    """`url` in printable ASCII, as terminals and headers want it: the host in punycode, all else percent-encoded."""
    if url.isascii() and url.isprintable():
        return url
    from urllib.parse import quote

    scheme, authority, rest = split_url(url)
    user, at, host = authority.rpartition("@")
    host, colon, port = host.partition(":")
    try:
        host = host.encode("idna").decode()
    except UnicodeError:
        host = quote(host, safe=_KEPT)
    return scheme + quote(user, safe=_KEPT) + at + host + colon + quote(port + rest, safe=_KEPT)


def format_readable(url: str) -> str:
    """`url` with its percent-encoding decoded where that is safe to read.

    Only letters and digits beyond ASCII are decoded (`%D2%B1` is `ұ`), and
    none in the host: every ASCII escape, space and control stays as written,
    so that two different URLs do not come to look the same by it.
    """
    if "%" not in url:
        return url
    scheme, authority, rest = split_url(url)
    return scheme + authority + re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", _decode_letters, rest)


def shorten(url: str, width: int) -> str:
    """`url` for the eye in at most `width` characters: the host first, no scheme of the web, no `www.`, cut with `…`.

    A port stays, a user name follows the host and cannot pass for it. A host
    is cut at its beginning, since its end says whose it is; one that mixes
    scripts is followed by its punycode, and both are never cut.
    """
    scheme, authority, rest = split_url(format_readable(url))
    user, _, host = authority.rpartition("@")
    if scheme.lower() in ("http://", "https://"):
        scheme = ""
        host = host[4:] if host.lower().startswith("www.") else host
    punycode = format_punycode(url)
    behind = f" ({punycode})" * bool(punycode) + f" (user {user})" * bool(user) + rest
    whole = (scheme + host + behind).rstrip("/") or url
    if len(whole) <= width:
        return whole
    if not punycode and len(scheme + host) >= width > 1:
        return "…" + (scheme + host)[1 - width :]
    shown = scheme + host + f" ({punycode})" * bool(punycode)
    return whole[: max(width - 1, len(shown))] + "…"


def format_punycode(url: str) -> str:
    """The host of `url` in ASCII, `xn--…`, where its letters are of several scripts; else ""."""
    host = split_url(url)[1].rpartition("@")[2]
    if host.isascii() or len({unicodedata.name(letter, "?").split()[0] for letter in host if letter.isalpha()}) < 2:
        return ""
    labels = (label if label.isascii() else "xn--" + label.encode("punycode").decode() for label in host.split("."))
    return ".".join(labels)


def _lacks_scheme(url: str) -> bool:
    return "://" not in url and _is_address(url)


def _is_address(text: str) -> bool:
    if text[:4].lower() == "www.":
        return True
    from digest_tui.chronicle.links.hosts import is_bare_address

    return is_bare_address(text)


def _lacks_schemes(text: str) -> bool:
    """True if an address without its scheme may stand in `text`."""
    if "www." in text and text.count("www.") > text.count("//www."):
        return True
    return "/" in text and any("." in word.partition("/")[0] for word in text.split() if "/" in word)


def _find_border(borders: re.Pattern[str], text: str, begin: int, start: int) -> int:
    """Where the URL from `begin`, its scheme ending at `start`, meets what it cannot hold."""
    opened = dict.fromkeys(_CLOSING.values(), 0)
    for border in borders.finditer(text, start):
        sign, place = border[0], border.start()
        if sign in _DECIDED_BY_PLACE and _DECIDED_BY_PLACE[sign](text, begin, place):
            return place
        if sign in opened:
            opened[sign] += 1
        elif sign in _CLOSING and opened[_CLOSING[sign]]:
            opened[_CLOSING[sign]] -= 1
        elif sign not in _DECIDED_BY_PLACE:
            return place
    return len(text)


def _find_end_of_line(text: str, start: int, stop: int) -> int:
    """Where the URL from `start` ends with its line, before a wide stop that closes this; 0 where it ends at `stop`.

    A wide `stop` is a part of it where the line says nothing else, and letters that need no spaces stand in the URL.
    A bracket that it has not opened is no part of it.
    """
    if (opening := _WIDE_CLOSING.get(text[stop])) and text.find(opening, start, stop) < 0:
        return 0
    path = text.find("/", text.find("//", start, stop) + 2, stop)
    if path < 0 or not _WIDE_LETTER().search(text, path, stop):
        return 0
    floor = max(start - _LONGEST_LABEL, 0)
    begin = text.rfind("\n", floor, start) + 1
    if (floor and not begin) or not _LABEL().fullmatch(text, begin, start):
        return 0
    end = _find_border(_BORDER(), text, start, stop)
    if _REST_OF_LINE().match(text, end) is None or _SCHEME().search(text, stop, end):
        return 0
    if _SAID_BEHIND_URL().search(text, stop, end):
        return 0
    return stop + len(text[stop:end].rstrip(_WIDE_STOPS))


def _ends_at_bar(text: str, begin: int, place: int) -> bool:
    """True where bars divide cells, or a link from what is shown of it: `|…|…|`, `<…|…>`, `[[…|…]]`."""
    return text[begin - 1 : begin] in ("<", "[") or text.rfind("|", text.rfind("\n", 0, begin) + 1, begin) >= 0


_DECIDED_BY_PLACE: dict[str, Callable[[str, int, int], bool]] = {
    "[": lambda text, begin, place: bool(_MARKERS_BEHIND().match(text, place)),
    "|": _ends_at_bar,
    "^": lambda text, begin, place: bool(_RAISED_MARKER().match(text, place)),
    "\\": lambda text, begin, place: not _ESCAPE().match(text, place),
    ",": lambda text, begin, place: bool(_NEXT_URL().match(text, place)),
    ";": lambda text, begin, place: bool(_NEXT_URL().match(text, place)),
}
"""Signs that end a URL in some places only: True where this one does."""


def _is_link_alone(text: str, border: int) -> bool:
    """True if the URL that meets its border at `border` is all that `text` says."""
    return border == len(text) or (text[border] in ")[]" and not re.search(f"[{_NEVER_IN_URL}]", text[border:]))


def _find_end_alone(text: str, start: int) -> int:
    end = _without_stops(text, start, len(text), _TRAILING_ALONE)
    stop = _STOP_AT_END().search(text[:end])
    return stop.start() if stop else end


def _without_stops(text: str, start: int, end: int, stops: str) -> int:
    """Where a URL ends that is followed, up to `end`, by `stops` and what cannot be seen."""
    while end > start:
        if text[end - 1] in stops:
            end -= 1
        elif text[end - 1] > "~" and (unseen := _UNSEEN_AT_END().search(text, start, end)):
            end = unseen.start()
        else:
            break
    return end


def _decode_letters(match: re.Match[str]) -> str:
    from urllib.parse import unquote

    try:
        decoded = unquote(match[0], errors="strict")
    except UnicodeDecodeError:
        return match[0]
    return decoded if decoded.isalnum() else match[0]
