"""What is kept of one comparison, so that the comparison itself can go.

A comparison of two reports of 20,000 characters holds some 10 MB; what a series needs of
it is its links, its findings, which characters were taken over from where, and how much
text each two sections share.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.model import Step, Tag, TokenKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from compare.model import Comparison, Document, FigureChange, Finding, Initiative, Span, Token

    Origins = NDArray[np.int32]

NOWHERE = -1
_SHARED = frozenset({Tag.EQUAL, Tag.MOVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What a series needs of the comparison of one document with the next."""

    step: Step
    origins: Origins
    """For each character of B where it stood in A; NOWHERE where it is new, or no letter."""
    flows: Counter[tuple[str, str]]
    """Letters that each two sections share, by their ids; own text only."""
    figures: tuple[FigureChange, ...]
    targets: tuple[FigureChange, ...]
    """What A's plan announced, as `old`, and what B states for the same indicator, as `new`."""
    initiatives: tuple[tuple[int, Initiative], ...]
    """With the year of the document that names them."""


def keep(  # noqa: PLR0913 - a comparison and what was found beside it
    comparison: Comparison,
    year_a: int,
    year_b: int,
    *,
    alone: Collection[Finding],
    figures: tuple[FigureChange, ...],
    targets: tuple[FigureChange, ...],
    shortest: int,
) -> Kept:
    """What is kept of the comparison of the documents of two years.

    Args:
        comparison: Of the document of `year_a` with that of `year_b`.
        year_a: The earlier year.
        year_b: The later year.
        alone: Findings of either document by itself, which are kept with its year.
        figures: Indicators that both state in one role.
        targets: Figures of A's plan with the results that B states for them.
        shortest: Letters in a row from which shared text counts as carried over.
    """
    origins = _origins(comparison, shortest)
    return Kept(
        step=Step(
            year_a=year_a,
            year_b=year_b,
            links=comparison.alignment.links,
            promises=comparison.alignment.promises,
            measures=comparison.measures,
            findings=tuple(one for one in comparison.findings if one not in alone),
            notes=comparison.alignment.notes,
        ),
        origins=origins,
        flows=_flows(comparison),
        figures=figures,
        targets=targets,
        initiatives=(
            *((year_a, one) for one in comparison.initiatives_a),
            *((year_b, one) for one in comparison.initiatives_b),
        ),
    )


def _origins(comparison: Comparison, shortest: int) -> Origins:
    a, b = comparison.a, comparison.b
    origins = np.full(len(b.text), NOWHERE, dtype=np.int32)
    for phrase in comparison.phrases:
        if phrase.tag in _SHARED and phrase.a and phrase.b:
            _lead_back(a, b, phrase.a, phrase.b, origins)
    _without_scattered(b.text, origins, shortest)
    return origins


def _lead_back(a: Document, b: Document, old: Span, new: Span, origins: Origins) -> None:
    """Write down where each letter of a shared phrase stood; its tokens are the same on both sides."""
    for before, after in zip(_inside(a, old), _inside(b, new), strict=False):
        size = after.span.length
        steps = np.minimum(np.arange(size), max(0, before.span.length - 1))
        origins[after.span.start : after.span.end] = before.span.start + steps


def _inside(document: Document, span: Span) -> list[Token]:
    return [token for token in document.tokens_in(span) if token.kind is not TokenKind.SPACE]


def _without_scattered(text: str, origins: Origins, shortest: int) -> None:
    """Forget what is no letter, and shared runs of fewer than `shortest` letters."""
    run: list[int] = []
    for place, char in enumerate(text):
        if not char.isalnum():
            origins[place] = NOWHERE
        elif origins[place] == NOWHERE:
            _forget(run, origins, shortest)
            run = []
        else:
            run.append(place)
    _forget(run, origins, shortest)


def _forget(run: list[int], origins: Origins, shortest: int) -> None:
    if len(run) < shortest:
        origins[run] = NOWHERE


def _flows(comparison: Comparison) -> Counter[tuple[str, str]]:
    flows: Counter[tuple[str, str]] = Counter()
    for phrase in comparison.phrases:
        if phrase.tag in _SHARED and phrase.a and phrase.b:
            flows[phrase.section_a or "", phrase.section_b or ""] += phrase.b.length
    return flows
