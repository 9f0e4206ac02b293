"""stale-name: a congress, a body or a law by the name it had before; a hint, for the old name may be meant."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone

NAME = "stale-name"


class _Renamed(NamedTuple):
    old: str
    """A pattern of the name."""
    new: str
    """What it is called since, or what stands in its place."""
    year: int
    """The first whole year in which the new name is the one."""


_CONGRESS = r"(?:学习|贯彻|落实|宣传|领会|践行|深入|全面|认真|[、和])+党?的?{n}(?:大|届[一二三四五六七]中全会)(?!以来)"
_NAMES = (
    _Renamed(_CONGRESS.format(n="十七"), "十八大", 2013),
    _Renamed(_CONGRESS.format(n="十八"), "十九大", 2018),
    _Renamed(_CONGRESS.format(n="十九"), "二十大", 2023),
    _Renamed("食品药品监督管理(?:局|部门)|食药监局", "市场监督管理", 2019),
    _Renamed("工商行政管理(?:局|部门)|工商局", "市场监督管理", 2019),
    _Renamed("质量技术监督(?:局|部门)|质监局", "市场监督管理", 2019),
    _Renamed("国土资源(?:局|厅|部门)", "自然资源", 2019),
    _Renamed("环境保护(?:局|厅)|环保(?:局|厅)", "生态环境", 2019),
    _Renamed("安全生产监督管理(?:局|部门)|安监局", "应急管理", 2019),
    _Renamed("卫生计生委|卫计(?:委|局)|卫生和计划生育(?:委员会|局)", "卫生健康", 2019),
    _Renamed("(?:政府|区|市|县)法制办(?:公室)?|法制(?:局|机构)(?=[,、。])", "司法行政", 2020),
    _Renamed("扶贫办(?:公室)?|扶贫开发(?:局|办)", "乡村振兴", 2022),
    _Renamed("物权法|合同法|婚姻法|继承法|侵权责任法|民法总则|民法通则", "民法典", 2022),
    _Renamed("《行政监察法》", "《监察法》", 2019),
)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<n{n}>{name.old})" for n, name in enumerate(_NAMES)))


def find(alone: Alone) -> Iterator[Finding]:
    """Each old name once, with every place it stands in; none in a sentence that has the new one too."""
    clean, year = alone.document.clean, alone.document.metadata.year
    if year is None:
        return
    places: dict[int, list[Span]] = {}
    for match in _pattern().finditer(clean.normal):
        n = int((match.lastgroup or "n0")[1:])
        name = _NAMES[n]
        if year >= name.year and name.new not in _sentence(clean.normal, match.start(), match.end()):
            places.setdefault(n, []).append(clean.normal_map.to_origin(Span(*match.span())))
    for n, spans in places.items():
        yield Finding(
            kind=NAME,
            grade=Grade.HINT,
            a=spans[0],
            further_a=tuple(spans[1:]),
            values=(("name", spans[0].of(alone.document.text)), ("now", _NAMES[n].new), ("year", str(year))),
            evidence=f"×{len(spans)}",
            weight=len(spans),
        )


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in "。;\n") + 1
    ends = [place for place in (text.find(mark, end) for mark in "。;\n") if place >= 0]
    return text[begin : min(ends, default=len(text))]
