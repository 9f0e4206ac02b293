"""A block or a run of the report as its drawing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from compare.report.content import Chart, Flow
from compare.report.drawing.chart import NARROW, WIDE, chart
from compare.report.drawing.flow import flow
from compare.report.drawing.svg import element, picture
from compare.report.names import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.report.content import Run

_STEP, _HEIGHT, _EDGE = 7.0, 12.0, 2.0
_WIDEST = 92.0
"""Of a row of values: as wide as its column of a table; values stand closer together where there are many."""
_DOT, _DOT_OF_STEP = 1.4, 0.3
"""The radius of a dot, and how much of a step it is at most, so that dots stay apart."""


def draw(block: Chart | Flow, link: Callable[[str], str] | None = None, *, narrow: bool = False) -> tuple[str, ...]:
    """The drawings of a block, each of which fits on a page; of a chart in the form for a telephone if `narrow`.

    `link` leads from a section (A:1.2) to an address; "" where there is none.
    """
    return chart(block, link, NARROW if narrow else WIDE) if isinstance(block, Chart) else (flow(block, link),)


def spark(run: Run) -> str:
    """A row of values as a line with a dot for each; a missing value breaks it. Its values are its name."""
    low, high = run.scale
    steps = max(len(run.values) - 1, 0)
    step = min(_STEP, _WIDEST / max(steps, 1))
    points = [
        None if value is None else (_EDGE + step * place, _level(value, low, high))
        for place, value in enumerate(run.values)
    ]
    radius = min(_DOT, _DOT_OF_STEP * step)
    dots = [
        element("circle", class_="spark-last" if place == steps else "spark-dot", cx=at[0], cy=at[1], r=radius)
        for place, at in enumerate(points)
        if at
    ]
    lines = [
        element("line", class_="spark-line", x1=one[0], y1=one[1], x2=two[0], y2=two[1])
        for one, two in pairwise(points)
        if one and two
    ]
    said = ", ".join("–" if value is None else number(value) for value in run.values)
    return picture(2 * _EDGE + step * steps, _HEIGHT, said, *lines, *dots, kind="spark")


def _level(value: float, low: float, high: float) -> float:
    """How far down a value stands: the greatest at the top, all in the middle where they are equal."""
    share = (value - low) / (high - low) if high > low else 0.5
    return _HEIGHT - _EDGE - share * (_HEIGHT - 2 * _EDGE)
