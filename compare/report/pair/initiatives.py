"""Chapter: the initiatives of each side, the most telling ones with their sentence, the rest by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import (
    Block,
    Heading,
    Line,
    Listing,
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
from compare.report.names import anchor, names, section_name, thing_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import Comparison, Document, Initiative
    from compare.report.labels import Labels

_CONTEXT = 30
_TOLD = 20
"""Initiatives of a side told with their sentence. The paper of 60 is five pages that nobody reads to the end."""


def blocks(comparison: Comparison, labels: Labels, *, whole: bool = False) -> tuple[Block, ...]:
    """The initiatives of each side, with their place and sentence; `whole` tells so of all of them."""
    a, b = names(comparison.a, comparison.b)
    found: list[Block] = []
    for side, document, listed in (
        (f"A {a}", comparison.a, comparison.initiatives_a),
        (f"B {b}", comparison.b, comparison.initiatives_b),
    ):
        if listed:
            found.append(Heading(level=2, line=line(labels("initiatives.of", side=side, count=len(listed)))))
            told = len(listed) if whole else _TOLD
            found.append(_initiative_table(side[0], document, listed[:told], labels))
            found += _rest(side[0], document, listed[told:], labels)
    return tuple(found) or (Paragraph(line=line(labels("initiatives.none"))),)


def _rest(letter: str, document: Document, listed: Sequence[Initiative], labels: Labels) -> Iterator[Block]:
    """The names of those that are not told one by one, by what they are."""
    if not listed:
        return
    yield Paragraph(line=(note(labels("initiatives.rest", count=len(listed))),))
    groups: dict[str, list[Run]] = {}
    for one in listed:
        run = Run(plain(one.name), target=anchor(document, letter, one.spans[0]))
        groups.setdefault(thing_name(one, labels), []).append(run)
    yield Listing(items=tuple(_of_kind(kind, found, labels) for kind, found in groups.items()))


def _of_kind(kind: str, found: Sequence[Run], labels: Labels) -> Line:
    """The names of one kind after each other."""
    between = Run(labels("list.semicolon"))
    said = [part for name in found for part in (between, name)][1:]
    return note(labels("initiatives.kind", kind=kind, count=len(found))), Run(" "), *said


def _initiative_table(letter: str, document: Document, listed: Sequence[Initiative], labels: Labels) -> Table:
    keys = ("initiative", "initiative.sentence")
    rows = [_initiative_row(letter, document, initiative, labels) for initiative in listed]
    return table(TableKind.INITIATIVES, tuple(labels(key) for key in keys), rows)


def _initiative_row(letter: str, document: Document, initiative: Initiative, labels: Labels) -> tuple[Line, ...]:
    name = Run(plain(initiative.name), (Mark.STRONG,), target=anchor(document, letter, initiative.spans[0]))
    return (name, Run(" "), note(_facts(document, initiative, labels))), _in_context(document, initiative)


def _facts(document: Document, initiative: Initiative, labels: Labels) -> str:
    """Its kind, how often it is named, in how many other documents, and the section of its sentence."""
    times, said = len(initiative.spans), thing_name(initiative, labels)
    said += f" ×{times}" if times > 1 else ""
    said += " · " + labels("initiative.elsewhere", count=initiative.elsewhere) if initiative.elsewhere else ""
    return f"{said} · {section_name(document, initiative.section, labels)}"


def _in_context(document: Document, initiative: Initiative) -> Line:
    """The sentence that speaks most for an initiative, cut around its name."""
    sentence, place = initiative.sentence, initiative.spans[0]
    if not sentence.covers(place):
        return line(shortened(plain(sentence.of(document.text)), 2 * _CONTEXT))
    start, end = max(sentence.start, place.start - _CONTEXT), min(sentence.end, place.end + _CONTEXT)
    text = document.text
    before = ("…" if start > sentence.start else "") + plain(text[start : place.start])
    after = plain(text[place.end : end]) + ("…" if end < sentence.end else "")
    runs = (Run(before), Run(plain(place.of(text)), (Mark.STRONG,)), Run(after))
    return tuple(run for run in runs if run.text)
