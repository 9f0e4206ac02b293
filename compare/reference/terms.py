"""A row of terms, and what holds for each, which is asked once a process however many documents have the word.

Of the 3,200 tokens of a report 1,500 differ, and after some dozens of reports nearly all of
those were met before: hashing them and looking them up anew took a sixth of the time of reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from compare.reference.shingles import term_hash
from compare.reference.vocabulary import vocabulary
from compare.text import places
from compare.text.codes import codes
from compare.text.numerals import HAN_NUMERALS
from compare.text.tokens import han

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from numpy.typing import NDArray

    from compare.reference.shingles import Keys

    Facts = NDArray[np.void]

A_NUMBER = "<number>"
"""The slot that a number is."""
SLOTS = frozenset("<@")
"""What terms begin with that are no words."""
SMALL_PLACES = ("镇", "乡", "村", "街道", "社区", "小区", "村委会", "居委会")
UNKNOWN = -1
"""The row of a word that no vocabulary has."""
FACTS = np.dtype(
    [
        ("hash", "<u8"),
        ("row", "<i4"),
        ("length", "<u4"),
        ("is_term", "?"),
        ("is_word", "?"),
        ("is_name", "?"),
        ("ends_as_place", "?"),
        ("is_division", "?"),
        ("may_be_division", "?"),
    ]
)
"""Of a word, its term's hash, its row in the vocabulary, its characters; whether it counts as a term at all, whether its
term is a word of more than one character, whether it is Han of more than one that no vocabulary has, whether it ends
as a small place does, whether it is what a division is called without the word for its level, and whether it would be
if it were no usual word."""
LARGEST = 1 << 16
"""Words that a lexicon holds, in some 15 MB."""

_NUMERAL = frozenset(HAN_NUMERALS)


class Lexicon:
    """Words by number, in the order in which they were met: a number says nothing outside of this process."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        """What each word is counted as; "" for one that is no term."""
        self._table = np.empty(1 << 12, dtype=FACTS)
        self._numbers: dict[str, int] = {}
        self._packed = _Packed()
        self._learning = Lock()

    def __len__(self) -> int:
        return len(self._numbers)

    def numbered(self, words: Sequence[str]) -> NDArray[np.int64]:
        """The number of each word."""
        numbers = np.fromiter(map(self._numbers.get, words, repeat(-1)), dtype=np.int64, count=len(words))
        new = np.flatnonzero(numbers < 0)
        if not len(new):
            return numbers
        self._learn([words[i] for i in new.tolist()])
        return self.numbered(words)

    def numbered_in(self, text: str, edges: NDArray[np.int64]) -> NDArray[np.int64]:
        """The number of each word of a text that falls into words at its edges, without making them.

        Asking a dictionary for 3,200 words takes 0.7 ms, most of it waiting for memory word by word.
        """
        numbers = self._packed.found(_packed(text, edges))
        others = np.flatnonzero(numbers < 0)
        stretches = zip(edges[others].tolist(), edges[others + 1].tolist(), strict=True)
        numbers[others] = self.numbered([text[start:end] for start, end in stretches])
        return numbers

    def told(self, numbers: NDArray[np.int64]) -> Facts:
        """What holds for words by their numbers."""
        return self._table.take(numbers)

    def _learn(self, words: Sequence[str]) -> None:
        """Take in words. A number is given last: whoever sees it finds what holds for it."""
        with self._learning:
            new = [word for word in dict.fromkeys(words) if word not in self._numbers]
            first, count = len(self._numbers), len(self._numbers) + len(new)
            if count > len(self._table):
                table = np.empty(2 * count, dtype=FACTS)
                table[:first] = self._table[:first]
                self._table = table
            are_han = han().among(codes("".join(word[0] for word in new))).tolist()
            terms = list(map(_term, new, are_han))
            self._table[first:count] = list(map(_facts, new, terms, are_han))
            self.terms += terms
            self._numbers |= zip(new, range(first, count), strict=True)
            self._packed.take_in(_packed("".join(new), np.cumsum([0, *map(len, new)])), np.arange(first, count))


_LONGEST = 4
_SIZES = np.array([0, *((1 << 16 * length) - 1 for length in range(1, _LONGEST + 1)), 0], dtype=np.uint64)
"""The bits that a word of so many characters takes; none for one that is longer."""


def _packed(text: str, edges: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Each word of a text as a number of its own: its characters, of 16 bits each. 0 for a word that 64 do not hold."""
    points = codes(text)
    narrow = np.zeros(len(points) + _LONGEST, dtype="<u2")
    narrow[: len(points)] = points
    windows = np.ndarray(len(points), dtype="<u8", buffer=narrow, strides=narrow.strides)
    packed: NDArray[np.uint64] = windows[edges[:-1]] & _SIZES.take(edges[1:] - edges[:-1], mode="clip")
    odd = np.flatnonzero((narrow[: len(points)] != points) | (points == 0))
    packed[np.searchsorted(edges, odd, side="right") - 1] = 0
    return packed


