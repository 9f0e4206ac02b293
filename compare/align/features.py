"""How alike two sections are, in numbers between 0 and 1 that a reader can check."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.align.headings import STOCK_WEIGHT, STOCK_WORDS
from compare.align.roles import clash
from compare.align.terms import apart
from compare.reference.vocabulary import likeness, vocabulary
from compare.text.similarity import covers, dot_products, telling_weights, weigh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from compare.align.assignment import Pair
    from compare.align.profile import Profile
    from compare.align.roles import Roles
    from compare.text.similarity import Bag, Vector

    Column = NDArray[np.float64]
    Matrix = NDArray[np.float64]
    Indexes = NDArray[np.intp]
    Sides = tuple[tuple[Vector, ...], tuple[Vector, ...]]

NEAREST = 40
"""How many rivals of a section are looked at closely. In every annotated pair the right ones are among the first 4;
only documents of more than 40 sections are pruned at all."""

_TIE = 1e-6
"""Above the rounding of a sum of four likenesses, below any difference that says something."""

SAME_TEXT = 0.7
"""Cosine from which a text was taken over, and answers itself even where a review has become a plan. Sections of
different roles stay below 0.35 in every annotated pair, a text with a tenth of its words edited above 0.8."""


class PairFeatures(NamedTuple):
    """What speaks for and against links, one column a feature, one entry a pair of sections."""

    heading_words: Column
    """Cosine of the headings' telling words."""
    heading_bigrams: Column
    """Cosine of the headings' character pairs, which see through word borders; or of one heading's and those of the most
    like point that the other section counts off in its text."""
    heading_meaning: Column
    """Likeness of the headings by the company their words keep (reference/vocabulary.py)."""
    headless: Column
    """1 where one of the two has no heading to speak of."""
    own_text: Column
    """Root of the cosine of heading and own text."""
    whole_text: Column
    """Root of the cosine of everything in the section; the root because a report shares little with another."""
    own_meaning: Column
    """Likeness of heading and own text by the company their words keep."""
    whole_meaning: Column
    """The same of everything in the section."""
    own_rank_best: Column
    """Own text against the best rival of the side for which this pair ranks higher."""
    own_rank_worst: Column
    """Own text against the best rival of the side for which this pair ranks lower."""
    whole_rank_best: Column
    whole_rank_worst: Column
    cover: Column
    """How much of the smaller section's telling words the larger one has."""
    both_top: Column
    """1 where both are top-level sections."""
    level_gap: Column
    leaf_gap: Column
    """1 where only one of the two has children."""
    position_gap: Column
    """How far apart the two begin, as a share of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTable:
    """The candidate pairs of two documents with their features, and the vectors behind them."""

    pairs: tuple[Pair, ...]
    """By indexes of sections, sorted."""
    features: PairFeatures
    """Each a column, in the order of the pairs."""
    headings: tuple[tuple[Vector, ...], tuple[Vector, ...]]
    wholes: tuple[tuple[Vector, ...], tuple[Vector, ...]]


def pair_table(
    a: Profile, b: Profile, *, excludes: Callable[[Roles, Roles], bool] = clash, unless: float = SAME_TEXT
) -> PairTable:
    """The candidates and their features.

    Pairs of roles that `excludes` holds for are no candidates, unless their cosine is at least `unless`.
    """
    if not a.ids or not b.ids:
        return PairTable(
            pairs=(),
            features=PairFeatures(*(np.zeros(0),) * len(PairFeatures._fields)),
            headings=((), ()),
            wholes=((), ()),
        )
    weights = telling_weights((*a.own, *b.own))
    heading_weights = {word: x * (STOCK_WEIGHT if word in STOCK_WORDS else 1) for word, x in weights.items()}
    headings = _weighed(a.headings, heading_weights), _weighed(b.headings, heading_weights)
    wholes = _weighed(a.whole, weights), _weighed(b.whole, weights)
    likenesses = _likenesses(a, b, headings, wholes, weights)
    near = _nearness(a, b)
    rows, columns = _candidates(likenesses, _excluded(a, b, excludes) & (likenesses.whole < unless), near)
    return PairTable(
        pairs=tuple(zip(rows.tolist(), columns.tolist(), strict=True)),
        features=_features(a, b, likenesses, rows, columns),
        headings=headings,
        wholes=wholes,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Likenesses:
    """How alike every section of A is to every section of B, each 0…1."""

    heading: Matrix
    bigram: Matrix
    own: Matrix
    whole: Matrix
    cover: Matrix
    heading_meaning: Matrix
    own_meaning: Matrix
    whole_meaning: Matrix


def _likenesses(a: Profile, b: Profile, headings: Sides, wholes: Sides, weights: dict[str, float]) -> _Likenesses:
    bigram_weights = telling_weights((*a.heading_bigrams, *b.heading_bigrams))
    bigrams = _weighed(a.heading_bigrams, bigram_weights), _weighed(b.heading_bigrams, bigram_weights)
    return _Likenesses(
        heading=dot_products(*headings),
        bigram=np.maximum.reduce((dot_products(*bigrams), _point_likeness(a, b), _point_likeness(b, a).T)),
        own=dot_products(_weighed(a.own, weights), _weighed(b.own, weights)),
        whole=dot_products(*wholes),
        cover=np.maximum(covers(*wholes), covers(*wholes[::-1]).T),
        heading_meaning=_meanings(a.headings, b.headings, weights),
        own_meaning=_meanings(a.own, b.own, weights),
        whole_meaning=_meanings(a.whole, b.whole, weights),
    )


def _point_likeness(headed: Profile, counting: Profile) -> Matrix:
    """How like each heading of one is the most like point that each section of the other counts off."""
    found = np.zeros((len(counting.ids), len(headed.ids)))
    holders = [j for j, points in enumerate(counting.points) for _ in points]
    if holders:
        points = tuple(chain.from_iterable(counting.points))
        weights = telling_weights((*headed.heading_bigrams, *points))
        np.maximum.at(
            found, holders, dot_products(_weighed(points, weights), _weighed(headed.heading_bigrams, weights))
        )
    return found.T


def _weighed(bags: Iterable[Bag], weights: dict[str, float]) -> tuple[Vector, ...]:
    return tuple(weigh(bag, weights) for bag in bags)


def _meanings(a: Sequence[Bag], b: Sequence[Bag], weights: dict[str, float]) -> Matrix:
    """Likenesses by meaning; here a word must be telling both in this pair and in the language."""
    known = vocabulary()
    telling = {word: x * known.weight(word) for word, x in weights.items()}
    sides = ([known.meaning(weigh(bag, telling)) for bag in side] for side in (a, b))
    return likeness(*sides)


def _excluded(a: Profile, b: Profile, excludes: Callable[[Roles, Roles], bool]) -> NDArray[np.bool_]:
    """Where the roles of two sections exclude each other, or their terms."""
    sides = [tuple(zip(side.roles, side.terms, strict=True)) for side in (a, b)]
    kinds = sorted({*sides[0], *sides[1]}, key=lambda kind: (sorted(kind[0]), kind[1] or ""))
    table = np.array([[excludes(x[0], y[0]) or apart(x, y, *map(set, sides)) for y in kinds] for x in kinds])
    number = {kind: k for k, kind in enumerate(kinds)}
    return table[np.ix_(*([number[kind] for kind in side] for side in sides))]


def _nearness(a: Profile, b: Profile) -> Matrix:
    """Next to nothing, but more the nearer two sections are in their texts: the nearest go first among equals.

    Without it every one of a hundred equal sections would look at the first forty of the other side.
    """
    gap: Matrix = np.abs(np.array(a.positions)[:, None] - np.array(b.positions))
    return _TIE * (1 - gap)


def _candidates(likenesses: _Likenesses, excluded: NDArray[np.bool_], nearness: Matrix) -> tuple[Indexes, Indexes]:
    """The pairs worth a look: sharing a telling word, roles not clashing, among the best of either section."""
    likenesses.own[excluded] = 0
    likenesses.whole[excluded] = 0
    possible = likenesses.whole > 0
    rough = np.where(
        possible, likenesses.whole + likenesses.own + likenesses.bigram + likenesses.whole_meaning + nearness, -1
    )
    near = np.zeros_like(possible)
    for axis in (0, 1):
        best = np.argsort(-rough, axis=axis, kind="stable").take(range(min(NEAREST, rough.shape[axis])), axis=axis)
        np.put_along_axis(near, best, values=True, axis=axis)
    rows, columns = np.nonzero(possible & near)
    return rows, columns


def _features(a: Profile, b: Profile, likenesses: _Likenesses, rows: Indexes, columns: Indexes) -> PairFeatures:
    own_ranks = _ranks(likenesses.own, rows, columns)
    whole_ranks = _ranks(likenesses.whole, rows, columns)
    leaves = [np.array([not below for below in side.children]) for side in (a, b)]
    tops = [np.array([above is None for above in side.parents]) for side in (a, b)]
    headed = [np.array([bool(bag) for bag in side.heading_bigrams]) for side in (a, b)]
    levels = [np.array(side.levels, dtype=np.float64) for side in (a, b)]
    positions = [np.array(side.positions, dtype=np.float64) for side in (a, b)]
    return PairFeatures(
        heading_words=likenesses.heading[rows, columns],
        heading_bigrams=likenesses.bigram[rows, columns],
        heading_meaning=likenesses.heading_meaning[rows, columns],
        headless=1.0 - (headed[0][rows] & headed[1][columns]),
        own_text=np.sqrt(likenesses.own[rows, columns]),
        whole_text=np.sqrt(likenesses.whole[rows, columns]),
        own_meaning=likenesses.own_meaning[rows, columns],
        whole_meaning=likenesses.whole_meaning[rows, columns],
        own_rank_best=np.maximum(*own_ranks),
        own_rank_worst=np.minimum(*own_ranks),
        whole_rank_best=np.maximum(*whole_ranks),
        whole_rank_worst=np.minimum(*whole_ranks),
        cover=likenesses.cover[rows, columns],
        both_top=(tops[0][rows] & tops[1][columns]).astype(np.float64),
        level_gap=np.minimum(2, np.abs(levels[0][rows] - levels[1][columns])) / 2,
        leaf_gap=(leaves[0][rows] != leaves[1][columns]).astype(np.float64),
        position_gap=np.abs(positions[0][rows] - positions[1][columns]),
    )


def _ranks(likeness: Matrix, rows: Indexes, columns: Indexes) -> tuple[Column, Column]:
    """Each pair's likeness as a share of the best in its row and of the best in its column."""
    found = likeness[rows, columns]
    best = likeness.max(axis=1, initial=0)[rows], likeness.max(axis=0, initial=0)[columns]
    return found / np.where(best[0] > 0, best[0], 1), found / np.where(best[1] > 0, best[1], 1)
