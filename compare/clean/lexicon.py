"""Which of several readings of a broken place is Chinese: the one whose words exist.

A unigram model over jieba's dictionary: a text costs what its cheapest cut into words
costs, each word the negative logarithm of its frequency.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from compare.clean.script import simplified
from compare.text.patterns import lazily
from compare.text.tokens import HAN

if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = lazily(f"[{HAN}]")
_LONGEST_WORD = 6
_TOTAL = 60_101_967
"""The sum of the frequencies in jieba's dictionary."""
_UNKNOWN = -math.log(0.01 / _TOTAL)
"""What a character costs that is no word by itself: a hundredth of the rarest word."""
_SYMBOL = 12.0
"""What a sign costs that stands in no report, such as ┘."""
_MARKS = {"，": 3.0, ",": 3.0, "。": 3.5, "、": 3.5, "\n": 4.0}
_OTHER_MARK = 5.5
"""What other punctuation, letters and digits cost; one character in eighteen of a report is a comma."""
_ORDINARY = re.compile(r"[，。、；：？！“”‘’（）《》〈〉〔〕—…·％\u3000 -~\n]")


_COMMON = 100
"""Some 3,800 characters are at least as frequent; they are 99.9 % of a report."""


class Cut(NamedTuple):
    """A text cut into words at least cost, as far as it is known; it can be read on."""

    tail: str = ""
    """The last characters, simplified: a word may still begin in them."""
    best: tuple[float, ...] = (0.0,)
    """The least cost, in nats, before each character of the tail and after the last."""

    @property
    def nats(self) -> float:
        """The cost of the whole text."""
        return self.best[-1]

    def after(self, text: str) -> Cut:
        """The cut of this text with more text behind it."""
        tail, best = self.tail, list(self.best)
        for char in simplified(text):
            tail = (tail + char)[-_LONGEST_WORD:]
            best = best[-_LONGEST_WORD:]
            best.append(min(best[-size] + _word_cost(tail[-size:]) for size in range(1, len(tail) + 1)))
        return Cut(tail, tuple(best))


def cost(text: str) -> float:
    """The cost of a text, in nats."""
    return Cut().after(text).nats


def common(char: str) -> bool:
    """Whether a character stands in ordinary text: a mark, or a word of some frequency by itself."""
    return bool(char) and bool(_ORDINARY.match(char) or frequency(simplified(char)) >= _COMMON)


@cache
def frequency(word: str) -> int:
    """How often a simplified word stands in the corpus behind jieba's dictionary."""
    return _dictionary()(word)


@cache
def _word_cost(word: str) -> float:
    if len(word) == 1 and not _HAN.match(word):
        return _MARKS.get(word, _OTHER_MARK) if _ORDINARY.match(word) else _SYMBOL
    if found := frequency(word):
        return -math.log(found / _TOTAL)
    return _UNKNOWN if len(word) == 1 else math.inf


@cache
def _dictionary() -> Callable[[str], int]:
    """The frequency of a word in jieba's dictionary, 0 where it has none; loaded on first use."""
    try:
        import rjieba  # noqa: PLC0415 - 0.1 s, and only for pages that are broken
    except ImportError:
        import jieba  # noqa: PLC0415 - 0.5 s, the same dictionary

        tokenizer = jieba.Tokenizer()
        tokenizer.initialize()
        frequencies: dict[str, int] = tokenizer.FREQ
        return lambda word: frequencies.get(word, 0)
    return lambda word: rjieba.suggest_freq(word) if rjieba.has_word(word) else 0
