"""Units that fill the same slot of a frame: 12件 and 15件, 2023年 and 2024年, 全市 and 全区.

Two such units are a change, but one that the text around them grows through, so that
a sentence with other figures in it stays the frame that it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.model import TokenKind
from compare.text.numerals import HAN_NUMERALS

if TYPE_CHECKING:
    from compare.diff.units import Unit

_FIGURE = re.compile(
    rf"(第?)(?:\d+(?:\.\d+)?(?:\D{{0,2}}[-~]\d+(?:\.\d+)?)?|[{HAN_NUMERALS}]+)([余多几]?[十百千万亿]*[余多]?)(\D*)"
)
_OWN_PLACE = re.compile(r"([全我本各]?)[省市区县州旗盟镇乡]([委府级属]?|政府|人大|政协)")


def same_slot(a: Unit, b: Unit) -> bool:
    """Whether two units fill one slot: figures of one measure, or an issuer's words for itself."""
    slot = _slot(a)
    return bool(slot) and slot == _slot(b)


def _slot(unit: Unit) -> str:
    """What kind of filler a unit is; "" where it is none."""
    if unit.kind is TokenKind.NUMBER or unit.key[0] in "第" + HAN_NUMERALS:
        figure = _FIGURE.fullmatch(unit.key)
        return f"{figure[1]}#{figure[3]}" if figure and (figure[3] or unit.kind is TokenKind.NUMBER) else ""
    place = _OWN_PLACE.fullmatch(unit.key)
    return f"{place[1]}@{place[2]}" if place and len(unit.key) > 1 else ""
