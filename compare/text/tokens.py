"""Cutting text into the units that are compared.

Han runs go to jieba's dictionary and algorithm. `rjieba` runs them: the same tokens
(F1 0.9991 on the seeds, the rest ASCII runs that never reach it here) in 0.10 s where
jieba takes 0.51 s to load; where rjieba is missing, jieba itself runs them. Everything
else is cut here, since segmenters disagree on it: numbers, Latin words, single marks,
runs of white space.
"""

from __future__ import annotations

import re
from array import array
from functools import cache, lru_cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.model import TokenKind, Tokens
from compare.text.codes import CharacterSet, codes, text_of
from compare.text.sheet import bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    from compare.model import OffsetMap

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_OTHER = re.compile(rf"\d+(?:,\d{{3}})*(?:\.\d+)?%?|[^\W\d_{HAN}]+|\s+|.", re.DOTALL)
"""What is cut here: a number, a word in other letters, white space, a mark."""
_RUN = re.compile(rf"(?P<han>[{HAN}]+)|{_OTHER.pattern}", re.DOTALL)
_APART = "，。、；：？！…—·“”‘’（）《》〈〉【】〔〕!\"$'()*,/:;<=>?@[\\]^`{|}~"
"""Marks that every segmenter leaves as they are, each by itself."""
_ALONE = _APART + "#%&+-."
"""Marks, each a token; only a number that began before may take one in."""
_GAP = " "
"""What a segmenter is given in place of each other token: no word reaches over a blank, and each stays one."""


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


def words(run: str) -> list[str]:
    """The words of a run of simplified Han."""
    return _segmenter()(run)


class Cut(NamedTuple):
    """The tokens of a normal form, in columns. They tile it."""

    edges: NDArray[np.int64]
    """Where each begins, and where the last one ends."""
    row: str
    """Their keys, as in `Tokens`."""
    kinds: list[TokenKind]


def cut(normal: str) -> Cut:
    """The tokens of a normal form. All Han runs are cut at once: a call for each takes a quarter longer."""
    points = codes(normal)
    is_han, is_mark, is_given = han().among(points), _alone().among(points), _given().among(points)
    begins = np.flatnonzero(~_goes_on(normal, np.flatnonzero(~is_han[:-1] & ~is_han[1:] & ~is_mark[:-1])))
    row = "\n".join([*words(text_of(np.where(is_given, points, np.int32(ord(_GAP)))[begins[:-1]])), ""])
    edges = begins[bounds(row)]
    firsts = edges[:-1]
    kinds, mark = [TokenKind.WORD] * len(firsts), TokenKind.PUNCTUATION
    for place in np.flatnonzero(is_mark[firsts]).tolist():
        kinds[place] = mark
    others = np.flatnonzero(~is_given[firsts])
    filled = row.split(_GAP)  # each of the others goes between two pieces
    for i, (place, start, end) in enumerate(
        zip(others.tolist(), edges[others].tolist(), edges[others + 1].tolist(), strict=True)
    ):
        key, kinds[place] = _key_and_kind(normal[start:end])
        filled[i] += key
    return Cut(edges, "".join(filled), kinds)


def _goes_on(normal: str, others: NDArray[np.int64]) -> NDArray[np.bool_]:
    """At which positions a token goes on that is neither Han nor a mark; `others` are where one may begin."""
    goes_on = np.zeros(len(normal) + 1, dtype=np.bool_)
    end = 0
    for start in others.tolist():
        if start >= end and (token := _OTHER.match(normal, start)):
            end = token.end()
            goes_on[start + 1 : end] = True
    return goes_on


@cache
def han() -> CharacterSet:
    """All Han."""
    return CharacterSet.spanning(HAN)


@cache
def _alone() -> CharacterSet:
    return CharacterSet(codes(_ALONE))


@cache
def _given() -> CharacterSet:
    """What a segmenter is given as it is."""
    return CharacterSet.spanning(HAN + "".join(f"{mark}-{mark}" for mark in _APART))


@lru_cache(maxsize=4096)
def _key_and_kind(text: str) -> tuple[str, TokenKind]:
    """What a token that is no Han word is compared by, and what it is made of, as its first character tells."""
    first = text[0]
    if first.isdecimal():
        return text.replace(",", ""), TokenKind.NUMBER
    if first.isspace():
        return " ", TokenKind.SPACE
    return (text.casefold(), TokenKind.LATIN) if first.isalnum() else (text, TokenKind.PUNCTUATION)


def pieces(text: str) -> Iterator[tuple[int, str, TokenKind]]:
    """The tokens of a normal form: where each starts, its text and its kind. They tile it.

    They are cut run by run, which for a name takes a fifth of the time that the arrays of `cut` take.
    """
    for run in _RUN.finditer(text):
        start = run.start()
        if run["han"]:
            for word in words(run["han"]):
                yield start, word, TokenKind.WORD
                start += len(word)
        else:
            yield start, run[0], _key_and_kind(run[0])[1]


def tokenize(normal: str, normal_map: OffsetMap) -> Tokens:
    """The tokens of a normal form, with their edges in the text it was folded from.

    They tile that text: what the fold left out belongs to the token before it.
    """
    found, row, kinds = cut(normal)
    edges = np.append(origins(normal_map, found[:-1]), normal_map.origin_length)
    edges[0] = 0
    whole = np.append(np.diff(edges) > 0, True)
    # Nearly always all of them have characters; where one has none, its start is the next one's.
    if not whole.all():
        kept = whole.tolist()
        edges, kinds = edges[whole], list(compress(kinds, kept))
        row = "\n".join(compress(row.split("\n"), kept))
    return Tokens(edges=array("q", edges.tobytes()), row=row, kinds=tuple(kinds))


def origins(map_: OffsetMap, positions: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where each of many positions, in ascending order, lies in the origin: `OffsetMap.to_origin`, for all at once.

    A position in a piece of unequal lengths lies at its beginning.
    """
    found = positions.copy()
    firsts = np.searchsorted(positions, [piece.start for piece in map_.pieces]).tolist()
    for piece, first, last in zip(map_.pieces, firsts, [*firsts[1:], len(found)], strict=False):
        start, end, origin_start, origin_end = piece
        if end - start == origin_end - origin_start:
            found[first:last] += origin_start - start
        else:
            found[first:last] = origin_start
    return found
