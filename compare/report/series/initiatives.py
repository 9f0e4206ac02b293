"""Chapter: named things by their first and last year."""

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
    table,
)
from compare.report.names import thing_name
from compare.report.series.wording import FEW_YEARS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Series, SeriesInitiative
    from compare.report.labels import Labels

_MOST = 60
_CONTEXT = 24
_YEARS = 8


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """Those of several years, the lasting ones first, then those that only one report names."""
    if not series.initiatives:
        return ()
    lasting = [one for one in series.initiatives if len(one.places) > 1]
    last = series.years[-1]
    single = [
        one
        for one in series.initiatives
        if len(one.places) == 1 and (len(series.years) <= FEW_YEARS or one.places[0].year == last)
    ]
    found: list[Block] = [Paragraph(line=line(labels("years.initiatives.intro")))]
    for key, chosen in (("lasting", lasting), ("single", single)):
        if chosen:
            found.append(Heading(level=2, line=line(labels(f"years.initiatives.{key}", count=len(chosen)))))
            found.append(_table(series, chosen[:_MOST], labels))
        if len(chosen) > _MOST:
            found.append(Paragraph(line=(note(labels("years.initiatives.more", count=len(chosen) - _MOST)),)))
    if len(series.initiatives) > len(lasting) + len(single):
        count = len(series.initiatives) - len(lasting) - len(single)
        found.append(Paragraph(line=(note(labels("years.initiatives.rest", count=count)),)))
    return tuple(found)


def _table(series: Series, chosen: Sequence[SeriesInitiative], labels: Labels) -> Table:
    header = tuple(labels(f"years.initiative.{key}") for key in ("name", "first", "last", "years", "text"))
    return table(TableKind.LASTING, header, [_row(series, one, labels) for one in chosen])


def _row(series: Series, one: SeriesInitiative, labels: Labels) -> tuple[Line, ...]:
    years = [str(place.year) for place in one.places]
    said = f"{len(years)}" if len(years) > _YEARS else labels.listed(tuple(years))
    return (
        (Run(plain(one.name), (Mark.STRONG,)), Run(" "), note(thing_name(one, labels))),
        line(years[0]),
        line(years[-1]),
        line(said),
        _in_context(series, one),
    )


def _in_context(series: Series, one: SeriesInitiative) -> Line:
    """The words around the name in the last report that has it."""
    place = one.places[-1]
    text = series.by_year[place.year].text
    before = plain(text[max(0, place.span.start - _CONTEXT) : place.span.start]).lstrip()
    after = plain(text[place.span.end : place.span.end + _CONTEXT]).rstrip()
    return Run("…" + before), Run(plain(series.text(place)), (Mark.STRONG,)), Run(after + "…")
