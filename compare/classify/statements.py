"""Statements: what a semicolon or a full stop ends, the unit that has a class of its own.

全年公开信息12件;在官网开设专栏 states a figure and then a stock measure: one sentence,
two statements.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span
from compare.text.sheet import every

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document, Sentence

_STOP = ";"
_OPENING, _CLOSING = frozenset("(《[〈"), frozenset(")》]〉")
SHORTEST = 4
"""Tokens; less before a semicolon is an item of a list."""


class Statement(NamedTuple):
    """A sentence, or a part of one that ends with a semicolon."""

    span: Span
    """In the clean text; the statements of a sentence tile it."""
    section: str
    sentence: int
    """Index into `Document.sentences`."""
    tokens: tuple[int, int]
    """The half-open range of its tokens in `Document.tokens`."""


_STATEMENT = partial(tuple.__new__, Statement)
"""Its fields at once, without a call of Python's: hardly a sentence has two statements."""


def statements(document: Document) -> tuple[Statement, ...]:
    """The statements of a document, in order; they tile its sentences."""
    found: list[Statement] = []
    stops = [*_stops(document.tokens.row), len(document.tokens)]
    for i, sentence in enumerate(document.sentences):
        span, section, tokens = sentence
        if stops[bisect_left(stops, tokens[0])] < tokens[1]:
            found += _parts(document, sentence, i)
        else:
            found.append(_STATEMENT((span, section, i, tokens)))
    return tuple(found)


def _stops(row: str) -> Iterator[int]:
    """The tokens that are semicolons, from all keys in a row."""
    token = position = 0
    for at in every(_STOP, row):
        token += row.count("\n", position, at)
        position = at
        yield token


def _parts(document: Document, sentence: Sentence, index: int) -> Iterator[Statement]:
    start, first = sentence.span.start, sentence.tokens[0]
    for last in _ends(document, sentence):
        end = document.tokens.edges[last] if last < sentence.tokens[1] else sentence.span.end
        yield Statement(Span(start, end), sentence.section, index, (first, last))
        start, first = end, last


def _ends(document: Document, sentence: Sentence) -> Iterator[int]:
    """The tokens before which a statement ends: behind a semicolon outside brackets and quotes, and at the end."""
    first, end = sentence.tokens
    depth, quoted = 0, False
    for i, key in enumerate(document.tokens.keys[first:end], first + 1):
        depth += (key in _OPENING) - (key in _CLOSING)
        quoted ^= key == '"'
        if key == _STOP and depth <= 0 and not quoted and min(i - first, end - i) >= SHORTEST:
            yield i
            first = i
    yield end
