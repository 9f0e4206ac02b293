"""What tells two figures apart whatever their names have in common: another time, another part, another kind of thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.figures.contrasts import contrast
from compare.figures.units import may_count_the_same
from compare.model import FigureKind

if TYPE_CHECKING:
    from compare.figures.told import Told
    from compare.model import Figure

PERSONS = frozenset({"人", "名", "位", "人次"})
_STAGES = frozenset({"诉前", "诉中", "案前", "案中", "一审", "二审", "再审"})
"""A rate of one stage of the cases is none of all of them; of counts one may leave the stage out."""
_EXCLUSIVE = tuple(map(frozenset, (("一审", "二审", "再审"), ("线上", "线下"), ("城镇", "农村"))))

_NUMBER_OF = re.compile("总?[数量]|户数")


def are_unlike(old: Told, new: Told) -> bool:
    """Whether two figures cannot be of one indicator."""
    return bool(
        not _are_comparable(old, new)
        or (old.of_years != new.of_years and not (old.standing and new.standing))
        or old.time != new.time
        or old.of_each != new.of_each
        or _is_part_of(old, new)
        or _is_part_of(new, old)
        or _other_scope(old.figure, new.figure)
        or contrast(old.kinds, new.kinds)
        or (old.sizes and new.sizes and old.sizes != new.sizes)
    )


def _are_comparable(old: Told, new: Told) -> bool:
    """Whether two figures may be subtracted at all, 增长22% and 达100% may not; or one counts jobs and the other who has them."""
    one, other = old.figure, new.figure
    alike = may_count_the_same(one.unit, other.unit) or (_counts_jobs(old) and _counts_jobs(new))
    return (one.role, one.kind) == (other.role, other.kind) and alike


def _counts_jobs(one: Told) -> bool:
    """新增就业岗位5000个 and 新增就业5000人 are told for one another; no difference is, for jobs are no people."""
    return one.figure.unit in PERSONS | {"个"} and one.name.endswith(("新增就业", "新增城镇就业"))


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


def _is_part_of(one: Told, other: Told) -> bool:
    """Whether the second, a bare noun, counts all there is, and the first what came to be (新增里程) or whom one picked (培训人员).

    So does a noun of what stands, and the same noun with what was done to some of it behind: 经营主体 and 经营主体重塑信用.
    """
    if not other.bare:
        return False
    picked = one.picked and {one.figure.unit, other.figure.unit} <= PERSONS
    behind = one.name.removeprefix(other.name) if other.standing and one.name.startswith(other.name) else ""
    return picked or (one.added and not other.added) or bool(behind and not _NUMBER_OF.match(behind))
