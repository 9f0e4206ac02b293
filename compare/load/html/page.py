"""A page as lines of visible text, and which element holds which lines."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A paragraph, a heading, a list item or a table row as the page shows it."""

    text: str
    linked: int
    """Characters that are links."""
    heading: int
    """1 to 6 for h1 to h6, else 0."""


class Box(NamedTuple):
    """An element that may hold an article, and the half-open range of its lines."""

    tag: str
    names: frozenset[str]
    """Its id and classes in lower case."""
    first: int
    last: int
    parent: int
    """Its place among the boxes; -1 for the outermost."""


class Page(NamedTuple):
    """The visible text of a page."""

    lines: tuple[Line, ...]
    boxes: tuple[Box, ...]
    """In the order in which they open."""
    starts: tuple[int, ...]
    """Lines before which the page's own system says that the article starts."""
    ends: tuple[int, ...]
    """Lines before which it says that the article ends."""
