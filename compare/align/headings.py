"""The normal form of a heading: what is left to compare when form and place are taken off.

| rule | taken off | a heading | to compare |
|---|---|---|---|
| number | the printed number | (一)深化改革 | 深化改革 |
| script | script, width, punctuation | 強化〝監督〞 | 强化"监督" |
| period | years and planning periods | 2024年度推进“十四五”规划实施 | 推进规划实施 |
| own name | own place and body, 全市 我区 本省 | 苏州市相城区法治建设和全区普法 | 法治建设和普法 |
| stock | verbs and adverbs of every heading weigh a third | 持续加强执法监督 | 执法监督 |

The same table stands in docs/architecture.md; tests/align/test_headings.py holds both to what the code does.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from compare.model import TokenKind
from compare.text.tokens import HAN, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Document, Section, Token
    from compare.text.similarity import Bag

STOCK_WEIGHT = 1 / 3
"""What a stock word counts beside a telling one."""

_STOCK = """
推进 推动 加强 强化 深化 完善 健全 提升 提高 促进 坚持 落实 贯彻 规范 优化 加快 加大 创新 开展 构建 打造 建立 建设
确保 保障 做好 实施 增强 抓好 抓实 狠抓 夯实 聚焦 着力 切实 持续 不断 全面 深入 大力 积极 扎实 严格 有效 进一步
努力 全力 稳步 统筹 突出 注重 发挥 助力 工作 情况 方面 主要 有关 相关 新 水平 能力 力度 质效
"""
STOCK_WORDS = frozenset(_STOCK.split())
"""Words that open or fill headings of every subject; they say how, not what."""

_PERIOD = re.compile(
    r"(?:19|20)\d\d(?:[-—－~至](?:19|20)?\d\d)?年?度?|[\"“]?[一二三四五六七八九十]+五[\"”]?(?=时期|规划|期间|发展)"
)
_OWN = re.compile(r"[全我本](?:省|市|州|盟|县|区|旗|镇|乡|街道|自治区)")
_NOT_HAN = re.compile(rf"[^{HAN}]+")


def heading_text(document: Document, section: Section) -> str:
    """The heading in its normal form as text, for comparing by characters."""
    return comparable(document, "".join(token.key for token in _heading_tokens(document, section)))


def comparable(document: Document, text: str) -> str:
    """Words of a heading without periods and own names."""
    text = _OWN.sub("", _PERIOD.sub("", text))
    for name in own_names(document):
        text = text.replace(name, "")
    return text


def heading_words(document: Document, section: Section) -> Bag:
    """The telling words of a heading, without own names; stock words are kept."""
    own = "".join(own_names(document))
    return Counter(token.key for token in _heading_tokens(document, section) if is_telling(token, own))


def bigrams(text: str) -> Bag:
    """Pairs of neighbouring Han, which see through differing word borders."""
    runs = [run for run in _NOT_HAN.split(text) if run]
    return Counter(run[k : k + 2] for run in runs for k in range(len(run) - 1))


def is_telling(token: Token, own_names: str) -> bool:
    """Whether a token can say what a text is about: a word of two characters or more, not its own name."""
    if token.kind is TokenKind.WORD:
        return len(token.key) > 1 and token.key not in own_names
    return token.kind is TokenKind.LATIN


def own_names(document: Document) -> tuple[str, ...]:
    """The names of the document's own place and bodies, as far as it tells them, longest first."""
    names = {document.metadata.place, *document.metadata.issuers} - {""}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _heading_tokens(document: Document, section: Section) -> tuple[Token, ...]:
    """The heading's tokens without the printed number."""
    return tuple(_closed_up(document.behind_number(section, section.heading_span)))


def _closed_up(tokens: Sequence[Token]) -> Iterator[Token]:
    """总 则 is 总则: Han that blanks set apart, cut into words as if they stood together."""
    if all(token.kind is not TokenKind.SPACE for token in tokens):
        yield from tokens
        return
    for kind, run in groupby((one for one in tokens if one.kind is not TokenKind.SPACE), key=attrgetter("kind")):
        if kind is TokenKind.WORD:
            together = tuple(run)
            joined = "".join(token.key for token in together)
            yield from (together[0]._replace(key=word) for word in words(joined))
        else:
            yield from run
