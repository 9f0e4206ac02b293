"""The summary as tables for a spreadsheet: documents, sections, boilerplate, clusters, initiatives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.report.corpus.naming import document_names
from compare.report.corpus.overview import ranked
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.model import DocumentSummary, Measure, Summary
    from compare.report.labels import Labels

Cell = str | float | None


class ColumnKind(StrEnum):
    """How a column is written."""

    TEXT = "text"
    WIDE = "wide"
    """Text of a sentence or more."""
    COUNT = "count"
    SHARE = "share"
    """A ratio, 0…1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table."""

    name: str
    columns: tuple[tuple[str, ColumnKind], ...]
    rows: tuple[tuple[Cell, ...], ...]


_T, _W, _C, _S = ColumnKind.TEXT, ColumnKind.WIDE, ColumnKind.COUNT, ColumnKind.SHARE
_MEASURE = (
    ("characters", _C),
    ("boilerplate-ratio", _S),
    ("boilerplate", _S),
    ("template", _S),
    ("local", _S),
    ("shared-ratio", _S),
)
_DOCUMENTS = (
    ("document", _T), ("path", _T), ("title", _W), ("place", _T), ("year", _C), ("kind", _T), ("date", _T), *_MEASURE,
    ("nearest", _T), ("nearest-share", _S), ("precedence", _T), ("reused", _C), ("initiatives", _W), ("notes", _W),
)  # fmt: skip
_SECTIONS = (("document", _T), ("section", _T), ("heading", _W), *_MEASURE)
_STOCK = (("places", _C), ("copies", _C), ("class", _T), ("text", _W), ("document", _T), ("start", _C), ("end", _C))
_CLUSTERS = (
    ("cluster", _C), ("places", _C), ("document", _T), ("date", _T), ("similarity", _S), ("start", _C), ("end", _C), ("text", _W),
)  # fmt: skip
_INITIATIVES = (
    ("document", _T), ("name", _W), ("thing", _T), ("score", _S), ("elsewhere", _C), ("start", _C), ("end", _C),
)  # fmt: skip
_NAMED = 12


def documents(summary: Summary, labels: Labels) -> Sheet:
    """One row a document, the most boilerplate first."""
    names = document_names(summary)
    return _sheet("documents", _DOCUMENTS, labels, (_document(summary, i, names, labels) for i in ranked(summary)))


def sheets(summary: Summary, labels: Labels) -> tuple[Sheet, ...]:
    """Every table."""
    names = document_names(summary)
    made: tuple[tuple[str, tuple[tuple[str, ColumnKind], ...], Callable[..., Iterator[tuple[Cell, ...]]]], ...] = (
        ("sections", _SECTIONS, _sections),
        ("boilerplate", _STOCK, _stock),
        ("clusters", _CLUSTERS, _clusters),
        ("initiatives", _INITIATIVES, _initiatives),
    )
    further = (_sheet(name, columns, labels, rows(summary, names, labels)) for name, columns, rows in made)
    return (documents(summary, labels), *further)


def _sheet(
    name: str, columns: tuple[tuple[str, ColumnKind], ...], labels: Labels, rows: Iterator[tuple[Cell, ...]]
) -> Sheet:
    return Sheet(
        name=labels(f"corpus.sheet.{name}"),
        columns=tuple((labels(f"corpus.column.{key}"), kind) for key, kind in columns),
        rows=tuple(rows),
    )


def _measure(measure: Measure) -> tuple[Cell, ...]:
    shares = measure.shares
    return (
        measure.characters,
        measure.boilerplate_ratio,
        shares.boilerplate,
        shares.template,
        shares.local,
        measure.shared_ratio,
    )


def _document(summary: Summary, index: int, names: tuple[str, ...], labels: Labels) -> tuple[Cell, ...]:
    one = summary.documents[index]
    told = one.facts.metadata
    return (
        names[index],
        one.facts.path,
        told.title,
        told.place,
        told.year,
        labels.known("kind", told.kind),
        told.date,
        *_measure(one.measure),
        *_nearest(one, names, labels),
        len(one.reused),
        labels.listed(tuple(initiative.name for initiative in one.initiatives[:_NAMED])),
        labels("list.semicolon").join(words(note.said, labels.language) for note in one.facts.notes),
    )


def _nearest(one: DocumentSummary, names: tuple[str, ...], labels: Labels) -> tuple[Cell, ...]:
    if not one.neighbours:
        return None, None, None
    near = one.neighbours[0]
    return names[near.document], near.shared_ratio, labels(f"corpus.precedence.{near.precedence}")


def _sections(summary: Summary, names: tuple[str, ...], _labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for name, one in zip(names, summary.documents, strict=True):
        for section in one.sections:
            yield name, section.section, section.heading, *_measure(section.measure)


def _stock(summary: Summary, names: tuple[str, ...], labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for one in summary.stock:
        said = labels(f"class.{one.cls}")
        yield one.places, one.copies, said, one.text, names[one.document], one.span.start, one.span.end


def _clusters(summary: Summary, names: tuple[str, ...], _labels: Labels) -> Iterator[tuple[Cell, ...]]:
    """One row a carrier, so that a table can be filtered by document."""
    for number, cluster in enumerate(summary.clusters, start=1):
        for carrier in cluster.carriers:
            yield (
                number,
                cluster.places,
                names[carrier.document],
                summary.documents[carrier.document].facts.metadata.date,
                carrier.similarity,
                carrier.span.start,
                carrier.span.end,
                cluster.text,
            )


def _initiatives(summary: Summary, names: tuple[str, ...], labels: Labels) -> Iterator[tuple[Cell, ...]]:
    for name, one in zip(names, summary.documents, strict=True):
        for initiative in one.initiatives:
            start, end = initiative.spans[0]
            thing = labels(f"thing.{initiative.thing}")
            yield name, initiative.name, thing, initiative.score, initiative.elsewhere, start, end
