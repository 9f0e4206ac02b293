"""Words that the segmenter cut differently on the two sides are cut alike.

A segmenter cuts by context: 发现矛盾|纠纷 here and 发现|矛盾纠纷 there. Where the words of
a changed stretch spell the same characters, both sides are cut at the borders of both.
At the ends of a stretch a word may also be cut where it had no border on either side, as
in 发现矛盾 against 化解矛盾, when the segmenter takes both parts for words by themselves.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.matches import Hunk, Match, Pair, hunks
from compare.model import Span, TokenKind
from compare.text.numerals import HAN_NUMERALS
from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.diff.units import Unit

SHORTEST = 2
"""Fewer characters are neither worth a cut nor a word to be cut off."""


class _Cut(NamedTuple):
    """Characters `a_start`… of A's stretch and `b_start`… of B's that are the same, and where to cut them."""

    a_start: int
    b_start: int
    places: tuple[int, ...]
    """Counted from the start, the start and the end among them."""


def recut(pair: Pair) -> Pair:
    """The pair with every changed stretch cut alike on both sides, as far as it spells the same."""
    a: list[Unit] = []
    b: list[Unit] = []
    matches: list[Match] = []
    for hunk in hunks(pair):
        left, right = pair.a[hunk.a_start : hunk.a_end], pair.b[hunk.b_start : hunk.b_end]
        found = _whole(hunk) if hunk.matched else []
        if not hunk.matched and left and right:
            left, right, found = _recut_stretch(left, right)
        matches += [(len(a) + i, len(b) + j) for i, j in found]
        a += left
        b += right
    return Pair(tuple(a), tuple(b), tuple(matches))


def _whole(hunk: Hunk) -> list[Match]:
    return [(n, n) for n in range(hunk.a_end - hunk.a_start)]


def _recut_stretch(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Unit, ...], list[Match]]:
    """Both sides cut alike, and the matches that come of it."""
    cuts = list(_cuts(_Side(a), _Side(b)))
    new_a = _split(a, {cut.a_start + n for cut in cuts for n in cut.places})
    new_b = _split(b, {cut.b_start + n for cut in cuts for n in cut.places})
    a_index, b_index = _index(new_a), _index(new_b)
    found = [(a_index[cut.a_start + n], b_index[cut.b_start + n]) for cut in cuts for n in cut.places[:-1]]
    return new_a, new_b, found


def _index(units: Sequence[Unit]) -> dict[int, int]:
    """Which unit begins at a character of the joined keys."""
    return {start: i for i, start in enumerate(accumulate((len(unit.key) for unit in units), initial=0))}


class _Side:
    """One side of a stretch as characters."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.text = "".join(unit.key for unit in units)
        self._unit_at = {place: unit for unit, place in zip(units, _index(units), strict=False)}
        self.borders = frozenset(_index(units))

    def splittable(self, place: int) -> bool:
        """Whether a unit may be cut here: at its border, or inside a word that is no numeral.

        The span of the word must go character by character.
        """
        if place in self.borders:
            return True
        _, unit = self._around(place)
        numeral = unit.key[0] in "第" + HAN_NUMERALS
        return unit.kind is TokenKind.WORD and not numeral and unit.span.length >= len(unit.key)

    def parts_words(self, place: int) -> bool:
        """Whether a cut here leaves words on both sides."""
        if place in self.borders:
            return True
        start, unit = self._around(place)
        if unit.whole:
            return False
        parts = unit.key[: place - start], unit.key[place - start :]
        return all(len(part) >= SHORTEST and words(part) == [part] for part in parts)

    def _around(self, place: int) -> tuple[int, Unit]:
        """The unit that has this place inside, and where it starts."""
        start = max(border for border in self.borders if border < place)
        return start, self._unit_at[start]


def _cuts(a: _Side, b: _Side) -> Iterator[_Cut]:
    """Runs of common characters, each from border to border."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - 20 ms, needed only where two texts differ

    for i, j, size in Indel.opcodes(a.text, b.text).as_matching_blocks():
        ends = [n for n in range(size + 1) if i + n in a.borders and j + n in b.borders]
        if (i, j) == (0, 0) and a.parts_words(size) and b.parts_words(size):
            ends.append(size)
        if (i + size, j + size) == (len(a.text), len(b.text)) and a.parts_words(i) and b.parts_words(j):
            ends.insert(0, 0)
        if not ends or ends[-1] - ends[0] < SHORTEST:
            continue
        first, last = ends[0], ends[-1]
        inside = [n for n in range(first + 1, last) if i + n in a.borders or j + n in b.borders]
        places = (first, *inside, last)
        if all(a.splittable(i + n) and b.splittable(j + n) for n in places):
            yield _Cut(i + first, j + first, tuple(n - first for n in places))


def _split(units: Sequence[Unit], places: set[int]) -> tuple[Unit, ...]:
    """The units cut at `places` of their joined keys."""
    out: list[Unit] = []
    start = 0
    for unit in units:
        end = start + len(unit.key)
        edges = [start, *(place for place in range(start + 1, end) if place in places), end]
        out += [_part(unit, first - start, last - start) for first, last in pairwise(edges)]
        start = end
    return tuple(out)


def _part(unit: Unit, start: int, end: int) -> Unit:
    """Some characters of a unit; the last part keeps the white space behind it."""
    last = end == len(unit.key)
    span = Span(unit.span.start + start, unit.span.end if last else unit.span.start + end)
    return unit._replace(span=span, key=unit.key[start:end])
