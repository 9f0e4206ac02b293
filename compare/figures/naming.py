"""What a figure counts: the indicator's name, as far as its clause tells it.

地区生产总值完成198.5亿元，同比增长22.3% names the first figure before the number; the
second clause has no noun of its own, so its subject is that of the first; so has 受理108件
after 收到行政复议申请122件, which only says what was done. 19家龙头企业 has its noun behind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.respectively import shared_out
from compare.figures.units import RANK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.figures.numbers import Number

_STOPS = "。!?;\n"
_BREAKS = re.compile(r"[,、:()]|--")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LEAD = re.compile(
    r"^(?:和(?!解|谐|平)|及(?!时)|与(?!会)|以及|其中|并(?!联|购|轨|网)|且|的|至少|至|到(?!位|期)|同时|目前|截至[^,]*|今年以来|全年|年内|本年度?|当年"
    r"|现有|现(?!代|场|金|行)|均(?!衡)|都(?!市)|已经?|累计|共计|共(?!享|建|同|治|产|青)|总共|合计|在(?!线|建|校|岗|编|册|库|押|训)"
    r"|对(?!接|口|外|标|照)|为|通过(?!率)|把|向|\d{2,4}年度?(?:以来)?|一年来|力争|争取|确保|预计|计划|预期|实现|[一二三四五六七八九十]+是|要(?!素|案|件)"
    r"|将|全[省市区县州旗]|我[省市区县州旗])+"
)
_VERBS = re.compile(
    r"(?:完成|达到?|已达|高达|(?<!行)为|是|突破|实现|超过|控制[在到]?|保持在|稳定在|提高到|提升到|增加到|发展到|扩大到|增至|升至|降至|降到|保持|共计?|累计|分别"
    r"|(?<![人年户月日])均|都|了|有|(?<![民公条合规契签节预])约|近|只|仅|占|至|已|力争|预计|预期|(?<!收)到)+$"
)
_CHANGE = re.compile(
    r"(?:预计|力争)?(?P<basis>同比|环比|比上年(?:同期)?|较上年(?:同期)?|比去年(?:同期)?|较去年(?:同期)?|比\d{4}年|较\d{4}年|年均|(?<![今去前当每])年|两年平均)?"
    r"(?:分别|净|增速|增幅)*(?P<verb>增长|下降|提高|增加|减少|上升|降低|增幅|增速|降幅|涨幅|上涨|下跌|压减|缩短|回落|翻)(?:了|率?为|达到?|至少)?$"
)
_BEHIND = re.compile(r"的?((?:\([^()\n]{1,10}\)|[^,、;。:(!?\n\d\"])*)")
_CLAUSES = re.compile(r"[,:]|--")
_ET_CETERA = re.compile(r"等(?:一批|一系列|方面)?")
_LISTING = re.compile(
    r"发布|公开|公布|评查|推出|查处|开展|组织|涉及|涵盖|建成|汇聚|完成|实施|建设|新建|推进|发放|出台|印发|制定|修订|清理|解决|整治|打造|开通|引进|培训|审查|办理"
)
_FROM = re.compile(r"[由从](?!业|事|严|此|于)[^,]*$")
_TO = re.compile(r"(?:增加|增长|提高|提升|上升|扩大|发展|下降|减少|降低|压减|缩短|压缩|增|升|降)(?:到|至|为)")
"""增加到: what it goes to stands behind, and is no noun."""
_UNTO = re.compile(_TO.pattern + r"\d{4}年[底末]?的?$")
_COUNTED = re.compile(r"(?<![公中总])共计?(?![同享建治和产青])|累计|(?<!联)合计(?!划)|总计")
"""Adverbs of counting: what stands before them says who counted."""
_BARE = re.compile(
    r"(?:其中|不予|成功|收到|受理|接收|审结|办结|结案|撤回|驳回|调解|调处|和解|化解|立案|移送|移交|答复|办复|修改|废止|失效|继续有效|完成|另外|及)+"
)
"""Words that say what was done and not to what."""
_DOWN = re.compile("下降|减少|降|压减|缩短|回落|下跌")
RATE = 3
"""Characters up to which a rate (满意率, 办结率) does not say of what."""
SHORTEST = 4
"""Characters that tell what was counted; fewer are only a verb."""
LONGEST = 24
"""Characters of a name; a longer clause is more than a name."""


class Name(NamedTuple):
    """What a figure counts."""

    subject: str
    """The noun, and the verb where it tells more than that something is so."""
    handed_on: str
    """The subject of the next clause, should it have none of its own."""
    change: str
    """增长 or 下降 where the figure is by how much it changed; "" where it is how much there is."""
    basis: str = ""
    """Against what a change is told: 同比, 比上年."""

    def text(self) -> str:
        """As it is shown."""
        return self.subject + self.change


def names(normal: str, found: Sequence[Number]) -> tuple[Name, ...]:
    """The name of each number, in order."""
    out: list[Name] = []
    subject, last_end = "", 0
    for number in found:
        sentence = _start(normal, number.whole.start)
        if sentence > last_end:
            subject = ""
        name = _name(normal, number, max(sentence, last_end), subject)
        subject, last_end = name.handed_on, number.whole.end
        out.append(name)
    return tuple(_named_by_the_next(normal, found, shared_out(normal, found, out)))


def _named_by_the_next(normal: str, found: Sequence[Number], given: Sequence[Name]) -> list[Name]:
    """完成3800户、58万平方米棚户区改造: what has no noun has that of the number it is joined to."""
    out = list(given)
    for i in range(len(out) - 2, -1, -1):
        between = normal[found[i].whole.end : found[i + 1].whole.start]
        if not out[i].subject and between in {"、", "和", "及", ","}:
            out[i] = out[i]._replace(subject=out[i + 1].subject)
    return out


def _start(normal: str, position: int) -> int:
    """Where the sentence, or the part of it behind a semicolon, begins."""
    return max(normal.rfind(stop, 0, position) for stop in _STOPS) + 1


def _name(normal: str, number: Number, start: int, inherited: str) -> Name:
    told = _BRACKETS.sub("", normal[start : number.whole.start])
    before = _of_a_list(_BREAKS.split(told)[-1], _CLAUSES.split(told)[-1])
    if number.unit == RANK:
        return Name(*_with_inherited(_stripped(before), inherited), "位次")
    changed = _CHANGE.search(before)
    if number.unit == "番":
        return Name(*_with_inherited(_stripped(before), inherited), "增长")
    left = _stripped(_UNTO.sub("", _FROM.sub("", _counted(before[: changed.start()] if changed else before))))
    right = _BEHIND.match(normal, number.whole.end)
    behind = right[1] if right and not changed and not (left and number.unit == "%") else ""
    behind = "" if _TO.match(behind) else _BRACKETS.sub("", behind)
    own = left + behind if len(left) + len(behind) <= LONGEST else (behind or left)[:LONGEST]
    direction = ("下降" if _DOWN.search(changed["verb"]) else "增长") if changed else ""
    return Name(*_with_inherited(own, inherited), direction, (changed["basis"] or "") if changed else "")


def _of_a_list(piece: str, clause: str) -> str:
    """发布甲、乙、丙等信息: what was done, which stands before the list, and the noun behind it."""
    found = _ET_CETERA.search(piece)
    if not found or "、" not in clause:
        return piece
    verbs = list(_LISTING.finditer(clause.partition("、")[0]))
    return clause[: verbs[-1].end()] + piece[found.end() :] if verbs else piece


def _with_inherited(own: str, inherited: str) -> tuple[str, str]:
    """The subject of a clause that may lean on the one before, and what it hands on."""
    if not own or not inherited:
        return own or inherited, own or inherited
    noun = _BARE.sub("", inherited, count=1) if _BARE.match(inherited) else inherited
    if _BARE.fullmatch(own):
        return own + noun, inherited
    if own.startswith("占"):
        return noun + own, inherited
    if len(own) <= RATE and own.endswith(("率", "度")):
        return noun + own, inherited
    return own, own


def _counted(clause: str) -> str:
    """The clause from where it says what was counted, if it says enough there."""
    tail = _COUNTED.split(clause)[-1]
    return tail if len(tail) >= SHORTEST else clause


def _stripped(text: str) -> str:
    """A clause without the words that only introduce it or lead to its number."""
    while True:
        shorter = _VERBS.sub("", _LEAD.sub("", text.strip()))
        if shorter == text:
            return text
        text = shorter
