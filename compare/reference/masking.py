"""What is left of a sentence when a place, a date and a figure could be any other.

A copy with the names swapped is still a copy: 2023年,相城区办理案件91件 and
2022年,开远市办理案件35件 are the same terms. The slots are places (of the document's
own, of the gazetteer, and 全区, 我市, 区政府), dates and numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from compare.model import Span
from compare.reference.shingles import rolled
from compare.reference.terms import A_NUMBER, SMALL_PLACES, Terms, lexicon
from compare.reference.vocabulary import vocabulary
from compare.text import places
from compare.text.sheet import bounds, every
from compare.text.spans import in_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import ArrayLike, NDArray

    from compare.model import Document, Metadata
    from compare.reference.shingles import Keys

    Stretch = tuple[int, int, str]
    """Where a slot begins and ends in a body's text, and the term that stands for it."""

PLACE, DATE, NUMBER = "<place>", "<date>", A_NUMBER

_LEVEL = "[省市区县州旗盟镇乡]"
_DATE = re.compile(
    r"[0-9一二去今本](?:(?:(?<=\d)\d{3}|(?<=[一二])〇[〇一二三四五六七八九]{2})(?:年度?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:-\d{4}年度?)?|-\d{4}年?)"
    r"|(?<=\d)\d?月\d{1,2}日|(?<=[去今])年|(?<=本)年度)"
)
_OWN_LEVEL = re.compile(
    r"[全我本各治兴强省市区县州旗盟镇乡](?:"
    rf"(?<=[全我本各治兴强])(?:自治)?{_LEVEL}|(?<={_LEVEL})(?:委、?{_LEVEL}?(?:人民)?政府|(?:人民)?政府|委|直|级|属|辖))"
)
"""Both begin with a set of characters and ask then which it was: so they are sought three times as fast.

0-9 takes half as long as \\d, which asks Unicode about every other character.
"""
_LEVEL_CHAR = re.compile(rf"(?:自治)?{_LEVEL}")
_DIVISION_END = re.compile(r"[省市区县州旗盟]")
_PART = re.compile(r".{2,}?(?:自治[区區州县縣旗]|[省市区區县縣旗盟镇鎮乡鄉]|街道)|.[区區县縣旗]$")
"""One unit of a place's name as written, in either script; a stem has two characters (沙市区, 常州市) where it can."""
_PART_LEVEL = re.compile(r"(?:自治[区區州县縣旗]|新[区區]|街道|社[区區]|[省市区區州县縣旗盟镇鎮乡鄉])$")
_SMALL_LEVEL = re.compile(f"(?:{'|'.join(sorted(SMALL_PLACES, key=len, reverse=True))})$")
_ANY_OF_A_SORT = re.compile("^第|[省市区县乡镇农城]$")
"""What is no name before the word for a small place: 第六届|社区, 各乡|镇, 面向农|村."""
_SHORTEST_NAME = 2
_PARTY = "中共"
"""One word with a province's committee behind it."""

_BREAK = "\n"
"""Stands between two sentences, so that no slot reaches from one into the next; white space in a text is a blank."""


def own_names(metadata: Metadata) -> tuple[str, ...]:
    """What a document may call its own place, the longest first: 苏州市相城区, 苏州市, 相城区, 苏州, 相城."""
    return _names(metadata.place, _PART.findall(metadata.place))


def local_names(metadata: Metadata) -> tuple[str, ...]:
    """The same without the places it lies in: 苏州市相城区, 相城区, 相城, but not 苏州市."""
    return _names(metadata.place, _PART.findall(metadata.place)[-1:])


def _names(place: str, parts: Sequence[str]) -> tuple[str, ...]:
    own = {place, *parts, *map(_short, parts), *map(_stem, parts)} - {""}
    return tuple(sorted(own, key=lambda name: (-len(name), name)))


def _stem(part: str) -> str:
    """It without the word for its level; "" where that is one character, or of a small place a usual word (奋斗镇)."""
    stem = _PART_LEVEL.sub("", _short(part))
    is_word = part.endswith(SMALL_PLACES) and stem in vocabulary().rows
    return "" if is_word or len(stem) < _SHORTEST_NAME else stem


