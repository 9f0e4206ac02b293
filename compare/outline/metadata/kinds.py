"""What kind of document it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.outline import candidates, numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.outline.lines import Line
    from compare.outline.metadata.front import Front

_BRACKETS = r"(?:\([^()]*\)|〔[^〔〕]*〕)*$"
WORK_REPORT = re.compile(r"(?<!法治)(?<!数字)(?<!型)政府工作报告")
_KINDS = (
    ("work-report", WORK_REPORT),
    (
        "report",
        re.compile(
            r"(?:总结|报告|情况|汇报|回顾)(?:及|和|与|暨|以及|、)[^《》]*(?:计划|安排|打算|思路|要点|展望)" + _BRACKETS
        ),
    ),
    ("regulation", re.compile(r"(?:条例|规定|办法|细则|法|解释|规则|章程)" + _BRACKETS)),
    ("plan", re.compile(r"(?:要点|计划|方案|规划|纲要|安排|意见|措施|清单|举措)" + _BRACKETS)),
    ("notice", re.compile(r"(?:通知|公告|通告|通报|函|批复|决定|决议|答复|令)" + _BRACKETS)),
    ("report", re.compile(r"(?:报告|总结|汇报|情况|说明|公报|回顾|综述)(?:\(.*)?" + _BRACKETS)),
)
_SPEECH = re.compile(r"^现在,我代表.*政府|向大会.{0,6}报告.*审议|作政府工作报告")
_REPORTS = re.compile(r"(?:情况)?(?:报告|汇报|总结|公布|公开)如下|我代表.{2,30}作.{0,4}报告")
_MEETING = re.compile(r"^[^,。]{6,40}(?:全体会议|代表大会),?于.{4,40}举行")


def read_kind(front: Front, lines: Sequence[Line]) -> str:
    """report, work-report, plan, notice, regulation, or other: by the title, then by what the text does."""
    for title in reversed(front.titles):
        for kind, pattern in _KINDS:
            if pattern.search("".join(title.folded.split())):
                return kind
    if "各位代表" in "".join(front.addressees) or any(_SPEECH.search(words.folded) for words in front.opening):
        return "work-report"
    if any(subtitle.rstrip(")").endswith("报告") for subtitle in front.subtitles):
        return "report"
    if any(_REPORTS.search(words.folded) or _MEETING.match(words.folded) for words in front.opening):
        return "report"
    numbers = (numbering.read_number(line.folded, numbering.read_marks(line.folded)[1]) for line in lines)
    articles = sum(number is not None and number.form.name == "article" for number in numbers)
    return "regulation" if articles >= candidates.FEWEST_ARTICLES else "other"
