"""One document of a comparison as marked text: what a cell of paired text holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from compare.model import PhraseClass, Span, Tag
from compare.report.content import Line, Mark, Run, line, merged, note, plain
from compare.report.names import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Document, Initiative, Phrase
    from compare.report.labels import Labels

# A shared run is shortened past LONG characters to its head and tail: in half a page that
# is three lines, about what the eye skips; the tail shows where the change begins.
LONG, HEAD, TAIL = 60, 20, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A document with its phrases by bead."""

    comparison: Comparison
    document: Document
    letter: str
    """A or B."""
    labels: Labels
    phrases: dict[int, list[Phrase]]
    initiatives: tuple[Span, ...]
    """The names of its initiatives, in the order of the text."""

    def span(self, phrase: Phrase) -> Span | None:
        """Where a phrase stands on this side."""
        return phrase.a if self.letter == "A" else phrase.b

    def sentences(self, bead: int) -> tuple[int, ...]:
        """The sentences of a bead on this side."""
        found = self.comparison.alignment.beads[bead]
        return found.a if self.letter == "A" else found.b

    def place(self, bead: int) -> str:
        """The name of the section a bead stands in on this side."""
        section = self.document.sentences[self.sentences(bead)[0]].section
        return section_name(self.document, section, self.labels)

    def unchanged(self, bead: int) -> bool:
        """Whether nothing but form differs in a bead, as far as this side shows."""
        return all(_same(phrase) for phrase in self.phrases.get(bead, []))

    def text(self, beads: list[int], sections: tuple[str, ...], *, alone: bool = False) -> Line:
        """The marked text of some beads, shared runs shortened.

        `alone` says that the row as a whole has no counterpart. Where all that differs
        is local, only the names of initiatives are marked so. The names of `sections`
        are put in where there are several.
        """
        show = _Show(alone=alone, local=not self._all_local(beads))
        runs: list[Run] = []
        before: int | None = None
        for bead in beads:
            for index in self.sentences(bead):
                runs += self._opening(index, before, named=len(sections) > 1)
                runs += self._sentence(bead, index, show)
                before = index
        return merged(runs)

    def _all_local(self, beads: list[int]) -> bool:
        changed = [phrase for bead in beads for phrase in self.phrases.get(bead, []) if not _same(phrase)]
        return all(phrase.cls is PhraseClass.LOCAL for phrase in changed)

    def shortened(self, beads: list[int]) -> Line:
        """The unmarked text of some beads, its middle left out where it is long."""
        indexes = [index for bead in beads for index in self.sentences(bead)]
        text = "".join(plain(self.document.sentences[i].span.of(self.document.text)) for i in indexes)
        return merged(_elided(text, len(indexes), self.labels))

    def _opening(self, index: int, before: int | None, *, named: bool) -> Iterator[Run]:
        """What stands before a sentence: a line break, and its section's name where that is news."""
        sentence = self.document.sentences[index]
        if before is not None:
            gap = self.document.text[self.document.sentences[before].span.end : sentence.span.start]
            yield Run("\n" if "\n" in gap or index != before + 1 else plain(gap))
        section = self.document.section_by_id.get(sentence.section)
        if named and section and index == section.sentences[0]:
            yield note(section_name(self.document, section.id, self.labels))
            yield Run(" ")

    def _sentence(self, bead: int, index: int, show: _Show) -> Iterator[Run]:
        sentence = self.document.sentences[index]
        for phrase in self.phrases.get(bead, []):
            span = self.span(phrase)
            if span and sentence.span.covers(span):
                yield from self._phrase(phrase, span, show)

    def _phrase(self, phrase: Phrase, span: Span, show: _Show) -> Iterator[Run]:
        if phrase.tag is Tag.MOVE and not self.comparison.alignment.beads[phrase.bead].moved:
            yield note(self.labels("pair.moved.here"))
        if _same(phrase):
            yield from _elided(plain(span.of(self.document.text)), 1, self.labels)
            return
        change = () if show.alone else (Mark.REMOVED if self.letter == "A" else Mark.ADDED,)
        local = phrase.cls is PhraseClass.LOCAL and show.local
        for piece, named in self._named(span):
            marks = (*change, Mark.LOCAL) if local or named else change
            yield Run(plain(piece.of(self.document.text)), marks)

    def _named(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """A stretch cut at the names of initiatives, and whether each piece is one."""
        position = span.start
        for name in self.initiatives:
            start, end = max(name.start, position), min(name.end, span.end)
            if start < end:
                yield Span(position, start), False
                yield Span(start, end), True
                position = end
        yield Span(position, span.end), False


class _Show(NamedTuple):
    """What needs a mark in a cell."""

    alone: bool
    """No: the row says already that all of it stands on one side."""
    local: bool
    """Local phrases; names of initiatives always do."""


def _same(phrase: Phrase) -> bool:
    """Whether both sides have a phrase, in whatever form and place."""
    return phrase.tag in {Tag.EQUAL, Tag.MOVE} or phrase.cls is PhraseClass.COSMETIC


def _elided(text: str, sentences: int, labels: Labels) -> Line:
    """A shared run with its middle left out where it is long, and what is left out stated."""
    if len(text) <= LONG:
        return line(text)
    count = sum(char.isalnum() for char in text[HEAD:-TAIL])
    key = "pair.elided.sentences" if sentences > 1 else "pair.elided"
    said = note(labels(key, count=count, sentences=sentences))
    return (Run(text[:HEAD] + "…"), said, Run("…" + text[-TAIL:]))


def sides(comparison: Comparison, labels: Labels) -> tuple[Side, Side]:
    """Both documents of a comparison."""
    a = Side(
        comparison=comparison,
        document=comparison.a,
        letter="A",
        labels=labels,
        phrases=_by_bead([(p.a, p.bead, p) for p in comparison.phrases if p.a]),
        initiatives=_spans(comparison.initiatives_a),
    )
    b = Side(
        comparison=comparison,
        document=comparison.b,
        letter="B",
        labels=labels,
        phrases=_by_bead([(p.b, p.bead if p.bead_b is None else p.bead_b, p) for p in comparison.phrases if p.b]),
        initiatives=_spans(comparison.initiatives_b),
    )
    return a, b


def _spans(initiatives: tuple[Initiative, ...]) -> tuple[Span, ...]:
    return tuple(sorted(span for initiative in initiatives for span in initiative.spans))


def _by_bead(placed: list[tuple[Span, int, Phrase]]) -> dict[int, list[Phrase]]:
    """Phrases by the bead whose text they are on this side, in the order of the text."""
    found: dict[int, list[Phrase]] = {}
    for _, bead, phrase in sorted(placed, key=lambda item: item[0]):
        found.setdefault(bead, []).append(phrase)
    return found
