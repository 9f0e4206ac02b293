"""Markdown with CriticMarkup, http://criticmarkup.com: one text that holds both documents.

Accepting every change leaves what B says, rejecting every one what A says (but for form, such
as script and punctuation, where B's stands). Rows of paired
text become paragraphs, because a change with its two halves reads best in place, and most
tools for CriticMarkup don't look into tables. Those tools find their marks with patterns
before Markdown is read, so a backslash protects nothing: braces and tildes of a document
become entities, without which no mark can begin, end or be divided.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.report.content import Mark, Run, Sign, Table, TableKind, visible
from compare.report.markdown.forge import Forge, escaped, opening, shown, signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.report.content import Line, Report, Row

_ENTITIES = {"\\{": "&#123;", "\\}": "&#125;", "\\~": "&#126;"}
_MARKS = {Mark.REMOVED: ("{--", "--}"), Mark.ADDED: ("{++", "++}")}


class Critic(Forge):
    """Writes CriticMarkup."""

    def __init__(self, places: frozenset[str] = frozenset()) -> None:
        self._places = places
        """The names of the rows there are: what moved is inserted where B has it, if there is a row for that."""

    def report(self, report: Report) -> str:
        """The whole report."""
        tables = (block for chapter in report.chapters for block in chapter.blocks if isinstance(block, Table))
        places = frozenset(row.anchor for table in tables for row in table.rows)
        return Forge.report(Critic(places), report)

    def table(self, table: Table) -> str:
        """Paired text as paragraphs; every other table as it is."""
        if table.kind not in {TableKind.PAIR, TableKind.SINGLE}:
            return super().table(table)
        return "\n\n".join(self._paragraphs(table))

    def _paragraphs(self, table: Table) -> Iterator[str]:
        """What the two sides are called, then one paragraph a row."""
        if table.kind is TableKind.PAIR:
            yield self.line((Run(" ↔ ".join(visible(cell) for cell in table.header[1:]), (Mark.NOTE,)),))
        for row in table.rows:
            yield opening(self.line(self._as_change(row, table)))

    def _as_change(self, row: Row, table: Table) -> Line:
        """A row as one text: both sides woven where they answer each other, else one deleted and the other inserted."""
        if table.kind is TableKind.SINGLE:
            of_a = visible(table.header[1]).startswith("A")
            return signed(row, _all(row.cells[1], Mark.REMOVED if of_a else Mark.ADDED))
        _, a, b = row.cells
        if row.sign is Sign.SHARED:
            return signed(row, row.unified or b)
        if row.sign is Sign.CHANGED and row.unified:
            return signed(row, row.unified)
        if row.sign is Sign.MOVED and any(run.target in self._places for run in b if Mark.NOTE in run.marks):
            b = tuple(run for run in b if Mark.NOTE in run.marks)
        return signed(row, (*_all(a, Mark.REMOVED), *_all(b, Mark.ADDED)))

    def line(self, line: Line) -> str:
        """A line with its marks; what was removed right before something was added makes one substitution."""
        runs = list(shown(line))
        out, place = "", 0
        while place < len(runs):
            old = _stretch(runs, place, Mark.REMOVED)
            new = _stretch(runs, old, Mark.ADDED)
            if place < old < new:
                out += f"{{~~{self._inside(runs[place:old])}~>{self._inside(runs[old:new])}~~}}"
                place = new
                continue
            end = max(old, new, place + 1)
            out += self._changed(runs[place:end], out[-1:])
            place = end
        return out

    def _changed(self, runs: list[Run], before: str) -> str:
        mark = next((mark for mark in _MARKS if mark in runs[0].marks), None)
        if mark is None:
            return self.run(runs[0], before, "")
        opens, closes = _MARKS[mark]
        return f"{opens}{self._inside(runs)}{closes}"

    def _inside(self, runs: Iterable[Run]) -> str:
        """Runs within a mark; bold stands there as it stands anywhere."""
        return "".join(self.text(run, ">", "<") for run in runs)

    def run(self, run: Run, before: str, after: str) -> str:
        """A run without a change; the report's own words are a comment."""
        if Mark.NOTE in run.marks:
            return f"{{>>{self.escaped(run.text)}<<}}"
        return super().run(run, before, after)

    def escaped(self, text: str) -> str:
        """`text` as text, for Markdown and for what looks for CriticMarkup before it."""
        said = escaped(text)
        for mark, entity in _ENTITIES.items():
            said = said.replace(mark, entity)
        return said


def _stretch(runs: list[Run], start: int, mark: Mark) -> int:
    """Where a stretch of runs with `mark` that begins at `start` ends."""
    end = start
    while end < len(runs) and mark in runs[end].marks:
        end += 1
    return end


def _all(line: Line, mark: Mark) -> Iterator[Run]:
    """A line of which every word is removed or added; the report's own words stay so."""
    for run in line:
        if Mark.NOTE in run.marks or not run.text.strip():
            yield run
        else:
            kept = tuple(one for one in run.marks if one not in _MARKS)
            yield replace(run, marks=(mark, *kept))
