"""A page as rules see it: its lines, folded, and where the report itself begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from compare.clean.furniture import words
from compare.clean.script import plain
from compare.clean.widths import DROPPED
from compare.text.codes import CharacterSet

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = CharacterSet.spanning("\u3400-\u9fff")
_LONG = 20
"""A line with so many Han characters that ends a sentence is prose: titles are as long, but end in no stop."""
_CAPTION = 80
"""Characters of what stands below a photograph."""
_PROSE_END = re.compile(r"[。;!?:](?:\s*[)\"'\]]+)?$")
_NUMBERED = re.compile(
    r"(?:[一二三四五六七八九十百]+[、.]|\([一二三四五六七八九十]+\)|第[一二三四五六七八九十百]+[章节条]|\d{1,2}[.、](?!\d))\s*\S{2}"
)
_MARKDOWN = re.compile(r"#{1,6} ")


class Line(NamedTuple):
    """One line of a page."""

    start: int
    end: int
    """With its line feed."""
    text: str
    """Simplified, in one width, without blanks at its ends."""


@dataclass(frozen=True)
class Page:
    """The lines of a page and the zones that rules look at."""

    lines: tuple[Line, ...]

    @cached_property
    def head(self) -> range:
        """The lines above the first prose or numbered line."""
        return range(next(self._body(range(len(self.lines))), len(self.lines)))

    @cached_property
    def tail(self) -> range:
        """The lines below the last prose or numbered line that is no repetition."""
        last = next(self._body(range(len(self.lines) - 1, -1, -1), repeated=False), -1)
        return range(max(last + 1, self.head.stop), len(self.lines))

    @cached_property
    def edges(self) -> tuple[int, ...]:
        """Head and tail: where page text is looked for. Between them everything is the report."""
        return (*self.head, *self.tail)

    def _body(self, order: range, *, repeated: bool = True) -> Iterator[int]:
        for i in order:
            if is_body(self.lines[i].text) and (repeated or not self.repeats(i)):
                yield i

    @cached_property
    def _joined(self) -> str:
        return "".join(line.text for line in self.lines)

    @cached_property
    def _joined_starts(self) -> tuple[int, ...]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line.text))
        return tuple(starts)

    def repeats(self, i: int) -> bool:
        """Whether everything on a line has stood above it, as pages repeat title and beginning for search engines."""
        return self._joined.find(self.lines[i].text, 0, self._joined_starts[i]) >= 0


def is_body(text: str) -> bool:
    """Whether a line is prose or a numbered heading."""
    if _NUMBERED.match(text) or _MARKDOWN.match(text):
        return True
    if words.labels(text) or words.is_footer(text) or words.GREETING.fullmatch(text):
        return False
    if len(text) <= _CAPTION and words.CREDIT.search(text):
        return False
    return _HAN.count(text) >= _LONG and bool(_PROSE_END.search(text) or "。" in text)


def read_page(text: str) -> Page:
    """The lines of a text."""
    folded = plain(text)
    lines: list[Line] = []
    start = 0
    for printed in _lines(text):
        end = start + len(printed)
        lines.append(Line(start, end, DROPPED.sub("", folded[start:end]).strip()))
        start = end
    return Page(tuple(lines))


def _lines(text: str) -> list[str]:
    return [line + "\n" for line in text.split("\n")[:-1]] + [last for last in text.split("\n")[-1:] if last]
