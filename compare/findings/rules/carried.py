"""carried-over: passages that stand word for word in both documents.

In one place's documents that is what was carried over from the year before; in documents of two
places, what one may have from the other, or both from a third. Two editions of a regulation
share most of their text by nature, and nothing is said of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.model import Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone, Pair

NAME = "carried-over"

LONGEST_LIST = 5
"""Passages that are told one by one; the others are told together."""
_SHORTEST_OWN, _SHORTEST_FOREIGN = 40, 60
"""Letters of a passage of one place's documents, and of two places': shorter ones are stock phrases."""


class _Passage(NamedTuple):
    a: Span
    b: Span
    letters: int


def find(pair: Pair) -> Iterator[Finding]:
    """The longest passages one by one, the others together."""
    if pair.a.document.metadata.kind == pair.b.document.metadata.kind == "regulation":
        return
    shortest = _SHORTEST_OWN if pair.same_place else _SHORTEST_FOREIGN
    grade = Grade.SURE if pair.same_place else Grade.LIKELY
    passages = [one for one in _passages(pair) if one.letters >= shortest]
    ranked = sorted(passages, key=lambda one: (-one.letters, one.a))
    for one in ranked[:LONGEST_LIST]:
        yield _finding([one], grade)
    if ranked[LONGEST_LIST:]:
        yield _finding(ranked[LONGEST_LIST:], grade)


def _passages(pair: Pair) -> Iterator[_Passage]:
    """Runs of sentences that are equal and follow each other in one section of either document."""
    same = dict(_equal_sentences(pair))
    a, b = pair.a.document, pair.b.document
    while same:
        start = i = min(same)
        first = j = same.pop(i)
        while same.get(i + 1) == j + 1 and _one_section(pair, i, j):
            i, j = i + 1, same.pop(i + 1)
        span_a = Span(a.sentences[start].span.start, a.sentences[i].span.end)
        span_b = Span(b.sentences[first].span.start, b.sentences[j].span.end)
        yield _Passage(span_a, span_b, sum(char.isalnum() for char in span_a.of(a.text)))


def _one_section(pair: Pair, i: int, j: int) -> bool:
    """Whether the sentences after two stand in the same sections as they."""
    a, b = pair.a.document.sentences, pair.b.document.sentences
    return a[i].section == a[i + 1].section and b[j].section == b[j + 1].section


def _equal_sentences(pair: Pair) -> Iterator[tuple[int, int]]:
    """Sentences that answer each other and say the same in the same words."""
    for bead in pair.alignment.beads:
        if len(bead.a) == len(bead.b):
            for i, j in zip(bead.a, bead.b, strict=True):
                if _said(pair.a, i) == _said(pair.b, j):
                    yield i, j


def _said(alone: Alone, index: int) -> str:
    return alone.folded(alone.document.sentences[index].span)


def _finding(passages: list[_Passage], grade: Grade) -> Finding:
    first, others = passages[0], passages[1:]
    letters = sum(one.letters for one in passages)
    return Finding(
        kind=NAME if not others else "carried-over-too",
        grade=grade,
        a=first.a,
        b=first.b,
        further_a=tuple(one.a for one in others),
        further_b=tuple(one.b for one in others),
        values=(("count", str(len(passages))), ("letters", str(letters))),
        weight=letters,
    )
