"""Fits the weights of the section links on the annotated pairs, and says how well they carry over.

    python tests/gold/fit_links.py [--write | --ablation]

A logistic model (maximum likelihood with a ridge, by iteratively reweighted least squares) over the
features of compare.align.features; pairs graded "possible" are left out of the fit. Each document pair
counts alike, however many sections it has. Crowding costs are searched on a grid. Every score printed is
of a pair that was left out when its weights were fitted; "nested" leaves it out of the grid search too.
Needs nothing the package does not need itself.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import score

from compare.align.assignment import assign
from compare.align.features import PairFeatures, pair_table
from compare.align.profile import profile
from compare.pipeline import read
from compare.report.as_json import outline_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Document

DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parents[2] / "compare" / "align" / "link_weights.json"
RIDGE = 1.0
"""On standardised features; CV means for 0.1, 0.3, 1, 3, 10 differ by less than 0.02."""
WEIGHT_OF_A_PAIR = 20.0
"""What all sure links of one document pair count together."""
STEP = 0.25
GRID = tuple(
    (first * STEP, second * STEP, further * STEP)
    for first in range(-5, 2)
    for second in range(-5, 6)
    for further in range(-4, 9, 2)
    if first <= second <= further
)

GROUPS = {
    "headings": ("heading_words", "heading_bigrams", "headless"),
    "text": (
        "own_text",
        "whole_text",
        "own_rank_best",
        "own_rank_worst",
        "whole_rank_best",
        "whole_rank_worst",
        "cover",
    ),
    "structure": ("both_top", "level_gap", "leaf_gap", "position_gap"),
    "meaning": ("heading_meaning", "own_meaning", "whole_meaning"),
}
ABLATIONS = (
    ("headings",),
    ("text",),
    ("headings", "text"),
    ("headings", "text", "structure"),
    ("headings", "text", "structure", "meaning"),
)

Ids = tuple[str, str]
Costs = tuple[float, float, float]


class Example(NamedTuple):
    """One annotated pair of documents."""

    name: str
    pairs: list[Ids]
    features: np.ndarray
    truth: np.ndarray
    """1 sure, 0 no link, -1 possible."""
    sure: set[Ids]
    possible: set[Ids]


class Fit(NamedTuple):
    """Weights on the features as they are."""

    intercept: float
    weights: np.ndarray

    def gains(self, example: Example) -> dict[Ids, float]:
        """Log-odds by pair of ids."""
        return dict(zip(example.pairs, (example.features @ self.weights + self.intercept).tolist(), strict=True))


def example(path: Path) -> Example:
    """One annotated pair, read with our own outline and matched to the annotated sections."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    sides = [read(str(DATA / "texts" / f"{gold[side]}.txt")) for side in "ab"]
    profiles = [profile(document) for document in sides]
    names = [_gold_ids(gold[side], document) for side, document in zip("ab", sides, strict=True)]
    sure = {(x, y) for link in gold["links"] if link["grade"] == "sure" for x in link["a"] for y in link["b"]}
    possible = {(x, y) for link in gold["links"] for x in link["a"] for y in link["b"]}
    table = pair_table(*profiles)
    rows = [
        ((names[0][x], names[1][y]), features)
        for (i, j), features in zip(table.pairs, np.column_stack(table.features), strict=True)
        if (x := profiles[0].ids[i]) in names[0] and (y := profiles[1].ids[j]) in names[1]
    ]
    truth = [1 if pair in sure else -1 if pair in possible else 0 for pair, _ in rows]
    return Example(
        path.stem, [pair for pair, _ in rows], np.array([f for _, f in rows]), np.array(truth), sure, possible
    )


def _gold_ids(name: str, document: Document) -> dict[str, str]:
    """Our section id → the annotated one, matched by where the sections start."""
    gold = json.loads((DATA / "outline" / f"{name}.json").read_text(encoding="utf-8"))
    matched = score.match_sections(gold["sections"], json.loads(outline_json(document))["sections"])
    return {ours: theirs for theirs, ours in matched.items()}


def fit(examples: list[Example]) -> Fit:
    """The logistic weights of some pairs."""
    kept = [e.truth >= 0 for e in examples]
    x = np.vstack([e.features[k] for e, k in zip(examples, kept, strict=True)])
    y = np.concatenate([e.truth[k] for e, k in zip(examples, kept, strict=True)])
    share = [np.full(k.sum(), WEIGHT_OF_A_PAIR / (e.truth == 1).sum()) for e, k in zip(examples, kept, strict=True)]
    mean, spread = x.mean(0), x.std(0) + 1e-9
    beta = _logistic(np.column_stack([np.ones(len(x)), (x - mean) / spread]), y, np.concatenate(share))
    weights = beta[1:] / spread
    return Fit(float(beta[0] - (weights * mean).sum()), weights)


