"""Rules about links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from digest_tui.chronicle.checking.finding import (
    Checkpoint,
    Citations,
    Finding,
    InProse,
    NoteCase,
    find_entry_at,
    quote,
)
from digest_tui.chronicle.links.urls import find_invisible, find_urls, split_url
from digest_tui.chronicle.model import Chronicle, Footnote
from digest_tui.chronicle.text.patterns import lazy

_WEB = ("http://", "https://")
_NEARLY_WEB = ("htp", "htt", "ttp", "hhttp", "htttp", "httpp", "httt", "hppt", "thttp", "xhttp")
_LONGEST_QUOTED = 80
_USUAL_LINK = lazy(r"https?://(?:[a-z0-9][a-z0-9-]{0,61}\.){1,4}[a-z]{2,18}(?:[/?#](?:(?!http).)*)?")
"""A link without fault, told in a tenth of the time."""
_HOST_PART = lazy(r"[^\W_](?:[\w-]{0,61}\w)?|_[\w-]{1,62}")
_NEAR_SCHEME = lazy(
    r"(?<![\w/:=])https?(?:(?::/(?!/)|//|;//|：//|:\\\\|: //|:///+| ://)[^\s<>\"»”)\]]{2,200}"
    r"|:(?=[\w-]{1,63}\.\w)[^\s<>\"»”)\]]{2,200}|://(?=[\s.,;)]|\Z))",
    re.IGNORECASE,
)
# Angle brackets hold one link; a mailer has wrapped it.
_BROKEN_IN_BRACKETS = lazy(r"<(https?://[^\s<>]{1,2000}\s{1,9}[^\s<>]{1,2000})>")
_GLUED = lazy(r"[^\W_]https?://", re.IGNORECASE)
"""A letter before a second address is a missing space: archives name one behind a slash or a sign."""
_REST = r"(?=\S*[-/=&?_.%]\w)(?![\d./-]+\s)(?![^\s:]+://)(?!www\.)(?![-*•\[(])\w[^\s<>]*?"
_WRAPPED = lazy(
    # A word is looked at once, however long: it holds up the screen.
    rf"(?<!\S)(?=\S+?://)(\S++)\n(?:[ \t]+{_REST}(?:[.,;]?[ \t]|[ \t]*$)|(?<=[-=&?_]\n){_REST}[ \t]*$)",
    re.MULTILINE,
)
"""A URL and its rest in the next line: set in, anything that has a sign of URLs in it; at the margin only where the
first line breaks off at a sign that ends no link."""
_WRAPPED_IN_PROSE = lazy(
    r"https?://[^\s<>]++(?P<rest>(?:"
    r"(?:(?<=[-=&_%])\n[ \t]*(?=[^\s<>]*[-/=&?_.%]\w)|(?<=\?)\n[ \t]*(?=[^\s<>]*=))"
    r"|(?<=/)\n[ \t]*(?=[^\s<>/]*+/[^\s<>]*[-/=&?_.%]\w|[\w-]+\.(?:s?html?|php|aspx?|jsp|pdf)\b)"
    r")(?![\d./-]+(?:[\s:;,)]|\Z))(?![^\s:]+://)(?!www\.)(?!(?:[\w-]+\.)+[a-z]{2,9}/)\w[^\s<>]*+(?![<>]))?"
)
"""Any URL of a sentence, and its rest in the next line if it has one, set in or not. Behind a slash, where links do
end, words like `and/or` are no rest: it has two signs of URLs, or is the name of a file. Behind a question mark it has
a value."""
_DRAFT_SIGN = lazy(r"[?&;](?:preview=(?:true|1)|preview_(?:id|nonce)=|draft=(?:true|1))|/wp-admin/", re.IGNORECASE)


def find_fault(url: str) -> str:
    """What is wrong with a web link, or ""."""
    if _USUAL_LINK().fullmatch(url) and url.isascii():
        return ""
    if unseen := find_invisible(url):
        return f"the link holds a character that cannot be seen, U+{ord(unseen):04X}: {quote(url, _LONGEST_QUOTED)}"
    if url.endswith("…"):
        return f"the link was cut for show and leads nowhere: {quote(url, _LONGEST_QUOTED)}"
    scheme, authority, rest = split_url(url)
    if scheme.lower().removesuffix("://").removesuffix("s") in _NEARLY_WEB:
        return f"{quote(scheme)} should be http: {quote(url, _LONGEST_QUOTED)}"
    if scheme.lower() not in _WEB:
        return ""
    if not authority or authority.rstrip(":") in ("http", "https"):
        return f"the link has no host: {quote(url, _LONGEST_QUOTED)}"
    try:
        host, _ = urlsplit(url).hostname, urlsplit(url).port
    except ValueError:
        host = None
    if not host or not _is_host(host):
        return f"{quote(authority)} is not a valid host: {quote(url, _LONGEST_QUOTED)}"
    if glued := _GLUED().search(rest):
        return f"two links are joined at {quote(rest[glued.start() + 1 :], _LONGEST_QUOTED)}"
    return ""


def find_broken(text: str) -> Iterator[InProse]:
    """What is meant as a link of the web and is not read as one: `http:/example.org`, `https: //example.org`."""
    for place, written in _find_meant(text):
        yield place, f"looks like a link but is not one: {quote(written, _LONGEST_QUOTED)}", None
    for match in _BROKEN_IN_BRACKETS().finditer(text) if "<http" in text else ():
        yield match.start(1), f"the link may go on behind the space: {quote(match[1], _LONGEST_QUOTED)}", None


def find_broken_in_note(case: NoteCase) -> Iterator[str]:
    """What looks like a link in a footnote, and is not read as one."""
    note = case.note
    if broken := _find_wrapped(case.chronicle, note):
        yield f"the link may go on in the next line: {quote(broken, _LONGEST_QUOTED)}"
    if note.urls != (note.text,):
        yield from (message for _, message, _ in find_broken(note.text))


def find_wrapped_in_prose(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """Links of the prose, in entries and outside, that a line break has cut as it seems."""
    for block in chronicle.blocks:
        checkpoint()
        if block.kind == "footnote":
            continue
        for match in _WRAPPED_IN_PROSE().finditer(chronicle.text, block.start, block.end):
            if match["rest"]:
                written = match[0].partition("\n")[0]
                message = f"the link may go on in the next line: {quote(written, _LONGEST_QUOTED)}"
                yield Finding(match.start(), "malformed-link", message, find_entry_at(chronicle, match.start()))


def find_tracking(url: str) -> str:
    """What a link carries beside the page's name, but for the sign of a draft, which is worse."""
    from digest_tui.chronicle.links.cleaning import dropped

    names = [name for name in dropped(url) if name not in "#\\" and not name.startswith(("preview", "draft"))]
    return f"the link carries tracking parameters: {', '.join(names)}" if names else ""


