"""Exact arithmetic with printed figures: what a rounded or cut figure may have stood for.

A figure with a unit step s (0.1亿 of 198.5亿) stands for everything that is written so: rounded,
within s/2 of it; cut, less than s above it. A count printed to the last one (122件) stands for
itself. What is only said about (约, 余, 以上) stands for nothing that could be reckoned with.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from compare.model import FigureKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Figure

PERCENT = 100
_MEASURED = frozenset(
    {"元", "元人民币", "美元", "欧元", "亩", "公顷", "吨", "公斤", "千克", "斤", "克", "升", "小时", "倍", "度"}
    | {"平方公里", "平方千米", "平方米", "平米", "立方米", "公里", "千米", "海里", "厘米", "毫米", "米"}
    | {"千瓦时", "千瓦", "兆瓦", "%", "‰", "个百分点"}
)
"""Units of what is measured; a whole number of them may be rounded, of everything else it is a count."""


class Interval(NamedTuple):
    """All values from low to high, both included."""

    low: Fraction
    high: Fraction

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return self.low <= other.high and other.low <= self.high

    def plus(self, other: Interval) -> Interval:
        """Every sum of a value of each."""
        return Interval(self.low + other.low, self.high + other.high)


def value(figure: Figure) -> Fraction:
    """The printed value, exactly; below 0 where it says by how much something fell."""
    return Fraction(repr(figure.signed))


def is_exact(figure: Figure) -> bool:
    """Whether a figure can be reckoned with at all."""
    return not figure.qualifier and figure.high is None


def is_count(figure: Figure) -> bool:
    """Whether it counts things one by one, to the last one."""
    return figure.step == 1 and figure.unit not in _MEASURED and figure.kind is FigureKind.LEVEL


def stands_for(figure: Figure, *, cut: bool = True) -> Interval:
    """What a figure may stand for: rounded to its last digit, or (with `cut`) also cut or raised there."""
    if is_count(figure):
        return Interval(value(figure), value(figure))
    reach = Fraction(repr(figure.step)) / (1 if cut else 2)
    return Interval(value(figure) - reach, value(figure) + reach)


def total(figures: Iterable[Figure]) -> Interval:
    """What the sum of figures may be."""
    out = Interval(Fraction(0), Fraction(0))
    for figure in figures:
        out = out.plus(stands_for(figure))
    return out


def share(part: Figure, whole: Figure) -> Interval | None:
    """What per cent the one may be of the other; None of nothing."""
    one, other = stands_for(part), stands_for(whole)
    if other.low <= 0 or one.low < 0:
        return None
    return Interval(PERCENT * one.low / other.high, PERCENT * one.high / other.low)


def growth(old: Figure, new: Figure) -> Interval | None:
    """By what per cent the one may have become the other; None from nothing."""
    become = share(new, old)
    return Interval(become.low - PERCENT, become.high - PERCENT) if become else None


def has_whole_part(rate: Interval, whole: int) -> bool:
    """Whether some whole number is such a rate (per cent) of `whole`: 2 is 11.11% of 18, none is 12%."""
    low, high = rate.low * whole / PERCENT, rate.high * whole / PERCENT
    return -(-low.numerator // low.denominator) <= high.numerator // high.denominator


def has_whole_base(rate: Interval, part: int) -> bool:
    """Whether `part` is such a rate (per cent) of some whole number: 91 is 182% of 50."""
    if rate.low <= 0:
        return True
    low, high = Fraction(part * PERCENT) / rate.high, Fraction(part * PERCENT) / rate.low
    return -(-low.numerator // low.denominator) <= high.numerator // high.denominator


def printed(number: Fraction, places: int = 2) -> str:
    """A number for showing, with at most so many decimals and no needless ones."""
    said = f"{float(number):,.{places}f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def is_near(one: Fraction, other: Fraction, within: Fraction = Fraction(1, 10)) -> bool:
    """Whether two numbers differ by a tenth of the greater at most: a slip, not another matter."""
    return abs(one - other) <= within * max(abs(one), abs(other))
