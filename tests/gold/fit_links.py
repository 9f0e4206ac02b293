"""Fits the weights of the section links on the annotated pairs, and says how well they carry over.

    python tests/gold/fit_links.py [--write | --ablation]

A logistic model (maximum likelihood with a ridge, by iteratively reweighted least squares) over the
features of compare.align.features; pairs graded "possible" are left out of the fit. Each document pair
counts alike, however many sections it has. What the tree adds (compare.align.support) is fitted next, beside the
first look's log-odds, which stay as they are: on the annotated pairs and on drills made of them (drills.py), with
first looks that never saw the pair they judge. Crowding costs are searched on a grid. Every score printed is of a pair
that was left out, with its drills, when the weights were fitted; "nested" leaves it out of the grid search too.
Needs nothing the package does not need itself.
"""

from __future__ import annotations

import argparse
import json
import time
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unittest.mock import patch

import drills
import numpy as np
import score

from compare.align import features as feature_module
from compare.align.assignment import assign
from compare.align.features import PairFeatures, pair_table
from compare.align.kin import without_kin
from compare.align.profile import profile
from compare.align.scores import as_score, gains
from compare.align.settled import in_play
from compare.align.support import Supports, supports
from compare.clean import clean
from compare.model import Source
from compare.outline import outline
from compare.pipeline import read
from compare.report.as_json import outline_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.align.assignment import Pair
    from compare.align.profile import Profile
    from compare.model import Document

DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parents[2] / "compare" / "align" / "link_weights.json"
RIDGE = 1.0
"""On standardised features; CV means for 0.1, 0.3, 1, 3, 10 differ by less than 0.02."""
WEIGHT_OF_A_PAIR = 20.0
"""What all sure links of one document pair count together."""
WEIGHT_OF_DRILLS = 0.1
"""What the drills of one document pair count together, beside the pair itself: enough to be solved, and they teach only
what the annotated pairs are silent on. CV means for 0, 0.1, 0.3, 1 differ by less than 0.01."""
RIDGE_OF_SUPPORTS = 0.01
"""Supports are 0…1 as they are; this only keeps them finite."""
_SMALLEST_STEP = 1e-10
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
    ("headings", "text", "structure", "meaning", "joint"),
)

Ids = tuple[str, str]
Costs = tuple[float, float, float]


class Example(NamedTuple):
    """A pair of documents of which it is known what answers what."""

    name: str
    of: str
    """The annotated pair it is, or was made of."""
    weight: float
    """What all its sure links count together."""
    profiles: tuple[Profile, Profile]
    pairs: tuple[Pair, ...]
    ids: list[Ids | None]
    """Each pair by the annotated ids; None where the annotation has no such section."""
    features: np.ndarray
    truth: np.ndarray
    """1 sure, 0 no link, -1 possible or unknown."""
    sure: set[Ids]
    possible: set[Ids]


class Fit(NamedTuple):
    """Weights on the features as they are, and on the supports."""

    intercept: float
    weights: np.ndarray
    supports: np.ndarray | None = None

    def gains(self, example: Example) -> np.ndarray:
        """Log-odds of each pair."""
        first = self.first(example)
        return first if self.supports is None else first + supported(example, first) @ self.supports

    def first(self, example: Example) -> np.ndarray:
        """Log-odds of each pair at the first look."""
        found: np.ndarray = example.features @ self.weights + self.intercept
        return found


def supported(example: Example, first: np.ndarray) -> np.ndarray:
    """The supports of each pair, a column each."""
    sureness = np.array([as_score(x) for x in first.tolist()])
    return np.column_stack(supports(example.pairs, sureness, *example.profiles))


class Annotated(NamedTuple):
    """One annotated pair as it is on the disk."""

    name: str
    sides: tuple[Document, Document]
    ids: tuple[dict[str, str], dict[str, str]]
    """Our section ids → the annotated ones."""
    sure: set[Ids]
    possible: set[Ids]