def find_draft(url: str) -> str:
    """A message if a link leads to a draft that only its authors can see, else ""."""
    match = _DRAFT_SIGN().search(url)
    return f"the link leads to a draft ({match[0].lstrip('?&;')}): {quote(url, _LONGEST_QUOTED)}" if match else ""


def find_duplicates(chronicle: Chronicle, citations: Citations, checkpoint: Checkpoint) -> Iterator[Finding]:
    """A footnote whose page stands under another label of its scope already, once both links are clean."""
    from digest_tui.chronicle.links.cleaning import clean

    first: dict[str, Footnote] = {}
    for note in chronicle.footnotes:
        checkpoint()
        broken = _find_wrapped(chronicle, note)
        for url in dict.fromkeys(clean(url) for url in note.urls if url != broken):
            other = first.setdefault(url, note)
            if other.label == note.label:
                continue
            if chronicle.find_footnote(other.label, note.start) != other:
                first[url] = note  # the other is of another section, where a page is named anew
                continue
            message = f"footnotes {other.label} and {note.label} name the same page: {quote(url, _LONGEST_QUOTED)}"
            yield Finding(note.start, "duplicate-link", message, citations.find_entry(note), note.label)


def _find_wrapped(chronicle: Chronicle, note: Footnote) -> str:
    """The URL of `note` that ends at the end of a line while the next looks as its rest; "" where none does.

    Mailers break long links so; what the next line is, only a person can say.
    """
    if not note.urls:
        return ""
    # The rest may look as no part of the note.
    line_end = chronicle.text.find("\n", note.end)
    written = chronicle.text[note.start : line_end if line_end >= 0 else None]
    for match in _WRAPPED().finditer(written):
        url = next((url for url in note.urls if match[1].endswith(url)), "")
        if url:
            return url
    return ""


def _find_meant(text: str) -> Iterator[tuple[int, str]]:
    if "ttp" not in text and "TTP" not in text:
        return
    end = 0
    for start, stop in (*find_urls(text), (len(text), len(text))):
        for match in _NEAR_SCHEME().finditer(text, end, start):
            yield match.start(), match[0]
        end = stop


def _is_host(host: str) -> bool:
    """A name of at least two parts, an address, or `localhost`."""
    if ":" in host or host == "localhost":
        return True
    parts = host.removesuffix(".").split(".")
    return len(parts) > 1 and all(_HOST_PART().fullmatch(part) for part in parts)
