"""Measure words and units, and which of them may count the same thing."""

from __future__ import annotations

_PERSONS = "人次 人口 人 名 位"
_THINGS = (
    "件次 户次 批次 项次 个 件 项 次 家 户 所 场 条 篇 份 处 座 台 辆 张 部 本 卷 期 套 间 栋 批 例 起 宗 笔 "
    "支 类 种 门 轮 集 册 幅 块 枚 片 口 眼 站 对 架 艘 列 列次 班 班次 架次 版 版面 场次 册次 家次 单 款 盏 棵 株 "
    "幢 段 尾 羽 头只 头 只 匹"
)
_MEASURES = (
    "微克/立方米 毫克/立方米 毫克/升 微克 毫克 元人民币 美元 欧元 元 平方公里 平方千米 平方米 平米 立方米 公里 千米 海里 厘米 毫米 米 亩次 亩 公顷 吨 公斤 千克 斤 克 升 "
    "千瓦时 千瓦 兆瓦 度 千伏 小时 分钟 秒 个工作日 工作日 个月 天 周岁 岁 个百分点 倍 分 层 % ‰ 标准箱 箱 桶 床"
)

_FAMILIES = dict.fromkeys(_PERSONS.split(), "persons") | dict.fromkeys(_THINGS.split(), "things")

UNITS = tuple(sorted({*_FAMILIES, *_MEASURES.split()}, key=lambda unit: (-len(unit), unit)))
"""Every unit, the longer ones first, as patterns need them."""

RANK = "位次"
"""The unit of a rank, such as 居全省第3位; no measure word, for 3位 counts persons."""

SAME_UNIT = {
    "头只": "头",
    "平米": "平方米",
    "平方千米": "平方公里",
    "千米": "公里",
    "元人民币": "元",
    "个工作日": "工作日",
}
"""Units that are another's second name."""


def family(unit: str) -> str:
    """What a unit counts: persons, things, or the unit itself where it measures.

    Measure words for things go by habit (证件 by 个 or 本, 案卷 by 件 or 卷), so that two
    of them never tell two indicators apart.
    """
    return _FAMILIES.get(unit) or SAME_UNIT.get(unit, unit)
