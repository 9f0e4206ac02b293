"""A drawing on paper: its shapes as an image, its words as text of the page over it.

WeasyPrint sets the text of an SVG letter by letter, which took 0.4 s of a report's 2 s and
cut words up for whoever copies them; as text of the page it is set word by word. Texts that
stand below each other at equal distances, as the names and numbers of bars do, are lines of
one block, which is faster than a block for each.
"""

from __future__ import annotations

import re
from html import escape, unescape
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.report.drawing import title_of, with_style

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = re.compile(r'<text class="([\w-]+)" x="([\d.-]+)" y="([\d.-]+)"(?: text-anchor="(\w+)")?>(.*?)</text>')
_TITLE = re.compile(r"(?<=>)<title>.*?</title>")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_HIGH = 10.0
"""Of a line of text, in points."""
_BASE = 3.2
"""From the middle of a line down to its base line, in points, at the size of most texts (7.5 points)."""
_INDENT, _EM = 8.0, "\u2003"
_THIN = 0.1
"""The height that a text takes of the page, in points: print.css says so too."""
_COLUMN = 3
"""So many texts at equal distances make a column."""


class Drawn(NamedTuple):
    """What stands on the page, and the image it loads."""

    html: str
    svg: str


class _Text(NamedTuple):
    kind: str
    anchor: str
    x: float
    y: float
    said: str


def overlaid(svg: str, source: str) -> Drawn:
    """A drawing as a block of the page that loads its shapes from `source`."""
    found = _SIZE.search(svg)
    height = float(found[2]) if found else 0.0
    texts = [_Text(kind, anchor, float(x), float(y), unescape(said)) for kind, x, y, anchor, said in _TEXT.findall(svg)]
    words = "".join(_placed(list(_columns(texts)), height))
    shapes = _without_titles(_TEXT.sub("", svg))
    image = f'<img src="{source}" alt="{escape(title_of(svg))}">'
    return Drawn(f'<div class="drawn" style="height: {height}pt">{image}{words}</div>\n', with_style(shapes))


def _without_titles(svg: str) -> str:
    """The drawing without what only a pointer at rest shows; its own name stays."""
    start = svg.index("</title>") + len("</title>")
    return svg[:start] + _TITLE.sub("", svg[start:])


def _columns(texts: list[_Text]) -> Iterator[list[_Text]]:
    """Texts of one kind that stand at equal distances below each other, together; every other alone."""
    for _, found in groupby(sorted(texts, key=lambda text: text[:2]), key=lambda text: text[:2]):
        group = list(found)
        steps = {round(two.y - one.y, 2) for one, two in pairwise(group)}
        if len(group) >= _COLUMN and len(steps) == 1 and min(steps) > 0:
            yield group
        else:
            yield from ([text] for text in group)


def _placed(columns: list[list[_Text]], height: float) -> Iterator[str]:
    """Texts as blocks of the page, each moved from where the one before begins to its own place.

    Blocks with a position of their own would be drawn, and so be copied, after all else on a page.
    """
    at = height
    for column in sorted(columns, key=lambda column: (column[0].y, column[0].x)):
        first = column[0]
        high = column[1].y - first.y if len(column) > 1 else _HIGH
        top = first.y - _BASE - high / 2
        edge = min(text.x for text in column)
        lines = "<br>".join(_EM * round((text.x - edge) / _INDENT) + escape(text.said) for text in column)
        side = f"width: {first.x:.2f}pt" if first.anchor == "end" else f"margin-left: {edge:.2f}pt"
        style = f"line-height: {high:.2f}pt; margin-top: {top - at:.2f}pt; {side}"
        yield f'<div class="on-drawing {first.kind} {first.anchor}" style="{style}">{lines}</div>'
        at = top + _THIN
