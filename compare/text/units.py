"""Units that are another's second name."""

from __future__ import annotations

_FIRST_NAMES = {
    "头只": "头",
    "平米": "平方米",
    "平方千米": "平方公里",
    "千米": "公里",
    "元人民币": "元",
    "个工作日": "工作日",
}


def first_name(unit: str) -> str:
    """The usual name of a unit: 平方米 of 平米."""
    return _FIRST_NAMES.get(unit, unit)


def is_same_unit(one: str, other: str) -> bool:
    """Whether two units are one, so that what they count can be subtracted as it is printed."""
    return first_name(one) == first_name(other)
