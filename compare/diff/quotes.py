"""Names in “” and 《》 and whatever stands in brackets are not torn.

Where most of what stands between a pair of marks changed, all of it did, the marks
with it: 《常州市规章清理办法》 against 《新华区学法计划》 is one replaced name. A mark is
never the same while its partner is not.
"""

from __future__ import annotations

from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING, NamedTuple

from compare.diff.borders import CLOSING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Self

    from compare.diff.matches import Pair
    from compare.diff.units import Unit

LONGEST = 60
"""Characters between two marks beyond which they enclose a text rather than a name."""


def quotes(pair: Pair) -> Pair:
    """The pair with the names that mostly changed dissolved whole."""
    names_a, names_b = dict(names(pair.a)), dict(names(pair.b))
    while True:
        to_b = dict(pair.matches)
        to_a = {j: i for i, j in pair.matches}
        in_a = _torn(pair.a, names_a, to_b, names_b)
        in_b = _torn(pair.b, names_b, to_a, names_a)
        if not in_a and not in_b:
            return pair
        pair = pair.without(lambda match, a=in_a, b=in_b: match[0] in a or match[1] in b)  # type: ignore[misc]


def names(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """The places of an opening mark and of the mark that closes it; a straight quote opens and closes by turns."""
    open_marks: list[int] = []
    for i, unit in enumerate(units):
        if open_marks and unit.key == CLOSING[units[open_marks[-1]].key]:
            yield open_marks.pop(), i
        elif unit.key in CLOSING:
            open_marks.append(i)


class _Kept(NamedTuple):
    """How much of a side is the same, counted from its beginning: names lie in names, and none is counted through."""

    sizes: list[int]
    """What all units before each place weigh."""
    same: list[int]
    """How many of them are the same."""
    same_sizes: list[int]
    """What these weigh."""

    @classmethod
    def of(cls, units: Sequence[Unit], matched: Mapping[int, int]) -> Self:
        sizes, same = [unit.weight for unit in units], [i in matched for i in range(len(units))]
        return cls(*(list(accumulate(values, initial=0)) for values in (sizes, same, map(mul, sizes, same))))


def _torn(
    units: Sequence[Unit], names: Mapping[int, int], matched: Mapping[int, int], others: Mapping[int, int]
) -> set[int]:
    """The units of all names of a side that are torn."""
    kept = _Kept.of(units, matched)
    torn: set[int] = set()
    reached = 0
    for start, end in sorted(names.items()):
        if _is_torn(start, end, kept, matched, others):
            torn.update(range(max(start, reached), end + 1))
            reached = max(reached, end + 1)
    return torn


def _is_torn(start: int, end: int, kept: _Kept, matched: Mapping[int, int], others: Mapping[int, int]) -> bool:
    """Whether some of a name is the same, but not enough of it, or not both its marks.

    All of it may be the same without its marks: 三项制度 and “三项制度” are one name.
    """
    size, same, same_size = (counted[end + 1] - counted[start] for counted in kept)
    if not same or size > LONGEST:
        return False
    opening, closing = matched.get(start), matched.get(end)
    if opening is None and closing is None:
        return same_size < size
    if opening is None or closing is None or others.get(opening) != closing:
        return True
    return 2 * same_size < size
