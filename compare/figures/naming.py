"""What a figure counts: the indicator's name, as far as its clause tells it.

地区生产总值完成198.5亿元，同比增长22.3% names the first figure before the number; the
second clause has no noun of its own, so its subject is that of the first; so has 受理108件
after 收到行政复议申请122件, which only says what was done. 19家龙头企业 has its noun behind.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.figures.numbers import Number

_STOPS = "。!?;\n"
_BREAKS = re.compile(r"[,、:()]|--")
_LEAD = re.compile(
    r"^(?:和|及|与|以及|其中|并|且|的|至少|至|到|同时|目前|截至[^,]*|今年以来|全年|年内|本年度?|当年|现有?|均|都|已经?|累计|共计?|总共|合计|在|对|为|通过|把|向"
    r"|\d{2,4}年度?(?:以来)?|一年来|力争|争取|确保|预计|计划|预期|实现|[一二三四五六七八九十]+是|要|将|全[省市区县州旗]|我[省市区县州旗])+"
)
_VERBS = re.compile(
    r"(?:完成|达到?|已达|高达|(?<!行)为|是|突破|实现|超过|控制在|保持在|稳定在|提高到|提升到|增加到|发展到|扩大到|增至|升至|降至|降到|保持|共计?|累计|分别|(?<![人年户月日])均|都|了|有|约|近|只|仅|占|至|已|力争|预计|预期|(?<!收)到)+$"
)
_CHANGE = re.compile(
    r"(?:预计)?(?:同比|环比|比上年|较上年|比去年|较去年|年均|年|分别|净)*(?:增长|下降|提高|增加|减少|上升|降低|增幅|增速|降幅)(?:了|率?为|达到?)?$"
)
_BEHIND = re.compile(r"的?([^,、;。:(!?\n\d\"]*)")
_COUNTED = re.compile(r"(?<![公中总])共计?(?![同享建治和产青])|累计|(?<!联)合计(?!划)|总计")
"""Adverbs of counting: what stands before them says who counted."""
_BARE = re.compile(
    r"(?:其中|不予|成功|收到|受理|接收|审结|办结|结案|撤回|驳回|调解|调处|和解|化解|立案|移送|移交|答复|办复|修改|废止|失效|继续有效|完成|另外|及)+"
)
"""Words that say what was done and not to what."""
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

    def text(self) -> str:
        """As it is shown."""
        return self.subject + self.change


def names(normal: str, found: Iterable[Number]) -> Iterator[Name]:
    """The name of each number, in order."""
    subject, last_end = "", 0
    for number in found:
        sentence = _start(normal, number.whole.start)
        if sentence > last_end:
            subject = ""
        name = _name(normal, number, max(sentence, last_end), subject)
        subject, last_end = name.handed_on, number.whole.end
        yield name


def _start(normal: str, position: int) -> int:
    """Where the sentence, or the part of it behind a semicolon, begins."""
    return max(normal.rfind(stop, 0, position) for stop in _STOPS) + 1


def _name(normal: str, number: Number, start: int, inherited: str) -> Name:
    before = _BREAKS.split(normal[start : number.whole.start])[-1]
    changed = _CHANGE.search(before)
    left = _stripped(_counted(before[: changed.start()] if changed else before))
    right = _BEHIND.match(normal, number.whole.end)
    behind = right[1] if right and not changed and not (left and number.unit == "%") else ""
    own = left + behind if len(left) + len(behind) <= LONGEST else (behind or left)[:LONGEST]
    return Name(*_with_inherited(own, inherited), _direction(changed[0]) if changed else "")


def _with_inherited(own: str, inherited: str) -> tuple[str, str]:
    """The subject of a clause that may lean on the one before, and what it hands on."""
    if not own or not inherited:
        return own or inherited, own or inherited
    noun = _BARE.sub("", inherited, count=1) if _BARE.match(inherited) else inherited
    if _BARE.fullmatch(own):
        return own + noun, inherited
    if len(own) <= RATE and own.endswith(("率", "度")):
        return noun + own, inherited
    return own, own


def _counted(clause: str) -> str:
    """The clause from where it says what was counted, if it says enough there."""
    tail = _COUNTED.split(clause)[-1]
    return tail if len(tail) >= SHORTEST else clause


def _direction(change: str) -> str:
    return "下降" if re.search("下降|减少|降", change) else "增长"


def _stripped(text: str) -> str:
    """A clause without the words that only introduce it or lead to its number."""
    while True:
        shorter = _VERBS.sub("", _LEAD.sub("", text.strip()))
        if shorter == text:
            return text
        text = shorter
