"""What makes a minimal diff one that reads well: small rules in a visible order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.islands import islands
from compare.diff.quotes import quotes
from compare.diff.recut import recut
from compare.diff.slide import slide

if TYPE_CHECKING:
    from compare.diff.matches import Pair
    from compare.options import DiffOptions


def tidy(pair: Pair, options: DiffOptions) -> Pair:
    """The pair as an editor would mark it.

    The order matters: what was cut differently must be cut alike before anything is
    measured; edges slide before islands are weighed, and again where names that
    dissolved have made new edges.
    """
    if len(pair.matches) == len(pair.a) == len(pair.b):
        return pair
    pair = recut(pair)
    pair = slide(pair)
    pair = islands(pair, options)
    pair = quotes(pair)
    pair = islands(pair, options)
    return slide(pair)
