"""A shift that begins with a line: 。ㄇ刂輩^(qū) where　(秦州區 stood after an indent.

Whoever trimmed the bytes of a GBK line took half a blank, A1 of A1A1, and every pair after
it is read one byte late, until a character in ASCII and a gloss end the shift.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.clean.gbk import char_bytes
from compare.clean.glosses import GLOSS, glossed_char
from compare.clean.lexicon import common, cost
from compare.clean.shift import RULE
from compare.model import Repair, Span
from compare.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLANK = 0xA1
_TORN = re.compile(rf"^[±÷∶∧∨∑∏∪∩∈∷⊥∥∠⌒⊙∫∮≡≌≈∽∝≠≮≯≤≥∞♂♀′″℃￠￡‰〗](?=[{HAN}?？])|^×(?=[?？])", re.MULTILINE)
"""Signs of arithmetic before Chinese at the start of a line: half a blank and the first byte of a character.

× alone is left out, since it stands for what a form leaves open.
"""
_LONGEST = 200
_DEAREST = 9.0
"""What a character of Chinese may cost at most, in nats, as in the shifts that begin with a loss."""


def opening_shifts(text: str) -> tuple[Repair, ...]:
    """Glossed characters that end in ASCII, with the torn text before them: undone from the start of a line only."""
    repairs = tuple(_repairs(text))
    undone = {repair.span.start for repair in repairs}
    signs = (Span(*match.span()) for match in _TORN.finditer(text))
    return (*repairs, *(_mark(text, span) for span in signs if span.start not in undone))


def _mark(text: str, span: Span) -> Repair:
    return Repair(span=span, rule=RULE, before=span.of(text), after=span.of(text))


def _repairs(text: str) -> Iterator[Repair]:
    position = 0
    for gloss in GLOSS.finditer(text):
        before = text[gloss.start() - 1 : gloss.start()] if gloss.start() else ""
        if before.isascii() and before.strip() and glossed_char(text, gloss):
            start = _start(text, gloss, position)
            torn = text[start : gloss.end()]
            yield Repair(span=Span(start, gloss.end()), rule=RULE, before=torn, after=_whole(text, start, gloss))
            position = gloss.end()


def _start(text: str, gloss: re.Match[str], floor: int) -> int:
    """Where the characters of two bytes begin that the torn one ends."""
    position = gloss.start() - 1
    floor = max(floor, position - _LONGEST)
    while position > floor and len(char_bytes(text[position - 1])) == 2:  # noqa: PLR2004 - bytes of a character
        position -= 1
    return position


def _whole(text: str, start: int, gloss: re.Match[str]) -> str:
    """What was torn, where it begins with half a blank at the start of a line and reads as Chinese."""
    torn = text[start : gloss.end()]
    data = b"".join(map(char_bytes, text[start : gloss.start()]))
    if (start and text[start - 1] != "\n") or data[:1] != bytes((_BLANK,)):
        return torn
    try:
        whole = data[1:].decode("gbk")
    except UnicodeDecodeError:
        return torn
    plain = all(map(common, whole)) and cost(whole) < _DEAREST * len(whole)
    return whole if plain else torn
