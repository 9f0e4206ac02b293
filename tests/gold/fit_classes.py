"""Fits the weights of the sentence classes on the annotated documents, and says how well they carry over.

    python tests/gold/fit_classes.py [--write | --ablation | --wrong]

Two logistic models (maximum likelihood with a ridge, by projected gradient ascent): local against the rest, and
template against boilerplate among the rest. A weight whose sign is known beforehand cannot take the other: a figure
never speaks for boilerplate, a name never against local. data/labels holds the annotations; two documents are few, and
one of them has nothing local, so data/readings adds two more that one of us read by the same guide. They take part in
fits, never in the scores of the annotated two. Every score printed is of a document left out when its weights were
fitted, by the characters of its sure sentences as score.py counts.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import score

from compare.classify.portraits import Features, Portrait, portraits
from compare.classify.sentences import FITTED_KIND, Model, Models, judged
from compare.figures import extract
from compare.pipeline import read
from compare.reference.masking import Masked
from compare.reference.store import embedded

DATA = Path(__file__).parent / "data"
WEIGHTS = Path(__file__).parents[2] / "compare" / "classify" / "class_weights.json"
CLASSES = ("boilerplate", "template", "local")
RIDGE = 1.0
"""On weights of features of size about 1; for 0.3 and 3 the mean accuracy is at most 0.03 less."""
UNSURE = 0.5
"""What a sentence counts whose class the readers were not sure of."""
OF_LOCAL = 3.0
"""A local sentence counts threefold: there are few, and a missed one is what an editor minds most."""
STEPS, RATE = 4000, 2.0

SIGNS = {
    "local": {"points": 1, "rare": 1, "lacking": -1, "density": -1},
    "template": {"figures": 1, "titles": 1, "places": 1, "lacking": -1, "plan": -1, "names": 1},
}
"""The features of each model, and which way each may speak."""

Gold = dict[str, Any]


class Example(NamedTuple):
    """One annotated document, statement by statement."""

    name: str
    annotated: bool
    """Whether it is one of data/labels."""
    gold: Gold
    portraits: tuple[Portrait, ...]
    spans: list[tuple[int, int]]
    """In the source."""
    features: np.ndarray
    truth: np.ndarray
    """Index into CLASSES; -1 for what has no class."""
    share: np.ndarray


def example(path: Path) -> Example:
    """One document, its statements matched to the annotated sentences by where they stand."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = read(str(DATA / "texts" / f"{gold['doc']}.txt"))
    found = portraits(document, Masked(document), extract(document), (embedded(),))
    spans: list[tuple[int, int]] = [document.clean.to_source(one.statement.span) for one in found]
    matched = [_match(gold["sentences"], span) for span in spans]
    sizes = np.array([end - start for start, end in spans])
    sure = np.array([UNSURE if one is None or one["confidence"] != "sure" else 1.0 for one in matched])
    return Example(
        name=gold["doc"],
        annotated=path.parent.name == "labels",
        gold=gold,
        portraits=found,
        spans=spans,
        features=np.array([one.features for one in found]),
        truth=np.array(
            [-1 if one is None or one["label"] not in CLASSES else CLASSES.index(one["label"]) for one in matched]
        ),
        share=sure * np.sqrt(sizes / sizes.mean()),
    )


def _match(sentences: list[Gold], span: tuple[int, int]) -> Gold | None:
    """The annotated sentence that has most of a span."""
    overlap, best = max(
        ((min(one["end"], span[1]) - max(one["start"], span[0]), i) for i, one in enumerate(sentences)), default=(0, 0)
    )
    return sentences[best] if overlap > 0 else None


def fit(examples: list[Example]) -> Models:
    """Both models on some documents."""
    x, y = np.vstack([e.features for e in examples]), np.concatenate([e.truth for e in examples])
    share = np.concatenate([e.share for e in examples])
    share = np.where(y == CLASSES.index("local"), OF_LOCAL, 1.0) * share
    known, stock = y >= 0, (y == 0) | (y == 1)
    return Models(
        local=_logistic(x[known], y[known] == CLASSES.index("local"), share[known], SIGNS["local"]),
        template=_logistic(x[stock], y[stock] == CLASSES.index("template"), share[stock], SIGNS["template"]),
    )


