"""wrong-rate: a rate that its sentence's own counts do not give.

2226 of 2227 are 99.96%, and no whole number of 18 is 12%. Which counts a rate is of is not
always said, so it is right where any two of its sentence give it, or their difference; it is
wrong only where its own name tells the part (调解成功率: 调解成功2226件) and what the part is of.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

from compare.findings.reckoning import (
    PERCENT,
    Interval,
    has_whole_base,
    has_whole_part,
    is_count,
    is_exact,
    is_near,
    printed,
    share,
    stands_for,
    value,
)
from compare.model import FigureKind, Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.findings.cases import Alone, Stated
    from compare.model import Figure

NAME = "wrong-rate"

_RATE = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,})率$")
_SAID_RATE = re.compile(r"[,、;:]?(?:其中)?(?P<stem>[\u4e00-\u9fff]{2,6})率(?:均?为|是|达到?了?|保持在)?")
_SAME_ACT = (frozenset({"审结", "办结", "结案"}), frozenset({"办结", "办复", "答复"}), frozenset({"出庭", "出庭应诉"}))
"""What one rate is called by several words for: 审结312件，结案率87.6%."""
_DONE = frozenset(
    {"审结", "办结", "结案", "办复", "答复", "合格", "达标", "调解成功", "化解", "败诉", "胜诉", "整改", "履行", "采纳"}
)
"""Words that say only what became of what was counted before."""
_PART_OF = re.compile(r"占[^,;。]{0,12}$")
_AMONG = re.compile(r"^[,、(:]?其中")
_SHORTEST_STEM = 2
_SLIP = Fraction(1, 5)
"""Share of the greater by which a rate may miss its counts and still be meant to be theirs."""
_SMALLEST = 3
"""Of fewer than so many nearly every rate is a slip of the pen, or of another count."""


def find(alone: Alone) -> Iterator[Finding]:
    """Rates beside counts that do not give them."""
    for sentence in alone.sentences:
        for place, stated in enumerate(sentence):
            rate = stated.figure
            if rate.kind is FigureKind.SHARE and rate.unit == "%" and is_exact(rate):
                yield from _of_rate(stated, sentence, place)


def _of_rate(stated: Stated, sentence: Sequence[Stated], place: int) -> Iterator[Finding]:
    rate = stated.figure
    counts = [
        one.figure
        for one in sentence
        if one.figure.kind is FigureKind.LEVEL and is_exact(one.figure) and value(one.figure) > 0
    ]
    if not counts or any(_gives(part, whole, rate) for part, whole in permutations(counts, 2)):
        return
    named = _named_part(stated, sentence[:place])
    if named is not None:
        part, whole, same_word = named
        sure = same_word and rate.value != PERCENT
        yield _mismatch(part, whole, rate, Grade.SURE if sure else Grade.LIKELY)
        return
    among = _among(sentence[:place])
    if among and (_PART_OF.search(stated.before) or _is_slip(*among, rate)):
        yield _mismatch(*among, rate, Grade.LIKELY)
        return
    yield from _out_of_reach(rate, sentence[:place])


def _gives(part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether two counts, or one and what it leaves of the other, are in such a rate."""
    found = share(part, whole)
    if found is None or part.unit != whole.unit:
        return False
    left = Interval(PERCENT - found.high, PERCENT - found.low)
    told = _told(rate)
    return told.meets(found) or told.meets(left)


def _told(rate: Figure) -> Interval:
    """What a rate may stand for; 100% is all of them and nothing less."""
    return Interval(value(rate), value(rate)) if rate.value == PERCENT else stands_for(rate)


def _named_part(stated: Stated, before: Sequence[Stated]) -> tuple[Figure, Figure, bool] | None:
    """The count a rate is named after and the count it is a part of, where both are plainly said.

    The part's clause says only what was done (调解成功2226件) and takes its noun from the one
    before, so that it speaks of what was counted there. The last is whether both are named by one word.
    """
    stem = _said_stem(stated)
    if len(before) < 2 or len(stem) < _SHORTEST_STEM:  # noqa: PLR2004 - a part and a whole
        return None
    part, whole = before[-1], before[-2]
    said = re.sub(r"^[,、;:]|其中|^已|共", "", part.before)
    leans = part.figure.subject != said or said in _DONE
    akin = said == stem or any({said, stem} <= words for words in _SAME_ACT)
    plain = leans and akin and _of_one_unit(part.figure, whole.figure)
    if not plain or not is_exact(part.figure) or not is_exact(whole.figure):
        return None
    return (part.figure, whole.figure, said == stem) if value(whole.figure) >= value(part.figure) else None


def _among(before: Sequence[Stated]) -> tuple[Figure, Figure] | None:
    """The last two counts before a rate where the one is said to be part of the other: 收到18件，其中撤回2件."""
    if len(before) < 2 or not _AMONG.match(before[-1].before):  # noqa: PLR2004 - a part and a whole
        return None
    part, whole = before[-1].figure, before[-2].figure
    fits = _of_one_unit(part, whole) and is_exact(part) and is_exact(whole) and 0 < value(part) <= value(whole)
    return (part, whole) if fits else None


def _is_slip(part: Figure, whole: Figure, rate: Figure) -> bool:
    """Whether a rate is near that of two counts: farther off it is a rate of something else, and so is 100% mostly."""
    return value(rate) != PERCENT and is_near(PERCENT * value(part) / value(whole), value(rate), _SLIP)


def _said_stem(stated: Stated) -> str:
    """What the clause itself calls a rate, without what it takes from the clause before."""
    found = _SAID_RATE.fullmatch(stated.before)
    return found["stem"] if found else _stem(stated.figure)


def _stem(rate: Figure) -> str:
    found = _RATE.search(rate.subject)
    return found["stem"] if found else ""


def _of_one_unit(one: Figure, other: Figure) -> bool:
    return one.unit == other.unit and one.kind is other.kind is FigureKind.LEVEL


def _mismatch(part: Figure, whole: Figure, rate: Figure, grade: Grade) -> Finding:
    reckoned = PERCENT * value(part) / value(whole)
    return Finding(
        kind=NAME,
        grade=grade,
        a=Span(min(whole.span.start, part.span.start), rate.span.end),
        values=(("rate", f"{rate.name} {rate.text}"), ("reckoned", f"{printed(reckoned)}%")),
        evidence=f"{printed(value(part))} ÷ {printed(value(whole))} = {printed(reckoned)}% ≠ {rate.text}",
        weight=abs(float(reckoned) - rate.value),
    )


def _out_of_reach(rate: Figure, before: Sequence[Stated]) -> Iterator[Finding]:
    """A rate that no whole numbers give together with the one count that it is named after."""
    stem = _stem(rate)
    akin = [one.figure for one in before if len(stem) >= _SHORTEST_STEM and one.figure.subject.endswith(stem)]
    if len(akin) != 1 or not is_count(akin[0]) or not is_exact(akin[0]) or akin[0].value < _SMALLEST:
        return
    count, told = int(akin[0].value), stands_for(rate)
    if has_whole_part(told, count) or has_whole_base(told, count):
        return
    yield Finding(
        kind="rate-of-no-count",
        grade=Grade.HINT,
        a=Span(akin[0].span.start, rate.span.end),
        values=(("rate", f"{rate.name} {rate.text}"), ("part", akin[0].text)),
        evidence=f"n ÷ {count} ≠ {rate.text}; {count} ÷ n ≠ {rate.text}",
    )
