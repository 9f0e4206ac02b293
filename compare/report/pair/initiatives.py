"""Chapter: the initiatives of each side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import (
    Block,
    Heading,
    Line,
    Mark,
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
from compare.report.names import anchor, names, section_name

if TYPE_CHECKING:
    from compare.model import Comparison, Document, Initiative
    from compare.report.labels import Labels

_CONTEXT = 30


def blocks(comparison: Comparison, labels: Labels) -> tuple[Block, ...]:
    """The initiatives of each side, with their place and sentence."""
    a, b = names(comparison.a, comparison.b)
    found: list[Block] = []
    for side, document, listed in (
        (f"A {a}", comparison.a, comparison.initiatives_a),
        (f"B {b}", comparison.b, comparison.initiatives_b),
    ):
        if listed:
            found.append(Heading(level=2, line=line(labels("initiatives.of", side=side, count=len(listed)))))
            found.append(_initiative_table(side[0], document, listed, labels))
    return tuple(found) or (Paragraph(line=line(labels("initiatives.none"))),)


def _initiative_table(letter: str, document: Document, listed: tuple[Initiative, ...], labels: Labels) -> Table:
    keys = ("initiative", "initiative.section", "initiative.sentence")
    rows = [_initiative_row(letter, document, initiative, labels) for initiative in listed]
    return table(TableKind.INITIATIVES, tuple(labels(key) for key in keys), rows)


def _initiative_row(letter: str, document: Document, initiative: Initiative, labels: Labels) -> tuple[Line, ...]:
    return (
        _name(initiative, labels, anchor(document, letter, initiative.spans[0])),
        (Run(section_name(document, initiative.section, labels), target=f"{letter}:{initiative.section}"),),
        _in_context(document, initiative),
    )


def _name(initiative: Initiative, labels: Labels, target: str) -> Line:
    """The name, its kind, and how often it is named where that is more than once; it leads to where it is named."""
    times = len(initiative.spans)
    said = labels(f"initiative.{initiative.kind}") + (f" ×{times}" if times > 1 else "")
    return Run(plain(initiative.name), (Mark.STRONG,), target=target), Run(" "), note(said)


def _in_context(document: Document, initiative: Initiative) -> Line:
    """The sentence an initiative is first named in, cut around the name."""
    sentence, place = initiative.sentence, initiative.spans[0]
    if not sentence.covers(place):
        return line(shortened(plain(sentence.of(document.text)), 2 * _CONTEXT))
    start, end = max(sentence.start, place.start - _CONTEXT), min(sentence.end, place.end + _CONTEXT)
    text = document.text
    before = ("…" if start > sentence.start else "") + plain(text[start : place.start])
    after = plain(text[place.end : end]) + ("…" if end < sentence.end else "")
    runs = (Run(before), Run(plain(place.of(text)), (Mark.STRONG,)), Run(after))
    return tuple(run for run in runs if run.text)
