"""Which sections of A lead to which sections of B: an alluvial drawing.

A section's block is as high as its text is long, over a least height that its name needs;
where the names take most of a page, all are as high, since differences of a point tell nothing.
A ribbon is as thick at each end as the share of the section's text that it stands for.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from compare.report.content import Tone
from compare.report.drawing.chart import legend
from compare.report.drawing.svg import element, fitted, number, picture, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.report.content import Flow, FlowSection, Ribbon

# In points: as wide as the text of an A4 page, and no higher than one.
_WIDTH, _NAMES, _BLOCK = 480.0, 172.0, 6.0
_TOP, _TALLEST, _PITCH, _GAP = 48.0, 590.0, 12.5, 2.0
_SIZE = 7.5
_SPREAD = 1.7
_TELLING = 0.5
"""Heights tell how long texts are where the mean of what they add is this part of the least height, or more."""
_LEGIBLE = 7.0
"""Names stand at least this far apart; where sections stand closer, some go without."""
_THINNEST = 0.8
_SIGNS = {Tone.ADDED: "+", Tone.REMOVED: "−"}


class _Box(NamedTuple):
    y: float
    high: float


def flow(block: Flow, link: Callable[[str], str] | None) -> str:
    """The whole drawing."""
    boxes_a, boxes_b = _placed(block.a, block), _placed(block.b, block)
    left, right = _NAMES + _BLOCK, _WIDTH - _NAMES - _BLOCK
    ends = [*_ends(block.ribbons, boxes_a, boxes_b)]
    shapes = [
        text(block.title, 0, 8, kind="title"),
        *legend(block.kinds, 0, 22),
        text(block.heads[0], _NAMES, _TOP - 8, kind="head", anchor="end"),
        text(block.heads[1], _WIDTH - _NAMES, _TOP - 8, kind="head"),
        *(
            _ribbon(ribbon, one, two, (left, right), block)
            for ribbon, (one, two) in zip(block.ribbons, ends, strict=True)
        ),
        *_column(block.a, boxes_a, 0, link),
        *_column(block.b, boxes_b, 1, link),
    ]
    bottom = max((box.y + box.high for box in (*boxes_a, *boxes_b)), default=_TOP)
    return picture(_WIDTH, bottom + 4, block.title, *shapes, kind="flow", interactive=bool(link))


def _placed(sections: Sequence[FlowSection], block: Flow) -> list[_Box]:
    """Where each section's block stands; both sides are drawn to one scale."""
    most = max(len(block.a), len(block.b), 1)
    pitch = min(_PITCH, _TALLEST / most)
    longest = max(sum(s.size for s in block.a), sum(s.size for s in block.b), 1)
    room = min(_TALLEST - most * pitch, most * pitch)
    scale = room / longest if room >= _TELLING * most * pitch else 0.0
    # The shorter side is spread, as far as that does not look like more text.
    pitch *= min(most / max(len(sections), 1), _SPREAD)
    boxes, y = [], _TOP
    for section in sections:
        high = pitch + section.size * scale
        boxes.append(_Box(y, high - min(_GAP, high / 4)))
        y += high
    return boxes


def _ends(
    ribbons: Sequence[Ribbon], a: Sequence[_Box], b: Sequence[_Box]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Top and thickness of each ribbon at both of its ends; the ribbons of a block lie in the order they leave to."""
    at_a = _stacked([(r.a, r.b, r.share_a) for r in ribbons], a)
    at_b = _stacked([(r.b, r.a, r.share_b) for r in ribbons], b)
    return zip(at_a, at_b, strict=True)


def _stacked(ends: Sequence[tuple[int, int, float]], boxes: Sequence[_Box]) -> list[tuple[float, float]]:
    used = [0.0] * len(boxes)
    found = [(0.0, 0.0)] * len(ends)
    for place in sorted(range(len(ends)), key=lambda i: ends[i][:2]):
        own, _, share = ends[place]
        high = min(max(share * boxes[own].high, _THINNEST), max(boxes[own].high - used[own], _THINNEST))
        found[place] = (boxes[own].y + min(used[own], boxes[own].high - high), high)
        used[own] += high
    return found


def _ribbon(
    ribbon: Ribbon, one: tuple[float, float], two: tuple[float, float], sides: tuple[float, float], block: Flow
) -> str:
    (x, to), bend = sides, sum(sides) / 2
    (y, high), (end, end_high) = one, two
    path = (
        f"M{_at(x, y)}C{_at(bend, y)} {_at(bend, end)} {_at(to, end)}"
        f"V{number(end + end_high)}C{_at(bend, end + end_high)} {_at(bend, y + high)} {_at(x, y + high)}Z"
    )
    said = f"{block.a[ribbon.a].name} {ribbon.share_a:.0%} → {block.b[ribbon.b].name} {ribbon.share_b:.0%}"
    return element("path", element("title", escape(said)), class_=f"ribbon ribbon-{ribbon.tone}", d=path)


def _at(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


def _column(
    sections: Sequence[FlowSection], boxes: Sequence[_Box], side: int, link: Callable[[str], str] | None
) -> Iterator[str]:
    """Blocks and names of one side: 0 on the left, 1 on the right."""
    last = -_LEGIBLE
    x = _WIDTH - _NAMES - _BLOCK if side else _NAMES
    for section, box in zip(sections, boxes, strict=True):
        kind = f"fill-{section.tone}" if section.tone else "block"
        shapes = [
            element("title", escape(section.name)),
            element("rect", class_=kind, x=x, y=box.y, width=_BLOCK, height=box.high),
        ]
        if box.y - last >= _LEGIBLE:
            shapes.append(_name(section, box, side))
            last = box.y
        address = link(section.section) if link else ""
        yield element("a", *shapes, href=address) if address else element("g", *shapes)


def _name(section: FlowSection, box: _Box, side: int) -> str:
    """The name beside its block, nearer to the edge the deeper it lies; what stands alone has its sign."""
    sign = f"{_SIGNS[section.tone]} " if section.tone in _SIGNS else ""
    said = fitted(sign + section.name, (_NAMES - 8) / _SIZE)
    kind = "label" if section.depth else "head"
    y = box.y + min(box.high / 2, 40) + _SIZE * 0.36
    return text(said, _WIDTH - _NAMES + 4 if side else _NAMES - 4, y, kind=kind, anchor=None if side else "end")
