"""Reading order: columns of prose are read one after the other, everything else line by line.

A gutter is an upright strip that no fragment of a band crosses, with prose on both
sides: several fragments each, most of them as wide as the column. Cells of a table
side by side are not, so they stay on their line.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.lines import ink_end, ink_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.load.layout.page import Line

_LEAST_GUTTER = 0.8
"""In em. Columns of official print are two em apart."""
_LEAST_LINES = 4
_LEAST_WIDTH = 8.0
"""In em: narrower is no column of prose."""
_FULL = 0.85
_LEAST_FULL = 0.4
"""The share of fragments at least 0.85 of their column wide. In prose of short paragraphs one in two; in tables few."""
_CANDIDATES = 6
_MOST_PARTS = 5000
"""More fragments than this on a page are no prose: scattered letters, read line by line."""
_DEPTH = 3


class Block(NamedTuple):
    """Fragments of one column in one band of a page."""

    parts: tuple[Line, ...]
    column: tuple[int, int]
    """Which of how many columns: (0, 1) for one that spans the page."""


class _Box(NamedTuple):
    """Where a fragment is black: marks at its ends may reach into a gutter with their white."""

    x0: float
    x1: float
    y: float
    size: float
    line: Line


def blocks(parts: Sequence[Line], gutters: Sequence[float] = ()) -> list[Block]:
    """The fragments of a page in reading order.

    Args:
        parts: The fragments, in any order.
        gutters: Where other pages of the document are parted; here the prose may be too short to tell.
    """
    return _parted(_boxes(parts), gutters, (0, 1), _DEPTH)


def gutters(parts: Sequence[Line]) -> list[float]:
    """Where the columns of a page are parted, each as the middle of its gutter."""
    if not 0 < len(parts) <= _MOST_PARTS:
        return []
    return list(_gutters(_boxes(parts), _DEPTH))


def _gutters(parts: list[_Box], depth: int) -> Iterator[float]:
    at = _best_gutter(parts, median(part.size for part in parts)) if parts and depth else None
    if at is None:
        return
    yield at
    clear = [part for band in _bands(parts, at) if all(_sides(band, at)) for part in band]
    for side in _sides(clear, at):
        yield from _gutters(side, depth - 1)


def _boxes(parts: Sequence[Line]) -> list[_Box]:
    """The boxes of fragments from the top down."""
    boxes = [
        _Box(part.x0, part.x1, part.y, part.size, part)
        if part.row
        else _Box(ink_start(part.glyphs[0]), ink_end(part.glyphs[-1]), part.y, part.size, part)
        for part in parts
    ]
    return sorted(boxes, key=lambda box: box.y)


def _parted(parts: list[_Box], known: Sequence[float], column: tuple[int, int], depth: int) -> list[Block]:
    if not parts:
        return []
    em = median(part.size for part in parts)
    at = None
    if depth and len(parts) <= _MOST_PARTS:
        at = _best_gutter(parts, em)
        at = next((x for x in known if _fits(parts, x, em)), None) if at is None else at
    if at is None:
        return [Block(tuple(part.line for part in parts), column)]
    found: list[Block] = []
    for band in _bands(parts, at):
        left, right = _sides(band, at)
        if left and right and _gap(left, right) >= _LEAST_GUTTER * em:
            of = column[1] * 2
            found += _parted(left, known, (column[0] * 2, of), depth - 1)
            found += _parted(right, known, (column[0] * 2 + 1, of), depth - 1)
        else:
            found.append(Block(tuple(part.line for part in band), column))
    return found


def _best_gutter(parts: list[_Box], em: float) -> float | None:
    """The strip with most fragments of prose on its sides."""
    best, most = None, 0
    for at in _candidates(parts, em):
        inside = sum(len(band) for band in _bands(parts, at) if _is_prose(band, at, em))
        if inside > most:
            best, most = at, inside
    return best


def _candidates(parts: Sequence[_Box], em: float) -> list[float]:
    """The middles of the strips that fewest fragments cross."""
    if len(parts) < 2 * _LEAST_LINES:
        return []
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    steps = int((right - left) / em * 2)
    if not 4 * _LEAST_WIDTH <= steps <= 1000:  # noqa: PLR2004 - half em: wider is no page but a drawing
        return []
    crossed = [0] * (steps + 2)
    for part in parts:
        first, last = int((part.x0 - left) / em * 2) + 1, int((part.x1 - left) / em * 2)
        for step in range(first, last):
            crossed[step] += 1
    inner = range(int(2 * _LEAST_WIDTH), steps - int(2 * _LEAST_WIDTH) + 1)
    strips = [(crossed[strip[0]], left + (strip[0] + strip[-1] + 1) * em / 4) for strip in _strips(crossed, inner)]
    return [at for few, at in sorted(strips)[:_CANDIDATES] if few < len(parts) / 2]


def _strips(crossed: Sequence[int], steps: range) -> Iterator[list[int]]:
    """Runs of steps that equally few fragments cross, fewer than on either side."""
    run: list[int] = []
    for step in steps:
        if run and crossed[step] != crossed[run[-1]]:
            if crossed[run[0] - 1] > crossed[run[0]] < crossed[step]:
                yield run
            run = []
        run.append(step)
    if run and crossed[run[0] - 1] > crossed[run[0]] < crossed[run[-1] + 1]:
        yield run


def _bands(parts: Sequence[_Box], at: float) -> Iterator[list[_Box]]:
    """Runs of fragments, from the top down, that all keep clear of the gutter or all cross it."""
    band: list[_Box] = []
    crossing = False
    for part in parts:
        crosses = part.x0 < at < part.x1
        if band and crosses != crossing:
            yield band
            band = []
        band.append(part)
        crossing = crosses
    if band:
        yield band


def _sides(band: Sequence[_Box], at: float) -> tuple[list[_Box], list[_Box]]:
    return [part for part in band if part.x1 <= at], [part for part in band if part.x0 >= at]


def _gap(left: Sequence[_Box], right: Sequence[_Box]) -> float:
    return min(part.x0 for part in right) - max(part.x1 for part in left)


def _is_prose(band: Sequence[_Box], at: float, em: float) -> bool:
    left, right = _sides(band, at)
    if min(len(left), len(right)) < _LEAST_LINES or _gap(left, right) < _LEAST_GUTTER * em:
        return False
    return all(_is_column(side, em) or _best_gutter(side, em) is not None for side in (left, right))


def _is_column(side: Sequence[_Box], em: float) -> bool:
    start, end = min(part.x0 for part in side), max(part.x1 for part in side)
    full = sum(part.x1 - part.x0 >= _FULL * (end - start) for part in side)
    return end - start >= _LEAST_WIDTH * em and full >= _LEAST_FULL * len(side)


def _fits(parts: Sequence[_Box], at: float, em: float) -> bool:
    """Whether a gutter known from other pages parts at least one band of this one."""
    for band in _bands(parts, at):
        left, right = _sides(band, at)
        if left and right and _gap(left, right) >= _LEAST_GUTTER * em:
            return True
    return False
