"""How a mirror breaks a page: the forward direction of what `compare.clean` undoes.

The page is traditional text in GBK. A tool looks for some traditional characters in its
bytes, two at a time but beginning anywhere, and writes "(reading)" after each match; what
it tore apart decodes to "?". Afterwards full-width marks may have been narrowed.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FIRST_LEAD = 0x81
_FIRST_TRAIL = 0x40
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def corrupt(text: str, readings: Mapping[str, str], *, narrow: bool = True) -> str:
    """What the mirror shows for `text` when its tool knows `readings`, by traditional character."""
    return narrowed(_decode(_glossed(text.encode("gbk"), readings)), narrow=narrow)


def narrowed(text: str, *, narrow: bool = True) -> str:
    """The text with its full-width ASCII made half-width, which no repair can undo."""
    return text.translate(_NARROW) if narrow else text


def _glossed(data: bytes, readings: Mapping[str, str]) -> bytes:
    table = {char.encode("gbk"): f"({reading})".encode("gbk") for char, reading in readings.items()}
    out = bytearray()
    position = 0
    while position < len(data):
        pair = data[position : position + 2]
        if pair in table:
            out += pair + table[pair]
            position += 2
        else:
            out.append(data[position])
            position += 1
    return bytes(out)


def _decode(data: bytes) -> str:
    return "".join(_characters(data))


def _characters(data: bytes) -> Iterator[str]:
    position = 0
    while position < len(data):
        if data[position] < _FIRST_LEAD:
            yield chr(data[position]) if data[position] < ord("\x80") else "?"
            position += 1
            continue
        pair = data[position : position + 2]
        if len(pair) == 1 or pair[1] < ord("!"):
            yield "?"
            position += 1
            continue
        yield pair.decode("gbk", "ignore") if pair[1] >= _FIRST_TRAIL and _is_char(pair) else "?"
        position += 2


@cache
def _is_char(pair: bytes) -> bool:
    try:
        return len(pair.decode("gbk")) == 1
    except UnicodeDecodeError:
        return False


@cache
def known_readings() -> Mapping[str, str]:
    """Every traditional character of GBK with its commonest reading."""
    rows = resources.files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text("utf-8").splitlines()
    pinyin = json.loads(resources.files("pypinyin").joinpath("pinyin_dict.json").read_text("utf-8"))
    chars = (row.split("\t") for row in rows)
    changed = sorted(char for char, forms in chars if char != forms.split(" ")[0] and _encodable(char))
    first = {char: str(pinyin[str(ord(char))]).split(",")[0] for char in changed if str(ord(char)) in pinyin}
    return {char: reading for char, reading in first.items() if _encodable(reading)}


def readings_of(chars: Iterable[str]) -> Mapping[str, str]:
    """The readings of some of these characters."""
    return {char: known_readings()[char] for char in sorted(set(chars)) if char in known_readings()}


def mirror_readings() -> Mapping[str, str]:
    """The characters that the mirror of changzhou-2020 glosses, as far as that page shows them."""
    glossed = (
        "個優內創動務區協嚴團執堅報學實導強復態應戰揚擔據擴數時會業構標機權準濟現環產當發監礎穩節細結統經網續習聯"
        "臺規計訓設認調護負財責質轉農進運達鄉醫鎮關隊險項預領風點驅"
    )
    return readings_of(glossed)


def _encodable(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def seed(name: str) -> str:
    """A seed report."""
    return (Path(__file__).parent.parent / "seeds" / f"{name}.txt").read_bytes().decode("utf-8")
