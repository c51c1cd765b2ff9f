"""What a query was taken for, in the words of the search line."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.chronicle.wording import format_date
from digest_tui.search.clauses import Clause
from digest_tui.search.terms import Kind

_TITLES: dict[Kind, str] = {
    "place": "place",
    "date": "date",
    "after": "from",
    "before": "until",
    "site": "site",
    "label": "footnote",
    "no": "no",
    "has": "with",
    "entry": "entry",
    "is": "only",
    "who": "named",
    "law": "law",
    "finding": "finding",
    "tag": "tag",
    "phrase": "phrase",
}
_SHOWN = 3


def format_understood(clauses: Sequence[Clause]) -> str:
    """`place: Oral · words: snow`; "" where plain words are all there is to say."""
    said = [_format_clause(clause) for clause in clauses if clause.term.kind in _TITLES and _is_wanted(clause)]
    words = [clause.term.text for clause in clauses if clause.term.kind not in _TITLES and not clause.is_excluded]
    without = [clause.term.text for clause in clauses if not _is_wanted(clause)]
    if not said and not without:
        return ""
    said += [f"words: {' '.join(words)}"] if words else []
    said += [f"without: {', '.join(without)}"] if without else []
    return " · ".join(said)


def _is_wanted(clause: Clause) -> bool:
    """It is said as it was typed: `no:` is a wish, though it excludes."""
    return clause.term.kind in ("no", "has") or not clause.is_excluded


def _format_clause(clause: Clause) -> str:
    title = clause.term.kind if clause.term.is_beyond else _TITLES[clause.term.kind]
    if clause.term.kind in ("place", "site"):
        return f"{title}: {_format_names(clause)}"
    if clause.term.date is not None:
        return f"{title}: {format_date(clause.term.date)}"
    return f"{title}: {clause.term.text}"


def _format_names(clause: Clause) -> str:
    names = [name.title() if clause.term.kind == "place" else name for name in clause.names]
    if not names:
        return f"{clause.term.text} (none)"
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
