"""Names in “” and 《》 and whatever stands in brackets are not torn.

Where most of what stands between a pair of marks changed, all of it did, the marks
with it: 《常州市规章清理办法》 against 《新华区学法计划》 is one replaced name. A mark is
never the same while its partner is not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.diff.borders import CLOSING
from compare.diff.matches import Pair, weight

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def _torn(
    units: Sequence[Unit], names: Mapping[int, int], matched: Mapping[int, int], others: Mapping[int, int]
) -> set[int]:
    """The units of all names of a side that are torn."""
    torn = ((start, end) for start, end in names.items() if _is_torn(units[start : end + 1], start, matched, others))
    return {i for start, end in torn for i in range(start, end + 1)}


def _is_torn(name: Sequence[Unit], start: int, matched: Mapping[int, int], others: Mapping[int, int]) -> bool:
    """Whether some of a name is the same, but not enough of it, or not both its marks.

    All of it may be the same without its marks: 三项制度 and “三项制度” are one name.
    """
    kept = [i for i in range(len(name)) if start + i in matched]
    size, kept_size = weight(name), weight(name[i] for i in kept)
    if not kept or size > LONGEST:
        return False
    opening, closing = matched.get(start), matched.get(start + len(name) - 1)
    if opening is None and closing is None:
        return kept_size < size
    if opening is None or closing is None or others.get(opening) != closing:
        return True
    return 2 * kept_size < size
