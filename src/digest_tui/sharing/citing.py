"""Citations of an entry and its sources, in several formats.

A citation has the name of the document, the dateline as written, the number of the entry, each source by label and
clean URL, and the day on which it was made. Nothing is invented: there is no author, there are only printed dates, and
no day of access, since nobody knows whether a source was opened. Where a format needs a title, it is the dateline and
the first words of the entry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from digest_tui.chronicle.links.cleaning import clean_text
from digest_tui.chronicle.links.urls import complete, rewrite_urls
from digest_tui.chronicle.model import Chronicle, Entry, FootnoteReference, Link, PartialDate, Prose
from digest_tui.chronicle.wording import explain_missing

if TYPE_CHECKING:
    import datetime

_BIBTEX_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TITLE_LENGTH = 80
"""Characters of the first words, in which they are recognised."""
_AROUND_DATELINES = " \t\n—–-:*•#>"


class Source(NamedTuple):
    """A source of an entry."""

    label: str | None
    """The label of the footnote. None for a link in the prose."""
    urls: tuple[str, ...]
    """Clean."""
    words: str
    """The text of the footnote with clean links. If the footnote is empty or missing, a sentence that says so."""

    @property
    def mark(self) -> str:
        """The label in brackets, `[36]`, or ""."""
        return f"[{self.label}]" if self.label is not None else ""


class Citation(NamedTuple):
    """The parts of a citation, for every format."""

    document: str
    """The name of the chronicle's file."""
    number: int
    dateline: str
    """As written, "" if the document has no dates."""
    date: PartialDate | None
    first_words: str
    """The beginning of what it says, on one line, without its references."""
    sources: tuple[Source, ...]
    day: datetime.date
    """When it was made."""
    keywords: tuple[str, ...] = ()
    """The names in it, for the formats that have keywords."""
    doubt: str = ""
    """That its year is in doubt, in words; "" where it is not."""

    @property
    def title(self) -> str:
        """The dateline and the first words."""
        return ": ".join(filter(None, (self.dateline, self.first_words)))

    @property
    def urls(self) -> tuple[str, ...]:
        """The URLs of all sources, each once."""
        return tuple(dict.fromkeys(url for source in self.sources for url in source.urls))


def make_citation(chronicle: Chronicle, entry: Entry, day: datetime.date, link: Link | None = None) -> Citation:
    """The citation of `entry`, made on `day`: by all its sources, or by one `link` of it."""
    sources = find_sources(entry) if link is None else (Source(link.label, (link.clean,), link.clean),)
    return Citation(
        document=name_document(chronicle),
        number=entry.number,
        dateline=find_dateline(chronicle, entry),
        date=entry.date,
        first_words=find_first_words(entry),
        sources=sources,
        day=day,
    )


def name_document(chronicle: Chronicle) -> str:
    """The name of the document's file, without its folders."""
    return "standard input" if chronicle.name == "-" else chronicle.name.rpartition("/")[2] or chronicle.name


def find_dateline(chronicle: Chronicle, entry: Entry) -> str:
    """Date and place as printed, without dashes and bullets around them, or ""."""
    if entry.dateline is None:
        return ""
    printed = chronicle.text[entry.dateline.start : entry.dateline.end] or entry.dateline.date_as_written
    words = " ".join(printed.split()).strip(_AROUND_DATELINES)
    # The bracket of `[2031-05-03] Title` opens before the dateline.
    return words.removesuffix("]") if "[" not in words else words


def find_first_words(entry: Prose) -> str:
    """The beginning of a body on one line, without references, cut between words with `…`."""
    pieces, done = [], 0
    for reference in entry.references:
        if reference.start >= done:
            pieces.append(entry.body[done : reference.start].rstrip())
            done = reference.end
    words = " ".join("".join((*pieces, entry.body[done:])).split())
    if len(words) <= _TITLE_LENGTH:
        return words
    cut = words.rfind(" ", 0, _TITLE_LENGTH)
    return words[: cut if cut > 0 else _TITLE_LENGTH].rstrip(" ,;:–—-") + "…"


