"""Terms that a document itself makes one: names it introduces, quotes, or gives to bodies and programmes.

Three rules of the language find them, in either document and for both:

- what 以下简称 or 以下统称 introduces;
- a name in “” or 《》 that is found again without its marks;
- words before the ending of a body or a programme (委员会, 局, 工程) that stand there together
  more than once, after different words each time: how many different words come before a
  string tells where a name begins (accessor variety, Feng et al. 2004). Of a name and its
  own end (设置审计委员会, 审计委员会) the longer is one only where it is the more usual.

The words of one's own place are left out of them: 市 and 区 before 综合行政执法局 are what changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from compare.model import TokenKind
from compare.text.tokens import pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from compare.model import Document, Token

    Term = tuple[str, str]
    """The first word of a term, and the whole of it."""
    Terms = Mapping[str, Sequence[str]]
    """The terms by their first words, the longest first."""

LONGEST = 16
"""Characters of a term at most; what is longer is a phrase with a name in it."""
WORDS = 7
"""Words of a term at most."""
_ENDINGS = (
    "委员会 管委会 办公室 领导小组 工作组 指挥部 人民政府 法院 检察院 研究院 中心 局 总队 支队 大队 协会 联合会 联盟 实验室 示范区 "
    "开发区 工程 行动 计划 战略"
)
_BODY = tuple(_ENDINGS.split())
_NO_BODY = ("格局", "布局", "结局", "全局", "时局", "大局", "定局", "困局", "开局")
"""How the name of a body or of a programme ends, and what only looks so."""
_LAST = frozenset(ending[-1] for ending in _BODY)
_INSIDE = frozenset("和与及")
"""The only short words that stand inside a name: 人力资源和社会保障局."""
_VERBS = (
    "实施 组织 开展 推进 推动 加强 加快 建立 成立 组建 设立 完善 健全 落实 启动 制定 印发 建设 深化 会同 联合 根据 按照 通过 依托 "
    "发挥 接受 支持 召开 强化 提升 积极 深入 全面 大力 持续 扎实 进一步 有关 相关 以及 或者 本级 上级 各级 继续 加大 做好 抓好 "
    "设置 打造 构建 统筹 协调 指导 督促 鼓励 引导 参与 融入 服务 围绕 贯彻 执行 编制 出台 谋划 布局 应当 可以 必须 没有 其他"
)
_BEFORE = frozenset(_VERBS.split())
"""Words that stand before a name and are none of it."""
_PLACE = re.compile(r"[全我本各]?[省市区县州旗盟镇乡]|.+[省市县州旗盟镇乡]|.{2,}区|全国|国家|中央")
"""One's own place and other places, which a name does not begin with."""
_INTRODUCED = re.compile(r'以下(?:简|统|合|并)?称(?:为)?:?["《]?(?P<name>\w{2,16})')


_IN_MARKS = re.compile(r'"[^"\n]*"|《[^《》\n]*》|〈[^〈〉\n]*〉')
"""A straight quote opens and closes by turns."""
_NAMING = frozenset({TokenKind.WORD, TokenKind.LATIN, TokenKind.NUMBER})


class _Seen(NamedTuple):
    """Where a string of words stands."""

    times: set[int]
    before: set[str | int]
    """The words before it; of a mark its place, since marks are no context."""


def terms(a: Document, b: Document) -> Terms:
    """What is one term in both documents because either makes it one."""
    found = {term for document in (a, b) for term in (*_introduced(document), *_recurring(document.tokens))}
    found.update(_named(a, b))
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for first, term in sorted(found, key=lambda one: (-len(one[1]), one)):
        by_word[first].append(term)
    return by_word


def _introduced(document: Document) -> Iterator[Term]:
    """What the document says it calls something for short."""
    names = (match["name"] for match in _INTRODUCED.finditer(document.clean.normal))
    return ((next(pieces(name))[1], name) for name in names)


def _named(a: Document, b: Document) -> Iterator[Term]:
    """Names of a few words in marks that are found again without them."""
    texts = (a.clean.normal, b.clean.normal)
    written = {match.group() for text in texts for match in _IN_MARKS.finditer(text)}
    for name in {name for text in texts for name in _bare(text, written)}:
        words = list(pieces(name))
        if 1 < len(words) <= WORDS and all(kind in _NAMING for _, _, kind in words):
            yield words[0][1], name


def _bare(text: str, written: set[str]) -> Iterator[str]:
    """What of all that is written in marks a text has without them.

    It is read once: a text has as many names as it likes, and each was sought through all of it.
    """
    names = {form[1:-1] for form in written if 1 < len(form[1:-1]) <= LONGEST}
    sizes: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        sizes[name[:2]].add(len(name))
    for start, begun in enumerate(map(add, text, text[1:]) if names else ()):
        for size in sizes.get(begun, ()):
            name, around = text[start : start + size], text[max(0, start - 1) : start + size + 1]
            if name in names and around not in written:
                yield name


def _recurring(tokens: Sequence[Token]) -> Iterator[Term]:
    """The longest names of bodies and programmes that recur."""
    seen: defaultdict[Term, _Seen] = defaultdict(lambda: _Seen(set(), set()))
    for end, token in enumerate(tokens):
        if _is_body(token):
            for start, name in _names_before(tokens, end):
                before = tokens[start - 1] if start else token
                seen[name].times.add(end)
                seen[name].before.add(before.key if before.kind is TokenKind.WORD else start)
    recurring = {name: len(found.times) for name, found in seen.items() if len(found.times) > 1 < len(found.before)}
    for term, times in recurring.items():
        shorter = (count for (_, name), count in recurring.items() if term[1].endswith(name))
        if 2 * times > max(shorter):
            yield term


def _is_body(token: Token) -> bool:
    return token.key[-1] in _LAST and token.key.endswith(_BODY) and not token.key.endswith(_NO_BODY)


def _names_before(tokens: Sequence[Token], end: int) -> Iterator[tuple[int, Term]]:
    """Every name of two words or more that may end with a token, and where it begins."""
    name = tokens[end].key
    for start in range(end - 1, max(-1, end - WORDS), -1):
        word = tokens[start]
        name = word.key + name
        if word.kind is not TokenKind.WORD or word.key in _BEFORE or len(name) > LONGEST:
            return
        if len(word.key) == 1:
            if word.key not in _INSIDE:
                return
        elif _is_body(word) and tokens[start + 1].key in _INSIDE:
            return
        elif not _PLACE.fullmatch(word.key):
            yield start, (word.key, name)
