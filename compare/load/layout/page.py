"""What a reader of a fixed-layout format hands over: glyphs with their places on pages.

All lengths are points (1/72 inch) and y grows downwards from the top of the page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character as it stands on the page, text running to the right."""

    text: str
    x0: float
    """Where its advance begins."""
    x1: float
    """Where its advance ends."""
    y: float
    """Its baseline."""
    size: float
    """Its em."""


class Rule(NamedTuple):
    """A thin drawn stroke, level or upright, such as the frame of a table cell."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The glyphs of one page in the order of the file, and what is drawn around them."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...] = ()
    rules: tuple[Rule, ...] = ()
    picture: bool = False
    """Whether a picture covers most of it, as on a scan."""


class Line(NamedTuple):
    """A line of text, or the row of a table."""

    text: str
    glyphs: tuple[Glyph, ...]
    """From left to right, blanks at both ends left out."""
    x0: float
    x1: float
    y: float
    size: float
    blank: bool = False
    """Whether the file has a blank after its last glyph."""
    row: bool = False
    """Whether it is the row of a table and so is joined to nothing."""
