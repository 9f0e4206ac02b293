"""Classing every phrase by the rules, and what follows from the classes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.classify.cases import Case, Side
from compare.classify.folding import Folded, characters
from compare.classify.frames import with_frames
from compare.classify.initiatives import find_initiatives
from compare.classify.known import own_classes, with_references
from compare.classify.measures import OTHER, measure
from compare.classify.rules import RULES
from compare.classify.slots import Mask, find_slots
from compare.model import Classification, Tag
from compare.options import DiffOptions
from compare.reference.masking import local_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Alignment, Document, Figure, Phrase
    from compare.reference.index import Index

_SHARED = frozenset({Tag.EQUAL, Tag.MOVE})


def classify(  # noqa: PLR0913, PLR0917 - what the earlier stages found, each by itself
    a: Document,
    b: Document,
    alignment: Alignment,  # noqa: ARG001 - beads already number the phrases; links come in with a reference
    phrases: Sequence[Phrase],
    figures_a: Sequence[Figure],
    figures_b: Sequence[Figure],
    *,
    options: DiffOptions | None = None,
    references: Sequence[Index] = (),
) -> Classification:
    """Every phrase with its class and the evidence for it, the initiatives, and the measures.

    Without references all of it comes from the two documents alone: boilerplate means
    shared with the other. With them, what only one document has is judged by how stock
    its wording is elsewhere, and what two documents of one place share by itself.
    """
    options = options or DiffOptions()
    side_a, side_b = _side(a, figures_a), _side(b, figures_b)
    runs = shared_runs(phrases, side_a, side_b)
    classed = with_frames(
        [
            _classed(Case(phrase=phrase, a=side_a, b=side_b, run=run, options=options))
            for phrase, run in zip(phrases, runs, strict=True)
        ]
    )
    if references:
        own = own_classes(a, figures_a, references), own_classes(b, figures_b, references)
        classed = with_references(classed, own, references)
    return Classification(
        phrases=classed,
        initiatives_a=find_initiatives(side_a, side_b, figures_a, references),
        initiatives_b=find_initiatives(side_b, side_a, figures_b, references),
        measures=measure(a, b, classed, runs, options, against=(OTHER, *(index.said for index in references))),
    )


def _side(document: Document, figures: Sequence[Figure]) -> Side:
    folded = Folded(document.clean)
    text = document.text
    return Side(
        document=document,
        folded=folded,
        own=tuple(folded.name(name) for name in local_names(document.metadata)),
        mask=Mask(folded, find_slots(document, figures)),
        habit=(document.clean.script, text.count("，") > text.count(",")),
    )


def _classed(case: Case) -> Phrase:
    """The phrase with the first answer that a rule gives."""
    cls, evidence = next(answer for rule in RULES if (answer := rule(case)))
    return replace(case.phrase, cls=cls, evidence=evidence)


def shared_runs(phrases: Sequence[Phrase], a: Side, b: Side) -> tuple[int, ...]:
    """For each phrase the characters of the shared run it is part of; 0 for what is not shared.

    A run goes on over the end of a sentence where both sides go on being shared.
    """
    runs: list[list[int]] = []
    sizes: list[int] = []
    before: Phrase | None = None
    for phrase in phrases:
        if before is None or not _goes_on(before, phrase, a.document.text, b.document.text):
            runs.append([])
        size = characters(a.folded.of(phrase.a)) if phrase.a and phrase.tag in _SHARED else 0
        runs[-1].append(size)
        before = phrase
    for run in runs:
        sizes += [sum(run)] * len(run)
    return tuple(sizes)


def _goes_on(before: Phrase, after: Phrase, text_a: str, text_b: str) -> bool:
    """Whether two shared phrases follow each other on both sides, in one bead."""
    if before.tag not in _SHARED or after.tag not in _SHARED:
        return False
    if (before.bead, before.bead_b) != (after.bead, after.bead_b):
        return False
    sides = ((before.a, after.a, text_a), (before.b, after.b, text_b))
    return all(
        one and other and one.end <= other.start and not text[one.end : other.start].strip()
        for one, other, text in sides
    )
