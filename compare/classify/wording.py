"""How a statement is worded: stock phrases, rare words, places and works that it names.

All of it is told by the statement, the vocabulary and the counts that ship with the package, so a
statement measures the same whatever it is compared with, and in any kind of document.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from compare.reference.shingles import PHRASE, rolled, term_hash
from compare.reference.store import embedded
from compare.reference.terms import UNKNOWN
from compare.reference.vocabulary import vocabulary
from compare.text import places
from compare.text.patterns import lazily
from compare.text.tokens import HAN, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from compare.reference.terms import Terms
    from compare.text.sheet import Sheet

FEWEST_TERMS = 5
"""A share of a shorter statement is taken of so many terms."""
FEWEST_PLACES = 2
"""The shipped counts leave out what one place alone says, so one other place proves nothing."""
_USUAL_WEIGHT, _WEIGHT_STEP = 3.0, 3.0
"""What a word of the vocabulary weighs in the middle, and what one step of rarity is."""

_TITLE = re.compile(r"《[^《》\n]*》")
_PLACES_AND_PROJECTS = (
    "广场 商城 步行街 商业街 业园 流园 创园 园区 公园 景区 湿地 酒店 饭店 大厦 写字楼 商厦 综合体 展馆 电厂 水厂 热厂 处理厂 水库 水源地 煤矿 生产线 "
    "铁路 高铁 机场 公路 高速 快速路 东路 西路 南路 北路 中路 大路 环路 桥 海港 空港 河港 港 码头 航线 隧道 地铁 走廊 "
    "基地 实验室 研究院 大学 学院 中学 小学 幼儿园 医院 养老院 敬老院 博物馆 纪念馆 剧院 文体馆 "
    "项目 工程 公司 集团 银行 一期 二期 三期 四期 组团 新区 试验区 示范区 品牌"
)
_NO_EVENT = "社机工协商领省员字事合监席委务组全证进署布调场短减参财学例训"
"""Before 会: bodies (工会, 委员会), society, and meetings of every week (常务会, 推进会)."""
_EVENTS = (f"会(?<![{_NO_EVENT}]会)", "赛", "节")
_MARKET = "市场(?=[、,。;]|等|改造|搬迁|建设|项目|二期|投|开业|$)"
"""One that can be opened, not the one that has 准入 and 主体."""
_WORK_KINDS = (*_PLACES_AND_PROJECTS.split(), _MARKET, *(f"{event}(?=[、,。;]|等|$)" for event in _EVENTS))
"""All begin with a plain character: such alternatives are sought four times as fast as [业流创]园 is."""
_WORK_KIND = re.compile("|".join(_WORK_KINDS), re.MULTILINE)
_HOSTED = re.compile(
    r"(?:举办|承办|主办|办好|举行)[^,。;:\n]{4,40}?(?:(?<!代表)大会|论坛|峰会|博览会|洽谈会|交易会|展销会|运动会|赛|节)(?=[、,。;]|等|$)",
    re.MULTILINE,
)
"""An event that its host names, by usual words or not: 高质量举办2025年中国网络文明大会."""
_LONGEST_NAME = 16
_WORK_NAME = re.compile(rf'[^,。;:、"《》()\s]{{2,{_LONGEST_NAME}}}+\Z')
"""What stands before the kind of a work; where it ends too early, less of it does not end later."""
_NO_HAN = lazily(rf"[^{HAN}\n]+")
_SEVERAL = re.compile(f"[{places.LETTERS}][{places.LETTERS}]+")
"""Begins with a set of characters, and with no repeat of one: so it is sought twice as fast."""
_BEFORE_A_PLACE, _BEHIND_A_PLACE = ("在", "赴", "驻", "至", "位于", "地处", "前往", "途经"), ("至",)
"""What makes a place of a name that is a usual word too."""


class Heard(NamedTuple):
    """What other places have of the phrases of each of some statements, by the counts that ship with the package."""

    stock: NDArray[np.float64]
    """How stock they are: the mean of ln(1 + other places that have the phrase), halved."""
    share: NDArray[np.float64]
    """The share that others have at all; none of a statement too short to have a phrase."""


class Wording:
    """How the statements of a document are worded, by their terms.

    Args:
        terms: The terms of all statements in a row.
        lengths: How many of them each statement has.
    """

    def __init__(self, terms: Terms, lengths: NDArray[np.int64]) -> None:
        self.lengths = lengths
        self._hashes = terms.hashes
        self._whose = np.repeat(np.arange(len(lengths)), lengths)
        self._words = np.flatnonzero(terms.facts["is_word"])
        self._sizes = self._sum(self._words)
        self._rows = terms.facts["row"][self._words]
        self._divisions = terms.facts["is_division"] | terms.facts["may_be_division"] & self._placed()

    def _sum(self, at: NDArray[np.int64], weights: NDArray[np.float64] | None = None) -> NDArray[Any]:
        """How many of some terms, or how much of their weights, each statement has."""
        return np.bincount(self._whose[at], weights, minlength=len(self.lengths))

    def _placed(self) -> NDArray[np.bool_]:
        """Which terms a word beside them makes places of: 在来宾, 日照至五莲."""
        placed = np.zeros(len(self._hashes), dtype=np.bool_)
        beside = self._whose[1:] == self._whose[:-1]
        placed[1:] |= beside & np.isin(self._hashes[:-1], _hashes(_BEFORE_A_PLACE))
        placed[:-1] |= beside & np.isin(self._hashes[1:], _hashes(_BEHIND_A_PLACE))
        return placed

    def has(self, term: str) -> NDArray[np.bool_]:
        """Which statements have a term."""
        return self._sum(np.flatnonzero(self._hashes == np.uint64(term_hash(term)))) > 0

    def divisions(self) -> NDArray[np.bool_]:
        """Which statements name a division without the word for its level; their own place is a slot, and none.

        A name that is a usual word too (人民幸福安康) does so only beside a word that makes a place of it.
        """
        return self._sum(np.flatnonzero(self._divisions)) > 0

    def heard(self, place: str) -> Heard:
        """What other places have of its phrases; `place` is the document's own, which never counts."""
        sizes = np.maximum(0, self.lengths - PHRASE + 1)
        if not sizes.sum():
            return Heard(stock=np.zeros(len(sizes)), share=np.zeros(len(sizes)))
        # All statements in one row of terms, without the shingles that reach from one into the next.
        row, ends = self._hashes, np.cumsum(self.lengths)
        left = ends[self._whose] - np.arange(len(row))
        shingles = rolled(row, PHRASE)[left[: len(row) - PHRASE + 1] >= PHRASE]
        likely = np.flatnonzero(_likely()[shingles >> _REST])
        positions, places = embedded().pairs(shingles[likely])
        positions = likely[positions]
        others = np.bincount(positions[places != np.uint64(term_hash(place))], minlength=int(sizes.sum()))
        known = others >= FEWEST_PLACES

        def mean(told: NDArray[np.float64]) -> NDArray[np.float64]:
            sums = np.add.reduceat(np.append(told, 0.0), np.cumsum(sizes) - sizes)
            means: NDArray[np.float64] = np.where(sizes > 0, sums, 0.0) / np.maximum(1, sizes)
            return means

        return Heard(stock=mean(np.where(known, np.log1p(others), 0.0)) / 2, share=mean(known.astype(np.float64)))

    def rarity(self) -> NDArray[np.float64]:
        """How telling its words are in the mean: 0 for usual ones, about 1 for those that few documents have."""
        means = self._sum(self._words, _weights()[self._rows]) / np.maximum(1, self._sizes)
        return np.where(self._sizes > 0, (means - _USUAL_WEIGHT) / _WEIGHT_STEP, 0.0)

    def unknown(self) -> NDArray[np.float64]:
        """The share of words that no vocabulary has, fivefold, 1 at most."""
        return _fivefold(self._sum(self._words[self._rows == UNKNOWN]), self._sizes)


