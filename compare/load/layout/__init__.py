"""Pages of glyphs to a text of paragraphs: what the readers of fixed-layout formats share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.columns import blocks, gutters
from compare.load.layout.edges import Build, Placed
from compare.load.layout.lines import fragments, merged
from compare.load.layout.met import Met, on_pages
from compare.load.layout.page import Glyph, Line, Page, Rule
from compare.load.layout.paragraphs import Laid, join
from compare.load.layout.running import running_notes, without_running
from compare.load.layout.tables import ruled_tables
from compare.model import NoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Note

__all__ = ["Glyph", "LaidOut", "Met", "Page", "Rule", "lay_out", "on_pages"]


_MOST_EFFORT = 4_000_000
"""In comparisons, for the tables of a document: 2 s. Three hundred pages of tables take half of it."""
_SMALLEST = 0.5
"""In points. Type smaller than this, or higher than the page, cannot be read and is not meant to be."""


class LaidOut(NamedTuple):
    """A text of one line a paragraph, and what is to be known of it."""

    text: str
    pages: tuple[int, ...]
    """Where each page begins."""
    notes: tuple[Note, ...]
    empty: tuple[int, ...]
    """Pages, counted from 0, that hold no text but perhaps a header."""


def lay_out(pages: Sequence[Page]) -> LaidOut:
    """The text of a document in reading order, without running headers, footers and page numbers."""
    found, untold = _all_parts(pages)
    kept, running = without_running(found, [page.height for page in pages])
    if not any(kept):
        kept, running = found, []
    known = sorted(at for parts in kept for at in gutters(parts))
    lines = [
        Placed(line, number, Build(block.column, odd=bool(number % 2)), number * 1000 + index)
        for number, parts in enumerate(kept)
        for index, block in enumerate(blocks(parts, known))
        for line in merged(block.parts)
    ]
    text, starts = join(lines, [page.width for page in pages]) if lines else Laid("", (0,) * len(pages))
    notes = (*running_notes(running), *untold)
    empty = tuple(number for number, parts in enumerate(kept) if not parts)
    return LaidOut(text, starts, notes, empty)


def _all_parts(pages: Sequence[Page]) -> tuple[list[list[Line]], tuple[Note, ...]]:
    """The fragments and table rows of each page, and a note on pages whose tables were not looked for."""
    left = _MOST_EFFORT
    found: list[list[Line]] = []
    drawn: list[int] = []
    for number, page in enumerate(pages):
        glyphs = [glyph for glyph in page.glyphs if _SMALLEST <= glyph.size <= page.height]
        ruled = ruled_tables(glyphs, page.rules, left)
        if ruled is None:
            drawn.append(number)
            found.append(fragments(glyphs))
            continue
        left -= ruled.effort
        inside = frozenset[int]().union(*(table.inside for table in ruled.tables))
        free = [glyph for glyph in glyphs if id(glyph) not in inside]
        found.append(fragments(free) + [row for table in ruled.tables for row in table.rows])
    return found, on_pages(NoteKind.STROKES, drawn)
