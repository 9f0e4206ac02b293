"""Indicators over the years, chained from the pairs of figures of one year and the next."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.model import FigureRole, Indicator, IndicatorValue, Target
from compare.series.sides import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Figure, FigureChange
    from compare.series.keeping import Kept

_Key = tuple[str, str, str, str]
_NO_NOUN = re.compile(r"增长|下降|投资|投入|安排|将|再|共|今年|预计|达到?|完成|实现|新增|增加|减少|其中")
SHORTEST_NAME = 2
"""Han, besides verbs of doing, that make an indicator's name one to be followed: 投资 alone is of anything."""
ALIKE = 0.5
"""Share of pairs of characters (Dice) that a target's name and its result's must have in common."""


def with_roles(figures: Iterable[Figure], sides: Sequence[Side | None]) -> tuple[Figure, ...]:
    """The figures, those in sentences of a plan as targets."""
    return tuple(replace(one, role=FigureRole.TARGET) if sides[one.sentence] is Side.PLAN else one for one in figures)


def as_results(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The targets among some figures as if they were results, to find the results that answer them."""
    return tuple(replace(one, role=FigureRole.RESULT) for one in figures if one.role is FigureRole.TARGET)


def results(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The results among some figures."""
    return tuple(one for one in figures if one.role is FigureRole.RESULT)


def _is_named(name: str) -> bool:
    return len(_NO_NOUN.sub("", name)) >= SHORTEST_NAME


def indicators(kept: Sequence[Kept]) -> tuple[Indicator, ...]:
    """Every indicator that at least two documents state, those that most documents state first.

    Pairs that share a figure make a chain; chains of one name, unit, role and kind that
    never state the same year are one indicator with years missing between.
    """
    chains = _merged(_chains(kept))
    found = [_indicator(changes) for changes in chains]
    return tuple(sorted(found, key=_order))


def _order(one: Indicator) -> tuple[object, ...]:
    last = one.values[-1]
    return (-len(one.values), one.role is not FigureRole.RESULT, -last.year, last.figure.span)


_Step = tuple[int, int, "FigureChange"]


def _chains(kept: Sequence[Kept]) -> list[list[_Step]]:
    """The pairs of figures in chains, each pair going on from the one that ends in its old figure."""
    chains: list[list[_Step]] = []
    open_chains: dict[object, list[_Step]] = {}
    for one in kept:
        still_open: dict[object, list[_Step]] = {}
        for change in filter(_followed, one.figures):
            chain = open_chains.get((one.step.year_a, change.old.span))
            if chain is None:
                chain = []
                chains.append(chain)
            chain.append((one.step.year_a, one.step.year_b, change))
            still_open[one.step.year_b, change.new.span] = chain
        open_chains = still_open
    return chains


def _followed(change: FigureChange) -> bool:
    return _is_named(change.old.name) and _is_named(change.new.name)


def _merged(chains: Sequence[list[_Step]]) -> list[list[_Step]]:
    """The chains with those joined that go on with an indicator after years without it."""
    found: list[list[_Step]] = []
    last: dict[_Key, list[_Step]] = {}
    for chain in sorted(chains, key=lambda chain: chain[0][0]):
        before = last.get(_key(chain[0][2]))
        if before is not None and before[-1][1] < chain[0][0]:
            before += chain
        else:
            before = list(chain)
            found.append(before)
        last[_key(chain[-1][2])] = before
    return found


def _key(change: FigureChange) -> _Key:
    return change.new.name or change.name, change.unit, change.role, change.new.kind


def _indicator(chain: Sequence[_Step]) -> Indicator:
    values = {}
    for year_a, year_b, change in chain:
        values[year_a] = change.old
        values[year_b] = change.new
    last = chain[-1][2]
    return Indicator(
        name=last.new.name or last.name,
        unit=last.unit,
        role=last.role,
        kind=last.new.kind,
        values=tuple(IndicatorValue(year=year, figure=values[year]) for year in sorted(values)),
    )


def targets(kept: Sequence[Kept]) -> tuple[Target, ...]:
    """What each year's plan announced in figures, with what the very next year's document states, plan by plan."""
    found = [
        Target(name=change.name, unit=change.unit, year=one.step.year_a, target=change.old, result=change.new)
        for one in kept
        if one.step.year_b == one.step.year_a + 1
        for change in one.targets
        if _followed(change) and _alike(change.old.name, change.new.name)
    ]
    return tuple(sorted(found, key=lambda one: (one.year, one.target.span)))


def _alike(one: str, other: str) -> bool:
    pairs = [{name[i : i + 2] for i in range(len(name) - 1)} for name in (one, other)]
    return 2 * len(pairs[0] & pairs[1]) >= ALIKE * (len(pairs[0]) + len(pairs[1]))
