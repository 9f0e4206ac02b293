"""The objects of an OFD page as characters and strokes (GB/T 33190-2016, chapters 8 to 13)."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.frame import Char, turn_of
from compare.load.layout.lines import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

    from compare.load.layout.frame import Point

POINTS = 72 / 25.4
"""OFD measures in millimetres, layout in points."""

_DEPTH = 24
"""Blocks in blocks and units in units; real ones are two deep."""
_SPREAD_WIDE, _SPREAD_NARROW = 1.4, 2.2
"""Of a character's own width: a step to the next character up to this is letter spacing, beyond it a gap."""
_BROAD = frozenset("MWmw@%&—…")
_DRAWING = 20_000
"""In characters: a longer path is a picture, no frame of a table."""
_COMMAND = re.compile(r"[SMLQBAC]|[-+.\deE]+")
_POINTS_OF = {"S": 1, "M": 1, "L": 1, "Q": 2, "B": 3}

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (POINTS, 0.0, 0.0, POINTS, 0.0, 0.0)


class Stroke(NamedTuple):
    """The corners of a drawn path, in points, y growing upwards as for `Char`."""

    points: tuple[Point, ...]
    stroked: bool


class TooMuchError(Exception):
    """The objects of a document are more than any report has."""


class Budget:
    """How many objects and characters may still be read from a document."""

    def __init__(self, objects: int, characters: int) -> None:
        self.objects = objects
        self.characters = characters

    def spend(self, objects: int = 0, characters: int = 0) -> None:
        """Take note of what was read; raises TooMuchError when nothing is left."""
        self.objects -= objects
        self.characters -= characters
        if min(self.objects, self.characters) < 0:
            raise TooMuchError


class Content:
    """Reads the objects of pages and templates."""

    def __init__(self, units: Mapping[str, _Element], budget: Budget) -> None:
        self._units = units
        self._budget = budget
        self.chars: list[Char] = []
        self.strokes: list[Stroke] = []
        self.picture = 0.0
        """The area, in square points, of the largest picture."""

    def read(self, root: _Element) -> None:
        """Add the objects of one page or template, layer by layer."""
        for content in children(root, "Content"):
            for layer in children(content, "Layer"):
                self._block(layer, UNIT, 0)

    def _block(self, block: _Element, matrix: Matrix, depth: int) -> None:
        for item in block:
            self._budget.spend(objects=1)
            name = local(item)
            if item.get("Visible") == "false":
                continue
            if name == "TextObject":
                self._text(item, times(matrix, _matrix(item)))
            elif name == "PathObject":
                self._path(item, times(matrix, _matrix(item)))
            elif name == "ImageObject":
                a, b, c, d, _, _ = times(matrix, _matrix(item))
                self.picture = max(self.picture, abs(a * d - b * c))
            elif depth < _DEPTH and name == "PageBlock":
                self._block(item, matrix, depth + 1)
            elif depth < _DEPTH and name == "CompositeObject":
                self._unit(item, times(matrix, _matrix(item)), depth + 1)

    def _unit(self, item: _Element, matrix: Matrix, depth: int) -> None:
        unit = self._units.get(item.get("ResourceID", ""))
        for content in children(unit, "Content") if unit is not None else ():
            self._block(content, matrix, depth)

    def _text(self, item: _Element, matrix: Matrix) -> None:
        size, stretch = number(item.get("Size"), 1.0), number(item.get("HScale"), 1.0)
        x = y = 0.0
        for code in children(item, "TextCode"):
            text = code.text or ""
            self._budget.spend(characters=len(text))
            x, y = number(code.get("X"), x), number(code.get("Y"), y)
            across = deltas(code.get("DeltaX"), len(text) - 1)
            down = deltas(code.get("DeltaY"), len(text) - 1)
            self.chars += _chars(text, (x, y), (across, down), (size, stretch), matrix)

    def _path(self, item: _Element, matrix: Matrix) -> None:
        stroked = item.get("Stroke") != "false"
        for data in children(item, "AbbreviatedData"):
            if data.text and len(data.text) <= _DRAWING:
                for corners in _corners(data.text):
                    placed = tuple(apply(matrix, *corner) for corner in corners)
                    self._budget.spend(objects=1)
                    self.strokes.append(Stroke(tuple((x, -y) for x, y in placed), stroked))


