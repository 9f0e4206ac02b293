"""The telling terms of a stretch of text, and how telling each is.

Terms are words, and pairs of Han characters, which see through differing word borders
and abbreviations (农村商业银行 and 商行). A word weighs what it weighs among public
documents (reference/vocabulary.py) times what it weighs here; a pair only the latter.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from compare.model import TokenKind
from compare.reference.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.model import Document, Token

_SAY_HOW = """
推进 推动 加强 强化 深化 完善 健全 提升 提高 促进 坚持 落实 贯彻 规范 优化 加快 加大 创新 开展 构建 打造 建立 建设
确保 保障 做好 实施 增强 抓好 抓实 狠抓 夯实 聚焦 着力 切实 持续 不断 全面 深入 大力 积极 扎实 严格 有效 进一步
努力 全力 稳步 统筹 突出 注重 发挥 助力 工作 情况 方面 主要 有关 相关 新 水平 能力 力度 质效 继续 重点 力争 争取
年内 全年 今年 去年 实现 完成 达到 启动 项目 工程 问题 我们 以上 左右 紧紧围绕 围绕 投入使用 服务水平 发展 取得 突破
顺利 部署 作出 规模 增加 公里 平方米 预期 目标 预期目标
对此 为此 一些 部分 有些 有的 个别 依然 仍然 仍 有待 存在 不足 不够 还需 较大 比较 较为 尚未 时有发生 不少 亟待
"""
_STOCK = frozenset(_SAY_HOW.split())
"""Words that say how, how much or when, and not what."""
MEASURES = frozenset(
    "产值 增加值 产量 产能 总量 总额 投资 总投资 收入 支出 利润 税收 增速 增幅 面积 长度 里程 人数 数量 比重 比例 标准 价格 层次 档次 等级".split()  # noqa: SIM905 - reads as it is typed
)
"""Words that say what is measured of a thing, and not of which."""
_VERBS = _STOCK - set("水平 能力 力度 项目 工程 问题 规模 目标 情况 工作".split())  # noqa: SIM905 - reads as it is typed
"""Those of them that make no thing of the word before, as 创新能力 is one."""
_AMOUNT = re.compile("[十百千万亿]")
"""How words begin that only count: 万亿元, 万平方米."""
_ORDER = re.compile("[一二三四五六七八九十]+[是要]")
"""How words are that only number what follows: 一是, 二要."""
_BREAKS = frozenset(",;:、。!?")
_AND = frozenset("和 及 与 以及 并".split())  # noqa: SIM905 - reads as it is typed
_NO_SIZE = frozenset("年月日号届条")
"""What a number with one of them behind says is when or which, not how large."""
_TWO = 2
"""Tokens before "and" that make a stretch of their own."""


class Terms(NamedTuple):
    """What a stretch of text names."""

    words: Counter[str]
    pairs: Counter[str]
    """Pairs of neighbouring Han in words that say something."""
    runs: tuple[str, ...]
    """Words that say something, joined as far as they stand side by side."""
    amounts: frozenset[str] = frozenset()
    """Numbers of two digits or more with the word behind them: 700万吨."""


def terms(tokens: Sequence[Token], own: str = "") -> Terms:
    """The terms of some tokens; words inside `own`, the place's name, say nothing."""
    words: Counter[str] = Counter()
    runs = [""]
    for token in tokens:
        if _says(token, own):
            runs[-1] += token.key
            words.update([token.key] if len(token.key) > 1 else [])
            continue
        runs.append("")
        words.update([token.key] if token.kind is TokenKind.LATIN else [])
    pairs = Counter(pair for run in runs for pair in _pairs(run))
    return Terms(words, pairs, tuple(filter(None, runs)), _amounts(tokens))


def _amounts(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(
        one.key + other.key
        for one, other in pairwise(tokens)
        if one.kind is TokenKind.NUMBER
        and other.kind is TokenKind.WORD
        and len(one.key) >= _TWO
        and other.key[0] not in _NO_SIZE
    )


def _says(token: Token, own: str) -> bool:
    """Whether a token is a word that tells what the text is about."""
    if token.kind is not TokenKind.WORD or _says_how(token.key):
        return False
    return len(token.key) == 1 or token.key not in own


def _says_how(word: str) -> bool:
    """Whether a word, or both that one of four characters is made of (大力发展), say how or how much, and not what."""
    made_of_two = len(word) == 2 * _TWO and word[:_TWO] in _STOCK and word[_TWO:] in _VERBS
    return word in _STOCK or made_of_two or bool(_AMOUNT.match(word) or _ORDER.fullmatch(word))


def _pairs(run: str) -> Iterator[str]:
    return (run[i : i + 2] for i in range(len(run) - 1))


def segments(tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """The stretches between commas, semicolons, colons, enumeration marks and the word "and"."""
    start = 0
    for place, token in enumerate(tokens):
        if token.key in _BREAKS or (token.key in _AND and place - start >= _TWO):
            if place > start:
                yield tuple(tokens[start:place])
            start = place + 1
    if start < len(tokens):
        yield tuple(tokens[start:])


class Weights:
    """How telling each term is among some documents, 0…1."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._frequency: Counter[str] = Counter()
        count = 0
        for document in documents:
            for sentence in document.sentences:
                found = terms(document.tokens[slice(*sentence.tokens)])
                self._frequency.update({*found.words, *found.pairs})
                count += 1
        self._count = count + 1
        self._rarest = math.log(self._count / 0.5)
        known = vocabulary()
        self._known = known
        self._rarest_known = math.log((known.paragraphs + 1) / 0.5)

    def word(self, word: str) -> float:
        """The weight of a word."""
        return self.pair(word) * self._known.weight(word) / self._rarest_known

    def pair(self, pair: str) -> float:
        """The weight of a pair of characters."""
        return max(0.0, math.log(self._count / (self._frequency[pair] + 0.5))) / self._rarest

    def of(self, found: Terms) -> float:
        """The weight of all words of a stretch, each once."""
        return sum(self.word(word) for word in sorted(found.words))
