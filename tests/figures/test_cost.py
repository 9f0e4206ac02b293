"""How often two names are read against each other, and how much text is searched, however many figures there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from small_documents import document, line_beads

from compare.figures import extract, pair, roles, times
from compare.figures.unlike import are_unlike

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

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


class Counting:
    """A pattern that tells how many characters were searched for it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.searched = pattern, 0

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        self.searched += end - start
        return self.pattern.finditer(text, start, end)

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        self.searched += end - start
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize("joint", [pytest.param(",", id="clauses"), pytest.param("", id="one-clause")])
def test_a_sentence_is_searched_once_for_what_it_says_of_all_its_figures(
    monkeypatch: pytest.MonkeyPatch, joint: str
) -> None:
    patterns = ((times, "_PERIOD"), (roles, "_STRIVING"), (roles, "_UNTIL"))
    counting = [Counting(getattr(module, name)) for module, name in patterns]
    for (module, name), pattern in zip(patterns, counting, strict=True):
        monkeypatch.setattr(module, name, pattern)
    one = document("2024年" + joint.join(f"建设{WORKS[k % 16]}{k}个" for k in range(100, 900)) + "。")
    figures = extract(one)
    assert len(figures) == 800
    assert {figure.period for figure in figures} == {"2024年"}
    near = 20 * len(figures)
    assert all(pattern.searched <= len(one.text) + near for pattern in counting)
