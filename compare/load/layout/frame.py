"""Pages whose text may run sideways: characters in the directions of the page, and the frame that turns them."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.page import Glyph, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ASLANT = -1
"""The turn of type that is neither level nor upright."""

_SLANT = 0.05
"""In radians: how far type may lean and still count as level or upright."""
_THIN = 2.5
"""In points: a filled box thinner than this is a stroke."""
_SHORT = 4.0
"""In points: shorter strokes frame nothing."""
_STRAIGHT = 0.5
"""In points: how far the ends of a level or upright stroke may differ."""

Point = tuple[float, float]


class Char(NamedTuple):
    """A character in the coordinates of its page, y growing upwards."""

    text: str
    x: float
    y: float
    wide: float
    """How far its advance box reaches along x."""
    high: float
    size: float
    turn: int
    """Quarter turns of its writing direction against x, counterclockwise; -1 when aslant."""

    def part(self, index: int, count: int) -> Char:
        """One of `count` characters that share a glyph."""
        if self.turn % 2:
            step = self.high / count * (1 if self.turn == 1 else -1)
            return self._replace(y=self.y + step * index, high=self.high / count)
        step = self.wide / count * (-1 if self.turn == 2 else 1)  # noqa: PLR2004 - upside down
        return self._replace(x=self.x + step * index, wide=self.wide / count)


class Frame(NamedTuple):
    """The box of a page, turned so that its text runs to the right and down."""

    turn: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """In points."""
        return self.top - self.bottom if self.turn % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """In points."""
        return self.right - self.left if self.turn % 2 else self.top - self.bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies: along the line, and down the page."""
        if self.turn == 0:
            return x - self.left, self.top - y
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:  # noqa: PLR2004 - upside down
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def glyph(self, char: Char) -> Glyph:
        """A character as layout wants it."""
        along, down = self.place(char.x, char.y)
        advance = char.high if self.turn % 2 else char.wide
        return Glyph(char.text, along, along + (advance or char.size / 2), down, char.size)

    def holds(self, char: Char) -> bool:
        """Whether a character stands on the page and not beside it."""
        return self.left - 1 <= char.x <= self.right + 1 and self.bottom - 1 <= char.y <= self.top + 1


def main_turn(chars: Sequence[Char]) -> int:
    """The writing direction of most characters."""
    turns = Counter(char.turn for char in chars if char.turn != ASLANT and not char.text.isspace())
    return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Whether most characters stand under the one before: vertical writing."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    under = sum(
        abs(after.x0 - before.x0) < before.size / 4 and before.size / 2 < after.y - before.y < 2 * before.size
        for before, after in pairwise(inked)
    )
    return under > len(inked) / 2


def turn_of(angle: float) -> int:
    """Quarter turns of a direction given in radians; -1 when it is aslant."""
    quarters = angle / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) * math.pi / 2 <= _SLANT else ASLANT


def frame_rules(subpaths: Iterable[Sequence[Point]], frame: Frame, *, stroked: bool) -> Iterator[Rule]:
    """The level and upright edges of a drawn path that is stroked, or filled and thin."""
    for points in subpaths:
        if stroked or _is_thin(points):
            for one, two in pairwise(points):
                rule = _rule(frame.place(*one), frame.place(*two))
                if rule:
                    yield rule


def _is_thin(points: Sequence[Point]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN


def _rule(one: Point, two: Point) -> Rule | None:
    (x0, y0), (x1, y1) = one, two
    across, down = abs(x1 - x0), abs(y1 - y0)
    if min(across, down) > _STRAIGHT or not _SHORT <= max(across, down) < math.inf:
        return None
    return Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
