"""Named things over the years: which documents name each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from compare.model import Passage, SeriesInitiative, Span, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Document, Edition, Initiative
    from compare.series.keeping import Kept

_MARKS = "\"'《》〈〉()"
SHORTEST_NAME = 3
"""Letters of a name that can be looked for in another year's document."""


def initiatives(editions: Sequence[Edition], kept: Sequence[Kept]) -> tuple[SeriesInitiative, ...]:
    """Everything that was an initiative between two documents, with the years that name it.

    Those named by most documents first; then by how much speaks for each.
    """
    texts = {edition.year: _Folded(edition.document) for edition in editions}
    groups: defaultdict[str, list[Initiative]] = defaultdict(list)
    for one in kept:
        for year, initiative in one.initiatives:
            name = texts[year].key(initiative.spans[0]).strip(_MARKS)
            if len(name) >= SHORTEST_NAME:
                groups[name].append(initiative)
    found = [_over_the_years(name, group, texts) for name, group in sorted(groups.items())]
    return tuple(sorted(found, key=lambda one: (-len(one.places), -one.score, one.places[0], one.name)))


def _over_the_years(name: str, group: Sequence[Initiative], texts: dict[int, _Folded]) -> SeriesInitiative:
    best = max(group, key=lambda one: (one.score, -one.spans[0].start))
    found = ((year, text.find(name)) for year, text in texts.items())
    return SeriesInitiative(
        name=best.name,
        kind=best.kind,
        thing=best.thing,
        score=best.score,
        places=tuple(Passage(year, span) for year, span in found if span is not None),
    )


class _Folded:
    """A document's tokens in one string, without white space, and the way back."""

    def __init__(self, document: Document) -> None:
        tokens = [token for token in document.tokens if token.kind is not TokenKind.SPACE]
        self._document = document
        self._tokens = tokens
        self._starts = list(_running(len(token.key) for token in tokens))
        self._text = "".join(token.key for token in tokens)

    def key(self, span: Span) -> str:
        """The normal form of a stretch of the document."""
        return "".join(token.key for token in self._document.tokens_in(span) if token.kind is not TokenKind.SPACE)

    def find(self, name: str) -> Span | None:
        """Where a name in the normal form stands first; None where it does not."""
        place = self._text.find(name)
        if place < 0:
            return None
        first = self._tokens[bisect_right(self._starts, place) - 1]
        last = self._tokens[bisect_right(self._starts, place + len(name) - 1) - 1]
        return Span(first.span.start, last.span.end)


def _running(lengths: Iterable[int]) -> Iterable[int]:
    total = 0
    for length in lengths:
        yield total
        total += length
