"""How well sentences of a plan are traced to the next report's review, against a reader's annotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.model import Outcome

if TYPE_CHECKING:
    from compare.model import Series

_SPOKEN = {Outcome.REPORTED, Outcome.PARTLY}


def scores(truth: Any, series: Series, year: int) -> dict[str, float]:
    """Precision and recall of what is spoken of at all, and how often the outcome is one that a reader accepts.

    Where a reader lets several outcomes pass, spoken of and not, either is right and counts for neither.
    """
    found = {}
    for one in series.pledges:
        if one.place.year == year:
            found[tuple(series.by_year[year].clean.to_source(one.place.span))] = one.outcome
    pairs = [(found.get((row["start"], row["end"])), row["outcomes"]) for row in truth["sentences"]]
    said = [(outcome, accepted) for outcome, accepted in pairs if outcome is not None]
    sure = [(outcome in _SPOKEN, "not-mentioned" not in accepted) for outcome, accepted in said if _is_sure(accepted)]
    right = sum(got and wanted for got, wanted in sure)
    return {
        "precision": right / max(1, sum(got for got, _ in sure)),
        "recall": right / max(1, sum(wanted for _, wanted in sure)),
        "outcomes": sum(outcome in accepted for outcome, accepted in said) / max(1, len(pairs)),
    }


def _is_sure(accepted: list[str]) -> bool:
    """Whether a reader was sure that the review speaks of it, or that it does not."""
    return "not-mentioned" not in accepted or accepted == ["not-mentioned"]
