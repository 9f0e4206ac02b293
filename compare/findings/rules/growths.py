"""wrong-growth: a stated change against the figures of both years, or against what it can have grown from.

In a sentence (由5.5万吨增加到8万吨，增长45.5%) and over two years' reports. Values reckoned at
constant prices (生产总值, 增加值) do not grow as their printed figures do, and last year's figure
may have been an estimate or revised since, so that two reports never make it sure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.findings.reckoning import Interval, growth, has_whole_base, is_count, is_exact, printed, stands_for, value
from compare.model import FigureKind, FigureRole, Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from compare.findings.cases import Alone, Pair, Stated
    from compare.model import Figure

NAME = "wrong-growth"

_FROM = re.compile(r"[由从][^,;。]*$")
_TO = re.compile(r"^(?:[\u4e00-\u9fff]{0,4}?)(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|发展|增|升|降)?[到至为]")
_LAST_YEAR_S = re.compile(r"(?:比|较|与)(?:上年|去年|\d{4}年)(?:同期)?的$")
_RIGHT_AFTER = re.compile(
    r"^[,、(](?:同比|总体|累计|共|合计|增幅|降幅)?(?:增长|提高|上升|增加|下降|减少|降低|压减)?(?:了|率?为|达到?|约)?$"
)
"""What may stand between the two amounts and their growth; 年均 would say another."""
_OF_A_YEAR = re.compile(r"同比|比上年|较上年|比去年|较去年|^$")
_REAL_TERMS = re.compile(r"生产总值|增加值|GDP|产值|总产出|实际|价格|可比|不变价")
_LIKELY_GAP = 1
"""Points of per cent beyond all rounding from which it is more than a revision of the last digit."""
_REVISED_GAP = 15
"""Points of per cent from which the base was another one: the two reports count different things."""
_WHOLE_BASE = 200
"""A count up to which a rounded growth leaves few whole numbers to have grown from."""


def find(alone: Alone) -> Iterator[Finding]:
    """Changes that their own sentence contradicts."""
    for sentence in alone.sentences:
        for place, stated in enumerate(sentence):
            if _is_growth(stated.figure):
                yield from _from_to(sentence[:place], stated)
                yield from _against_last_year(sentence[:place], stated)
                yield from _of_a_count(sentence[:place], stated.figure)


def find_between(pair: Pair) -> Iterator[Finding]:
    """Changes that the figures of the report of the year before contradict."""
    if pair.years_apart != 1:
        return
    stated = {(one.subject, one.period): one for one in pair.b.figures if _is_yearly(one)}
    for change in pair.changes:
        told = stated.get((change.new.subject, change.new.period))
        if told and change.kind is FigureKind.LEVEL and change.old.subject == change.new.subject:
            said = pair.b.folded(Span(*sorted((change.new.span.end, told.span.start))))
            yield from _over_a_year(
                change.old, change.new, told, real=bool(_REAL_TERMS.search(change.new.subject + said))
            )


def _is_growth(figure: Figure) -> bool:
    return figure.kind is FigureKind.CHANGE and figure.unit == "%" and is_exact(figure)


def _is_yearly(figure: Figure) -> bool:
    """Whether a figure says by what per cent a result grew in a year."""
    return _is_growth(figure) and figure.role is FigureRole.RESULT and bool(_OF_A_YEAR.search(figure.basis))


def _from_to(before: Sequence[Stated], stated: Stated) -> Iterator[Finding]:
    """由X增加到Y，增长Z%: nothing but rounding can stand between."""
    told = stated.figure
    if len(before) < 2 or not _RIGHT_AFTER.match(stated.before):  # noqa: PLR2004 - from and to
        return
    old, new = before[-2], before[-1]
    if not _FROM.search(old.before) or not _TO.match(new.before) or not _is_amount(old.figure, new.figure):
        return
    gap = _gap(growth(old.figure, new.figure), stands_for(told))
    if gap:
        place = Span(old.figure.span.start, told.span.end)
        yield _finding(old.figure, new.figure, told, Grade.SURE, float(gap), a=place)


def _against_last_year(before: Sequence[Stated], stated: Stated) -> Iterator[Finding]:
    """X,比上年的Y增长Z%: both amounts stand there, the old one behind the new."""
    told = stated.figure
    if len(before) < 2 or not _RIGHT_AFTER.match("," + stated.before.lstrip(",")):  # noqa: PLR2004 - this year and last
        return
    new, old = before[-2].figure, before[-1]
    if not _LAST_YEAR_S.search(old.before) or not _is_amount(old.figure, new) or _REAL_TERMS.search(new.subject):
        return
    gap = _gap(growth(old.figure, new), stands_for(told))
    if gap:
        yield _finding(old.figure, new, told, Grade.SURE, float(gap), a=Span(new.span.start, told.span.end))


def _is_amount(old: Figure, new: Figure) -> bool:
    """Whether both are exact amounts of one unit."""
    both = (old, new)
    return old.unit == new.unit and all(is_exact(one) and one.kind is FigureKind.LEVEL for one in both)


def _of_a_count(before: Sequence[Stated], told: Figure) -> Iterator[Finding]:
    """受理91件，同比增长82%: of what whole number is 91 this much more?"""
    if not before or not _OF_A_YEAR.search(told.basis) or not told.basis:
        return
    new = before[-1].figure
    if new.subject != told.subject or not is_count(new) or not is_exact(new) or not 1 < new.value <= _WHOLE_BASE:
        return
    grown = stands_for(told)
    if has_whole_base(Interval(100 + grown.low, 100 + grown.high), int(new.value)):
        return
    yield Finding(
        kind="growth-of-no-count",
        grade=Grade.LIKELY,
        a=Span(new.span.start, told.span.end),
        values=(("figure", f"{new.name} {new.text}"), ("growth", told.text)),
        evidence=f"{printed(value(new))} ÷ (1 + {printed(value(told))}%) = {printed(value(new) / (1 + value(told) / 100))}",
    )


def _over_a_year(old: Figure, new: Figure, told: Figure, *, real: bool) -> Iterator[Finding]:
    if old.unit != new.unit or not (is_exact(old) and is_exact(new)) or old.role is not FigureRole.RESULT:
        return
    gap = _gap(growth(old, new), stands_for(told))
    if not gap:
        return
    if real and gap < _REVISED_GAP:
        return
    grade = Grade.HINT if real or gap < _LIKELY_GAP or gap > _REVISED_GAP else Grade.LIKELY
    yield _finding(
        old, new, told, grade, float(gap), a=old.span, b=Span(new.span.start, max(new.span.end, told.span.end))
    )


def _gap(reckoned: Interval | None, told: Interval) -> Fraction | None:
    """By how many points two intervals miss each other; None where they meet."""
    if reckoned is None or reckoned.meets(told):
        return None
    return max(reckoned.low - told.high, told.low - reckoned.high)


def _finding(  # noqa: PLR0913 - three figures, a grade, a gap and two places
    old: Figure, new: Figure, told: Figure, grade: Grade, gap: float, *, a: Span, b: Span | None = None
) -> Finding:
    reckoned = 100 * (value(new) / value(old) - 1)
    return Finding(
        kind=NAME,
        grade=grade,
        a=a,
        b=b,
        values=(
            ("name", new.subject),
            ("growth", _signed(told)),
            ("reckoned", f"{printed(reckoned)}%"),
            ("old", old.text),
            ("new", new.text),
        ),
        evidence=f"{new.text} ÷ {old.text} − 1 = {printed(reckoned)}% ≠ {_signed(told)}",
        weight=gap,
    )


def _signed(told: Figure) -> str:
    return f"−{told.text}" if told.signed < 0 else told.text
