"""What one year's plan announced and where the next year's review speaks of it.

Only that it speaks of it: whether a promise was kept is not in the text.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from compare.align.features import pair_table
from compare.align.profile import profile
from compare.align.roles import Role, stated_roles
from compare.align.scores import as_score, gains
from compare.model import Promise

if TYPE_CHECKING:
    from compare.align.roles import Roles
    from compare.model import Document

_EVEN = -9.0
"""Log-odds, as a link, from which a review section speaks of a plan section. A review tells in a sentence what the plan
told in a paragraph, so they are low: -9 to -3 for what is annotated (one district, 2012 to 2013), and below -9 for
nearly every other review section of the next pair of years."""


def find_promises(a: Document, b: Document) -> tuple[Promise, ...]:
    """For each plan section of A the review section of B that reports on it best.

    () unless B is the report of the same place for the year after A's.
    """
    if not _follows(a, b):
        return ()
    plan, review = (replace(profile(one), roles=stated_roles(one)) for one in (a, b))
    table = pair_table(plan, review, excludes=_no_promise, unless=math.inf)
    best: dict[int, tuple[float, int]] = {}
    for (i, j), x in gains(table).items():
        best[i] = max(best.get(i, (_EVEN, -1)), (x, j))
    return tuple(
        Promise(a=(plan.ids[i],), b=(review.ids[j],), score=round(as_score(x - _EVEN), 4))
        for i, (x, j) in sorted(best.items())
        if j >= 0
    )


def _follows(a: Document, b: Document) -> bool:
    """Whether B is the next year's document of A's place."""
    years = a.metadata.year, b.metadata.year
    same_place = bool(a.metadata.place) and a.metadata.place == b.metadata.place
    return same_place and None not in years and (years[1] or 0) - (years[0] or 0) == 1


def _no_promise(a: Roles, b: Roles) -> bool:
    """Whether sections of these roles can not be promise and report."""
    return Role.PLAN not in a or Role.REVIEW not in b
