"""What the other document cannot tell of a phrase: its class by the references and by its own statement.

A phrase that stands in one document only is stock all the same where other places have
it, and in a sentence without anything of this place's own. And two documents of one
place prove nothing by sharing: what they share has the class it has by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.classify.portraits import portraits
from compare.classify.sentences import judged, models
from compare.model import Evidence, PhraseClass, Tag
from compare.reference.index import spread
from compare.reference.masking import Masked, place_key
from compare.reference.shingles import PHRASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Document, Figure, Phrase, Span
    from compare.reference.index import Index

    Answer = tuple[PhraseClass, Evidence]

_SHARED = frozenset({Tag.EQUAL, Tag.MOVE})
_RANK = (PhraseClass.LOCAL, PhraseClass.TEMPLATE, PhraseClass.BOILERPLATE)
FEWEST_PLACES = 2
"""One other place may have copied from this one, or this one from it."""


@dataclass(frozen=True, kw_only=True)
class Own:
    """One document's statements, each with its class by itself."""

    document: Document
    masked: Masked
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    answers: tuple[Answer, ...]

    def answers_in(self, span: Span) -> tuple[Answer, ...]:
        """The classes of the statements that a stretch touches."""
        first, last = bisect_left(self.ends, span.start + 1), bisect_left(self.starts, span.end)
        return self.answers[first:last]


def own_classes(document: Document, figures: Sequence[Figure], references: Sequence[Index]) -> Own:
    """The statements of a document by the references alone."""
    masked = Masked(document)
    found = portraits(document, masked, figures, references)
    return Own(
        document=document,
        masked=masked,
        starts=tuple(one.statement.span.start for one in found),
        ends=tuple(one.statement.span.end for one in found),
        answers=tuple(judged(one, models()) for one in found),
    )


def with_references(phrases: Sequence[Phrase], own: tuple[Own, Own], references: Sequence[Index]) -> tuple[Phrase, ...]:
    """The phrases, those judged again about which the pair alone says too little."""
    place_a, place_b = (place_key(side.document.metadata) for side in own)
    one_place = bool(place_a) and place_a == place_b
    open_ones = [i for i, phrase in enumerate(phrases) if _is_open(phrase, one_place=one_place)]
    stock = _stock([phrases[i] for i in open_ones], own, references)
    judged_again = list(phrases)
    for i, places in zip(open_ones, stock, strict=True):
        cls, evidence = _answer(phrases[i], own, places)
        judged_again[i] = replace(phrases[i], cls=cls, evidence=evidence)
    return tuple(judged_again)


def _is_open(phrase: Phrase, *, one_place: bool) -> bool:
    """Whether the pair alone does not settle a phrase."""
    return phrase.cls is PhraseClass.LOCAL or (
        one_place and phrase.tag in _SHARED and phrase.cls is PhraseClass.BOILERPLATE
    )


def _answer(phrase: Phrase, own: tuple[Own, Own], places: int) -> Answer:
    """Stock where other places have it; else what its statements are, the most local of them."""
    if places >= FEWEST_PLACES:
        return PhraseClass.BOILERPLATE, Evidence(reason="in-reference", detail=str(places), score=_sure(places))
    sides = ((phrase.a, own[0]), (phrase.b, own[1]))
    answers = [answer for span, side in sides if span for answer in side.answers_in(span)]
    if not answers:
        return PhraseClass.LOCAL, phrase.evidence or Evidence(reason="only-here")
    return min(answers, key=_most_local)


def _most_local(answer: Answer) -> tuple[int, float, str, str]:
    """What sorts answers; never by the side they came from, so that a comparison and its mirror agree."""
    cls, evidence = answer
    return _RANK.index(cls), -evidence.score, evidence.reason, evidence.detail


def _sure(places: int) -> float:
    """How sure so many places make: a half for one, nine tenths for nine."""
    return round(places / (places + 1), 2)


def _stock(phrases: Sequence[Phrase], own: tuple[Own, Own], references: Sequence[Index]) -> Iterable[int]:
    """For each phrase, in how many places most of it stands: of its two sides the lesser, for both must be stock."""
    spans = [(phrase.a, phrase.b) for phrase in phrases]
    counts = [_side_stock([span[n] for span in spans], side, references) for n, side in enumerate(own)]
    return [
        min(count for count, span in zip(both, sides, strict=True) if span)
        for both, sides in zip(zip(*counts, strict=True), spans, strict=True)
    ]


def _side_stock(spans: Sequence[Span | None], own: Own, references: Sequence[Index]) -> list[int]:
    """In how many other places most of each stretch of a document stands."""
    ranges = [own.document.tokens.within(span) if span else (0, 0) for span in spans]
    keys = [own.masked.shingles(within, PHRASE) for within in ranges]
    return spread(keys, references, place_key(own.document.metadata))
