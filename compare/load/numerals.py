"""Writing numbers as lists print them: Chinese numerals and Roman ones, for the readers of Word and of web pages."""

from __future__ import annotations

HAN = "〇一二三四五六七八九"
"""The digits of everyday numerals, with the zero of Word."""
INFORMAL = "零一二三四五六七八九"
"""The same with the zero of running text."""
LEGAL = "零壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
UNITS = "十百千"
LEGAL_UNITS = "拾佰仟"

_MYRIAD = 10_000
_TEENS = 20
_LARGEST_ROMAN = 32_767
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def counted(
    number: int, digits: str = INFORMAL, units: str = UNITS, *, bare: str = "", always_one: bool = False
) -> str:
    """Chinese numerals with units below ten thousand.

    >>> [counted(n) for n in (7, 10, 12, 20, 101, 115, 2030)]
    ['七', '十', '十二', '二十', '一百零一', '一百一十五', '二千零三十']

    Args:
        number: 1 to 9,999; "" for others.
        digits: The ten digits, the first of which stands once for a gap.
        units: The signs for ten, hundred and thousand.
        bare: The units that stand without a digit one.
        always_one: Ten to nineteen begin with a digit one.
    """
    if not 0 < number < _MYRIAD:
        return ""
    written, gap = "", False
    for power in range(len(str(number)) - 1, -1, -1):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(written)
            continue
        unit = units[power - 1] if power else ""
        is_bare = digit == 1 and unit and (unit in bare or (number < _TEENS and not always_one))
        written += (digits[0] if gap else "") + ("" if is_bare else digits[digit]) + unit
        gap = False
    return written


def roman(number: int) -> str:
    """Lower-case Roman numerals, 1 to 32,767 as Word has them; "" for others."""
    if not 0 < number <= _LARGEST_ROMAN:
        return ""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
