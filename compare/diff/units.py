"""The units of the phrase diff: tokens, with what must never be torn glued together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span, TokenKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import Document, Token

_MEASURED = re.compile(
    r"[余多来几数]?[十百千万亿]*[余多]?"
    r"(?:个?百分点|[人户批家个件条项次部份名位场处座所期篇台辆套张宗起类种卷本册支只头匹株亩元吨米届级倍成年月日号时天周]"
    r"|人次|件次|户次|平方米|平方公里|立方米|公里|公顷|千米|厘米|千瓦|小时|分钟|工作日|美元|元人民币|亩次|头只|万)?"
)
"""What may follow a number and is one with it: multiplier, then a measure word."""


class Unit(NamedTuple):
    """A token of one sentence, with the white space and the measure word that belong to it."""

    span: Span
    """In the clean text; the units of a sentence tile it."""
    key: str
    kind: TokenKind
    sentence: int
    """Index into `Document.sentences`."""

    @property
    def weight(self) -> int:
        """How many letters, digits and Han it has."""
        return sum(map(str.isalnum, self.key))

    @property
    def anchors(self) -> bool:
        """Whether finding it on both sides means something by itself: a single character does not."""
        return self.kind is not TokenKind.PUNCTUATION and len(self.key) > 1


def units_of(document: Document, sentences: Iterable[int]) -> tuple[Unit, ...]:
    """The units of some sentences, in order."""
    return tuple(unit for index in sentences for unit in _sentence_units(document, index))


def _sentence_units(document: Document, index: int) -> list[Unit]:
    sentence = document.sentences[index]
    units: list[Unit] = []
    for token in document.tokens[slice(*sentence.tokens)]:
        _add(units, token, index)
    return _stretched(units or [_nothing(sentence.span, index)], sentence.span)


def _nothing(span: Span, sentence: int) -> Unit:
    """What a sentence without tokens is: invisible characters that the normal form leaves out."""
    return Unit(span, " ", TokenKind.SPACE, sentence)


def _add(units: list[Unit], token: Token, sentence: int) -> None:
    """Put `token` behind `units`, or into the last of them where it belongs there."""
    last = units[-1] if units else None
    if last and token.kind is TokenKind.SPACE:
        units[-1] = last._replace(span=Span(last.span.start, token.span.end))
    elif last and _counted_by(last, token):
        units[-1] = last._replace(span=Span(last.span.start, token.span.end), key=last.key + token.key)
    elif token.kind is not TokenKind.SPACE:
        units.append(Unit(token.span, token.key, token.kind, sentence))


def _counted_by(number: Unit, word: Token) -> bool:
    """Whether `word` says what `number` counts."""
    if number.kind is not TokenKind.NUMBER or word.kind is not TokenKind.WORD:
        return False
    tail = number.key.lstrip("0123456789.%") + word.key
    return _MEASURED.fullmatch(tail) is not None


def _stretched(units: list[Unit], span: Span) -> list[Unit]:
    """The units, tiling `span` exactly."""
    edges = [span.start, *(min(unit.span.start, span.end) for unit in units[1:]), span.end]
    return [unit._replace(span=Span(edges[i], edges[i + 1])) for i, unit in enumerate(units)]
