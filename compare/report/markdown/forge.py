"""Markdown for forges: `<del>`, `<ins>` and `<br>` are the only HTML.

Code spans are the report's own words; a document never gets to open one.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from compare.report.content import Chart, Flow, Heading, Listing, Mark, Run, Table, TableKind, note
from compare.report.drawing.words import chart_table, flow_list
from compare.report.markdown.bold import bold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.report.content import Block, Line, Report, Row

# Backslash escapes are CommonMark's; < and & become entities instead, which also holds in
# Markdown tools that pass an escaped tag through as HTML.
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_ESCAPED = re.compile(r"[\\`*_{}\[\]#|~$@&<]|(?<=w)\.|:(?=//)")
_BLOCK_START = re.compile(r"^(\s*)([-+=>]|\d+(?=[.)]))")
# The report's own words and little drawings stand in code spans.
_CODE = frozenset({Mark.NOTE, Mark.BAR, Mark.SPARK})
_SHOWN = frozenset({Mark.REMOVED, Mark.ADDED, Mark.LOCAL, Mark.STRONG}) | _CODE


def escaped(text: str) -> str:
    """`text` as text: nothing in it is markup, a link or a block."""
    return _ESCAPED.sub(lambda match: _ENTITIES.get(match.group(), "\\" + match.group()), text)


def opening(text: str) -> str:
    """`text` at the start of a block, where a number or a dash would open a list."""
    return _BLOCK_START.sub(
        lambda match: match.group(1) + (f"{match.group(2)}\\" if match.group(2).isdigit() else f"\\{match.group(2)}"),
        text,
    )


class Forge:
    """Writes a report; another flavour changes what it must."""

    def report(self, report: Report) -> str:
        """The whole report."""
        blocks = [f"# {self.escaped(report.title)}"]
        for chapter in report.chapters:
            blocks.append(f"## {self.escaped(chapter.heading)}")
            blocks += (self.block(block) for block in chapter.blocks)
        return "\n\n".join(blocks) + "\n"

    def block(self, block: Block) -> str:
        """One block; drawings in words."""
        if isinstance(block, Heading):
            return f"{'#' * (block.level + 1)} {self.line(block.line)}"
        if isinstance(block, Listing):
            return "\n".join(f"- {opening(self.line(item))}" for item in block.items)
        if isinstance(block, Table):
            return self.table(block)
        if isinstance(block, Chart):
            return self.table(chart_table(block))
        if isinstance(block, Flow):
            return self.block(flow_list(block))
        return opening(self.line(block.line))

    def table(self, table: Table) -> str:
        """A table of pipes; what one document alone has is quoted from it. Paired text has its sign before it."""
        if table.kind is TableKind.SINGLE:
            return "\n>\n".join(f"> {self.line(signed(row, row.cells[1]))}" for row in table.rows)
        header, rows = table.header, [row.cells for row in table.rows]
        if table.kind is TableKind.PAIR:
            header, rows = header[1:], [_sides(row) for row in table.rows]
        rules = "|".join(" ---: " if i in table.right else " --- " for i in range(len(header)))
        return "\n".join((self._cells(header), f"|{rules}|", *map(self._cells, rows)))

    def _cells(self, cells: tuple[Line, ...]) -> str:
        return "| " + " | ".join(self.line(cell) for cell in cells) + " |"

    def line(self, line: Line) -> str:
        """A line with its marks."""
        out = ""
        runs = tuple(shown(line))
        for run, following in zip_longest(runs, runs[1:]):
            out += self.run(run, out[-1:], self._begins(following)[:1] if following else "")
        return out

    def _begins(self, run: Run) -> str:
        """A run as far as its neighbour sees it: what it begins with."""
        if _CODE & set(run.marks):
            return "`"
        if {Mark.REMOVED, Mark.ADDED} & set(run.marks):
            return "<"
        return self.escaped(run.text)

    def run(self, run: Run, before: str, after: str) -> str:
        """A run with its marks, between the characters `before` and `after`."""
        if _CODE & set(run.marks):
            return code(run.text)
        tag = "del" if Mark.REMOVED in run.marks else "ins" if Mark.ADDED in run.marks else ""
        text = self.text(run, ">" if tag else before, "<" if tag else after)
        return f"<{tag}>{text}</{tag}>" if tag else text

    def text(self, run: Run, before: str, after: str) -> str:
        """A run's text, bold where it is a name or local wording."""
        if Mark.LOCAL in run.marks or Mark.STRONG in run.marks:
            return bold(run.text, before, after, self.escaped)
        return self.escaped(run.text).replace("\n", "<br>")

    def escaped(self, text: str) -> str:
        """`text` as text."""
        return escaped(text)


def signed(row: Row, line: Iterable[Run]) -> Line:
    """A line of a row with the row's sign before it."""
    sign = (note(row.sign.value), Run(" ")) if row.sign else ()
    return (*sign, *line)


def _sides(row: Row) -> tuple[Line, Line]:
    """The two texts of a row, its sign before the first that there is."""
    _, a, b = row.cells
    return (signed(row, a), b) if a else (a, signed(row, b))


def code(text: str) -> str:
    """The report's own words as a code span."""
    return "`" + text.replace("`", "'").replace("|", "¦") + "`"


def shown(line: Iterable[Run]) -> Iterator[Run]:
    """The runs as Markdown tells them apart: with the marks it has, neighbours of equal ones joined."""
    last: Run | None = None
    for run in line:
        marks = tuple(mark for mark in run.marks if mark in _SHOWN)
        if not run.text:
            continue
        if last and last.marks == marks and not _CODE & set(marks):
            last = Run(last.text + run.text, marks)
            continue
        if last:
            yield last
        last = Run(run.text, marks)
    if last:
        yield last
