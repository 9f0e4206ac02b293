"""Chapter: the documents, what was left out, and how the result was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Dating
from compare.report.content import Block, Heading, Listing, Paragraph, TableKind, line, plain, table
from compare.report.sentences import words

if TYPE_CHECKING:
    from compare.model import LeftOut, Series
    from compare.report.labels import Labels

_HASH = 12


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """Every document with how it came to its year; inputs without a place; the method."""
    keys = ("year", "dating", "title", "file", "sha")
    rows = [
        (
            line(str(one.year)),
            line(labels(f"years.dating.{one.dating}")),
            line(plain(one.document.metadata.title)),
            line(plain(one.document.clean.source.path)),
            line(one.document.clean.source.sha256[:_HASH]),
        )
        for one in series.editions
    ]
    found: list[Block] = [
        Heading(level=2, line=line(labels("years.documents"))),
        table(TableKind.EDITIONS, tuple(labels(f"years.document.{key}") for key in keys), rows),
    ]
    if any(one.dating is not Dating.TEXT for one in series.editions):
        found.append(Paragraph(line=line(labels("years.dating.note"))))
    if series.left_out:
        found.append(Heading(level=2, line=line(labels("years.left_out.heading"))))
        found.append(Listing(items=tuple(line(left_out_words(one, labels)) for one in series.left_out)))
    found += _notes(series, labels)
    found.append(Heading(level=2, line=line(labels("appendix.method"))))
    found.append(Paragraph(line=line(labels("method.signature", signature=plain(series.signature)))))
    found.append(Paragraph(line=line(labels("years.method"))))
    return tuple(found)


def _notes(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What was noted of each document and of each step from one to the next."""
    noted = [(str(one.year), one.document.all_notes) for one in series.editions]
    noted += [(f"{step.year_a}–{step.year_b}", step.notes) for step in series.steps]
    told = [line(plain(labels.named(of, words(note.said, labels.language)))) for of, notes in noted for note in notes]
    return (Heading(level=2, line=line(labels("appendix.notes"))), Listing(items=tuple(told))) if told else ()


def left_out_words(one: LeftOut, labels: Labels) -> str:
    """Why an input has no place in the series."""
    detail = words(one.detail, labels.language)
    return plain(labels(f"years.left_out.{one.reason}", path=one.path, detail=detail))
