"""Chapter: problems that the reports admit, those that return first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Block, Heading, Line, Listing, Paragraph, Run, TableKind, line, note, table
from compare.report.series.wording import longest_lasting, quoted

if TYPE_CHECKING:
    from compare.model import Problem, Series
    from compare.report.labels import Labels

_MOST = 30
_TEXT = 110


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """Every problem of several years with its wording in each; then those of the last year that are new."""
    if not series.problems:
        return ()
    returning = [one for one in series.problems if len(one.places) > 1]
    shown, fewest = longest_lasting(returning, lambda one: len(one.places), _MOST)
    found: list[Block] = [Paragraph(line=line(labels("years.problems.intro")))]
    if shown:
        header = (labels("years.problems.years"), labels("years.problems.wording"))
        found.append(table(TableKind.PROBLEMS, header, [_row(series, one, labels) for one in shown]))
    if len(shown) < len(returning):
        said = labels("years.problems.rest", count=len(returning) - len(shown), years=fewest)
        found.append(Paragraph(line=(note(said),)))
    last = series.years[-1]
    new = [one for one in series.problems if one.places[0].year == last]
    if new:
        found.append(Heading(level=2, line=line(labels("years.problems.new", year=last, count=len(new)))))
        found.append(Listing(items=tuple(line(quoted(series, one.places[0], _TEXT)) for one in new)))
    return tuple(found)


def _row(series: Series, one: Problem, labels: Labels) -> tuple[Line, ...]:
    years = labels.listed(tuple(str(place.year) for place in one.places))
    wording: list[Run] = []
    for place in one.places:
        wording += [Run(labels.named(str(place.year), quoted(series, place, _TEXT))), Run("\n")]
    return line(years), tuple(wording[:-1])
