"""The initiatives of documents against the lists that a reader made."""

from __future__ import annotations

import pytest
from initiatives import found, names

FLOORS = {
    "changzhou-2020": (0.85, 0.85),
    "gwr2026-江西省": (0.86, 0.89),
    "hailar-2013": (0.86, 0.86),
    "kaiyuan-2023": (0.88, 0.88),
    "putuo-2020": (0.95, 0.90),
    "xiangcheng-2023": (0.85, 0.95),
    "xinhua-2020": (0.95, 0.95),
}
"""Precision and recall, each about 0.05 below what was reached."""


def test_every_list_has_a_floor() -> None:
    assert sorted(FLOORS) == sorted(names())


@pytest.mark.parametrize("name", FLOORS)
def test_the_list_is_nearly_the_readers(name: str) -> None:
    precision, recall = FLOORS[name]
    one = found(name)
    assert (one.precision >= precision, one.recall >= recall) == (True, True), (one.wrong, one.missed)
