"""The class of every statement, from its portrait: local first, and of the rest template or boilerplate.

Two logistic models with fitted weights (`class_weights.json`, by tests/gold/fit_classes.py),
for documents of every kind. Text that other places have is never local, whatever it names.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.classify.portraits import Features, portraits
from compare.model import ClassedSentence, Evidence, PhraseClass
from compare.reference.masking import Masked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from compare.classify.portraits import Portrait
    from compare.model import Document, Figure
    from compare.reference.index import Index

DETAIL = 3
"""Names that are told as evidence."""


class Model(NamedTuple):
    """Log-odds as a weighted sum of features."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float = 0.5
    """The probability above which its class is given."""

    def probability(self, features: Features) -> float:
        """How probable the model takes its class to be, 0…1."""
        told = features._asdict()
        odds = self.intercept + sum(weight * told[name] for name, weight in self.weights.items())
        return 1 / (1 + exp(-odds))

    def probabilities(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for many rows of features."""
        odds = np.zeros(len(features))
        for name, weight in self.weights.items():
            odds += weight * features[:, Features._fields.index(name)]
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-(self.intercept + odds)))
        return probabilities


class Models(NamedTuple):
    """Local against the rest, and template against boilerplate."""

    local: Model
    template: Model


@cache
def models() -> Models:
    """The fitted weights; read once."""
    data = json.loads(Path(__file__).with_name("class_weights.json").read_text(encoding="utf-8"))
    return Models(*(Model(*(data[name][key] for key in Model._fields)) for name in Models._fields))


def told_thresholds() -> str:
    """The thresholds as a report tells them: local>0.50, template>0.50."""
    return ", ".join(f"{name}>{model.threshold:.2f}" for name, model in models()._asdict().items())


def class_sentences(
    document: Document, figures: Sequence[Figure], references: Sequence[Index]
) -> tuple[ClassedSentence, ...]:
    """Every statement of the body with its class, the evidence, and in how many other places it stands.

    Args:
        document: The document.
        figures: What it states in numbers.
        references: What it is measured against; phrases of its own place never count.
    """
    found = portraits(document, Masked(document), figures, references)
    return tuple(_classed(portrait, models()) for portrait in found)


def _classed(portrait: Portrait, fitted: Models) -> ClassedSentence:
    cls, evidence = judged(portrait, fitted)
    return ClassedSentence(
        span=portrait.statement.span,
        section=portrait.statement.section,
        cls=cls,
        evidence=evidence,
        document_frequency=portrait.frequency,
    )


def judged(portrait: Portrait, fitted: Models) -> tuple[PhraseClass, Evidence]:
    """The class of a statement, and why."""
    features = portrait.features
    local = fitted.local.probability(features) if not portrait.frequency else 0.0
    template = fitted.template.probability(features)
    if local > fitted.local.threshold:
        detail = "、".join(portrait.names[:DETAIL])
        return PhraseClass.LOCAL, Evidence(
            reason="own-thing" if detail else "own-words", detail=detail, score=_two(local)
        )
    if template > fitted.template.threshold or features.quarters:
        slot = _slot(features, fitted.template)
        return PhraseClass.TEMPLATE, Evidence(reason=slot, score=_two((1 - local) * template))
    score = _two((1 - local) * (1 - template))
    if portrait.frequency:
        return PhraseClass.BOILERPLATE, Evidence(reason="in-reference", detail=str(portrait.frequency), score=score)
    return PhraseClass.BOILERPLATE, Evidence(reason="nothing-own", score=score)


CLASSES = (PhraseClass.BOILERPLATE, PhraseClass.TEMPLATE, PhraseClass.LOCAL)
_SLOTS = {"figures": "slot-number", "titles": "slot-title", "places": "slot-place", "names": "slot-name"}
REASONS = ("in-reference", "nothing-own", *_SLOTS.values(), "own-thing", "own-words")


class Verdicts(NamedTuple):
    """The classes of many statements, by position in `CLASSES` and `REASONS`."""

    classes: NDArray[np.uint8]
    reasons: NDArray[np.uint8]
    scores: NDArray[np.float64]


def judged_all(features: NDArray[np.float64], frequencies: NDArray[np.int64], named: NDArray[np.bool_]) -> Verdicts:
    """What `judged` says of each of many statements (a test holds the two together).

    Args:
        features: A row of `Features` a statement.
        frequencies: In how many other places most of each stands.
        named: Whether its portrait has names.
    """
    known = frequencies > 0
    local = np.where(known, 0.0, models().local.probabilities(features))
    template = models().template.probabilities(features)
    is_local, is_template = local > models().local.threshold, template > models().template.threshold
    is_template |= features[:, Features._fields.index("quarters")] > 0
    weights = models().template.weights
    filled = np.stack([features[:, Features._fields.index(name)] * weights.get(name, 0.0) for name in _SLOTS])
    slots = np.argmax(filled, axis=0) + REASONS.index("slot-number")
    nothing = np.where(known, REASONS.index("in-reference"), REASONS.index("nothing-own"))
    own = np.where(named, REASONS.index("own-thing"), REASONS.index("own-words"))
    classes = np.where(is_local, 2, np.where(is_template, 1, 0))
    reasons = np.where(is_local, own, np.where(is_template, slots, nothing))
    scores: NDArray[np.float64] = np.where(is_local, local, (1 - local) * np.where(is_template, template, 1 - template))
    return Verdicts(classes.astype(np.uint8), reasons.astype(np.uint8), np.round(scores, 2))


def _slot(features: Features, model: Model) -> str:
    """What was filled in: the slot that counts most."""
    told = features._asdict()
    return _SLOTS[max(_SLOTS, key=lambda name: told[name] * model.weights.get(name, 0.0))]


def _two(value: float) -> float:
    return round(value, 2)
