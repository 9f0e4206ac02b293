"""Chapter: indicators over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import FigureRole
from compare.report.content import (
    Block,
    Heading,
    Line,
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

_MOST = 45
_NAME = 28


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What the reports state as reached, then what their plans announce, each with a small chart."""
    found: list[Block] = [Paragraph(line=line(labels("years.figures.intro")))]
    for role in (FigureRole.RESULT, FigureRole.TARGET):
        of_role = [one for one in series.indicators if one.role is role]
        shown, fewest = longest_lasting(of_role, lambda one: len(one.values), _MOST)
        if shown:
            found.append(Heading(level=2, line=line(labels(f"years.figures.{role}", count=len(shown)))))
            found.append(_table(series, shown, labels))
            if len(shown) < len(of_role):
                said = labels("years.figures.rest", count=len(of_role) - len(shown), years=fewest)
                found.append(Paragraph(line=(note(said),)))
    return tuple(found) if len(found) > 1 else (Paragraph(line=line(labels("years.figures.none"))),)


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
