"""What one document names and the other does not: the list an editor would make by hand.

`names` finds them and says what speaks for each; here the variants of one are joined, and
the list is put in order: what was made here and is named again before what was merely
issued, and what other places name too behind both.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from compare.classify.cases import Side
from compare.classify.folding import Folded
from compare.classify.names import find_names, quoted_names
from compare.classify.slots import Mask
from compare.classify.things import thing_of
from compare.model import Initiative, InitiativeKind, Thing
from compare.reference.index import frequencies
from compare.reference.masking import local_names, place_key
from compare.reference.shingles import name_key
from compare.text.naming import Naming, joined, name_core
from compare.text.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.classify.names import Name
    from compare.model import Document, Figure, Span
    from compare.reference.index import Index

_LIST = re.compile(r'(?:[、和与及]*"[^"\n]*"){1,40}')
"""Further members of a list of names; what follows the last of them is the kind of all."""
_ONE_OF_SEVERAL = re.compile(r"(?:[、和与及][^,。;:]{0,400}?)?等[^、,。;:]{0,10}项目")
"""Behind a name without marks: one of a list of projects (天润新城、尚品国际等重点城市建设项目), as roads and schools are."""
GOOD_ENOUGH = 3
"""Points that make half a case."""
FEWEST_POINTS = 2
"""Points a quoted name needs: a slogan in quotation marks alone, without a verb or a kind of thing, is no initiative."""
COMMON = 2
"""Other places from which on a name is common property."""
MOST_AGAIN = 2
"""Points for being named again, one each time."""
_NEAR = 12


class _Candidate(NamedTuple):
    """A name found in a document."""

    span: Span
    name: str
    bare: str
    """In the normal form, without marks."""
    naming: Naming
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
    there = name_core(other.document.clean.normal, places)
    missing = [one for one in _candidates(side, places) if one.naming.core and one.naming.core not in there]
    groups = joined(missing, _naming)
    known = _elsewhere(side, groups, references)
    found = [
        _initiative(side, group, places, figures)
        for group, places in zip(groups, known, strict=True)
        if places < COMMON
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.spans[0])))


class OwnInitiative(NamedTuple):
    """A thing that a document names, before anything is known of other documents."""

    initiative: Initiative
    points: float
    keys: tuple[int, ...]
    """What references count its name by."""
    core: str
    """What is left of its name for comparing."""


def own_initiatives(document: Document, figures: Sequence[Figure] = ()) -> tuple[OwnInitiative, ...]:
    """Everything a document names that may be its place's own, variants joined, in the order of the text."""
    folded = Folded(document.clean)
    own = tuple(folded.name(name) for name in local_names(document.metadata))
    side = Side(document=document, folded=folded, own=own, mask=Mask(folded, ()), habit=(document.clean.script, False))
    groups = joined((one for one in _candidates(side, side.own) if one.naming.core), _naming)
    return tuple(
        OwnInitiative(_initiative(side, group, 0, figures), _points(group), tuple(_keys(group)), group[0].naming.core)
        for group in groups
    )


def rare_initiatives(
    document: Document, figures: Sequence[Figure] = (), references: Sequence[Index] = ()
) -> tuple[Initiative, ...]:
    """What one document names and hardly another place does, in the order of the text, whatever a second document says."""
    found = own_initiatives(document, figures)
    keys = np.array([key for one in found for key in one.keys], dtype=np.uint64)
    known = frequencies(references, keys, place_key(document.metadata)).tolist() if references else [0] * len(keys)
    counts = iter(known)
    elsewhere = [max((next(counts) for _ in one.keys), default=0) for one in found]
    return tuple(
        replace(one.initiative, elsewhere=places, score=initiative_score(one.points - places))
        for one, places in zip(found, elsewhere, strict=True)
        if places < COMMON
    )


def _keys(group: Sequence[_Candidate]) -> list[int]:
    return [name_key(name) for one in group for name in quoted_names(f'"{one.bare}"')]


