"""Ruled tables: strokes that meet make a grid, and the text in it is read row by row.

The method is the plain one of table recognition from ruling lines (as in Nurminen,
Algorithmic Extraction of Data in Tables in PDF, 2013): strokes that touch belong
together, their places give rows and columns, and cells no stroke parts are one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.lines import fragments, make_line, merged
from compare.load.rows import table_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.load.layout.page import Glyph, Line, Rule

MOST_RULES = 600
"""More strokes than this on a page are a drawing; a page-long table of ten columns has some 60."""
MOST_CELLS = 6000

_TOUCH = 3.0
"""In points: strokes this near meet."""
_TRACK = 1.0
"""In points: strokes this near lie on each other."""
_LEAST_CELLS = 2
_ENTRY = 1.5
"""In em: a line that ends this far before the longest one of its cell ends an entry."""
_BESIDE_BASELINE = 0.3
"""In em: the middle of a character above its baseline."""


class Table(NamedTuple):
    """The rows of a table, and the glyphs that are in it."""

    rows: tuple[Line, ...]
    inside: frozenset[int]
    """Identities of the glyphs."""


class _Grid(NamedTuple):
    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[tuple[int, ...], ...]
    """For each row and column, the number of the cell."""


class Tables(NamedTuple):
    """The tables of a page."""

    tables: tuple[Table, ...]
    effort: int
    """What it took to find them, in comparisons."""


def ruled_tables(glyphs: Sequence[Glyph], rules: Sequence[Rule], most: int) -> Tables | None:
    """The ruled tables of a page that hold text in two cells or more.

    Args:
        glyphs: The glyphs of the page.
        rules: The strokes on it.
        most: The most comparisons it may take.

    Returns:
        None where it would take more, or where the strokes are a drawing.
    """
    strokes = _joined(rules)
    effort = len(strokes) ** 2 + len(rules)
    if len(strokes) > MOST_RULES or effort > most:
        return None
    tables = []
    for group in _connected(strokes):
        grid = _grid(group)
        if grid:
            effort += len(grid.cells) * len(grid.cells[0])
            table = _fill(grid, glyphs)
            tables += [table] if table else []
    return Tables(tuple(tables), effort)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Strokes made whole: writers draw each side of each cell by itself, often twice."""
    return _end_to_end([rule for rule in rules if _is_level(rule)], level=True) + _end_to_end(
        [rule for rule in rules if not _is_level(rule)], level=False
    )


def _is_level(rule: Rule) -> bool:
    return rule.x1 - rule.x0 >= rule.y1 - rule.y0


def _end_to_end(rules: Sequence[Rule], *, level: bool) -> list[Rule]:
    """Strokes in one direction, those that lie on each other or go on from each other made one."""
    tracks: dict[int, list[Rule]] = defaultdict(list)
    for rule in rules:
        tracks[round((rule.y0 if level else rule.x0) / _TRACK)].append(rule)
    whole: list[Rule] = []
    for _, track in sorted(tracks.items()):
        track.sort(key=lambda rule: rule.x0 if level else rule.y0)
        for rule in track:
            last = whole[-1] if whole and whole[-1] is not None else None
            goes_on = last is not None and (
                (rule.x0 <= last.x1 + _TOUCH and abs(rule.y0 - last.y0) <= _TRACK)
                if level
                else (rule.y0 <= last.y1 + _TOUCH and abs(rule.x0 - last.x0) <= _TRACK)
            )
            if goes_on and last is not None:
                whole[-1] = last._replace(x1=max(last.x1, rule.x1), y1=max(last.y1, rule.y1))
            else:
                whole.append(rule)
    return whole


