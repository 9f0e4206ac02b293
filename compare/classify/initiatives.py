"""What one document names and the other does not: the list an editor would make by hand.

`names` finds them and says what speaks for each; here the variants of one are joined, and
the list is put in order: what was made here and is named again before what was merely
issued, and what other places name too behind both.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.classify.names import find_names, quoted_names
from compare.classify.things import thing_of
from compare.model import Initiative, InitiativeKind, Thing
from compare.reference.index import frequencies
from compare.reference.masking import place_key
from compare.reference.shingles import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from compare.classify.cases import Side
    from compare.classify.names import Name
    from compare.model import Figure, Span
    from compare.reference.index import Index

_SOFT = re.compile(r"(?:19|20)\d{2}(?:-\d{4})?年?度?|[\"'《》〈〉<>()\s]|关于|进一步|的")
GOOD_ENOUGH = 3
"""Points a quoted name needs: a slogan in quotation marks alone is no initiative."""
COMMON = 2
"""Other places from which on a name is common property."""
MOST_AGAIN = 2
"""Points for being named again, one each time."""
_NEAR = 6
NAME_LENGTH = 4
"""Characters from which one name inside another means that they are variants of one."""


class _Candidate(NamedTuple):
    """A name found in a document."""

    span: Span
    name: str
    bare: str
    """In the normal form, without marks."""
    core: str
    """What is left of it for comparing: without marks, years, and words that say nothing."""
    kind: InitiativeKind
    sentence: int
    evidence: str
    points: float
    thing: Thing


def find_initiatives(
    side: Side, other: Side, figures: Sequence[Figure] = (), references: Sequence[Index] = ()
) -> tuple[Initiative, ...]:
    """The initiatives of `side` that `other` does not name, the most telling first, variants joined.

    What `COMMON` other places of the references name too is no initiative of this one.

    Names are compared in the normal form without marks, years and either place's own
    name: 《新华区2020年工作要点》 and 《常州市2021年工作要点》 are one document to an editor.
    """
    places = (*side.own, *other.own)
    there = _core(other.document.clean.normal, places)
    missing = [one for one in _candidates(side, places) if one.core and one.core not in there]
    groups = _joined(missing)
    known = _elsewhere(side, groups, references)
    found = [
        _initiative(side, group, places, figures)
        for group, places in zip(groups, known, strict=True)
        if places < COMMON
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.spans[0])))


def _elsewhere(side: Side, groups: Sequence[Sequence[_Candidate]], references: Sequence[Index]) -> list[int]:
    """In how many other places' documents each group is named."""
    names = [[name_key(name) for one in group for name in quoted_names(f'"{one.bare}"')] for group in groups]
    keys = np.array([key for group in names for key in group], dtype=np.uint64)
    found = frequencies(references, keys, place_key(side.document.metadata)).tolist() if references else [0] * len(keys)
    counts = iter(found)
    return [max((next(counts) for _ in group), default=0) for group in names]


def _core(text: str, places: Iterable[str]) -> str:
    """What is left of a name for comparing."""
    core = _SOFT.sub("", text)
    for place in places:
        core = core.replace(place, "")
    return core


def _candidates(side: Side, places: Sequence[str]) -> Iterator[_Candidate]:
    """Names of every sentence that its words make a local initiative of."""
    for index, sentence in enumerate(side.document.sentences):
        text = side.folded.of(sentence.span)
        found = [one for one in find_names(text, side.own) if _counts(one)]
        end = 0
        for one in found:
            if one.start >= end:
                span = side.folded.place(sentence.span, one.start, one.end)
                behind = text[one.start + len(one.name) + 2 : one.end] or text[one.end : one.end + _NEAR]
                yield _Candidate(
                    span=span,
                    name=span.of(side.document.text),
                    bare=one.name,
                    core=_core(one.name, places),
                    kind=one.kind,
                    sentence=index,
                    evidence=one.evidence,
                    points=one.points / 2 if one.kind is InitiativeKind.DOCUMENT else one.points,
                    thing=Thing.DOCUMENT if one.kind is InitiativeKind.DOCUMENT else thing_of(one.name, behind),
                )
                end = one.end


def _counts(one: Name) -> bool:
    """Whether a name has enough to speak for it."""
    return one.kind in {InitiativeKind.DOCUMENT, InitiativeKind.DISTINCTIVE} or one.points >= GOOD_ENOUGH


def _joined(candidates: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Candidates grouped by the name they are variants of, in the order of the text."""
    groups: list[list[_Candidate]] = []
    for one in candidates:
        group = next((group for group in groups if any(_is_variant(one.core, member.core) for member in group)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return groups


def _is_variant(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= NAME_LENGTH and shorter in longer)


def _initiative(side: Side, group: Sequence[_Candidate], elsewhere: int, figures: Sequence[Figure]) -> Initiative:
    first, best = group[0], max(group, key=lambda one: one.points)
    sentence = side.document.sentences[first.sentence]
    points = best.points + min(MOST_AGAIN, len(group) - 1) - elsewhere
    return Initiative(
        name=best.name,
        kind=best.kind,
        spans=tuple(one.span for one in group),
        sentence=sentence.span,
        section=sentence.section,
        evidence=best.evidence,
        thing=next((one.thing for one in group if one.thing is not Thing.OTHER), Thing.OTHER),
        score=round(max(0.0, points) / (max(0.0, points) + GOOD_ENOUGH), 2),
        figures=tuple(figure.span for figure in figures if sentence.span.covers(figure.span)),
        elsewhere=elsewhere,
    )
