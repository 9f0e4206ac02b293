"""The rules in order, of one document and of two; each can be left out by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.findings.cases import Alone, Pair
from compare.findings.ranking import ranked
from compare.findings.rules import (
    carried,
    crowded,
    growths,
    headings,
    names,
    numbering,
    parts,
    rates,
    sums,
    twice,
    unchanged,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from compare.model import Alignment, Document, Figure, FigureChange, Finding

_OF_ONE: dict[str, Callable[[Alone], Iterator[Finding]]] = {
    sums.NAME: sums.find,
    rates.NAME: rates.find,
    growths.NAME: growths.find,
    twice.NAME: twice.find,
    years.NAME: years.find,
    parts.NAME: parts.find,
    numbering.NAME: numbering.find,
    names.NAME: names.find,
    crowded.NAME: crowded.find,
}
_OF_TWO: dict[str, Callable[[Pair], Iterator[Finding]]] = {
    growths.NAME: growths.find_between,
    years.NAME: years.find_between,
    unchanged.NAME: unchanged.find,
    carried.NAME: carried.find,
    headings.NAME: headings.find,
}
RULES = tuple(dict.fromkeys((*_OF_ONE, *_OF_TWO)))
"""The names of all rules, in the order of their findings."""


def examine(document: Document, figures: Sequence[Figure], without: Collection[str] = ()) -> tuple[Finding, ...]:
    """What an editor should look at in one document; spans are in `a`. `without` names rules to leave out."""
    alone = Alone(document=document, figures=tuple(figures))
    return ranked((found for name, find in _OF_ONE.items() if name not in without for found in find(alone)), RULES)


def examine_pair(  # noqa: PLR0913 - two documents, their figures, what answers what, what is left out
    a: Document,
    b: Document,
    alignment: Alignment,
    figures: tuple[Sequence[Figure], Sequence[Figure]],
    changes: Sequence[FigureChange],
    *,
    without: Collection[str] = (),
) -> tuple[Finding, ...]:
    """What an editor should look at in either of two documents and between them, the surest first."""
    one, other = (Alone(document=d, figures=tuple(f)) for d, f in zip((a, b), figures, strict=True))
    pair = Pair(a=one, b=other, alignment=alignment, changes=tuple(changes))
    between = (found for name, find in _OF_TWO.items() if name not in without for found in find(pair))
    return ranked(
        (*between, *examine(a, figures[0], without), *(f.in_b() for f in examine(b, figures[1], without))), RULES
    )
