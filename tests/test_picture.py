"""The picture in the README is what `make demo` writes today.

GOLDEN=write draws it anew; look at it before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops

from compare import compare_documents, read
from compare.options import Language
from compare.report import pdf
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "demo.png"

PAGES = (1, 4, 8)
"""What is measured, which section answers which, and a page of phrases."""
DOTS_AN_INCH = 64
GAP = 12
BLOCK = 8
"""Pixels of a side of the squares that are compared, so that another rasteriser's edges of letters are no difference."""
ALIKE = 36
"""Steps of 255 by which the grey of a square may differ: Poppler instead of PDFium makes 26, a character less 32 to 74."""


def test_the_readme_shows_what_the_demo_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    drawn = _side_by_side(_pages())
    if os.environ.get("GOLDEN") == "write":
        drawn.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    with Image.open(PICTURE) as kept:
        assert kept.size == drawn.size
        difference = ImageChops.difference(_coarse(kept), _coarse(drawn))
    assert max(difference.tobytes()) < ALIKE, "GOLDEN=write draws docs/demo.png anew"


def _pages() -> list[Image.Image]:
    comparison = compare_documents(read("seeds/xinhua-2020.txt"), read("seeds/changzhou-2020.txt"))
    data = pdf.render(build(comparison, Language.ENGLISH)).data
    with pypdfium2.PdfDocument(data) as document:
        return [document[page - 1].render(scale=DOTS_AN_INCH / 72).to_pil() for page in PAGES]


def _side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) - 1)
    whole = Image.new("RGB", (width, max(page.height for page in pages)), "#888888")
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width + GAP
    return whole


def _coarse(picture: Image.Image) -> Image.Image:
    return picture.convert("L").reduce(BLOCK)
