"""Chapter: section by section, the two texts side by side with what happened to each phrase."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from compare.report.content import Block, Heading, Mark, Paragraph, Row, Run, Sign, Table, TableKind, line, merged, note
from compare.report.names import link_words, percent, section_names
from compare.report.pair.groups import Entry, Group, groups
from compare.report.pair.side import Side, sides
from compare.report.pair.unified import woven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Link, Measure
    from compare.report.content import Line
    from compare.report.labels import Labels

_DEEPEST = 5


def blocks(comparison: Comparison, labels: Labels, *, whole: bool = False) -> tuple[Block, ...]:
    """The legend, then each group of sections with its heading and table; `whole` leaves nothing out."""
    a, b = sides(comparison, labels, whole=whole)
    measures = {(m.side, m.section): m.measure for m in comparison.measures.sections}
    view = _View(comparison=comparison, labels=labels, a=a, b=b, measures=measures)
    return (*legend(labels), *(block for group in groups(comparison) for block in view.group(group)))


def legend(labels: Labels) -> tuple[Block, ...]:
    """What the signs and marks mean."""
    rows = tuple(Row(cells=(line(sign.value), line(labels(f"legend.{sign.name.lower()}"))), sign=sign) for sign in Sign)
    marked = (
        Run(labels("legend.line") + labels("legend.text.shared") + " · "),
        Run(labels("legend.text.removed"), (Mark.REMOVED,)),
        Run(" · "),
        Run(labels("legend.text.added"), (Mark.ADDED,)),
        Run(" · "),
        Run(labels("legend.text.local"), (Mark.LOCAL,)),
        Run(" · …"),
        note(labels("pair.elided", count=99)),
        Run("… " + labels("legend.elided")),
    )
    header = (line(labels("legend.sign")), line(labels("legend.meaning")))
    return Table(kind=TableKind.LEGEND, header=header, rows=rows), Paragraph(line=marked)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    comparison: Comparison
    labels: Labels
    a: Side
    b: Side
    measures: dict[tuple[str, str], Measure]

    def group(self, group: Group) -> Iterator[Block]:
        """Heading, facts and table of one group."""
        anchors = (*(f"A:{i}" for i in group.a if i), *(f"B:{i}" for i in group.b if i))
        yield Heading(level=min(1 + group.depth, _DEEPEST), line=line(self._heading(group)), anchors=anchors)
        rows = tuple(self._rows(group))
        if group.links:
            yield Paragraph(line=merged(self._facts(group, named=len(group.links) > 1 or not rows)))
        if not rows:
            return
        if not (group.a and group.b):
            yield self._single(group, rows)
            return
        header = (
            line(self.labels("legend.sign")),
            line(self._names(self.a, group.a)),
            line(self._names(self.b, group.b)),
        )
        yield Table(kind=TableKind.PAIR, header=header, rows=rows, languages=("", self.a.language, self.b.language))

    def _single(self, group: Group, rows: tuple[Row, ...]) -> Table:
        """What one document alone has, over the whole width."""
        side, column = (self.a, 1) if group.a else (self.b, 2)
        kept = tuple(replace(row, cells=(row.cells[0], row.cells[column]), unified=()) for row in rows)
        header = (line(self.labels("legend.sign")), line(side.letter))
        return Table(kind=TableKind.SINGLE, header=header, rows=kept, languages=("", side.language))

    def _heading(self, group: Group) -> str:
        if not group.links:
            bare = not self.a.document.sections and not self.b.document.sections
            return self.labels("whole" if bare else "opening")
        side, sections = (self.a, group.a) if group.a else (self.b, group.b)
        named = section_names(side.document, sections, self.labels)
        # 第三条 stands in both laws: of one that only one of them has, the heading says which.
        return named if group.a and group.b else f"{side.letter} {named}"

    def _names(self, side: Side, sections: tuple[str, ...]) -> str:
        named = tuple(section for section in sections if section)
        return f"{side.letter} {section_names(side.document, named, self.labels)}".rstrip()

    def _facts(self, group: Group, *, named: bool) -> Iterator[Run]:
        """Under a heading, for each link: the relation, its scores, what speaks for it; its sections where `named`."""
        for number, link in enumerate(group.links):
            if number:
                yield Run("\n")
            said = list(self._link(link))
            sides = [self._names(side, ids) for side, ids in ((self.a, link.a), (self.b, link.b)) if ids]
            if named and (len(sides) > 1 or len(group.links) > 1):
                said.insert(0, " ↔ ".join(sides))
            yield note(" · ".join(said))

    def _link(self, link: Link) -> Iterator[str]:
        yield self.labels(f"relation.{link.relation}")
        if link.a and link.b:
            yield self.labels("pair.score", score=f"{link.score:.2f}")
            shared = [self._shared("a", link.a), self._shared("b", link.b)]
            if all(shared):
                yield self.labels("pair.shared", a=shared[0], b=shared[1])
            if words := link_words(link, self.labels):
                yield words

    def _shared(self, side: str, sections: tuple[str, ...]) -> str:
        """The shared ratio of sections taken together; "" where it was not measured."""
        found = [self.measures[side, section] for section in sections if (side, section) in self.measures]
        total = sum(measure.characters for measure in found)
        return percent(sum(m.shared_ratio * m.characters for m in found) / total) if total else ""

    def _rows(self, group: Group) -> Iterator[Row]:
        """The rows of a group; neighbours that are shared, or that stand apart, make one."""
        for sign, run in groupby(group.entries, key=self._sign):
            entries = list(run)
            if sign is Sign.SHARED:
                yield self._same(entries, group)
            elif sign is Sign.APART:
                yield self._apart(entries, group)
            else:
                yield from (self._pair(sign, entry, group) for entry in entries)

    def _sign(self, entry: Entry) -> Sign:
        bead = self.comparison.alignment.beads[entry.bead]
        if not (bead.a and bead.b):
            return Sign.APART
        if entry.pointer or entry.away or bead.moved:
            return Sign.MOVED
        same = self.a.unchanged(entry.bead) and self.b.unchanged(entry.bead)
        return Sign.SHARED if same else Sign.CHANGED

    def _same(self, entries: list[Entry], group: Group) -> Row:
        """Sentences that both sides have; several of them are read as one run."""
        beads = [entry.bead for entry in entries]
        anchor = self._anchor(beads)
        if len(beads) > 1 and not self.a.whole:
            return _row(Sign.SHARED, self.a.shortened(beads), self.b.shortened(beads), anchor)
        return _row(Sign.SHARED, self.a.text(beads, group.a), self.b.text(beads, group.b), anchor)

    def _anchor(self, beads: list[int]) -> str:
        """The name of a row: where its text of A begins, or of B where it has none of A."""
        named = (side.row_anchor(bead) for side in (self.a, self.b) for bead in beads)
        return next(name for name in named if name)

    def _apart(self, entries: list[Entry], group: Group) -> Row:
        """Each side's own sentences, face to face."""
        beads = [entry.bead for entry in entries]
        a, b = self.a.text(beads, group.a, alone=True), self.b.text(beads, group.b, alone=True)
        return _row(Sign.APART if a and b else Sign.REMOVED if a else Sign.ADDED, a, b, self._anchor(beads))

    def _pair(self, sign: Sign, entry: Entry, group: Group) -> Row:
        """Sentences that answer each other; moved ones say where the other side has them."""
        found = "moved" if self.comparison.alignment.beads[entry.bead].moved else "elsewhere"
        beads, anchor, there = [entry.bead], self.a.row_anchor(entry.bead), self.b.row_anchor(entry.bead)
        if entry.pointer:
            said = self.labels(f"pair.{found}.from", place=self.a.place(entry.bead))
            return _row(sign, (Run(said, (Mark.NOTE,), target=anchor),), self.b.shortened(beads), there)
        a, b = self.a.text(beads, group.a), self.b.text(beads, group.b)
        unified = woven(self.a, self.b, entry.bead)
        if sign is Sign.MOVED:
            said = self.labels(f"pair.{found}.to", place=self.b.place(entry.bead))
            moved = (Run(said, (Mark.NOTE,), target=there), Run(" "))
            a, b = (a, merged((*moved, *b))) if group.b else (merged((*moved, *a)), b)
            unified = merged((*moved, *unified))
        return _row(sign, a, b, anchor, unified)


def _row(sign: Sign, a: Line, b: Line, anchor: str, unified: Line = ()) -> Row:
    return Row(cells=(line(sign.value), a, b), sign=sign, anchor=anchor, unified=unified)
