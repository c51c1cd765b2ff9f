"""What others make of our exports: each format read by a program that knows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from pybtex.database import parse_string


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """The fields of every entry as BibTeX itself sees them, by key. Raises where the text is no BibTeX."""
    database = parse_string(text, "bibtex")
    return {
        key: {name.lower(): value for name, value in entry.fields.items()} for key, entry in database.entries.items()
    }


_LATEX_SIGNS = {
    "\\textbackslash{}": "\\",
    "\\textbraceleft{}": "{",
    "\\textbraceright{}": "}",
    "\\textasciitilde{}": "~",
    "\\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "&%$#_"},
    "{}": "",
}


def read_latex(text: str) -> str:
    """What LaTeX prints for the text of a field. Raises AssertionError for a sign that would not be text to it."""
    printed = ""
    while text:
        command = next((name for name in _LATEX_SIGNS if text.startswith(name)), "")
        assert command or text[0] not in "\\{}&%$#_~^", text
        assert text[:2] not in ("--", "``", "''", ",,", "<<", ">>", "?`", "!`"), text  # LaTeX makes one sign of these
        printed += _LATEX_SIGNS.get(command, text[0])
        text = text[len(command) or 1 :]
    return printed


def cite(items: list[dict[str, Any]]) -> list[str]:
    """The entries of a bibliography that a CSL processor makes of CSL-JSON."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    return [str(line) for line in bibliography.bibliography()]


def read_markdown(text: str) -> tuple[str, Mapping[str, Any]]:
    """The HTML of Markdown with footnotes, and the footnotes that were found: `list` by number, each resolved."""
    environment: dict[str, Any] = {}
    html: str = MarkdownIt("commonmark").use(footnote_plugin).render(text, environment)
    return html, environment.get("footnotes", {})
