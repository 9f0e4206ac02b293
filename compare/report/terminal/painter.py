"""Colour, and shares as bars."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from compare.report.names import percent

if TYPE_CHECKING:
    from compare.model import Measure
    from compare.report.labels import Labels

_BAR = 16


class Style(StrEnum):
    """Select graphic rendition, ECMA-48."""

    BOLD = "1"
    FAINT = "2"
    RED = "31"
    GREEN = "32"
    YELLOW = "33"
    BLUE = "34"
    MAGENTA = "35"
    CYAN = "36"


# By the names of styles/tokens.css: the colour of a terminal's eight that comes near, so that a
# meaning looks alike on paper, on a screen and here.
MEANINGS = {
    "removed": Style.RED,
    "added": Style.BLUE,
    "moved": Style.MAGENTA,
    "boilerplate": Style.BLUE,
    "local": Style.YELLOW,
    "shared": Style.CYAN,
}


class Painter:
    """Colours text, or leaves it as it is."""

    def __init__(self, *, colour: bool) -> None:
        self.colour = colour

    def __call__(self, text: str, *styles: Style) -> str:
        """`text` in `styles`."""
        return f"\x1b[{';'.join(styles)}m{text}\x1b[0m" if self.colour and styles and text else text


def shares_line(measure: Measure, labels: Labels, paint: Painter) -> str:
    """Shared, boilerplate and local shares side by side."""
    shares = (
        ("shared", measure.shared_ratio, MEANINGS["shared"]),
        ("boilerplate", measure.boilerplate_ratio, MEANINGS["boilerplate"]),
        ("local", measure.shares.local, MEANINGS["local"]),
    )
    return "   ".join(
        f"{labels(f'summary.{key}')} {bar(share, style, paint)} {percent(share)}" for key, share, style in shares
    )


def bar(share: float, style: Style, paint: Painter) -> str:
    """A share as filled and empty cells."""
    filled = min(_BAR, round(_BAR * share))
    return paint("█" * filled, style) + paint("░" * (_BAR - filled), Style.FAINT)
