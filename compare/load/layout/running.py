"""Running headers, footers and page numbers: found by form, by place and by coming back.

Only the outermost lines of a page are looked at, one after the other, and only while
each is found to be one, so that body text is out of reach.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.load.layout.page import Line

_DEPTH = 4
"""How many lines deep a header or footer may be."""
_SAME_PLACE = 4.0
"""In points: how far the same header may wander from page to page."""
_LEAST_PAGES = 2
_LEAST_SHARE = 0.3
"""A header that changes with odd and even pages is on half of them."""
_LEAST_RUN = 4
"""On so many pages a header counts whatever its share: one that changes with the chapter."""
_APART = 1.8
"""In em: a bare number this far from the text is no part of it."""

_DASH = r"[-\u2010-\u2015\u2212\u2500\u30fc\uff0d~\uff5e·•*|]"
_MARKED = re.compile(
    rf"{_DASH}+\d{{1,5}}{_DASH}+|第?\d{{1,5}}页?[/,，;；]?[共of]+\d{{1,5}}页?|第(?:\d{{1,5}}|[一二三四五六七八九十百〇○零]+)[页頁]"
    rf"|\d{{1,5}}/\d{{1,5}}|(?:page|p\.)\d{{1,5}}(?:(?:of|/)\d{{1,5}})?"
    rf"|第?\d{{1,5}}[页頁](?:[/,，;；]?(?:共|总)\d{{1,5}}[页頁])?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,5}|[ivxlc]{1,7}", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ZERO_WIDTH_DIGITS = {ord("０") + digit: str(digit) for digit in range(10)}


class Running(NamedTuple):
    """What was taken out of one page."""

    kind: NoteKind
    """Among page numbers, running headers or running footers."""
    text: str


class _Edge(NamedTuple):
    """A row at the top or bottom of a page."""

    page: int
    parts: tuple[Line, ...]
    text: str
    """Without blanks, digits in ASCII."""
    place: float
    """Its distance from the edge."""
    apart: float
    """Its distance from the next row, in em."""


def without_running(
    pages: Sequence[Sequence[Line]], heights: Sequence[float]
) -> tuple[list[list[Line]], list[Running]]:
    """The fragments of each page without its header, footer and number, and what these were."""
    kept = [sorted(parts, key=lambda part: (part.y, part.x0)) for parts in pages]
    found: list[Running] = []
    for bottom in (False, True):
        for _ in range(_DEPTH):
            edges = [_edge(page, parts, heights[page], bottom=bottom) for page, parts in enumerate(kept) if parts]
            running = _numbers(edges) | _repeated(edges)
            if not running:
                break
            for edge in edges:
                if edge.page in running:
                    gone = {id(part) for part in edge.parts}
                    kept[edge.page] = [part for part in kept[edge.page] if id(part) not in gone]
                    found.append(Running(_kind(edge, bottom=bottom), " ".join(part.text for part in edge.parts)))
    return kept, found


def _kind(edge: _Edge, *, bottom: bool) -> NoteKind:
    if _MARKED.fullmatch(edge.text) or _BARE.fullmatch(edge.text):
        return NoteKind.PAGE_NUMBERS
    return NoteKind.RUNNING_FOOTERS if bottom else NoteKind.RUNNING_HEADERS


def _edge(page: int, parts: Sequence[Line], height: float, *, bottom: bool) -> _Edge:
    """The outermost row of a page."""
    ordered = list(reversed(parts)) if bottom else list(parts)
    outer = ordered[0]
    row = [part for part in ordered if abs(part.y - outer.y) <= outer.size / 2]
    rest = [abs(part.y - outer.y) for part in ordered if abs(part.y - outer.y) > outer.size / 2]
    row.sort(key=lambda part: part.x0)
    text = "".join("".join(part.text for part in row).split()).translate(_ZERO_WIDTH_DIGITS)
    place = height - outer.y if bottom else outer.y
    return _Edge(page, tuple(row), text, place, min(rest, default=1000.0) / outer.size)


def _numbers(edges: Sequence[_Edge]) -> set[int]:
    """Pages whose outermost row is a page number: marked as one, or counting with the pages."""
    marked = {edge.page for edge in edges if _MARKED.fullmatch(edge.text) and not _is_row(edge)}
    bare = [edge for edge in edges if _BARE.fullmatch(edge.text) and not _is_row(edge)]
    steps = Counter(int(edge.text) - edge.page for edge in bare if edge.text.isdecimal())
    counting = {
        edge.page
        for edge in bare
        if edge.apart >= _APART or (edge.text.isdecimal() and steps[int(edge.text) - edge.page] >= _LEAST_PAGES)
    }
    return marked | counting


def _is_row(edge: _Edge) -> bool:
    return any(part.row for part in edge.parts)


def _repeated(edges: Sequence[_Edge]) -> set[int]:
    """Pages whose outermost row stands at one place on several pages, but for a figure that counts them."""
    groups: dict[str, list[_Edge]] = defaultdict(list)
    for edge in edges:
        if not _is_row(edge):
            for wording in sorted({edge.text, *_counted(edge)}):
                groups[wording].append(edge)
    return {
        edge.page for group in groups.values() for alike in _placed(group) for edge in alike if _often(alike, edges)
    }


def _counted(edge: _Edge) -> Iterator[str]:
    """The wording with its first, or its last, figure told from the page it is on."""
    figures = list(_DIGITS.finditer(edge.text))
    for figure in figures[:1] + figures[-1:]:
        if figure.end() - figure.start() < 6:  # noqa: PLR2004 - no document has a million pages
            step = int(figure[0]) - edge.page
            yield f"{edge.text[: figure.start()]}\0{step}\0{edge.text[figure.end() :]}"


def _placed(group: Sequence[_Edge]) -> Iterator[list[_Edge]]:
    """Edges of one wording, by the place they stand at."""
    alike: list[_Edge] = []
    for edge in sorted(group, key=lambda edge: edge.place):
        if alike and edge.place - alike[-1].place > _SAME_PLACE:
            yield alike
            alike = []
        alike.append(edge)
    if alike:
        yield alike


def _often(alike: Sequence[_Edge], edges: Sequence[_Edge]) -> bool:
    share = len(alike) >= _LEAST_SHARE * len(edges)
    return len(alike) >= _LEAST_RUN or (len(alike) >= _LEAST_PAGES and share)


def running_notes(found: Sequence[Running]) -> Iterator[Note]:
    """What was left out, one note a kind."""
    for kind in (NoteKind.PAGE_NUMBERS, NoteKind.RUNNING_HEADERS, NoteKind.RUNNING_FOOTERS):
        texts = [running.text for running in found if running.kind == kind]
        if texts:
            commonest = Counter(texts).most_common(1)[0][0][:40]
            yield Note.of(kind, count=len(texts), text=commonest)
