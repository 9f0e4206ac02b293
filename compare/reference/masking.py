"""What is left of a sentence when a place, a date and a figure could be any other.

A copy with the names swapped is still a copy: 2023年,相城区办理案件91件 and
2022年,开远市办理案件35件 are the same terms. The slots are places (of the document's
own, of the gazetteer, and 全区, 我市, 区政府), dates and numbers.
"""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from compare.model import Span, TokenKind
from compare.reference.shingles import rolled
from compare.reference.terms import Terms
from compare.reference.vocabulary import vocabulary
from compare.text import places
from compare.text.numerals import HAN_NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from compare.model import Document, Metadata
    from compare.reference.shingles import Keys

    Stretch = tuple[int, int, str]
    """Where a slot begins and ends in a body's text, and the term that stands for it."""

PLACE, DATE, NUMBER = "<place>", "<date>", "<number>"

_LEVEL = "[省市区县州旗盟镇乡]"
_DATE = re.compile(
    r"(?=[\d一二去今本])(?:(?:\d{4}|[一二]〇[〇一二三四五六七八九]{2})(?:年度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:-\d{4}年度?)?|-\d{4}年?)|\d{1,2}月\d{1,2}日|去年|今年|本年度)"
)
_OWN_LEVEL = re.compile(
    rf"(?:全|我|本|各|治|兴|强)(?:自治)?{_LEVEL}|{_LEVEL}(?:委、?{_LEVEL}?(?:人民)?政府|(?:人民)?政府|委|直|级|属|辖)"
)
_LEVEL_CHAR = re.compile(rf"(?:自治)?{_LEVEL}")
_SMALL_PLACES = ("镇", "乡", "村", "街道", "社区", "小区", "村委会", "居委会")
_DIVISION_END = re.compile(r"[省市区县州旗盟]")
_PART = re.compile(r".{2,}?(?:自治[区州县旗]|[省市区县旗盟镇乡]|街道)|.[区县旗]$")
"""One unit of a place's name; a stem has two characters (沙市区, 常州市) where it can."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 15
_NUMERAL = frozenset(HAN_NUMERALS)


_BREAK = "\n"
"""Stands between two sentences, so that no slot reaches from one into the next; white space in a text is a blank."""


def own_names(metadata: Metadata) -> tuple[str, ...]:
    """What a document may call its own place, the longest first: 苏州市相城区, 苏州市, 相城区, 苏州, 相城."""
    return _names(metadata.place, _PART.findall(metadata.place))


def local_names(metadata: Metadata) -> tuple[str, ...]:
    """The same without the places it lies in: 苏州市相城区, 相城区, 相城, but not 苏州市."""
    return _names(metadata.place, _PART.findall(metadata.place)[-1:])


def _names(place: str, parts: Sequence[str]) -> tuple[str, ...]:
    stems = [part[:-1] for part in parts if len(part) > _SHORTEST_NAME]
    return tuple(sorted({place, *parts, *stems} - {""}, key=lambda name: (-len(name), name)))


def place_key(metadata: Metadata) -> str:
    """Whose documents count as one: the last unit of the place's name, or the issuers where there is no place.

    相城区 and 苏州市相城区 are one place. Two districts of one name become one too, which
    at worst counts a phrase once too few. Documents that say neither count as one together.
    """
    parts = _PART.findall(metadata.place)
    return parts[-1] if parts else metadata.place or "、".join(metadata.issuers)


class Masked:
    """The body of a document as terms, sentence by sentence: words, and slots that stand for one or more.

    Marks and blanks are no terms. Of a word that a slot cuts, what is left stands by itself.
    """

    def __init__(self, document: Document) -> None:
        body = _Body(document)
        slots = list(_slots(body, [_folded(document, name) for name in own_names(document.metadata)]))
        starts, ends = np.array([one[:2] for one in slots], dtype=np.int64).reshape(-1, 2).T

        # The text falls into pieces at the edges of tokens and of slots; no piece has parts of two.
        edges = np.sort(np.concatenate((body.starts, starts, ends)), kind="stable")
        edges = edges[np.flatnonzero(np.diff(edges, prepend=-1))]
        pieces = edges[:-1]
        token = np.searchsorted(body.starts, pieces, side="right") - 1
        told = pieces >= np.append(ends, 0)[np.searchsorted(starts, pieces, side="right") - 1]

        # Outside of slots a piece is a token, or what a slot leaves of one.
        words = [_term(key, kind) for key, kind in body.kinds.items()]
        row, last = body.row[token], token.copy()
        left = np.flatnonzero(told & (np.diff(edges) < np.diff(body.starts)[token]))
        row[left] = np.arange(len(left)) + len(words)
        words += [_term(body.text[edges[i] : edges[i + 1]], body.kinds[body.key(token[i])]) for i in left]

        # A slot is told by the first of its pieces, for all of them.
        opening, closing = np.searchsorted(pieces, starts), np.searchsorted(pieces, ends) - 1
        row[opening], last[opening], told[opening] = np.arange(len(slots)) + len(words), token[closing], True
        words += [key for _, _, key in slots]

        told &= np.array(words, dtype=bool)[row]
        self.terms = Terms(words=words, row=row[told])
        """In the order of the text."""
        self.firsts, self.ends = body.indexes[token[told]], body.indexes[last[told]] + 1
        """Of each term the half-open range of its tokens in `Document.tokens`."""

    def before(self, tokens: ArrayLike) -> NDArray[np.int64]:
        """How many terms begin before each of some positions in `Document.tokens`."""
        return np.searchsorted(self.firsts, tokens)

    def keys(self, within: tuple[int, int]) -> list[str]:
        """The terms that begin in a range of `Document.tokens`, such as a sentence's."""
        return [self.terms.words[word] for word in self.terms.row[slice(*self.before(within))].tolist()]

    def shingles(self, within: tuple[int, int], size: int) -> Keys:
        """The shingles of those terms: one for each but the last `size` - 1."""
        return rolled(self.terms.hashes[slice(*self.before(within))], size)


