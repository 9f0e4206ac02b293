"""How a character is read, in pinyin, and pinyin as pages print it."""

from __future__ import annotations

import json
import unicodedata
from functools import cache

from compare.clean.gbk import pair_char
from compare.clean.packaged import packaged
from compare.clean.script import is_traditional

_TONES = "\u0300\u0301\u0304\u030c"
_LETTERS = "a-zA-ZɑɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜŃŇǸḾÊ" + _TONES + "\u0308"

PINYIN = rf"[{_LETTERS}]{{1,9}}"
"""A regular expression for what may be one printed syllable; six letters at most, marks may stand apart."""

_PRINTED = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü"})
_TONE_MARKS = str.maketrans("", "", _TONES)


def reads(char: str, printed: str) -> bool:
    """Whether `printed` is a reading of `char`, whatever its case and however ü is printed.

    A syllable without its tone mark passes for a traditional character only.
    """
    reading = unicodedata.normalize("NFC", printed.lower().translate(_PRINTED))
    known = readings(char)
    return reading in known or (is_traditional(char) and reading in {toneless(one) for one in known})


def toneless(reading: str) -> str:
    """A syllable without its tone mark: lǜ becomes lü."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(_TONE_MARKS))


def readings(char: str) -> tuple[str, ...]:
    """The readings of a character with their tone marks, the commonest first; () where none is known."""
    listed = _table().get(str(ord(char)), "")
    return tuple(unicodedata.normalize("NFC", reading) for reading in listed.split(",")) if listed else ()


@cache
def _table() -> dict[str, str]:
    """Pypinyin's readings of single characters, by code point in decimal; 16 ms."""
    table: dict[str, str] = json.loads(packaged("pypinyin", "pinyin_dict.json"))
    return table


@cache
def second_bytes(first: int, printed: str) -> tuple[int, ...]:
    """The bytes that make, after `first`, a character with this reading in GBK.

    Traditional characters only where there are any: those are what the glossing tool looked for.
    """
    fitting = [second for second in range(0x40, 0xFF) if (char := pair_char(first, second)) and reads(char, printed)]
    traditional = [second for second in fitting if is_traditional(pair_char(first, second))]
    return tuple(traditional or fitting)
