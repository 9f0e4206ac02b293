"""What a clause says around its number: of what part, for which time; and the noun of its name."""

from __future__ import annotations

import re

_SCOPE = re.compile(
    r"全(?:国|省|市|区|县|州|旗|镇|系统|自治区|社会|行业)(?![面体长]|一体)|(?<![办联])网上|线上|线下|[一二再]审|诉前|诉中|[国省市区县镇乡村]级|本级"
    r"|城镇(?!化)|农村(?!部)|城乡|规模以上|限额以上|首次|中央|地方"
)
_PERIOD = re.compile(
    r"(?P<lead>截至|截止|到|至|自|比|较|由|从)?(?P<time>\d{4}年(?:\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?|上半年|下半年|底|末|初|[一二三四]季度|前三季度)?"
    r"|(?:[今去前上本当明]年|本年度|上年度|同期)(?:底|末)?|(?:过去)?[一二三五]年来|\"?十[一二三四五]+五\"?(?:时期|期间|末|规划)?"
    r"|[上下]半年|(?:前三|[一二三四第]{1,2})季度|[今明]后[两三五]年)(?!结[转余存]|转入)"
)
_LEADING = re.compile(rf"^(?:{_SCOPE.pattern})+(?=..)")
_AGAINST = frozenset("比较")
_FROM = frozenset("由从")
_NUMBER = re.compile(r"\d")
_VERBS = re.compile(
    r"^(?:收到|受理|接收|审结|办结|完成|(?:共|已|新)?开展|组织|举办|召开|新增|新建|改建|扩建|新开工|建成|建立|实施|推进|推动|落实|发放|发布|发出|提出|提供|化解|调解成功|调解"
    r"|处理|解决|排查|发现|查处|查办|立案|侦破|破获|抓获|制定|出台|印发|修订|修改|废止|清理|梳理|编制|公布|公开|审查|审核|培训|核发|设立|设置|组建|成立"
    r"|引进|签约|开工|竣工|投资|筹措|安排|获得|荣获|承办|办理|办复|答复|参加|参与|代理|草拟|讲授|配合|帮助|协助|通过|利用|接待|惠及|纠正|撤销|驳回|维持"
    r"|移送|移交|聘请|选派|招聘|持有|拥有|有|汇聚|打造|培育|创建|推出|取消|下放|承接|调整|压减|精简|归集|录入|报送|报备|实现|发展|带动)+(?=..)"
)


def scopes(clause: str) -> tuple[str, ...]:
    """Words that say of what part a figure is told, in the order of the text, each once."""
    return tuple(dict.fromkeys(_SCOPE.findall(clause)))


_YEARS = re.compile(
    r"(?:过去|这|近|本届政府)?[^,。;\n]{0,4}?(?P<time>[两三四五]年来?|\"?十[一二三四五]+五\"?(?:时期|期间))(?:来|间|里|中)?,"
)
_SEVERAL = re.compile(r"[两三四五]年来?$|时期|期间")


def is_of_years(period: str) -> bool:
    """Whether a time spans several years."""
    return bool(_SEVERAL.search(period))


def period_of_paragraph(opening: str) -> str:
    """The years that a paragraph says at its very beginning it is about: 五年来,…; "" where it says none."""
    found = _YEARS.match(opening)
    return found["time"].strip('"') if found else ""


def period(sentence: str) -> str:
    """The last time named in the part of a sentence before a figure.

    What it is only compared with is none, and of 由2012年的5万吨增加到8万吨 the year is the first figure's alone.
    """
    named = [match for match in _PERIOD.finditer(sentence) if match["lead"] not in _AGAINST]
    while named and named[-1]["lead"] in _FROM and _NUMBER.search(sentence, named[-1].end()):
        named.pop()
    return named[-1]["time"].strip('"') if named else ""


def without_verbs(subject: str) -> str:
    """A name without the verbs before its noun, the scope kept; a rate as it is, for 调解成功率 begins with none."""
    return subject if subject.endswith("率") else _VERBS.sub("", subject)


def head(subject: str) -> str:
    """The noun of a name: 行政复议申请 of 收到行政复议申请."""
    noun = without_verbs(_LEADING.sub("", subject))
    return noun.rpartition("的")[2] or noun
