"""Cutting text into the units that are compared.

Han runs go to jieba's dictionary and algorithm. `rjieba` runs them: the same tokens
(F1 0.9991 on the seeds, the rest ASCII runs that never reach it here) in 0.10 s where
jieba takes 0.51 s to load; where rjieba is missing, jieba itself runs them. Everything
else is cut here, since segmenters disagree on it: numbers, Latin words, single marks,
runs of white space.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate, compress
from math import inf
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

from compare.model import TokenKind, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from compare.model import OffsetMap, Piece

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_BETWEEN_HAN = re.compile(rf"((?=[^{HAN}])(?:\d+(?:,\d{{3}})*(?:\.\d+)?%?|[^\W\d_{HAN}]+|\s+|.))", re.DOTALL)
"""What is cut here: a number, a word in other letters, white space, a mark."""
_GAP = "\n"
"""What a segmenter is given in place of it: no word reaches over the end of a line, and each stays one."""


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


class _Cut(NamedTuple):
    """The tokens of a normal form, in columns."""

    texts: list[str]
    keys: list[str]
    kinds: list[TokenKind]

    @property
    def edges(self) -> list[int]:
        """Where each begins, and where the last one ends: they tile the normal form."""
        return list(accumulate(map(len, self.texts), initial=0))


def _cut(normal: str) -> _Cut:
    """All Han runs are cut at once: a call for each takes a quarter longer."""
    parts = _BETWEEN_HAN.split(normal)
    texts = words(_GAP.join(parts[::2]))
    keys, kinds = texts.copy(), [TokenKind.WORD] * len(texts)
    gaps = [place for place, word in enumerate(texts) if word == _GAP]
    for place, part in zip(gaps, parts[1::2], strict=True):
        texts[place] = part
        keys[place], kinds[place] = _key_and_kind(part)
    return _Cut(texts, keys, kinds)


@lru_cache(maxsize=4096)
def _key_and_kind(text: str) -> tuple[str, TokenKind]:
    """What a token that is no Han word is compared by, and what it is made of, as its first character tells.

    Most of them are the same few marks.
    """
    first = text[0]
    if first.isdecimal():
        return text.replace(",", ""), TokenKind.NUMBER
    if first.isspace():
        return " ", TokenKind.SPACE
    return (text.casefold(), TokenKind.LATIN) if first.isalnum() else (text, TokenKind.PUNCTUATION)


def pieces(text: str) -> Iterator[tuple[int, str, TokenKind]]:
    """The tokens of a normal form: where each starts, its text and its kind. They tile it."""
    cut = _cut(text)
    return zip(cut.edges, cut.texts, cut.kinds, strict=False)


def tokenize(normal: str, normal_map: OffsetMap) -> Tokens:
    """The tokens of a normal form, with their edges in the text it was folded from.

    They tile that text: what the fold left out belongs to the token before it.
    """
    cut = _cut(normal)
    edges, keys, kinds = [*origins(normal_map, cut.edges[:-1]), normal_map.origin_length], cut.keys, cut.kinds
    edges[0] = 0
    whole = [*map(lt, edges, edges[1:]), True]
    # Nearly always all of them have characters; where one has none, its start is the next one's.
    if not all(whole):
        edges, keys, kinds = list(compress(edges, whole)), list(compress(keys, whole)), list(compress(kinds, whole))
    return Tokens(edges=tuple(edges), keys=tuple(keys), kinds=tuple(kinds))


def origins(map_: OffsetMap, positions: Sequence[int]) -> list[int]:
    """Where each of many positions, in ascending order, lies in the origin: `OffsetMap.to_origin`, in one pass.

    Asking the map for each token takes a third of the time of reading a document.
    """
    found: list[int] = []
    ends = (*(following.start for following in map_.pieces[1:]), inf)
    for piece, end in zip(map_.pieces, ends, strict=False):
        found += _origins(piece, positions[len(found) : bisect_left(positions, end)])
    return found


def _origins(piece: Piece, positions: Sequence[int]) -> Sequence[int]:
    """Where positions in a piece lie; in one of unequal lengths, its beginning."""
    start, end, origin_start, origin_end = piece
    shift = origin_start - start
    if end - start != origin_end - origin_start:
        return [origin_start] * len(positions)
    return [position + shift for position in positions] if shift else positions
