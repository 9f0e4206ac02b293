"""Values that are made when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from compare.corpus.made import Made


def squares(count: int) -> tuple[Made[int], list[int]]:
    """Squares, and a list of those that were made."""
    made: list[int] = []

    def make(which: range) -> Iterator[int]:
        for i in which:
            made.append(i)
            yield i * i

    return Made(count, make), made


def test_it_is_as_a_tuple_of_the_values() -> None:
    row, _ = squares(5)
    assert row == (0, 1, 4, 9, 16)
    assert row == squares(5)[0] != squares(4)[0]
    assert hash(row) == hash(tuple(row))
    assert (row[1:4], row[::-2], row[-1], row[7:], len(row)) == ((1, 4, 9), (16, 4, 0), 16, (), 5)
    assert not squares(0)[0]
    with pytest.raises(IndexError):
        row[5]


def test_only_what_is_asked_for_is_made() -> None:
    row, made = squares(1000)
    assert (row[7], row[-1], next(iter(row))) == (49, 998001, 0)
    assert made == [7, 999, 0]
