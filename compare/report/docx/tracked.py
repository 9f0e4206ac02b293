"""Pieces as tracked changes of WordprocessingML (ECMA-376 part 1, 17.13.5).

Text goes into runs; a paragraph's mark carries its own change, so that leaving out every
insertion gives A, and leaving out every deletion gives B, paragraph by paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count, pairwise
from typing import TYPE_CHECKING

from docx.oxml.ns import nsmap, qn
from lxml import etree

from compare.model import Span
from compare.report.docx.strand import MARK, Strand, Style
from compare.report.docx.styles import RUN_IN
from compare.report.docx.weave import Fate, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

# What XML 1.0 cannot hold, and overrides of direction, which could show a text that is not there.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_LINE = re.compile(r"\n|[^\n]+")
_CHANGE = {Fate.GONE: "w:del", Fate.COME: "w:ins", Fate.MOVED_FROM: "w:moveFrom", Fate.MOVED_TO: "w:moveTo"}
_MARK_CHANGE = {Fate.GONE: "w:del", Fate.COME: "w:ins"}

_NAMESPACES = {"w": nsmap["w"]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A comment on a stretch of A or of B."""

    number: int
    """As the comments part counts it."""
    a: Span | None = None
    b: Span | None = None


class Tracker:
    """Writes one document's paragraphs; every change bears the same author and date."""

    def __init__(self, a: Strand, b: Strand, style_ids: Mapping[str, str], *, author: str, date: str) -> None:
        self._a = a
        self._b = b
        self._style_ids = style_ids
        self._signed = {"w:author": author, "w:date": date}
        self._numbers = count(1)

    def paragraphs(self, pieces: Iterable[Piece], remarks: Iterable[Remark]) -> Iterator[Element]:
        """The elements of the body, one a paragraph mark."""
        notes = _Notes(remarks)
        held: list[Element] = []
        for piece in _by_paragraph(pieces):
            if piece.text == MARK:
                held += (*notes.begun(piece), *notes.ended(piece))
                yield self._paragraph(piece, held)
                held = []
            else:
                held += self._marked(piece, self._runs(piece, notes))

    def _paragraph(self, mark: Piece, content: list[Element]) -> Element:
        before = self._a.style_at(mark.a.start) if mark.a else None
        after = self._b.style_at(mark.b.start) if mark.b else None
        properties = self._style(after or before)
        change = _MARK_CHANGE.get(mark.fate)
        if change:
            signs = _element("w:rPr")
            signs.append(self._change(change))
            properties.append(signs)
        if before and after and before is not after:
            changed = self._change("w:pPrChange")
            changed.append(self._style(before))
            properties.append(changed)
        paragraph = _element("w:p")
        paragraph.append(properties)
        paragraph.extend(content)
        return paragraph

    def _style(self, style: Style | None) -> Element:
        properties = _element("w:pPr")
        properties.append(_element("w:pStyle", {"w:val": self._style_ids[style or Style.BODY]}))
        return properties

    def _runs(self, piece: Piece, notes: _Notes) -> Iterator[Element]:
        """A piece's runs, cut where a run-in heading or a comment begins or ends."""
        strand, span = (self._b, piece.b) if piece.b else (self._a, piece.a)
        if span is None:
            return
        edges = {edge - span.start for edge in strand.heading_edges(span)} | notes.edges(piece)
        ordered = sorted({0, len(piece.text), *edges})
        for start, end in pairwise(ordered):
            part = _part(piece, start, end)
            yield from notes.begun(part)
            yield self._run(part, strand.level_at(span.start + start))
            yield from notes.ended(part)

    def _run(self, piece: Piece, level: int) -> Element:
        run = _element("w:r")
        if level:
            properties = _element("w:rPr")
            properties.append(_element("w:rStyle", {"w:val": self._style_ids[RUN_IN[level - 1]]}))
            run.append(properties)
        for index, stretch in enumerate(_fit(piece.text).split("\t")):
            if index:
                run.append(_element("w:tab"))
            text = _element("w:delText" if piece.fate is Fate.GONE else "w:t", {"xml:space": "preserve"})
            text.text = stretch
            run.append(text)
        return run

    def _marked(self, piece: Piece, runs: Iterator[Element]) -> list[Element]:
        """The runs within the change that they are; a move's two ends find each other by their name."""
        if piece.fate is Fate.KEPT:
            return list(runs)
        change = self._change(_CHANGE[piece.fate])
        change.extend(runs)
        if not piece.move:
            return [change]
        side = "From" if piece.fate is Fate.MOVED_FROM else "To"
        begin = self._change(f"w:move{side}RangeStart")
        begin.set(_name("w:name"), f"move{piece.move}")
        return [begin, change, _element(f"w:move{side}RangeEnd", {"w:id": begin.attrib[_name("w:id")]})]

    def _change(self, tag: str) -> Element:
        return _element(tag, {"w:id": str(next(self._numbers)), **self._signed})


