"""Building offset maps: a text is folded through edits, never in place."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.model import OffsetMap, Piece, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray


class Edit(NamedTuple):
    """Put `replacement` where `span` of the origin stands; "" leaves it out."""

    span: Span
    replacement: str


def identity(length: int) -> OffsetMap:
    """The map of a text onto itself."""
    pieces = (Piece(0, length, 0, length),) if length else ()
    return OffsetMap(pieces, length)


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """The text after `edits`, and the map back.

    Edits may come in any order; they must not overlap (ValueError).
    """
    out: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for origin, written in _stretches(text, sorted(edits)):
        if written:
            pieces.append(Piece(length, length + len(written), origin.start, origin.end))
            out.append(written)
            length += len(written)
    return "".join(out), OffsetMap(tuple(pieces), len(text))


def _stretches(text: str, edits: list[Edit]) -> Iterator[tuple[Span, str]]:
    """The text as kept and edited stretches, in order."""
    position = 0
    for span, replacement in edits:
        if span.start < position:
            message = f"edits overlap at {span.start}"
            raise ValueError(message)
        yield Span(position, span.start), text[position : span.start]
        yield span, replacement
        position = span.end
    yield Span(position, len(text)), text[position:]


def compose(outer: OffsetMap, inner: OffsetMap) -> OffsetMap:
    """The map from the text of `outer` to the origin of `inner`.

    `outer` leads to a text B and `inner` from B to C; the result leads straight to C.
    """
    pieces: list[Piece] = []
    for piece in outer.pieces:
        pieces.extend(_through(piece, inner))
    return OffsetMap(tuple(pieces), inner.origin_length)


def _through(piece: Piece, inner: OffsetMap) -> Iterator[Piece]:
    """One piece led through a second map, cut where that map has its own cuts."""
    if piece.end - piece.start != piece.origin_end - piece.origin_start:
        yield Piece(piece.start, piece.end, *inner.to_origin(Span(piece.origin_start, piece.origin_end)))
        return
    shift = piece.start - piece.origin_start
    for cut in inner.pieces:
        start, end = max(cut.start, piece.origin_start), min(cut.end, piece.origin_end)
        if start < end:
            yield Piece(start + shift, end + shift, *inner.to_origin(Span(start, end)))


def in_columns(pairs: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    """The first and the second of each pair; five times as fast as to make an array of the pairs themselves."""
    return np.fromiter(chain.from_iterable(pairs), dtype=np.int64, count=2 * len(pairs)).reshape(-1, 2).T
