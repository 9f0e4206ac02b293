"""From beads to phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.cut import Stretch, cut
from compare.diff.matching import match
from compare.diff.pieces import Piece
from compare.diff.terms import terms
from compare.diff.tidy import tidy
from compare.diff.units import units_of
from compare.diff.wandered import wandered
from compare.model import Phrase, Span, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.units import Unit
    from compare.model import Alignment, Bead, Document
    from compare.options import DiffOptions


def diff(a: Document, b: Document, alignment: Alignment, options: DiffOptions) -> tuple[Phrase, ...]:
    """What is the same and what is not in every bead, as phrases without a class yet.

    Phrases with a span in A tile A's sentences exactly once, those with one in B tile B's;
    each lies within one sentence on each side. What stands in another bead of the other
    document is a move between the two. Swapping A and B (and the sides of every bead)
    mirrors the result.
    """
    known = terms(a, b)
    sides = ((units_of(a, bead.a, known), units_of(b, bead.b, known), bead) for bead in alignment.beads)
    pieces = wandered([piece for n, side in enumerate(sides) for piece in _pieces(*side, n, options)])
    return tuple(_phrase(a, b, piece) for piece in pieces)


def _pieces(a: Sequence[Unit], b: Sequence[Unit], bead: Bead, number: int, options: DiffOptions) -> Iterator[Piece]:
    for stretch, a_cut, b_cut in _stretches(a, b, options, moved=bead.moved):
        yield Piece(
            a=tuple(a_cut[slice(*stretch.a)]) if stretch.a else (),
            b=tuple(b_cut[slice(*stretch.b)]) if stretch.b else (),
            same=stretch.same,
            bead=number,
            bead_b=number,
            moved=bead.moved,
        )


def _phrase(a: Document, b: Document, piece: Piece) -> Phrase:
    return Phrase(
        tag=_tag(piece),
        a=_span(piece.a),
        b=_span(piece.b),
        bead=piece.bead,
        bead_b=piece.bead_b if piece.bead_b != piece.bead else None,
        section_a=_section(a, piece.a),
        section_b=_section(b, piece.b),
    )


def _stretches(
    a: Sequence[Unit], b: Sequence[Unit], options: DiffOptions, *, moved: bool
) -> Iterator[tuple[Stretch, Sequence[Unit], Sequence[Unit]]]:
    """The stretches of a bead, and its units as they were cut in the end.

    Of two equally good matches an algorithm takes one; for a comparison and its mirror
    to take the same, the side whose keys sort first is always put first.
    """
    if [unit.key for unit in b] < [unit.key for unit in a]:
        for stretch, b_cut, a_cut in _stretches(b, a, options, moved=moved):
            yield Stretch(stretch.same, stretch.b, stretch.a), a_cut, b_cut
        return
    pair = tidy(match(a, b), options, moved=moved)
    for stretch in cut(pair):
        yield stretch, pair.a, pair.b


def _tag(piece: Piece) -> Tag:
    if piece.same:
        return Tag.MOVE if piece.moved else Tag.EQUAL
    if not piece.a:
        return Tag.INSERT
    return Tag.REPLACE if piece.b else Tag.DELETE


def _span(units: Sequence[Unit]) -> Span | None:
    return Span(units[0].span.start, units[-1].span.end) if units else None


def _section(document: Document, units: Sequence[Unit]) -> str | None:
    return document.sentences[units[0].sentence].section if units else None
