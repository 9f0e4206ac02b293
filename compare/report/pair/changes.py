"""Chapters: figures of both reports and of one alone, and findings."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.model import FigureKind
from compare.report.content import (
    Block,
    Heading,
    Line,
    Mark,
    Paragraph,
    Run,
    TableKind,
    line,
    note,
    plain,
    shortened,
    table,
)
from compare.report.figures import change_and_percent, changed, difference, signed
from compare.report.findings import arithmetic, by_grade, message, rule_name, shown
from compare.report.names import anchor, section_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Comparison, Document, Figure, FigureChange, Finding, Span
    from compare.report.labels import Labels

_NAME = 24


def figures(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """Indicators that both reports state and that changed; then what only one of them states."""
    return (
        *_both(comparison, labels),
        *_alone("A", comparison.a, comparison.figures_gone, labels),
        *_alone("B", comparison.b, comparison.figures_new, labels),
    )


def _both(comparison: Comparison, labels: Labels) -> Iterator[Block]:
    """Old, new and change of what changed, and how many figures did not."""
    if not comparison.figures:
        yield Paragraph(line=line(labels("figures.none")))
    shown = changed(comparison.figures)
    if shown:
        keys = ("figure.name", "figure.old", "figure.new", "figure.change", "figure.percent", "figure.role")
        rows = [_figure_row(comparison, change, labels) for change in shown]
        yield table(TableKind.FIGURES, tuple(labels(key) for key in keys), rows, right=(1, 2, 3, 4))
    if len(shown) < len(comparison.figures):
        yield Paragraph(line=(note(labels("figures.alike", count=len(comparison.figures) - len(shown))),))


def _figure_row(comparison: Comparison, change: FigureChange, labels: Labels) -> tuple[Line, ...]:
    by, (_, share) = difference(change, labels), change_and_percent(change)
    role = labels(f"figure.{change.role}")
    kind = "" if change.kind is FigureKind.LEVEL else labels(f"figure.kind.{change.kind}")
    return (
        line(plain(change.name)),
        (Run(plain(change.old.text), target=anchor(comparison.a, "A", change.old.span)),),
        (Run(plain(change.new.text), target=anchor(comparison.b, "B", change.new.span)),),
        line(by),
        line(signed(f"{share:.1f}%") if by and share is not None else ""),
        line(" · ".join(word for word in (role, kind) if word)),
    )


def _alone(side: str, document: Document, only: Sequence[Figure], labels: Labels) -> tuple[Block, ...]:
    """Figures that one report states and the other does not, section by section."""
    if not only:
        return ()
    rows = [
        (line(section_label(document, section, labels)), tuple(_listed(side, document, held, labels)))
        for section, held in groupby(only, key=lambda figure: document.sentences[figure.sentence].section)
    ]
    heading = Heading(level=2, line=line(labels("figures.only", side=side, count=len(only))))
    return heading, table(TableKind.ALONE, (labels("figures.section"), labels("figures.stated")), rows)


def _listed(side: str, document: Document, held: Iterator[Figure], labels: Labels) -> Iterator[Run]:
    """Names and figures in a row, each leading to its place."""
    between = ""
    for figure in held:
        name = shortened(plain(figure.name), _NAME)
        yield Run(f"{between}{name} " if name else between)
        yield Run(plain(figure.text), target=anchor(document, side, figure.span))
        between = labels("list.semicolon")


def findings(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """What an editor should look at, the surest first, each with its evidence."""
    if not comparison.findings:
        return ()
    keys = ("finding.message", "finding.a", "finding.b")
    header = tuple(labels(key) for key in keys)
    blocks: list[Block] = [Paragraph(line=(note(labels("findings.intro", count=len(comparison.findings))),))]
    for grade, held in by_grade(comparison.findings):
        blocks.append(Heading(level=2, line=line(f"{labels(f'grade.{grade}')} ({len(held)})")))
        blocks.append(table(TableKind.FINDINGS, header, [_finding_row(comparison, found, labels) for found in held]))
    return tuple(blocks)


def _finding_row(comparison: Comparison, found: Finding, labels: Labels) -> tuple[Line, ...]:
    said = [Run(rule_name(found, labels), (Mark.STRONG,)), Run(f" {message(found, labels)}")]
    if reckoned := arithmetic(found):
        said += [Run("\n"), note(reckoned)]
    return (
        tuple(said),
        tuple(_places("A", comparison.a, found.a, found.further_a)),
        tuple(_places("B", comparison.b, found.b, found.further_b)),
    )


def _places(side: str, document: Document, first: Span | None, further: Sequence[Span]) -> Iterator[Run]:
    """Where a finding stands: the text there, and how many more places there are."""
    if first is None:
        return
    yield Run(shown(document, first), target=anchor(document, side, first))
    if len(further) == 1:
        yield Run("\n")
        yield Run(shown(document, further[0]), target=anchor(document, side, further[0]))
    elif further:
        yield note(f" +{len(further)}")
