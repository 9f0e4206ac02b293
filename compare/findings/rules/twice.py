"""said-twice: one report states one figure twice, differently.

Only names that are long enough to mean one thing are looked at, in different sentences, with
one role, one time and one scope. A rounded statement agrees with the exact one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.findings.reckoning import is_exact, is_near, printed, stands_for, value
from compare.model import FigureKind, Finding, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone
    from compare.model import Figure

NAME = "said-twice"

_SHORTEST = 5
"""Characters of a name that means one thing; 完成投资 means as many as there are projects."""
_GENERIC = re.compile(
    r"^(?:完成|实施|新建|新增|建成|总|计划|年度|累计|全面|加快|推进|组织|开展|举办|召开|发放|培训|投资|资金|项目|面积|人员|单位|企业|部门|工程|群众|活动|其中|各类"
    r"|重点|改造|建设|总投资|政府|市级|区级|县级|亿元|以上|参加|人次|案件|问题)+$"
)


def find(alone: Alone) -> Iterator[Finding]:
    """Figures of one name that exclude each other; a law states limits, each for a case of its own."""
    if alone.document.metadata.kind == "regulation":
        return
    named: dict[tuple[object, ...], list[Figure]] = {}
    for figure in alone.figures:
        if len(figure.subject) >= _SHORTEST and not _GENERIC.match(figure.subject) and is_exact(figure):
            named.setdefault(_meaning(figure), []).append(figure)
    for held in named.values():
        if len(held) == 2:  # noqa: PLR2004 - of three, each is another case
            for one, other in pairwise(held):
                yield from _compared(one, other)


def _meaning(figure: Figure) -> tuple[object, ...]:
    """What must be the same for two figures to say the same thing."""
    return figure.subject, figure.unit, figure.kind, figure.role, figure.period, figure.scope, figure.basis, figure.name


def _compared(one: Figure, other: Figure) -> Iterator[Finding]:
    if one.sentence == other.sentence or stands_for(one).meets(stands_for(other)) or one.kind is FigureKind.RANK:
        return
    near = is_near(value(one), value(other))
    if not near and one.kind is not FigureKind.SHARE:
        return
    yield Finding(
        kind=NAME,
        grade=Grade.LIKELY if near and one.kind is FigureKind.LEVEL else Grade.HINT,
        a=one.span,
        further_a=(other.span,),
        values=(("name", one.name), ("one", one.text), ("other", other.text)),
        evidence=f"{printed(value(one))} ≠ {printed(value(other))}",
        weight=float(abs(value(one) - value(other))),
    )
