"""Where a document fills in what is its own: figures, dates, places, bodies, titles.

Each kind of slot has one pattern over the normal form. Where two overlap the earlier
start wins, and of two with one start the earlier kind: a title holds the year inside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span
from compare.reference.masking import own_names
from compare.text.numerals import HAN_NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.classify.folding import Folded
    from compare.model import Document, Figure

_LEVEL = "[省市区县州旗盟镇乡]"
_PATTERNS = {
    "title": re.compile(r"《[^《》\n]{1,80}》"),
    "date": re.compile(
        r"\d{4}年?-\d{4}年?|\d{4}年度?(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|今年以来|去年|今年|本年度|上半年|全年|一年来"
    ),
    "number": re.compile(rf"第[\d{HAN_NUMERALS}]+|\d[\d,.]*%?|[{HAN_NUMERALS}]+(?=[件个项次人名家条份届])"),
    "place": re.compile(rf"(?:全|我|本|各){_LEVEL}"),
    "body": re.compile(
        rf"{_LEVEL}(?:委(?:办公室|办)?、?)?{_LEVEL}?(?:人民政府|政府(?:办公室|办)?)|{_LEVEL}(?:委|直|级|属|辖)(?![会员任托派])"
    ),
}


class Slot(NamedTuple):
    """A stretch that another document of the kind fills with its own."""

    span: Span
    kind: str


def find_slots(document: Document, figures: Sequence[Figure]) -> tuple[Slot, ...]:
    """The slots of a document, in order and without overlap."""
    clean = document.clean
    found = [(figure.span, 0, "figure") for figure in figures]
    for rank, (kind, pattern) in enumerate(_PATTERNS.items(), 1):
        found += [(clean.normal_map.to_origin(Span(*m.span())), rank, kind) for m in pattern.finditer(clean.normal)]
    for name in own_names(document.metadata):
        found += [(Span(*m.span()), len(_PATTERNS) + 1, "place") for m in re.finditer(re.escape(name), clean.text)]
    slots: list[Slot] = []
    end = 0
    for span, _, kind in sorted(found, key=lambda item: (item[0].start, item[1], -item[0].end)):
        if span.start >= end and span.length:
            slots.append(Slot(span, kind))
            end = span.end
    return tuple(slots)


class Mask:
    """A document with its slots covered."""

    def __init__(self, folded: Folded, slots: Sequence[Slot]) -> None:
        self._folded = folded
        self._slots = slots
        self._ends = [slot.span.end for slot in slots]

    def slots_in(self, span: Span) -> Iterator[Slot]:
        """The slots that a stretch touches."""
        for slot in self._slots[bisect_left(self._ends, span.start + 1) :]:
            if slot.span.start >= span.end:
                return
            yield slot

    def frame(self, span: Span) -> tuple[str, ...]:
        """A stretch with every slot replaced by its kind, in angle brackets."""
        pieces: list[str] = []
        position = span.start
        for slot in self.slots_in(span):
            pieces += [self._folded.of(Span(position, slot.span.start)), f"<{_KIND.get(slot.kind, slot.kind)}>"]
            position = max(position, slot.span.end)
        pieces.append(self._folded.of(Span(position, span.end)) if position < span.end else "")
        return tuple(piece for piece in pieces if piece.strip())


_KIND = {"figure": "number", "body": "place"}
"""Kinds of slot that may stand for each other."""
