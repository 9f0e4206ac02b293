"""The statements of one document with what they are worth, kept as columns and shown as values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, overload

import numpy as np

from compare.classify.sentences import CLASSES, REASONS
from compare.model import ClassedSentence, Evidence, Measure, PhraseClass, SectionSummary, Shares, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Tally = NDArray[np.int64]


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


class Sentences(Sequence[ClassedSentence]):
    """The statements of a document as values, each made when it is asked for."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __len__(self) -> int:
        return len(self._columns.verdicts)

    @overload
    def __getitem__(self, index: int) -> ClassedSentence: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ClassedSentence]: ...
    def __getitem__(self, index: int | slice) -> ClassedSentence | Sequence[ClassedSentence]:
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._made(index % len(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentences) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self._columns.verdicts.tobytes())

    def _made(self, index: int) -> ClassedSentence:
        start, end, frequency, cls, reason, score = self._columns.verdicts[index].tolist()
        section = int(self._columns.sections[index])
        told = REASONS[reason]
        detail = {"in-reference": str(frequency), "own-thing": self._columns.details.get(index, "")}.get(told, "")
        return ClassedSentence(
            span=Span(start, end),
            section=self._columns.ids[section - 1] if section else "",
            cls=CLASSES[cls],
            evidence=Evidence(reason=told, detail=detail, score=score / 100),
            document_frequency=frequency,
        )


def measures(columns: Columns, headings: Sequence[str]) -> tuple[Measure, tuple[SectionSummary, ...]]:
    """The measure of a document and of each section with its descendants, as `classify.measure_sentences` has it."""
    classes = len(CLASSES)
    rows = columns.sections.astype(np.int64) * (classes + 1)
    count = (len(columns.ids) + 1) * (classes + 1)
    tally = np.zeros(count, dtype=np.int64)
    np.add.at(tally, rows + columns.verdicts["cls"], columns.characters)
    shared = columns.verdicts["frequency"] > 0
    np.add.at(tally, rows[shared] + classes, columns.characters[shared])
    table = tally.reshape(-1, classes + 1)
    place = {section: i for i, section in enumerate(columns.ids, 1)}
    # From the last section up, so that descendants are in before their parent is added to its own.
    for section, i in sorted(place.items(), key=lambda item: -item[0].count(".")):
        table[place.get(section.rpartition(".")[0], 0)] += table[i]
    found = [_measure(row) for row in table.tolist()]
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
