"""Words that each name one of several things of a kind: what is told of 养老保险 is not told of 医疗保险."""

from __future__ import annotations

import re

_OF_ALL = "(?:^|[将对为把和与、的]|以上|全部|全口径|重点|一般|完成|实现|实施|推进|引进|新增|新建|开工|带动|发展)"
"""What may stand before the name of a sector and leave it whole; anything else makes it a part: 规模以上装备工业."""
_KINDS = (
    ("养老", "医疗保险|医保", "失业保险", "工伤", "生育保险"),
    ("复议", "诉讼|应诉", "仲裁"),
    ("法规", "规章", "规范性文件"),
    ("许可", "处罚", "强制"),
    ("代表建议|议案", "提案"),
    ("法律援助", "法律咨询"),
    ("进出口", "(?<!进)出口", "进口"),
    ("收入", "支出"),
    ("增加值", "产值", "投资", "营收|营业收入|销售收入", "利润", "税收"),
    *((f"{_OF_ALL}{sector}(?!化)", f"{sector}(?!化)") for sector in ("工业", "制造业", "服务业", "农业")),
    ("工业增加值", "制造业增加值", "服务业增加值", "农业增加值"),
    ("固定资产投资", "(?:项目|工程)(?:完成)?总?投资"),
    ("技改|技术改造", "(?:固定资产|工业|制造业|民间)投资"),
    ("服务(?:贸易|进出口)", "(?<!服务)(?<!贸易)进出口"),
    ("登记失业", "调查失业"),
    ("户籍人口城镇化", "(?<!户籍人口)城镇化率"),
    ("第一产业|一产(?!业)", "第二产业|二产(?!业)", "第三产业|三产(?!业)"),
    ("高速公路", "农村公路", "(?<!高速)(?<!农村)公路", "高速铁路|高铁", "(?<!高速)铁路", "航道"),
    ("投产里程", "(?:营业|运营|营运|通车)总?里程"),
    ("入境(?:过夜)?(?:游客|旅游)", "(?<!入境)(?<!过夜)(?:游客|旅游)"),
    ("(?:全球|世界)经济增长的?贡献", "(?<!全球)(?<!世界)经济增长的?贡献", "工业(?:增加值)?增长的?贡献"),
    ("教育经费", "研发|研究与试验"),
    ("补贴", "销售"),
    ("基础级", "先进级", "卓越级", "领航级"),
    ("国家(?!和|或)", "省级"),
    ("小学", "初中", "高中"),
    ("国际(?:体育)?赛事", "(?<!国际)(?<!国际体育)赛事"),
    ("养老(?:服务)?设施", "养老(?:服务)?机构"),
    (r"农村(?:常住)?居民", r"城镇(?:常住)?居民", r"全体居民|(?<!农村|城镇|城乡|常住|全体)居民(?=人均|可支配|收入)"),
)
"""Groups of words; a name that has some of a group and another that has others of it are of two indicators."""
_PROCEDURES = re.compile("复议|仲裁|信访")
Kinds = dict[int, frozenset[str]]
"""What a name says of the groups it has words of, by the places of these in the group."""
_PATTERNS = tuple(re.compile("|".join(f"(?P<k{n}>{pattern})" for n, pattern in enumerate(group))) for group in _KINDS)


def kinds(name: str) -> Kinds:
    """What a name says of the groups it has words of."""
    said = {
        n: frozenset(found.lastgroup or "" for found in pattern.finditer(name)) for n, pattern in enumerate(_PATTERNS)
    }
    return {n: places for n, places in said.items() if places}


def is_of_a_procedure(name: str) -> bool:
    """Whether a name says that its cases are of a procedure of their own: 复议 beside cases in general."""
    return bool(_PROCEDURES.search(name))


def contrast(one: Kinds, other: Kinds) -> bool:
    """Whether two names each say something of a group, and nothing in common."""
    return any(places.isdisjoint(other[n]) for n, places in one.items() if n in other)
