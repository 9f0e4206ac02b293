"""The lines of a clean text, and a folded view of it for pattern matching."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.model import Span
from compare.text.codes import CharacterTable, codes, text_of
from compare.text.tokens import han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import CleanText

STOPS = "。!?"
"""What ends a sentence, folded. An ASCII point never does: it stands in figures and numbers."""

TERMINALS = STOPS + ":;…"
"""What a line of running text ends with, closing quotes and brackets apart."""

CLOSERS = "”’\"'」』)〕》〉】]"
"""What may close behind a stop and still belongs to its sentence, folded."""

_WIDTH = CharacterTable(
    {0xFF01 + i: chr(0x21 + i) for i in range(94)} | dict.fromkeys((0x3000, 0xA0, 0x200B, 0xFEFF, 0x2003, 0x2002), " ")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line that is not blank, without the white space around it."""

    index: int
    """Its place among the lines that are not blank."""
    start: int
    end: int
    folded: str
    """As long as the line: Han in simplified script, everything else half-width."""

    @property
    def span(self) -> Span:
        """Where it stands in the clean text."""
        return Span(self.start, self.end)

    @property
    def bare(self) -> str:
        """The folded line without any white space."""
        return "".join(self.folded.split())

    @property
    def ends(self) -> bool:
        """Whether it ends as running text does."""
        return self.folded.rstrip(CLOSERS + " ").endswith(tuple(TERMINALS))


def read_lines(clean: CleanText) -> tuple[Line, ...]:
    """The lines of a text that hold more than white space."""
    folded = fold(clean)
    return tuple(
        Line(index=index, start=span.start, end=span.end, folded=folded[span.start : span.end])
        for index, span in enumerate(_trimmed_lines(clean.text))
    )


def _trimmed_lines(text: str) -> Iterator[Span]:
    position = 0
    for line in text.splitlines(keepends=True):
        start = position + len(line) - len(line.lstrip())
        end = position + len(line.rstrip())
        if start < end:
            yield Span(start, end)
        position += len(line)


def fold(clean: CleanText) -> str:
    """The clean text in one script and one width, character for character.

    Patterns written once then fit every script and width, and what they find needs no
    map. The script is the normal form's wherever that is as long as the text.
    """
    printed = codes(clean.text)
    simplified = printed.copy()
    normal = codes(clean.normal)
    for start, end, origin_start, origin_end in clean.normal_map.pieces:
        if end - start == origin_end - origin_start:
            simplified[origin_start:origin_end] = normal[start:end]
    return text_of(np.where(han().among(printed), simplified, _WIDTH.replaced(printed)))
