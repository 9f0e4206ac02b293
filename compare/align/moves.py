"""Sentences that answer each other out of order or outside the linked sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from compare.align.chains import Chain
from compare.align.relations import in_order
from compare.model import Bead

if TYPE_CHECKING:
    from compare.align.likeness import SentenceLikeness
    from compare.model import Document, Link

_MOVED = 0.6
"""Likeness from which sentences answer each other anywhere; above the bar of linked sections,
because nothing but the words speaks for them."""


def moved_sentences(a: list[int], b: list[int], likeness: SentenceLikeness) -> list[Chain]:
    """Pairs of free sentences from anywhere, the most alike first, each used once."""
    # Equal ones would come first anyway, in this order; a line said a thousand times makes a million pairs.
    chains = [Chain((i,), (j,), 1.0) for i, j in likeness.same(a, b)]
    used = {i for chain in chains for i in chain.a}, {j for chain in chains for j in chain.b}
    left = np.array([j for j in b if j not in used[1]], dtype=np.intp)
    alike = [
        (-round(likeness.between((i,), (j,)), 4), i, j)
        for i in a
        if i not in used[0]
        for j in likeness.near(i, _MOVED, left).tolist()
    ]
    for negative, i, j in sorted(alike):
        if -negative < _MOVED:
            break
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            chains.append(Chain((i,), (j,), -negative))
    return chains


def mark_moved(chains: list[Chain], links: tuple[Link, ...], a: Document, b: Document) -> list[Bead]:
    """The chains as beads; within each linked pair of sections those that break the order are moved."""
    by_pair: dict[tuple[str, str], list[Chain]] = {}
    for chain in chains:
        sections = a.sentences[chain.a[0]].section, b.sentences[chain.b[0]].section
        by_pair.setdefault(sections, []).append(chain)
    linked = {(x, y) for link in links for x in link.a for y in link.b} | {("", "")}
    beads = []
    for sections, found in by_pair.items():
        kept = in_order([(chain.a[0], chain.b[0]) for chain in found])
        for chain in found:
            moved = sections in linked and (chain.a[0], chain.b[0]) not in kept
            beads.append(Bead(a=chain.a, b=chain.b, score=chain.likeness, moved=moved))
    return beads