@cache
def annotated(path: Path) -> Annotated:
    """One annotated pair, read with our own outline and matched to the annotated sections."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    a, b = (read(str(DATA / "texts" / f"{gold[side]}.txt")) for side in "ab")
    sure = {(x, y) for link in gold["links"] if link["grade"] == "sure" for x in link["a"] for y in link["b"]}
    possible = {(x, y) for link in gold["links"] for x in link["a"] for y in link["b"]}
    return Annotated(path.stem, (a, b), (_gold_ids(gold["a"], a), _gold_ids(gold["b"], b)), sure, possible)


def example(found: Annotated) -> Example:
    """An annotated pair to fit on."""
    return _example(found, found.name, WEIGHT_OF_A_PAIR)


def drilled(found: Annotated) -> list[Example]:
    """The drills of an annotated pair, to fit on."""
    ours = tuple({theirs: own for own, theirs in side.items()} for side in found.ids)
    sure = [(ours[0][x], ours[1][y]) for x, y in sorted(found.sure) if x in ours[0] and y in ours[1]]
    made = drills.drills(found.name, drills.subjects(*found.sides, sure))
    examples = []
    for drill in made:
        a, b = (_written(text) for text in drill.texts)
        ids = {id_: id_ for id_ in a.section_by_id}, {id_: id_ for id_ in b.section_by_id}
        known = Annotated(drill.name, (a, b), ids, set(drill.links), set(drill.links))
        examples.append(_example(known, found.name, WEIGHT_OF_A_PAIR * WEIGHT_OF_DRILLS / len(made)))
    return examples


def _written(text: str) -> Document:
    """A text as if it came from a file."""
    return outline(clean(Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/plain")))


def _example(found: Annotated, of: str, weight: float) -> Example:
    a, b = (profile(document) for document in found.sides)
    table = pair_table(a, b)
    pairs = in_play(table, a, b)
    kept = np.isin(np.array([i * len(b.ids) + j for i, j in table.pairs]), [i * len(b.ids) + j for i, j in pairs])
    named = [(found.ids[0].get(a.ids[i]), found.ids[1].get(b.ids[j])) for i, j in pairs]
    ids = [(x, y) if x is not None and y is not None else None for x, y in named]
    truth = [1 if pair in found.sure else -1 if pair in found.possible or pair is None else 0 for pair in ids]
    return Example(
        found.name,
        of,
        weight,
        (a, b),
        pairs,
        ids,
        np.column_stack(table.features)[kept],
        np.array(truth),
        found.sure,
        found.possible,
    )


def _gold_ids(name: str, document: Document) -> dict[str, str]:
    """Our section id → the annotated one, matched by where the sections start."""
    gold = json.loads((DATA / "outline" / f"{name}.json").read_text(encoding="utf-8"))
    matched = score.match_sections(gold["sections"], json.loads(outline_json(document))["sections"])
    return {ours: theirs for theirs, ours in matched.items()}


def fit(examples: list[Example]) -> Fit:
    """The logistic weights of the first look."""
    x, y, share = _rows(examples, [e.features for e in examples])
    mean, spread = x.mean(0), x.std(0) + 1e-9
    ridge = np.array([0.0, *[RIDGE] * x.shape[1]])
    beta = _logistic(np.column_stack([np.ones(len(x)), (x - mean) / spread]), y, share, ridge, np.zeros(len(x)))
    weights = beta[1:] / spread
    return Fit(float(beta[0] - (weights * mean).sum()), weights)


def fit_jointly(examples: list[Example], made: list[Example]) -> Fit:
    """The same with the weights of the supports, on the drills too.

    What the supports are taken from is a first look that was fitted on the other pairs, as in use: on its own pair it
    would be surer than it has a right to be.
    """
    everything = [*examples, *made]
    looks = {out.of: fit([e for e in examples if e.of != out.of]) for out in examples}
    firsts = [looks[e.of].first(e) for e in everything]
    x, y, share = _rows(everything, [supported(e, first) for e, first in zip(everything, firsts, strict=True)])
    known = np.concatenate([first[e.truth >= 0] for e, first in zip(everything, firsts, strict=True)])
    beta = _logistic(x, y, share, np.full(x.shape[1], RIDGE_OF_SUPPORTS), known)
    return fit(examples)._replace(supports=beta)


def _rows(examples: list[Example], columns: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Features, truth and weight of every pair that counts."""
    kept = [e.truth >= 0 for e in examples]
    x = np.vstack([c[k] for c, k in zip(columns, kept, strict=True)])
    y = np.concatenate([e.truth[k] for e, k in zip(examples, kept, strict=True)])
    share = [np.full(k.sum(), e.weight / (e.truth == 1).sum()) for e, k in zip(examples, kept, strict=True)]
    return x, y, np.concatenate(share)


