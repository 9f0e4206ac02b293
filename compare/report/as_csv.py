"""The figures as a table for a spreadsheet: UTF-8 with a byte-order mark, which Excel needs to tell it from GBK.

RFC 4180. A spreadsheet takes a cell that begins with =, +, - or @ for a formula; such text
gets an apostrophe before it, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from compare.report.as_json.values import rounded
from compare.report.content import plain
from compare.report.corpus.sheets import documents
from compare.report.figures import change_and_percent
from compare.report.labels import Labels
from compare.report.names import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from compare.model import Comparison, FigureChange, Indicator, Series, Summary
    from compare.options import Language

Cell = str | float | None
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d[\d.,]*[%％‰]?$)")
"""How text begins that a spreadsheet would compute; a number alone, such as -3.5%, is no formula."""


def figures_csv(comparison: Comparison, language: Language) -> bytes:
    """The indicators that both documents state, with the values in units of one, and their change."""
    labels = Labels(language)
    a, b = names(comparison.a, comparison.b)
    header = (
        *(labels(f"csv.{key}") for key in ("name", "unit", "role")),
        a,
        b,
        labels("csv.value", of=a),
        labels("csv.value", of=b),
        labels("csv.change"),
        labels("csv.percent"),
    )
    return _written([header, *(_change(change, labels) for change in comparison.figures)])


def _change(change: FigureChange, labels: Labels) -> tuple[Cell, ...]:
    by, percent = change_and_percent(change)
    return (
        change.name,
        change.unit,
        labels(f"figure.{change.role}"),
        change.old.text,
        change.new.text,
        rounded(change.old.value),
        rounded(change.new.value),
        None if by is None else rounded(by),
        None if percent is None else rounded(percent),
    )


def series_csv(series: Series, language: Language) -> bytes:
    """One row an indicator: its values by year in units of one, then as each report prints them."""
    labels = Labels(language)
    header = (
        *(labels(f"csv.{key}") for key in ("name", "unit", "role")),
        *map(str, series.span),
        *(labels("csv.printed", year=year) for year in series.span),
    )
    return _written([header, *(_indicator(series, one, labels) for one in series.indicators)])


def _indicator(series: Series, one: Indicator, labels: Labels) -> tuple[Cell, ...]:
    by_year = {value.year: value.figure for value in one.values}
    return (
        one.name,
        one.unit,
        labels(f"figure.{one.role}"),
        *(rounded(by_year[year].value) if year in by_year else None for year in series.span),
        *(by_year[year].text if year in by_year else None for year in series.span),
    )


def summary_csv(summary: Summary, language: Language) -> bytes:
    """One row a document, the most boilerplate first; shares are 0…1."""
    sheet = documents(summary, Labels(language))
    rows = (tuple(rounded(cell) if isinstance(cell, float) else cell for cell in row) for row in sheet.rows)
    return _written([tuple(name for name, _ in sheet.columns), *rows])


def _written(rows: Iterable[Sequence[Cell]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")


def _guarded(cell: Cell) -> Cell:
    """A cell that no spreadsheet computes; numbers are ours."""
    if not isinstance(cell, str):
        return cell
    text = plain(cell)
    return f"'{text}" if _FORMULA.match(text) else text
