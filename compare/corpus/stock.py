"""The statements that stand in the most places of a corpus."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.corpus.kernels.columns import new_ones
from compare.corpus.kernels.weights import worth_showing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from compare.corpus.verdicts import Columns

MOST_STOCK = 200
"""Stock statements of the whole corpus that are told; the last ones of a large corpus all stand in about as many places."""
AS_WIDE = 0.8
"""Of statements in nearly the same words one that is in so many of the places may stand for the others."""


class Common(NamedTuple):
    """A statement that stands in other places too, and where it stands first."""

    key: int
    frequency: int
    document: int
    statement: int
    copies: int
    """How many documents have just these terms."""


def commonest(
    weighed: NDArray[Any], known: Mapping[int, Columns], terms: Callable[[int, int], set[int]]
) -> list[Common]:
    """Statements in the most places, each for all that say it in nearly the same words: the one with most copies.

    Args:
        weighed: Rows of `WEIGHED`.
        known: What is known of each document, by its number.
        terms: The terms of a statement, by the number of its document and its own.
    """
    rows = weighed[weighed["frequency"] > 0]
    rows = rows[np.lexsort((rows["key"], -rows["frequency"].astype(np.int64)))][: 5 * MOST_STOCK]
    copies = _copies(np.ascontiguousarray(rows["key"]), known)
    taken: list[tuple[Common, set[int]]] = []
    held: defaultdict[int, set[int]] = defaultdict(set)
    told = (*(rows[name].tolist() for name in Common._fields[:-1]), copies.tolist())
    for one in map(Common, *told):
        columns = known[one.document]
        at = slice(one.statement, one.statement + 1)
        if not worth_showing(columns.verdicts[at], columns.statements[at]).all():
            continue
        mine = terms(one.document, one.statement)
        common = Counter(i for term in mine for i in held[term])
        near = (i for i, count in common.items() if 2 * count > len(mine) + len(taken[i][1]) - count)
        if (alike := min(near, default=None)) is not None:
            first, words = taken[alike]
            if one.copies > first.copies and one.frequency >= AS_WIDE * first.frequency:
                taken[alike] = one, words
        elif len(taken) < MOST_STOCK:
            for term in mine:
                held[term].add(len(taken))
            taken.append((one, mine))
    return sorted((one for one, _ in taken), key=lambda one: (-one.frequency, one.key))


def _copies(wanted: NDArray[np.uint64], known: Mapping[int, Columns]) -> NDArray[np.int64]:
    """How many documents have each of some keys; a document counts once, however often it says it."""
    order = np.argsort(wanted)
    table = wanted[order]
    counts = np.zeros(len(wanted), dtype=np.int64)
    if not len(wanted):
        return counts
    keys = np.concatenate([one.statements["key"] for one in known.values()])
    document = np.repeat(np.arange(len(known)), [len(one.statements) for one in known.values()])
    at = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    hit = np.flatnonzero(table[at] == keys)
    pairs = np.sort(at[hit] << 32 | document[hit])
    counts[order] = np.bincount(pairs[new_ones(pairs)] >> 32, minlength=len(wanted))
    return counts
