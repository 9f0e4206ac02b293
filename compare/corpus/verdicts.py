"""The statements of one document with what they are worth, kept as columns and shown as values."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.classify.sentences import CLASSES, REASONS
from compare.corpus.kernels.weights import tally
from compare.corpus.made import Made
from compare.model import ClassedSentence, Evidence, Measure, PhraseClass, SectionSummary, Shares, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


class Columns(NamedTuple):
    """What is kept of the statements of a document: two million of them as values would take a gigabyte."""

    verdicts: NDArray[Any]
    """Rows of `VERDICT`."""
    statements: NDArray[Any]
    """Rows of `STATEMENT`."""
    sections: Sequence[tuple[str, str]]
    """Id and heading of each; a statement's section is one more than its position here."""
    details: str
    """The names that speak for statements, by position, as JSON: for most documents they are never asked for."""


def sentences(columns: Columns) -> Made[ClassedSentence]:
    """The statements of a document as values."""
    return Made(len(columns.verdicts), partial(_sentences, columns))


def _sentences(columns: Columns, which: range) -> Iterator[ClassedSentence]:
    at = np.asarray(which, dtype=np.int64)
    details = json.loads(columns.details)
    rows = zip(which, columns.verdicts[at].tolist(), columns.statements["section"][at].tolist(), strict=True)
    for i, (start, end, frequency, cls, reason, score), section in rows:
        told = REASONS[reason]
        detail = {"in-reference": str(frequency), "own-thing": details.get(str(i), "")}.get(told, "")
        yield ClassedSentence(
            span=Span(start, end),
            section=columns.sections[section - 1][0] if section else "",
            cls=CLASSES[cls],
            evidence=Evidence(reason=told, detail=detail, score=score / 100),
            document_frequency=frequency,
        )


def sections(columns: Columns) -> Made[SectionSummary]:
    """The measure of each section with its descendants, as `classify.measure_sentences` has it."""
    return Made(len(columns.sections), partial(_sections, columns))


def _sections(columns: Columns, which: range) -> Iterator[SectionSummary]:
    of, count = columns.statements["section"].astype(np.int64), len(columns.sections) + 1
    table = tally(of, count, columns.verdicts, columns.statements).tolist()
    place = {section: i for i, (section, _) in enumerate(columns.sections, 1)}
    # From the last section up, so that descendants are in before their parent is added to its own.
    for section, i in sorted(place.items(), key=lambda item: -item[0].count(".")):
        parent = place.get(section.rpartition(".")[0], 0)
        table[parent] = [one + other for one, other in zip(table[parent], table[i], strict=True)]
    for i in which:
        section, heading = columns.sections[i]
        yield SectionSummary(section=section, heading=heading, measure=measure(table[i + 1]))


_BOILERPLATE, _TEMPLATE, _LOCAL = (
    CLASSES.index(cls) for cls in (PhraseClass.BOILERPLATE, PhraseClass.TEMPLATE, PhraseClass.LOCAL)
)


def measure(row: Sequence[int]) -> Measure:
    """The measure of what has these letters, a row of `tally`, as `classify.measure_sentences` has it."""
    total = sum(row[: len(CLASSES)])
    boilerplate, template, local = (row[i] / total if total else 0.0 for i in (_BOILERPLATE, _TEMPLATE, _LOCAL))
    return Measure(
        characters=total,
        shared_ratio=row[-1] / total if total else 0.0,
        boilerplate_ratio=boilerplate + template,
        shares=Shares(boilerplate=boilerplate, template=template, local=local),
    )
