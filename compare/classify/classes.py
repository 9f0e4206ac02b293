"""Classing every phrase by the rules, and what follows from the classes."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from compare.classify.cases import Case, Side
from compare.classify.folding import Folded, characters
from compare.classify.frames import with_frames
from compare.classify.initiatives import find_initiatives
from compare.classify.measures import measure
from compare.classify.rules import RULES
from compare.classify.slots import Mask, find_slots, local_names
from compare.model import Classification, Tag
from compare.options import DiffOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Alignment, Document, Figure, Phrase

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
) -> Classification:
    """Every phrase with its class and the evidence for it, the initiatives, and the measures.

    All of it from the two documents alone: boilerplate means shared with the other.
    """
    options = options or DiffOptions()
    side_a, side_b = _side(a, figures_a), _side(b, figures_b)
    runs = shared_runs(phrases, side_a.folded)
    classed = with_frames(
        [
            _classed(Case(phrase=phrase, a=side_a, b=side_b, run=run, options=options))
            for phrase, run in zip(phrases, runs, strict=True)
        ]
    )
    return Classification(
        phrases=classed,
        initiatives_a=find_initiatives(side_a, side_b),
        initiatives_b=find_initiatives(side_b, side_a),
        measures=measure(a, b, classed, runs, options),
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


def shared_runs(phrases: Sequence[Phrase], folded_a: Folded) -> tuple[int, ...]:
    """For each phrase the characters of the shared run it is part of; 0 for what is not shared.

    A run goes on over the end of a sentence where the same bead goes on being shared.
    """
    runs: list[int] = []
    for (_, shared), group in groupby(phrases, key=lambda phrase: (phrase.bead, phrase.tag in _SHARED)):
        members = list(group)
        length = sum(characters(folded_a.of(phrase.a)) for phrase in members if phrase.a) if shared else 0
        runs += [length] * len(members)
    return tuple(runs)
