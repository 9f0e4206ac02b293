"""Part links: a few sentences of a long section that answer a whole section of the other side.

A section of a page has too many other words to look like one of three lines that says what its third paragraph says. So
once the links are chosen, a section that answers nothing is held against the sentence groups of longer ones. A group is
judged as if it were a section without a heading: by the same features, rivals and weights as any pair of sections; and
as no heading and no place in the tree speaks for it, it is taken only where that is more likely than not. A section
whose text was taken over as a whole has no sentences to spare.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.align.features import PairFeatures
from compare.align.headings import is_telling, own_names
from compare.align.scores import link_model
from compare.align.settled import taken_over
from compare.reference.vocabulary import likeness, vocabulary
from compare.text.similarity import telling_weights, weigh

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.align.assignment import Pair
    from compare.align.features import PairTable
    from compare.align.profile import Profile
    from compare.model import Document
    from compare.text.similarity import Bag, Vector

_LONGER = 1.5
"""How many times the telling words of the other a section has in which groups are looked for."""
_LONGER_ONES = 3
"""In how many sections groups are looked for: those that have most of the other's words."""
_LONGEST_GROUP = 8
"""Sentences of a group; annotated parts have up to 6."""
_FEWEST_WORDS = 8
"""Telling words below which a section says too little to be found among sentences."""


class _Group(NamedTuple):
    """Consecutive sentences of one section and their likeness to a section of the other side."""

    vector: Vector
    cosine: float
    first: int


class _Side(NamedTuple):
    """One document, as far as groups need it."""

    document: Document
    profile: Profile
    names: str

    def sentence_bags(self, index: int) -> list[Bag]:
        """The telling words of each sentence of a section's own text."""
        section = self.document.section_by_id[self.profile.ids[index]]
        return [
            Counter(t.key for t in self.document.tokens[slice(*sentence.tokens)] if is_telling(t, self.names))
            for sentence in self.document.sentences_of(section)
        ]

    def position(self, index: int, sentence: int) -> float:
        """Where a sentence of a section begins, 0…1 of the text."""
        section = self.document.section_by_id[self.profile.ids[index]]
        start = self.document.sentences_of(section)[sentence].span.start
        return start / max(1, len(self.document.text))


def part_pairs(
    documents: tuple[Document, Document], profiles: tuple[Profile, Profile], table: PairTable, chosen: Iterable[Pair]
) -> dict[Pair, float]:
    """Further pairs in which a sentence group of one section answers the other section, with their log-odds."""
    finder = _Finder(documents, profiles, table, set(chosen))
    return {pair: x for side in (0, 1) for pair, x in finder.found(side)}


