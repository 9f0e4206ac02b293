"""Drawing: where the text of each section of A stands in B."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from compare.model import Relation
from compare.report.content import Flow, FlowSection, Kind, Ribbon, Tone
from compare.report.names import letters, names, section_name
from compare.report.pair.levels import legible_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Document
    from compare.report.labels import Labels

_MOST = 64
"""Sections of a side; more than that stand too close to be named on a page."""
_LEAST = 0.04
"""Ribbons of sentences that moved between sections that do not answer each other are left out below this share."""
_TONES = {
    Relation.SAME: Tone.SHARED,
    Relation.MOVED: Tone.MOVED,
    Relation.SPLIT: Tone.SPLIT,
    Relation.MERGED: Tone.SPLIT,
    Relation.PART: Tone.PART,
}
_LEGEND = {
    Tone.SHARED: ("relation.same",),
    Tone.MOVED: ("relation.moved",),
    Tone.SPLIT: ("relation.split", "relation.merged"),
    Tone.PART: ("relation.part",),
    Tone.ADDED: ("relation.added",),
    Tone.REMOVED: ("relation.removed",),
}


def flows(comparison: Comparison, labels: Labels) -> tuple[Flow, ...]:
    """One drawing, or none where one of the documents has no sections."""
    if not (comparison.a.sections and comparison.b.sections):
        return ()
    deepest = legible_level((comparison.a, comparison.b), _MOST)
    in_a, in_b = _Column(comparison.a, "A", deepest), _Column(comparison.b, "B", deepest)
    ribbons = tuple(_ribbons(comparison, in_a, in_b))
    alone = {Tone.REMOVED: Relation.REMOVED, Tone.ADDED: Relation.ADDED}
    gone, new = (
        {i for link in comparison.alignment.links if link.relation is relation for i in (*link.a, *link.b)}
        for relation in alone.values()
    )
    a, b = in_a.sections(gone, Tone.REMOVED, labels), in_b.sections(new, Tone.ADDED, labels)
    used = {ribbon.tone for ribbon in ribbons} | {section.tone for section in (*a, *b)}
    name_a, name_b = names(comparison.a, comparison.b)
    return (
        Flow(
            title=labels("flow.title"),
            shares=labels("flow.shares"),
            heads=(f"A {name_a}", f"B {name_b}"),
            a=a,
            b=b,
            ribbons=ribbons,
            kinds=tuple(
                Kind(tone=tone, label=labels.listed(tuple(map(labels, keys))))
                for tone, keys in _LEGEND.items()
                if tone in used
            ),
        ),
    )


class _Column:
    """The sections of one document that are shown, and which of them stands for each section."""

    def __init__(self, document: Document, letter: str, deepest: int) -> None:
        self.document, self.letter = document, letter
        self.shown = [section for section in document.sections if section.level <= deepest]
        places = {section.id: place for place, section in enumerate(self.shown)}
        self.place = {s.id: places[".".join(s.id.split(".")[:deepest])] for s in document.sections}
        """By id, the index of the shown section that a section lies in."""
        self.letters = [letters(sentence.span.of(document.text)) for sentence in document.sentences]
        self.sizes = Counter[int]()
        for sentence, size in zip(document.sentences, self.letters, strict=True):
            if sentence.section:
                self.sizes[self.place[sentence.section]] += size

    def at(self, sentence: int) -> int | None:
        """The index of the shown section a sentence stands in; None before the first section."""
        return self.place.get(self.document.sentences[sentence].section)

    def sections(self, alone: set[str], tone: Tone, labels: Labels) -> tuple[FlowSection, ...]:
        """The shown sections; those of `alone` are marked with `tone`."""
        return tuple(
            FlowSection(
                name=section_name(self.document, section.id, labels),
                size=self.sizes[place],
                section=f"{self.letter}:{section.id}",
                depth=section.level - 1,
                tone=tone if section.id in alone else None,
            )
            for place, section in enumerate(self.shown)
        )


def _ribbons(comparison: Comparison, a: _Column, b: _Column) -> Iterator[Ribbon]:
    """What leads where: by sentences that answer each other, and by links of sections without any."""
    from_a, from_b = Counter[tuple[int, int]](), Counter[tuple[int, int]]()
    for bead in comparison.alignment.beads:
        if not (bead.a and bead.b):
            continue
        in_a, in_b = a.at(bead.a[0]), b.at(bead.b[0])
        if in_a is not None and in_b is not None:
            from_a[in_a, in_b] += sum(a.letters[i] for i in bead.a)
            from_b[in_a, in_b] += sum(b.letters[i] for i in bead.b)
    tones = _tones(comparison, a, b)
    for pair in sorted(from_a.keys() | tones.keys()):
        share_a = min(1.0, from_a[pair] / (a.sizes[pair[0]] or 1))
        share_b = min(1.0, from_b[pair] / (b.sizes[pair[1]] or 1))
        if pair in tones or max(share_a, share_b) >= _LEAST:
            tone = tones.get(pair, Tone.MOVED)
            yield Ribbon(a=pair[0], b=pair[1], share_a=share_a, share_b=share_b, tone=tone)


def _tones(comparison: Comparison, a: _Column, b: _Column) -> dict[tuple[int, int], Tone]:
    """What the links say of pairs of shown sections; a link of the sections themselves before one below them."""
    found: dict[tuple[int, int], Tone] = {}
    inherited: dict[tuple[int, int], Tone] = {}
    for link in comparison.alignment.links:
        for in_a in link.a:
            for in_b in link.b:
                pair = a.place[in_a], b.place[in_b]
                own = a.shown[pair[0]].id == in_a and b.shown[pair[1]].id == in_b
                (found if own else inherited).setdefault(pair, _TONES[link.relation])
    return inherited | found
