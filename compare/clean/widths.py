"""One width and one punctuation: which character stands for which, one for one.

Compatibility characters follow Unicode's NFKC where it gives one character for one;
punctuation follows GB/T 15834 where a mark has several shapes. 《》 and 〈〉 stay apart
from brackets and quotes, 、 and 。 have no half-width twin and stay.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compare.text.codes import CharacterTable

DROPPED = re.compile(
    "[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\ue000-\uf8ff]"
)
"""What nobody sees, or sees as the same character: soft hyphens, zero-width spaces and joiners, direction and variation
marks; and private characters that no repair could read, which every font draws its own way."""

_COMPATIBLE = (
    (0x2F00, 0x2FD6),  # Kangxi radicals
    (0x3000, 0x3001),  # ideographic space
    (0xF900, 0xFB00),  # CJK compatibility ideographs
    (0xFE10, 0xFE1A),  # vertical forms
    (0xFE30, 0xFE6C),  # vertical and small forms
    (0xFF01, 0xFF65),  # full-width ASCII, half-width CJK punctuation
    (0xFFE0, 0xFFE7),  # full-width signs
    (0x2F800, 0x2FA1E),  # CJK compatibility ideographs, supplement
)

_SHAPES = {
    " ": "\t\v\f\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f",
    "\n": "\u0085\u2028\u2029",
    ",": "，",
    ";": "；",
    ":": "：∶",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    "[": "［〔【〖",
    "]": "］〕】〗",
    "<": "＜",
    ">": "＞",
    '"': "“”„‟〝〞〟「」＂",
    "'": "‘’‚‛『』＇′",
    "-": "—–―－‐‑‒−─━﹣",
    "~": "～〜∼˜",
    "·": "•‧・∙⋅●･·",
    "…": "⋯",
    "〇": "○◯",
    "¥": "￥",
}


def _compatible() -> dict[int, str]:
    """Compatibility characters whose NFKC form is one character."""
    forms = (
        (code, unicodedata.normalize("NFKC", chr(code))) for start, end in _COMPATIBLE for code in range(start, end)
    )
    return {code: form for code, form in forms if len(form) == 1 and form != chr(code)}


@cache
def widths() -> CharacterTable:
    """Every folding of one character.

    Each is followed to its end: ︵ by way of （ to (.
    """
    shapes = {ord(shape): mark for mark, shapes in _SHAPES.items() for shape in shapes if shape != mark}
    return CharacterTable({code: shapes.get(ord(form), form) for code, form in _compatible().items()} | shapes)
