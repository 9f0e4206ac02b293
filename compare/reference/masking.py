"""What is left of a sentence when a place, a date and a figure could be any other.

A copy with the names swapped is still a copy: 2023年,相城区办理案件91件 and
2022年,开远市办理案件35件 are the same terms. The slots are places (of the document's
own, of the gazetteer, and 全区, 我市, 区政府), dates and numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Span, TokenKind
from compare.reference.vocabulary import vocabulary
from compare.text import places
from compare.text.numerals import HAN_NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Document, Metadata, Token

PLACE, DATE, NUMBER = "<place>", "<date>", "<number>"

_LEVEL = "[省市区县州旗盟镇乡]"
_DATE = re.compile(
    r"(?:\d{4}|[一二]〇[〇一二三四五六七八九]{2})(?:年度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:-\d{4}年度?)?|-\d{4}年?)|\d{1,2}月\d{1,2}日|去年|今年|本年度"
)
_OWN_LEVEL = re.compile(
    rf"(?:全|我|本|各|治|兴|强)(?:自治)?{_LEVEL}|{_LEVEL}(?:委、?{_LEVEL}?(?:人民)?政府|(?:人民)?政府|委|直|级|属|辖)"
)
_LEVEL_CHAR = re.compile(rf"(?:自治)?{_LEVEL}")
_SMALL_PLACES = ("镇", "乡", "村", "街道", "社区", "小区", "村委会", "居委会")
_SMALL_HINT = re.compile("[镇乡村区会道]")
"""The last characters of `_SMALL_PLACES`: most sentences have none, and need no look at their tokens."""
_DIVISION_END = re.compile(r"[省市区县州旗盟]")
_PART = re.compile(r".{2,}?(?:自治[区州县旗]|[省市区县旗盟镇乡]|街道)|.[区县旗]$")
"""One unit of a place's name; a stem has two characters (沙市区, 常州市) where it can."""
_SHORTEST_NAME, _LONGEST_NAME = 2, 15
_NUMERAL = frozenset(HAN_NUMERALS)


class Term(NamedTuple):
    """A word of a sentence, or the slot that stands for one or more."""

    key: str
    tokens: tuple[int, int]
    """The half-open range of its tokens in `Document.tokens`."""


_TERM = partial(tuple.__new__, Term)
"""The fields at once, without a call of Python's: there are thousands in a document."""
_NO_TERM = frozenset({TokenKind.SPACE, TokenKind.PUNCTUATION})


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
    """The body of a document as terms, sentence by sentence: slots do not reach over a full stop."""

    def __init__(self, document: Document) -> None:
        names = [_folded(document, name) for name in own_names(document.metadata)]
        own = re.compile("|".join(map(re.escape, names))) if names else None
        self._terms: list[Term] = []
        for sentence in document.sentences:
            first, last = sentence.tokens
            tokens = document.tokens[first:last]
            text = "".join([token.key for token in tokens])
            self._terms += _terms(tokens, first, list(_slots(text, tokens, own)))
        self._starts = [term.tokens[0] for term in self._terms]

    def terms(self, within: tuple[int, int]) -> tuple[Term, ...]:
        """The terms that begin in a range of `Document.tokens`, such as a sentence's; marks and blanks are none."""
        first, last = (bisect_left(self._starts, edge) for edge in within)
        return tuple(self._terms[first:last])

    def keys(self, within: tuple[int, int]) -> list[str]:
        """What those terms are counted by."""
        return [term.key for term in self.terms(within)]


def _slots(text: str, tokens: Sequence[Token], own: re.Pattern[str] | None) -> Iterator[tuple[int, int, str]]:
    """Where slots stand in a sentence's joined keys, in order and without overlap."""
    found = [(m.start(), -m.end(), DATE) for m in _DATE.finditer(text)]
    found += [(m.start(), -m.end(), PLACE) for m in (own.finditer(text) if own else ())]
    found += [(start, -end, PLACE) for start, end in _divisions(text)]
    if _SMALL_HINT.search(text):
        found += [(start, -end, PLACE) for start, end in _small_places(tokens)]
    found += [
        (m.start(), -m.end(), _LEVEL_CHAR.sub("@", m.group().replace("、", ""))) for m in _OWN_LEVEL.finditer(text)
    ]
    position = 0
    for start, end, key in sorted(found):
        if start >= position:
            yield start, -end, key
            position = -end


def _folded(document: Document, name: str) -> str:
    """The normal form of a name that the text holds; the name itself where it does not."""
    at = document.text.find(name)
    if at < 0:
        return name
    inside = "".join(token.key for token in document.tokens_in(Span(at, at + len(name))))
    return inside if len(inside) == len(name) else name


def _divisions(text: str) -> Iterator[tuple[int, int]]:
    """Full names of administrative divisions."""
    for match in _DIVISION_END.finditer(text):
        end = match.end()
        for start in range(max(0, end - _LONGEST_NAME), end - _SHORTEST_NAME + 1):
            if _is_division(text[start:end]):
                yield start, end
                break


def _small_places(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Towns, villages and quarters: words that no vocabulary has, with 镇, 村, 社区 at their end or behind them."""
    rows = vocabulary().rows
    position = 0
    for token, following in zip(tokens, (*tokens[1:], None), strict=False):
        end = position + len(token.key)
        if token.kind is TokenKind.WORD and len(token.key) >= _SHORTEST_NAME and token.key not in rows:
            if following and following.key in _SMALL_PLACES:
                yield position, end + len(following.key)
            elif len(token.key) > _SHORTEST_NAME and token.key.endswith(_SMALL_PLACES):
                yield position, end
        position = end


@lru_cache(maxsize=1 << 16)
def _is_division(name: str) -> bool:
    return bool(places.named(name))


def _terms(tokens: Sequence[Token], first: int, slots: Sequence[tuple[int, int, str]]) -> list[Term]:
    """Tokens and slots in order; of a word that a slot cuts, what is left stands by itself."""
    terms: list[Term] = []
    position, opened, n = 0, first, 0
    for index, token in enumerate(tokens, first):
        _, text, kind = token
        stop = position + len(text)
        if n == len(slots) or slots[n][0] >= stop:
            # Nine tokens in ten are touched by no slot.
            if kind is TokenKind.WORD and text[0] not in _NUMERAL:
                terms.append(_TERM((text, (index, index + 1))))
            elif kind not in _NO_TERM:
                _add(terms, text, kind, index)
            position = stop
            continue
        while n < len(slots) and slots[n][0] < stop:
            start, end, key = slots[n]
            if position < start:
                _add(terms, token.key[position - stop :][: start - position], token.kind, index)
            opened = index if position <= start else opened
            position = min(stop, end)
            if position < end:
                break
            terms.append(Term(key, (opened, index + 1)))
            n += 1
        if position < stop:
            _add(terms, token.key[position - stop :], token.kind, index)
        position = stop
    return terms


def _add(terms: list[Term], text: str, kind: TokenKind, index: int) -> None:
    if kind is TokenKind.NUMBER or (kind is TokenKind.WORD and text[0] in _NUMERAL and _NUMERAL.issuperset(text)):
        terms.append(Term(NUMBER, (index, index + 1)))
    elif kind is TokenKind.WORD or kind is TokenKind.LATIN:
        terms.append(Term(text, (index, index + 1)))
