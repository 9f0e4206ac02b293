"""The sentence classes on the annotated documents, under weights that did not see them."""

from __future__ import annotations

import json
from functools import cache

import pytest
from documents import ABSENT, are_all_here
from fit_classes import WEIGHTS, Scored, examples, fit, held_out, left_out, scored, shares

from compare.classify.sentences import models

pytestmark = pytest.mark.skipif(not are_all_here(), reason=ABSENT)
FLOORS = {
    "changzhou-2020": 0.91,
    "gov-kindergartens-2019": 0.81,
    "gov-newmedia-2018": 0.64,
    "gov-weapons-1996": 0.95,
    "gwr2026-安徽省": 0.91,
    "gwr2026-江西省": 0.92,
    "gwr2026-湖南省": 0.89,
    "gwr2026-西藏自治区": 0.89,
    "hailar-2012": 0.92,
    "hailar-2013": 0.93,
    "kaiyuan-2023": 0.93,
    "putuo-2020": 0.92,
    "regs-lijiang-2020": 0.93,
    "regs-shanghai-2024": 0.94,
    "regs-zhengzhou-2022": 0.96,
    "xiangcheng-2023": 0.93,
    "xinhua-2020": 0.97,
}
"""Accuracy by characters of sure sentences, each about 0.025 below what was reached."""
LOCAL_FLOORS = {
    "gov-kindergartens-2019": 0.71,
    "gwr2026-安徽省": 0.89,
    "gwr2026-江西省": 0.84,
    "gwr2026-湖南省": 0.87,
    "gwr2026-西藏自治区": 0.83,
    "hailar-2012": 0.91,
    "hailar-2013": 0.93,
    "putuo-2020": 0.80,
    "xiangcheng-2023": 0.91,
}
"""F1 of local where there is much of it."""
HELD_OUT = {
    "gov-vocational-2019": (0.80, 0.81),
    "gov-wastefree-2018": (0.75, 0.75),
    "gwr2026-贵州省": (0.88, 0.78),
    "gwr2026-黑龙江省": (0.93, 0.90),
    "hailar-2014": (0.89, 0.85),
    "hailar-2014-plan": (0.88, 0.84),
}
"""Accuracy and F1 of local that shipped weights reach at least on documents that nothing was fitted on."""
MOST_OFF = 0.15
"""How far the share of a class may lie from what a reader found."""
FURTHER_OFF = {"gov-newmedia-2018"}
"""A national opinion, whose measures in usual words nothing tells from any other's."""


@cache
def scores() -> dict[str, Scored]:
    return left_out(examples())


def test_every_annotated_document_has_a_floor() -> None:
    assert sorted(FLOORS) == sorted(one.name for one in examples())


@pytest.mark.parametrize("name", FLOORS)
def test_classes_carry_over_to_a_document_that_was_left_out(name: str) -> None:
    assert scores()[name].accuracy >= FLOORS[name]


@pytest.mark.parametrize("name", LOCAL_FLOORS)
def test_so_do_local_sentences(name: str) -> None:
    assert scores()[name].f1 >= LOCAL_FLOORS[name]


def test_every_document_held_out_has_floors() -> None:
    assert sorted(HELD_OUT) == sorted(one.name for one in held_out())


@pytest.mark.parametrize("name", HELD_OUT)
def test_classes_carry_over_to_documents_that_nothing_was_fitted_on(name: str) -> None:
    (one,) = (one for one in held_out() if one.name == name)
    found = scored(models(), one)
    accuracy, f1 = HELD_OUT[name]
    assert found.accuracy >= accuracy
    assert found.f1 >= f1


@pytest.mark.parametrize("name", sorted(set(FLOORS) - FURTHER_OFF))
def test_no_kind_of_document_comes_out_all_stock_or_all_its_own(name: str) -> None:
    (one,) = (one for one in examples() if one.name == name)
    found, read = shares(models(), one)
    assert all(abs(x - y) <= MOST_OFF for x, y in zip(found, read, strict=True))


def test_the_weights_and_thresholds_that_ship_are_those_of_the_script() -> None:
    written = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for name, model in fit(examples())._asdict().items():
        assert written[name]["weights"] == pytest.approx(model.weights, abs=0.01)
        assert written[name]["intercept"] == pytest.approx(model.intercept, abs=0.01)
        assert written[name]["threshold"] == model.threshold
