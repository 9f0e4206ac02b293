"""Chapter: what an editor should look at, by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import (
    Block,
    Heading,
    Line,
    Paragraph,
    Table,
    TableKind,
    line,
    note,
    table,
)
from compare.report.findings import arithmetic, message, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Document, Finding, Series
    from compare.report.labels import Labels

_MOST = 25
_LATEST = 2


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """The findings of the last two documents, by themselves and against the one before; the rest is counted."""
    found: list[Block] = []
    for year in reversed(series.years[-_LATEST:]):
        rows = _of_year(series, year)
        if rows:
            found.append(Heading(level=2, line=line(labels("years.findings.of", year=year, count=len(rows)))))
            found.append(_table(rows[:_MOST], labels))
            if len(rows) > _MOST:
                found.append(Paragraph(line=(note(labels("years.findings.rest", count=len(rows) - _MOST)),)))
    earlier = sum(len(_of_year(series, year)) for year in series.years[:-_LATEST])
    if earlier:
        found.append(Paragraph(line=(note(labels("years.findings.earlier", count=earlier)),)))
    return tuple(found)


_Row = tuple["Finding", "Document", "Document | None"]


def _of_year(series: Series, year: int) -> list[_Row]:
    """The findings of one document, the surest first."""
    document = series.by_year[year]
    rows: list[_Row] = [
        (found, document, None) for one in series.findings if one.year == year for found in one.findings
    ]
    rows += [
        (found, series.by_year[step.year_a], document)
        for step in series.steps
        if step.year_b == year
        for found in step.findings
    ]
    order = {"sure": 0, "likely": 1, "hint": 2}
    return sorted(rows, key=lambda row: order[row[0].grade])


def _table(rows: Sequence[_Row], labels: Labels) -> Table:
    header = tuple(labels(f"years.finding.{key}") for key in ("grade", "message", "text"))
    return table(TableKind.NOTED, header, [_row(*row, labels) for row in rows])


def _row(found: Finding, a: Document, b: Document | None, labels: Labels) -> tuple[Line, ...]:
    where = found.b if b and found.b else found.a
    document = b if b and found.b else a
    return (
        line(labels.known("grade", found.grade)),
        line(" ".join(said for said in (message(found, labels), arithmetic(found)) if said)),
        line(shown(document, where) if where else ""),
    )
