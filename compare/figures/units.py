"""Measure words and units, and which of them may count the same thing."""

from __future__ import annotations

import re

from compare.text.units import is_same_unit

_PERSONS = "人次 人口 人 名 位"
_TIMES = "人次 件次 户次 批次 项次 次 场 场次 期 轮 列次 班 班次 架次 册次 家次"
_HOMES = "户 套 间"
_FIRMS = "户 家"
_THINGS = (
    "个 件 项 家 所 场 条 篇 份 处 座 台 辆 张 部 本 卷 期 栋 批 例 起 宗 笔 批次 件次 "
    "支 类 种 门 轮 集 册 幅 块 枚 片 口 眼 站 对 架 艘 列 班 版 版面 单 款 盏 棵 株 "
    "幢 段 尾 羽 头只 头 只 匹"
)
_MEASURES = (
    "微克/立方米 毫克/立方米 毫克/升 微克 毫克 元人民币 美元 欧元 元 平方公里 平方千米 平方米 平米 立方米 公里 千米 海里 厘米 毫米 米 亩次 亩 公顷 吨 公斤 千克 斤 克 升 "
    "千瓦时 千瓦 兆瓦 度 千伏 小时 分钟 秒 个工作日 工作日 个月 天 周岁 岁 个百分点 倍 分 层 % ‰ 标准箱 箱 桶 床"
)

SHARES = frozenset("% ‰ 倍 个百分点".split())  # noqa: SIM905 - reads as it is typed
AGES = frozenset({"岁", "周岁"})
SIZES = frozenset(_MEASURES.split()) - SHARES
"""What a thing may have so much of: 5000平方米, 10亿元."""

_COUNTING = tuple(frozenset(words.split()) for words in (_PERSONS, _TIMES, _HOMES, _FIRMS, _THINGS))
_KINDS = {
    unit: frozenset(n for n, words in enumerate(_COUNTING) if unit in words) for unit in frozenset().union(*_COUNTING)
}
UNITS = tuple(sorted({*_KINDS, *_MEASURES.split()}, key=lambda unit: (-len(unit), unit)))
"""Every unit, the longer ones first, as patterns need them."""
SIZE = "|".join(map(re.escape, (unit for unit in UNITS if unit in SIZES)))
"""A pattern of the units of sizes."""

RANK = "位次"
"""The unit of a rank, such as 居全省第3位; no measure word, for 3位 counts persons."""


def may_count_the_same(one: str, other: str) -> bool:
    """Whether two units may count one thing: persons, what happens, homes, things; or they are one measure.

    Measure words for things go by habit (证件 by 个 or 本, 企业 by 家 or 户), so that two of them never tell two
    indicators apart; those of another kind do: 1500万次 are not 222项. Of persons one may say 人次 too.
    """
    return is_same_unit(one, other) or not _KINDS.get(one, frozenset()).isdisjoint(_KINDS.get(other, ()))