def _logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray) -> np.ndarray:
    """Newton's method; the intercept is not held back by the ridge."""
    ridge = np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 0
    beta = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ beta))
        curvature = (x * (share * p * (1 - p))[:, None]).T @ x + ridge
        step = np.linalg.solve(curvature, x.T @ (share * (y - p)) - ridge @ beta)
        beta += step
        if np.abs(step).max() < 1e-10:
            break
    return beta


def f1(fitted: Fit, held_out: Example, costs: Costs) -> float:
    """F1 of one pair: precision against sure and possible links, recall against sure ones."""
    order = {pair: (i, j) for (i, j), pair in _indexed(held_out.pairs)}
    gains = {order[pair]: gain for pair, gain in fitted.gains(held_out).items()}
    back = {index: pair for pair, index in order.items()}
    chosen = {back[index] for index in assign(gains, costs)}
    hits = len(chosen & held_out.possible), len(chosen & held_out.sure)
    return float(score.prf(hits[0], len(chosen), hits[1], len(held_out.sure))[2])


def steady_best(table: dict[Costs, list[float]], used: Sequence[int]) -> Costs:
    """The costs whose neighbourhood on the grid does best on some of the pairs.

    Six pairs make a ragged surface; the mean over a point and its neighbours is a safer guide than its peaks.
    """
    means = {costs: float(np.mean([scores[k] for k in used])) for costs, scores in table.items()}

    def neighbourhood(costs: Costs) -> float:
        near = [m for c, m in means.items() if all(abs(x - y) <= 2 * STEP for x, y in zip(c, costs, strict=True))]
        return float(np.mean(near))

    return max(GRID, key=lambda costs: (round(neighbourhood(costs), 6), costs))


def _indexed(pairs: list[Ids]) -> list[tuple[tuple[int, int], Ids]]:
    left = {x: i for i, x in enumerate(sorted({x for x, _ in pairs}))}
    right = {y: j for j, y in enumerate(sorted({y for _, y in pairs}))}
    return [((left[x], right[y]), (x, y)) for x, y in pairs]


class Validation(NamedTuple):
    """How one set of features does on pairs that were left out."""

    costs: Costs
    left_out: list[float]
    """F1 of each pair, its weights fitted on the others."""
    nested: list[float]
    """The same with the crowding costs searched on the others too."""


def validate(examples: list[Example]) -> Validation:
    """Cross-validation by document pair."""
    everyone = range(len(examples))
    fits = [fit([e for e in examples if e is not out]) for out in examples]
    table = {costs: [f1(f, e, costs) for f, e in zip(fits, examples, strict=True)] for costs in GRID}
    best = steady_best(table, everyone)
    nested = [table[steady_best(table, [o for o in everyone if o != k])][k] for k in everyone]
    return Validation(best, table[best], nested)


def only(examples: list[Example], groups: Sequence[str]) -> list[Example]:
    """The examples with the features of some groups alone."""
    names = [name for group in groups for name in GROUPS[group]]
    places = [PairFeatures._fields.index(name) for name in names]
    return [e._replace(features=e.features[:, places]) for e in examples]


def ablation(examples: list[Example]) -> None:
    """A Markdown table of what each group of features is worth."""
    print("| features | " + " | ".join(e.name for e in examples) + " | mean | nested mean |")
    print("|---|" + "---:|" * (len(examples) + 2))
    for groups in ABLATIONS:
        found = validate(only(examples, groups))
        cells = [f"{x:.3f}" for x in (*found.left_out, np.mean(found.left_out), np.mean(found.nested))]
        print(f"| {' + '.join(groups)} | " + " | ".join(cells) + " |")


def write(examples: list[Example], found: Validation) -> None:
    """Fit on everything and write the weights with how they were validated."""
    whole = fit(examples)
    data = {
        "intercept": round(whole.intercept, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(PairFeatures._fields, whole.weights, strict=True)},
        "crowding": list(found.costs),
        "fitted_on": [e.name for e in examples],
        "cross_validated_f1": {e.name: round(x, 3) for e, x in zip(examples, found.left_out, strict=True)},
        "nested_mean_f1": round(float(np.mean(found.nested)), 3),
    }
    WEIGHTS.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--ablation", action="store_true", help="print what each group of features is worth")
    options = parser.parse_args()
    examples = [example(path) for path in sorted((DATA / "links").glob("*.json"))]
    if options.ablation:
        ablation(examples)
        return
    found = validate(examples)
    for e, left_out, nested in zip(examples, found.left_out, found.nested, strict=True):
        print(f"{e.name:44} left out {left_out:.3f}   nested {nested:.3f}")
    print(f"mean {np.mean(found.left_out):.3f}   nested {np.mean(found.nested):.3f}   crowding {found.costs}")
    if options.write:
        write(examples, found)


if __name__ == "__main__":
    main()
