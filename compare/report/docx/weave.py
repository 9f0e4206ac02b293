"""Two strands woven into one: what stays, what goes, what comes, what moves, in one reading order.

Leaving out what comes gives A, leaving out what goes gives B, character by character and
paragraph by paragraph. What both have in the same order stays; of what they have in
another order, the heaviest row that is in order in both stays and the rest is moved
(a longest increasing subsequence weighted by length, Fredman 1975, with a Fenwick tree).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count, groupby
from operator import eq
from typing import TYPE_CHECKING

from diff_match_patch import diff_match_patch

from compare.model import HeadingForm, PartKind, Span, Tag
from compare.report.docx.strand import MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from compare.model import Comparison
    from compare.report.docx.strand import Strand

# A heading or title keeps its common characters only where they are at least half of it.
_ALIKE = 0.5
# Texts are searched for common characters up to this length: 8,000 in another script took 8 s.
_LONGEST = 2_000
# A shorter run in another order is no move: it goes here and comes there.
_SHORTEST_MOVE = 4


class Fate(StrEnum):
    """What becomes of a piece from A to B."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters with one fate."""

    fate: Fate
    text: str
    a: Span | None = None
    """In the strand of A; None for what comes."""
    b: Span | None = None
    """In the strand of B; None for what goes."""
    move: int | None = None
    """The same number on both ends of a move."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of A that answers one of B: equal, or replaced by it."""

    a: Span
    b: Span
    equal: bool
    wandered: bool = False
    """Whether it is known to stand elsewhere in the other text, so that it cannot stay."""

    @property
    def weight(self) -> int:
        return self.a.length * 2 if self.equal else 1


def weave(comparison: Comparison, a: Strand, b: Strand) -> tuple[Piece, ...]:
    """The pieces in reading order."""
    found = _apart(sorted(_blocks(comparison, a, b), key=lambda block: (block.a, block.b)))
    kept = _chain(tuple(block for block in found if not block.wandered))
    moved = _moves(found, kept)
    last = _Block(Span(len(a.text) - 1, len(a.text)), Span(len(b.text) - 1, len(b.text)), equal=True)
    weaver = _Weaver(a.text, b.text, {m.a.start: (m.a, i) for i, m in moved}, {m.b.start: (m.b, i) for i, m in moved})
    return tuple(_joined(weaver.pieces((*kept, last))))


# ------------------------------------------------------------------- what answers


def _blocks(comparison: Comparison, a: Strand, b: Strand) -> Iterator[_Block]:
    for phrase in comparison.phrases:
        if phrase.a and phrase.b:
            span_a, span_b = a.span(phrase.a), b.span(phrase.b)
            wandered = phrase.tag is Tag.MOVE or comparison.alignment.beads[phrase.bead].moved
            if phrase.tag is not Tag.REPLACE:
                for block in _common(a.text, b.text, span_a, span_b):
                    yield replace(block, wandered=wandered)
            elif not wandered:
                yield _Block(span_a, span_b, equal=False)
    for clean_a, clean_b in (*_headings(comparison), *_parts(comparison)):
        yield from _common(a.text, b.text, a.span(clean_a), b.span(clean_b), alike=_ALIKE)


