"""Chapters: all documents in a few numbers, and their ranking."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from compare.report.content import (
    Bar,
    Block,
    Chart,
    Kind,
    Line,
    Listing,
    Mark,
    Paragraph,
    Run,
    TableKind,
    Tone,
    line,
    note,
    plain,
    shortened,
    table,
)
from compare.report.corpus.naming import document_names, first, near_words
from compare.report.names import against, number, percent
from compare.report.sentences import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import DocumentSummary, Summary
    from compare.report.labels import Labels

MOST_RANKED = 200
"""Rows of the ranking; CSV, XLSX and JSON hold every document."""
_MOST_BARS = 40
_TENTHS = 10
_INITIATIVE = 24
_TONES = (Tone.BOILERPLATE, Tone.TEMPLATE, Tone.LOCAL)


def ranked(summary: Summary) -> list[int]:
    """The documents' indexes, the most boilerplate first; those alike by path."""
    found = summary.documents
    return sorted(range(len(found)), key=lambda i: (-found[i].measure.boilerplate_ratio, found[i].facts.path))


def overview(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """What a reader must know first, and how the ratios are spread."""
    return (
        Listing(items=tuple(line(said) for said in _answers(summary, labels))),
        *((_spread(summary, labels),) if len(summary.documents) > 1 else ()),
        Paragraph(line=(note(labels("corpus.reference", against=against(summary.reference, labels))),)),
        *(Paragraph(line=(note(plain(words(one.said, labels.language))),)) for one in summary.notes),
    )


def _answers(summary: Summary, labels: Labels) -> Iterator[str]:
    found, names = summary.documents, document_names(summary)
    places = {one.facts.metadata.place for one in found if one.facts.metadata.place}
    yield labels("corpus.answer.documents", count=len(found), places=len(places), unread=len(summary.unread))
    if not found:
        return
    ratios = [one.measure.boilerplate_ratio for one in found]
    order = ranked(summary)
    yield labels(
        "corpus.answer.ratio",
        median=percent(median(ratios)),
        most=names[order[0]],
        highest=percent(max(ratios)),
        least=names[order[-1]],
        lowest=percent(min(ratios)),
    )
    if summary.stock:
        stock = summary.stock[0]
        yield labels("corpus.answer.stock", text=shortened(plain(stock.text), 60), places=stock.places)
    if summary.clusters:
        cluster = summary.clusters[0]
        yield labels(
            "corpus.answer.clusters",
            count=len(summary.clusters),
            text=shortened(plain(cluster.text), 60),
            places=cluster.places,
        )
    copies = [one for one in summary.near_copies if not one.same_place]
    if summary.near_copies:
        yield labels("corpus.answer.copies", count=len(summary.near_copies), elsewhere=len(copies))
    if summary.initiatives:
        spread = summary.initiatives[0]
        yield labels(
            "corpus.answer.initiatives", count=len(summary.initiatives), name=plain(spread.name), places=spread.places
        )


def _spread(summary: Summary, labels: Labels) -> Chart:
    """How many documents have how much boilerplate, in tenths."""
    counted = [0] * _TENTHS
    for one in summary.documents:
        counted[min(_TENTHS - 1, int(_TENTHS * one.measure.boilerplate_ratio))] += 1
    whole = len(summary.documents)
    bars = tuple(
        Bar(
            label=f"{10 * tenth}–{10 * (tenth + 1)}%",
            parts=(count / whole,),
            said=labels("corpus.spread.said", count=count),
        )
        for tenth, count in enumerate(counted)
    )
    kind = Kind(tone=Tone.BOILERPLATE, label=labels("corpus.spread.series"))
    return Chart(title=labels("corpus.spread"), kinds=(kind,), bars=bars)


def ranking(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Every document with its shares, the most boilerplate first."""
    if not summary.documents:
        return ()
    order, rest = first(ranked(summary), MOST_RANKED, labels)
    names = document_names(summary)
    keys = ("rank", "document", "characters", "boilerplate", "template", "local", "neighbour", "initiative")
    rows = [_row(place, names, index, summary, labels) for place, index in enumerate(order, start=1)]
    header = tuple(labels(f"corpus.ranking.{key}") for key in keys)
    return (
        *_chart(order, names, summary, labels),
        table(TableKind.RANKING, header, rows, right=(0, 2, 3, 4, 5)),
        *rest,
    )


def _chart(order: Sequence[int], names: tuple[str, ...], summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Bars for the whole ranking, or for both its ends where it is long."""
    shown = list(order) if len(order) <= _MOST_BARS else [*order[: _MOST_BARS // 2], *order[-_MOST_BARS // 2 :]]
    bars = []
    for index in shown:
        measure = summary.documents[index].measure
        shares = measure.shares
        bars.append(
            Bar(
                label=names[index],
                parts=(shares.boilerplate, shares.template, shares.local),
                said=labels("chart.size", count=number(measure.characters)),
            )
        )
    kinds = tuple(Kind(tone=tone, label=labels(f"chart.{tone}")) for tone in _TONES)
    key = "corpus.ranking.chart" if len(shown) == len(order) else "corpus.ranking.ends"
    return (Chart(title=labels(key, count=_MOST_BARS // 2), kinds=kinds, bars=tuple(bars)),)


def _row(place: int, names: tuple[str, ...], index: int, summary: Summary, labels: Labels) -> tuple[Line, ...]:
    one = summary.documents[index]
    shares = one.measure.shares
    return (
        line(str(place)),
        line(names[index]),
        line(number(one.measure.characters)),
        line(percent(shares.boilerplate)),
        line(percent(shares.template)),
        line(percent(shares.local)),
        _nearest(one, names, labels),
        line(shortened(plain(one.initiatives[0].name), _INITIATIVE), Mark.LOCAL) if one.initiatives else (),
    )


def _nearest(one: DocumentSummary, names: tuple[str, ...], labels: Labels) -> Line:
    if not one.neighbours:
        return ()
    near = one.neighbours[0]
    return Run(names[near.document]), Run(" "), note(near_words(near, labels))
