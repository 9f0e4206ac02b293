"""What tells two figures apart whatever their names have in common: another time, another part, another kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.figures.acts import added, is_bare, picks_out
from compare.figures.circumstances import WAS, pace
from compare.figures.contrasts import contrast
from compare.model import FigureKind

if TYPE_CHECKING:
    from compare.figures.told import Told
    from compare.model import Figure

PERSONS = frozenset({"人", "名", "位", "人次"})
_STAGES = frozenset({"诉前", "诉中", "案前", "案中", "一审", "二审", "再审"})
"""A rate of one stage of the cases is none of all of them; of counts one may leave the stage out."""
_EXCLUSIVE = tuple(map(frozenset, (("一审", "二审", "再审"), ("线上", "线下"), ("城镇", "农村"))))


def are_unlike(old: Told, new: Told) -> bool:
    """Whether two figures cannot be of one indicator."""
    return (
        (old.of_years != new.of_years and not (old.standing and new.standing))
        or _other_scope(old.figure, new.figure)
        or _other_time(old.figure, new.figure)
        or _is_of_each(old.figure) != _is_of_each(new.figure)
        or contrast(old.kinds, new.kinds)
        or any(_is_part_of(*pair) for pair in ((old.figure, new.figure), (new.figure, old.figure)))
    )


def _other_scope(old: Figure, new: Figure) -> bool:
    """Whether the scopes of two figures exclude each other: those of a first and of a second instance do."""
    if old.kind is FigureKind.SHARE and _STAGES.intersection(old.scope) != _STAGES.intersection(new.scope):
        return True
    return any(
        group.intersection(old.scope)
        and group.intersection(new.scope)
        and group.isdisjoint({*old.scope} & {*new.scope})
        for group in _EXCLUSIVE
    )


def _other_time(old: Figure, new: Figure) -> bool:
    """Whether two figures are told for unlike times: 年均增长5% and 增长6%, 月人均 and 年人均, what was before and what is."""
    was = [WAS in one.scope for one in (old, new)]
    return was[0] != was[1] or pace(old.scope) != pace(new.scope)


def _is_of_each(figure: Figure) -> bool:
    """Whether a figure is how much each person has; by how much it grew may be told without saying so."""
    return figure.kind is FigureKind.LEVEL and "人均" in figure.subject


def _is_part_of(one: Figure, other: Figure) -> bool:
    """Whether the second, a bare noun, counts all there is, and the first what came to be (新增里程) or whom one picked (培训人员)."""
    picked = picks_out(one.subject) and {one.unit, other.unit} <= PERSONS
    return (picked or bool(added(one.subject) and not added(other.subject))) and is_bare(other.subject)