def _headings(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """Headings of sections that answer each other one to one."""
    for link in comparison.alignment.links:
        if len(link.a) == len(link.b) == 1:
            sides = comparison.a.section_by_id[link.a[0]], comparison.b.section_by_id[link.b[0]]
            if all(side.form is not HeadingForm.NONE or side.number for side in sides):
                yield sides[0].heading_span, sides[1].heading_span


def _parts(comparison: Comparison) -> Iterator[tuple[Span, Span]]:
    """Titles, signatures and other parts of one kind, in their order."""
    for kind in PartKind:
        sides = (
            [part.span for part in document.parts if part.kind is kind] for document in (comparison.a, comparison.b)
        )
        yield from zip(*sides, strict=False)


def _common(text_a: str, text_b: str, a: Span, b: Span, alike: float = 0.0) -> Iterator[_Block]:
    """What two short texts share, character by character, where it is enough of both."""
    before, after = a.of(text_a), b.of(text_b)
    if before == after:
        if before:
            yield _Block(a, b, equal=True)
        return
    shared = list(_shared(before, after, tidily=bool(alike)))
    if 2 * sum(length for _, _, length in shared) < alike * (len(before) + len(after)):
        return
    for i, j, length in shared:
        yield _Block(Span(a.start + i, a.start + i + length), Span(b.start + j, b.start + j + length), equal=True)


def _shared(before: str, after: str, *, tidily: bool) -> Iterator[tuple[int, int, int]]:
    """Where two texts have stretches in common, and how long they are; `tidily` leaves out scattered ones.

    Another script has a character for each character; only what has not is searched, and what is long only at its ends.
    """
    if len(before) == len(after) and not tidily:
        at = 0
        for same, run in groupby(map(eq, before, after)):
            length = len(list(run))
            if same:
                yield at, at, length
            at += length
    elif max(len(before), len(after)) <= _LONGEST:
        yield from _searched(before, after, tidily=tidily)
    else:
        differ = diff_match_patch()
        first = differ.diff_commonPrefix(before, after)
        last = differ.diff_commonSuffix(before[first:], after[first:])
        ends = (0, 0, first), (len(before) - last, len(after) - last, last)
        yield from (end for end in ends if end[2])


def _searched(before: str, after: str, *, tidily: bool) -> Iterator[tuple[int, int, int]]:
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    edits = differ.diff_main(before, after, checklines=False)
    if tidily:
        differ.diff_cleanupSemantic(edits)
    i = j = 0
    for operation, text in edits:
        if operation == 0:
            yield i, j, len(text)
        i += len(text) if operation <= 0 else 0
        j += len(text) if operation >= 0 else 0


def _apart(blocks: Iterable[_Block]) -> tuple[_Block, ...]:
    """The blocks without those that take characters which another one, earlier in A, has taken."""
    end_a, taken_b, out = 0, set[int](), []
    for block in blocks:
        if block.a.start >= end_a and taken_b.isdisjoint(range(*block.b)):
            out.append(block)
            end_a = block.a.end
            taken_b.update(range(*block.b))
    return tuple(out)


# ------------------------------------------------------------------ what stays


def _chain(blocks: tuple[_Block, ...]) -> tuple[_Block, ...]:
    """The heaviest row of blocks that is in order in both texts; `blocks` are in order in A."""
    ranks = {start: rank for rank, start in enumerate(sorted(block.b.start for block in blocks), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(blocks) + 1)
    before: list[int] = []
    best = (0, -1)
    for index, block in enumerate(blocks):
        rank = ranks[block.b.start]
        weight, previous = max((tree[i] for i in _below(rank - 1)), default=(0, -1), key=lambda found: found[0])
        before.append(previous)
        here = (weight + block.weight, index)
        best = max(best, here, key=lambda found: found[0])
        for i in _above(rank, len(blocks)):
            tree[i] = max(tree[i], here, key=lambda found: found[0])
    row, index = [], best[1]
    while index >= 0:
        row.append(blocks[index])
        index = before[index]
    return tuple(reversed(row))


def _below(rank: int) -> Iterator[int]:
    while rank > 0:
        yield rank
        rank -= rank & -rank


def _above(rank: int, size: int) -> Iterator[int]:
    while rank <= size:
        yield rank
        rank += rank & -rank


def _moves(blocks: tuple[_Block, ...], kept: tuple[_Block, ...]) -> tuple[tuple[int, _Block], ...]:
    """Equal blocks in another order, numbered from 1."""
    staying = {block.a.start for block in kept}
    numbers = count(1)
    return tuple(
        (next(numbers), block)
        for block in blocks
        if block.equal and block.a.start not in staying and block.a.length >= _SHORTEST_MOVE
    )


# --------------------------------------------------------------- one reading order


class _Weaver:
    """Puts what lies between two kept blocks in order: first what goes, then what comes."""

    def __init__(
        self, a: str, b: str, moves_a: Mapping[int, tuple[Span, int]], moves_b: Mapping[int, tuple[Span, int]]
    ) -> None:
        self._a = a
        self._b = b
        self._moves_a = moves_a
        self._moves_b = moves_b
        self._starts_a = sorted(moves_a)
        self._starts_b = sorted(moves_b)

    def pieces(self, kept: Iterable[_Block]) -> Iterator[Piece]:
        end_a = end_b = 0
        for block in kept:
            yield from self._gap(Span(end_a, block.a.start), Span(end_b, block.b.start))
            if block.equal:
                yield self._kept(block.a, block.b)
            else:
                yield from self._gone(block.a)
                yield from self._come(block.b)
            end_a, end_b = block.a.end, block.b.end

    def _gap(self, a: Span, b: Span) -> Iterator[Piece]:
        """A paragraph that begins or ends in both texts around the gap keeps its mark."""
        if self._open(a, b) and MARK in a.of(self._a) and MARK in b.of(self._b):
            mark_a, mark_b = self._a.index(MARK, a.start), self._b.index(MARK, b.start)
            yield from self._parted(a, b, mark_a, mark_b)
        elif self._goes_on(a, b) and MARK in a.of(self._a) and MARK in b.of(self._b):
            mark_a, mark_b = self._a.rindex(MARK, a.start, a.end), self._b.rindex(MARK, b.start, b.end)
            yield from self._parted(a, b, mark_a, mark_b)
        else:
            yield from self._gone(a)
            yield from self._come(b)

    def _parted(self, a: Span, b: Span, mark_a: int, mark_b: int) -> Iterator[Piece]:
        yield from self._gap_without_mark(Span(a.start, mark_a), Span(b.start, mark_b))
        yield self._kept(Span(mark_a, mark_a + 1), Span(mark_b, mark_b + 1))
        yield from self._gap(Span(mark_a + 1, a.end), Span(mark_b + 1, b.end))

    def _gap_without_mark(self, a: Span, b: Span) -> Iterator[Piece]:
        yield from self._gone(a)
        yield from self._come(b)

    def _open(self, a: Span, b: Span) -> bool:
        """Whether the gap begins within a paragraph of both texts."""
        return self._within(self._a, a.start) and self._within(self._b, b.start)

    def _goes_on(self, a: Span, b: Span) -> bool:
        """Whether the text after the gap is within a paragraph in both."""
        return self._within(self._a, a.end) and self._within(self._b, b.end)

    @staticmethod
    def _within(text: str, position: int) -> bool:
        return position > 0 and text[position - 1] != MARK

    def _kept(self, a: Span, b: Span) -> Piece:
        return Piece(fate=Fate.KEPT, text=b.of(self._b), a=a, b=b)

    def _gone(self, span: Span) -> Iterator[Piece]:
        for part, move in _around(span, self._moves_a, self._starts_a):
            fate = Fate.GONE if move is None else Fate.MOVED_FROM
            yield Piece(fate=fate, text=part.of(self._a), a=part, move=move)

    def _come(self, span: Span) -> Iterator[Piece]:
        for part, move in _around(span, self._moves_b, self._starts_b):
            fate = Fate.COME if move is None else Fate.MOVED_TO
            yield Piece(fate=fate, text=part.of(self._b), b=part, move=move)


def _around(span: Span, moves: Mapping[int, tuple[Span, int]], starts: list[int]) -> Iterator[tuple[Span, int | None]]:
    """`span` cut at the moves that begin in it."""
    start = span.start
    for begin in starts[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        moved, number = moves[begin]
        if start < begin:
            yield Span(start, begin), None
        yield moved, number
        start = moved.end
    if start < span.end:
        yield Span(start, span.end), None


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one piece."""
    held: Piece | None = None
    for piece in pieces:
        if held and held.fate is piece.fate and held.move == piece.move and _follow(held, piece):
            held = Piece(
                fate=held.fate,
                text=held.text + piece.text,
                a=Span(held.a.start, piece.a.end) if held.a and piece.a else None,
                b=Span(held.b.start, piece.b.end) if held.b and piece.b else None,
                move=held.move,
            )
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


def _follow(first: Piece, second: Piece) -> bool:
    in_a = first.a is None or second.a is None or first.a.end == second.a.start
    in_b = first.b is None or second.b is None or first.b.end == second.b.start
    return in_a and in_b
