"""Positions in a text, and the way from a derived text back to its origin."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """What stands in `text` here."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


class Piece(NamedTuple):
    """A stretch of a derived text and the stretch of its origin that it stands for.

    Equal lengths mean character for character; unequal lengths mean as a whole.
    """

    start: int
    end: int
    origin_start: int
    origin_end: int


@dataclass(frozen=True)
class OffsetMap:
    """How the offsets of a derived text lead back to its origin, monotonically.

    Pieces tile the derived text in order; gaps between their origins are what was
    left out. A position inside a piece of unequal lengths leads to that piece's edge.
    """

    pieces: tuple[Piece, ...]
    origin_length: int

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def to_origin(self, span: Span) -> Span:
        """The stretch of the origin that `span` stands for; an empty span stays empty."""
        if not self.pieces:
            return Span(0, 0)
        first = self.pieces[max(0, bisect_right(self._starts, span.start) - 1)]
        start = _lead_back(first, span.start, first.origin_start)
        if span.end <= span.start:
            return Span(start, start)
        last = self.pieces[max(0, bisect_left(self._starts, span.end) - 1)]
        return Span(start, _lead_back(last, span.end, last.origin_end))


def _lead_back(piece: Piece, position: int, edge: int) -> int:
    """Where `position` of the derived text lies in the origin; `edge` where only whole pieces map."""
    if piece.end - piece.start == piece.origin_end - piece.origin_start:
        return piece.origin_start + min(position, piece.end) - piece.start
    if position >= piece.end:
        return piece.origin_end
    return piece.origin_start if position <= piece.start else edge
