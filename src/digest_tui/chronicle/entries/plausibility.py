"""Whether a date may stand where it does: `May`, `1832` and `3.10` are words and numbers as well."""

from __future__ import annotations

from digest_tui.chronicle.dates.reading import Precision, WrittenDate
from digest_tui.chronicle.entries.styles import ALONE, DatelineStyle


def is_plausible(found: WrittenDate, kind: str, style: DatelineStyle) -> bool:
    """Whether a date of this form may stand in a line of this style; `kind` is what stands behind it."""
    form = found.form
    if found.date is None:
        return form.looks_like != "version"
    if found.precision == Precision.DAY:
        return True
    if style.tail == "column":
        return form.alone != "month"
    if form.may_be_chance:
        return kind in ("end", "dash", "colon", "cell") or style.lead == "bullet"
    if form.alone == "month":
        return style.lead != "on" and (form.is_east_asian or kind in ("end", "dash", "colon") or style.lead == "cell")
    if form.alone is not None:
        return _is_plausible_year(found, kind, style)
    return kind != "space" or style.lead in ("bullet", "heading") or found.is_left_open or form.names_era


def _is_plausible_year(found: WrittenDate, kind: str, style: DatelineStyle) -> bool:
    """As `is_plausible`, of a year alone or a decade."""
    alone = found.form.alone
    is_likely = found.date is not None and 1000 <= (found.date.year or 0) < 2100
    if (style.lead == "bullet" and kind in ("space", "comma")) or (style.lead == "on" and kind == "comma"):
        return is_likely
    if style.lead == "line" and (alone, kind) in (("decade", "end"), ("year", "space")):
        return alone == "decade" or is_likely
    if style is ALONE and alone == "year" and found.date is not None and 100 <= (found.date.year or 0) < 1000:
        return True
    if style.is_section and not (alone == "year" and is_likely):
        return False
    return kind in ("end", "dash", "colon", "cell") or style.lead in ("heading", "bracket")