class _Body:
    """The sentences of a document in a row, as tokens with a break behind each sentence, and as text."""

    def __init__(self, document: Document) -> None:
        keys, kinds = (*document.tokens.keys, _BREAK), (*document.tokens.kinds, TokenKind.SPACE)
        self.kinds = dict(zip(keys, kinds, strict=True))
        """Each key of the document once, with the kind of its tokens: its characters tell it."""
        self.keys = tuple(self.kinds)
        places = dict(zip(self.keys, count(), strict=False))
        indexes: list[int] = []
        for sentence in document.sentences:
            indexes += range(*sentence.tokens)
            indexes.append(len(keys) - 1)
        self.indexes = np.array(indexes, dtype=np.int64)
        """Of each token in `Document.tokens`."""
        self.row = np.fromiter(map(places.__getitem__, keys), dtype=np.int64, count=len(keys))[self.indexes]
        """The tokens, each by the place of its key in `keys`."""
        self.text = "".join(map(keys.__getitem__, indexes))
        self.starts = np.cumsum(np.append(0, np.array(list(map(len, self.keys)))[self.row]))
        """Where each token begins in `text`, and where the last one ends."""

    def key(self, token: int) -> str:
        """The key of a token."""
        return self.keys[int(self.row[token])]


def _term(text: str, kind: TokenKind) -> str:
    """The term that a token, or a part of one, is counted as; "" where it is none."""
    if kind is TokenKind.WORD:
        return NUMBER if text[0] in _NUMERAL and _NUMERAL.issuperset(text) else text
    return NUMBER if kind is TokenKind.NUMBER else text if kind is TokenKind.LATIN else ""


def _slots(body: _Body, own: Sequence[str]) -> Iterator[Stretch]:
    """Where slots stand in a body's text, in order and without overlap; `own` are its place's names."""
    text = body.text
    found = [(*m.span(), DATE) for m in _DATE.finditer(text)]
    found += _apart(one for name in own for one in _every(name, text))
    found += [(start, end, PLACE) for start, end in (*_divisions(text), *_small_places(body))]
    found += [(*m.span(), _LEVEL_CHAR.sub("@", m.group().replace("、", ""))) for m in _OWN_LEVEL.finditer(text)]
    return _apart(found)


def _apart(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order without those that overlap one before; of two with one start the longer one goes first."""
    position = 0
    for start, end, key in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if start >= position:
            yield start, end, key
            position = end


def _every(name: str, text: str) -> Iterator[Stretch]:
    """Every stretch that a place's name takes, be it in another; a pattern for it would be made for each document anew."""
    start = text.find(name)
    while start >= 0:
        yield start, start + len(name), PLACE
        start = text.find(name, start + 1)


def _folded(document: Document, name: str) -> str:
    """The normal form of a name that the text holds; the name itself where it does not."""
    at = document.text.find(name)
    if at < 0:
        return name
    first, last = document.tokens.within(Span(at, at + len(name)))
    inside = "".join(document.tokens.keys[first:last])
    return inside if len(inside) == len(name) else name


def _divisions(text: str) -> Iterator[tuple[int, int]]:
    """Full names of administrative divisions."""
    names, tails = places.names(), places.tails()
    for match in _DIVISION_END.finditer(text):
        end = match.end()
        if text[end - _SHORTEST_NAME : end] not in tails:
            continue
        for start in range(max(0, end - _LONGEST_NAME), end - _SHORTEST_NAME + 1):
            if text[start:end] in names:
                yield start, end
                break


def _small_places(body: _Body) -> Iterator[tuple[int, int]]:
    """Towns, villages and quarters: words that no vocabulary has, with 镇, 村, 社区 at their end or behind them."""
    rows = vocabulary().rows

    def is_unknown(key: str) -> bool:
        return body.kinds[key] is TokenKind.WORD and len(key) >= _SHORTEST_NAME and key not in rows

    ends_so = np.array([key.endswith(_SMALL_PLACES) for key in body.keys], dtype=bool)
    for token in np.flatnonzero(ends_so[body.row]).tolist():
        before, key = body.key(token - 1), body.key(token)
        if key in _SMALL_PLACES and is_unknown(before):
            yield body.starts[token - 1], body.starts[token + 1]
        if len(key) > _SHORTEST_NAME and is_unknown(key):
            yield body.starts[token], body.starts[token + 1]
