"""Pinyin glosses: 建設(shè) on pages that a mirror turned into traditional script.

The mirror's tool puts the reading after every occurrence of some eighty traditional
characters. A gloss goes only when its reading is one of the character's, so that no
honest parenthesis is lost.
"""

from __future__ import annotations

import re
from functools import lru_cache

from compare.clean.gbk import char_bytes, pair_char
from compare.clean.lexicon import frequency
from compare.clean.readings import PINYIN, readings, reads
from compare.clean.script import is_traditional, simplified
from compare.model import Repair, Span

RULE = "pinyin-gloss"
GLOSS = re.compile(rf"[(（][ \u3000]?({PINYIN})[ \u3000]?[)）]")
_MIRRORED = 8
"""So many different characters with a right gloss are the work of a tool: an editor glosses one or two hard ones."""
_EVERYDAY = 1000
"""Words of jieba's dictionary at least as frequent are read by everybody; 郴 (94) and 涡 (209) are glossed honestly."""


@lru_cache(maxsize=1)
def in_brackets(text: str) -> tuple[re.Match[str], ...]:
    """What looks like a gloss in a text, whether it is right or not; three rules ask for it one after the other."""
    return tuple(GLOSS.finditer(text))


def glosses(text: str) -> tuple[Repair, ...]:
    """The glosses of a text, each as its own repair."""
    found = [(glossed, match) for match in in_brackets(text) if (glossed := glossed_char(text, match))]
    plain = {glossed for glossed, _ in found if not is_traditional(glossed)}
    mirrored = len(plain) >= _MIRRORED
    undone = (_repair(match) for glossed, match in found if mirrored or glossed not in plain)
    doubtful = (
        _mark(match, RULE)
        for glossed, match in found
        if not mirrored and glossed in plain and _needless(glossed, match[1])
    )
    return (*undone, *doubtful)


def _needless(char: str, printed: str) -> bool:
    """Whether a gloss says what every reader knows: the first reading of an everyday character."""
    return readings(char)[:1] == (printed.lower(),) and frequency(simplified(char)) >= _EVERYDAY


def glossed_char(text: str, gloss: re.Match[str]) -> str:
    """The character before a gloss that reads as the gloss says; "" where there is none."""
    char = _before(text, gloss.start())
    return char if char and reads(char, gloss[1]) else ""


def _before(text: str, position: int) -> str:
    """What the tool matched: the character before, or the two bytes that end with it."""
    char = text[position - 1 : position]
    if not char.isascii():
        return char
    preceding = char_bytes(text[position - 2 : position - 1]) if position > 1 else b""
    return pair_char(preceding[1], ord(char)) if len(preceding) == 2 else ""  # noqa: PLR2004 - bytes of a character


def _repair(match: re.Match[str]) -> Repair:
    return Repair(span=Span(*match.span()), rule=RULE, before=match.group(), after="")


def _mark(match: re.Match[str], rule: str) -> Repair:
    return Repair(span=Span(*match.span()), rule=rule, before=match.group(), after=match.group())


STRAY = "stray-reading"
_TONED = re.compile(r"[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")


def stray_readings(text: str) -> tuple[Repair, ...]:
    """Readings that stand behind no character they read, on a page that a tool has glossed: marked, not undone.

    Something was lost before them that nobody can name.
    """
    found = in_brackets(text)
    right = {glossed for match in found if (glossed := glossed_char(text, match))}
    if len(right) < _MIRRORED:
        return ()
    stray = (match for match in found if _TONED.search(match[1]) and not glossed_char(text, match))
    return tuple(_mark(match, STRAY) for match in stray)
