"""Feeds `parse` texts that grow towards code not yet reached, until one breaks what holds for any text.

Not part of the tests: `make fuzz` runs it for twenty minutes, with atheris in an environment of its own.
What it finds becomes a test.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import walk_packages

import atheris

with atheris.instrument_imports(include=["digest_tui"]):
    from digest_tui import Chronicle, chronicle, parse
    from digest_tui.chronicle.footnotes.labels import fold_label
    from digest_tui.chronicle.summary import summarise
    from digest_tui.chronicle.text.safety import PAGE_END

    # What parse imports late is watched as well. Pages are made into text in a process of their own.
    for module in walk_packages(chronicle.__path__, "digest_tui.chronicle."):
        if not module.name.startswith("digest_tui.chronicle.web_pages"):
            import_module(module.name)


_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹［〔【（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
"""With which markers begin that begin with no bracket of ASCII."""


def check(chronicle: Chronicle) -> None:
    """What tests/test_parsing.py says of any text, in short."""
    blocks = list(chronicle.blocks)
    assert "".join(chronicle.text[block.start : block.end] for block in blocks) == chronicle.text
    assert all(block.start < block.end for block in blocks)
    missing = 0
    for prose in chronicle.all_prose():
        for link in prose.inline_links:
            assert prose.body[link.start : link.end] == link.url
        for reference in prose.references:
            marker = prose.body[reference.start : reference.end]
            # A PDF lowers its raised numbers to the line.
            assert marker.startswith(("[", "\\[", "(", "<sup>", *_SIGNS)) or marker.isdecimal(), marker
            note = reference.footnote
            assert note is None or fold_label(note.label) == fold_label(reference.label)
            missing += reference.state == "dangling"
    for note in chronicle.footnotes:
        written = "".join(chronicle.text[note.start : note.end].replace(PAGE_END, "").split())
        assert written.endswith("".join(note.text.split()))
        assert all(url in note.text for url in note.urls)
    assert summarise(chronicle).missing == missing


def fuzz(data: bytes) -> None:
    """One text."""
    check(parse(data.decode("utf-8", "surrogateescape" if data[:1] == b"\xff" else "ignore")))


if __name__ == "__main__":
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()