def _short(part: str) -> str:
    """What a province or an autonomous place is called for short: 西藏, 文山州; others as they are."""
    return next((division.short for division in places.named(part) if division.short), part)


def place_key(metadata: Metadata) -> str:
    """Whose documents count as one: the last unit of the place's name, or the issuers where there is no place.

    相城区, 苏州市相城区 and 蘇州市相城區 are one place. Two districts of one name become one too, which
    at worst counts a phrase once too few. Documents that say neither count as one together.
    """
    place = metadata.place_chain[-1] if metadata.place_chain else metadata.place
    parts = _PART.findall(place)
    return parts[-1] if parts else place or "、".join(metadata.issuers)


class Masked:
    """The body of a document as terms, sentence by sentence: words, and slots that stand for one or more.

    Marks and blanks are no terms. Of a word that a slot cuts, what is left stands by itself.
    """

    def __init__(self, document: Document) -> None:
        body = _Body(document)
        own = [body.folded(name) for name in own_names(document.metadata)]
        small = {(start, end) for start, end in _small_places(body) if body.text[start:end] not in own}
        slots = list(_slots(body, own, small))
        starts, ends = in_columns([one[:2] for one in slots])

        # The text falls into pieces at the edges of tokens and of slots; no piece has parts of two.
        begins = np.zeros(len(body.text) + 1, dtype=np.bool_)
        begins[body.starts] = True
        is_edge = begins.copy()
        is_edge[starts] = is_edge[ends] = True
        edges = np.flatnonzero(is_edge)
        pieces = edges[:-1]
        token = np.cumsum(begins[pieces]) - 1
        opening, behind = np.searchsorted(edges, (starts, ends))
        in_slots = np.zeros(len(edges), dtype=np.int8)
        in_slots[opening] += 1
        in_slots[behind] -= 1
        told = np.cumsum(in_slots[:-1], dtype=np.int8) == 0

        # Outside of slots a piece is a token, or what a slot leaves of one.
        numbers, last = body.numbers[token], token.copy()
        left = np.flatnonzero(told & (np.diff(edges) < body.lengths[token]))
        numbers[left] = body.lexicon.numbered([body.part(token[i], *edges[i : i + 2].tolist()) for i in left.tolist()])

        # A slot is told by the first of its pieces, for all of them.
        numbers[opening] = body.lexicon.numbered([key for _, _, key in slots])
        last[opening], told[opening] = token[behind - 1], True

        told &= body.lexicon.told(numbers)["is_term"]
        self.terms = Terms(lexicon=body.lexicon, numbers=numbers[told])
        """In the order of the text."""
        self.firsts, self.ends = body.indexes[token[told]], body.indexes[last[told]] + 1
        """Of each term the half-open range of its tokens in `Document.tokens`."""
        self.quarters = np.array(
            [body.indexes[np.searchsorted(body.starts, start)] for start, end, _ in slots if (start, end) in small],
            dtype=np.int64,
        )
        """Where in `Document.tokens` towns, villages and quarters begin that are not its own place."""

    def before(self, tokens: ArrayLike) -> NDArray[np.int64]:
        """How many terms begin before each of some positions in `Document.tokens`."""
        return np.searchsorted(self.firsts, tokens)

    def keys(self, within: tuple[int, int]) -> list[str]:
        """The terms that begin in a range of `Document.tokens`, such as a sentence's."""
        return self.terms.words(slice(*self.before(within)))

    def shingles(self, within: tuple[int, int], size: int) -> Keys:
        """The shingles of those terms: one for each but the last `size` - 1."""
        return rolled(self.terms.hashes[slice(*self.before(within))], size)


