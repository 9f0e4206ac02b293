"""Chapters: figures that both reports state, and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Block, Line, Paragraph, TableKind, line, plain, shortened, table
from compare.report.names import number

if TYPE_CHECKING:
    from compare.model import Comparison, FigureChange
    from compare.report.labels import Labels

_CONTEXT = 40


def figures(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """Indicators that both reports state: old, new, change."""
    if not comparison.figures:
        return (Paragraph(line=line(labels("figures.none"))),)
    keys = ("figure.name", "figure.old", "figure.new", "figure.change", "figure.percent", "figure.role")
    rows = [_figure_row(change, labels) for change in comparison.figures]
    return (table(TableKind.FIGURES, tuple(labels(key) for key in keys), rows, right=(1, 2, 3, 4)),)


def _figure_row(change: FigureChange, labels: Labels) -> tuple[Line, ...]:
    share = change.change_percent
    return (
        line(plain(change.name)),
        line(plain(change.old.text)),
        line(plain(change.new.text)),
        line(_signed(number(change.change))),
        line("" if share is None else _signed(f"{share:.1f}%")),
        line(labels(f"figure.{change.role}")),
    )


def _signed(said: str) -> str:
    """A number with its sign; a true minus lines up with the plus."""
    if said.startswith("-"):
        return "−" + said[1:]
    return said if not said.strip("0.%") else "+" + said


def findings(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """What an editor should look at, with its evidence."""
    rows = [
        (
            line(plain(found.kind)),
            line(plain(f"{found.message} {found.evidence}".strip())),
            line(shortened(plain(found.a.of(comparison.a.text)), _CONTEXT) if found.a else ""),
            line(shortened(plain(found.b.of(comparison.b.text)), _CONTEXT) if found.b else ""),
        )
        for found in comparison.findings
    ]
    keys = ("finding.kind", "finding.message", "finding.a", "finding.b")
    return (table(TableKind.PLAIN, tuple(labels(key) for key in keys), rows),) if rows else ()
