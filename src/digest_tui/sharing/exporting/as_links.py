"""The links of entries alone: one a line, each once."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TextIO

from digest_tui.sharing.exporting.documents import ExportDocument


def write_links(documents: Sequence[ExportDocument], day: datetime.date, file: TextIO) -> None:
    """Write the links of all entries in the order in which they cite them; `day` changes nothing."""
    links = (link.url for document in documents for entry in document.entries for link in entry.links)
    file.writelines(f"{url}\n" for url in dict.fromkeys(links))
