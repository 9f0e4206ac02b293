"""The characters of one page as PDFium tells them: value, place, advance, size, direction."""

from __future__ import annotations

import ctypes
import math
from itertools import groupby
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from compare.load.layout.frame import Char, turn_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfTextPage

REPLACED = "\ufffd"

_UNKNOWN = frozenset((0, 0xFFFD, 0xFFFE, 0xFFFF))
_SOFT_HYPHEN = 2
"""What PDFium makes of a hyphen at the end of a line."""
_GENERATED = frozenset((2, 10, 13, 32, 45))
"""PDFium adds line ends, blanks and hyphens of its own; only these need asking."""
_HIGH, _LOW, _BEYOND = 0xD800, 0xDC00, 0xE000


class Characters:
    """The characters of a text page."""

    def __init__(self, textpage: PdfTextPage) -> None:
        self._page = textpage.raw
        self._scales: dict[tuple[float, float], float] = {}

    def __len__(self) -> int:
        return max(0, int(pdfium.FPDFText_CountChars(self._page)))

    def __iter__(self) -> Iterator[Char]:
        """The characters, those of one ligature side by side.

        PDFium gives each character of a ligature the place of the whole glyph.
        """
        for _, group in groupby(self._told(), key=lambda char: char[1:]):
            ligature = list(group)
            for index, char in enumerate(ligature):
                yield char.part(index, len(ligature)) if len(ligature) > 1 else char

    def _told(self) -> Iterator[Char]:
        """The characters as PDFium tells them, without those it made up."""
        x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
        at_x, at_y, at_box = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
        high = 0
        for index in range(len(self)):
            code = pdfium.FPDFText_GetUnicode(self._page, index)
            if code in _GENERATED and pdfium.FPDFText_IsGenerated(self._page, index) == 1:
                continue
            if _HIGH <= code < _LOW:
                high = code
                continue
            if pdfium.FPDFText_HasUnicodeMapError(self._page, index) == 1:
                code = 0
            pdfium.FPDFText_GetCharOrigin(self._page, index, at_x, at_y)
            pdfium.FPDFText_GetLooseCharBox(self._page, index, at_box)
            angle = pdfium.FPDFText_GetCharAngle(self._page, index)
            turn = turn_of(-angle) if angle else 0
            wide, tall = abs(box.right - box.left), abs(box.top - box.bottom)
            size = pdfium.FPDFText_GetFontSize(self._page, index)
            text = _character(code, high)
            high = 0
            if all(map(math.isfinite, (x.value, y.value, wide, tall, size, angle))):
                scale = self._scale(index, size, wide if turn % 2 else tall)
                yield Char(text, x.value, y.value, wide, tall, size * scale or 1.0, turn)

    def _scale(self, index: int, size: float, tall: float) -> float:
        """By how much the page enlarges the font; asked once for each size, for it is slow (8 µs)."""
        key = (size, round(tall, 1))
        if key not in self._scales:
            matrix = pdfium.FS_MATRIX()
            pdfium.FPDFText_GetMatrix(self._page, index, ctypes.byref(matrix))
            scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
            self._scales[key] = scale if math.isfinite(scale) else 1.0
        return self._scales[key]


def _character(code: int, high: int) -> str:
    """A character from its value, or from the second half of a pair."""
    if _LOW <= code < _BEYOND:
        return chr(0x10000 + (high - _HIGH << 10) + code - _LOW) if high else REPLACED
    if code in _UNKNOWN or code > 0x10FFFF:  # noqa: PLR2004 - the end of Unicode
        return REPLACED
    return "-" if code == _SOFT_HYPHEN else chr(code)
