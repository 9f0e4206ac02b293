"""series: one place's documents over the years.

`order` gives each document its year; `keeping` takes from the comparison of a document
with the next what the rest needs; `lives`, `carrying`, `indicators`, `initiatives`,
`problems` and `pledges` each follow one thing over the years.
"""

from compare.series.chain import chain
from compare.series.indicators import as_results, results, with_roles
from compare.series.keeping import Kept, keep
from compare.series.order import in_order
from compare.series.sides import Side, sides

__all__ = ["Kept", "Side", "as_results", "chain", "in_order", "keep", "results", "sides", "with_roles"]
