"""What many statements that were classed come to: the letters of each class, and what shows best what is stock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from compare.classify.sentences import CLASSES
from compare.corpus.kernels.columns import new_ones, starts_of
from compare.model import PhraseClass

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

TYPICAL = 3
"""Statements that show what is stock in a document."""
SHORTEST_QUOTE = 10
"""Letters of a statement that is worth showing."""
_LOCAL = CLASSES.index(PhraseClass.LOCAL)


def tally(group: Numbers, count: int, verdicts: NDArray[Any], statements: NDArray[Any]) -> Numbers:
    """The letters of each class in each group of statements, and behind them of those that other places have.

    Args:
        group: The group of each statement.
        count: How many groups there are.
        verdicts: Rows of `VERDICT`.
        statements: Rows of `STATEMENT`.
    """
    width = len(CLASSES) + 1
    rows = group * width
    sizes, shared = statements["characters"], verdicts["frequency"] > 0
    cells = np.concatenate([rows + verdicts["cls"], rows[shared] + len(CLASSES)])
    weights = np.concatenate([sizes, sizes[shared]])
    return np.bincount(cells, weights=weights, minlength=count * width).astype(np.int64).reshape(-1, width)


def worth_showing(verdicts: NDArray[Any], statements: NDArray[Any]) -> NDArray[np.bool_]:
    """Which statements may show what is stock: those that are not local, nor too short."""
    worth: NDArray[np.bool_] = (verdicts["cls"] != _LOCAL) & (statements["characters"] >= SHORTEST_QUOTE)
    return worth


def typical(document: Numbers, verdicts: NDArray[Any], statements: NDArray[Any]) -> Numbers:
    """The statements of each document that stand in the most other places, none twice: those of most places first.

    Args:
        document: The number of each statement's document in the batch, ascending.
        verdicts: Rows of `VERDICT`.
        statements: Rows of `STATEMENT`.
    """
    frequency = verdicts["frequency"].astype(np.int64)
    at = np.flatnonzero((frequency > 0) & worth_showing(verdicts, statements))
    at = at[np.lexsort((-frequency[at], document[at]))]
    keys, whose = statements["key"][at], document[at]
    same = np.lexsort((keys, whose))
    at = at[np.sort(same[new_ones(whose[same], keys[same])])]
    sizes = np.bincount(document[at])
    rank = np.arange(len(at)) - np.repeat(starts_of(sizes), sizes)
    return at[rank < TYPICAL]
