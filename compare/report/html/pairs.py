"""Paired text: each group of sections with its rows side by side, and woven into one where that is wanted."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from compare.report.content import Heading, Mark, Paragraph, Row, Sign, Table, TableKind, visible
from compare.report.html.blocks import heading, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.report.content import Block
    from compare.report.html.inline import Writer

PAIRED = frozenset({TableKind.PAIR, TableKind.SINGLE})
# For guessing how high a group will be before a browser has laid it out, in pixels.
_CHARACTERS_A_LINE, _LINE, _PADDING, _HEAD = 30, 29, 14, 120
_STEP = 1.1
"""Guesses are rounded to steps of a tenth, so that groups share a few dozen rules of style."""


class Group(NamedTuple):
    """A heading with what stands under it up to the next one."""

    heading: Heading
    blocks: tuple[Block, ...]

    @property
    def table(self) -> Table | None:
        """Its paired text, where it has any."""
        return next((block for block in self.blocks if isinstance(block, Table) and block.kind in PAIRED), None)

    @property
    def height(self) -> int:
        """A guess at its height in pixels, in steps."""
        rows = self.table.rows if self.table else ()
        guess = _HEAD + sum(_height(row) for row in rows)
        return round(_STEP ** math.ceil(math.log(guess, _STEP)))

    @property
    def changed(self) -> float:
        """How much of its text does not stand on both sides alike, 0…1."""
        told = [_told(row) for row in (self.table.rows if self.table else ())]
        total = sum(size for size, _ in told)
        return sum(part for _, part in told) / total if total else 0.0


def _height(row: Row) -> int:
    longest = max((len(visible(cell)) for cell in row.cells[1:]), default=0)
    return math.ceil((longest + 1) / _CHARACTERS_A_LINE) * _LINE + _PADDING


def _told(row: Row) -> tuple[int, int]:
    """Characters of a row, what was left out included, and how many of them differ."""
    total = changed = 0
    for run in (run for cell in row.cells[1:] for run in cell):
        size = len(run.hidden) if run.hidden else 0 if Mark.NOTE in run.marks else len(run.text)
        total += size
        if {Mark.REMOVED, Mark.ADDED} & set(run.marks) or row.sign in {Sign.REMOVED, Sign.ADDED, Sign.APART}:
            changed += size
    return total, changed


def groups(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Group, ...]]:
    """What stands before the first heading, and the groups that headings open."""
    before: list[Block] = []
    found: list[tuple[Heading, list[Block]]] = []
    for block in blocks:
        if isinstance(block, Heading):
            found.append((block, []))
        else:
            (found[-1][1] if found else before).append(block)
    return tuple(before), tuple(Group(head, tuple(under)) for head, under in found)


def group(writer: Writer, found: Group, number: int) -> str:
    """One group as a section of the page."""
    parts = [heading(writer, found.heading)]
    for block in found.blocks:
        if isinstance(block, Table) and block.kind in PAIRED:
            parts.append(_table(writer, block, visible(found.heading.line)))
        elif isinstance(block, Paragraph):
            parts.append(paragraph(writer, block))
    return f'<section class="group h-{found.height}" data-n="{number}">{"".join(parts)}</section>'


def _table(writer: Writer, found: Table, caption: str) -> str:
    single = _side(found)
    rows = "".join(_row(writer, row, found, single) for row in found.rows)
    return (
        f'<table class="paired"><caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{''.join(_head(writer, found, single))}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _side(found: Table) -> str:
    """The only side that a table shows; "" where it shows both."""
    return visible(found.header[1])[:1].lower() if found.kind is TableKind.SINGLE else ""


def _head(writer: Writer, found: Table, single: str) -> Iterator[str]:
    yield f'<th scope="col" class="sign"><span class="unseen">{escape(writer.labels("legend.sign"))}</span></th>'
    if not single:
        for side, line in zip("ab", found.header[1:], strict=True):
            yield f'<th scope="col" class="{side}"{writer.lang(line)}>{writer.line(line)}</th>'
        return
    other = "b" if single == "a" else "a"
    said = {
        single: writer.line(found.header[1]),
        other: f'<span class="note">{escape(writer.labels("html.only", side=other.upper()))}</span>',
    }
    for side in "ab":
        yield f'<th scope="col" class="{side}">{said[side]}</th>'


def _row(writer: Writer, row: Row, found: Table, single: str) -> str:
    sign = row.sign or Sign.SHARED
    cells = {single or "a": row.cells[1], **({} if single else {"b": row.cells[2]})}
    languages = dict(zip(cells, found.languages[1:] or ("", ""), strict=False))
    written = "".join(
        f'<td class="{side}"{writer.lang(cells[side], languages[side])}>{writer.line(cells[side])}</td>'
        if cells.get(side)
        else f'<td class="{side} empty"></td>'
        for side in "ab"
    )
    if row.unified:
        language = writer.lang(row.unified, languages.get("b", ""))
        written += f'<td class="u"{language}>{writer.line(row.unified, names=False)}</td>'
    own = f' id="{escape(row.anchor)}"' if row.anchor else ""
    return (
        f'<tr{own} class="{_kinds(row, sign)}"><th scope="row" class="sign">'
        f'<span aria-hidden="true">{sign.value}</span>'
        f'<span class="unseen">{escape(_meaning(writer, sign))}</span></th>{written}</tr>'
    )


def _meaning(writer: Writer, sign: Sign) -> str:
    """The first word of what the legend says of a sign."""
    return writer.labels(f"legend.{sign.name.lower()}").replace(":", "：").split("：")[0]


def _kinds(row: Row, sign: Sign) -> str:
    """What filters ask of a row."""
    marks = {mark for cell in row.cells[1:] for run in cell for mark in run.marks}
    kinds = ["row", sign.name.lower()]
    kinds += [f"has-{mark}" for mark in (Mark.LOCAL, Mark.FIGURE, Mark.COSMETIC) if mark in marks]
    kinds += ["woven"] * bool(row.unified)
    return " ".join(kinds)