class _Finder:
    """Looks for the groups that answer the sections of one side."""

    def __init__(
        self,
        documents: tuple[Document, Document],
        profiles: tuple[Profile, Profile],
        table: PairTable,
        chosen: set[Pair],
    ) -> None:
        self.sides = tuple(_Side(d, p, "".join(own_names(d))) for d, p in zip(documents, profiles, strict=True))
        self.table = table
        self.linked = tuple({pair[side] for pair in chosen} for side in (0, 1))
        self.whole = tuple({pair[side] for pair in taken_over(table)} for side in (0, 1))
        self.weights = telling_weights((*profiles[0].own, *profiles[1].own))
        self.vectors = tuple([weigh(bag, self.weights) for bag in p.own] for p in profiles)
        self.sizes = tuple([sum(bag.values()) for bag in p.own] for p in profiles)
        self.near: tuple[defaultdict[int, list[int]], ...] = (defaultdict(list), defaultdict(list))
        """For each section the candidates on the other side, by their places in the table."""
        for place, pair in enumerate(table.pairs):
            for side in (0, 1):
                self.near[side][pair[side]].append(place)

    def found(self, side: int) -> Iterator[tuple[Pair, float]]:
        """The pairs of whole sections of one side with sections of which a group answers them."""
        for whole, places in sorted(self.near[side].items()):
            if whole in self.linked[side] or self.sizes[side][whole] < _FEWEST_WORDS:
                continue
            if self.sides[side].profile.children[whole]:
                continue
            offers = [
                (self._log_odds(side, whole, pair[1 - side], place), -place, pair)
                for place in self._longer(side, whole, places)
                if (pair := self.table.pairs[place])
            ]
            best = max(offers, default=(0.0, 0, (0, 0)))
            if best[0] > 0:
                yield best[2], best[0]

    def _longer(self, side: int, whole: int, places: list[int]) -> list[int]:
        """The longer leaves that have most of a section's words."""
        other = self.sides[1 - side].profile
        fit = [
            place
            for place in places
            if (long := self.table.pairs[place][1 - side]) not in self.whole[1 - side]
            and not other.children[long]
            and self.sizes[1 - side][long] >= _LONGER * self.sizes[side][whole]
        ]
        return sorted(fit, key=lambda place: (-self.table.features.cover[place], place))[:_LONGER_ONES]

    def _log_odds(self, side: int, whole: int, long: int, place: int) -> float:
        """How sure it is that the best group of a long section answers the whole one."""
        group = self._best_group(side, whole, long)
        if group is None:
            return -math.inf
        log_odds = link_model().log_odds(self._features(side, whole, long, place, group))
        return round(float(log_odds[0]), 9)

    def _best_group(self, side: int, whole: int, long: int) -> _Group | None:
        """The group most like the section, leaving out no more than the rest of a long section."""
        bags = self.sides[1 - side].sentence_bags(long)
        wanted = self.vectors[side][whole]
        best: _Group | None = None
        for first in range(len(bags)):
            words: Bag = Counter()
            for last in range(first, min(len(bags), first + _LONGEST_GROUP)):
                words.update(bags[last])
                if last - first + 1 == len(bags):
                    break
                vector = weigh(words, self.weights)
                cosine = _cosine(wanted, vector)
                if best is None or cosine > best.cosine:
                    best = _Group(vector, cosine, first)
        return best if best and best.cosine > 0 else None

    def _features(self, side: int, whole: int, long: int, place: int, group: _Group) -> PairFeatures:
        """What the model asks of a pair, of a section and a group that has no heading."""
        told = self.table.features
        of_whole = max((told.own_text[k] ** 2 for k in self.near[side][whole] if k != place), default=0.0)
        rivals = (self.table.pairs[k][side] for k in self.near[1 - side][long])
        of_group = max((_cosine(self.vectors[side][r], group.vector) for r in rivals if r != whole), default=0.0)
        ranks = [group.cosine / max(group.cosine, float(rival)) for rival in (of_whole, of_group)]
        alike, meaning = math.sqrt(group.cosine), self._meaning(self.vectors[side][whole], group.vector)
        here = self.sides[side].profile.positions[whole]
        said = {
            "headless": 1.0,
            "own_text": alike,
            "whole_text": alike,
            "own_meaning": meaning,
            "whole_meaning": meaning,
            "own_rank_best": max(ranks),
            "own_rank_worst": min(ranks),
            "whole_rank_best": max(ranks),
            "whole_rank_worst": min(ranks),
            "cover": _cover(self.vectors[side][whole], group.vector),
            # A group stands below its section.
            "level_gap": min(2, abs(self._level(side, whole) - self._level(1 - side, long) - 1)) / 2,
            "position_gap": abs(here - self.sides[1 - side].position(long, group.first)),
        }
        return PairFeatures(*(np.array([said.get(name, 0.0)]) for name in PairFeatures._fields))

    def _level(self, side: int, index: int) -> int:
        return self.sides[side].profile.levels[index]

    def _meaning(self, left: Vector, right: Vector) -> float:
        known = vocabulary()
        a, b = (known.meaning({w: x * known.weight(w) for w, x in vector.items()}) for vector in (left, right))
        return float(likeness([a], [b])[0, 0])


def _cosine(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return sum(x * right[word] for word, x in left.items() if word in right)


def _cover(left: Vector, right: Vector) -> float:
    """How much of the weight of one falls on words of the other, whichever is more."""
    shares = (
        sum(x for word, x in one.items() if word in other) / max(1e-9, sum(one.values()))
        for one, other in ((left, right), (right, left))
    )
    return max(shares)
