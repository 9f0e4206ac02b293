"""An insertion or deletion that could begin a little earlier or later begins where a reader expects it.

甲,乙,丙 against 甲,丙: what went is "乙," and not ",乙". diff-match-patch does this
(`diff_cleanupSemanticLossless`) by the borders it sees on both sides of an edit. It is
handed one character a unit, chosen so that its scores fit: words become ideographs,
marks stay themselves, and the stops that end a sentence become line breaks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from compare.diff.matches import Match, Pair, hunks

if TYPE_CHECKING:
    from collections.abc import Iterable

FIRST_IDEOGRAPH = 0x4E00
"""From here on some 21,000 characters are letters to Python, and none is a surrogate."""
_STOPS = {"。": "\n", ";": "\r"}


@cache
def _differ() -> Any:  # noqa: ANN401 - the library ships no types
    from diff_match_patch import diff_match_patch  # noqa: PLC0415 - 8 ms, needed only where two texts differ

    return diff_match_patch()


def slide(pair: Pair) -> Pair:
    """The pair with its insertions and deletions at the best borders."""
    stretches = list(hunks(pair))
    if not any(stretch.a_start == stretch.a_end or stretch.b_start == stretch.b_end for stretch in stretches):
        return pair
    a, b = _encoded(pair)
    edits: list[tuple[int, str]] = []
    for matched, a_start, a_end, b_start, b_end in stretches:
        if matched:
            edits.append((0, a[a_start:a_end]))
        else:
            edits += [(-1, a[a_start:a_end]), (1, b[b_start:b_end])]
    edits = [edit for edit in edits if edit[1]]
    _differ().diff_cleanupSemanticLossless(edits)
    return pair._replace(matches=tuple(_matches(edits)))


def _encoded(pair: Pair) -> tuple[str, str]:
    """Both sides, one character a unit; two units in one slot get a character of their own."""
    codes: dict[str, str] = {}
    a = [codes.setdefault(unit.key, _code(unit.key, len(codes))) for unit in pair.a]
    b = [codes.setdefault(unit.key, _code(unit.key, len(codes))) for unit in pair.b]
    slots = [match for match in pair.matches if not pair.equal(match)]
    for number, (i, j) in enumerate(slots, len(codes)):
        a[i] = b[j] = chr(FIRST_IDEOGRAPH + number)
    return "".join(a), "".join(b)


def _code(key: str, number: int) -> str:
    """One character for a key, and never the same for two."""
    if key in _STOPS:
        return _STOPS[key]
    return key if len(key) == 1 and not key.isalnum() else chr(FIRST_IDEOGRAPH + number)


def _matches(edits: Iterable[tuple[int, str]]) -> list[Match]:
    """What is the same, read off the edits."""
    i = j = 0
    found: list[Match] = []
    for kind, text in edits:
        size = len(text)
        if kind == 0:
            found += [(i + n, j + n) for n in range(size)]
        i += size if kind <= 0 else 0
        j += size if kind >= 0 else 0
    return found
