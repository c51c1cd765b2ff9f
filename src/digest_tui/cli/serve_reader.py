"""The command `serve`: the reader in a browser on this machine."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest_tui.cli.documents import Documents, check_encoding
from digest_tui.cli.exit_status import DONE, FAILED, fail, say

if TYPE_CHECKING:
    from argparse import Namespace

    from digest_tui.chronicle.model import Chronicle

_OF_ANOTHER_TERMINAL = ("TMUX", "STY")
"""Variables of the terminal in which the server runs. The clipboard of the person at the browser is another."""


def serve_reader(options: Namespace) -> int:
    """Serve the reader until Ctrl+C; return the exit status."""
    try:
        from digest_tui.serving.server import open_port, serve
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("digest_tui"):
            raise
        return fail("digest-tui serve: needs the extra serve: pip install 'digest-tui[serve]'")
    if "-" in options.files:
        return fail("digest-tui serve: standard input can be read only once: name a FILE")
    check_encoding(options.encoding)
    from digest_tui.resources import find_sample

    files = options.files or [str(find_sample())]
    documents = Documents(files, options.encoding)
    chronicles = list(documents)
    if not chronicles:
        return FAILED
    try:
        taken = open_port(options.port)
    except OSError as error:
        return fail(f"digest-tui serve: port {options.port}: {os.strerror(error.errno or 0).lower()}")
    for name in _OF_ANOTHER_TERMINAL:
        os.environ.pop(name, None)
    os.environ["TERM"] = "xterm-256color"
    serve(_make_command(options, files), _make_title(chronicles), taken, _announce)
    return FAILED if documents.problems else DONE


def _make_command(options: Namespace, files: Sequence[str]) -> str:
    """The command line of a shell that becomes the served reader."""
    words = [sys.executable, "-P", "-m", "digest_tui.cli.served_reader"]
    words += ["--encoding", options.encoding] if options.encoding else []
    words += ["--private"] if options.private else []
    return f"exec {shlex.join([*words, '--', *files])}"


def _make_title(chronicles: Sequence[Chronicle]) -> str:
    """The title of the page: the name of the document, and how many more there are."""
    name = os.path.basename(chronicles[0].name)
    more = f" and {len(chronicles) - 1} more" if len(chronicles) > 1 else ""
    return f"{name}{more} – digest-tui"


def _announce(address: str) -> None:
    """Print the address of the page, which is for one person alone."""
    print(address, flush=True)
    say("digest-tui serve: open this address in a browser on this machine; Ctrl+C ends it")