@cache
def _hashes(words: tuple[str, ...]) -> NDArray[np.uint64]:
    return np.array(list(map(term_hash, words)), dtype=np.uint64)


_REST = np.uint64(44)
"""Bits of a shingle beyond those that tell whether the counts that ship with the package may have it."""


@cache
def _likely() -> NDArray[np.bool_]:
    """Which first bits a shingle has that those counts have: nine in ten of the others need not be sought in them."""
    likely = np.zeros(1 << 64 - int(_REST), dtype=np.bool_)
    likely[embedded().keys >> _REST] = True
    return likely


@cache
def _weights() -> NDArray[np.float64]:
    """How telling each word of the vocabulary is, and as the last one what a word is that it does not have."""
    return np.array(list(map(vocabulary().weight_of, (*vocabulary().frequencies, 0))))


def _fivefold(counts: NDArray[np.int64], of: NDArray[np.int64]) -> NDArray[np.float64]:
    return np.minimum(1.0, 5 * counts / np.maximum(FEWEST_TERMS, of))


class Works(NamedTuple):
    """How many things each of some texts names that can be opened."""

    named: NDArray[np.int64]
    """With a word in their name that no vocabulary has, or hosted."""
    all: NDArray[np.int64]
    """Named or not."""


def works(texts: Sheet) -> Works:
    """Roads, schools, markets, events, projects: 发达广场 is named, 重点项目 is not. Titles of documents are left out."""
    untitled = texts.without(_TITLE)
    found = list(_works(untitled.text))
    unknown = _unknown_words([untitled.text[start:end] for start, end in found])
    starts = np.array([start for start, _ in found], dtype=np.int64)
    named = np.maximum(untitled.counted(starts[unknown > 0]), untitled.counts(_HOSTED))
    return Works(named=named, all=untitled.counted(starts))


def _works(text: str) -> Iterator[tuple[int, int]]:
    """Works from the left, each a name and the nearest kind behind it.

    Kinds are sought first, and then as much of a name as stands before: few characters begin a kind, all may begin a name.
    """
    position = 0
    kind = _WORK_KIND.search(text)
    while kind:
        name = _WORK_NAME.search(text, max(position, kind.start() - _LONGEST_NAME), kind.start())
        if name:
            position = kind.end()
            yield name.start(), position
        kind = _WORK_KIND.search(text, position if name else kind.start() + 1)


def several_letters(texts: Sheet) -> NDArray[np.bool_]:
    """Where provinces are told by their letters: 川藏铁路, 苏浙皖."""
    return texts.having(_SEVERAL)


def _unknown_words(names: Sequence[str]) -> NDArray[np.int64]:
    """How many Han words of each name no vocabulary has. One call cuts them all, since most are short."""
    known, unknown = vocabulary().rows, [0]
    for word in words(_NO_HAN.sub(" ", "".join([f"{name}\n" for name in names]))):
        if word == "\n":
            unknown.append(0)
        elif len(word) > 1 and word not in known:
            unknown[-1] += 1
    return np.array(unknown[:-1], dtype=np.int64)
