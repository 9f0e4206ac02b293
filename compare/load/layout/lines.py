"""Glyphs to lines: first fragments that no wide gap parts, then lines with their blanks.

A fragment is what surely belongs together. Which fragments side by side make one line
is known only after the columns are, because the gap between columns is a gap too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.page import Glyph, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDE_GAP = 1.0
"""In em. Gaps inside a line of running text stay below, those between columns and cells rise above."""

_SAME_BASELINE = 0.1
_RAISED = 0.5
"""In em: how far a superscript or a smaller glyph may stand off the baseline; lines are 1.2 em and more apart."""
_SCRIPT = 6
"""In characters: the longest superscript that is looked for inside a line."""
_LONGEST = 500
"""In characters: no line of print is longer; in one that is no superscripts are looked for."""
_NEAR = 24
"""So many parts of one line are tried for a raised one to belong to."""
_TWICE = 0.15
"""In em. The same character this near is one that was printed twice to look bold."""
_WORD_GAP = 0.2
"""In em, beyond the line's own letter spacing. Blanks of Latin type are 0.25 em."""
_HAN_GAP = 0.4
"""Beside a Han the blank must be wider: a justified line spreads its letters, and programs set 2023 a quarter em
apart from 年."""
_EVEN = 0.05
_EVEN_SHARE = 0.9
_EVEN_GAP = 0.25
"""Where nine of ten Han of a line stand equally far apart, to 0.05 em, a gap this much wider is a blank between two."""
_CELL_GAP = 2.0
"""Wider than any blank of a justified Latin line."""
_SPACED = 3
"""From so many gaps on, a line's letter spacing can be told from its blanks."""

_FULL = 0.8
_OPENING = frozenset("（《“‘【〈「『〔［｛")
_CLOSING = frozenset("，。、；：？！）》”’】〉」』〕］｝")

WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f\U00020000-\U0003ffff]")
"""Characters set an em wide."""
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Those of them that are letters: programs squeeze marks, so a gap beside one says little."""


def fragments(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs of a page in stretches that no wide gap parts, from the top down."""
    parts = [part for row in _rows(glyphs) for part in _parts(row)]
    return [make_line(part) for part in _with_raised(parts)]


