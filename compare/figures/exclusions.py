"""Numbers that state nothing: dates, ordinals, limits, and numbers inside names. One rule each."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from compare.figures.clauses import line_start
from compare.figures.conditions import limits_what_is_meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.figures.numbers import Number

Rule = "Callable[[str, Number], bool]"

_QUOTED = re.compile(r"\"[^\"\n]*\"|《[^《》\n]*》|\[[^\[\]\n]*\]")
_JOINED = re.compile(r"[A-Za-z0-9.·/×+]$|\d[:-]$")
_ENUMERATED = re.compile(r"第[\d一二三四五六七八九十百]+条?[、和及至,-]$")
_SLOGAN = re.compile(
    r"[十百]?[一二三四五六七八九十]+个(?:坚持|明确|必须|方面成就|自信|意识|维护|到位|带头|不变|统筹)|\d+×24小时"
    r"|24小时(?=[^,。;]{0,6}(?:自助|服务|开放|值[班守]|在线|政务|便利|热线|受理|响应|巡[查逻]))"
    r"|[\d一二三四五十]+分钟(?=[^,。;]{0,8}(?:圈|通达))|\d+千伏(?=[^,。;]{0,8}(?:变电|线路|电站|输电|电网))"
)
_DIGITS = frozenset("0123456789")
_EDITION = re.compile(r"\.|^(?:19|20)\d{2}$")
"""A version or a year: 3.0版, 2020版."""
_TOLD = frozenset({"%", "倍"})
"""Units that only a statement has: 增长两倍."""
LONGEST_NAME = 80
"""More characters between two marks are a quotation, and its figures are said by someone."""
_SAID = ("方面", "重点", "工作", "任务", "主要", "目标")
"""What is counted before it is said."""
_HAN_DIGITS = frozenset("一二三四五六七八九十百千两")
SHORTEST_HAN = 2
"""Chinese numerals of one character (三项制度, 五张清单) are part of names more often than they state a count."""


def is_ordinal(normal: str, found: Number) -> bool:
    """第3次, 前5名, 第12、13条, 十一届十次、十一次全会."""
    start = found.whole.start
    if found.unit in {"元", "%"}:
        return False
    if found.unit == "次" and (normal.endswith("届", 0, start) or normal.startswith("全会", found.whole.end)):
        return True
    return normal.endswith(("第", "前"), 0, start) or bool(_ENUMERATED.search(normal, max(0, start - 8), start))


def is_part_of_a_word(normal: str, found: Number) -> bool:
    """G318线, 5·12, 4.5∶1, 2020-2022, and a number cut from a longer one."""
    joined = _JOINED.search(normal, max(0, found.span.start - 2), found.span.start)
    return bool(joined) and normal[found.span.start] in _DIGITS


def is_a_short_han_numeral(normal: str, found: Number) -> bool:
    """三项制度, 十个专项行动, 两级: counts in names, unless a qualifier says that something was counted."""
    short = normal[found.span.start] in _HAN_DIGITS and len(found.number) < SHORTEST_HAN
    return short and not found.qualifier and found.unit not in _TOLD


def is_a_bare_scale(normal: str, found: Number) -> bool:
    """百家企业 and 千人计划 are names; 千余人次 is a count."""
    return normal[found.span.start] in "百千万" and not found.qualifier and found.unit != "%"


def is_a_slogan(normal: str, found: Number) -> bool:
    """十四个坚持 and 7×24小时 are counted nowhere."""
    return bool(_SLOGAN.match(normal, found.span.start))


def is_a_time_of_day(normal: str, found: Number) -> bool:
    """9时30分, 三点二十分."""
    return found.unit == "分" and (normal.endswith(("时", "点"), 0, found.span.start) or "点" in found.number)


def is_quoted(normal: str, found: Number) -> bool:
    """“12项机制4项措施”, 《…20条》."""
    start = line_start(normal, found.span.start)
    line_end = normal.find("\n", found.span.end)
    line = normal[start : line_end if line_end >= 0 else len(normal)]
    place = found.span.start - start
    begins, ends = _quoted(line)
    last = bisect_right(begins, place) - 1
    return last >= 0 and place < ends[last] <= begins[last] + LONGEST_NAME


@lru_cache(maxsize=1)
def _quoted(line: str) -> tuple[list[int], list[int]]:
    """Where what stands between marks begins and ends in a line: sought once, however many numbers the line has."""
    found = [match.span() for match in _QUOTED.finditer(line)]
    return [begin for begin, _ in found], [end for _, end in found]


def is_a_name_after_all(normal: str, found: Number) -> bool:
    """一站式, 4A级, 3级, 3.0版, 2020版 and the like: what follows makes the number a grade."""
    return normal.startswith(("级", "制", "式", "化", "期工程"), found.span.end) or (
        found.unit == "版" and bool(_EDITION.search(found.number))
    )


def is_how_many_follow(normal: str, found: Number) -> bool:
    """重点抓好以下10个方面工作: how many things the text is about to say."""
    start = found.whole.start
    return normal.endswith(("以下", "如下", "下列"), 0, start) and normal.startswith(_SAID, found.span.end)


RULES: tuple[Callable[[str, Number], bool], ...] = (
    is_ordinal,
    is_part_of_a_word,
    is_a_short_han_numeral,
    is_a_bare_scale,
    is_a_slogan,
    is_a_time_of_day,
    is_how_many_follow,
    limits_what_is_meant,
    is_quoted,
    is_a_name_after_all,
)


def states_something(normal: str, found: Number) -> bool:
    """Whether no rule excludes a number."""
    return not any(rule(normal, found) for rule in RULES)
