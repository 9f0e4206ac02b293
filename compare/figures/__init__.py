"""figures: the numbers a document states, and the same indicator in two documents.

`numbers` finds numbers with their units, `exclusions` says which of them state nothing,
`naming` reads the indicator off the clause, `roles` tells results from targets, and
`pair` finds the same indicator in the other document: `told` is what a name is held against others by, `unlike` what tells two
apart whatever they share, `likeness` how near they are.
"""

from compare.figures.extract import extract
from compare.figures.pair import pair

__all__ = ["extract", "pair"]
