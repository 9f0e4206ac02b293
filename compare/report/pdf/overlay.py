"""A drawing on paper: its shapes as an image, its words as text of the page over it.

WeasyPrint sets the text of an SVG letter by letter, which took 0.4 s of a report's 2 s and
cut words up for whoever copies them; as text of the page it is set word by word. Texts that
stand below each other at equal distances, as the names and numbers of bars and the names of
many sections do, are lines of one block: 0.3 ms each, where a block of its own takes 0.9.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from itertools import groupby
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
_NEARLY = 0.1
"""Distances that differ by so little, in points, are equal."""
_GROUP = re.compile("</?g>")
"""What holds shapes together for a pointer; to draw it takes as long as to draw a shape."""


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
    shapes = _GROUP.sub("", _without_titles(_TEXT.sub("", svg)))
    image = f'<img src="{source}" alt="{escape(title_of(svg))}">'
    return Drawn(f'<div class="drawn" style="height: {height}pt">{image}{words}</div>\n', with_style(shapes))


def _without_titles(svg: str) -> str:
    """The drawing without what only a pointer at rest shows; its own name stays."""
    start = svg.index("</title>") + len("</title>")
    return svg[:start] + _TITLE.sub("", svg[start:])


def _columns(texts: list[_Text]) -> Iterator[list[_Text]]:
    """Texts that stand at equal distances below each other, together; every other alone."""
    for _, found in groupby(sorted(texts, key=_edge), key=_edge):
        column: list[_Text] = []
        for text in sorted(found, key=lambda text: text.y):
            while not _goes_on(column, text):
                yield from _ended(column)
            column.append(text)
        while column:
            yield from _ended(column)


def _edge(text: _Text) -> tuple[str, float]:
    """What the texts of a column share: the end they are set to and its place, but for how far names are set in."""
    return text.anchor, text.x if text.anchor else text.x % _INDENT


def _goes_on(column: list[_Text], text: _Text) -> bool:
    """Whether a text stands as far below the last one of a column as that below the one before it."""
    if not column:
        return True
    step = text.y - column[-1].y
    return step > 0 and (len(column) == 1 or abs(step - _step(column)) <= _NEARLY)


def _step(column: list[_Text]) -> float:
    """From line to line."""
    return (column[-1].y - column[0].y) / (len(column) - 1) if len(column) > 1 else _HIGH


def _ended(column: list[_Text]) -> Iterator[list[_Text]]:
    """A column that is long enough, as a whole; else its first text, which leaves the others to go on."""
    taken = len(column) if len(column) >= _COLUMN else 1
    yield column[:taken]
    del column[:taken]


def _placed(columns: list[list[_Text]], height: float) -> Iterator[str]:
    """Texts as blocks of the page, each moved from where the one before begins to its own place.

    Blocks with a position of their own would be drawn, and so be copied, after all else on a page.
    """
    at = height
    for column in sorted(columns, key=lambda column: (column[0].y, column[0].x)):
        first, high = column[0], _step(column)
        top = first.y - _BASE - high / 2
        edge = min(text.x for text in column)
        kind, _ = Counter(text.kind for text in column).most_common(1)[0]
        # A line break in the text itself: with a tag for it a line takes 0.8 ms, almost as long as a block.
        lines = "\n".join(_EM * round((text.x - edge) / _INDENT) + _said(text, kind) for text in column)
        side = f"width: {first.x:.2f}pt" if first.anchor == "end" else f"margin-left: {edge:.2f}pt"
        style = f"line-height: {high:.2f}pt; margin-top: {top - at:.2f}pt; {side}"
        yield f'<div class="on-drawing {kind} {first.anchor}" style="{style}">{lines}</div>'
        at = top + _THIN


def _said(text: _Text, kind: str) -> str:
    """A text in a column of `kind`, which most of it is."""
    return escape(text.said) if text.kind == kind else f'<span class="{text.kind}">{escape(text.said)}</span>'
