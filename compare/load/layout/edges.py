"""Where the columns of a document begin and end, read off its own lines.

A page is set between two edges, the same on every page, or on every other one where
the margins are mirrored. Lines that fill the column show both; a page of headings and
a signature shows neither, so the edges come from all pages of one build.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from compare.load.layout.page import Line

_STEP = 0.25
"""In em: how finely places are counted."""
_LEFT_SHARE = 0.08
"""The leftmost place with this share of the lines is the edge; fewer stand out of the column."""
_RIGHT_SHARE = 0.15
"""Set flush, most lines end in one place; set ragged, none has this share and the furthest counts."""
_LEAST_FULL = 3
"""So many lines show where a column ends; with fewer, as in a short letter, its margins are taken to be alike."""
_WHOLE = (0, 1)
_SAME_WIDTH = 0.5
"""In em: a page whose own edges lie this far apart as the document's is set by its own (a scan, say, that lies askew)."""


class Edges(NamedTuple):
    """A column from left to right."""

    left: float
    right: float


class Build(NamedTuple):
    """What lines share that are set between the same edges."""

    column: tuple[int, int]
    odd: bool


class Placed(NamedTuple):
    """A line and where it belongs."""

    line: Line
    page: int
    build: Build
    block: int
    """Lines of one block follow each other down one column."""


def find_edges(lines: Sequence[Placed], widths: Sequence[float]) -> dict[tuple[Build, int], Edges]:
    """The edges of each column of each page; `widths` are those of the pages."""
    groups: dict[Build, list[Line]] = defaultdict(list)
    pages: dict[tuple[Build, int], list[Line]] = defaultdict(list)
    for placed in lines:
        if not placed.line.row:
            groups[placed.build].append(placed.line)
            pages[placed.build, placed.page].append(placed.line)
    shared = {build: _edges(group) for build, group in groups.items()}
    _even_out(shared, groups)
    for (build, page), group in pages.items():
        if build.column == _WHOLE and _is_doubtful(shared[build], groups[build]):
            mirrored = widths[page] - min(shared[build].left, *(line.x0 for line in group))
            shared[build] = shared[build]._replace(right=max(shared[build].right, mirrored))
    return {key: _own(shared[key[0]], group) for key, group in pages.items()}


def _is_doubtful(edges: Edges, lines: Sequence[Line]) -> bool:
    """Whether so few lines reach the right edge that it may be just the end of the longest."""
    return sum(edges.right - line.x1 <= line.size for line in lines) < _LEAST_FULL


def _even_out(shared: dict[Build, Edges], groups: Mapping[Build, Sequence[Line]]) -> None:
    """Odd and even pages that differ by less than an em are set alike: take the edges of the fuller."""
    for build in list(shared):
        other = build._replace(odd=not build.odd)
        if other not in shared or build.odd:
            continue
        fuller = max(build, other, key=lambda which: len(groups[which]))
        size = groups[fuller][0].size
        thin = min(len(groups[build]), len(groups[other])) < 1 / _LEFT_SHARE
        if thin or all(abs(one - two) < size for one, two in zip(shared[build], shared[other], strict=True)):
            shared[build] = shared[other] = shared[fuller]


def _own(shared: Edges, lines: Sequence[Line]) -> Edges:
    """The edges of one page where it clearly has its own, else those of all."""
    own = _edges(lines)
    size = lines[0].size
    alike = abs((own.right - own.left) - (shared.right - shared.left)) <= _SAME_WIDTH * size
    return own if alike and len(lines) > 1 / _LEFT_SHARE else shared


def _edges(lines: Sequence[Line]) -> Edges:
    size = sorted(line.size for line in lines)[len(lines) // 2]
    lefts = _counted((line.x0 for line in lines), size)
    rights = _counted((line.x1 for line in lines), size)
    enough = max(1.0, _LEFT_SHARE * len(lines))
    left = min(place for place, count in lefts.items() if count >= enough)
    most, at = max((count, place) for place, count in rights.items())
    if most < max(2.0, _RIGHT_SHARE * len(lines)):
        at = max(rights)
    return Edges(
        min(line.x0 for line in lines if abs(line.x0 - left) <= _STEP * size),
        max(line.x1 for line in lines if abs(line.x1 - at) <= _STEP * size),
    )


def _counted(places: Iterable[float], size: float) -> dict[float, int]:
    """How many lines begin or end near each place; neighbours count together so that no line of bins cuts them."""
    step = _STEP * size
    bins = Counter(round(place / step) for place in places)
    return {at * step: bins[at] + max(bins[at - 1], bins[at + 1]) for at in bins}