def _elsewhere(side: Side, groups: Sequence[Sequence[_Candidate]], references: Sequence[Index]) -> list[int]:
    """In how many other places' documents each group is named."""
    names = [_keys(group) for group in groups]
    keys = np.array([key for group in names for key in group], dtype=np.uint64)
    found = frequencies(references, keys, place_key(side.document.metadata)).tolist() if references else [0] * len(keys)
    counts = iter(found)
    return [max((next(counts) for _ in group), default=0) for group in names]


def _candidates(side: Side, places: Sequence[str]) -> Iterator[_Candidate]:
    """Names of every sentence that its words make a local initiative of."""
    sentences = side.document.sentences
    texts = side.folded.each(sentence.span for sentence in sentences)
    for index, names in enumerate(find_names(Sheet.of(texts), side.own)):
        text, sentence, end = texts[index], sentences[index], 0
        for one in names:
            if one.start >= end and _counts(one, text):
                span = side.folded.place(sentence.span, one.start, one.end)
                yield _Candidate(
                    span=span,
                    name=span.of(side.document.text),
                    bare=one.name,
                    naming=Naming(name_core(one.name, places), one.kind is not InitiativeKind.DISTINCTIVE),
                    kind=one.kind,
                    sentence=index,
                    evidence=one.evidence,
                    points=one.points / 2 if one.kind is InitiativeKind.DOCUMENT else one.points,
                    thing=_thing(text, one),
                )
                end = one.end


def _counts(one: Name, text: str) -> bool:
    """Whether a name of a sentence has enough to speak for it."""
    if one.kind is InitiativeKind.DISTINCTIVE:
        return not _ONE_OF_SEVERAL.match(text, one.end)
    return one.kind is InitiativeKind.DOCUMENT or one.points >= FEWEST_POINTS


def _naming(one: _Candidate) -> Naming:
    return one.naming


def _initiative(side: Side, group: Sequence[_Candidate], elsewhere: int, figures: Sequence[Figure]) -> Initiative:
    """What a group comes to: all of it is told of its best sign, whose place goes first."""
    best = max(group, key=lambda one: one.points)
    sentence = side.document.sentences[best.sentence]
    return Initiative(
        name=best.name,
        kind=best.kind,
        spans=(best.span, *(one.span for one in group if one is not best)),
        sentence=sentence.span,
        section=sentence.section,
        evidence=best.evidence,
        thing=_kind(group),
        score=initiative_score(_points(group) - elsewhere),
        figures=tuple(figure.span for figure in figures if sentence.span.covers(figure.span)),
        elsewhere=elsewhere,
    )


def _thing(text: str, one: Name) -> Thing:
    """The kind of thing: by its own end without marks, else by what follows it or the list it is a member of."""
    if one.kind is InitiativeKind.DOCUMENT:
        return Thing.DOCUMENT
    if one.kind is InitiativeKind.DISTINCTIVE:
        return thing_of(one.name)
    behind = text[one.start + len(one.name) + 2 : one.end]
    by_end = thing_of(behind) if behind and thing_of(one.name) is not Thing.DOCUMENT else Thing.OTHER
    if by_end is not Thing.OTHER:
        return by_end
    listed = _LIST.match(text, one.end)
    after = listed.end() if listed else one.end
    return thing_of(one.name, behind or text[after : after + _NEAR])


def _kind(group: Sequence[_Candidate]) -> Thing:
    """The kind its best sign tells: a platform stays one although a document about it bears its name."""
    told = [one for one in group if one.thing is not Thing.OTHER]
    return max(told, key=lambda one: one.points).thing if told else Thing.OTHER


def _points(group: Sequence[_Candidate]) -> float:
    """What speaks for a group: its best sign, and its being named again."""
    return max(one.points for one in group) + min(MOST_AGAIN, len(group) - 1)


def initiative_score(points: float) -> float:
    """What so many points come to, 0…1."""
    return round(max(0.0, points) / (max(0.0, points) + GOOD_ENOUGH), 2)
