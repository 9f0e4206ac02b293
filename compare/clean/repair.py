"""What scraping broke, by named rules; each rule says what it undid and what it could only mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from compare.clean.characters import (
    COMPATIBILITY,
    INVISIBLE,
    PRIVATE,
    RADICAL,
    compatibility_ideographs,
    invisible,
    kangxi_radicals,
    private_use,
    torn_lines,
)
from compare.clean.entities import entities
from compare.clean.glosses import glosses, stray_readings
from compare.clean.losses import LOSS, lost_characters, lost_indents
from compare.clean.marks import LOOK_ALIKE_LETTER, NARROW, doubled_marks, half_width_marks, look_alikes
from compare.clean.opening import torn_openings
from compare.clean.shift import shifts
from compare.model import Repair, Span
from compare.text.codes import signs
from compare.text.spans import Edit, apply_edits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from compare.model import OffsetMap

_LINE_END = re.compile("\r(?!\n)|[\v\f\x1c-\x1e\x85\u2028\u2029]")


def line_ends(text: str) -> tuple[Repair, ...]:
    """Ends of line and of page that are no LF or CRLF: old Macintosh files, text taken from PDF."""
    found = (Span(*match.span()) for match in _LINE_END.finditer(text))
    return tuple(Repair(span=span, rule="line-end", before=span.of(text), after="\n") for span in found)


class Rule(NamedTuple):
    """What finds one kind of damage."""

    find: Callable[[str], tuple[Repair, ...]]
    signs: re.Pattern[str] = re.compile("")
    """One of these characters, none an ideograph, stands wherever it finds something: a text without need not be searched."""


CHARACTER_RULES = (
    Rule(line_ends, re.compile("[\r\v\f\x1c-\x1e\x85\u2028\u2029]")),
    Rule(entities, re.compile("&")),
    Rule(torn_lines, INVISIBLE),
    Rule(invisible, INVISIBLE),
    Rule(kangxi_radicals, RADICAL),
    Rule(compatibility_ideographs, COMPATIBILITY),
    Rule(private_use, PRIVATE),
)
"""What stands for one character or none. They come first: an entity or a zero-width space may split what follows."""

PASSAGE_RULES = (
    Rule(shifts),
    Rule(torn_openings),
    Rule(glosses),
    Rule(stray_readings),
    Rule(lost_indents, re.compile(r"\?")),
    Rule(lost_characters, LOSS),
    Rule(doubled_marks),
    Rule(half_width_marks, NARROW),
    Rule(look_alikes, LOOK_ALIKE_LETTER),
)
"""In order: what an earlier rule has claimed, a later one leaves alone."""


def find_repairs(text: str) -> tuple[Repair, ...]:
    """Everything that is broken in a text, in its order; no two repairs overlap."""
    standing = signs(text)
    characters = _found(text, standing, CHARACTER_RULES)
    if not characters:
        return tuple(_found(text, standing, PASSAGE_RULES))
    legible, way_back = apply_edits(text, [Edit(repair.span, repair.after) for repair in characters if repair.undone])
    passages = _found(legible, signs(legible), PASSAGE_RULES)
    led_back = [_led_back(text, repair, way_back) for repair in passages]
    undone = [repair for repair in led_back if repair.undone]
    taken = _with(undone, tuple(characters))
    marked = [piece for repair in led_back if not repair.undone for piece in _legible(repair, way_back)]
    return tuple(_with(taken, tuple(marked)))


def _found(text: str, standing: str, rules: tuple[Rule, ...]) -> list[Repair]:
    """What the rules find in a text in which these signs stand."""
    found: list[Repair] = []
    for rule in rules:
        if rule.signs.search(standing):
            found = _with(found, tuple(sorted(rule.find(text), key=lambda repair: repair.span)))
    return found


def _led_back(text: str, repair: Repair, way_back: OffsetMap) -> Repair:
    """A repair of the legible text in spans of the text itself; what is undone takes repairs inside it along."""
    span = way_back.to_origin(repair.span)
    before = span.of(text)
    return Repair(span=span, rule=repair.rule, before=before, after=repair.after if repair.undone else before)


def _legible(mark: Repair, way_back: OffsetMap) -> Iterator[Repair]:
    """A mark without the repairs of single characters inside it."""
    for piece in way_back.pieces[bisect_left(way_back.pieces, mark.span.start, key=lambda piece: piece.origin_end) :]:
        if piece.origin_start >= mark.span.end:
            return
        start, end = max(piece.origin_start, mark.span.start), min(piece.origin_end, mark.span.end)
        if start < end:
            before = mark.before[start - mark.span.start : end - mark.span.start]
            yield Repair(span=Span(start, end), rule=mark.rule, before=before, after=before)


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
