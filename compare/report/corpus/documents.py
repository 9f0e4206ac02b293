"""Chapter: each document by itself: what is stock in it, what is its own, whom it is like."""

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
    TableKind,
    line,
    note,
    plain,
    shortened,
    sparkline,
    table,
)
from compare.report.corpus.naming import document_names, first, near_words
from compare.report.corpus.overview import ranked
from compare.report.names import number, percent
from compare.report.sentences import words

if TYPE_CHECKING:
    from compare.model import DocumentSummary, Summary
    from compare.report.labels import Labels

MOST = 60
"""Documents that are told one by one; the data hold every one."""
_QUOTES = 5
_INITIATIVES = 12
_NEIGHBOURS = 5
_TEXT = 90


def blocks(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """The documents in the order of the ranking."""
    names = document_names(summary)
    shown, rest = first(ranked(summary), MOST, labels)
    return (*(block for index in shown for block in _document(summary, index, names, labels)), *rest)


def _document(summary: Summary, index: int, names: tuple[str, ...], labels: Labels) -> tuple[Block, ...]:
    one = summary.documents[index]
    items: list[Line] = [_shares(one, labels)]
    if one.sections:
        values = tuple(section.measure.boilerplate_ratio for section in one.sections if section.measure.characters)
        items.append((Run(labels("corpus.document.sections")), sparkline(values, scale=(0.0, 1.0))))
    if one.neighbours:
        near = labels.listed(
            tuple(
                labels("list.aside", name=names[other.document], aside=near_words(other, labels))
                for other in one.neighbours[:_NEIGHBOURS]
            )
        )
        items.append((Run(labels("corpus.document.neighbours", names=near)),))
    if one.reused:
        items.append((Run(labels("corpus.document.reused", count=len(one.reused))),))
    return (
        Heading(level=2, line=line(names[index])),
        *((Paragraph(line=(note(plain(one.facts.metadata.title)),)),) if one.facts.metadata.title else ()),
        Listing(items=tuple(items)),
        *_own(one, labels),
        *_stock(one, labels),
    )


def _shares(one: DocumentSummary, labels: Labels) -> Line:
    shares = one.measure.shares
    said = labels(
        "corpus.document.shares",
        characters=number(one.measure.characters),
        boilerplate=percent(shares.boilerplate),
        template=percent(shares.template),
        local=percent(shares.local),
        shared=percent(one.measure.shared_ratio),
    )
    return (Run(said),)


def _own(one: DocumentSummary, labels: Labels) -> tuple[Block, ...]:
    if not one.initiatives:
        return ()
    shown = one.initiatives[:_INITIATIVES]
    more = (
        labels("corpus.initiatives.more", count=len(one.initiatives) - len(shown))
        if len(shown) < len(one.initiatives)
        else ""
    )
    runs: list[Run] = [Run(labels("corpus.document.initiatives"))]
    for position, initiative in enumerate(shown):
        if position:
            runs.append(Run(labels("list.comma")))
        runs.append(Run(plain(initiative.name), (Mark.LOCAL,)))
    return (Paragraph(line=(*runs, Run(more))),)


def _stock(one: DocumentSummary, labels: Labels) -> tuple[Block, ...]:
    if not one.typical:
        return ()
    header = (labels("corpus.document.places"), labels("corpus.document.typical"))
    rows = [(line(number(quote.places)), line(shortened(plain(quote.text), _TEXT))) for quote in one.typical[:_QUOTES]]
    return (table(TableKind.TYPICAL, header, rows, right=(0,)),)


def unread(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Inputs that could not be read, with the reason; what was noted of the others; the method."""
    out: list[Block] = []
    if summary.unread:
        header = (labels("corpus.unread.path"), labels("corpus.unread.reason"))
        rows = [(line(plain(path)), line(plain(words(why, labels.language)))) for path, why in summary.unread]
        out += [Heading(level=2, line=line(labels("corpus.unread"))), table(TableKind.UNREAD, header, rows)]
    out += _notes(summary, labels)
    out += [Heading(level=2, line=line(labels("appendix.method"))), Paragraph(line=line(labels("corpus.method.text")))]
    out.append(Paragraph(line=(note(plain(summary.signature)),)))
    return tuple(out)


def _notes(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    told = [
        labels.named(name, words(one.said, labels.language))
        for name, document in zip(document_names(summary), summary.documents, strict=True)
        for one in document.facts.notes
    ]
    if not told:
        return ()
    shown, rest = first(told, MOST, labels)
    return (
        Heading(level=2, line=line(labels("appendix.notes"))),
        Listing(items=tuple(line(plain(one)) for one in shown)),
        *rest,
    )
