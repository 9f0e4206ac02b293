"""Chapter: indicators over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import FigureRole
from compare.report.content import (
    Block,
    Heading,
    Line,
    Listing,
    Paragraph,
    Table,
    TableKind,
    line,
    note,
    plain,
    sparkline,
    table,
)
from compare.report.series.wording import compact, is_wide, longest_lasting, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Indicator, Series
    from compare.report.labels import Labels

_ROLES = (FigureRole.RESULT, FigureRole.TARGET)
_MOST = 45
_ROW = 3
"""Reports that must state a row of a table; of two or three reports two will do."""
_NAME = 28


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What the reports state as reached, then what their plans announce, each with a small chart."""
    found: list[Block] = [Paragraph(line=line(labels("years.figures.intro")))]
    for role in _ROLES:
        shown, rest, fewest = _parted(series, role)
        if shown:
            found.append(Heading(level=2, line=line(labels(f"years.figures.{role}", count=len(shown)))))
            found.append(_table(series, shown, labels))
        if rest:
            chapter = labels("years.chapter.details")
            said = labels(f"years.figures.{role}.rest", count=len(rest), years=fewest, chapter=chapter)
            found.append(Paragraph(line=(note(said),)))
    return tuple(found) if len(found) > 1 else (Paragraph(line=line(labels("years.figures.none"))),)


def rest(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What few reports state, one line each: a row of a table would be empty but for them."""
    found: list[Block] = []
    for role in _ROLES:
        _, few, fewest = _parted(series, role)
        if few:
            said = labels(f"years.figures.{role}.few", count=len(few), years=fewest)
            found.append(Heading(level=2, line=line(said)))
            found.append(Listing(items=tuple(_in_short(one, labels) for one in few)))
    return tuple(found)


def _parted(series: Series, role: FigureRole) -> tuple[tuple[Indicator, ...], tuple[Indicator, ...], int]:
    """The indicators that are rows of a table, the others, and how many reports at least state one of the rows."""
    of_role = [one for one in series.indicators if one.role is role]
    least = _ROW if len(series.years) > _ROW else 2
    shown, fewest = longest_lasting(of_role, lambda one: len(one.values), _MOST, least)
    return shown, tuple(one for one in of_role if one not in shown), fewest


def _in_short(one: Indicator, labels: Labels) -> Line:
    values = tuple(
        labels("years.figure.value", year=value.year, value=plain(value.figure.text)) for value in one.values
    )
    return line(labels("years.figure.short", name=plain(one.name), values=labels.listed(values)))


def _table(series: Series, shown: Sequence[Indicator], labels: Labels) -> Table:
    wide = is_wide(series)
    years = [str(year) for year in series.span]
    header = (labels("years.figure.name"), labels("years.figure.unit"), labels("years.figure.chart"), *years)
    rows = [_row(series, one, wide=wide) for one in shown]
    return table(
        TableKind.WIDE_SERIES if wide else TableKind.SERIES,
        header,
        rows,
        right=tuple(range(3, len(header))),
    )


def _row(series: Series, one: Indicator, *, wide: bool) -> tuple[Line, ...]:
    by_year = {value.year: value.figure for value in one.values}
    values = [by_year[year].value if year in by_year else None for year in series.span]
    divisor, unit = scale([value for value in values if value is not None], one.unit)
    if wide:
        cells = tuple(line("" if value is None else compact(value / divisor)) for value in values)
    else:
        cells = tuple(line(plain(by_year[year].text) if year in by_year else "") for year in series.span)
    return line(plain(one.name)[:_NAME]), line(plain(unit if wide else one.unit)), (sparkline(values),), *cells


def change_words(one: Indicator, before: int, last: int) -> str:
    """The figures of two years as printed, with an arrow between."""
    by_year = {value.year: value.figure.text for value in one.values}
    return f"{plain(by_year[before])} → {plain(by_year[last])}"
