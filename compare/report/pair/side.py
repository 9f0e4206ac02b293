"""One document of a comparison as marked text: what a cell of paired text holds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from compare.model import PhraseClass, Script, Span, Tag, TokenKind
from compare.report.content import Line, Mark, Run, line, merged, note, plain
from compare.report.names import anchor, letters, section_name
from compare.report.pair.evidence import evidence

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
    """The names of its initiatives, in the order of the text, none within another."""
    said: dict[int, str] = field(default_factory=dict)
    """Evidence that was put into words already: each phrase is shown up to three times."""
    whole: bool = False
    """Whether shared runs are shown whole, however long."""

    @property
    def language(self) -> str:
        """BCP 47 tag of its text."""
        return "zh-Hant" if self.document.clean.script is Script.TRADITIONAL else "zh-Hans"

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
        return all(is_same(phrase) for phrase in self.phrases.get(bead, []))

    def anchor(self, span: Span) -> str:
        """The name of a stretch of the clean text: its side and where it begins in the source."""
        return anchor(self.document, self.letter, span)

    def row_anchor(self, bead: int) -> str:
        """The name of the row that shows a bead, by its first sentence on this side; "" where it has none."""
        sentences = self.sentences(bead)
        return f"row-{self.anchor(self.document.sentences[sentences[0]].span)}" if sentences else ""

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
        changed = [phrase for bead in beads for phrase in self.phrases.get(bead, []) if not is_same(phrase)]
        return all(phrase.cls is PhraseClass.LOCAL for phrase in changed)

    def shortened(self, beads: list[int]) -> Line:
        """The unmarked text of some beads, its middle left out where it is long."""
        indexes = [index for bead in beads for index in self.sentences(bead)]
        text = "".join(self._with_break(i, before) for before, i in zip([None, *indexes], indexes, strict=False))
        return merged(elided(text, len(indexes), self.labels, whole=self.whole))

    def _with_break(self, index: int, before: int | None) -> str:
        """A sentence on one line, after a newline where it opens a paragraph behind another sentence."""
        span = self.document.sentences[index].span
        opens = before is not None and "\n" in self.document.text[self.document.sentences[before].span.end : span.start]
        return "\n" * opens + plain(span.of(self.document.text))

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
        if self.moved_inside(phrase):
            yield Run(self.labels("pair.moved.here"), (Mark.NOTE,), target=self.counterpart(phrase))
        if is_same(phrase):
            yield from self.same(phrase, span)
            return
        yield from self.changed(phrase, span, () if show.alone else self.change, local=show.local)

    @property
    def change(self) -> tuple[Mark, ...]:
        """The mark of what only this side has."""
        return (Mark.REMOVED,) if self.letter == "A" else (Mark.ADDED,)

    def moved_inside(self, phrase: Phrase) -> bool:
        """Whether a phrase stands elsewhere on the other side although its sentence does not."""
        return phrase.tag is Tag.MOVE and not self.comparison.alignment.beads[phrase.bead].moved

    def same(self, phrase: Phrase, span: Span) -> Line:
        """A phrase that both sides have, shortened where it is long; pointed at where form or place differs."""
        runs = elided(plain(span.of(self.document.text)), 1, self.labels, whole=self.whole)
        kinds = (Mark.COSMETIC,) * (phrase.cls is PhraseClass.COSMETIC) + (Mark.MOVED,) * self.moved_inside(phrase)
        if not kinds:
            return runs
        said = Run("", kinds, evidence=self.evidence(phrase), anchor=self.anchor(span), target=self.counterpart(phrase))
        first = replace(said, text=runs[0].text)
        return (first, *runs[1:-1], replace(said, text=runs[-1].text, anchor="")) if len(runs) > 1 else (first,)

    def changed(self, phrase: Phrase, span: Span, change: tuple[Mark, ...], *, local: bool) -> Iterator[Run]:
        """A phrase that only this side has, cut at the names of initiatives in it."""
        figure = (Mark.FIGURE,) * any(token.kind is TokenKind.NUMBER for token in self.document.tokens_in(span))
        evidence, target = self.evidence(phrase), self.counterpart(phrase)
        for piece, named in self._named(span):
            if piece.length:
                of_local = (Mark.LOCAL,) * ((phrase.cls is PhraseClass.LOCAL and local) or named)
                yield Run(
                    plain(piece.of(self.document.text)),
                    (*change, *of_local, *figure),
                    evidence=evidence,
                    anchor=self.anchor(piece),
                    target=target,
                )

    def evidence(self, phrase: Phrase) -> str:
        """Why a phrase has its class, as a run carries it."""
        key = id(phrase)  # phrases live as long as their comparison
        if key not in self.said:
            self.said[key] = evidence(phrase, self.letter, self.other, self.labels)
        return self.said[key]

    def counterpart(self, phrase: Phrase) -> str:
        """The anchor of a phrase's text on the other side; "" where it has none."""
        span, letter = (phrase.b, "B") if self.letter == "A" else (phrase.a, "A")
        return anchor(self.other, letter, span) if span else ""

    @property
    def other(self) -> Document:
        """The document this one is compared with."""
        return self.comparison.b if self.letter == "A" else self.comparison.a

    def _named(self, span: Span) -> Iterator[tuple[Span, bool]]:
        """A stretch cut at the names of initiatives, and whether each piece is one."""
        position = span.start
        for name in self.initiatives[bisect_right(self.initiatives, span.start, key=_end) :]:
            if name.start >= span.end:
                break
            start, end = max(name.start, position), min(name.end, span.end)
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