class _Body:
    """The sentences of a document in a row, as tokens with a break behind each sentence, and as text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        row = document.tokens.row
        self._all, self._edges = row.replace("\n", ""), bounds(row)
        """All keys of the document, and where each begins and the last one ends."""
        firsts, lasts = in_columns([one.tokens for one in document.sentences])
        stretches = zip(self._edges[firsts].tolist(), self._edges[lasts].tolist(), strict=True)
        self.text = "".join([f"{self._all[start:end]}{_BREAK}" for start, end in stretches])
        sizes = lasts - firsts + 1
        behind = np.cumsum(sizes)
        self.indexes = np.arange(sizes.sum()) + np.repeat(firsts - (behind - sizes), sizes)
        """Of each token in `Document.tokens`; of a break, whatever stands behind the sentence."""
        self.lexicon = lexicon()
        self.numbers = np.append(self.lexicon.numbered_in(self._all, self._edges), 0)[self.indexes]
        """The tokens by their numbers in the lexicon."""
        self.numbers[behind - 1] = self.lexicon.numbered([_BREAK])[0]
        self.facts = self.lexicon.told(self.numbers)
        self.lengths = self.facts["length"].astype(np.int64)
        self.starts = np.cumsum(np.append(0, self.lengths))
        """Where each token begins in `text`, and where the last one ends."""

    def folded(self, name: str) -> str:
        """The normal form of a name that the document holds; the name itself where it does not."""
        at = self._document.text.find(name)
        if at < 0:
            return name
        first, last = self._edges[list(self._document.tokens.within(Span(at, at + len(name))))].tolist()
        return self._all[first:last] if last - first == len(name) else name

    def key(self, token: int) -> str:
        """The key of a token."""
        return self.text[self.starts[token] : self.starts[token + 1]]

    def is_cut_at(self, position: int) -> bool:
        """Whether a name may begin at a position: with a token, or behind 中共, which is one word with its committee's name."""
        token = int(np.searchsorted(self.starts, position))
        return self.starts[token] == position or self.text.endswith(_PARTY, 0, position)

    def part(self, token: int, start: int, end: int) -> str:
        """What a part of a token is counted as: part of a number is a number too."""
        return NUMBER if self.lexicon.terms[self.numbers[token]] == NUMBER else self.text[start:end]


def _slots(body: _Body, own: Sequence[str], small: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """Where slots stand in a body's text, in order and without overlap; `own` are its place's names, `small` where small ones stand."""
    text = body.text
    found = [(*m.span(), DATE) for m in _DATE.finditer(text)]
    found += _apart((start, start + len(name), PLACE) for name in own for start in every(name, text))
    found += [(start, end, PLACE) for start, end in (*_divisions(body), *small)]
    found += [(*m.span(), _LEVEL_CHAR.sub("@", m.group().replace("、", ""))) for m in _OWN_LEVEL.finditer(text)]
    return _apart(found)


def _apart(found: Iterable[Stretch]) -> Iterator[Stretch]:
    """Stretches in order without those that overlap one before; of two with one start the longer one goes first."""
    position = 0
    for start, end, key in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if start >= position:
            yield start, end, key
            position = end


def _divisions(body: _Body) -> Iterator[tuple[int, int]]:
    """Full names of administrative divisions, but for usual words (城区) and those that begin inside of a word (提|高县|域)."""
    text, names, tails = body.text, places.names(), places.tails()
    for match in _DIVISION_END.finditer(text):
        end = match.end()
        for length in tails.get(text[max(0, end - _SHORTEST_NAME) : end], ()):
            start = end - length
            name = text[start:end] if start >= 0 else ""
            if name in names and name not in places.usual_names() and body.is_cut_at(start):
                yield start, end
                break


def _small_places(body: _Body) -> Iterator[tuple[int, int]]:
    """Towns, villages and quarters: words that no vocabulary has, with 镇, 村, 社区 at their end or behind them."""
    facts, starts = body.facts, body.starts
    for token in np.flatnonzero(facts["ends_as_place"]).tolist():
        key = body.key(token)
        first = token - 1 if key in SMALL_PLACES else token
        name = body.key(first) if first < token else _SMALL_LEVEL.sub("", key)
        is_known = name in vocabulary().rows or _ANY_OF_A_SORT.search(name)
        if facts["is_name"][first] and len(name) >= _SHORTEST_NAME and not is_known:
            yield starts[first], starts[token + 1]
