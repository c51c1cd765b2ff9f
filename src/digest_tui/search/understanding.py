"""What a query was taken for, in the words of the search line."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.model import PartialDate
from digest_tui.chronicle.wording import MONTH_NAMES
from digest_tui.search.clauses import Clause
from digest_tui.search.query import Kind

_TITLES: dict[Kind, str] = {
    "place": "place",
    "date": "date",
    "after": "from",
    "before": "until",
    "site": "site",
    "label": "note",
    "no": "no",
    "is": "only",
    "phrase": "phrase",
}
_SHOWN = 3


def format_understood(clauses: Sequence[Clause]) -> str:
    """`place: Oral · words: snow`; "" where plain words are all there is to say."""
    said = [_format_clause(clause) for clause in clauses if clause.part.kind in _TITLES and not clause.part.is_excluded]
    words = [clause.part.text for clause in clauses if clause.part.kind not in _TITLES and not clause.part.is_excluded]
    without = [clause.part.text for clause in clauses if clause.part.is_excluded]
    if not said and not without:
        return ""
    said += [f"words: {' '.join(words)}"] if words else []
    said += [f"without: {', '.join(without)}"] if without else []
    return " · ".join(said)


def _format_clause(clause: Clause) -> str:
    title = _TITLES[clause.part.kind]
    if clause.part.kind in ("place", "site"):
        return f"{title}: {_format_names(clause)}"
    if clause.part.date is not None:
        return f"{title}: {_format_date(clause.part.date)}"
    return f"{title}: {clause.part.text}"


def _format_names(clause: Clause) -> str:
    names = [name.title() if clause.part.kind == "place" else name for name in clause.names]
    if not names:
        return f"{clause.part.text} (none)"
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _format_date(date: PartialDate) -> str:
    parts = [date.day, date.month and MONTH_NAMES[date.month - 1], date.year]
    return " ".join(str(part) for part in parts if part)