def _logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray, ridge: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Newton's method, each step halved until it leads uphill; `known` are log-odds that stand already."""

    def worth(beta: np.ndarray) -> float:
        log_odds = x @ beta + known
        return float((share * (y * log_odds - np.logaddexp(0, log_odds))).sum() - (ridge * beta**2).sum() / 2)

    beta = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(x @ beta + known, -50, 50)))
        curvature = (x * (share * p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curvature, x.T @ (share * (y - p)) - ridge * beta)
        while worth(beta + step) < worth(beta) and np.abs(step).max() >= _SMALLEST_STEP:
            step /= 2
        beta += step
        if np.abs(step).max() < _SMALLEST_STEP:
            break
    return beta


def chosen_of(log_odds: np.ndarray, held_out: Example, costs: Costs) -> dict[Ids, float]:
    """The links of one pair by the annotated ids, each with its log-odds."""
    known = zip(held_out.pairs, held_out.ids, log_odds.tolist(), strict=True)
    worth = {pair: (x, ids) for pair, ids, x in known if ids is not None}
    gain = {pair: x for pair, (x, _) in worth.items()}
    taken = without_kin(assign(gain, costs), gain, held_out.profiles)
    return {worth[pair][1]: gain[pair] for pair in taken}


def f1(log_odds: np.ndarray, held_out: Example, costs: Costs) -> float:
    """F1 of one pair: precision against sure and possible links, recall against sure ones."""
    chosen = chosen_of(log_odds, held_out, costs).keys()
    hits = len(chosen & held_out.possible), len(chosen & held_out.sure)
    return float(score.prf(hits[0], len(chosen), hits[1], len(held_out.sure))[2])


def confidence(log_odds: Sequence[np.ndarray], examples: list[Example], costs: Costs) -> tuple[float, float]:
    """Offset and slope of the log-odds that a chosen link is right, over its own log-odds (Platt 1999)."""
    told = [
        (x, ids in e.possible)
        for found, e in zip(log_odds, examples, strict=True)
        for ids, x in sorted(chosen_of(found, e, costs).items())
    ]
    x, right = (np.array(column, dtype=float) for column in zip(*told, strict=True))
    design = np.column_stack([np.ones(len(x)), x])
    offset, slope = _logistic(design, right, np.ones(len(x)), np.zeros(2), np.zeros(len(x)))
    for low, high in ((-9.0, 0.0), (0.0, 1.0), (1.0, 2.0), (2.0, 4.0), (4.0, 50.0)):
        among = (low <= x) & (x < high)
        said = 1 / (1 + np.exp(-(offset + slope * x[among])))
        print(
            f"log-odds {low:4.0f} to {high:4.0f}: {among.sum():4} links, right {right[among].mean():.2f}, said {said.mean():.2f}"
        )
    return float(offset), float(slope)


def steady_best(table: dict[Costs, list[float]], used: Sequence[int]) -> Costs:
    """The costs whose neighbourhood on the grid does best on some of the pairs.

    Six pairs make a ragged surface; the mean over a point and its neighbours is a safer guide than its peaks.
    """
    means = {costs: float(np.mean([scores[k] for k in used])) for costs, scores in table.items()}

    def neighbourhood(costs: Costs) -> float:
        near = [m for c, m in means.items() if all(abs(x - y) <= 2 * STEP for x, y in zip(c, costs, strict=True))]
        return float(np.mean(near))

    return max(GRID, key=lambda costs: (round(neighbourhood(costs), 6), costs))


class Validation(NamedTuple):
    """How one set of features does on pairs that were left out."""

    costs: Costs
    left_out: list[float]
    """F1 of each pair, its weights fitted on the others."""
    nested: list[float]
    """The same with the crowding costs searched on the others too."""
    drills: float
    """Mean F1 of the drills of pairs that were left out."""
    log_odds: list[np.ndarray]
    """Of each pair that was left out."""


def validate(examples: list[Example], made: list[Example], *, joint: bool) -> Validation:
    """Cross-validation by document pair."""
    everyone = range(len(examples))
    fits = {
        out.of: _fitted([e for e in examples if e is not out], [e for e in made if e.of != out.of], joint=joint)
        for out in examples
    }
    log_odds = [fits[e.of].gains(e) for e in examples]
    table = {costs: [f1(x, e, costs) for x, e in zip(log_odds, examples, strict=True)] for costs in GRID}
    best = steady_best(table, everyone)
    chosen = [steady_best(table, [o for o in everyone if o != k]) for k in everyone]
    return Validation(
        best,
        [f1(x, e, best) for x, e in zip(log_odds, examples, strict=True)],
        [f1(x, e, costs) for x, e, costs in zip(log_odds, examples, chosen, strict=True)],
        float(np.mean([f1(fits[e.of].gains(e), e, best) for e in made])),
        log_odds,
    )


def _fitted(examples: list[Example], made: list[Example], *, joint: bool) -> Fit:
    return fit_jointly(examples, made) if joint else fit(examples)


def only(examples: list[Example], groups: Sequence[str]) -> list[Example]:
    """The examples with the features of some groups alone."""
    names = [name for group in groups for name in GROUPS.get(group, ())]
    places = [PairFeatures._fields.index(name) for name in names]
    return [e._replace(features=e.features[:, places]) for e in examples]


def ablation(pairs: list[Annotated], examples: list[Example], made: list[Example]) -> None:
    """A Markdown table of what each group of features is worth, left out and fitted on everything, and its time."""
    header = [*(e.name for e in examples), "mean", "nested mean", "fitted on all", "drills", "seconds"]
    print("| features | " + " | ".join(header) + " |")
    print("|---|" + "---:|" * len(header))
    for groups in ABLATIONS:
        joint = "joint" in groups
        used, drilled_too = only(examples, groups), only(made, groups)
        found = validate(used, drilled_too, joint=joint)
        whole = _fitted(used, drilled_too, joint=joint)
        shipped = float(np.mean([f1(whole.gains(e), e, found.costs) for e in used]))
        scores = (*found.left_out, np.mean(found.left_out), np.mean(found.nested), shipped, found.drills)
        cells = [*(f"{x:.3f}" for x in scores), f"{seconds(pairs, groups):.2f}"]
        print(f"| {' + '.join(groups)} | " + " | ".join(cells) + " |")


RUNS = 3
_UNUSED = {
    "headings": ("heading", "bigram"),
    "text": ("cover",),
    "meaning": ("heading_meaning", "own_meaning", "whole_meaning"),
}
"""Likenesses that need not be computed without a group; the texts' cosines are, for they find the candidates."""


def seconds(pairs: list[Annotated], groups: Sequence[str]) -> float:
    """Processor seconds for choosing the links of all annotated pairs with some groups of features; the least of a few runs."""
    unused = {name for group, names in _UNUSED.items() if group not in groups for name in names}
    return min(_timed(pairs, unused, joint="joint" in groups) for _ in range(RUNS))


def _timed(pairs: list[Annotated], unused: set[str], *, joint: bool) -> float:
    costs = min(GRID, key=lambda costs: sum(abs(cost) for cost in costs))
    with ExitStack() as stack:
        if "cover" in unused:
            stack.enter_context(patch.object(feature_module, "covers", _nothing))
        if "heading_meaning" in unused:
            stack.enter_context(patch.object(feature_module, "_meanings", _nothing))
        began = time.process_time()
        for found in pairs:
            a, b = (profile(document) for document in found.sides)
            table = pair_table(a, b)
            everyone = gains(table)
            first = {pair: everyone[pair] for pair in in_play(table, a, b)}
            if joint:
                supports(tuple(first), np.array([as_score(x) for x in first.values()]), a, b)
            assign(first, costs)
        return time.process_time() - began


def _nothing(left: Sequence[object], right: Sequence[object], *_: object) -> np.ndarray:
    """A likeness that costs no time."""
    return np.zeros((len(left), len(right)))


def write(examples: list[Example], made: list[Example], found: Validation) -> None:
    """Fit on everything and write the weights with how they were validated."""
    whole = fit_jointly(examples, made)
    if whole.supports is None:
        message = "no supports were fitted"
        raise AssertionError(message)
    data = {
        "intercept": round(whole.intercept, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(PairFeatures._fields, whole.weights, strict=True)},
        "supports": {n: round(float(w), 4) for n, w in zip(Supports._fields, whole.supports, strict=True)},
        "crowding": list(found.costs),
        "confidence": [round(x, 4) for x in confidence(found.log_odds, examples, found.costs)],
        "fitted_on": [e.name for e in examples],
        "cross_validated_f1": {e.name: round(x, 3) for e, x in zip(examples, found.left_out, strict=True)},
        "nested_mean_f1": round(float(np.mean(found.nested)), 3),
        "drills_mean_f1": round(found.drills, 3),
    }
    WEIGHTS.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--ablation", action="store_true", help="print what each group of features is worth")
    options = parser.parse_args()
    pairs = [annotated(path) for path in sorted((DATA / "links").glob("*.json"))]
    examples = [example(found) for found in pairs]
    made = [drill for found in pairs for drill in drilled(found)]
    if options.ablation:
        ablation(pairs, examples, made)
        return
    found = validate(examples, made, joint=True)
    for e, left_out, nested in zip(examples, found.left_out, found.nested, strict=True):
        print(f"{e.name:44} left out {left_out:.3f}   nested {nested:.3f}")
    means = f"mean {np.mean(found.left_out):.3f}   nested {np.mean(found.nested):.3f}   drills {found.drills:.3f}"
    print(f"{means}   crowding {found.costs}")
    confidence(found.log_odds, examples, found.costs)
    if options.write:
        write(examples, made, found)


if __name__ == "__main__":
    main()
