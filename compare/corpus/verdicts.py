"""The statements of one document with what they are worth, kept as columns and shown as values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.classify.sentences import CLASSES, REASONS
from compare.corpus.made import Made
from compare.model import ClassedSentence, Evidence, Measure, PhraseClass, SectionSummary, Shares, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray


class Columns(NamedTuple):
    """What is kept of the statements of a document: two million of them as values would take a gigabyte."""

    verdicts: NDArray[Any]
    """Rows of `VERDICT`."""
    sections: NDArray[np.uint16]
    characters: NDArray[np.uint32]
    keys: NDArray[np.uint64]
    ids: tuple[str, ...]
    """The sections' ids; a statement's section is one more than its position here."""
    details: Mapping[int, str]


def sentences(columns: Columns) -> Made[ClassedSentence]:
    """The statements of a document as values."""
    return Made(len(columns.verdicts), partial(_sentences, columns))


def _sentences(columns: Columns, which: range) -> Iterator[ClassedSentence]:
    at = np.asarray(which, dtype=np.int64)
    rows = zip(which, columns.verdicts[at].tolist(), columns.sections[at].tolist(), strict=True)
    for i, (start, end, frequency, cls, reason, score), section in rows:
        told = REASONS[reason]
        detail = {"in-reference": str(frequency), "own-thing": columns.details.get(i, "")}.get(told, "")
        yield ClassedSentence(
            span=Span(start, end),
            section=columns.ids[section - 1] if section else "",
            cls=CLASSES[cls],
            evidence=Evidence(reason=told, detail=detail, score=score / 100),
            document_frequency=frequency,
        )


def measures(columns: Columns, headings: Sequence[str]) -> tuple[Measure, tuple[SectionSummary, ...]]:
    """The measure of a document and of each section with its descendants, as `classify.measure_sentences` has it."""
    width = len(CLASSES) + 1
    rows = columns.sections.astype(np.int64) * width
    shared = rows[columns.verdicts["frequency"] > 0] + len(CLASSES)
    cells = np.concatenate([rows + columns.verdicts["cls"], shared])
    sizes = np.concatenate([columns.characters, columns.characters[columns.verdicts["frequency"] > 0]])
    tally = np.bincount(cells, weights=sizes, minlength=(len(columns.ids) + 1) * width)
    table = tally.astype(np.int64).reshape(-1, width).tolist()
    place = {section: i for i, section in enumerate(columns.ids, 1)}
    # From the last section up, so that descendants are in before their parent is added to its own.
    for section, i in sorted(place.items(), key=lambda item: -item[0].count(".")):
        parent = place.get(section.rpartition(".")[0], 0)
        table[parent] = [one + other for one, other in zip(table[parent], table[i], strict=True)]
    found = [_measure(row) for row in table]
    return found[0], tuple(
        SectionSummary(section=section, heading=heading, measure=measure)
        for section, heading, measure in zip(columns.ids, headings, found[1:], strict=True)
    )


_BOILERPLATE, _TEMPLATE, _LOCAL = (
    CLASSES.index(cls) for cls in (PhraseClass.BOILERPLATE, PhraseClass.TEMPLATE, PhraseClass.LOCAL)
)


def _measure(row: Sequence[int]) -> Measure:
    total = sum(row[: len(CLASSES)])
    boilerplate, template, local = (row[i] / total if total else 0.0 for i in (_BOILERPLATE, _TEMPLATE, _LOCAL))
    return Measure(
        characters=total,
        shared_ratio=row[-1] / total if total else 0.0,
        boilerplate_ratio=boilerplate + template,
        shares=Shares(boilerplate=boilerplate, template=template, local=local),
    )
