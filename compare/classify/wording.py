"""How a statement is worded: stock phrases, rare words, verbs of routine, works that are named and built.

All of it is told by the statement, the vocabulary and the counts that ship with the package, so a
statement measures the same whatever it is compared with, and in any kind of document.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from compare.model import TokenKind
from compare.reference.shingles import PHRASE, rolled, term_hash
from compare.reference.store import embedded
from compare.reference.vocabulary import vocabulary
from compare.text.tokens import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST_TERMS = 5
"""A share of a shorter statement is taken of so many terms."""
MOST_RARE = 2
"""From here on more unknown words of a thing made say no more."""
FEWEST_PLACES = 2
"""The shipped counts leave out what one place alone says, so one other place proves nothing."""
_USUAL_WEIGHT, _WEIGHT_STEP = 3.0, 3.0
"""What a word of the vocabulary weighs in the middle, and what one step of rarity is."""

_MAKING = re.compile(
    r"(?:打造|创新|率先|首创|推出|设立|成立|组建|建成|新建|建立|建设|创建|上线|启动|开发|探索|构建|推行|扶持|举办|开展|培育|选聘|依托)"
    r'(?P<made>[^,。;:"《》()、\n]{3,24})'
)
_TITLE = re.compile(r"《[^《》]*》")
_ROUTINE = re.compile(
    r"推进|加强|完善|健全|落实|深化|提升|提高|加快|强化|优化|规范|保障|促进|坚持|贯彻|推动|统筹|确保|严格|切实|不断|进一步|全面|深入|持续|有效|充分|积极|认真|着力|扎实"
)
_WORK_KIND = (
    r"(?:广场|商业街|[业流创]园|园区|公园|景区|湿地|酒店|饭店|大厦|写字楼|商厦|综合体|展馆|[电水热]厂|处理厂|水库|水源地|煤矿|生产线|"
    r"铁路|高铁|机场|公路|高速|快速路|[东西南北中大环]路|桥|[海空河]?港|码头|航线|隧道|地铁|走廊|"
    r"基地|实验室|研究院|大学|学院|中学|小学|幼儿园|医院|养老院|敬老院|博物馆|纪念馆|剧院|文体馆|"
    r"[会赛节](?=[、,。;]|等|$)|项目|工程|市场|公司|集团|银行|[一二三四]期|组团|新区|试验区|示范区|品牌)"
)
_WORK, _ANY_WORK = re.compile(r'[^,。;:、"《》()\s]{2,16}?' + _WORK_KIND), re.compile(_WORK_KIND)
_BUILDING = re.compile(
    r"竣工|完工|投产|投入(?:使用|运营|运行)|通车|(?<!公)开工|奠基|签约|前期|搬迁|迁建|扩建|新建|揭牌|挂牌|落地|落户|下线|首飞|主体"
)


def stock(statements: Sequence[Sequence[str]], place: str) -> list[float]:
    """How stock the phrases of each statement are: the mean of ln(1 + other places that have the phrase), halved.

    Args:
        statements: The terms of each.
        place: Their own place, which never counts.
    """
    lengths = np.array([len(terms) for terms in statements], dtype=np.int64)
    sizes = np.maximum(0, lengths - PHRASE + 1)
    if not sizes.sum():
        return [0.0] * len(sizes)
    # All statements in one row of terms, without the shingles that reach from one into the next.
    row = np.fromiter(map(term_hash, chain.from_iterable(statements)), dtype=np.uint64, count=int(lengths.sum()))
    left = np.repeat(np.cumsum(lengths), lengths) - np.arange(len(row))
    positions, places = embedded().pairs(rolled(row, PHRASE)[left[: len(row) - PHRASE + 1] >= PHRASE])
    others = np.bincount(positions[places != np.uint64(term_hash(place))], minlength=int(sizes.sum()))
    told = np.where(others >= FEWEST_PLACES, np.log1p(others), 0.0)
    sums = np.add.reduceat(np.append(told, 0.0), np.cumsum(sizes) - sizes)
    means: list[float] = (np.where(sizes > 0, sums, 0.0) / np.maximum(1, sizes) / 2).tolist()
    return means


def rarity(terms: Sequence[str]) -> float:
    """How telling its words are in the mean: 0 for usual ones, about 1 for those that few documents have."""
    words = _words(terms)
    if not words:
        return 0.0
    weight = vocabulary().weight
    return (sum(map(weight, words)) / len(words) - _USUAL_WEIGHT) / _WEIGHT_STEP


def unknown(terms: Sequence[str]) -> float:
    """The share of words that no vocabulary has, fivefold, 1 at most."""
    rows = vocabulary().rows
    words = _words(terms)
    return min(1.0, 5 * sum(word not in rows for word in words) / max(FEWEST_TERMS, len(words)))


def routine(text: str, terms: int) -> float:
    """The share of words that every such text is made of (推进, 加强, 不断), fivefold, 1 at most."""
    return min(1.0, 5 * len(_ROUTINE.findall(text)) / max(FEWEST_TERMS, terms))


def works(text: str) -> tuple[float, float]:
    """ln(1 + works named by a word that no vocabulary has), and the same of all works, named or not.

    A work is what can be opened: a road, a school, a market, an event, a project. 发达广场 is
    named, 重点项目 is not. Titles of documents are left out.
    """
    # Most statements name no kind of work, which is seen five times as fast as that no name goes before one.
    untitled = _TITLE.sub("", text)
    found = _WORK.findall(untitled) if _ANY_WORK.search(untitled) else []
    named = sum(_unknown_words(one) > 0 for one in found)
    return float(np.log1p(named)), float(np.log1p(len(found)))


def is_building(text: str) -> bool:
    """Whether something is begun, built, opened or moved."""
    return bool(_BUILDING.search(text))


def rare_things(text: str) -> float:
    """How many words of a thing made, or of a group chosen, are unknown to documents of this kind."""
    most = max((_unknown_words(match["made"]) for match in _MAKING.finditer(text)), default=0)
    return min(MOST_RARE, most) / MOST_RARE


@lru_cache(maxsize=1 << 14)
def _unknown_words(text: str) -> int:
    rows = vocabulary().rows
    return sum(kind is TokenKind.WORD and len(word) > 1 and word not in rows for _, word, kind in pieces(text))


def _words(terms: Sequence[str]) -> list[str]:
    return [term for term in terms if len(term) > 1 and term[0] not in "<@"]
