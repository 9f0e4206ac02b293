"""The normal form of any stretch of the clean text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from compare.model import Span
from compare.text.spans import identity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import CleanText


class Folded:
    """The clean text in normal form, so that clean spans can be cut from it.

    What a phrase of another length became stands where the phrase begins, as a whole.
    """

    def __init__(self, clean: CleanText) -> None:
        self._text, self._normal = clean.text, clean.normal
        self._pieces = clean.normal_map.pieces
        self._origins = [piece.origin_start for piece in self._pieces]

    def of(self, span: Span) -> str:
        """The normal form of a stretch of the clean text."""
        return self._normal[self._folded(span.start) : self._folded(span.end)]

    def each(self, spans: Iterable[Span]) -> list[str]:
        """The normal form of each of many stretches; a text in which none changed its length is asked as a whole."""
        if self._pieces != identity(len(self._normal)).pieces:
            return list(map(self.of, spans))
        return [self._normal[start:end] for start, end in spans]

    def name(self, name: str) -> str:
        """The normal form of a name that the text holds; the name itself where it does not."""
        start = self._text.find(name)
        return self.of(Span(start, start + len(name))) if start >= 0 else name

    def place(self, within: Span, start: int, end: int) -> Span:
        """Where characters `start` to `end` of the normal form of `within` stand in the clean text."""
        first = self._folded(within.start)
        return Span(self._printed(first + start), self._printed(first + end - 1) + 1)

    def _folded(self, position: int) -> int:
        """Where the normal form of what stands from a position of the clean text on begins."""
        before = bisect_left(self._origins, position) - 1
        if before < 0:
            return 0
        start, end, origin_start, origin_end = self._pieces[before]
        return start + min(position, origin_end) - origin_start if end - start == origin_end - origin_start else end

    def _printed(self, position: int) -> int:
        """Where the character at a position of the normal form stands in the clean text."""
        start, end, origin_start, origin_end = self._pieces[bisect_right(self._pieces, position, key=_start) - 1]
        return origin_start + (position - start if end - start == origin_end - origin_start else 0)


_start = itemgetter(0)


def characters(text: str) -> int:
    """How many letters, digits and Han a text has: what all measures count."""
    return sum(map(str.isalnum, text))
