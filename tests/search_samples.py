"""A small chronicle to search, and the folder of the real one."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

import digest_tui
from digest_tui import Chronicle, SearchIndex

SAMPLE = """\
JAN. 1, 2025 — ASTANA — A court fined Judge Assel Dossayeva 786,400 tenges under Article 608. [1]
JAN. 2, 2025 — ORAL — Trucks dumped snow into the river. Residents’ protest went on. [2]
JAN. 16, 2025 — ÖSKEMEN — The air was hazardous; schools closed for 12 days. [3]
JAN. 16, 2025 — ALMATY Region — Marat Zhylanbayev, a marathon runner, began a hunger strike. [4]
FEB. 3, 2025 — ALMATY — Жители говорили о протесте; the court heard them under Article 456-2. [5]
FEB. 4, 2025 — The ombudsman said: “The miranda warning is a right”. Snow fell. [6]
MAR. 5, 2026 — OSKEMEN — Orda.kz reported a biometric register, and a biometrics fair. [7]

[1] https://kaztag.kz/ru/news/sudyu-dosaevu-oshtrafovali
[2] https://t.me/AdalSotKz/2568
[3] https://www.instagram.com/p/DTNAE4wDPUF/?igsh=MTJiczlzcG55dWRnYQ
[4] https://rus.azattyq.org/a/sud-v-almaty/33650511.html
[5] https://vlast.kz/novosti/67995-sud.html
[7] https://example.org/atazh%D2%B1rta
"""


@cache
def sample_index() -> SearchIndex:
    return SearchIndex(digest_tui.parse(SAMPLE))


def find_numbers(query: str) -> list[int]:
    """The numbers of the sample's entries that answer, best first."""
    return [hit.entry.number for hit in sample_index().search(query)]


def find_corpus() -> Path:
    """The folder of the texts that are not ours to carry. Skips the test where DIGEST_CORPUS does not name it."""
    folder = os.environ.get("DIGEST_CORPUS")
    if not folder or not (Path(folder) / "chronicle" / "january.txt").is_file():
        pytest.skip("DIGEST_CORPUS names no folder with chronicle/january.txt")
    return Path(folder)


@cache
def load_january() -> Chronicle:
    return digest_tui.load(find_corpus() / "chronicle" / "january.txt")
