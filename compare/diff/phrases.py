"""From beads to phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.cut import Stretch, cut
from compare.diff.matching import match
from compare.diff.tidy import tidy
from compare.diff.units import units_of
from compare.model import Phrase, Span, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.cut import Units
    from compare.diff.units import Unit
    from compare.model import Alignment, Bead, Document
    from compare.options import DiffOptions


def diff(a: Document, b: Document, alignment: Alignment, options: DiffOptions) -> tuple[Phrase, ...]:
    """What is the same and what is not in every bead, as phrases without a class yet.

    Phrases with a span in A tile A's sentences exactly once, those with one in B tile B's;
    each lies within one sentence on each side. Swapping A and B (and the sides of every
    bead) mirrors the result.
    """
    return tuple(
        phrase for number, bead in enumerate(alignment.beads) for phrase in _bead_phrases(a, b, bead, number, options)
    )


def _bead_phrases(a: Document, b: Document, bead: Bead, number: int, options: DiffOptions) -> Iterator[Phrase]:
    a_units, b_units = units_of(a, bead.a), units_of(b, bead.b)
    for stretch, a_cut, b_cut in _stretches(a_units, b_units, options):
        yield Phrase(
            tag=_tag(stretch, bead),
            a=_span(a_cut, stretch.a),
            b=_span(b_cut, stretch.b),
            bead=number,
            section_a=_section(a, a_cut, stretch.a),
            section_b=_section(b, b_cut, stretch.b),
        )


def _stretches(
    a: Sequence[Unit], b: Sequence[Unit], options: DiffOptions
) -> Iterator[tuple[Stretch, Sequence[Unit], Sequence[Unit]]]:
    """The stretches of a bead, and its units as they were cut in the end.

    Of two equally good matches an algorithm takes one; for a comparison and its mirror
    to take the same, the side whose keys sort first is always put first.
    """
    if [unit.key for unit in b] < [unit.key for unit in a]:
        for stretch, b_cut, a_cut in _stretches(b, a, options):
            yield Stretch(stretch.same, stretch.b, stretch.a), a_cut, b_cut
        return
    pair = tidy(match(a, b), options)
    for stretch in cut(pair):
        yield stretch, pair.a, pair.b


def _tag(stretch: Stretch, bead: Bead) -> Tag:
    if stretch.same:
        return Tag.MOVE if bead.moved else Tag.EQUAL
    if stretch.a is None:
        return Tag.INSERT
    return Tag.DELETE if stretch.b is None else Tag.REPLACE


def _span(units: Sequence[Unit], piece: Units | None) -> Span | None:
    return Span(units[piece[0]].span.start, units[piece[1] - 1].span.end) if piece else None


def _section(document: Document, units: Sequence[Unit], piece: Units | None) -> str | None:
    return document.sentences[units[piece[0]].sentence].section if piece else None
