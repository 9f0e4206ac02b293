"""How much of each document is shared and stock (the definitions of docs/glossary.md)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.classify.folding import characters
from compare.errors import Said
from compare.model import Measure, Measures, PhraseClass, SectionMeasure, Shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import ClassedSentence, Document, Phrase, Span
    from compare.options import DiffOptions

OTHER = Said("the other document of this pair")

Tally = Counter[str]
"""Characters by class, and under "shared" those of shared runs long enough to count."""


def measure(  # noqa: PLR0913 - two documents, and what was found between them
    a: Document,
    b: Document,
    phrases: Sequence[Phrase],
    runs: Sequence[int],
    options: DiffOptions,
    *,
    against: tuple[Said, ...] = (OTHER,),
) -> Measures:
    """The measures of both documents and of every section, its descendants included.

    Counted in letters, digits and Han of the body. Shared are phrases tagged equal or
    move in runs of at least `options.shortest_shared` characters. What is cosmetic counts
    as boilerplate, since its words are shared, so that the three shares add up to 1.
    """
    counts_a = _count(a, [phrase.a for phrase in phrases], [p.section_a for p in phrases], phrases, runs, options)
    counts_b = _count(b, [phrase.b for phrase in phrases], [p.section_b for p in phrases], phrases, runs, options)
    return Measures(
        a=_measure(counts_a[""]),
        b=_measure(counts_b[""]),
        sections=(*_section_measures("a", a, counts_a), *_section_measures("b", b, counts_b)),
        reference=against,
    )


def _count(  # noqa: PLR0913, PLR0917 - one side's view of parallel columns
    document: Document,
    spans: Sequence[Span | None],
    sections: Sequence[str | None],
    phrases: Sequence[Phrase],
    runs: Sequence[int],
    options: DiffOptions,
) -> dict[str, Tally]:
    """Characters by class for every section, its descendants included; under "" for the document."""
    counts: dict[str, Tally] = {"": Counter(), **{section.id: Counter() for section in document.sections}}
    for span, section, phrase, run in zip(spans, sections, phrases, runs, strict=True):
        if span is None:
            continue
        size = characters(span.of(document.text))
        for one in _with_ancestors(section or ""):
            counts[one][_class(phrase)] += size
            counts[one]["shared"] += size if run >= options.shortest_shared else 0
    return counts


def measure_sentences(
    document: Document, sentences: Sequence[ClassedSentence]
) -> tuple[Measure, tuple[tuple[str, Measure], ...]]:
    """The measure of one document by its sentences' own classes, and of each section by its id.

    Shared are sentences that stand in another place's document for the most part.
    """
    counts: dict[str, Tally] = {"": Counter(), **{section.id: Counter() for section in document.sections}}
    for sentence in sentences:
        size = characters(sentence.span.of(document.text))
        for one in _with_ancestors(sentence.section):
            counts[one][sentence.cls] += size
            counts[one]["shared"] += size if sentence.document_frequency else 0
    return _measure(counts[""]), tuple((section.id, _measure(counts[section.id])) for section in document.sections)


def _with_ancestors(section: str) -> Iterator[str]:
    """The ids of the document, of the section's ancestors and of the section itself."""
    yield ""
    yield from (section[:i] for i, char in enumerate(section) if char == ".")
    if section:
        yield section


def _class(phrase: Phrase) -> str:
    """The class that a phrase counts as."""
    if phrase.cls is None:
        message = f"phrase of bead {phrase.bead} has no class"
        raise ValueError(message)
    return PhraseClass.BOILERPLATE if phrase.cls is PhraseClass.COSMETIC else phrase.cls


def _section_measures(side: str, document: Document, counts: dict[str, Tally]) -> Iterator[SectionMeasure]:
    for section in document.sections:
        yield SectionMeasure(side=side, section=section.id, measure=_measure(counts[section.id]))


def _measure(count: Tally) -> Measure:
    classes = (PhraseClass.BOILERPLATE, PhraseClass.TEMPLATE, PhraseClass.LOCAL)
    total = sum(count[cls] for cls in classes)
    boilerplate, template, local = (count[cls] / total if total else 0.0 for cls in classes)
    return Measure(
        characters=total,
        shared_ratio=count["shared"] / total if total else 0.0,
        boilerplate_ratio=boilerplate + template,
        shares=Shares(boilerplate=boilerplate, template=template, local=local),
    )
