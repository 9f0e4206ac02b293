"""Elements of SVG as text: escaped, and the same on every run."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from html import escape, unescape
from itertools import accumulate

_LATIN = 0.56
"""The width of a character that is no Han character, in em: the mean of digits and letters."""
_BLANK = 0.28
"""The width of a blank, in em."""
_ELLIPSIS = 1.0
"""The width of an ellipsis among Han characters, in em."""


def element(tag: str, *children: str, **attributes: object) -> str:
    """An element; `class_` stands for class and `_` for `-` in the names of attributes, None leaves one out."""
    said = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return f"<{tag}{said}>{''.join(children)}</{tag}>" if children else f"<{tag}{said}/>"


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else escape(str(value))


def number(value: float) -> str:
    """A length with at most two decimals."""
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def text(said: str, x: float, y: float, *, kind: str, anchor: str | None = None) -> str:
    """A line of text with its base line at y."""
    return element("text", escape(said), class_=kind, x=float(x), y=float(y), text_anchor=anchor)


def picture(width: float, height: float, title: str, *shapes: str, kind: str, interactive: bool = False) -> str:
    """A drawing with its name for those who cannot see it; one with links in it is a group, not an image."""
    return element(
        "svg",
        element("title", escape(title)),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"drawing {kind}",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=f"{number(width)}pt",
        height=f"{number(height)}pt",
        role="group" if interactive else "img",
        aria_label=title,
    )


def title_of(svg: str) -> str:
    """What a drawing is called."""
    return unescape(svg[svg.index("<title>") + len("<title>") : svg.index("</title>")])


def width(said: str) -> float:
    """How wide text runs, in em."""
    return sum(map(_width, said))


def _width(char: str) -> float:
    if char == " ":
        return _BLANK
    return 1 if unicodedata.east_asian_width(char) in "WFA" else _LATIN


def fitted(said: str, limit: float) -> str:
    """`said`, cut with an ellipsis where it runs wider than `limit` em."""
    ends = list(accumulate(map(_width, said)))
    if not ends or ends[-1] <= limit:
        return said
    return said[: bisect_right(ends, limit - _ELLIPSIS)] + "…"
