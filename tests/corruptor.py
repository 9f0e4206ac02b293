"""How a mirror breaks a page: the forward direction of what `compare.clean` undoes.

The page is traditional text in GBK. A tool looks for some traditional characters in its
bytes, two at a time but beginning anywhere, and writes "(reading)" after each match; what
it tore apart decodes to "?". Afterwards full-width marks may have been narrowed.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from random import Random

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


# ------------------------------------------------------------- what other pages suffered

_RADICALS = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0x2F00, 0x2FD6)}
_RADICALS |= {
    "长": "\u2ed3",
    "门": "\u2ed4",
    "车": "\u2ecb",
    "见": "\u2ec5",
    "页": "\u2eda",
    "风": "\u2edb",
    "民": "\u2ea0",
}
_COMPATIBLE = {
    unicodedata.normalize("NFKC", chr(code)): chr(code)
    for code in range(0xF900, 0xFB00)
    if len(unicodedata.normalize("NFKC", chr(code))) == 1
}
_NAMED = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "—": "&mdash;",
    "·": "&middot;",
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    "…": "&hellip;",
}
_INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad\u2060\u200e"


def with_entities(text: str, draw: Random) -> str:
    """Some characters as HTML writes them: by name, in decimal or in hexadecimal, escaped once or twice."""
    return "".join(_entity(char, draw) if char in _NAMED or draw.random() < 0.1 else char for char in text)


def _entity(char: str, draw: Random) -> str:
    forms = (_NAMED.get(char, f"&#{ord(char)};"), f"&#{ord(char)};", f"&#x{ord(char):x};", f"&#X{ord(char):X};")
    entity = draw.choice(forms)
    return draw.choice((entity, html.escape(entity)))


def with_invisible(text: str, draw: Random) -> str:
    """What nobody sees, strewn between the characters."""
    return "".join(char + (draw.choice(_INVISIBLE) if draw.random() < 0.2 else "") for char in text)


def with_radicals(text: str, draw: Random) -> str:
    """Characters as the radicals they look like."""
    return _some(text, _RADICALS, draw)


def with_compatibles(text: str, draw: Random) -> str:
    """Characters by their second code points."""
    return _some(text, _COMPATIBLE, draw)


def _some(text: str, table: Mapping[str, str], draw: Random) -> str:
    return "".join(table[char] if char in table and draw.random() < 0.5 else char for char in text)


def with_private_use(text: str, draw: Random) -> str:
    """Characters lost to a private font."""
    return "".join(chr(draw.randrange(0xE000, 0xF900)) if draw.random() < 0.05 else char for char in text)


def with_doubled_marks(text: str, draw: Random) -> str:
    """Commas and stops written twice."""
    return re.sub("[，。、；：]", lambda mark: mark.group() * draw.choice((1, 2)), text)


def with_half_width_marks(text: str, draw: Random) -> str:
    """One mark in fifteen narrowed between Chinese characters, as when two people typed a text."""
    marks = list(re.finditer("(?<=[\u4e00-\u9fff])[，；：？！](?=[\u4e00-\u9fff])", text))
    chosen = {mark.start() for mark in draw.sample(marks, len(marks) // 15)}
    return "".join(chr(ord(char) - 0xFEE0) if at in chosen else char for at, char in enumerate(text))


def with_look_alikes(text: str, draw: Random) -> str:
    """O for 0 and l or I for 1 between the digits of a number."""
    letters = {"0": "Oo", "1": "lI"}
    return re.sub("(?<=[0-9])[01](?=[0-9])", lambda digit: draw.choice(letters[digit.group()] + digit.group()), text)


def with_lost_indents(paragraphs: Sequence[str], draw: Random) -> str:
    """Paragraphs whose indents, of another encoding, became question marks."""
    indent = "?" * draw.randrange(2, 6)
    return "\n".join(indent + paragraph for paragraph in paragraphs)


def with_lost_pairs(text: str, draw: Random) -> str:
    """One character inside a word as two question marks, the next perhaps as a letter and what follows it: 出席??h直."""
    inside = [m.start() for m in re.finditer(r"(?<=[\u4e00-\u9fff])[\u4e00-\u9fff](?=[\u4e00-\u9fff])", text)]
    if not inside:
        return text
    at = draw.choice(inside)
    return text[:at] + "??" + draw.choice(("", "h")) + text[at + 1 :]


def glossed(text: str, readings: Mapping[str, str], brackets: str = "()") -> str:
    """The readings behind the characters of any script, nothing torn."""
    return "".join(f"{c}{brackets[:-1]}{readings[c]}{brackets[-1]}" if c in readings else c for c in text)


def with_trimmed_indent(line: str, readings: Mapping[str, str]) -> str:
    """A line in GBK whose indent lost its first byte, glossed afterwards."""
    return _decode(_glossed("　".encode("gbk")[1:] + line.encode("gbk"), readings))


def _encodable(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def seed(name: str) -> str:
    """A seed report."""
    return (Path(__file__).parent.parent / "seeds" / f"{name}.txt").read_bytes().decode("utf-8")
