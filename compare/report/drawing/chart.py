"""Stacked bars, one a section: beside their names, or under them where there is little room."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from compare.report.content import Tone
from compare.report.drawing.svg import element, fitted, number, picture, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.report.content import Bar, Chart, Kind

_SIZE, _INDENT = 8.0, 8.0
_SMALL, _GAP = 7.5, 8.0
"""The size of numbers and keys, and what is left free beside them: a browser's digits may be wider than those of paper."""
_SWATCH, _APART = 15.0, 12.0
_MOST = 50
"""Bars of one drawing: with its legend they fill a page at most."""
_STRIPES = 2.6
_FULL = 0.995
"""Parts that add up to so much leave nothing to be seen of the track behind them."""


class Form(NamedTuple):
    """Where the parts of a row stand, in points."""

    kind: str
    width: float
    name: float
    """How wide a name may run."""
    bar: float
    """Where the bar begins, from the left."""
    down: float
    """Where the bar begins, from the top of its row."""
    thick: float
    pitch: float
    """From row to row."""
    said: float = 0.0
    """How wide the numbers run, with the gap before them."""

    @property
    def length(self) -> float:
        """Of a bar that is full."""
        return self.width - self.bar - (0.0 if self.down else self.said)

    def around(self, block: Chart) -> Form:
        """This form with as much room as the numbers and names of a chart take.

        Numbers take it from the bars, or from the names beside them. Names that need less than half of their room, such
        as years, leave the rest to the bars; longer ones keep it, so that the charts of two reports have one scale.
        """
        said = _GAP + _SMALL * max((width(_said(bar)) for bar in block.bars), default=0.0)
        if self.down:
            return self._replace(said=said, name=min(self.name, self.width - said))
        named = _GAP + max((bar.depth * _INDENT + _SIZE * width(bar.label) for bar in block.bars), default=0.0)
        free = self.name - named if named < self.name / 2 else 0.0
        return self._replace(said=said, name=self.name - free, bar=self.bar - free)


WIDE = Form(kind="chart", width=480.0, name=184.0, bar=190.0, down=0.0, thick=7.0, pitch=11.6)
"""As wide as the text of an A4 page: the name, the bar and its numbers in one line."""
NARROW = Form(kind="chart narrow", width=240.0, name=138.0, bar=0.0, down=9.0, thick=5.0, pitch=19.5)
"""As wide as the screen of a telephone: the bar in a line of its own."""


def chart(block: Chart, link: Callable[[str], str] | None, form: Form = WIDE) -> tuple[str, ...]:
    """The chart in one drawing, or in several where it is longer than a page."""
    form = form.around(block)
    return tuple(
        _drawing(block, block.bars[start : start + _MOST], link, form)
        for start in range(0, len(block.bars) or 1, _MOST)
    )


def _drawing(block: Chart, bars: tuple[Bar, ...], link: Callable[[str], str] | None, form: Form) -> str:
    shapes = [text(block.title, 0, _SIZE, kind="title")]
    top = 2 * _SIZE + 5
    for kinds in _beside(block.kinds, form.width - form.bar):
        shapes += legend(kinds, form.bar, top)
        top += 1.5 * _SIZE
    top -= 0.5 * _SIZE
    for place, bar in enumerate(bars):
        shapes.append(_row(block, bar, form.pitch * place + top, link, form))
    high = form.pitch * len(bars) + top
    return picture(form.width, high, block.title, *shapes, kind=form.kind, interactive=bool(link))


def _beside(kinds: tuple[Kind, ...], room: float) -> list[tuple[Kind, ...]]:
    """The kinds as rows that are no wider than `room`."""
    rows: list[tuple[Kind, ...]] = [()]
    for one in kinds:
        wider = (*rows[-1], one)
        if rows[-1] and sum(map(_key_width, wider)) - _APART > room:
            rows.append((one,))
        else:
            rows[-1] = wider
    return rows


def legend(kinds: tuple[Kind, ...], x: float, y: float) -> Iterator[str]:
    """A swatch and a name for each of the kinds, in a row."""
    for one in kinds:
        yield part(one.tone, x, y - 6.5, 12, 7)
        yield text(one.label, x + _SWATCH, y, kind="key")
        x += _key_width(one)


def _key_width(kind: Kind) -> float:
    return _SWATCH + width(kind.label) * _SMALL + _APART


def _row(block: Chart, bar: Bar, y: float, link: Callable[[str], str] | None, form: Form) -> str:
    indent = bar.depth * _INDENT
    name = text(fitted(bar.label, (form.name - indent) / _SIZE), indent, y + 6.2, kind="label")
    shapes = [element("title", _told(block, bar)), _linked(name, bar.section, link)]
    x, top = form.bar, y + form.down
    if sum(bar.parts) < _FULL:
        shapes.append(element("rect", class_="track", x=x, y=top, width=form.length, height=form.thick))
    for one, share in zip(block.kinds, bar.parts, strict=True):
        if share > 0:
            shapes.append(part(one.tone, x, top, share * form.length, form.thick))
        x += share * form.length
    shapes.append(text(_said(bar), form.width, y + 6.2, kind="said", anchor="end"))
    return element("g", *shapes)


def _said(bar: Bar) -> str:
    """The numbers of a bar: its shares and its size."""
    shares = " · ".join(f"{100 * share:.0f}" for share in bar.parts)
    return f"{shares} %  {bar.said}".rstrip()


def _told(block: Chart, bar: Bar) -> str:
    """A bar in words, for those who cannot see it and for a pointer at rest."""
    shares = ", ".join(f"{one.label} {share:.0%}" for one, share in zip(block.kinds, bar.parts, strict=True))
    return escape(f"{bar.label}: {shares}")


def _linked(shape: str, section: str, link: Callable[[str], str] | None) -> str:
    address = link(section) if link and section else ""
    return element("a", shape, href=address) if address else shape


def part(tone: Tone, x: float, y: float, wide: float, high: float) -> str:
    """A filled part: solid, striped or outlined, so that it is told apart without colour."""
    box = element("rect", class_=f"fill-{tone}", x=x, y=y, width=wide, height=high)
    if tone is not Tone.TEMPLATE:
        return box
    count = int(wide / _STRIPES)
    lines = "".join(f"M{number(x + _STRIPES * (i + 0.5))} {number(y)}v{number(high)}" for i in range(count))
    return box + (element("path", class_="stripes", d=lines) if lines else "")
