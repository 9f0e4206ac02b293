"""What one document names and the other does not: the list an editor would make by hand.

A name in “” or 《》, a numbered programme, or a thing that a sentence says was created.
Each candidate is judged by what its own clause says: a verb of making, a kind of thing,
the place's own name, a word of novelty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.classify.stock_names import STOCK_NAMES
from compare.model import Initiative, InitiativeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.classify.cases import Side
    from compare.model import Span

_KIND = (
    "工程|行动计划|行动方案|行动|计划|品牌|平台|专班|机制|模式|APP|小程序|微信公众号|公众号|直通车|清单|服务站|服务点|服务|活动|改革"
    "|试点|制度|窗口|专区|专栏|热线|驿站|中心|系统|工作法|政策|举措|措施|通道|法庭|小区|联盟|基地|示范区|观察点|观察员|团队|应用|程序|大综窗|体系|论坛|办法"
)
_NAMED = re.compile(rf'"(?P<quoted>[^"\n]*)"(?P<behind>(?!等|这)[^,、。;:"《》(的\n]{{0,8}}(?:{_KIND}))?')
_TITLE = re.compile(r"《(?P<title>[^《》\n]{4,80})》")
_MADE = re.compile(
    r"(?:打造|创新推出|创新建立|创新|率先|首创|推出|设立|成立|组建|建成|建立|开发|启动|创建|上线(?!下)|了)+(?!的|等|更多|具有|国家|提升)"
    r"(?P<made>[^,。;:\"《》()、\n]{2,18}?(?:专班|平台|试点|驿站|直通车|工作法|模式|联席会议|研究中心|大综窗|观察员制度|观察点|服务站))"
)
_MAKING = re.compile(
    r"打造|创新|率先|首创|推出|设立|成立|组建|启动|实施|建立|开展|创建|推行|建成|上线|推广|探索|构建|依托|通过|织密|部署"
)
_ISSUING = re.compile(r"(?:出台|制定|印发|制发|发布|制订|起草|推出|公布|编制|修订|下发)")
_NOVEL = re.compile(r"率先|首创|首个|首家|创新|品牌|特色|试点|样板|亮点|领先|全国|全省第")
_NATIONAL = re.compile(
    r"^(?:中华人民共和国|国务院|中共中央|中央|全国|关于加快|政府信息公开条例|优化营商环境条例|重大行政决策程序暂行条例)|(?<![办方做立司])法典?$"
)
_SOFT = re.compile(r"(?:19|20)\d{2}(?:-\d{4})?年?度?|[\"'《》〈〉<>()\s]|关于|进一步|的")
_KIND_AT_END = re.compile(rf"(?:{_KIND}|通办|法庭|码|卡|贷|券|岗|队|站|网|日|周|月|年)$")
MADE, MADE_AT_ONCE, KIND, GOOD_ENOUGH = 2, 3, 2, 3
"""Points for a verb of making in the clause, for one right before the name, for a kind of thing,
and what a quoted name needs: a slogan in quotation marks alone is no initiative."""
NAME_SIZES = range(2, 25)
"""Characters that a name in quotation marks may have; what is longer is a quotation."""
NAME_LENGTH = 4
"""Characters from which one name inside another means that they are variants of one."""


class _Candidate(NamedTuple):
    """A name found in a document."""

    span: Span
    name: str
    core: str
    """What is left of it for comparing: without marks, years, and words that say nothing."""
    kind: InitiativeKind
    sentence: int
    evidence: str


def find_initiatives(side: Side, other: Side) -> tuple[Initiative, ...]:
    """The initiatives of `side` that `other` does not name, in the order of the text, variants joined.

    Names are compared in the normal form without marks, years and either place's own
    name: 《新华区2020年工作要点》 and 《常州市2021年工作要点》 are one document to an editor.
    """
    places = (*side.own, *other.own)
    there = _core(other.document.clean.normal, places)
    missing = [one for one in _candidates(side, places) if one.core and one.core not in there]
    return tuple(_initiative(side, group) for group in _joined(missing))


def _core(text: str, places: Iterable[str]) -> str:
    """What is left of a name for comparing."""
    core = _SOFT.sub("", text)
    for place in places:
        core = core.replace(place, "")
    return core


def _candidates(side: Side, places: Sequence[str]) -> Iterator[_Candidate]:
    """Names of every sentence that its words make a local initiative of."""
    for index, sentence in enumerate(side.document.sentences):
        text = side.folded.of(sentence.span)
        found = [*_titles(text, side.own), *_quoted(text, side.own), *_made(text)]
        end = 0
        for one in sorted(found):
            if one.start >= end:
                span = side.folded.place(sentence.span, one.start, one.end)
                core = _core(one.name, places)
                yield _Candidate(span, span.of(side.document.text), core, one.kind, index, one.evidence)
                end = one.end


class _Found(NamedTuple):
    """A name in the normal form of a sentence."""

    start: int
    end: int
    name: str
    """What tells it from other names: without the words for its kind."""
    kind: InitiativeKind
    evidence: str


def _titles(text: str, own: Sequence[str]) -> Iterator[_Found]:
    """Documents that this place issued: by its own name in the title, or by a verb of issuing before it."""
    for match in _TITLE.finditer(text):
        clause = _before(text, match.start())
        title = match["title"]
        if _NATIONAL.search(title):
            continue
        evidence = [name for name in own if name in title][:1] + _ISSUING.findall(clause)[-1:]
        if evidence:
            yield _Found(*match.span(), title, InitiativeKind.DOCUMENT, "、".join(evidence))


def _quoted(text: str, own: Sequence[str]) -> Iterator[_Found]:
    """Names in quotation marks, with the kind of thing that follows them."""
    for match in _NAMED.finditer(text):
        name = match["quoted"]
        if name in STOCK_NAMES or len(name) not in NAME_SIZES or (name[0].isdigit() and not match["behind"]):
            continue
        clause = _before(text, match.start())
        signs = _signs(name, clause, match["behind"] or "", own)
        if sum(points for points, _ in signs) >= GOOD_ENOUGH:
            numbered = any(char.isdigit() for char in name)
            kind = InitiativeKind.NUMBERED if numbered else InitiativeKind.QUOTED
            evidence = "、".join(dict.fromkeys(word for _, word in signs))
            yield _Found(*match.span(), name, kind, evidence)


def _signs(name: str, clause: str, behind: str, own: Sequence[str]) -> list[tuple[int, str]]:
    """What speaks for a quoted name being an initiative: points, and the words that give them."""
    made, novel, kind = _MAKING.findall(clause), _NOVEL.findall(clause + behind), _KIND_AT_END.search(name)
    signs = [(MADE_AT_ONCE if clause.endswith(made[-1]) else MADE, made[-1])] if made else []
    signs += [(KIND, behind)] if behind else []
    signs += [(KIND, kind[0])] if kind and not behind else []
    signs += [(1, novel[-1])] if novel else []
    signs += [(1, name)] if any(char.isdigit() or char.isascii() for char in name) else []
    return signs + [(KIND, place) for place in own if place in name][:1]


def _made(text: str) -> Iterator[_Found]:
    """Things without a mark that a sentence says were created."""
    for match in _MADE.finditer(text):
        verb = text[match.start() : match.start("made")]
        yield _Found(*match.span("made"), match["made"], InitiativeKind.DISTINCTIVE, verb)


def _before(text: str, position: int) -> str:
    """The part of the clause before a position, without the titles that share its verb."""
    start = max(text.rfind(mark, 0, position) for mark in ",。;:") + 1
    return _TITLE.sub("", text[start:position])


def _joined(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Candidates grouped by the name they are variants of, in the order of the text."""
    groups: list[list[_Candidate]] = []
    for one in candidates:
        group = next((group for group in groups if any(_is_variant(one.core, member.core) for member in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _is_variant(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= NAME_LENGTH and shorter in longer)


def _initiative(side: Side, group: Sequence[_Candidate]) -> Initiative:
    first = group[0]
    sentence = side.document.sentences[first.sentence]
    return Initiative(
        name=first.name,
        kind=first.kind,
        spans=tuple(one.span for one in group),
        sentence=sentence.span,
        section=sentence.section,
        evidence=first.evidence,
    )