def _logistic(x: np.ndarray, y: np.ndarray, share: np.ndarray, signs: dict[str, int]) -> Model:
    columns = [Features._fields.index(name) for name in signs]
    design = np.column_stack([np.ones(len(x)), x[:, columns]])
    allowed = np.array([0, *signs.values()])
    ridge = np.array([0.0, *(RIDGE for _ in signs)])
    share = share / share.mean()
    beta = np.zeros(design.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-design @ beta))
        beta += RATE / len(x) * (design.T @ (share * (y - p)) - ridge * beta)
        beta = np.where(allowed * beta < 0, 0, beta)
    weights = {name: round(float(w), 3) for name, w in zip(signs, beta[1:], strict=True)}
    return Model(round(float(beta[0]), 3), weights)


class Scored(NamedTuple):
    """One document under weights that did not see it."""

    accuracy: float
    precision: float
    recall: float
    f1: float


def scored(models: Models, held_out: Example) -> Scored:
    """By score.py, over the characters of sure sentences; the last three are of local."""
    sentences = [
        {"start": start, "end": end, "class": judged(one, models, FITTED_KIND)[0].value}
        for one, (start, end) in zip(held_out.portraits, held_out.spans, strict=True)
    ]
    accuracy, local = score.score_labels(held_out.gold, sentences)
    return Scored(accuracy, *local)


def left_out(examples: list[Example]) -> dict[str, Scored]:
    """Every document under weights fitted on the others."""
    return {e.name: scored(fit([o for o in examples if o is not e]), e) for e in examples}


def table(found: dict[str, Scored]) -> None:
    for name, one in found.items():
        print(f"{name:20} accuracy {one.accuracy:.3f}   local P {one.precision:.3f} R {one.recall:.3f} F1 {one.f1:.3f}")


def wrong(examples: list[Example]) -> None:
    """Sure sentences that weights fitted on the other documents get wrong."""
    for e in examples:
        models = fit([o for o in examples if o is not e])
        text = (DATA / "texts" / f"{e.name}.txt").read_bytes().decode("utf-8")
        for one, span, truth, share in zip(e.portraits, e.spans, e.truth, e.share, strict=True):
            cls, evidence = judged(one, models, FITTED_KIND)
            size = np.sqrt((span[1] - span[0]) / np.mean([y - x for x, y in e.spans]))
            if truth >= 0 and CLASSES[truth] != cls.value:
                sure = " " if share > 0.75 * size else "?"
                print(f"{e.name} {CLASSES[truth]:11}{sure}→ {cls.value:11} {evidence} {text[slice(*span)]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--ablation", action="store_true", help="leave out one feature at a time")
    parser.add_argument("--wrong", action="store_true", help="list the sentences that come out wrong")
    options = parser.parse_args()
    examples = [example(path) for folder in ("labels", "readings") for path in sorted((DATA / folder).glob("*.json"))]
    found = left_out(examples)
    table(found)
    if options.ablation:
        for model, signs in SIGNS.items():
            for name in list(signs):
                sign = signs.pop(name)
                print(f"--- without {name} in {model}")
                table(left_out(examples))
                signs[name] = sign
    if options.wrong:
        wrong(examples)
    models = fit(examples)
    print("seen:")
    table({e.name: scored(models, e) for e in examples})
    if options.write:
        data = {name: {"intercept": m.intercept, "weights": m.weights} for name, m in models._asdict().items()}
        data["left_out"] = {
            e.name: {"accuracy": round(found[e.name].accuracy, 3), "f1_local": round(found[e.name].f1, 3)}
            for e in examples
        }
        WEIGHTS.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    else:
        print(models)


if __name__ == "__main__":
    main()
