"""Cutting text into sentences."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STOP = re.compile(r"[。！？!?]+(?P<closers>[”’\"'」』)）〕》〉】\]]*)(?P<goes_on>[，、；：,;:的])?")
_STRAIGHT = ('"', "'")


def split(text: str, span: Span) -> list[Span]:
    """The sentences of a stretch of one line, without the white space around them.

    。！？ end one, with the closing marks behind; ； does not, nor does an ASCII point,
    which stands in figures, nor a stop inside a quotation that the sentence goes on
    after. The end of the stretch ends the last one. Marks and symbols alone, such as a
    private-use character behind a stop, are no sentence: they belong to the one before.
    """
    edges = (span.start, *_ends(text, span), span.end)
    found: list[Span] = []
    for inner in (_trimmed(text, start, end) for start, end in pairwise(edges)):
        if found and inner.length > 0 and not any(map(str.isalnum, inner.of(text))):
            found[-1] = Span(found[-1].start, inner.end)
        elif inner.length > 0:
            found.append(inner)
    return found


def _ends(text: str, span: Span) -> Iterator[int]:
    """Where each sentence ends that has a stop."""
    start = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        if not match["goes_on"]:
            start = match.end("closers") - _opening_quotes(text, start, match)
            yield start


def _opening_quotes(text: str, start: int, match: re.Match[str]) -> int:
    """1 where the last straight quote behind the stop opens the next sentence instead, else 0."""
    closers = match["closers"]
    return text.count(closers[-1], start, match.end("closers")) % 2 if closers.endswith(_STRAIGHT) else 0


def _trimmed(text: str, start: int, end: int) -> Span:
    """A stretch without the white space around it; of white space alone nothing is left, or less."""
    stretch = text[start:end]
    return Span(end - len(stretch.lstrip()), start + len(stretch.rstrip()))
