"""Parks, districts and fairs that a place is building: 中俄蒙国际物流园区, 东山组团, 湘江科学城.

Work reports put no marks round them. The word for the kind ends such a name, and it begins with the first word
that is somebody's: the place's own name, the letters of several places (中俄蒙, 湘琼), or, right behind the verb,
a word that no vocabulary of such documents has. A park without one is any park (现代农业产业园), and roads, schools and plants,
of which a county reports forty, are no initiatives.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from compare.reference.vocabulary import RARE, vocabulary
from compare.text.places import LETTERS
from compare.text.tokens import han, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.text.sheet import Sheet

_KINDS = (
    "产业园 物流园 科技园 创意园 创业园 文化园 纪念园 植物园 合作区 先行区 组团 商圈 新城 科学城 科技城 "
    "洽谈会 博览会 展销会 交易会 峰会 论坛 文化节 旅游节 艺术节"
)
_KIND = re.compile(f"(?:{'|'.join(_KINDS.split())})区?")
_LONGEST = 48
_STRETCH = re.compile(rf'[^,。;:、"《》()\s]{{2,{_LONGEST}}}\Z')
"""What stands before the kind in its clause: all of it, since a clause is hardly ever longer."""
_BEFORE = """
    的 和 与 及 以 对 在 将 等 了 由 是 把 向 从 或 为 至 于 个 条 届 首届 加快 推进 推动 助推 建设 共建 打造 建成 建好 启动 实施 完成 创建 举办 举行 承办 办好 提升 支持 扶持 依托 开工
    引进 围绕 争创 申建 获批 培育 发展 拓展 深化 构建 促进 确保 争取 参加 做强 做大 谋划 规划 制定 用好 发挥 全力 全面 重点 抓好 做好 进一步 继续 积极 成功 设立 成立 组建 扩大 优化 完善 强化
    加强 聚焦 引导 一批 开展 融入 建立 形成 新增 新建 改造 筹备 持续 大力 有序 如期 协同 联合 入驻 高标准 高水平 高质量 全球 首条 入选 入列 获评 获建 选取 分别 晋升为
"""
_OUTSIDE = frozenset(_BEFORE.split())
"""Words that no such name has in it: it begins behind the last of them."""
_END = 1
"""Tokens at the end of a stretch that do not tell whose it is: the last of the kind."""
_ORDINAL = re.compile(r"第.+届")
_STATE = "国家"
"""What has this word in its name was named from above: 庐山国家植物园."""
_WORLD = ("中国", "世界", "全球")
"""What begins with one of these is everyone's (中国京剧艺术节), unless the names of places follow."""
_OTHERS = re.compile(r"由$|落实$|贯彻$|参加$|参与$|出席$")
"""Before a name: what others run or hold (由达沃斯世界经济论坛牵头, 落实中国—中亚峰会成果)."""
_ANY_OF_A_SORT = frozenset({"重点", "一批"})
"""Before a name: any of a sort (打造一批…先行区), unless it has the name of a place."""
_JOINT = "-"
_PLACES = re.compile(f"[{LETTERS}京津冀黑蜀港澳台中俄韩日朝越非欧亚]+")
"""A word that is letters of places and nothing else: 中俄蒙, but not the first of 非|中心."""
_TWO = 2
"""Letters of places that name somebody: one is any word."""


class Flagship(NamedTuple):
    """A name in one of some texts."""

    text: int
    start: int
    end: int
    whose: str
    """The word that makes it somebody's."""


def find_flagships(texts: Sheet, own: tuple[str, ...]) -> Iterator[Flagship]:
    """Every such name in many texts in their normal form, in order; `own` is what the place calls itself."""
    found = list(_stretches(texts.text))
    if not found:
        return
    numbers = texts.whose([start for start, _ in found])
    names = _names(tuple([texts.text[start:end] for start, end in found]), own)
    for (start, end), number, begins, (at, whose) in zip(
        found, numbers.tolist(), texts.begins[numbers].tolist(), names, strict=True
    ):
        if whose:
            yield Flagship(number, start + at - begins, end - begins, whose)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """From the left what may hold a name: a word for a kind, and what of its clause stands before it."""
    position = 0
    for kind in _KIND.finditer(text):
        before = _STRETCH.search(text, max(position, kind.start() - _LONGEST), kind.start())
        if before:
            position = kind.end()
            if not _tells_where(text, position):
                yield before.start(), position


def _tells_where(text: str, end: int) -> bool:
    """Whether a name of its own in marks follows: 苏州高铁新城“法惠企”直通车 is a thing of that place."""
    return text.startswith("《", end) or (text.startswith('"', end) and _is_outside_marks(text, end))


def _is_outside_marks(text: str, position: int) -> bool:
    return text.count('"', text.rfind("\n", 0, position) + 1, position) % 2 == 0


@lru_cache(maxsize=1)
def _names(stretches: tuple[str, ...], own: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Where in each stretch its name begins, and with which word; "" where nothing in it is anybody's.

    Of a document they are asked for twice: its statements have the names that its sentences have.
    """
    found = []
    for stretch in stretches:
        starts, words, _ = zip(*pieces(stretch), strict=True)
        begin, whose = _begin(words[:-_END], own)
        found.append((starts[begin], whose))
    return tuple(found)


def _begin(words: Sequence[str], own: Sequence[str]) -> tuple[int, str]:
    """At which of the words of a stretch its name begins, and which word makes it somebody's; "" where none does."""
    outside = max((i + 1 for i, word in enumerate(words) if word in _OUTSIDE or _ORDINAL.match(word)), default=0)
    if _STATE in words[outside:]:
        return 0, ""
    for i in range(outside, len(words)):
        whose, is_placed = _whose(words[i:], own, is_new=i == outside and _is_unknown(words[i]))
        if whose:
            begin = _with_names_before(words, outside, i)
            before = words[begin - 1] if begin else ""
            is_anyones = not is_placed and (words[begin].startswith(_WORLD) or before in _ANY_OF_A_SORT)
            return (0, "") if is_anyones or _OTHERS.search(before) else (begin, whose)
    return 0, ""


def _is_unknown(word: str) -> bool:
    """Whether a word is Han of more than one character that no vocabulary has."""
    return len(word) > 1 and word not in vocabulary().rows and han().count(word[0]) > 0


def _with_names_before(words: Sequence[str], outside: int, begin: int) -> int:
    """Where a name begins that other names stand right before: 中国—中亚, 横琴粤澳."""
    while begin > outside:
        if words[begin - 1] == _JOINT and begin - 1 > outside:
            begin -= 2
        elif len(words[begin - 1]) > 1 and vocabulary().weight(words[begin - 1]) >= RARE:
            begin -= 1
        else:
            break
    return begin


def _whose(words: Sequence[str], own: Sequence[str], *, is_new: bool) -> tuple[str, bool]:
    """What makes a name that begins with some words somebody's, "" where nothing does; and whether that is a place."""
    places = "".join(takewhile(_PLACES.fullmatch, words))
    if len(places) >= _TWO or words[0] in own:
        return places or words[0], True
    return (words[0] if is_new else ""), False
