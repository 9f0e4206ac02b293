"""figures: the numbers a document states, and the same indicator in two documents.

`numbers` finds numbers with their units, `exclusions` says which of them state nothing,
`naming` reads the indicator off the clause, `roles` tells results from targets, and
`pair` finds the same indicator in the other document.
"""

from compare.figures.extract import extract
from compare.figures.pair import pair

__all__ = ["extract", "pair"]
