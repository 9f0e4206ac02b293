"""Numbers that say which things are meant, and not how many there are or how much: 海拔1500米以上的村, 年满60周岁."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.figures.circumstances import says_what_was_done
from compare.figures.clauses import start_behind
from compare.figures.units import AGES, SHARES, SIZE, SIZES

if TYPE_CHECKING:
    from compare.figures.numbers import Number

_PEOPLE = re.compile("[人者员工生民众户师才]|家庭|团队|队伍|儿童|劳动力")
_SETTLED = re.compile("[村屯寨组]|小区")
"""What holds homes, and is itself counted otherwise; firms and shops may be counted by 户."""
_LIMIT = re.compile(r"(?P<and>[及或])?以(?P<way>[上下])(?P<of>的)?(?P<noun>[^\W\d][^,;:。、!?()\n\d]{0,13})?")
_STATES = re.compile(r"罚|目标|水平|任务|台阶|大关|关口|标准|速度|增速|高位|区间|范围")
"""What a number with a limit may be said of and be a statement: 45万人以上的目标, 处一千元以下的罚款."""
_GOES_ON = re.compile(r"[并和与及或]|用于|支持|推动|促进|保障|确保|投向|惠及|覆盖|带动|参加|参与|实现")
_DISCRETE = re.compile(r"项目|工程|企业|公司|机组|电站|基地|园区|[厂站场港所]$|设备|车辆|锅炉")
"""Things that come in ones: their size is a limit even behind a verb, 新建10万千瓦以上电站, where 新建100公里以上公路 is how much."""
_COUNTED_ANEW = re.compile(
    r"的?(?P<noun>[^\W\d][^,;:。、!?()\n\d]{0,13}?)\d[\d.]*[万余多]*(?:个|家|户|所|座|条|处|栋|台|项)"
)
_LESS = re.compile(r"不[得能应可]?(?:超过|高于|多于|大于)|不到|不足|低于|少于|小于")
_SIZE = re.compile(rf"(?:[\d.]+[百千万亿]*|[百千万亿]+)(?:{SIZE})")
_AT_AGE = re.compile(r"(?:年满|已满|未满|不满|满)$")
_NOT_YET = re.compile(r"[未不]满$")
_AGES = re.compile("寿命|年龄")
_WORD = 4
"""Characters before a number in which the verb stands that says what was done with so much."""


def limits_what_is_meant(normal: str, found: Number) -> bool:
    """Whether a number only says which things are meant."""
    return (
        _is_an_age(normal, found) or _is_beyond_a_limit(normal, found) or _is_a_size_of_what_is_counted(normal, found)
    )


def sizes(name: str) -> frozenset[str]:
    """The sizes that a name says its things have: 投资超10亿元项目 are not 投资超5亿元项目."""
    return frozenset(_SIZE.findall(name))


def _is_an_age(normal: str, found: Number) -> bool:
    """年满60周岁, 0—6岁儿童, 80岁以上老人; how old people get on average states something."""
    start = found.whole.start
    if _NOT_YET.search(normal, max(0, start - 2), start):
        return True
    clause = normal[start_behind(",;。", normal, start) : start]
    return found.unit in AGES and (bool(_AT_AGE.search(clause)) or not _AGES.search(clause))


def _is_beyond_a_limit(normal: str, found: Number) -> bool:
    """500万元及以下的贷款, 造成五人以上受伤的, 海拔1500米以上的村."""
    limit = _LIMIT.match(normal, found.span.end)
    if limit is None or found.unit in SHARES:
        return False
    if limit["and"] or (limit["of"] and not limit["noun"]):
        return True
    if not limit["noun"] or not _is_what_one_has(found.unit, limit["noun"]) or _STATES.match(limit["noun"]):
        return False
    return limit["way"] == "下" or not _is_how_much(normal, found, limit["noun"])


def _is_what_one_has(unit: str, noun: str) -> bool:
    """Whether so many of a unit are what a thing has, and not how many there are of it: 50户以上的村, 1000人以上的企业."""
    if unit == "户":
        return bool(_SETTLED.search(noun))
    return unit in SIZES or (unit in {"人", "人口"} and not _PEOPLE.search(noun))


def _is_how_much(normal: str, found: Number, noun: str) -> bool:
    """新增贷款100亿元以上支持企业, 新建100公里以上公路: whether a size with its limit is how much was done, or of what."""
    if _GOES_ON.match(noun):
        return True
    start = found.whole.start
    does = says_what_was_done(normal[max(0, start - _WORD) : start])
    return does and not _DISCRETE.search(noun) and not _COUNTED_ANEW.match(normal, found.whole.end)


def _is_a_size_of_what_is_counted(normal: str, found: Number) -> bool:
    """投资超过10亿元的项目达14个, 厚度低于0.01毫米的地膜: the size of things, which are counted behind it or not."""
    if found.unit not in SIZES or found.whole.start == found.span.start:
        return False
    if _LESS.match(normal, found.whole.start) and normal.startswith("的", found.whole.end):
        return not _STATES.match(normal, found.whole.end + 1)
    counted = _COUNTED_ANEW.match(normal, found.whole.end)
    return counted is not None and not says_what_was_done(counted["noun"])
