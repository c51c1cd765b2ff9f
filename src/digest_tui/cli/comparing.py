"""The command `compare`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from digest_tui.cli.documents import check_encoding
from digest_tui.cli.exit_status import DONE, FAILED, HAS_DIFFERENCES, fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.sharing.comparing.comparison import Comparison


def compare_editions(options: Namespace) -> int:
    """Print what differs between two editions of a document."""
    from digest_tui.chronicle.files.loading import load
    from digest_tui.chronicle.files.reading import UnreadableDocument
    from digest_tui.sharing.comparing.comparison import compare

    if options.json and options.format:
        return fail("digest-tui compare: --json is a format of its own; leave out --format")
    check_encoding(options.encoding)
    chronicles = []
    for path in (options.old, options.new):
        try:
            chronicles.append(load(sys.stdin.buffer if path == "-" else path, options.encoding))
        except UnreadableDocument as error:
            say(f"digest-tui compare: {error}")
            return FAILED
        for notice in chronicles[-1].notices:
            say(f"digest-tui: {chronicles[-1].name}: {notice}")
    comparison = compare(*chronicles)
    for line in _format(comparison, "json" if options.json else options.format):
        print(line)
    return DONE if comparison.is_empty else HAS_DIFFERENCES


def _format(comparison: Comparison, form: str | None) -> Iterator[str]:
    """The lines of a comparison in a format."""
    if form == "json":
        import json

        from digest_tui.sharing.comparing.as_json import make_records

        return (json.dumps(record, ensure_ascii=False) for record in make_records(comparison))
    if form == "md":
        from digest_tui.sharing.comparing.as_markdown import format_markdown

        return format_markdown(comparison)
    if form == "html":
        from digest_tui.sharing.comparing.as_html import format_html

        return format_html(comparison)
    from digest_tui.sharing.comparing.as_text import format_text

    return format_text(comparison, _may_colour())


def _may_colour() -> bool:
    """True if standard output is a terminal that shows colours and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "dumb") != "dumb"
