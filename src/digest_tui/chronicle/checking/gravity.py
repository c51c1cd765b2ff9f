"""Findings by rule, in the order in which a reader is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from digest_tui.chronicle.checking import RULES, Finding

FOLDED_RULE = "tracking-parameter"
"""Its findings are many and harm nobody who copies clean links: they stand last and folded."""
_GRAVEST = (
    *("year-conflict", "impossible-date", "dangling-reference", "empty-footnote", "malformed-link", "draft-link"),
    *("duplicate-footnote", "duplicate-link", "out-of-order", "missing-place", "place-spelling", "unused-footnote"),
)
"""The rules whose findings mislead a reader most; the others follow in the order of `RULES`."""
_ORDER = (*_GRAVEST, *(rule.name for rule in RULES if rule.name not in (*_GRAVEST, FOLDED_RULE)), FOLDED_RULE)


def group_by_rule(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Each rule that found something, with its findings in the order of the text; the gravest rule first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.rule, []).append(finding)
    return ((rule, groups[rule]) for rule in sorted(groups, key=_ORDER.index))
