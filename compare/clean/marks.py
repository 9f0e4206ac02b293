"""Signs inside the text that were doubled, narrowed or mistaken: ，， and , for ， and 2O20 for 2020."""

from __future__ import annotations

import re

from compare.model import Repair, Span
from compare.text.patterns import lazily
from compare.text.tokens import HAN

DOUBLED = "doubled-mark"
_DOUBLED = re.compile(r"([，。、；：,;:])\1+")
_BETWEEN_HAN = lazily(rf"(?<=[{HAN}])([,;:])\1+(?=[{HAN}])")
_ELLIPSIS = re.compile("。{3,}")

HALF_WIDTH = "half-width-mark"
NARROW = re.compile("[,;:?!.]")
_HALF = lazily(rf"[,;:?!](?<=[{HAN}].)(?=[{HAN}])")
"""Here and below the mark goes before what stands before it: a search for a mark takes a sixth of the time."""
_FULL = lazily(rf"[，；：？！](?<=[{HAN}].)(?=[{HAN}])")
_HALF_STOP = lazily(rf"\.(?<=[{HAN}].)(?=[{HAN}]|$)", re.MULTILINE)
_FULL_STOP = lazily(rf"。(?<=[{HAN}].)")
_HABIT = 10
"""So many full-width marks for every half-width one, and at least, are a habit; a page that mixes them has none."""
_LEANING = 3
"""So many are enough for a mark."""

_SENTENCE = 200
"""How far a full stop may be for the line to be prose; nearly all sentences of reports are shorter."""

LOOK_ALIKE = "look-alike"
_DIGIT = "0-9０-９"
_LETTER = "OoОоΟοlIＯｏｌＩ"
LOOK_ALIKE_LETTER = re.compile(f"[{_LETTER}]")
_UNIT = "年月日件个個户戶家次起名人项項宗万萬亿億元条條份场場所篇处處余餘%％‰"
"""What a number counts, so that a letter right before it belongs to the number: 18OO件."""
_NUMBER = re.compile(rf"[{_DIGIT}](?<![{_DIGIT}A-Za-zＡ-Ｚａ-ｚ].)[{_DIGIT}{_LETTER}.,．，]*")
_BETWEEN = re.compile(
    rf"(?<=[{_DIGIT}])(?:[.．]|,(?=[{_DIGIT}{_LETTER}]{{2}}[{_DIGIT}](?![{_DIGIT}{_LETTER}])))?([{_LETTER}]+)"
    rf"(?=[.．]?[{_DIGIT}]|,[{_DIGIT}]{{3}}(?![{_DIGIT}{_LETTER}])|[{_UNIT}])"
)
"""A comma may stand between thousands; elsewhere it parts the items of a list."""
_FIRST = re.compile(
    rf"([lIｌＩ])(?<![{_DIGIT}A-Za-zＡ-Ｚａ-ｚ.．\-/].)(?=[{_DIGIT}]{{2,}}[{_UNIT}]|[{_DIGIT}]*[.．][{_DIGIT}]+[{_UNIT}])"
)
"""A number may begin with l or I for 1; O before digits begins no number."""
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_MEANT = str.maketrans(
    dict.fromkeys("OoОоΟο", "0") | dict.fromkeys("lI", "1") | dict.fromkeys("Ｏｏ", "０") | dict.fromkeys("ｌＩ", "１")
)


def doubled_marks(text: str) -> tuple[Repair, ...]:
    """Marks that were written twice. Half-width ones may be the empty cells of a row, where no sentence ends.

    。。。 is marked only: it may be an ellipsis. !! and ?? are honest.
    """
    found = (m for m in _DOUBLED.finditer(text) if not m[0].isascii() or _BETWEEN_HAN.match(text, m.start()))
    return tuple(
        Repair(span=Span(*m.span()), rule=DOUBLED, before=m.group(), after=m[0][0] if _certain(text, m) else m[0])
        for m in found
    )


def half_width_marks(text: str) -> tuple[Repair, ...]:
    """Half-width marks between Chinese, where the text writes them full-width: undone where that is its habit.

    A text that writes all of them half-width, as many pages do, is left as it is.
    """
    return tuple(
        sorted(
            (*_narrowed(text, _HALF, _FULL), *_narrowed(text, _HALF_STOP, _FULL_STOP)), key=lambda one: one.span.start
        )
    )


def _narrowed(text: str, narrow: re.Pattern[str], wide: re.Pattern[str]) -> tuple[Repair, ...]:
    half = list(narrow.finditer(text))
    full = len(wide.findall(text)) if half else 0
    if not half or full < _LEANING * len(half):
        return ()
    habit = full >= _HABIT * max(1, len(half))
    return tuple(
        Repair(span=Span(*m.span()), rule=HALF_WIDTH, before=m[0], after=m[0].translate(_WIDE) if habit else m[0])
        for m in half
    )


_WIDE = str.maketrans(",;:?!.", "，；：？！。")


def _certain(text: str, match: re.Match[str]) -> bool:
    if not match[0].isascii():
        return not _ELLIPSIS.fullmatch(match.group())
    before = text[max(0, match.start() - _SENTENCE) : match.start()].rpartition("\n")[2]
    return "。" in before + text[match.end() : match.end() + _SENTENCE].partition("\n")[0]


def look_alikes(text: str) -> tuple[Repair, ...]:
    """Letters between the digits of a number, or of a date before its unit; one with other letters about it is a code and stays."""
    repairs = [_meant(text, Span(*m.span())) for m in _FIRST.finditer(text)]
    for number in _NUMBER.finditer(text):
        # Most have no letter. To ask for one ahead in the pattern took 3 s for 16,000 digits divided by commas.
        if LOOK_ALIKE_LETTER.search(number.group()) and not _LATIN.match(text, number.end()):
            repairs.extend(_letters(text, number))
    return tuple(sorted(repairs, key=lambda one: one.span.start))


def _letters(text: str, number: re.Match[str]) -> list[Repair]:
    found = _BETWEEN.finditer(text, number.start(), number.end() + 1)
    return [_meant(text, Span(*letters.span(1))) for letters in found]


def _meant(text: str, span: Span) -> Repair:
    return Repair(span=span, rule=LOOK_ALIKE, before=span.of(text), after=span.of(text).translate(_MEANT))
