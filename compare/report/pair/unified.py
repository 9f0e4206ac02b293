"""Both sides of one bead woven into one line: B's text, with what only A has put in where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Line, Mark, Run, merged, plain
from compare.report.pair.side import is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Phrase
    from compare.report.pair.side import Side


def woven(a: Side, b: Side, bead: int) -> Line:
    """What a reader of a unified view sees of a bead that both sides have."""
    runs: list[Run] = []
    before: int | None = None
    for phrase, in_a, in_b in _in_order(a, a.phrases.get(bead, []), b.phrases.get(bead, [])):
        if in_b and phrase.b:
            gap, before = _gap(b, bead, phrase, before)
            runs += gap
        runs += _shown(phrase, a if in_a else None, b if in_b else None)
    return merged(runs)


def _in_order(a: Side, in_a: list[Phrase], in_b: list[Phrase]) -> Iterator[tuple[Phrase, bool, bool]]:
    """Each phrase with the sides it is shown for; phrases of both sides keep the two orders in step."""
    of_a, of_b = {id(phrase) for phrase in in_a}, {id(phrase) for phrase in in_b}

    def common(phrase: Phrase) -> bool:
        return id(phrase) in of_a and id(phrase) in of_b and not a.moved_inside(phrase)

    waiting = iter(in_b)
    for phrase in in_a:
        if not common(phrase):
            yield phrase, True, False
            continue
        for other in waiting:
            if other is phrase:
                break
            yield other, False, True
        yield phrase, True, True
    for other in waiting:
        yield other, False, True


def _gap(b: Side, bead: int, phrase: Phrase, before: int | None) -> tuple[list[Run], int | None]:
    """What stands in B before a phrase that opens another sentence, and which sentence it is in."""
    span = b.span(phrase)
    sentence = next((i for i in b.sentences(bead) if span and b.document.sentences[i].span.covers(span)), before)
    if sentence == before or before is None or sentence is None:
        return [], sentence
    ends, starts = b.document.sentences[before].span.end, b.document.sentences[sentence].span.start
    gap = b.document.text[ends:starts]
    return [Run("\n" if "\n" in gap else plain(gap))], sentence


def _shown(phrase: Phrase, a: Side | None, b: Side | None) -> Iterator[Run]:
    """One phrase: once where both sides have it, else what A has before what B has."""
    if a and b and b.span(phrase) and is_same(phrase):
        span = b.span(phrase)
        yield from b.same(phrase, span) if span else ()
        return
    for side in (a, b):
        span = side.span(phrase) if side else None
        if side and span:
            moved = (Mark.MOVED,) if side.moved_inside(phrase) else ()
            yield from side.changed(phrase, span, (*side.change, *moved), local=True)
