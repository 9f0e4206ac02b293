"""How a table row is written, in whatever format the table comes.

Cells are parted by a bar that a reader sees, and not by a tab: reports set as Markdown, PDF
or HTML run cells together that only a tab parts. Empty cells are left out, because formats
do not agree on what is one: a cell that spans rows is there again, empty, in Word, and not
in HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CELL = " | "
"""Between the cells of a row."""


def table_row(cells: Iterable[str]) -> str:
    """A row as one line; each cell's blanks and breaks as one blank, a cell of nothing but bars as empty."""
    return CELL.join(filter(None, (" ".join(cell.split()).strip(" |") for cell in cells)))