def is_same(phrase: Phrase) -> bool:
    """Whether both sides have a phrase, in whatever form and place."""
    return phrase.tag in {Tag.EQUAL, Tag.MOVE} or phrase.cls is PhraseClass.COSMETIC


def elided(text: str, sentences: int, labels: Labels, *, whole: bool = False) -> Line:
    """A shared run with its middle left out where it is long, and what is left out stated.

    Newlines in `text` are breaks between paragraphs, which only the hidden middle keeps.
    """
    flat = text.replace("\n", "")
    if whole or len(flat) <= LONG:
        return line(flat)
    count = letters(flat[HEAD:-TAIL])
    key = "pair.elided.sentences" if sentences > 1 else "pair.elided"
    said = Run(labels(key, count=count, sentences=sentences), (Mark.NOTE,), hidden=_middle(text))
    return (Run(flat[:HEAD] + "…"), said, Run("…" + flat[-TAIL:]))


def _middle(text: str) -> str:
    """What lies between the first HEAD and the last TAIL characters, breaks not counted."""
    seen = [at for at, char in enumerate(text) if char != "\n"]
    return text[seen[HEAD] : seen[-TAIL]]


def sides(comparison: Comparison, labels: Labels, *, whole: bool = False) -> tuple[Side, Side]:
    """Both documents of a comparison; `whole` shows shared runs whole."""
    a = Side(
        comparison=comparison,
        document=comparison.a,
        letter="A",
        labels=labels,
        phrases=_by_bead([(p.a, p.bead, p) for p in comparison.phrases if p.a]),
        initiatives=_spans(comparison.initiatives_a),
        whole=whole,
    )
    b = Side(
        comparison=comparison,
        document=comparison.b,
        letter="B",
        labels=labels,
        phrases=_by_bead([(p.b, p.bead if p.bead_b is None else p.bead_b, p) for p in comparison.phrases if p.b]),
        initiatives=_spans(comparison.initiatives_b),
        whole=whole,
    )
    return a, b


def _spans(initiatives: tuple[Initiative, ...]) -> tuple[Span, ...]:
    """Where initiatives are named; of two names that overlap the later one has the rest."""
    spans: list[Span] = []
    for span in sorted(span for initiative in initiatives for span in initiative.spans):
        start = max(span.start, spans[-1].end) if spans else span.start
        if start < span.end:
            spans.append(Span(start, span.end))
    return tuple(spans)


def _end(span: Span) -> int:
    return span.end


def _by_bead(placed: list[tuple[Span, int, Phrase]]) -> dict[int, list[Phrase]]:
    """Phrases by the bead whose text they are on this side, in the order of the text."""
    found: dict[int, list[Phrase]] = {}
    for _, bead, phrase in sorted(placed, key=lambda item: item[0]):
        found.setdefault(bead, []).append(phrase)
    return found