def find_sources(entry: Entry) -> tuple[Source, ...]:
    """The sources of `entry`, each once: footnotes, missing ones included, and links of its prose."""
    sources = [_make_source(reference) for reference in entry.references]
    sources += [Source(None, (link.clean,), link.clean) for link in entry.links if link.label is None]
    return tuple(dict.fromkeys(sources))


def _make_source(reference: FootnoteReference) -> Source:
    footnote = reference.footnote
    if footnote is None or footnote.is_empty:
        return Source(reference.label, (), explain_missing(footnote is not None))
    return Source(reference.label, tuple(link.clean for link in footnote.links), clean_text(footnote.text))


# The formats


def format_plain(citation: Citation) -> str:
    """A citation on one line. There is no full stop after a URL, since it would be read as part of it."""
    return f"{': '.join(filter(None, (_format_place(citation), _format_sources(citation))))} ({_say_end(citation)})"


def format_markdown(citation: Citation) -> str:
    """A Markdown footnote and its reference."""
    key = make_key(citation)
    words = ": ".join(filter(None, (_format_place(citation), _format_sources(citation))))
    return f"[^{key}]\n\n[^{key}]: {link_markdown(words)} ({_say_end(citation)})"


def format_chicago(citation: Citation) -> str:
    """A Chicago note for a work without author and title: the day comes before the URL."""
    day = f"cited {citation.day:%B} {citation.day.day}, {citation.day.year}"
    parts = (citation.document, f"no. {citation.number}", citation.dateline, day, _format_sources(citation))
    doubt = f" ({citation.doubt})" if citation.doubt else ""
    return f"{', '.join(filter(None, parts))}.{doubt}"


def format_bibtex(citation: Citation, key: str = "") -> str:
    """A BibTeX entry. Its `url` is verbatim, as biblatex and the url package expect."""
    url, date = next(iter(citation.urls), ""), citation.date
    fields = {
        # A second pair of braces keeps its capitals.
        "title": f"{{{{{escape_latex(citation.title)}}}}}" if citation.title else "",
        "howpublished": f"{{{escape_latex(f'{citation.document}, entry {citation.number}')}}}",
        "year": f"{{{PartialDate(date.year)}}}" if date and date.year is not None else "",
        "month": _BIBTEX_MONTHS[date.month - 1] if date and date.year is not None and date.month else "",
        "note": f"{{{link_latex(_format_note(citation, url))}}}",
        "url": f"{{{_format_url_in_latex(complete(url))}}}" if url else "",
        "keywords": f"{{{escape_latex(_list_keywords(citation))}}}" if citation.keywords else "",
    }
    lines = (f"  {name} = {value}," for name, value in fields.items() if value)
    return "\n".join((f"@misc{{{key or make_key(citation)},", *lines, "}"))


def format_csl(citation: Citation) -> str:
    """A CSL-JSON document with one item."""
    import json

    return json.dumps([make_csl(citation)], ensure_ascii=False, indent=2)


def make_csl(citation: Citation, key: str = "") -> dict[str, Any]:
    """An item of CSL-JSON, https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types."""
    url = next(iter(citation.urls), "")
    item: dict[str, Any] = {
        "id": key or make_key(citation),
        "type": "entry",
        "title": citation.title,
        "container-title": citation.document,
        "number": str(citation.number),
        "note": _format_note(citation, url),
    }
    if citation.date is not None and citation.date.year is not None:
        item["issued"] = {"date-parts": [_find_date_parts(citation.date)]}
    if url:
        item["URL"] = complete(url)
    if citation.keywords:
        item["keyword"] = _list_keywords(citation)
    return item


class CitationFormat(NamedTuple):
    """A way to write citations."""

    name: str
    """For a person, in a sentence."""
    write: Callable[[Citation], str]


