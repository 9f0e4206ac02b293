"""wrong-sum: parts that do not add up to the whole that their sentence names.

Parts are said to be all of a whole by what the last of them is called (其余, 另有, 其他) or by the
verb before them (分为, 包括), or the whole follows them (合计). A nested sentence has several
readings (收到122件，受理108件，其中调解20件，其他88件); nothing is found where one of them adds up.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from compare.findings.reckoning import is_exact, is_near, printed, stands_for, total, value
from compare.model import FigureKind, Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from compare.findings.cases import Alone, Stated
    from compare.model import Figure

NAME = "wrong-sum"

_REST = re.compile(r"其余|剩余|余下|另外|另有|其他|其它")
_AMONG = re.compile(r"^[,、(:]?其中")
_HALVES = tuple(
    (re.compile(one), re.compile(other))
    for one, other in (
        ("男", "女"),
        ("结转|结存", "新收|新增|本年|当年"),
        ("城镇|城市", "农村|乡村"),
        ("国内", "国外|国际|境外"),
        ("网上|线上", "线下|现场|窗口"),
        ("进口", "出口"),
        ("上半年", "下半年"),
        ("(?<!不予)受理", "不予受理"),
        ("(?<!不)合格", "不合格"),
        ("办结|审结", "在办|正在|未[办审]?结|尚未"),
    )
)
"""Words for the two parts of which there is no third."""
_BEHIND = re.compile(r"合计|总计|共计|[,、(]共$")
_OTHER_TIME = re.compile(r"[去今上前当]年|\d{4}年|月份?|季度")
_MOST_WORDS = 24
"""Characters between two parts of one list; more are another statement."""


def find(alone: Alone) -> Iterator[Finding]:
    """Wholes that are not the sum of their parts, and parts greater than their whole."""
    for sentence in alone.sentences:
        for clause in _clauses(sentence):
            yield from _with_a_rest(clause)
            yield from _summed_up(clause)
            yield from _greater_than_its_whole(clause)
            yield from _listed(clause)


def _clauses(sentence: Sequence[Stated]) -> Iterator[list[Stated]]:
    """A sentence cut where a semicolon stands between two figures; only what can be reckoned with."""
    held: list[Stated] = []
    for stated in sentence:
        if ";" in stated.before:
            yield held
            held = []
        held.append(stated)
    yield held


def _with_a_rest(clause: Sequence[Stated]) -> Iterator[Finding]:
    """A whole, its parts, the last of them the rest: 122件，受理108件，其他处理14件."""
    for k, stated in enumerate(clause):
        if not _REST.search(stated.before[-_MOST_WORDS:]):
            continue
        readings = [
            (clause[t].figure, [one.figure for one in clause[t + 1 : k + 1]], _AMONG.match(clause[t + 1].before))
            for t in range(k - 1)
            if _of_one_kind(clause[t : k + 1])
            and value(clause[t].figure) > max(value(s.figure) for s in clause[t + 1 : k + 1])
        ]
        if any(stands_for(whole).meets(total(parts)) for whole, parts, _ in readings):
            continue
        close = [one for one in readings if is_near(value(one[0]), _sum(one[1]))]
        if close:
            whole, parts, among = next((one for one in close if one[2]), close[0])
            yield _finding(whole, parts, Grade.SURE if among and len(readings) == 1 else Grade.LIKELY)


def _summed_up(clause: Sequence[Stated]) -> Iterator[Finding]:
    """Parts, and behind them what they are together: 10件、5件，合计15件."""
    for k, stated in enumerate(clause):
        if not _BEHIND.search(stated.before[-_MOST_WORDS:]):
            continue
        readings = [[one.figure for one in clause[t:k]] for t in range(k - 1) if _of_one_kind(clause[t : k + 1])]
        if any(stands_for(stated.figure).meets(total(parts)) for parts in readings):
            continue
        close = [parts for parts in readings if is_near(value(stated.figure), _sum(parts))]
        if close:
            yield _finding(stated.figure, close[-1], Grade.LIKELY)


def _greater_than_its_whole(clause: Sequence[Stated]) -> Iterator[Finding]:
    """收到18件，其中调解20件."""
    for one, other in pairwise(clause):
        if not _AMONG.match(other.before) or not _of_one_kind([one, other]) or _OTHER_TIME.search(other.before):
            continue
        if stands_for(other.figure).low > stands_for(one.figure).high:
            yield _finding(one.figure, [other.figure], Grade.LIKELY)


def _listed(clause: Sequence[Stated]) -> Iterator[Finding]:
    """500人，其中男性300人、女性210人: two parts that are all there is, or parts that are more than their whole.

    Parts that are less may be some of them only, and where they are much more they overlap.
    """
    for k, first in enumerate(clause[1:-1], start=1):
        if not _AMONG.match(first.before):
            continue
        end = k + 1
        while end < len(clause) and _of_one_kind(clause[k - 1 : end + 1]) and not _REST.search(clause[end].before):
            end += 1
        parts = clause[k:end]
        whole, listed = clause[k - 1].figure, [one.figure for one in parts]
        apart = end < len(clause) and bool(_REST.search(clause[end].before) or _BEHIND.search(clause[end].before))
        if len(parts) < 2 or apart or stands_for(whole).meets(total(listed)):  # noqa: PLR2004 - a list
            continue
        if any(value(one) >= value(whole) for one in listed) or not is_near(value(whole), _sum(listed)):
            continue
        if _sum(listed) > value(whole) or (len(parts) == 2 and _are_halves(parts)):  # noqa: PLR2004 - the two parts
            yield _finding(whole, listed, Grade.LIKELY)


def _are_halves(parts: Sequence[Stated]) -> bool:
    """Whether two parts are named so that there can be no third."""
    one, other = (stated.before for stated in parts)
    return any(
        (first.search(one) and second.search(other)) or (second.search(one) and first.search(other))
        for first, second in _HALVES
    )


def _of_one_kind(stated: Sequence[Stated]) -> bool:
    """Whether figures may be added: amounts of one unit, all of them exact, close to each other."""
    first = stated[0].figure
    return first.kind is FigureKind.LEVEL and all(
        one.figure.unit == first.unit
        and one.figure.kind is first.kind
        and is_exact(one.figure)
        and one.figure.period == first.period
        and (one is stated[0] or len(one.before) <= _MOST_WORDS)
        for one in stated
    )


def _sum(parts: Sequence[Figure]) -> Fraction:
    return sum(map(value, parts), start=value(parts[0]) * 0)


def _finding(whole: Figure, parts: Sequence[Figure], grade: Grade) -> Finding:
    added = _sum(parts)
    terms = " + ".join(printed(value(part)) for part in parts)
    shown = f"{terms} = {printed(added)}" if len(parts) > 1 else terms
    start, end = min(whole.span.start, parts[0].span.start), max(whole.span.end, parts[-1].span.end)
    return Finding(
        kind=NAME,
        grade=grade,
        a=Span(start, end),
        values=(
            ("whole", f"{whole.name} {whole.text}"),
            ("parts", "、".join(part.text for part in parts)),
            ("sum", printed(added)),
        ),
        evidence=f"{shown} {'≠' if len(parts) > 1 else '>'} {printed(value(whole))}",
        weight=abs(float(added - value(whole))),
    )
