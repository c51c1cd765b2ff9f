"""The reader that `serve` starts for each open page: `python -m digest_tui.cli.served_reader FILE...`."""

from __future__ import annotations

import sys

from digest_tui.cli.parsers import make_reader_parser
from digest_tui.cli.run_reader import open_reader
from digest_tui.tui.options import ReaderOptions

if __name__ == "__main__":
    sys.exit(open_reader(ReaderOptions(**vars(make_reader_parser().parse(sys.argv[1:]))), is_served=True))
