"""The scores on the annotated documents do not fall below what was once reached."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pledges
import pytest
import score
from documents import are_all_here, are_here, document

from compare.pipeline import compare_documents, compare_years
from compare.report.as_json import comparison_json, outline_json

HERE = Path(__file__).parent
DATA = HERE / "data"
FLOORS = HERE / "floors.json"
SLACK = 0.005
"""How far below a reached score its floor lies: a change of this size is no news."""


def gold(task: str, folder: Path = DATA) -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / task).glob("*.json"))}


def text(name: str) -> str:
    return document(name).clean.source.text


@cache
def compared(a: str, b: str) -> Any:
    return json.loads(comparison_json(compare_documents(document(a), document(b))))


def reached() -> dict[str, float]:
    """Every score, by task and document or pair."""
    scores: dict[str, float] = {}
    outlines = gold("outline")
    for name, truth in outlines.items():
        _, _, f1, numbered, parents = score.score_outline(
            truth, json.loads(outline_json(document(name))), verbose=False
        )
        scores |= {f"outline {name}": f1, f"numbered {name}": numbered, f"parents {name}": parents}
    for name, truth in gold("links").items():
        got = compared(truth["a"], truth["b"])
        sides = outlines[truth["a"]], outlines[truth["b"]]
        scores[f"links {name}"] = score.score_links(truth, got, *sides, verbose=False)[2]
        if truth.get("promises"):
            as_links = {"links": truth["promises"]}, {**got, "links": got["promises"]}
            scores[f"promises {name}"] = score.score_links(*as_links, *sides, verbose=False)[2]
    for name, truth in _readable(gold("own_links", HERE)):
        sides = {"sections": truth["sections_a"]}, {"sections": truth["sections_b"]}
        scores[f"own links {name}"] = score.score_links(truth, compared(truth["a"], truth["b"]), *sides, verbose=False)[
            2
        ]
    for name, truth in gold("figures").items():
        got = compared(truth["a"], truth["b"])
        scores[f"figures {name}"] = score.score_figures(truth, got, text(truth["a"]), text(truth["b"]), verbose=False)[
            2
        ]
    for name, truth in _readable(gold("own_figures", HERE)):
        found = score.score_figures(
            truth, compared(truth["a"], truth["b"]), text(truth["a"]), text(truth["b"]), verbose=False
        )
        scores[f"own figures {name}"] = found[2]
    for name, truth in _readable(gold("pledges")):
        series = compare_years([document(truth["a"]), document(truth["b"])])
        traced = pledges.scores(truth, series, series.years[0])
        scores |= {f"pledges {kind} {name}": value for kind, value in traced.items()}
    for task in ("outline", "numbered", "parents", "links", "figures"):
        of_task = [value for key, value in scores.items() if key.startswith(f"{task} ")]
        scores[f"mean {task}"] = sum(of_task) / len(of_task)
    return scores


def _readable(truths: dict[str, Any]) -> list[tuple[str, Any]]:
    """Those of two documents that are here."""
    return [(name, truth) for name, truth in truths.items() if are_here(truth["a"], truth["b"])]


def test_no_score_falls_below_its_floor(request: pytest.FixtureRequest) -> None:
    scores = reached()
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if request.config.getoption("--update-floors"):
        raised = {key: round(max(value - SLACK, floors.get(key, 0.0)), 4) for key, value in scores.items()}
        FLOORS.write_text(json.dumps(raised, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return
    if not are_all_here():
        floors = {key: floor for key, floor in floors.items() if key in scores}
    assert set(floors) == set(scores), "a score has no floor, or a floor no score: run with --update-floors"
    fallen = {key: (round(scores[key], 4), floor) for key, floor in floors.items() if scores[key] < floor}
    assert not fallen
