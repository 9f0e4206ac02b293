"""What the chapters of a series have in common: names, quotations, and how many rows a table gets."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from compare.report.content import plain, shortened
from compare.report.names import section_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from compare.model import Life, Passage, Series
    from compare.report.labels import Labels

FEW_YEARS = 6
"""Years up to which a table shows them side by side on an upright page."""
_T = TypeVar("_T")
_HUNDRED_MILLION, _TEN_THOUSAND = 10**8, 10**4
_DIGITS = 4


def is_wide(series: Series) -> bool:
    """Whether one column a year needs a page on its side."""
    return len(series.span) > FEW_YEARS


def quoted(series: Series, passage: Passage, limit: int) -> str:
    """The words of a passage on one line, cut to `limit` characters."""
    return shortened(plain(series.text(passage).strip()), limit)


def life_name(series: Series, life: Life, labels: Labels) -> str:
    """Number and heading of a section in the last year that has it."""
    last = life.stays[-1]
    return section_name(series.by_year[last.year], last.section, labels)


def indented(series: Series, life: Life, labels: Labels) -> str:
    """The name of a section, with a dot for each level above its own."""
    last = life.stays[-1]
    level = series.by_year[last.year].section_by_id[last.section].level
    return "·" * (level - 1) + " " * (level > 1) + life_name(series, life, labels)


def longest_lasting(
    rows: Sequence[_T], years: Callable[[_T], int], most: int, least: int = 2
) -> tuple[tuple[_T, ...], int]:
    """The rows of so many years at least that no more than `most` are left, and of how many years all others have fewer.

    Rows of fewer than `least` are kept only where there are no others. Where all of one number
    would be too many, the first of them are kept.
    """
    longest = max(map(years, rows), default=least)
    for fewest in range(least, longest + 1):
        kept = tuple(row for row in rows if years(row) >= fewest)
        if len(kept) <= most:
            return kept, fewest
    return tuple(row for row in rows if years(row) >= longest)[:most], longest + 1


def scale(values: Sequence[float], unit: str) -> tuple[float, str]:
    """What to divide the values of a row by, and their unit then: 元 and 19 850 000 000 are 亿元 and 198.5."""
    largest = max(map(abs, values), default=0.0)
    if unit in {"%", "‰", "个百分点"} or largest < _TEN_THOUSAND * 10:
        return 1.0, unit
    if largest >= _HUNDRED_MILLION:
        return float(_HUNDRED_MILLION), f"亿{unit}"
    return float(_TEN_THOUSAND), f"万{unit}"


def compact(value: float) -> str:
    """A number in at most five characters where it has no more digits before the point: 235.2, 23896."""
    whole = len(str(int(abs(value))))
    text = f"{value:.{max(0, min(2, _DIGITS - whole))}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
