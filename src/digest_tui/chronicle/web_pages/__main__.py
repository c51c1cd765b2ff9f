"""The process that makes the text of one page: HTML on standard input, JSON on standard output.

`python -m digest_tui.chronicle.web_pages SECONDS` ends after so many seconds of the processor.
"""

from __future__ import annotations

import json
import resource
import sys
from contextlib import suppress

from digest_tui.chronicle.web_pages.making import make_text

MOST_MEMORY = 4 << 30
"""Bytes of address space."""

if __name__ == "__main__":
    seconds = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with suppress(ValueError):  # Some systems know no such limit.
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    made = make_text(sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(json.dumps(made._asdict()).encode())
