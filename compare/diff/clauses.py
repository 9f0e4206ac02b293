"""A clause of which little is shared is marked whole, as an editor would strike it and write another.

What two clauses have in common is weighed against both of them together, figures and
other slots left out. Where it is less than `mostly_changed`, single words that they share
say nothing (教育行政主管部门应当… against 教育行政部门和学校应当…): only stock phrases and whole
names stay. Nor does a word hang over a comma from the clause before: 推进公开,全面 against a
clause that only begins with 全面 as well.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.borders import CLAUSE_MARKS, CLOSING
from compare.diff.matches import Match, Pair, runs, weight
from compare.diff.quotes import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.diff.units import Unit
    from compare.options import DiffOptions

STOCK = 6
"""Characters from which a run is a phrase that two writers have from one source, whatever changed around it."""


class _Run(NamedTuple):
    """Matches that follow one another within one clause of each side."""

    matches: Sequence[Match]
    clauses: Match
    """The clause of A and the clause of B."""
    size: int
    """The characters that are the same, slots left out."""


def clauses(pair: Pair, options: DiffOptions) -> Pair:
    """The pair without the words that clauses happen to share which are mostly different.

    What is dissolved makes other clauses differ more, so it goes on until nothing changes;
    as every step only takes away, the order is of no consequence.
    """
    sides = _Clauses(pair.a), _Clauses(pair.b)
    while True:
        chance = [run for run in _runs(pair, sides) if _is_chance(pair, run)]
        shares = _Shares(pair, sides) if chance else None
        gone = {match for run in chance if shares and shares.of(run) < options.mostly_changed for match in run.matches}
        if not gone:
            return pair
        pair = pair.without(gone.__contains__)


class _Clauses:
    """Which clause each unit of a side stands in; the mark that ends a clause belongs to it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        ends = (unit.key in CLAUSE_MARKS for unit in units[:-1])
        self.at = list(accumulate(ends, initial=0))


class _Shares:
    """How much of each two clauses is shared."""

    def __init__(self, pair: Pair, sides: tuple[_Clauses, _Clauses]) -> None:
        equal = [match for match in pair.matches if pair.equal(match)]
        units = (pair.a, pair.b)
        self._kept = tuple(self._sums(units[k], sides[k], (match[k] for match in equal)) for k in (0, 1))
        frames = [sorted(set(range(len(units[k]))) - _fillers(pair, k)) for k in (0, 1)]
        self._whole = tuple(self._sums(units[k], sides[k], frames[k]) for k in (0, 1))

    @staticmethod
    def _sums(units: Sequence[Unit], clauses_: _Clauses, chosen: Iterable[int]) -> Counter[int]:
        """The characters of the chosen units, by clause."""
        sums: Counter[int] = Counter()
        for n in chosen:
            sums[clauses_.at[n]] += units[n].weight
        return sums

    def of(self, run: _Run) -> float:
        """The shared part of the two clauses a run stands in, 0…1."""
        kept, whole = (
            sum(side[clause] for side, clause in zip(sums, run.clauses, strict=True))
            for sums in (self._kept, self._whole)
        )
        return kept / whole if whole else 1.0


def _fillers(pair: Pair, k: int) -> set[int]:
    """The units of a side that fill a slot: figures and words for one's own place, and names that changed."""
    matched = {match[k] for match in pair.matches}
    units = pair.b if k else pair.a
    changed = (i for start, end in names(units) for i in range(start, end + 1) if i not in matched)
    return {match[k] for match in pair.matches if not pair.equal(match)}.union(changed)


def _runs(pair: Pair, sides: tuple[_Clauses, _Clauses]) -> Iterator[_Run]:
    for run in runs(pair.matches):
        start = 0
        where = [(sides[0].at[i], sides[1].at[j]) for i, j in run]
        for end in range(1, len(run) + 1):
            if end == len(run) or where[end] != where[start]:
                part = run[start:end]
                yield _Run(part, where[start], weight(pair.a[match[0]] for match in part if pair.equal(match)))
                start = end


def _is_chance(pair: Pair, run: _Run) -> bool:
    """Whether a run is too short to stay in clauses that mostly changed."""
    return 0 < run.size < STOCK and not _has_name(pair, run)


def _has_name(pair: Pair, run: _Run) -> bool:
    """Whether a run has a whole name in it, with its marks."""
    keys = [pair.a[i].key for i, _ in run.matches]
    return any(CLOSING.get(key) in keys[n + 1 :] for n, key in enumerate(keys) if key in CLOSING)
