"""Lines to paragraphs.

A line ends its paragraph when what begins the next line would still have had room on
it: then somebody pressed Enter. It ends it too when the next line is indented, is set
in another size, or stands apart. What may not be torn when lines break (a word, a
number, a character and the marks that must not begin a line) is the rule of Chinese
typesetting (W3C, Requirements for Chinese Text Layout, section 3.1.3).
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from compare.load.layout.edges import Build, Edges, Placed, find_edges
from compare.load.layout.lines import WIDE, body_size

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.load.layout.page import Glyph, Line

_INDENT = 0.7
"""In em. Paragraphs are indented by two, now and then by one; justification moves a line by less than half."""
_SIZES = 0.12
_APART = 1.35
"""Of the usual step from line to line. Space between paragraphs is at least half a line."""
_PICTURE = 3.0
"""Of the usual step: a wider space is no space between paragraphs."""
_SHORT = 0.5
"""In em: where lines are set flush, one this short was not broken for want of room."""
_FLUSH = 0.2
_FLUSH_SHARE = 0.95
"""Of the lines that come near the edge. Set ragged, every fourth line falls short by half a character and more."""
_NEAR = 1.5
_TITLE = 1.12
"""Of the body's size. GB/T 9704 sets titles in 22 points over 16."""
_CENTRED = 1.0
"""In em: how far the middle of a line may lie off the middle of its column."""
_LONG = 0.6
"""Of the column: a centred line of body size this long was broken for want of room."""
_CELLS = 3.0
"""In em: a gap this wide inside a line stands between cells."""
_LABEL = 8
"""In characters: the longest label that lines hang from (附件: 1.)."""
_LEAST_COLUMN = 8.0
"""In em: narrower, the lines are entries and show no edge to measure their room from."""
_UNFINISHED = 0.25
"""In em: so much more room than need it takes where no stop says that the paragraph is over."""
_ALIGNED = 0.12
"""In em: places this near are one below the other."""
_MOST_BLANK = 0.3
"""More lines than this ending in a blank and the blanks are the writer's habit, not the author's."""

_NO_START = frozenset("，。、；：？！）》”’】〉」』〕］｝…—·％‰℃,.;:?!)]}%")
_NO_END = frozenset("（《“‘【〈「『〔［｛([{+＋-－±$¥￥#№")
_QUOTES = frozenset("“”‘’\"'")
"""Between a quotation mark and its neighbours some programs break and some (UAX #14) do not."""
_MAY_HOLD = frozenset("，。、；：")
"""Between such a mark and a number, too: LibreOffice takes 制。2023 to the next line as one."""
_STOP = re.compile(r"[。！？；：!?;:…][”’」』）)]*$")
_NUMBERED = re.compile(
    r"[一二三四五六七八九十百]{1,4}、|[(（][一二三四五六七八九十百\d]{1,4}[)）]|第[一二三四五六七八九十百千\d]{1,5}[编編章节節条條款]"
    r"|\d{1,3}[.、．](?!\d)|[①-⑳]|——"
)
_LEADERS = re.compile(r"[.…·．⋯]{4,}\s*[-—(（]?\d+[-—)）]?$")


class Laid(NamedTuple):
    """A text and where each page begins in it."""

    text: str
    pages: tuple[int, ...]


class _Setting(NamedTuple):
    """What the document's own lines say of how it is set."""

    edges: Mapping[tuple[Build, int], Edges]
    size: float
    step: float
    """The usual step from line to line."""
    blanks: bool
    """Whether a blank at the end of a line means one."""
    flush: frozenset[Build]
    """Columns whose lines all end at the edge, but for the last of a paragraph."""


def join(lines: Sequence[Placed], widths: Sequence[float]) -> Laid:
    """The paragraphs of a document, one a line, and the offset at which each page begins.

    Args:
        lines: The lines of all pages in reading order; at least one.
        widths: The width of each page, in points.
    """
    setting = _setting(lines, widths)
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for index, placed in enumerate(lines):
        glue = _glue(lines, index, setting) if index else ""
        starts.setdefault(placed.page, length + len(glue))
        pieces += (glue, placed.line.text)
        length += len(glue) + len(placed.line.text)
    begins = length
    pages = []
    for page in reversed(range(len(widths))):
        begins = starts.get(page, begins)
        pages.append(begins)
    return Laid("".join(pieces), tuple(reversed(pages)))


def _setting(lines: Sequence[Placed], widths: Sequence[float]) -> _Setting:
    size = body_size(placed.line for placed in lines)
    steps = [
        after.line.y - before.line.y
        for before, after in pairwise(lines)
        if before.block == after.block and abs(after.line.size - size) < _SIZES * size
    ]
    ended = sum(placed.line.blank for placed in lines)
    edges = find_edges(lines, widths)
    return _Setting(
        edges=edges,
        size=size,
        step=median(steps) if steps else 1.5 * size,
        blanks=ended <= _MOST_BLANK * len(lines),
        flush=_flush(lines, edges),
    )


def _flush(lines: Sequence[Placed], edges: Mapping[tuple[Build, int], Edges]) -> frozenset[Build]:
    near: dict[Build, list[bool]] = {}
    for placed in lines:
        room = _room(placed.line, edges[placed.build, placed.page]) if not placed.line.row else float("inf")
        if room < _NEAR * placed.line.size:
            near.setdefault(placed.build, []).append(room <= _FLUSH * placed.line.size)
    return frozenset(build for build, flush in near.items() if sum(flush) >= _FLUSH_SHARE * len(flush))


