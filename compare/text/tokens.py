"""Cutting text into the units that are compared.

Han runs go to jieba's dictionary and algorithm. `rjieba` runs them: the same tokens
(F1 0.9991 on the seeds, the rest ASCII runs that never reach it here) in 0.10 s where
jieba takes 0.51 s to load; where rjieba is missing, jieba itself runs them. Everything
else is cut here, since segmenters disagree on it: numbers, Latin words, single marks,
runs of white space.
"""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import pairwise
from operator import lt
from typing import TYPE_CHECKING

from compare.model import Span, Token, TokenKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from compare.model import OffsetMap, Piece

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_CHUNK = re.compile(
    rf"(?P<word>[{HAN}]+)"
    r"|(?P<number>\d+(?:,\d{3})+(?:\.\d+)?%?|\d+(?:\.\d+)?%?)"
    r"|(?P<latin>[^\W\d_]+)"
    r"|(?P<space>\s+)"
    r"|(?P<punctuation>.)",
    re.DOTALL,
)


_SPAN, _TOKEN = partial(tuple.__new__, Span), partial(tuple.__new__, Token)
"""Their fields at once, without a call of Python's: three times as fast for the thousands of a document."""
_KINDS: dict[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}
"""Faster than asking the enumeration, which is a tenth of the time of cutting."""


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
    cut = _segmenter()
    for match in _CHUNK.finditer(text):
        kind = _KINDS[match.lastgroup]
        if kind is not TokenKind.WORD:
            yield match.start(), match.group(), kind
            continue
        position = match.start()
        for word in cut(match.group()):
            yield position, word, kind
            position += len(word)


def tokenize(normal: str, normal_map: OffsetMap) -> tuple[Token, ...]:
    """The tokens of a normal form, with spans in the text it was folded from.

    The spans tile that text: what the fold left out belongs to the token before it.
    """
    cut = list(pieces(normal))
    starts = origins(normal_map, [start for start, _, _ in cut])
    starts[:1] = [0]
    starts.append(normal_map.origin_length)
    keys = [text if kind is TokenKind.WORD else key_of(text, kind) for _, text, kind in cut]
    spans = map(_SPAN, pairwise(starts))
    tokens = map(_TOKEN, zip(spans, keys, [kind for _, _, kind in cut], strict=False))
    # Nearly always all of them have characters; where one has none, its start is the next one's.
    if all(map(lt, starts, starts[1:])):
        return tuple(tokens)
    return tuple(token for token in tokens if token.span.start < token.span.end)


def origins(map_: OffsetMap, positions: Iterable[int]) -> list[int]:
    """Where each of many positions, in ascending order, lies in the origin: `OffsetMap.to_origin`, in one pass.

    Asking the map for each token takes a third of the time of reading a document.
    """
    found: list[int] = []
    following = iter(map_.pieces)
    piece = next(following, None)
    after = next(following, None)
    for position in positions:
        while after is not None and after.start <= position:
            piece, after = after, next(following, None)
        found.append(_origin(piece, position) if piece else 0)
    return found


def _origin(piece: Piece, position: int) -> int:
    """Where a position in a piece lies; in one of unequal lengths, its beginning."""
    start, end, origin_start, origin_end = piece
    if end - start == origin_end - origin_start:
        return origin_start + min(position, end) - start
    return origin_end if position >= end else origin_start


def key_of(text: str, kind: TokenKind) -> str:
    """What a token is compared by."""
    if kind is TokenKind.SPACE:
        return " "
    if kind is TokenKind.NUMBER:
        return text.replace(",", "")
    return text.casefold() if kind is TokenKind.LATIN else text