def _rows(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one baseline, each from left to right."""
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        if row and glyph.y - row[0].y > _SAME_BASELINE * max(glyph.size, row[0].size):
            yield sorted(row, key=_left)
            row = []
        row.append(glyph)
    if row:
        yield sorted(row, key=_left)


def _left(glyph: Glyph) -> tuple[float, float]:
    """By where it is black: squeezed marks (，“) overlap with their white, and the second may begin first."""
    return (ink_start(glyph) + ink_end(glyph), glyph.x0)


def _parts(row: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """A row cut at its wide gaps; blanks count as gap, and glyphs printed twice once."""
    part: list[Glyph] = []
    end = 0.0
    for glyph in row:
        if glyph.text.isspace():
            if part:
                part.append(glyph)
            continue
        if part and ink_start(glyph) - end > WIDE_GAP * max(glyph.size, part[-1].size):
            yield part
            part = []
        if not any(_twice(glyph, other) for other in part[-3:]):
            part.append(glyph)
            end = ink_end(glyph)
    if part:
        yield part


def ink_start(glyph: Glyph) -> float:
    """Where a glyph is black: an opening bracket an em wide leaves its first half free."""
    return (glyph.x0 + glyph.x1) / 2 if glyph.text in _OPENING and _is_full(glyph) else glyph.x0


def ink_end(glyph: Glyph) -> float:
    """Where a glyph ends to be black: a mark an em wide leaves its second half free."""
    return (glyph.x0 + glyph.x1) / 2 if glyph.text in _CLOSING and _is_full(glyph) else glyph.x1


def _is_full(glyph: Glyph) -> bool:
    return glyph.x1 - glyph.x0 > _FULL * glyph.size


def _twice(glyph: Glyph, other: Glyph) -> bool:
    return glyph.text == other.text and abs(glyph.x0 - other.x0) < _TWICE * glyph.size


class _Part(NamedTuple):
    """Glyphs from left to right."""

    glyphs: list[Glyph]
    tall: float
    """The em of the largest."""

    @property
    def y(self) -> float:
        """The baseline of the first."""
        return self.glyphs[0].y

    @property
    def end(self) -> float:
        """Where the last that is black ends: a blank at the end of a line may reach into the next column."""
        return next((glyph.x1 for glyph in reversed(self.glyphs) if not glyph.text.isspace()), self.glyphs[-1].x1)


def _with_raised(parts: Iterable[list[Glyph]]) -> list[list[Glyph]]:
    """Parts that touch and stand nearly on one baseline made one: superscripts, mixed sizes."""
    open_parts: list[_Part] = []
    done: list[_Part] = []
    for glyphs in parts:
        part = _Part(glyphs, max(glyph.size for glyph in glyphs))
        still_open: list[_Part] = []
        for other in open_parts:
            (still_open if part.y - other.y <= _RAISED * max(other.tall, part.tall) else done).append(other)
        done += still_open[:-_NEAR]
        open_parts = []
        for other in still_open[-_NEAR:]:
            if _touch(other, part):
                part = _Part(sorted([*other.glyphs, *part.glyphs], key=_left), max(other.tall, part.tall))
            else:
                open_parts.append(other)
        open_parts.append(part)
    return [part.glyphs for part in done + open_parts]


def _touch(one: _Part, other: _Part) -> bool:
    """Whether two parts go on from each other, or one stands in a gap of the other."""
    reach = max(one.tall, other.tall)
    if abs(one.y - other.y) > _RAISED * reach:
        return False
    gap = max(one.glyphs[0].x0, other.glyphs[0].x0) - min(one.end, other.end)
    if gap >= -_TWICE * reach:
        return gap <= WIDE_GAP * reach / 2
    small, large = sorted((one.glyphs, other.glyphs), key=len)
    if len(small) > _SCRIPT or len(large) > _LONGEST:
        return False
    return not any(
        min(script.x1, glyph.x1) - max(script.x0, glyph.x0) > _TWICE * reach for script in small for glyph in large
    )


def make_line(glyphs: Sequence[Glyph]) -> Line:
    """A line of glyphs, with the blanks that the file or its gaps tell of."""
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    return Line(
        text="".join(_spelled(glyphs)).strip(),
        glyphs=tuple(inked),
        x0=inked[0].x0,
        x1=max(glyph.x1 for glyph in inked),
        y=median(glyph.y for glyph in inked),
        size=median(glyph.size for glyph in inked),
        blank=glyphs[-1].text.isspace(),
    )


def _spelled(glyphs: Sequence[Glyph]) -> Iterator[str]:
    spacing = _letter_spacing(glyphs)
    least = _EVEN_GAP if _is_even(glyphs, spacing) else _HAN_GAP
    for before, glyph in zip((None, *glyphs), glyphs, strict=False):
        if before is not None and not before.text.isspace() and not glyph.text.isspace():
            yield _blank(before, glyph, spacing, least)
        yield " " if glyph.text in "\t\xa0\n\r" else glyph.text


def _letter_spacing(glyphs: Sequence[Glyph]) -> float:
    """The gap, in points, that most neighbours have: a justified line or a spaced heading."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    return max(0.0, median(gaps)) if len(gaps) >= _SPACED else 0.0


def _is_even(glyphs: Sequence[Glyph], spacing: float) -> bool:
    """Whether the Han of a line stand equally far apart, so that a gap among them means something."""
    gaps = [
        (after.x0 - before.x1 - spacing) / after.size
        for before, after in pairwise(glyphs)
        if _HAN.match(before.text) and _HAN.match(after.text)
    ]
    return len(gaps) >= _SPACED and sum(abs(gap) <= _EVEN for gap in gaps) >= _EVEN_SHARE * len(gaps)


def _blank(before: Glyph, after: Glyph, spacing: float, least: float) -> str:
    """The blanks that a gap stands for: none, one, or ideographic ones of its width.

    `least` is the narrowest, in em, between two Han.
    """
    em = max(before.size, after.size)
    gap = (after.x0 - before.x1 - spacing) / em
    han = WIDE.match(before.text) and WIDE.match(after.text)
    if gap < _least_blank(before, after, least):
        return ""
    wide = gap > (3 * _WORD_GAP if han else _CELL_GAP)
    return "\u3000" * min(4, round(gap)) if wide else " "


def _least_blank(before: Glyph, after: Glyph, least: float) -> float:
    if _HAN.match(before.text) and _HAN.match(after.text):
        return least
    return _HAN_GAP if WIDE.match(before.text) or WIDE.match(after.text) else _WORD_GAP


def merged(parts: Iterable[Line]) -> list[Line]:
    """The fragments of one column as lines: those on one baseline are one line."""
    lines: list[list[Line]] = []
    for part in sorted(parts, key=lambda part: (part.y, part.x0)):
        last = lines[-1][0] if lines else None
        if last and not last.row and not part.row and part.y - last.y <= _RAISED * max(part.size, last.size):
            lines[-1].append(part)
        else:
            lines.append([part])
    return [_one(side_by_side) for side_by_side in lines]


def _one(parts: Sequence[Line]) -> Line:
    if len(parts) == 1:
        return parts[0]
    glyphs = [glyph for part in sorted(parts, key=lambda part: part.x0) for glyph in part.glyphs]
    return make_line(glyphs)


def body_size(lines: Iterable[Line]) -> float:
    """The em that most characters have."""
    weights: dict[float, int] = defaultdict(int)
    for line in lines:
        weights[round(line.size * 2) / 2] += len(line.glyphs)
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0] if weights else 1.0
