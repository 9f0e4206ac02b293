"""Names of things: what is left of one for comparing, and which are variants of one name."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    T = TypeVar("T")

_SOFT = re.compile(
    r"(?:19|20)\d{2}(?:-\d{4})?年?度?|第[一二三四五六七八九十百\d]+届|[\"'《》〈〉<>()\s]|关于|进一步|的"
)
NAME_LENGTH = 4
"""Characters from which one name inside another means that they are variants of one."""


class Naming(NamedTuple):
    """A name as it is compared."""

    core: str
    """In the normal form, without marks, years, and words that say nothing."""
    is_marked: bool
    """Whether marks stand round it: such a name is said word for word, any other with words more or less."""


def name_core(text: str, places: Iterable[str]) -> str:
    """What is left of a name for comparing; a name that is little more than its place (开远模式) keeps it.

    >>> name_core('"海拉尔东山组团"', ["海拉尔"]), name_core("开远模式", ["开远"])
    ('东山组团', '开远模式')
    """
    core = bare = _SOFT.sub("", text)
    for place in places:
        core = core.replace(place, "")
    return core if len(core) >= NAME_LENGTH else bare


def are_variants(one: Naming, other: Naming) -> bool:
    """Whether two names are variants of one: one holds the other, or has but a word more in it.

    >>> are_variants(Naming("三角地核心商圈", False), Naming("三角地商圈", False))
    True
    """
    shorter, longer = sorted((one.core, other.core), key=len)
    if one.core == other.core or (len(shorter) >= NAME_LENGTH and shorter in longer):
        return True
    return not one.is_marked and not other.is_marked and _has_more_in_it(longer, shorter)


def _has_more_in_it(longer: str, shorter: str) -> bool:
    """Whether a name is another with something put into it, at most two thirds as long as that."""
    if len(shorter) < NAME_LENGTH or 3 * (len(longer) - len(shorter)) > 2 * len(shorter):
        return False
    head = next((i for i, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    return longer.endswith(shorter[head:])


def joined(names: Iterable[T], naming: Callable[[T], Naming]) -> list[list[T]]:
    """Names grouped with those that they are variants of, in their order."""
    groups: list[list[T]] = []
    held: list[list[Naming]] = []
    having: defaultdict[str, set[int]] = defaultdict(set)
    for one in names:
        own = naming(one)
        # All pairs of 4,000 names would take 8 s.
        likely = sorted(set[int]().union(*(having[part] for part in _parts(own.core))))
        at = next((i for i in likely if any(are_variants(own, other) for other in held[i])), len(groups))
        if at == len(groups):
            groups.append([])
            held.append([])
        groups[at].append(one)
        held[at].append(own)
        for part in _parts(own.core):
            having[part].add(at)
    return groups


def _parts(core: str) -> set[str]:
    """What variants of a name have in common: the whole of it, or at least two characters side by side."""
    return {core, *map("".join, pairwise(core))}
