"""Which tables hold data, to be read row by row, and which only lay the page out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_CELLS = frozenset({"td", "th"})
_BREAKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6"})
_MOST_BREAKS = 12
"""Paragraphs in one cell. Cells of data with more than five are rare; an article in a cell has dozens."""
_MOST_SHARE = 0.6
"""Of a table's text in that one cell."""


@dataclass(slots=True)
class _Table:
    """What is known of a table while its elements pass by."""

    place: int
    begun: int
    layout: bool
    cells: list[tuple[int, int]] = field(default_factory=list)
    """Open cells: (characters seen before, breaks)."""
    closed: list[tuple[int, int]] = field(default_factory=list)
    """(characters, breaks) of the cell with most characters, as a list of one or none."""
    in_row: int = 0
    widest: int = 0


def layout_tables(root: _Element) -> tuple[bool, ...]:
    """For each table, in the order in which they open, whether it only lays the page out.

    It does where it holds another table, where no row has two cells, or where one cell
    with many paragraphs has most of its text.
    """
    from lxml import etree  # noqa: PLC0415 - loaded already where there is a tree

    found: list[bool] = []
    open_tables: list[_Table] = []
    seen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if event == "start":
            if tag == "table":
                _open(element, open_tables, found, seen)
            elif open_tables:
                _enter(open_tables[-1], tag, seen)
            seen += _length(element.text)
        else:
            if tag == "table" and open_tables:
                table = open_tables.pop()
                found[table.place] = _is_layout(table, seen)
            elif open_tables and tag in _CELLS:
                _leave(open_tables[-1], seen)
            seen += _length(element.tail)
    return tuple(found)


def _open(element: _Element, open_tables: list[_Table], found: list[bool], seen: int) -> None:
    if open_tables:
        open_tables[-1].layout = True
    presentation = element.get("role", "").lower() in {"presentation", "none"}
    open_tables.append(_Table(len(found), seen, presentation))
    found.append(False)


def _enter(table: _Table, tag: str, seen: int) -> None:
    if tag == "tr":
        table.in_row = 0
    elif tag in _CELLS:
        table.in_row += 1
        table.widest = max(table.widest, table.in_row)
        table.cells.append((seen, 0))
    elif tag in _BREAKS and table.cells:
        begun, breaks = table.cells[-1]
        table.cells[-1] = (begun, breaks + 1)


def _leave(table: _Table, seen: int) -> None:
    if table.cells:
        begun, breaks = table.cells.pop()
        table.closed = [max([*table.closed, (seen - begun, breaks)])]


def _is_layout(table: _Table, seen: int) -> bool:
    if table.layout or table.widest <= 1:
        return True
    longest, breaks = table.closed[0] if table.closed else (0, 0)
    return breaks > _MOST_BREAKS and longest > _MOST_SHARE * (seen - table.begun)


def _length(text: str | None) -> int:
    return len(text.strip()) if text else 0
