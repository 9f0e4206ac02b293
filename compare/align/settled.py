"""Sections that plainly answer each other, and what follows for the pairs around them.

Two sections that are equal in everything comparable have no other counterpart: nothing can answer a section better than
itself. A section whose text was taken over, with some words edited, may still have answers beside it (it may have been
split); but not one whose own text was taken over elsewhere. Regulations need this: their articles repeat each other's
wording so much that any two of them would else answer each other in part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.align.assignment import assign

if TYPE_CHECKING:
    from compare.align.assignment import Pair
    from compare.align.features import PairTable
    from compare.align.profile import Profile


_TAKEN_OVER = 0.5
"""Cosine from which a text counts as taken over: most of what either says, the other says too. With 0.6 and 0.7 the
scores on the annotated pairs are the same; short articles with a tenth of their words edited are down to 0.6."""
_TIE = 1e-6
_NEVER = 1e6
"""A crowding cost that no pair of sections is worth."""


def equal_pairs(table: PairTable, a: Profile, b: Profile) -> frozenset[Pair]:
    """The candidates that are equal in everything comparable."""
    return frozenset((i, j) for i, j in table.pairs if a.keys[i] == b.keys[j])


def in_play(table: PairTable, a: Profile, b: Profile) -> tuple[Pair, ...]:
    """The candidates without those that what is plainly settled speaks against, in their order."""
    equal = equal_pairs(table, a, b)
    settled = {i for i, _ in equal}, {j for _, j in equal}
    taken = taken_over(table)
    taken_of = {i for i, _ in taken}, {j for _, j in taken}

    def stays(pair: Pair) -> bool:
        if pair in equal:
            return True
        if pair[0] in settled[0] or pair[1] in settled[1]:
            return False
        return pair in taken or pair[0] not in taken_of[0] or pair[1] not in taken_of[1]

    return tuple(pair for pair in table.pairs if stays(pair))


def taken_over(table: PairTable) -> set[Pair]:
    """The pairs of sections whose texts are the same but for some words, at most one for each section.

    Of twins, which regulations have, each is as like the other's counterpart as its own after a few edits; so they are
    paired so that the whole is most alike.
    """
    features = table.features
    # Both the section's own text and the whole: else a chapter answers the one long section that moved into it.
    likeness = np.round(np.minimum(features.own_text, features.whole_text) ** 2, 9)
    worth = likeness + features.heading_bigrams - _TIE * features.position_gap
    alike = np.nonzero(likeness >= _TAKEN_OVER)[0].tolist()
    return set(assign({table.pairs[k]: float(worth[k]) for k in alike}, (0.0, _NEVER)))
