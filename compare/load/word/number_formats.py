"""How a list number is printed: the values of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59).

The Chinese ones as Word prints them, which differs from the standard's examples above
99: chineseCounting goes on digit by digit (一○一), chineseCountingThousand with 百 and 〇
(一百〇一), japaneseCounting without 一 before 百 (百一).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.load.numerals import HAN, INFORMAL, LEGAL, LEGAL_TRADITIONAL, LEGAL_UNITS, UNITS, counted, roman

if TYPE_CHECKING:
    from collections.abc import Callable

BULLET = "bullet"
_HUNDRED = 100
_CIRCLES = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
_LONGEST_LETTERS = 30
"""Word repeats a letter at most this often: number 780 is 30 times z."""


def known(style: str) -> bool:
    """Whether this number format is printed as Word prints it."""
    return style in _FORMATS


def printed(number: int, style: str) -> str:
    """A list number as Word prints it; as decimal figures where the format is unknown or cannot hold it."""
    write = _FORMATS.get(style)
    return (write(number) if write else "") or ("" if style in _EMPTY else str(number))


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(figure)] for figure in str(number))


def _tens(number: int, digits: str) -> str:
    """With 十 below a hundred, digit by digit from there on."""
    return counted(number, digits, UNITS) if number < _HUNDRED else _digits(number, digits)


def _japanese(number: int, digits: str, units: str) -> str:
    """Without a digit one before a unit and without a sign for gaps."""
    return counted(number, digits, units, bare=units).replace(digits[0], "")


def _series(number: int, signs: str) -> str:
    return signs[number - 1] if 0 < number <= len(signs) else ""


def _enclosed(number: int, first: int, last: int) -> str:
    """One sign a number, in a row of Unicode that begins with the sign for 1."""
    return chr(first + number - 1) if 0 < number <= last else ""


def circled(number: int) -> str:
    """① to ㊿; "" for others."""
    return next((chr(sign + number - low) for low, high, sign in _CIRCLES if low <= number <= high), "")


def _sexagenary(number: int) -> str:
    return _series((number - 1) % 10 + 1, _STEMS) + _series((number - 1) % 12 + 1, _BRANCHES) if number > 0 else ""


def _letters(number: int) -> str:
    """A to z, then aa, bb, cc as Word has it."""
    if not 0 < number <= 26 * _LONGEST_LETTERS:
        return ""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number // 10 % 10 != 1 else 0, "th")
    return f"{number}{suffix}"


_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_WIDE = "０１２３４５６７８９"
_han_digits = partial(_digits, digits=HAN)
_full_width = partial(_digits, digits=_WIDE)

_EMPTY = ("none", BULLET)
_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": "{:02d}".format,
    "decimalEnclosedCircle": circled,
    "decimalEnclosedCircleChinese": circled,
    "decimalEnclosedFullstop": partial(_enclosed, first=0x2488, last=20),
    "decimalEnclosedParen": partial(_enclosed, first=0x2474, last=20),
    "ideographEnclosedCircle": partial(_enclosed, first=0x3280, last=10),
    "numberInDash": "- {} -".format,
    "ordinal": _ordinal,
    "hex": "{:X}".format,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": partial(_tens, digits="○一二三四五六七八九"),
    "taiwaneseCounting": partial(_tens, digits="○一二三四五六七八九"),
    "chineseCountingThousand": partial(counted, digits=HAN, units=UNITS),
    "taiwaneseCountingThousand": partial(counted, digits=INFORMAL, units=UNITS),
    "chineseLegalSimplified": partial(counted, digits=LEGAL, units=LEGAL_UNITS, always_one=True),
    "ideographLegalTraditional": partial(counted, digits=LEGAL_TRADITIONAL, units=LEGAL_UNITS, always_one=True),
    "japaneseCounting": partial(_japanese, digits=HAN, units=UNITS),
    "japaneseLegal": partial(counted, digits="〇壱弐参四伍六七八九", units="拾百阡", always_one=True),
    "ideographDigital": _han_digits,
    "japaneseDigitalTenThousand": _han_digits,
    "taiwaneseDigital": partial(_digits, digits="○一二三四五六七八九"),
    "ideographTraditional": partial(_series, signs=_STEMS),
    "ideographZodiac": partial(_series, signs=_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "none": lambda _: "",
    BULLET: lambda _: "",
}

CODES = {
    0: "decimal",
    1: "upperRoman",
    2: "lowerRoman",
    3: "upperLetter",
    4: "lowerLetter",
    5: "ordinal",
    8: "hex",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    15: "decimalHalfWidth",
    16: "japaneseLegal",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    19: "decimalFullWidth2",
    22: "decimalZero",
    23: BULLET,
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    32: "ideographZodiacTraditional",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    57: "numberInDash",
    255: "none",
}
"""The number codes of Word 2003 XML and of .doc ([MS-OSHARED] 2.2.1.3, MSONFC) by their later names."""