class _Notes:
    """Where comments begin and end among the pieces."""

    def __init__(self, remarks: Iterable[Remark]) -> None:
        self._open = list(remarks)
        self._begun: list[Remark] = []

    def edges(self, piece: Piece) -> set[int]:
        """Where a comment begins or ends within a piece, counted from its start."""
        out = set()
        for remark in (*self._open, *self._begun):
            span, at = _sides(remark, piece)
            if span and at:
                out |= {edge - at.start for edge in span if at.start < edge < at.end}
        return out

    def begun(self, piece: Piece) -> Iterator[Element]:
        """Start marks of the comments whose text begins with this piece."""
        for remark in tuple(self._open):
            span, at = _sides(remark, piece)
            if span and at and span.start <= at.start < span.end:
                self._open.remove(remark)
                self._begun.append(remark)
                yield _element("w:commentRangeStart", {"w:id": str(remark.number)})

    def ended(self, piece: Piece) -> Iterator[Element]:
        """End marks and references of the comments whose text ends with this piece."""
        for remark in tuple(self._begun):
            span, at = _sides(remark, piece)
            if span and at and at.end >= span.end:
                self._begun.remove(remark)
                yield _element("w:commentRangeEnd", {"w:id": str(remark.number)})
                run = _element("w:r")
                run.append(_element("w:commentReference", {"w:id": str(remark.number)}))
                yield run


def _sides(remark: Remark, piece: Piece) -> tuple[Span | None, Span | None]:
    """The stretch a remark is on and where the piece stands in the same text: B's where it has one."""
    return (remark.b, piece.b) if remark.b else (remark.a, piece.a)


def _by_paragraph(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with every paragraph mark on its own."""
    for piece in pieces:
        for found in _LINE.finditer(piece.text):
            yield _part(piece, *found.span())


def _part(piece: Piece, start: int, end: int) -> Piece:
    if (start, end) == (0, len(piece.text)):  # most pieces: one paragraph's, with nothing to cut them at
        return piece
    return Piece(
        fate=piece.fate,
        text=piece.text[start:end],
        a=_within(piece.a, start, end),
        b=_within(piece.b, start, end),
        move=piece.move,
    )


def _within(span: Span | None, start: int, end: int) -> Span | None:
    return Span(span.start + start, span.start + end) if span else None


def _element(tag: str, attributes: Mapping[str, str] | None = None) -> Element:
    """An element of lxml's own: 4 µs for the library's 6, and nobody asks it for more than to be written."""
    named = {_name(name): value for name, value in attributes.items()} if attributes else None
    return etree.Element(_name(tag), named, _NAMESPACES)


@cache
def _name(prefixed: str) -> str:
    return str(qn(prefixed))


def _fit(text: str) -> str:
    """`text` as XML can hold it; what it cannot is named by its code point."""
    return _UNFIT.sub(lambda match: f"〔U+{ord(match.group()):04X}〕", text)
