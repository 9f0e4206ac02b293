"""Cutting text into the units that are compared.

Han runs go to jieba's dictionary and algorithm. `rjieba` runs them: the same tokens
(F1 0.9991 on the seeds, the rest ASCII runs that never reach it here) in 0.10 s where
jieba takes 0.51 s to load; where rjieba is missing, jieba itself runs them. Everything
else is cut here, since segmenters disagree on it: numbers, Latin words, single marks,
runs of white space.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from compare.model import Span, Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.model import OffsetMap

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_CHUNK = re.compile(
    rf"(?P<word>[{HAN}]+)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?)"
    r"|(?P<latin>[^\W\d_]+)"
    r"|(?P<space>\s+)"
    r"|(?P<punctuation>.)",
    re.DOTALL,
)


@cache
def _segmenter() -> Callable[[str], list[str]]:
    """What cuts a Han run into words; loaded on first use."""
    try:
        import rjieba  # noqa: PLC0415 - 0.1 s, needed only when there is text to cut
    except ImportError:
        import jieba  # noqa: PLC0415 - 0.5 s, the reference that rjieba is tested against

        tokenizer = jieba.Tokenizer()
        return lambda run: list(tokenizer.cut(run))
    return rjieba.cut


def words(han: str) -> list[str]:
    """The words of a run of simplified Han."""
    return _segmenter()(han)


def pieces(text: str) -> Iterator[tuple[int, str, TokenKind]]:
    """The tokens of a normal form: where each starts, its text and its kind. They tile it."""
    for match in _CHUNK.finditer(text):
        kind = TokenKind(match.lastgroup or "punctuation")
        if kind is not TokenKind.WORD:
            yield match.start(), match.group(), kind
            continue
        position = match.start()
        for word in words(match.group()):
            yield position, word, kind
            position += len(word)


def tokenize(normal: str, normal_map: OffsetMap) -> tuple[Token, ...]:
    """The tokens of a normal form, with spans in the text it was folded from.

    The spans tile that text: what the fold left out belongs to the token before it.
    """
    cut = list(pieces(normal))
    starts = [normal_map.to_origin(Span(start, start + len(text))).start for start, text, _ in cut]
    starts[:1] = [0]
    starts.append(normal_map.origin_length)
    return tuple(
        Token(Span(starts[i], starts[i + 1]), key_of(text, kind), kind)
        for i, (_, text, kind) in enumerate(cut)
        if starts[i] < starts[i + 1]
    )


def key_of(text: str, kind: TokenKind) -> str:
    """What a token is compared by."""
    if kind is TokenKind.SPACE:
        return " "
    if kind is TokenKind.NUMBER:
        return text.replace(",", "")
    return text.casefold() if kind is TokenKind.LATIN else text
