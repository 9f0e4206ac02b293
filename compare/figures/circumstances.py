"""What a clause says around its number: of what part, for which time; and the noun of its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.model import FigureKind
from compare.text.tokens import words

if TYPE_CHECKING:
    from compare.model import Figure

_SCOPE = re.compile(
    r"全(?:国|省|市|区|县|州|旗|镇|系统|自治区|社会|行业)(?![面体长]|一体)|(?<![办联])网上|线上|线下|[一二再]审|诉前|诉中|案前|案中|[国省市区县镇乡村]级|本级"
    r"|城镇(?!化)|农村(?!部)|城乡|规模以上|限额以上|首次|中央|地方"
)
WAS = "原"
"""In a scope: the figure is what something was before it became another."""
TOTALLED = "累计"
"""In a scope: the figure is what has come together over a time that is not told to be a year."""
_PACES = {
    name: re.compile(pattern)
    for name, pattern in (
        ("年均", "年均|每年"),
        ("季均", "季人?均|每季"),
        ("月均", r"(?<![\d一二三四五六七八九十])月人?均|每月"),
        ("周均", "周人?均|每周"),
        ("日均", "日人?均|每[日天]"),
    )
}
_LEADING = re.compile(rf"^(?:{_SCOPE.pattern})+(?=..)")
_DOING = (
    r"收到|受理|接收|审结|办结|完成|(?:共|已|新)?开展|组织|举办|召开|新增|新建|改建|扩建|新开工|建成|建立|实施|推进|推动|落实|发放|发布|发出|提出|提供|化解|调解成功|调解"
    r"|处理|解决|排查|发现|查处|查办|立案|侦破|破获|抓获|制定|出台|印发|修订|修改|废止|清理|梳理|编制|公布|公开|审查|审核|培训|核发|设立|设置|组建|成立"
    r"|引进|签约|开工|竣工|投资|筹措|安排|获得|荣获|承办|办理|办复|答复|参加|参与|代理|草拟|讲授|配合|帮助|协助|通过|利用|接待|惠及|纠正|撤销|驳回|维持"
    r"|移送|移交|聘请|选派|招聘|持有|拥有|有|汇聚|打造|培育|创建|推出|取消|下放|承接|调整|压减|精简|归集|录入|报送|报备|实现|发展|带动"
)
_VERBS = re.compile(rf"^(?:{_DOING})+(?=..)")
_VERB = re.compile(_DOING)
_DOER = re.compile(
    rf"^[^,、]{{1,14}}?(?:政府|局|委|办|中心|窗口|部门|机关|机构|组织|法院|服务|系统|[总支]队)(?:共|已|均)?(?=(?:{_DOING})..)"
)
"""Who did it, before the verb."""
_STATE = re.compile(
    r"(?<=..)(?:已|均|全部|全面|顺利|基本|正式|陆续|相继|如期|按[时期]|成功|年内)*"
    r"(?:完工|竣工|建成(?:通车|投产|投用)?|开工(?:建设)?|投入(?:使用|运营|运行)|通车|进展顺利|落地(?:见效)?|启用|投产|投用|挂牌|上线(?:运行)?)+$"
)
"""How far a work has come, behind its noun."""
_BEFORE = re.compile(r"[由从](?!业|事|严|此|于)[^,、;:]{0,12}$")
_INTO = re.compile(r"[^,、;:。\d]{0,4}(?:[到至为])")
_ONE_YEAR = re.compile(r"[今去当前上本全]年|年[内度]|\d{4}年|一年")
_WENT_TO = re.compile(r"(?:增加|增长|提高|提升|上升|扩大|发展|下降|减少|降低|压减|增|升|降|跃升|达|提)[到至]$")
_SINCE = re.compile(r"\d{4}")
RECENT = 2
"""Years before that of a document up to which a change may be one of a year: a report of 2024 may tell of 2023."""
_SEVERAL = re.compile(r"(?<!\d)(?:[2-9]|1\d|[二两三四五六七八九十])年[来间]?$|时期|期间|十[一二三四五]五(?:以来)?$")
_STANDING = re.compile(
    r"^(?!.*(?:新(?!技术|能源|型|材料|兴)|净|退|入选)).*(?:企业|主体|公司|里程|装机|实验室|机构|院士|基地|园区|床位|基站|农田|城市|医院|学校|律师|\"小巨人\")(?:总[数量])?$"
)
"""Names of what stands: how many there are is the same told of a day or of the years until it."""
_STATES = frozenset({FigureKind.SHARE, FigureKind.RANK})
"""Kinds of figures that tell how things stand at the end of a time."""


def without_state(subject: str) -> str:
    """A name without how far its work has come: 客运总站 of 客运总站基本完工."""
    return _STATE.sub("", subject)


def without_doer(subject: str) -> str:
    """A name without who did what it counts: 办理法律援助案件 of 区公共法律服务办理法律援助案件."""
    return _DOER.sub("", subject)


def scopes(clause: str) -> tuple[str, ...]:
    """Words that say of what part a figure is told, in the order of the text, each once."""
    return tuple(dict.fromkeys(_SCOPE.findall(clause)))


def paces(clause: str) -> tuple[str, ...]:
    """For what time a figure is a mean or comes anew, in one word: 月均 of 月人均 and 每月. What is of its year is not told."""
    told = "均" in clause or "每" in clause
    return tuple(name for name, pattern in _PACES.items() if pattern.search(clause)) if told else ()


def is_what_was_before(said: str, follows: str) -> bool:
    """由5万吨增加到8万吨: whether a figure between what was said and what follows is the first of the two."""
    return ("由" in said or "从" in said) and bool(_BEFORE.search(said) and _INTO.match(follows))


def is_totalled(said: str, time: str) -> bool:
    """累计受理18件: whether a clause counts all that came together, where neither it nor the time told is of one year."""
    return TOTALLED in said and not _ONE_YEAR.search(time or said)


def is_where_it_went(said: str) -> bool:
    """增加到8万吨: whether a clause tells what there is at the end of a time, however long that was."""
    return bool(_WENT_TO.search(said))


def pace(scope: tuple[str, ...]) -> str:
    """The pace among the words of a scope; "" where a figure is of its year."""
    return next((word for word in scope if word in _PACES), "")


def is_of_years(figure: Figure, year: int | None) -> bool:
    """Whether a figure of a document about a year spans several: 五年来, 5年增长, 比2015年增长."""
    if figure.kind in _STATES:
        return False
    since = _SINCE.search(figure.basis)
    several = _SEVERAL.search(figure.period) or _SEVERAL.search(figure.basis)
    return bool(several) or TOTALLED in figure.scope or bool(since and year and year - int(since[0]) > RECENT)


def is_standing(figure: Figure, name: str) -> bool:
    """Whether a figure so named counts what there is at the end of a time, however long: 高新技术企业1.5万家."""
    return figure.kind is FigureKind.LEVEL and TOTALLED not in figure.scope and bool(_STANDING.match(name))


def without_verbs(subject: str) -> str:
    """A name without the verbs before its noun, the scope kept; a rate as it is, for 调解成功率 begins with none."""
    return subject if subject.endswith("率") else _VERBS.sub("", subject)


def says_what_was_done(text: str) -> bool:
    """Whether one of the words of a text is a verb of those that stand before a noun."""
    return any(_VERB.fullmatch(word) for word in words(text))


def head(subject: str) -> str:
    """The noun of a name: 行政复议申请 of 收到行政复议申请."""
    noun = without_verbs(_LEADING.sub("", subject))
    return noun.rpartition("的")[2] or noun
