"""Stacked bars, one a section."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from compare.report.content import Tone
from compare.report.drawing.svg import element, fitted, number, picture, text, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.report.content import Bar, Chart, Kind

# In points: as wide as the text of an A4 page.
_WIDTH, _LABEL, _SAID = 480.0, 190.0, 96.0
_PITCH, _THICK, _SIZE, _INDENT = 11.6, 7.0, 8.0, 8.0
_TOP = 29.0
_BAR = _WIDTH - _LABEL - _SAID
_MOST = 50
"""Bars of one drawing: with its legend they fill a page at most."""
_STRIPES = 2.6


def chart(block: Chart, link: Callable[[str], str] | None) -> tuple[str, ...]:
    """The chart in one drawing, or in several where it is longer than a page."""
    return tuple(
        _drawing(block, block.bars[start : start + _MOST], link) for start in range(0, len(block.bars) or 1, _MOST)
    )


def _drawing(block: Chart, bars: tuple[Bar, ...], link: Callable[[str], str] | None) -> str:
    shapes = [text(block.title, 0, _SIZE, kind="title"), *legend(block.kinds, _LABEL, 2 * _SIZE + 5)]
    for place, bar in enumerate(bars):
        shapes.append(_row(block, bar, _PITCH * place + _TOP, link))
    return picture(_WIDTH, _PITCH * len(bars) + _TOP, block.title, *shapes, kind="chart", interactive=bool(link))


def legend(kinds: tuple[Kind, ...], x: float, y: float) -> Iterator[str]:
    """A swatch and a name for each of the kinds, in a row."""
    for one in kinds:
        yield part(one.tone, x, y - 6.5, 12, 7)
        yield text(one.label, x + 15, y, kind="key")
        x += 15 + width(one.label) * 7.5 + 12


def _row(block: Chart, bar: Bar, y: float, link: Callable[[str], str] | None) -> str:
    indent = bar.depth * _INDENT
    name = text(fitted(bar.label, (_LABEL - indent - 6) / _SIZE), indent, y + 6.2, kind="label")
    shapes = [element("title", _told(block, bar)), _linked(name, bar.section, link)]
    x = _LABEL
    shapes.append(element("rect", class_="track", x=x, y=y, width=_BAR, height=_THICK))
    for one, share in zip(block.kinds, bar.parts, strict=True):
        if share > 0:
            shapes.append(part(one.tone, x, y, share * _BAR, _THICK))
        x += share * _BAR
    shares = " · ".join(f"{100 * share:.0f}" for share in bar.parts)
    shapes.append(text(f"{shares} %  {bar.said}", _WIDTH, y + 6.2, kind="said", anchor="end"))
    return element("g", *shapes)


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
