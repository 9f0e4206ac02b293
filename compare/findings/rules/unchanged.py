"""same-figure: a result that is last year's to the last digit, beside others that moved.

Round and short figures stay the same by themselves (100%, 36家), and sizes of things do (700万吨
露天煤矿, 2×35万千瓦); three digits that tell and more seldom do. A target may be set again as it
was, which is worth a glance and no more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.findings.reckoning import is_exact
from compare.model import FigureKind, FigureRole, Finding, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Pair
    from compare.model import FigureChange

NAME = "same-figure"

_HINT, _LIKELY = 3, 4
"""Digits, without zeros at the end, that make it worth a glance, and that make chance unlikely."""


def find(pair: Pair) -> Iterator[Finding]:
    """Unchanged results and targets of a later year's report."""
    if not pair.years_apart or pair.years_apart < 1 or not any(change.change for change in pair.changes):
        return
    for change in pair.changes:
        digits = _digits(change.new.number)
        if _is_told_anew(change) and digits >= _HINT:
            is_result = change.role is FigureRole.RESULT
            yield Finding(
                kind=NAME if is_result else "same-target",
                grade=Grade.LIKELY if digits >= _LIKELY and is_result else Grade.HINT,
                a=change.old.span,
                b=change.new.span,
                values=(("name", change.name), ("figure", change.new.text)),
                evidence=f"{change.old.text} = {change.new.text}",
                weight=digits,
            )


def _is_told_anew(change: FigureChange) -> bool:
    """Whether an unchanged figure tells what a year brought."""
    return (
        change.old.value == change.new.value
        and change.kind in {FigureKind.LEVEL, FigureKind.CHANGE, FigureKind.SHARE}
        and is_exact(change.old)
        and is_exact(change.new)
    )


def _digits(number: str) -> int:
    """The digits of a numeral that tell: 198.5 has four, 3000 one; of a product, which is a size, none."""
    return 0 if "×" in number else len("".join(char for char in number if char.isdigit()).strip("0"))
