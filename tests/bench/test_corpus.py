"""Processor time of a summary, stage by stage, on made reports of 6,000 characters. Run with --bench -s.

Nothing here passes or fails on time: machines differ. It asserts that the stages ran and that the second run reads nothing.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from corpus_maker import Maker, sentences

from compare.corpus import summarise

pytestmark = pytest.mark.bench

TEXTS = Path(__file__).parents[1] / "gold" / "data" / "texts"
DOCUMENTS, CHARACTERS = 200, 6000


class Clock:
    """The processor time of each step, this process and its children."""

    def __init__(self) -> None:
        self.steps: dict[str, float] = {}
        self._word = ""
        self._before = self._now()

    def tell(self, word: str, *_: int) -> None:
        now = self._now()
        self.steps[self._word] = self.steps.get(self._word, 0.0) + now - self._before
        self._word, self._before = word, now

    def _now(self) -> float:
        return sum(os.times()[:4])


def timed(folder: Path, cache: Path) -> dict[str, float]:
    clock = Clock()
    summarise([str(folder)], cache=str(cache), progress=clock.tell)
    clock.tell("", 0, 0)
    return clock.steps


def test_processor_time_of_each_stage(tmp_path: Path) -> None:
    made = tmp_path / "made"
    made.mkdir()
    Maker(sentences(sorted(TEXTS.glob("*.txt")))).make(made, DOCUMENTS, CHARACTERS)
    timed(made, tmp_path / "warm")
    first, again = timed(made, tmp_path / "cache"), timed(made, tmp_path / "cache")
    print(f"\n{'milliseconds of one core a report':36} {'files':>8} {'cached':>8}")
    for word in first:
        print(
            f"{word or 'start':36} {1000 * first[word] / DOCUMENTS:8.2f} {1000 * again.get(word, 0) / DOCUMENTS:8.2f}"
        )
    told = [1000 * sum(steps.values()) / DOCUMENTS for steps in (first, again)]
    print(f"{'in all':36} {told[0]:8.2f} {told[1]:8.2f}")
    assert "reading" in first
    assert "reading" not in again
