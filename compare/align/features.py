"""How alike two sections are, in numbers between 0 and 1 that a reader can check."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from compare.align.headings import STOCK_WEIGHT, STOCK_WORDS
from compare.align.roles import clash
from compare.reference.vocabulary import likeness, vocabulary
from compare.text.similarity import covered, dot_products, telling_weights, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.align.profile import Profile
    from compare.text.similarity import Bag, Vector


class PairFeatures(NamedTuple):
    """What speaks for and against a link between two sections."""

    heading_words: float
    """Cosine of the headings' telling words."""
    heading_bigrams: float
    """Cosine of the headings' character pairs, which see through word borders."""
    heading_meaning: float
    """Likeness of the headings by the company their words keep (reference/vocabulary.py)."""
    headless: float
    """1 where one of the two has no heading to speak of."""
    own_text: float
    """Root of the cosine of heading and own text."""
    whole_text: float
    """Root of the cosine of everything in the section; the root because a report shares little with another."""
    own_meaning: float
    """Likeness of heading and own text by the company their words keep."""
    whole_meaning: float
    """The same of everything in the section."""
    own_rank_best: float
    """Own text against the best rival of the side for which this pair ranks higher."""
    own_rank_worst: float
    """Own text against the best rival of the side for which this pair ranks lower."""
    whole_rank_best: float
    whole_rank_worst: float
    cover: float
    """How much of the smaller section's telling words the larger one has."""
    both_top: float
    """1 where both are top-level sections."""
    level_gap: float
    leaf_gap: float
    """1 where only one of the two has children."""
    position_gap: float
    """How far apart the two begin, as a share of the text."""


Rows = list[dict[int, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairTable:
    """The candidate pairs of two documents with their features, and the vectors behind them."""

    features: dict[tuple[int, int], PairFeatures]
    """By indexes of sections; pairs that share no telling word, or whose roles clash, are no candidates."""
    headings: tuple[tuple[Vector, ...], tuple[Vector, ...]]
    wholes: tuple[tuple[Vector, ...], tuple[Vector, ...]]


def pair_table(a: Profile, b: Profile) -> PairTable:
    """The features of every pair of sections that shares a telling word."""
    weights = telling_weights((*a.own, *b.own))
    heading_weights = {word: x * (STOCK_WEIGHT if word in STOCK_WORDS else 1) for word, x in weights.items()}
    headings = _weighed(a.headings, heading_weights), _weighed(b.headings, heading_weights)
    owns = _weighed(a.own, weights), _weighed(b.own, weights)
    wholes = _weighed(a.whole, weights), _weighed(b.whole, weights)
    bigram_weights = telling_weights((*a.heading_bigrams, *b.heading_bigrams))
    bigrams = _weighed(a.heading_bigrams, bigram_weights), _weighed(b.heading_bigrams, bigram_weights)
    scene = _Scene(
        a=a,
        b=b,
        heading=dot_products(*headings),
        bigram=dot_products(*bigrams),
        own=dot_products(*owns),
        whole=dot_products(*wholes),
        heading_meaning=_meanings(a.headings, b.headings, weights),
        own_meaning=_meanings(a.own, b.own, weights),
        whole_meaning=_meanings(a.whole, b.whole, weights),
        wholes=wholes,
    )
    return PairTable(features=scene.features(), headings=headings, wholes=wholes)


def _weighed(bags: Iterable[Bag], weights: dict[str, float]) -> tuple[Vector, ...]:
    return tuple(weigh(bag, weights) for bag in bags)


def _meanings(a: Sequence[Bag], b: Sequence[Bag], weights: dict[str, float]) -> list[list[float]]:
    """Likenesses by meaning; here a word must be telling both in this pair and in the language."""
    known = vocabulary()
    telling = {word: x * known.weight(word) for word, x in weights.items()}
    sides = ([known.meaning(weigh(bag, telling)) for bag in side] for side in (a, b))
    return likeness(*sides)


@dataclass(frozen=True, kw_only=True)
class _Scene:
    """All likenesses of one pair of documents, from which each pair's features are read."""

    a: Profile
    b: Profile
    heading: Rows
    bigram: Rows
    own: Rows
    whole: Rows
    heading_meaning: list[list[float]]
    own_meaning: list[list[float]]
    whole_meaning: list[list[float]]
    wholes: tuple[tuple[Vector, ...], tuple[Vector, ...]]

    def features(self) -> dict[tuple[int, int], PairFeatures]:
        own, whole = _Standing.of(self._possible(self.own)), _Standing.of(self._possible(self.whole))
        return {(i, j): self._pair(i, j, own, whole) for i, row in enumerate(whole.rows) for j in sorted(row)}

    def _possible(self, rows: Rows) -> Rows:
        """The likenesses without pairs whose roles clash: a plan never answers a review."""
        roles = self.a.roles, self.b.roles
        return [{j: x for j, x in row.items() if not clash(roles[0][i], roles[1][j])} for i, row in enumerate(rows)]

    def _pair(self, i: int, j: int, own: _Standing, whole: _Standing) -> PairFeatures:
        a, b = self.a, self.b
        own_ranks, whole_ranks = own.ranks(i, j), whole.ranks(i, j)
        part, rest = self.wholes[0][i], self.wholes[1][j]
        return PairFeatures(
            heading_words=self.heading[i].get(j, 0.0),
            heading_bigrams=self.bigram[i].get(j, 0.0),
            heading_meaning=self.heading_meaning[i][j],
            headless=float(not a.heading_bigrams[i] or not b.heading_bigrams[j]),
            own_text=math.sqrt(self.own[i].get(j, 0.0)),
            whole_text=math.sqrt(self.whole[i][j]),
            own_meaning=self.own_meaning[i][j],
            whole_meaning=self.whole_meaning[i][j],
            own_rank_best=max(own_ranks),
            own_rank_worst=min(own_ranks),
            whole_rank_best=max(whole_ranks),
            whole_rank_worst=min(whole_ranks),
            cover=max(covered(part, rest), covered(rest, part)),
            both_top=float(a.parents[i] is None and b.parents[j] is None),
            level_gap=float(min(2, abs(a.levels[i] - b.levels[j]))) / 2,
            leaf_gap=float(bool(a.children[i]) != bool(b.children[j])),
            position_gap=abs(a.positions[i] - b.positions[j]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """Likenesses with the best of every row and of every column."""

    rows: Rows
    best_in_row: tuple[float, ...]
    best_in_column: dict[int, float]

    @classmethod
    def of(cls, rows: Rows) -> _Standing:
        columns: dict[int, float] = {}
        for row in rows:
            for j, x in row.items():
                columns[j] = max(columns.get(j, 0.0), x)
        return cls(
            rows=rows,
            best_in_row=tuple(max(row.values(), default=0.0) for row in rows),
            best_in_column=columns,
        )

    def ranks(self, i: int, j: int) -> tuple[float, float]:
        """A likeness as a share of the best in its row and in its column."""
        x = self.rows[i].get(j, 0.0)
        return (x / self.best_in_row[i], x / self.best_in_column[j]) if x else (0.0, 0.0)
