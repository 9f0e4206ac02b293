"""The assignment is the best one, by brute force."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.align.assignment import assign, choose

Pair = tuple[int, int]

gains = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.integers(-8, 12).map(lambda n: n / 2),
    max_size=9,
)
crowding = st.lists(st.integers(-4, 8).map(lambda n: n / 2), min_size=1, max_size=3).map(sorted)


def worth(chosen: tuple[Pair, ...], gain: dict[Pair, float], costs: list[float]) -> float:
    degrees = Counter((0, i) for i, _ in chosen) + Counter((1, j) for _, j in chosen)
    spent = sum(costs[min(n, len(costs) - 1)] for degree in degrees.values() for n in range(degree))
    return sum(gain[pair] for pair in chosen) - spent


@given(gains, crowding)
def test_no_other_set_of_pairs_is_worth_more(gain: dict[Pair, float], costs: list[float]) -> None:
    best = max(
        worth(subset, gain, costs) for size in range(len(gain) + 1) for subset in combinations(sorted(gain), size)
    )
    assert worth(assign(gain, costs), gain, costs) == pytest.approx(best)


@given(gains, crowding, st.integers(0, 8))
def test_a_search_cut_short_says_how_much_it_may_have_lost(
    gain: dict[Pair, float], costs: list[float], limit: int
) -> None:
    choice, best = choose(gain, costs, limit), choose(gain, costs)
    lost = worth(best.pairs, gain, costs) - worth(choice.pairs, gain, costs)
    assert -1e-6 <= lost <= choice.shortfall + 1e-6
    assert best.shortfall == 0


def test_a_second_link_is_taken_only_when_it_is_worth_its_cost() -> None:
    gain = {(0, 0): 5.0, (0, 1): 2.0}
    assert assign(gain, [0, 3]) == ((0, 0),)
    assert assign(gain, [0, 1]) == ((0, 0), (0, 1))


def test_a_better_whole_beats_the_best_single_pair() -> None:
    gain = {(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}
    assert assign(gain, [0, 99]) == ((0, 1), (1, 0))


def test_costs_that_fall_are_refused() -> None:
    with pytest.raises(ValueError, match="must not fall"):
        assign({}, [1, 0])
