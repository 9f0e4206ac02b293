"""What makes a minimal diff one that reads well: small rules in a visible order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.clauses import clauses
from compare.diff.islands import islands
from compare.diff.quotes import quotes
from compare.diff.recut import recut
from compare.diff.slide import slide

if TYPE_CHECKING:
    from compare.diff.matches import Pair
    from compare.options import DiffOptions


def tidy(pair: Pair, options: DiffOptions, *, moved: bool = False) -> Pair:
    """The pair as an editor would mark it.

    The order matters: what was cut differently must be cut alike before anything is
    measured, and edges slide before runs are weighed. What one rule dissolves changes what
    the others see, so they go round until nothing more dissolves; edges slide again at the
    end, where new ones were made.
    """
    if len(pair.matches) == len(pair.a) == len(pair.b):
        return pair
    pair = slide(recut(pair))
    before = -1
    while before != len(pair.matches):
        pair = quotes(pair)
        before = len(pair.matches)
        pair = clauses(islands(pair, options, moved=moved), options)
    return slide(pair)
