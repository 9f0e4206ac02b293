"""Chapters on what documents have in common: stock wording, reused passages, near copies, things that spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Block, Line, Mark, Paragraph, Run, TableKind, line, note, plain, shortened, table
from compare.report.corpus.naming import carriers, document_names, first
from compare.report.names import number, percent

if TYPE_CHECKING:
    from compare.model import Cluster, NearCopy, Summary
    from compare.report.labels import Labels

_MOST = 60
_TEXT = 160
_PASSAGE = 320
_LACKING = 20


def stock(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """The commonest boilerplate with the number of places that have it."""
    if not summary.stock:
        return ()
    names = document_names(summary)
    shown, rest = first(summary.stock, _MOST, labels)
    header = tuple(labels(f"corpus.stock.{key}") for key in ("places", "class", "text", "document"))
    rows = [
        (
            line(number(one.places)),
            line(labels(f"class.{one.cls}")),
            line(shortened(plain(one.text), _TEXT)),
            line(names[one.document]),
        )
        for one in shown
    ]
    return (table(TableKind.STOCK, header, rows, right=(0,)), *rest)


def clusters(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Passages that several places carry, each with all who carry it in order of time."""
    if not summary.clusters:
        return ()
    names = document_names(summary)
    shown, rest = first(summary.clusters, _MOST, labels)
    header = tuple(labels(f"corpus.clusters.{key}") for key in ("places", "text", "carriers"))
    rows = [
        (
            line(number(one.places)),
            (Run(shortened(plain(one.text), _PASSAGE)), *_closeness(one, labels)),
            carriers(one.carriers, summary, names, labels),
        )
        for one in shown
    ]
    intro = Paragraph(line=line(labels("corpus.clusters.intro")))
    return (intro, table(TableKind.CLUSTERS, header, rows, right=(0,)), *rest)


def _closeness(one: Cluster, labels: Labels) -> Line:
    """How like the first one the least like is, where they are not all the same."""
    least = min(carrier.similarity for carrier in one.carriers)
    key = "corpus.clusters.verbatim" if least >= 1 else "corpus.clusters.edited"
    return Run(" "), note(labels(key, least=percent(least)))


def copies(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Documents that are almost the same."""
    if not summary.near_copies:
        return ()
    names = document_names(summary)
    shown, rest = first(summary.near_copies, _MOST, labels)
    header = tuple(labels(f"corpus.copies.{key}") for key in ("a", "b", "similarity", "kind"))
    rows = [
        (line(names[one.a]), line(names[one.b]), line(percent(one.similarity)), line(_kind(one, labels)))
        for one in shown
    ]
    return (table(TableKind.COPIES, header, rows, right=(2,)), *rest)


def _kind(one: NearCopy, labels: Labels) -> str:
    if one.identical:
        return labels("corpus.copies.identical")
    return labels("corpus.copies.same_place" if one.same_place else "corpus.copies.other_place")


def spread(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Things that several places name."""
    if not summary.initiatives:
        return ()
    names = document_names(summary)
    shown, rest = first(summary.initiatives, _MOST, labels)
    header = tuple(labels(f"corpus.spread.{key}") for key in ("places", "name", "thing", "carriers"))
    rows = [
        (
            line(number(one.places)),
            line(plain(one.name), Mark.LOCAL),
            line(labels(f"thing.{one.thing}")),
            carriers(one.carriers, summary, names, labels),
        )
        for one in shown
    ]
    return (table(TableKind.SPREAD, header, rows, right=(0,)), *rest)


def missing(summary: Summary, labels: Labels) -> tuple[Block, ...]:
    """Headings that most documents of a kind have, with those that lack them."""
    if not summary.missing_headings:
        return ()
    names = document_names(summary)
    shown, rest = first(summary.missing_headings, _MOST, labels)
    header = tuple(labels(f"corpus.missing.{key}") for key in ("heading", "kind", "share", "lacking"))
    rows = []
    for one in shown:
        lacking = tuple(names[index] for index in one.lacking[:_LACKING])
        more = labels("corpus.carriers.more", count=len(one.lacking) - _LACKING) if len(one.lacking) > _LACKING else ""
        rows.append(
            (
                line(plain(one.heading)),
                line(labels.known("kind", one.kind)),
                line(percent(one.share)),
                line(labels.listed(lacking) + more),
            )
        )
    return (table(TableKind.LACKING, header, rows, right=(2,)), *rest)
