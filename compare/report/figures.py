"""What a report says of figures that both documents state: which of them changed, and by how much."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING

from compare.model import FigureKind
from compare.report.content import plain
from compare.report.names import number
from compare.text import numerals
from compare.text.units import is_same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Figure, FigureChange
    from compare.report.labels import Labels

_SCALES = ("万亿", "亿", "万", "")
_POINTS = frozenset({"%", "个百分点"})
"""Units whose difference is told in percentage points."""


def changed(figures: Iterable[FigureChange]) -> tuple[FigureChange, ...]:
    """Those whose values differ; 1.2万件 and 12000件 do not, and of ranges both ends count."""
    return tuple(one for one in figures if not _alike(one.old, one.new))


def _alike(old: Figure, new: Figure) -> bool:
    return all(map(isclose, _ends(old), _ends(new)))


def _ends(figure: Figure) -> tuple[float, float]:
    return figure.signed, figure.value if figure.high is None else figure.high


def difference(change: FigureChange, labels: Labels) -> str:
    """New less old with sign and unit, as in −3.64万亿元; "" where they count by other units, or only the upper end moved.

    Of two falls it is by how much the fall itself grew, as they are printed; of two ranks which way the place moved.
    """
    old, new = change.old, change.new
    if isclose(old.signed, new.signed) or not is_same_unit(old.unit, new.unit):
        return ""
    by = new.value - old.value if old.signed < 0 and new.signed < 0 else change.change
    if change.kind is FigureKind.RANK:
        return labels("figure.rank.up" if by < 0 else "figure.rank.down", places=number(abs(by)))
    if change.unit in _POINTS:
        return labels("figure.points", difference=signed(number(by)))
    scale = min(_scale(old), _scale(new), key=_worth)
    return signed(number(by / _worth(scale))) + plain(scale + change.unit)


def change_and_percent(change: FigureChange) -> tuple[float | None, float | None]:
    """New less old in units of one, and over old in per cent; neither of what is counted by other units: 就业岗位 by 个, 就业 by 人."""
    if not is_same_unit(change.old.unit, change.new.unit):
        return None, None
    return change.change, change.change_percent


def _scale(figure: Figure) -> str:
    """In what a figure is printed: 万亿 of 10.3万亿元, nothing of 1,200件."""
    return next(scale for scale in _SCALES if figure.number.endswith(scale))


def _worth(scale: str) -> float:
    return numerals.number(f"1{scale}") or 1.0


def signed(said: str) -> str:
    """A number with its sign; a true minus lines up with the plus."""
    if said.startswith("-"):
        return "−" + said[1:]
    return said if not said.strip("0.%") else "+" + said
