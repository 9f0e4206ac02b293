"""Signs inside the text that were doubled or mistaken: ，， for ， and 2O20 for 2020."""

from __future__ import annotations

import re

from compare.model import Repair, Span
from compare.text.tokens import HAN

DOUBLED = "doubled-mark"
_DOUBLED = re.compile(rf"([，。、；：])\1+|(?<=[{HAN}])([,;:])\2+(?=[{HAN}])")
_ELLIPSIS = re.compile("。{3,}")

_SENTENCE = 200
"""How far a full stop may be for the line to be prose; nearly all sentences of reports are shorter."""

LOOK_ALIKE = "look-alike"
_DIGIT = "0-9０-９"
_LETTER = "OoОоΟοlIＯｏｌＩ"
_NUMBER = re.compile(rf"(?<![{_DIGIT}A-Za-zＡ-Ｚａ-ｚ])[{_DIGIT}][{_DIGIT}{_LETTER}.,．，]*")
_BETWEEN = re.compile(
    rf"(?<=[{_DIGIT}])(?:[.．]|,(?=[{_DIGIT}{_LETTER}]{{2}}[{_DIGIT}](?![{_DIGIT}{_LETTER}])))?([{_LETTER}]+)"
    rf"(?=[.．]?[{_DIGIT}]|,[{_DIGIT}]{{3}}(?![{_DIGIT}{_LETTER}])|[年月日])"
)
"""A comma may stand between thousands; elsewhere it parts the items of a list."""
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_MEANT = str.maketrans(
    dict.fromkeys("OoОоΟο", "0") | dict.fromkeys("lI", "1") | dict.fromkeys("Ｏｏ", "０") | dict.fromkeys("ｌＩ", "１")
)


def doubled_marks(text: str) -> tuple[Repair, ...]:
    """Marks that were written twice. Half-width ones may be the empty cells of a row, where no sentence ends.

    。。。 is marked only: it may be an ellipsis. !! and ?? are honest.
    """
    found = list(_DOUBLED.finditer(text))
    return tuple(
        Repair(span=Span(*m.span()), rule=DOUBLED, before=m.group(), after=m[0][0] if _certain(text, m) else m[0])
        for m in found
    )


def _certain(text: str, match: re.Match[str]) -> bool:
    if match[1]:
        return not _ELLIPSIS.fullmatch(match.group())
    before = text[max(0, match.start() - _SENTENCE) : match.start()].rpartition("\n")[2]
    return "。" in before + text[match.end() : match.end() + _SENTENCE].partition("\n")[0]


def look_alikes(text: str) -> tuple[Repair, ...]:
    """Letters between the digits of a number, or of a date before its unit; one with other letters about it is a code and stays."""
    repairs: list[Repair] = []
    for number in _NUMBER.finditer(text):
        if not _LATIN.match(text, number.end()):
            repairs.extend(_letters(text, number))
    return tuple(repairs)


def _letters(text: str, number: re.Match[str]) -> list[Repair]:
    spans = [Span(*letters.span(1)) for letters in _BETWEEN.finditer(text, number.start(), number.end() + 1)]
    return [
        Repair(span=span, rule=LOOK_ALIKE, before=span.of(text), after=span.of(text).translate(_MEANT))
        for span in spans
    ]