def _glue(lines: Sequence[Placed], index: int, setting: _Setting) -> str:
    """What stands between a line and the one before it: a new line, a blank or nothing."""
    before, placed = lines[index - 1], lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    if _ends(before, placed, following, setting):
        return "\n"
    one, two = before.line.text[-1], placed.line.text[0]
    if before.line.blank and setting.blanks:
        return " "
    return " " if one.isascii() and two.isascii() and one.isalpha() and two.isalpha() else ""


def _ends(before: Placed, placed: Placed, following: Placed | None, setting: _Setting) -> bool:
    """Whether a paragraph ends between two lines."""
    one, two = before.line, placed.line
    if _alone(one) or _alone(two) or abs(one.size - two.size) > _SIZES * max(one.size, two.size):
        return True
    here, there = setting.edges[before.build, before.page], setting.edges[placed.build, placed.page]
    if here.right - here.left >= _LEAST_COLUMN * one.size and _is_title(before, placed, here, there, setting):
        return False
    if _indented(two, there) and not _hangs(one, two, following, there):
        return True
    return _was_ended(before, placed, setting)


def _was_ended(before: Placed, placed: Placed, setting: _Setting) -> bool:
    """Whether a line was ended by its author and not for want of room."""
    one, two = before.line, placed.line
    edges = setting.edges[before.build, before.page]
    if edges.right - edges.left < _LEAST_COLUMN * one.size:
        return True
    room = _room(one, edges)
    finished = bool(_STOP.search(one.text))
    if room >= _need(two) + (0 if finished else _UNFINISHED * one.size):
        return True
    if finished and (_NUMBERED.match(two.text) or (room > _SHORT * one.size and before.build in setting.flush)):
        return True
    return _stands_apart(before, placed, setting, finished=finished)


def _alone(line: Line) -> bool:
    """Whether a line is the row of a table, an entry of a contents page, or cells side by side."""
    if line.row or _LEADERS.search(line.text):
        return True
    gaps = [after.x0 - before.x1 for before, after in pairwise(line.glyphs)]
    return bool(gaps) and max(gaps) - median(gaps) >= _CELLS * line.size


def _indented(line: Line, edges: Edges) -> bool:
    return line.x0 - edges.left > _INDENT * line.size


def _room(line: Line, edges: Edges) -> float:
    """How much of its column a line leaves free."""
    return edges.right - line.x1


def _need(line: Line) -> float:
    """The width of what may not be torn at the beginning of a line."""
    glyphs = line.glyphs
    end = 0
    while end + 1 < len(glyphs) and not _may_break(glyphs[end], glyphs[end + 1], line.size):
        end += 1
    return glyphs[end].x1 - line.x0


def _may_break(before: Glyph, after: Glyph, size: float) -> bool:
    if before.text in _NO_END or after.text in _NO_START or {before.text, after.text} & _QUOTES:
        return False
    if before.text in _MAY_HOLD and after.text.isdecimal():
        return False
    narrow = not WIDE.match(before.text) and not WIDE.match(after.text)
    return not narrow or after.x0 - before.x1 > size / 5


def _hangs(one: Line, two: Line, following: Placed | None, edges: Edges) -> bool:
    """Whether a line is indented because it hangs from the label of the line before (附件:1.…)."""
    if one.x0 >= two.x0 - _ALIGNED * two.size:
        return False
    after_label = [glyph.x0 for glyph in one.glyphs[1:_LABEL]]
    if not any(abs(x0 - two.x0) <= _ALIGNED * two.size for x0 in after_label) or not _labelled(one):
        return False
    if following is None or _room(two, edges) > two.size:
        return True
    return abs(following.line.x0 - two.x0) <= _ALIGNED * two.size


def _labelled(line: Line) -> bool:
    return bool(re.match(r"附件|附表|注[:：]|[•●■◆·○\-—]", line.text) or _NUMBERED.match(line.text))


def _is_title(before: Placed, placed: Placed, here: Edges, there: Edges, setting: _Setting) -> bool:
    """Whether two lines are one title, broken and centred."""
    one, two = before.line, placed.line
    if before.block != placed.block or two.y - one.y > 2 * max(one.size, setting.step / _TITLE):
        return False
    if not (_is_centred(one, here) and _is_centred(two, there)) or _NUMBERED.match(two.text):
        return False
    if one.size >= _TITLE * setting.size:
        return True
    long = one.x1 - one.x0 >= _LONG * (here.right - here.left)
    set_in = _indented(one, here) and _indented(two, there)
    return long and set_in and not _STOP.search(one.text) and not _NUMBERED.match(one.text)


def _is_centred(line: Line, edges: Edges) -> bool:
    return abs((line.x0 - edges.left) - (edges.right - line.x1)) <= _CENTRED * line.size


def _stands_apart(before: Placed, placed: Placed, setting: _Setting, *, finished: bool) -> bool:
    """Whether there is space between two paragraphs; a very wide one may be a picture within a sentence."""
    step = setting.step * max(1.0, placed.line.size / setting.size)
    steps = (placed.line.y - before.line.y) / step
    return before.block == placed.block and steps > _APART and (finished or steps < _PICTURE)
