"""From the features of a pair to its score: a logistic model with fitted weights.

The weights, and the costs of crowding, were fitted on annotated pairs by
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

from compare.align.features import PairFeatures

if TYPE_CHECKING:
    from compare.align.assignment import Pair
    from compare.align.features import PairTable


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkModel:
    """The fitted weights."""

    intercept: float
    weights: PairFeatures
    crowding: tuple[float, ...]
    """What a section's first, second and further links cost, in log-odds."""

    def log_odds(self, features: PairFeatures) -> float:
        """How sure a link is before its rivals are heard; 0 is even."""
        return self.intercept + sum(w * x for w, x in zip(self.weights, features, strict=True))


@cache
def link_model() -> LinkModel:
    """The weights that ship with the package."""
    data = json.loads(Path(__file__).with_name("link_weights.json").read_text(encoding="utf-8"))
    return LinkModel(
        intercept=data["intercept"],
        weights=PairFeatures(**data["weights"]),
        crowding=tuple(data["crowding"]),
    )


def gains(table: PairTable) -> dict[Pair, float]:
    """The log-odds of every candidate pair, rounded so that equal evidence gives equal gains."""
    model = link_model()
    return {pair: round(model.log_odds(features), 9) for pair, features in table.features.items()}


def as_score(log_odds: float) -> float:
    """Log-odds as a score 0…1."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))