FORMATS = {
    "plain": CitationFormat("plain", format_plain),
    "markdown": CitationFormat("Markdown footnote", format_markdown),
    "chicago": CitationFormat("Chicago note", format_chicago),
    "bibtex": CitationFormat("BibTeX", format_bibtex),
    "csl": CitationFormat("CSL-JSON", format_csl),
}
"""The formats of a citation, by the word that settings keep."""


def make_key(citation: Citation) -> str:
    """A key for a bibliography, of Latin letters, digits and hyphens: `january-38`."""
    from anyascii import anyascii

    stem = citation.document.partition(".")[0] or citation.document
    letters = (sign if sign.isalnum() else "-" for sign in anyascii(stem).lower())
    words = filter(None, "".join(letters).split("-"))
    return "-".join((*words, str(citation.number)))


def _format_place(citation: Citation) -> str:
    return ", ".join(filter(None, (citation.document, f"entry {citation.number}", citation.dateline)))


def _format_sources(citation: Citation, but: str = "") -> str:
    """Label and text of each source. For a source that is only the URL `but`, the label alone."""
    words = ((source.mark, "" if source.words == but else source.words) for source in citation.sources)
    return "; ".join(filter(None, (" ".join(filter(None, pair)) for pair in words)))


def _format_note(citation: Citation, url: str) -> str:
    """What has no field of its own: the sources but `url`, that the year is in doubt, the day."""
    return "; ".join(filter(None, (_format_sources(citation, but=url), citation.doubt, _say_day(citation))))


def _list_keywords(citation: Citation) -> str:
    """The keywords with commas between them, and none within."""
    return ", ".join(word.replace(",", "") for word in citation.keywords)


def _say_day(citation: Citation) -> str:
    return f"cited {citation.day.day} {citation.day:%B %Y}"


def _say_end(citation: Citation) -> str:
    return "; ".join(filter(None, (_say_day(citation), citation.doubt)))


def _find_date_parts(date: PartialDate) -> list[int]:
    parts = []
    for part in (date.year, date.month, date.day):
        if part is None:
            break
        parts.append(part)
    return parts


# Escaping

_MARKDOWN_SIGNS = frozenset("\\`*_{}[]<>#|~&$^")
_LATEX_SIGNS = {
    **{sign: f"\\{sign}" for sign in "&%$#_"},
    # BibTeX counts braces whatever stands before them.
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}


def escape_markdown(text: str) -> str:
    """`text`, one line, with the signs escaped that Markdown would interpret."""
    escaped = "".join(f"\\{sign}" if sign in _MARKDOWN_SIGNS else sign for sign in text)
    # What begins a list or underlines a title does so at the beginning only.
    digits = len(escaped) - len(escaped.lstrip("0123456789"))
    if escaped[digits : digits + 1] in (".", ")") or (not digits and escaped[:1] in ("+", "-", "=")):
        return f"{escaped[:digits]}\\{escaped[digits:]}"
    return escaped


def link_markdown(text: str) -> str:
    """`text` on one line as Markdown, with its URLs as links."""
    return rewrite_urls(" ".join(text.split()), lambda url: f"<{url}>", escape_markdown)


def escape_latex(text: str) -> str:
    """`text` escaped for LaTeX and for the braces of a BibTeX field."""
    pieces = []
    for before, sign in zip(" " + text, text, strict=False):
        # Left together LaTeX makes one sign of these: a dash, a quote.
        is_ligature = (before == sign and sign in "-'`,<>") or (sign == "`" and before in "?!")
        pieces.append("{}" * is_ligature + _LATEX_SIGNS.get(sign, sign))
    return "".join(pieces)


def link_latex(text: str) -> str:
    """`text` on one line for a BibTeX field, with its URLs as links."""
    return rewrite_urls(" ".join(text.split()), lambda url: f"\\url{{{_format_url_in_latex(url)}}}", escape_latex)


def _format_url_in_latex(url: str) -> str:
    """A URL for a verbatim field. Only signs that would end the field are percent-encoded."""
    return url.translate({ord(sign): f"%{ord(sign):02X}" for sign in "{}\\ "})
