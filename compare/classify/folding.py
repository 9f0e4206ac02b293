"""The normal form of any stretch of the clean text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Span

if TYPE_CHECKING:
    from compare.model import CleanText


class Folded:
    """The clean text character by character in normal form, so that clean spans can be cut from it."""

    def __init__(self, clean: CleanText) -> None:
        self._text = clean.text
        self._chars = [""] * len(clean.text)
        for start, end, origin_start, origin_end in clean.normal_map.pieces:
            if end - start == origin_end - origin_start:
                self._chars[origin_start:origin_end] = clean.normal[start:end]
            elif origin_start < origin_end:
                self._chars[origin_start] = clean.normal[start:end]

    def of(self, span: Span) -> str:
        """The normal form of a stretch of the clean text."""
        return "".join(self._chars[span.start : span.end])

    def name(self, name: str) -> str:
        """The normal form of a name that the text holds; the name itself where it does not."""
        start = self._text.find(name)
        return self.of(Span(start, start + len(name))) if start >= 0 else name

    def place(self, within: Span, start: int, end: int) -> Span:
        """Where characters `start` to `end` of the normal form of `within` stand in the clean text."""
        places = [i for i in range(within.start, within.end) for _ in self._chars[i]]
        return Span(places[start], places[end - 1] + 1)


def characters(text: str) -> int:
    """How many letters, digits and Han a text has: what all measures count."""
    return sum(map(str.isalnum, text))
