"""Named things over the years: which documents name each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from compare.model import InitiativeKind, Passage, SeriesInitiative, Span, TokenKind
from compare.reference.vocabulary import vocabulary
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import Document, Edition, Initiative
    from compare.series.keeping import Kept

_MARKS = "\"'《》〈〉()"
RARE = 7.0
"""Inverse document frequency of a word that one of a thousand paragraphs has: a name needs one as rare as that."""
SHORTEST_NAME = 3
"""Letters of a name that can be looked for in another year's document."""


def initiatives(
    editions: Sequence[Edition], kept: Sequence[Kept], named: Mapping[int, Sequence[Initiative]]
) -> tuple[SeriesInitiative, ...]:
    """Everything that was an initiative between two documents, with the years that name it.

    What stands in neighbouring documents alike is none between them; of `named`, by year what
    each document names by itself, all that two documents name come on top.

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
    found += [one for one in _lasting(named, texts, sorted(groups)) if len(one.places) > 1]
    return tuple(sorted(found, key=lambda one: (-len(one.places), -one.score, one.places[0], one.name)))


def _lasting(
    named: Mapping[int, Sequence[Initiative]], texts: dict[int, _Folded], known: Sequence[str]
) -> Iterator[SeriesInitiative]:
    """What the documents name by themselves and no comparison told of."""
    groups: defaultdict[str, list[Initiative]] = defaultdict(list)
    for year, ones in named.items():
        for initiative in ones:
            name = texts[year].key(initiative.spans[0]).strip(_MARKS)
            is_told = any(name in other or other in name for other in known)
            if len(name) >= SHORTEST_NAME and not is_told and not _is_stock(initiative):
                groups[name].append(initiative)
    for name, group in sorted(groups.items()):
        yield _over_the_years(name, group, texts)


def _is_stock(initiative: Initiative) -> bool:
    """Whether a name without quotation marks is put together of words that public documents use all the time: 发展模式."""
    weight = vocabulary().weight
    return initiative.kind is InitiativeKind.DISTINCTIVE and all(weight(word) < RARE for word in words(initiative.name))


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