class _Packed:
    """The numbers of packed words, each at a place of its own, so that all words of a text are sought at once.

    A word whose place is taken is not kept, and left to who asks: few are, and those that were met late and seldom.
    """

    _BITS = LARGEST.bit_length()
    """Twice as many places as there are words at most."""
    _SPREAD = np.uint64(0x9E3779B97F4A7C15)

    def __init__(self) -> None:
        self._keys = np.zeros(1 << self._BITS, dtype=np.uint64)
        self._numbers = np.full(1 << self._BITS, -1, dtype=np.int32)

    def found(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The number of each key; -1 where it has none, as 0 has, which is no key."""
        places = self._places(keys)
        return np.where((self._keys[places] == keys) & (keys > 0), self._numbers[places], -1).astype(np.int64)

    def take_in(self, keys: NDArray[np.uint64], numbers: NDArray[np.int64]) -> None:
        """Keep the numbers of new keys; a key is set last, so that whoever finds it finds its number."""
        places = self._places(keys)
        kept = np.flatnonzero((keys > 0) & (self._numbers[places] < 0))
        self._numbers[places[kept]] = numbers[kept]
        self._keys[places[kept]] = keys[kept]

    def _places(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Where each key is sought."""
        return (keys * self._SPREAD >> np.uint64(64 - self._BITS)).astype(np.int64)


def _term(word: str, is_han: bool) -> str:  # noqa: FBT001 - mapped over
    """What a word is counted as, as its characters tell; "" for marks and blanks, which are no terms. Slots stay."""
    first = word[0]
    if is_han:
        return A_NUMBER if first in _NUMERAL and _NUMERAL.issuperset(word) else word
    if first in SLOTS and len(word) > 1:
        return word
    return A_NUMBER if first.isdecimal() else word if first.isalnum() else ""


def _facts(word: str, term: str, is_han: bool) -> tuple[Any, ...]:  # noqa: FBT001 - mapped over
    row = vocabulary().rows.get(word, UNKNOWN)
    return (
        term_hash(term),
        row,
        len(word),
        bool(term),
        len(term) > 1 and term[0] not in SLOTS,
        is_han and len(word) > 1 and row == UNKNOWN,
        word.endswith(SMALL_PLACES),
        *_division(word, row),
    )


def _division(word: str, row: int) -> tuple[bool, bool]:
    """Whether a word is a division (合肥, 浏阳), and whether it may be one (安康); a county that reports use as a word is none."""
    level = places.stems().get(word, "")
    is_name = level != "" and (level != "county" or row == UNKNOWN)
    is_usual = word in places.usual_names()
    return is_name and not is_usual, is_name and is_usual


@cache
def _met() -> Lexicon:
    return Lexicon()


def lexicon() -> Lexicon:
    """What this process has met; a new one where that has grown too large. A row of terms stays with its own."""
    if len(_met()) > LARGEST:
        _met.cache_clear()
    return _met()


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Terms in the order of the text."""

    lexicon: Lexicon
    numbers: NDArray[np.int64]
    """Of each term, in the lexicon."""

    @classmethod
    def of(cls, terms: Sequence[str]) -> Terms:
        """Terms from a plain list of them."""
        known = lexicon()
        return cls(lexicon=known, numbers=known.numbered(terms))

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def facts(self) -> Facts:
        """What holds for each."""
        return self.lexicon.told(self.numbers)

    @cached_property
    def hashes(self) -> Keys:
        """What they are counted by."""
        return np.ascontiguousarray(self.facts["hash"])

    def words(self, within: slice) -> list[str]:
        """Some of them, as text."""
        return [self.lexicon.terms[number] for number in self.numbers[within].tolist()]
