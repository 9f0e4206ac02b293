"""What scraping broke, by named rules; each rule says what it undid and what it could only mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.clean.glosses import glosses, stray_readings
from compare.clean.shift import shifts
from compare.model import Repair, Span

if TYPE_CHECKING:
    from collections.abc import Callable

_LINE_END = re.compile("\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def line_ends(text: str) -> tuple[Repair, ...]:
    """Ends of line and of page that are no LF or CRLF: old Macintosh files, text taken from PDF."""
    found = (Span(*match.span()) for match in _LINE_END.finditer(text))
    return tuple(Repair(span=span, rule="line-end", before=span.of(text), after="\n") for span in found)


RULES: tuple[Callable[[str], tuple[Repair, ...]], ...] = (line_ends, shifts, glosses, stray_readings)
"""In order: what an earlier rule has claimed, a later one leaves alone."""


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Everything that is broken in a text, in its order; no two repairs overlap."""
    found: list[Repair] = []
    for rule in RULES:
        found = _with(found, rule(text))
    return tuple(found)


def _with(taken: list[Repair], more: tuple[Repair, ...]) -> list[Repair]:
    """Both lists in the order of the text, without what overlaps something taken before."""
    kept: list[Repair] = list(taken)
    nearest = 0
    for repair in more:
        while nearest < len(taken) and taken[nearest].span.end <= repair.span.start:
            nearest += 1
        if nearest == len(taken) or not taken[nearest].span.overlaps(repair.span):
            kept.append(repair)
    return sorted(kept, key=lambda repair: repair.span)
