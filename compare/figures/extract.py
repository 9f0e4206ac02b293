"""The figures a document states, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from compare.figures.circumstances import (
    TOTALLED,
    WAS,
    head,
    is_totalled,
    is_what_was_before,
    is_where_it_went,
    paces,
    scopes,
)
from compare.figures.clauses import start_behind
from compare.figures.exclusions import states_something
from compare.figures.kinds import kind_of
from compare.figures.naming import FAR, names
from compare.figures.numbers import numbers
from compare.figures.roles import Roles
from compare.figures.spans import Spans
from compare.figures.times import period
from compare.model import Figure

if TYPE_CHECKING:
    from compare.figures.naming import Name
    from compare.figures.numbers import Number
    from compare.model import Document, Span

_CLAUSE = re.compile(r"[,;:。、!?\n\d]")
_BEHIND = 12
"""Characters behind a number in which the words for its scope may stand: 12家市级执法机构."""


def extract(document: Document) -> tuple[Figure, ...]:
    """Every number in the body that states something.

    Headings and the parts around the body are left out, and so are dates, ordinals and
    numbers inside names (`exclusions`). Spans hold the number and its unit.
    """
    normal = document.clean.normal
    found = [item for item in numbers(normal) if states_something(normal, item)]
    spans, roles = Spans(document), Roles(document)
    figures = (
        _figure(document, item, name, spans, roles) for item, name in zip(found, names(normal, found), strict=True)
    )
    return tuple(figure for figure in figures if figure)


def _figure(document: Document, found: Number, name: Name, spans: Spans, roles: Roles) -> Figure | None:
    """The figure in the clean text; None outside the body."""
    clean, normal = document.clean, document.clean.normal
    span, whole = clean.normal_map.to_origin(found.span), clean.normal_map.to_origin(found.whole)
    sentence = _sentence(document, span)
    if sentence is None:
        return None
    start = found.span.start
    clause = max(start_behind(",;。", normal, start), start - FAR)
    behind = _CLAUSE.split(normal[found.span.end : found.span.end + _BEHIND])[0]
    opening = start_behind("。!?", normal, start)
    said = normal[clause:start]
    was = (WAS,) if is_what_was_before(said, normal[found.whole.end : found.whole.end + _BEHIND]) else ()
    told = period(normal, opening, start)
    totalled = (TOTALLED,) if is_totalled(said, told) else ()
    return Figure(
        span=span,
        text=whole.of(clean.text),
        number=found.number,
        value=found.value,
        high=found.high,
        step=found.step,
        unit=found.unit,
        qualifier=found.qualifier,
        name=name.text(),
        subject=name.subject,
        head=head(name.subject),
        kind=kind_of(found, name),
        basis=name.basis,
        scope=scopes(said + name.subject + behind)
        + paces(said.rpartition("、")[2] + name.subject + name.basis)
        + was
        + totalled,
        period=told or ("" if is_where_it_went(said) else spans.at(start)),
        role=roles.of(document.sentences[sentence], said, opening, start),
        sentence=sentence,
    )


def _sentence(document: Document, span: Span) -> int | None:
    """The sentence that holds a span."""
    index = bisect_right(document.sentences, span.start, key=lambda sentence: sentence.span.start) - 1
    return index if index >= 0 and document.sentences[index].span.covers(span) else None
