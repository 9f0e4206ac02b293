"""Chapter: sections and sentences without a counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Relation
from compare.report.content import (
    Block,
    Heading,
    Line,
    Paragraph,
    Run,
    Table,
    TableKind,
    line,
    note,
    plain,
    shortened,
    table,
)
from compare.report.names import letters, number, section_name
from compare.report.pair.groups import ordered_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Document
    from compare.report.labels import Labels

_CONTEXT = 40
"""Characters of its first sentence tell what a section is about; the rest stands in the paired texts."""


def blocks(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """Sections and sentences without a counterpart."""
    found: list[Block] = []
    for side, document, relation in (("A", comparison.a, Relation.REMOVED), ("B", comparison.b, Relation.ADDED)):
        only = [
            section
            for link in ordered_links(comparison)
            if link.relation is relation
            for section in (link.a if side == "A" else link.b)
        ]
        found.append(Heading(level=2, line=line(labels("apart.only", side=side))))
        answered = {
            i for link in comparison.alignment.links if link.a and link.b for i in (link.a if side == "A" else link.b)
        }
        rows = [_row(side, document, section, answered, labels) for section in only]
        found.append(_apart_table(rows, labels) if rows else Paragraph(line=line(labels("apart.none"))))
    return (*found, Paragraph(line=line(_rest(comparison, labels))))


def _apart_table(rows: list[tuple[Line, ...]], labels: Labels) -> Table:
    keys = ("apart.section", "apart.characters", "apart.opens")
    return table(TableKind.APART, tuple(labels(key) for key in keys), rows, right=(1,))


def _row(side: str, document: Document, section: str, answered: set[str], labels: Labels) -> tuple[Line, ...]:
    """A section with what it is about; one without a sentence of its own may still have sections that are answered."""
    own = [s.span.of(document.text) for s in document.sentences_of(document.section_by_id[section])]
    name = Run(section_name(document, section, labels), target=f"{side}:{section}")
    opens = line(shortened(plain(own[0]), _CONTEXT)) if own else _parts(document, section, answered, labels)
    return (name,), line(number(sum(letters(text) for text in own))), opens


def _parts(document: Document, section: str, answered: set[str], labels: Labels) -> Line:
    """How many of the sections below one are answered; nothing where none is."""
    parts = [one.id for one in document.sections if one.id.startswith(f"{section}.")]
    count = len(answered.intersection(parts))
    return (note(labels("apart.parts", count=count, of=len(parts))),) if count else ()


def _rest(comparison: Comparison, labels: Labels) -> str:
    """How much stands without a counterpart in sections that have one."""
    gone = {i for link in comparison.alignment.links if not link.b for i in link.a}
    new = {i for link in comparison.alignment.links if not link.a for i in link.b}
    beads = comparison.alignment.beads
    a = list(_texts(comparison.a, (i for bead in beads if not bead.b for i in bead.a), gone))
    b = list(_texts(comparison.b, (i for bead in beads if not bead.a for i in bead.b), new))
    return labels(
        "apart.rest",
        a=len(a),
        b=len(b),
        a_characters=number(sum(map(letters, a))),
        b_characters=number(sum(map(letters, b))),
    )


def _texts(document: Document, sentences: Iterator[int], without: set[str]) -> Iterator[str]:
    """The texts of sentences that do not stand in the sections `without`."""
    for index in sentences:
        sentence = document.sentences[index]
        if sentence.section not in without:
            yield sentence.span.of(document.text)
