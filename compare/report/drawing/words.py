"""Drawings in words, for formats that only have text: a chart as a table, a flow as a list."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from compare.report.content import Line, Listing, Mark, Row, Run, Table, TableKind, line, note

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.report.content import Bar, Chart, Flow, FlowSection

_CELLS = 20
_FILLS = "█▒░▓"
_LEAST = 0.005
"""What does not round to one per cent is not listed."""


def chart_table(chart: Chart) -> Table:
    """A bar of cells and the shares in numbers, a row a bar."""
    header = (line(chart.title), (), *(line(f"{_FILLS[i]} {one.label}") for i, one in enumerate(chart.kinds)), ())
    rows = tuple(
        Row(
            cells=(
                line("·" * bar.depth + " " * bool(bar.depth) + bar.label),
                _cells(bar),
                *(line(f"{share:.0%}") for share in bar.parts),
                line(bar.said),
            )
        )
        for bar in chart.bars
    )
    return Table(kind=TableKind.PLAIN, header=header, rows=rows, right=tuple(range(2, len(header))))


def _cells(bar: Bar) -> Line:
    """The shares as filled cells; rounding never makes the row longer than it is."""
    edges = [round(_CELLS * share) for share in accumulate(bar.parts, initial=0.0)]
    cells = "".join(_FILLS[i] * (end - start) for i, (start, end) in enumerate(pairwise(edges)))
    return (Run(cells, (Mark.BAR,)),) if cells else ()


def flow_list(flow: Flow) -> Listing:
    """For each section of A at the top: the sections of B that answer it, with the share of its text in each, and what that is."""
    tops_a, tops_b = _tops(flow.a), _tops(flow.b)
    sizes = [0.0] * len(flow.a)
    shares: dict[int, dict[int, float]] = {top: {} for top in tops_a}
    for place, section in enumerate(flow.a):
        sizes[tops_a[place]] += section.size
    for ribbon in flow.ribbons:
        led, top_b = shares[tops_a[ribbon.a]], tops_b[ribbon.b]
        led[top_b] = led.get(top_b, 0) + ribbon.share_a * flow.a[ribbon.a].size
    items = [_item(flow, top, {b: held / max(sizes[top], 1) for b, held in led.items()}) for top, led in shares.items()]
    answered = {b for led in shares.values() for b in led}
    new = [line(f"+ {flow.b[top].name}") for top in dict.fromkeys(tops_b) if top not in answered]
    explained = [(note(flow.shares),)] if flow.shares else []
    return Listing(items=(*items, *new, *explained))


def _tops(sections: Sequence[FlowSection]) -> list[int]:
    """For each section the index of the one at the top that it lies in."""
    highest = min((section.depth for section in sections), default=0)
    found: Iterator[int] = accumulate(
        range(len(sections)), lambda top, place: place if sections[place].depth == highest else top
    )
    return list(found)


def _item(flow: Flow, top: int, led: dict[int, float]) -> Line:
    said = [f"{flow.b[b].name} {share:.0%}" for b, share in sorted(led.items(), key=_most) if share >= _LEAST]
    said = said or [flow.b[b].name for b in sorted(led)]
    return line(f"{flow.a[top].name} → {' · '.join(said)}" if said else f"− {flow.a[top].name}")


def _most(entry: tuple[int, float]) -> tuple[float, int]:
    return -entry[1], entry[0]
