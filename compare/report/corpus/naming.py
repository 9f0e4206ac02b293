"""How the documents of a summary are called, and how many of a long list are shown."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from compare.report.content import Block, Paragraph, Run, note, plain, shortened
from compare.report.names import file_stem, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Carrier, Neighbour, ReportFacts, Summary
    from compare.report.labels import Labels

Item = TypeVar("Item")
_NAME = 28
_CARRIERS = 12


def document_names(summary: Summary) -> tuple[str, ...]:
    """One name a document: its place and year, with its file's name where several are called so."""
    names = [_name(one.facts) for one in summary.documents]
    counted = Counter(names)
    return tuple(
        name if counted[name] == 1 else f"{name} ({plain(file_stem(one.facts.path))})"
        for name, one in zip(names, summary.documents, strict=True)
    )


def _name(facts: ReportFacts) -> str:
    told = facts.metadata
    name = told.place or " ".join(told.issuers) or file_stem(facts.path)
    return shortened(plain(f"{name} {told.year}" if told.year and str(told.year) not in name else name), _NAME)


def near_words(near: Neighbour, labels: Labels) -> str:
    """How much of a document stands in another one, and which of the two came first."""
    said = labels(f"corpus.precedence.{near.precedence}")
    return labels("corpus.near", share=percent(near.shared_ratio), precedence=said)


def first(items: Sequence[Item], most: int, labels: Labels) -> tuple[Sequence[Item], tuple[Block, ...]]:
    """At most `most` of the items, and a note on how many more the data hold."""
    if len(items) <= most:
        return items, ()
    said = labels("corpus.more", shown=most, count=len(items))
    return items[:most], (Paragraph(line=(note(said),)),)


def carriers(found: Sequence[Carrier], summary: Summary, names: tuple[str, ...], labels: Labels) -> tuple[Run, ...]:
    """Who carries a thing, in order of time; the first one is named as such where it is known to be."""
    shown = [names[one.document] for one in found[:_CARRIERS]]
    more = labels("corpus.carriers.more", count=len(found) - _CARRIERS) if len(found) > _CARRIERS else ""
    if len(found) > 1 and _is_first(*(summary.documents[one.document].facts for one in found[:2])):
        return (Run(labels("corpus.carriers", first=shown[0], others=labels.listed(tuple(shown[1:]))) + more),)
    return (Run(labels.listed(tuple(shown)) + more),)


def _is_first(one: ReportFacts, following: ReportFacts) -> bool:
    """Whether one document is known to be older than the next in order of time: by day, else by year.

    Reports of one year, of which some tell no day, have no order.
    """
    days = [facts.metadata.date or str(facts.metadata.year or "") for facts in (one, following)]
    known = min(map(len, days))
    return known > 0 and days[0][:known] < days[1][:known]
