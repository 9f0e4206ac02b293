"""Cutting text into sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"[。！？!?]+(?P<closers>[”’\"'」』)）〕》〉】\]]*)(?P<goes_on>[，、；：,;:的])?")
_STRAIGHT = "\"'"


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of one line, without the white space around them.

    。！？ end one, with the closing marks behind; ； does not, nor does an ASCII point,
    which stands in figures, nor a stop inside a quotation that the sentence goes on
    after. The end of the stretch ends the last one.
    """
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if match["goes_on"]:
            continue
        end = match.end("closers") - _opening_quotes(text, start, match)
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, span.end)


def _opening_quotes(text: str, start: int, match: re.Match[str]) -> int:
    """1 where the last straight quote behind the stop opens the next sentence instead, else 0."""
    closers = match["closers"]
    if not closers.endswith(tuple(_STRAIGHT)):
        return 0
    return text.count(closers[-1], start, match.end("closers")) % 2


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    inner = stretch.strip()
    if inner:
        begin = start + len(stretch) - len(stretch.lstrip())
        yield Span(begin, begin + len(inner))
