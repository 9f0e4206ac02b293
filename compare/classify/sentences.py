"""The class of every statement, from its portrait: local first, and of the rest template or boilerplate.

Two logistic models with fitted weights (`class_weights.json`, by tests/gold/fit_classes.py).
Text that other places have is never local, whatever it names.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from compare.classify.portraits import portraits
from compare.model import ClassedSentence, Evidence, PhraseClass
from compare.reference.masking import Masked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.classify.portraits import Features, Portrait
    from compare.model import Document, Figure
    from compare.reference.index import Index

_DETAIL = 3
"""Names that are told as evidence."""


class Model(NamedTuple):
    """Log-odds as a weighted sum of features."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, features: Features) -> float:
        """How probable the model takes its class to be, 0…1."""
        told = features._asdict()
        odds = self.intercept + sum(weight * told[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-odds))


class Models(NamedTuple):
    """Local against the rest, and template against boilerplate."""

    local: Model
    template: Model


@cache
def models() -> Models:
    """The fitted weights; read once."""
    data = json.loads(Path(__file__).with_name("class_weights.json").read_text(encoding="utf-8"))
    return Models(*(Model(data[name]["intercept"], data[name]["weights"]) for name in Models._fields))


def class_sentences(
    document: Document, figures: Sequence[Figure], references: Sequence[Index]
) -> tuple[ClassedSentence, ...]:
    """Every statement of the body with its class, the evidence, and in how many other places it stands.

    Args:
        document: The document.
        figures: What it states in numbers.
        references: What it is measured against; phrases of its own place never count.
    """
    kind = document.metadata.kind
    found = portraits(document, Masked(document), figures, references)
    return tuple(_classed(portrait, models(), kind) for portrait in found)


def _classed(portrait: Portrait, fitted: Models, kind: str) -> ClassedSentence:
    cls, evidence = judged(portrait, fitted, kind)
    return ClassedSentence(
        span=portrait.statement.span,
        section=portrait.statement.section,
        cls=cls,
        evidence=evidence,
        document_frequency=portrait.frequency,
    )


FITTED_KIND = "report"
"""The kind of document whose statements the models were fitted on. Of a work report or a plan they would call most
things stock that merely lack figures and names, so there only the references speak."""


def judged(portrait: Portrait, fitted: Models, kind: str) -> tuple[PhraseClass, Evidence]:
    """The class of a statement in a document of some kind, and why."""
    features = portrait.features
    if kind != FITTED_KIND and not portrait.frequency:
        return PhraseClass.LOCAL, Evidence(reason="not-in-reference", score=0.5)
    local = fitted.local.probability(features) if not portrait.frequency else 0.0
    template = fitted.template.probability(features)
    if local > 0.5:  # noqa: PLR2004 - the likelier of two
        detail = "、".join(portrait.names[:_DETAIL])
        return PhraseClass.LOCAL, Evidence(
            reason="own-thing" if detail else "own-words", detail=detail, score=_two(local)
        )
    if template > 0.5:  # noqa: PLR2004 - the likelier of two
        slot = _slot(features, fitted.template)
        return PhraseClass.TEMPLATE, Evidence(reason=slot, score=_two((1 - local) * template))
    score = _two((1 - local) * (1 - template))
    if portrait.frequency:
        return PhraseClass.BOILERPLATE, Evidence(reason="in-reference", detail=str(portrait.frequency), score=score)
    return PhraseClass.BOILERPLATE, Evidence(reason="nothing-own", score=score)


def _slot(features: Features, model: Model) -> str:
    """What was filled in: the slot that counts most."""
    told = features._asdict()
    slots = {"figures": "slot-number", "titles": "slot-title", "places": "slot-place", "names": "slot-name"}
    return slots[max(slots, key=lambda name: told[name] * model.weights.get(name, 0.0))]


def _two(value: float) -> float:
    return round(value, 2)
