"""From the features of a pair to its score: a logistic model with fitted weights, in two looks.

The first look judges each pair by itself. The second adds what the tree says, by the first look's scores of the pairs
around it (support.py). The weights, and the costs of crowding, were fitted on annotated pairs by
tests/gold/fit_links.py with cross-validation by document pair, and stand in
link_weights.json with what they were fitted on and how well they did.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from compare.align.support import supports

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.align.assignment import Pair
    from compare.align.features import Column, PairFeatures, PairTable
    from compare.align.profile import Profile
    from compare.align.support import Supports


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkModel:
    """The fitted weights."""

    intercept: float
    weights: Mapping[str, float]
    """By the names of `PairFeatures`."""
    supports: Mapping[str, float]
    """By the names of `Supports`: what each adds to the log-odds."""
    crowding: tuple[float, ...]
    """What a section's first, second and further links cost, in log-odds."""
    confidence: tuple[float, float]
    """Offset and slope of the log-odds that a chosen link is right, over its own: having won says something too."""

    def sure(self, log_odds: float) -> float:
        """How likely a link that was chosen is right, 0…1 (Platt 1999)."""
        offset, slope = self.confidence
        return as_score(offset + slope * log_odds)

    def log_odds(self, features: PairFeatures) -> Column:
        """How sure each link is before its rivals are heard; 0 is even."""
        # One product after the other, in one order: a matrix product may differ from machine to machine.
        total = np.full(len(features[0]), self.intercept)
        for name, column in zip(features._fields, features, strict=True):
            total += self.weights[name] * column
        return total

    def support(self, found: Supports) -> Column:
        """What the tree adds to the log-odds of each pair."""
        total = np.zeros(len(found[0]))
        for name, column in zip(found._fields, found, strict=True):
            total += self.supports[name] * column
        return total


@cache
def link_model() -> LinkModel:
    """The weights that ship with the package."""
    data = json.loads(Path(__file__).with_name("link_weights.json").read_text(encoding="utf-8"))
    return LinkModel(
        intercept=data["intercept"],
        weights=data["weights"],
        supports=data["supports"],
        crowding=tuple(data["crowding"]),
        confidence=tuple(data["confidence"]),
    )


def gains(table: PairTable) -> dict[Pair, float]:
    """The log-odds of every candidate pair, rounded so that equal evidence gives equal gains."""
    log_odds = link_model().log_odds(table.features)
    return dict(zip(table.pairs, np.round(log_odds, 9).tolist(), strict=True))


def joint_gains(first: Mapping[Pair, float], a: Profile, b: Profile) -> tuple[dict[Pair, float], Supports]:
    """The log-odds of the second look, from those of the first, and the support behind them in the same order."""
    pairs = tuple(first)
    found = supports(pairs, np.array([as_score(x) for x in first.values()]), a, b)
    log_odds = np.array(list(first.values())) + link_model().support(found)
    return dict(zip(pairs, np.round(log_odds, 9).tolist(), strict=True)), found


def as_score(log_odds: float) -> float:
    """Log-odds as a score 0…1."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))