def _chars(
    text: str,
    at: Point,
    steps: tuple[list[float], list[float]],
    type_size: tuple[float, float],
    matrix: Matrix,
) -> Iterator[Char]:
    """The characters of one TextCode, each at its place; without steps they follow each other by their widths."""
    (x, y), (size, stretch) = at, type_size
    a, b, c, d, _, _ = matrix
    scale = math.sqrt(abs(a * d - b * c)) or POINTS
    turn = turn_of(math.atan2(-b, a))
    for index, char in enumerate(text):
        own = width(char) * size * stretch
        step = steps[0][index] if index < len(steps[0]) else (0.0 if steps[1] else own)
        spread = _SPREAD_WIDE if WIDE.match(char) else _SPREAD_NARROW
        advance = step if 0 < step <= spread * own else own
        left, top = apply(matrix, x, y)
        reach = advance * (math.hypot(a, b) or scale)
        if all(map(math.isfinite, (left, top, reach, size * scale))):
            yield Char(" " if char in "\t\r\n" else char, left, -top, reach, reach, size * scale or 1.0, turn)
        x += step
        y += steps[1][index] if index < len(steps[1]) else 0.0


def width(char: str) -> float:
    """The usual advance of a character, in em; OFD states none for the last of a run."""
    if WIDE.match(char) or char in _BROAD:
        return 1.0
    return 0.6 if char.isupper() else 0.5


def deltas(value: str | None, most: int) -> list[float]:
    """The steps of a DeltaX or DeltaY, where `g n v` stands for n times v."""
    tokens = (value or "").replace(",", " ").split()
    steps: list[float] = []
    index = 0
    while index < len(tokens) and len(steps) < most:
        if tokens[index] == "g" and index + 2 < len(tokens):
            count = int(min(most, max(0.0, number(tokens[index + 1], 0.0))))
            steps += [number(tokens[index + 2], 0.0)] * count
            index += 3
        else:
            steps.append(number(tokens[index], 0.0))
            index += 1
    return steps[: max(0, most)]


def _corners(path: str) -> Iterator[list[Point]]:
    """The corners of each stretch of an AbbreviatedData; of a curve only its end."""
    tokens = _COMMAND.findall(path)
    corners: list[Point] = []
    index = 0
    while index < len(tokens):
        command = tokens[index]
        index += 1
        if command in "SM" and corners:
            yield corners
            corners = []
        if command == "C" and corners:
            corners.append(corners[0])
        taken = 7 if command == "A" else 2 * _POINTS_OF.get(command, 0)
        if taken and index + taken <= len(tokens):
            index += taken
            corners.append((number(tokens[index - 2], 0.0), number(tokens[index - 1], 0.0)))
    if corners:
        yield corners


def _matrix(item: _Element) -> Matrix:
    """From an object's own space to that of its parent: its CTM, then the corner of its Boundary."""
    a, b, c, d, e, f = numbers(item.get("CTM"), 6) or (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    box = numbers(item.get("Boundary"), 4) or (0.0, 0.0, 0.0, 0.0)
    return (a, b, c, d, e + box[0], f + box[1])


def times(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    x, y = apply(outer, e, f)
    return (
        outer[0] * a + outer[2] * b,
        outer[1] * a + outer[3] * b,
        outer[0] * c + outer[2] * d,
        outer[1] * c + outer[3] * d,
        x,
        y,
    )


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Where a matrix takes a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def numbers(value: str | None, count: int) -> tuple[float, ...] | None:
    """So many numbers, or None where there are fewer."""
    found = tuple(number(part, math.nan) for part in (value or "").replace(",", " ").split()[:count])
    return found if len(found) == count and all(map(math.isfinite, found)) else None


def number(value: str | None, otherwise: float) -> float:
    """A finite number, or what to take where there is none."""
    try:
        found = float(value or "")
    except ValueError:
        return otherwise
    return found if math.isfinite(found) else otherwise


def local(item: _Element) -> str:
    """The name of an element without its namespace: writers use several, or none."""
    return item.tag.rpartition("}")[2] if isinstance(item.tag, str) else ""


def children(item: _Element | None, name: str) -> list[_Element]:
    """The children of that name."""
    return [] if item is None else [child for child in item if local(child) == name]
