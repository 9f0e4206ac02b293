"""What the rules look at: one document with its figures, or two of them with what answers what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Alignment, Document, Figure, FigureChange, Sentence


class Stated(NamedTuple):
    """A figure with the words that lead up to it from the figure before, or from where its sentence begins."""

    figure: Figure
    before: str
    """In the normal form, without white space."""


MOST_FIGURES = 60
"""Figures of a sentence that are reckoned with: real ones have 18 at most. Of more, which are one sum is not said,
and some two of them are in any rate: each rate would be held against every two of thousands."""


@dataclass(frozen=True, kw_only=True)
class Alone:
    """One document by itself."""

    document: Document
    figures: tuple[Figure, ...]

    @cached_property
    def sentences(self) -> tuple[tuple[Stated, ...], ...]:
        """The figures of each sentence that has any, in the order of the text; without those of `crowded`."""
        groups = self._by_sentence.items()
        return tuple(tuple(self._stated(index, held)) for index, held in groups if len(held) <= MOST_FIGURES)

    @property
    def crowded(self) -> Iterator[tuple[Sentence, int]]:
        """The sentences that have too many figures to be reckoned with, and how many."""
        groups = self._by_sentence.items()
        return ((self.document.sentences[index], len(held)) for index, held in groups if len(held) > MOST_FIGURES)

    @cached_property
    def _by_sentence(self) -> dict[int, list[Figure]]:
        groups: dict[int, list[Figure]] = {}
        for figure in self.figures:
            groups.setdefault(figure.sentence, []).append(figure)
        return groups

    def _stated(self, index: int, held: list[Figure]) -> Iterator[Stated]:
        start = self.document.sentences[index].span.start
        for figure in held:
            yield Stated(figure, self.folded(Span(start, figure.span.start)))
            start = figure.span.end

    def folded(self, span: Span) -> str:
        """What is compared of a stretch: its normal form without white space."""
        return "".join(token.key for token in self.document.tokens_in(span) if token.kind is not TokenKind.SPACE)


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two documents side by side."""

    a: Alone
    b: Alone
    alignment: Alignment
    changes: tuple[FigureChange, ...]

    @cached_property
    def same_place(self) -> bool:
        """Whether one place issued both, or one body that is of no place, such as the State Council."""
        one, other = self.a.document.metadata, self.b.document.metadata
        if not one.place or not other.place:
            return bool(one.issuers) and (one.place, one.issuers) == (other.place, other.issuers)
        return (one.place_chain or one.place) == (other.place_chain or other.place)

    @cached_property
    def years_apart(self) -> int | None:
        """How many years B is after A, for two documents of one place and kind; None for others."""
        one, other = self.a.document.metadata, self.b.document.metadata
        if not self.same_place or one.kind != other.kind or not one.year or not other.year:
            return None
        return other.year - one.year
