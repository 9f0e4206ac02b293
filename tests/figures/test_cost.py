"""How often two names are read against each other, however many figures there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_documents import document, line_beads

from compare.figures import extract, pair
from compare.figures.unlike import are_unlike

if TYPE_CHECKING:
    from compare.figures.told import Told

WORKS = "道路 桥梁 水库 学校 医院 公园 广场 市场 车站 码头 机场 电站 水厂 粮仓 农场 林场".split()


@pytest.mark.parametrize(
    ("lines", "times"),
    [
        pytest.param([f"实施重点项目{k}个。" for k in range(100, 400)], 1, id="one-name"),
        pytest.param([f"建设{WORKS[k % 16]}项目{k}个。" for k in range(100, 400)], 16, id="sixteen-names"),
        pytest.param(
            [f"建设{x}{y}{k}个。" for k, x in enumerate(WORKS, 11) for y in WORKS],
            256 * 64,
            id="256-names-of-two-words",
        ),
    ],
)
def test_names_that_tell_the_same_are_read_once(monkeypatch: pytest.MonkeyPatch, lines: list[str], times: int) -> None:
    asked = []

    def counting(old: Told, new: Told) -> bool:
        asked.append((old, new))
        return are_unlike(old, new)

    monkeypatch.setattr("compare.figures.likeness.are_unlike", counting)
    one = document("\n".join(lines))
    figures = extract(one)
    assert len(pair(one, one, line_beads(one, one), figures, figures)) == len(lines)
    assert len(asked) <= times
