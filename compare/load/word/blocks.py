"""What a walk through a Word file gathers: fields, paragraphs, the blocks that hold them, table rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compare.load.rows import table_row
from compare.load.word.number_formats import circled

_ENCLOSED = re.compile(r"EQ\s*\\o\s*\\ac\s*\(\s*[○◯]\s*[,;，]\s*(\w{1,4})\s*\)", re.IGNORECASE)
_LONGEST_CODE = 1000
"""Characters of a field's code that are kept; only its beginning tells what it is."""

_CONTENTS = re.compile(r"\s*TOC\b")

_ENDS = ("。", "；", "！", "？")


@dataclass(slots=True)
class Field:
    """A field: its code is not text, its result is."""

    code: str = ""
    has_result: bool = False

    def add(self, code: str) -> None:
        """More of the code, which comes in pieces."""
        if len(self.code) < _LONGEST_CODE:
            self.code += code[:_LONGEST_CODE]

    @property
    def is_contents(self) -> bool:
        """Whether this is the result of a table of contents."""
        return self.has_result and _CONTENTS.match(self.code) is not None


@dataclass(slots=True)
class Paragraph:
    """A paragraph while it is being read."""

    style: str
    list_id: str
    level: int | None
    is_merged: bool
    """The paragraph's mark is deleted: what is left of it belongs to the next paragraph."""
    runs_on: bool
    """Its mark is hidden: the next paragraph goes on in the same line."""
    is_contents: bool
    label: str | None = None
    """Counted when the first text comes, since a paragraph that is hidden as a whole does not count."""
    is_hidden: bool = False
    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """What holds paragraphs: the body, a cell, a text box, a note."""

    lines: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    """Text before hidden paragraph marks."""
    carried: list[str] = field(default_factory=list)
    """Text before deleted paragraph marks."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)

    def finished(self) -> list[str]:
        """The lines, and what still waited for a paragraph to go on with."""
        left = "".join((*self.running, *self.carried))
        return [*self.lines, left] if left.strip() else self.lines


@dataclass(slots=True)
class Row:
    """A table row while it is being read."""

    cells: list[list[str]] = field(default_factory=list)
    holds_table: bool = False


def drawn(code: str) -> str:
    r"""The sign that a field draws itself: Word makes ㉑ of EQ \o\ac(○,21)."""
    match = _ENCLOSED.match(code.strip())
    if match is None:
        return ""
    inner = match[1]
    return (circled(int(inner)) if inner.isascii() and inner.isdigit() else "") or f"({inner})"


def row_lines(row: Row) -> list[str]:
    """A row as one line; as its paragraphs where the table lays out the page rather than holds data.

    It does where a row has one filled cell, a table inside, or a cell with paragraphs of
    whole sentences.
    """
    cells = [[line for line in cell if line.strip()] for cell in row.cells]
    filled = [cell for cell in cells if cell]
    is_layout = row.holds_table or len(filled) <= 1 or any(_is_prose(cell) for cell in filled)
    if is_layout:
        return [line for cell in filled for line in cell]
    return [table_row(" ".join(cell) for cell in cells)]


def _is_prose(cell: list[str]) -> bool:
    return len(cell) > 1 and any(line.rstrip().endswith(_ENDS) for line in cell)