def _connected(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Strokes in groups that touch each other."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for index, rule in enumerate(rules):
        for other in range(index):
            if _meet(rule, rules[other]):
                parent[root(index)] = root(other)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index in range(len(rules)):
        groups[root(index)].append(rules[index])
    return [group for group in groups.values() if len(group) > 2]  # noqa: PLR2004 - three strokes part two cells


def _meet(one: Rule, two: Rule) -> bool:
    return (
        one.x0 <= two.x1 + _TOUCH
        and two.x0 <= one.x1 + _TOUCH
        and one.y0 <= two.y1 + _TOUCH
        and two.y0 <= one.y1 + _TOUCH
    )


def _grid(rules: Sequence[Rule]) -> _Grid | None:
    """Rows, columns and cells; open sides of a table end where its strokes end."""
    upright = [rule for rule in rules if not _is_level(rule)]
    level = [rule for rule in rules if _is_level(rule)]
    if not upright or not level:
        return None
    xs = _places([*(rule.x0 for rule in upright), min(r.x0 for r in rules), max(r.x1 for r in rules)])
    ys = _places([*(rule.y0 for rule in level), min(r.y0 for r in rules), max(r.y1 for r in rules)])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < _LEAST_CELLS or rows * columns > MOST_CELLS:
        return None
    return _Grid(tuple(xs), tuple(ys), _cells(xs, ys, upright, level))


def _places(values: Iterable[float]) -> list[float]:
    """Places, those within reach of each other counted once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _TOUCH:
            places.append(value)
    return places


def _cells(
    xs: Sequence[float], ys: Sequence[float], upright: Sequence[Rule], level: Sequence[Rule]
) -> tuple[tuple[int, ...], ...]:
    """Cells, numbered from the top left; where no stroke parts two places of the grid they are one cell."""
    walls = {(_nearest(xs, rule.x0), row) for rule in upright for row in _crossed(ys, rule.y0, rule.y1)}
    floors = {(column, _nearest(ys, rule.y0)) for rule in level for column in _crossed(xs, rule.x0, rule.x1)}
    number: dict[tuple[int, int], int] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if column and (column, row) not in walls:
                number[row, column] = number[row, column - 1]
            elif row and (column, row) not in floors:
                number[row, column] = number[row - 1, column]
            else:
                number[row, column] = len(number)
    return tuple(tuple(number[row, column] for column in range(len(xs) - 1)) for row in range(len(ys) - 1))


def _nearest(places: Sequence[float], value: float) -> int:
    return max(0, bisect_right(places, value + 0.01) - 1)


def _crossed(places: Sequence[float], start: float, end: float) -> range:
    """The stretches between neighbouring places that reach from `start` to `end` and cover their middles."""
    middles = [(one + other) / 2 for one, other in pairwise(places)]
    return range(bisect_right(middles, start), bisect_right(middles, end))


def _fill(grid: _Grid, glyphs: Sequence[Glyph]) -> Table | None:
    cells: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.y - _BESIDE_BASELINE * glyph.size
        if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
            cell = grid.cells[bisect_right(grid.ys, y) - 1][bisect_right(grid.xs, x) - 1]
            cells[cell].append(glyph)
    filled = {cell: line for cell, held in cells.items() if (line := _cell(held))}
    if len(set(sum(grid.cells, ()))) < _LEAST_CELLS or len(filled) < _LEAST_CELLS:
        return None
    inside = frozenset(id(glyph) for held in cells.values() for glyph in held)
    return Table(tuple(_rows(grid, filled)), inside)


def _cell(glyphs: Sequence[Glyph]) -> Line | None:
    """The text of a cell as one line, its lines joined."""
    lines = merged(fragments(glyphs))
    if not lines:
        return None
    first = lines[0]
    text = first.text
    reach = max(line.x1 for line in lines)
    for before, line in pairwise(lines):
        text += _between(before, line, reach) + line.text
    every = tuple(glyph for line in lines for glyph in line.glyphs)
    return first._replace(text=text, glyphs=every, row=True)


def _between(before: Line, after: Line, reach: float) -> str:
    """A blank where the cell's next line begins a new entry or a new word; nothing inside a sentence."""
    one, two = before.text[-1], after.text[0]
    latin = one.isascii() and two.isascii() and one.isalnum() and two.isalnum()
    return " " if latin or reach - before.x1 > _ENTRY * before.size else ""


def _rows(grid: _Grid, filled: dict[int, Line]) -> list[Line]:
    """Each row as a line; a cell that spans rows stands in its first."""
    rows, told = [], set[int]()
    for row, numbers in enumerate(grid.cells):
        shown = [number for number in dict.fromkeys(numbers) if number in filled and number not in told]
        told.update(shown)
        if shown:
            line = make_line([glyph for number in shown for glyph in filled[number].glyphs])
            text = table_row(filled[number].text for number in shown)
            y = min(line.y, grid.ys[row + 1])
            rows.append(line._replace(text=text, x0=grid.xs[0], x1=grid.xs[-1], y=y, row=True))
    return rows
