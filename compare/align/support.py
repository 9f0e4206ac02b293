"""What the tree says of a pair of sections: parents help children, and children help parents.

Four numbers a pair, taken from how sure a first look is of the pairs around it. The two that compare a pair with its
rivals are what settles sub-headings that every chapter repeats, and chapters that carry each other's old headings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.align.assignment import Pair
    from compare.align.features import Column, Indexes, Matrix
    from compare.align.profile import Profile


class Supports(NamedTuple):
    """What speaks for and against links in the pairs around them, one column a number 0…1, one entry a pair."""

    above: Column
    """How sure it is that the parents answer each other; 0 where one has none."""
    outranked: Column
    """How much surer that is of a likely rival of either section; 0 where this pair or its kin is the surest."""
    below: Column
    """How much of the children of both is answered below the other; 0 where one has none."""
    undercut: Column
    """How much more that is for a rival of either section; 0 where one has no children."""


def supports(pairs: Sequence[Pair], sureness: Column, a: Profile, b: Profile) -> Supports:
    """The support of each pair, from how sure (0…1) the pairs are before the tree is asked."""
    rows, columns = (np.array([pair[side] for pair in pairs], dtype=np.intp) for side in (0, 1))
    # One row and column more than there are sections, of zeros: the parents of top-level sections.
    sure = np.zeros((len(a.ids) + 1, len(b.ids) + 1))
    sure[rows, columns] = sureness
    above, outranked = _from_above(sure, rows, columns, (_parents(a), _parents(b)))
    below, undercut = _from_below(sure, pairs, a, b)
    return Supports(above=above, outranked=outranked, below=below, undercut=undercut)


def _parents(side: Profile) -> Indexes:
    return np.array([-1 if parent is None else parent for parent in side.parents], dtype=np.intp)


def _from_above(
    sure: Matrix, rows: Indexes, columns: Indexes, parents: tuple[Indexes, Indexes]
) -> tuple[Column, Column]:
    """Support by the parents' pair, and how much more the best rival has of it, weighed by how likely it is itself.

    A pair of a section with its counterpart's parent is no rival but kin: a section may answer both.
    """
    up = parents[0][rows], parents[1][columns]
    above = sure[up]
    kin = np.maximum(above, np.maximum(sure[rows, up[1]], sure[up[0], columns]))
    held = np.zeros_like(sure)
    held[rows, columns] = sure[rows, columns] * above
    return above, np.maximum(0.0, _best_of_either(held, rows, columns) - kin)


def _from_below(sure: Matrix, pairs: Sequence[Pair], a: Profile, b: Profile) -> tuple[Column, Column]:
    """Support by the children, and how much more a rival has of it."""
    matched = np.zeros_like(sure)
    parental = [k for k, (i, j) in enumerate(pairs) if a.children[i] and b.children[j]]
    rows, columns = (np.array([pairs[k][side] for k in parental], dtype=np.intp) for side in (0, 1))
    ends = _ends(a), _ends(b)
    for i, j in zip(rows.tolist(), columns.tolist(), strict=True):
        # The other side may have a level more, so children are looked for among all its descendants.
        of_a = sure[list(a.children[i]), j + 1 : ends[1][j]].max(axis=1)
        of_b = sure[i + 1 : ends[0][i], list(b.children[j])].max(axis=0)
        matched[i, j] = (of_a.sum() + of_b.sum()) / (len(of_a) + len(of_b))
    below, undercut = np.zeros(len(pairs)), np.zeros(len(pairs))
    below[parental] = matched[rows, columns]
    undercut[parental] = _best_of_either(matched, rows, columns) - matched[rows, columns]
    return below, undercut


def _ends(side: Profile) -> list[int]:
    """Where the descendants of each section end; they follow it in the order of the text."""
    ends = list(range(1, len(side.ids) + 1))
    for i in range(len(ends) - 1, -1, -1):
        parent = side.parents[i]
        if parent is not None:
            ends[parent] = max(ends[parent], ends[i])
    return ends


def _best_of_either(values: Matrix, rows: Indexes, columns: Indexes) -> Column:
    """For each pair the highest value in its row or its column."""
    best: Column = np.maximum(values.max(axis=1)[rows], values.max(axis=0)[columns])
    return best
