"""Named things over the years: which documents name each."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from compare.model import InitiativeKind, Passage, SeriesInitiative, Span, TokenKind
from compare.reference.masking import local_names
from compare.reference.vocabulary import RARE, vocabulary
from compare.text.naming import Naming, joined, name_core
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from compare.model import Document, Edition, Initiative
    from compare.series.keeping import Kept

_MARKS = "\"'《》〈〉()"
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
    places = tuple(
        sorted({name for text in texts.values() for name in text.own()}, key=lambda name: (-len(name), name))
    )
    compared = ((year, initiative, True) for one in kept for year, initiative in one.initiatives)
    alone = ((year, one, False) for year, ones in named.items() for one in ones if not _is_stock(one))
    groups = joined(_sorted(_named(chain(compared, alone), texts, places)), _naming)
    found = ((group, _over_the_years(group, texts)) for group in groups)
    shown = [one for group, one in found if len(one.places) > 1 or any(each.is_compared for each in group)]
    return tuple(sorted(shown, key=lambda one: (-len(one.places), -one.score, one.places[0], one.name)))


class _Named(NamedTuple):
    """An initiative of one document."""

    name: str
    """In the normal form, without the marks round it."""
    naming: Naming
    initiative: Initiative
    is_compared: bool
    """Whether the comparison of two documents told of it."""


def _named(
    found: Iterable[tuple[int, Initiative, bool]], texts: Mapping[int, _Folded], places: Sequence[str]
) -> Iterator[_Named]:
    """Initiatives by year, those with a name that can be looked for."""
    for year, one, is_compared in found:
        name = texts[year].key(one.spans[0]).strip(_MARKS)
        if len(name) >= SHORTEST_NAME:
            naming = Naming(name_core(name, places), one.kind is not InitiativeKind.DISTINCTIVE)
            yield _Named(name, naming, one, is_compared)


def _naming(one: _Named) -> Naming:
    return one.naming


def _sorted(found: Iterable[_Named]) -> list[_Named]:
    """The shortest names first, so that all that are variants of one come to it."""
    return sorted(found, key=lambda one: (len(one.name), one.name))


def _is_stock(initiative: Initiative) -> bool:
    """Whether a name without quotation marks is put together of words that public documents use all the time: 发展模式."""
    weight = vocabulary().weight
    return initiative.kind is InitiativeKind.DISTINCTIVE and all(weight(word) < RARE for word in words(initiative.name))


def _over_the_years(group: Sequence[_Named], texts: Mapping[int, _Folded]) -> SeriesInitiative:
    best = max((one.initiative for one in group), key=lambda one: (one.score, -one.spans[0].start))
    names = sorted({one.name for one in group})
    return SeriesInitiative(
        name=best.name,
        kind=best.kind,
        thing=best.thing,
        score=best.score,
        places=tuple(
            Passage(year, min(spans, key=lambda span: (span.start, -span.end)))
            for year, text in texts.items()
            if (spans := [span for name in names if (span := text.find(name))])
        ),
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

    def own(self) -> Iterator[str]:
        """What the document calls its own place, in the normal form where the text has it."""
        for name in local_names(self._document.metadata):
            start = self._document.text.find(name)
            yield name if start < 0 else self.key(Span(start, start + len(name)))

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
