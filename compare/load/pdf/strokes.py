"""What is drawn on a page besides text: the strokes that may frame tables, and large pictures."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from compare.load.layout.frame import frame_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

    from compare.load.layout import Rule
    from compare.load.layout.frame import Frame, Point

_SEGMENTS = 2000
"""Paths of more segments are drawings."""
_DEPTH = 3
"""How deep a table may lie in forms within forms."""

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Drawn(NamedTuple):
    """The strokes of a page, and the share of it that its largest picture covers."""

    rules: tuple[Rule, ...]
    picture: float
    objects: int
    """How many objects were looked at."""


def drawn(page: PdfPage, frame: Frame, most: int) -> Drawn:
    """The strokes and pictures among the first `most` objects of a page."""
    rules: list[Rule] = []
    picture, seen = 0.0, 0
    for item, kind, matrix in _objects(page.raw, most):
        seen += 1
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            picture = max(picture, _area(item, matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            subpaths = _subpaths(item, _times(matrix, _matrix(item)))
            rules += frame_rules(subpaths, frame, stroked=_is_stroked(item))
    page_area = max(1.0, frame.width * frame.height)
    return Drawn(tuple(rules), picture / page_area, seen)


def _objects(page: pdfium.FPDF_PAGE, most: int) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, int, Matrix]]:
    """The objects of a page and of the forms on it, with the matrix that leads to the page."""
    open_forms: list[tuple[Iterator[pdfium.FPDF_PAGEOBJECT], Matrix]] = [
        ((pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page))), _UNIT)
    ]
    while open_forms and most > 0:
        items, matrix = open_forms[-1]
        item = next(items, None)
        if item is None:
            open_forms.pop()
            continue
        most -= 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and len(open_forms) <= _DEPTH:
            open_forms.append((_in_form(item), _times(matrix, _matrix(item))))
        else:
            yield item, kind, matrix


def _in_form(form: pdfium.FPDF_PAGEOBJECT) -> Iterator[pdfium.FPDF_PAGEOBJECT]:
    return (pdfium.FPDFFormObj_GetObject(form, i) for i in range(max(0, pdfium.FPDFFormObj_CountObjects(form))))


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return _UNIT
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    one, two = _apply(outer, e, f)
    return (
        outer[0] * a + outer[2] * b,
        outer[1] * a + outer[3] * b,
        outer[0] * c + outer[2] * d,
        outer[1] * c + outer[3] * d,
        one,
        two,
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _area(picture: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> float:
    a, b, c, d, _, _ = _times(matrix, _matrix(picture))
    return abs(a * d - b * c)


def _subpaths(path: pdfium.FPDF_PAGEOBJECT, matrix: Matrix) -> list[list[Point]]:
    """The corners of each stretch of a path that is drawn without lifting the pen."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _SEGMENTS:  # noqa: PLR2004 - a stroke has two ends
        return []
    x, y = ctypes.c_float(), ctypes.c_float()
    subpaths: list[list[Point]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if not subpaths or pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO:
            subpaths.append([])
        subpaths[-1].append(_apply(matrix, x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            subpaths[-1].append(subpaths[-1][0])
    return subpaths


def _is_stroked(path: pdfium.FPDF_PAGEOBJECT) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)
