"""Comments of programs and of files of settings, which look like headings."""

from __future__ import annotations

from digest_tui.chronicle.entries.dated_line import DatedLine
from digest_tui.chronicle.entries.vetoes.company import Company
from digest_tui.chronicle.text.layout import is_program


def find_comments(company: Company) -> set[DatedLine]:
    """`# 2 May 2031: a bell` is no heading where the text is a program or holds settings: so begin their comments."""
    comments = {line for line in company.lines if company.text.startswith("# ", line.start + line.indent)}
    return comments if comments and is_program(company.text) else set()
