"""Statements: what a semicolon or a full stop ends, the unit that has a class of its own.

全年公开信息12件;在官网开设专栏 states a figure and then a stock measure: one sentence,
two statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document, Sentence

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


def statements(document: Document) -> tuple[Statement, ...]:
    """The statements of a document, in order; they tile its sentences."""
    return tuple(
        statement for i, sentence in enumerate(document.sentences) for statement in _parts(document, sentence, i)
    )


def _parts(document: Document, sentence: Sentence, index: int) -> Iterator[Statement]:
    start, first = sentence.span.start, sentence.tokens[0]
    for last in _ends(document, sentence):
        end = document.tokens[last].span.start if last < sentence.tokens[1] else sentence.span.end
        yield Statement(Span(start, end), sentence.section, index, (first, last))
        start, first = end, last


def _ends(document: Document, sentence: Sentence) -> Iterator[int]:
    """The tokens before which a statement ends: behind a semicolon outside brackets and quotes, and at the end."""
    depth, quoted, first = 0, False, sentence.tokens[0]
    for i in range(*sentence.tokens):
        key = document.tokens[i].key
        depth += (key in _OPENING) - (key in _CLOSING)
        quoted ^= key == '"'
        if key == ";" and depth <= 0 and not quoted and i + 1 - first >= SHORTEST:
            following = i + 1
            if sentence.tokens[1] - following >= SHORTEST:
                yield following
                first = following
    yield sentence.tokens[1]
