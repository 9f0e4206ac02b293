"""Stretches that keep to clauses, many at once, against the one by one."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.corpus.kernels.quotes import RANGE, located
from compare.corpus.parsed import SPAN

_TEXT = st.text("甲乙丙，。、；“”（） \n", min_size=1, max_size=40)


def found(*asked: tuple[str, list[tuple[int, int]]]) -> list[list[str]]:
    """The texts of stretches of some documents of which every character is a term."""
    cells = [
        (
            np.array([(*one, True) for one in ranges], dtype=RANGE).tobytes(),
            np.array([(i, i + 1) for i in range(len(text))], dtype=SPAN).tobytes(),
            np.array([0, len(text), 0, len(text)], dtype=np.uint32).tobytes(),
        )
        for text, ranges in asked
    ]
    wanted, spans, maps = (pa.array(list(column), pa.large_binary()) for column in zip(*cells, strict=True))
    told = located(wanted, spans, maps, pa.array([text for text, _ in asked], pa.large_string())).to_pylist()
    for one, (text, _) in zip(told, asked, strict=True):
        edges = np.frombuffer(one["edges"], dtype=SPAN).tolist()
        assert [text[start:end] for start, end in edges] == one["texts"]
    return [one["texts"] for one in told]


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [
        ("甲乙，丙丁戊己庚辛壬癸子丑，寅卯", 1, 14, "丙丁戊己庚辛壬癸子丑，"),
        ("“甲乙丙”。丁", 1, 4, "“甲乙丙”。"),
        ("甲乙丙丁", 0, 4, "甲乙丙丁"),
        ("甲乙丙丁，戊", 1, 6, "乙丙丁，戊"),
    ],
)
def test_a_stretch_takes_its_marks_and_leaves_halves_of_clauses(text: str, start: int, end: int, wanted: str) -> None:
    assert found((text, [(start, end)])) == [[wanted]]


@given(st.lists(st.tuples(_TEXT, st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=4)), min_size=1))
def test_neighbours_in_the_batch_change_nothing(asked: list[tuple[str, list[tuple[int, int]]]]) -> None:
    inside = [
        (text, [(at % len(text), min(len(text), at % len(text) + size)) for at, size in ranges])
        for text, ranges in asked
    ]
    assert found(*inside) == [found(one)[0] for one in inside]
