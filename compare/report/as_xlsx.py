"""The summary as a workbook: a sheet a table, header frozen, filters on, numbers as numbers.

No text is taken for a formula or a link, and the same summary gives the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import xlsxwriter

from compare.report.content import plain
from compare.report.corpus.sheets import ColumnKind, sheets
from compare.report.labels import Labels

if TYPE_CHECKING:
    from compare.model import Summary
    from compare.options import Language
    from compare.report.corpus.sheets import Cell, Sheet

_WIDTHS = {ColumnKind.TEXT: 18, ColumnKind.WIDE: 60, ColumnKind.COUNT: 10, ColumnKind.SHARE: 10}
_FORMATS = {
    ColumnKind.TEXT: {"valign": "top"},
    ColumnKind.WIDE: {"valign": "top", "text_wrap": True},
    ColumnKind.COUNT: {"valign": "top", "num_format": "0"},
    ColumnKind.SHARE: {"valign": "top", "num_format": "0.0%"},
}
# Excel's own bounds.
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_575
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


def summary_xlsx(summary: Summary, language: Language) -> bytes:
    """The workbook."""
    held = io.BytesIO()
    # Text stays text: no formulas, links or numbers are read out of it.
    plain_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, {"in_memory": True, **plain_text}) as book:
        book.set_properties({"created": _MADE.replace(tzinfo=None), "author": "compare", "comments": ""})
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        formats = {kind: book.add_format(look) for kind, look in _FORMATS.items()}
        for sheet in sheets(summary, Labels(language)):
            _write(book.add_worksheet(sheet.name), sheet, head, formats)
    return held.getvalue()


def _write(page: Any, sheet: Sheet, head: Any, formats: dict[ColumnKind, Any]) -> None:  # noqa: ANN401 - the library ships no types
    for column, (name, kind) in enumerate(sheet.columns):
        page.set_column(column, column, _WIDTHS[kind], formats[kind])
        page.write_string(0, column, name, head)
    for number, row in enumerate(sheet.rows[:_MOST_ROWS], start=1):
        for column, cell in enumerate(row):
            _cell(page, number, column, cell, formats[sheet.columns[column][1]])
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, max(1, min(len(sheet.rows), _MOST_ROWS)), len(sheet.columns) - 1)


def _cell(page: Any, row: int, column: int, cell: Cell, look: Any) -> None:  # noqa: ANN401 - the library's own shape
    if isinstance(cell, str):
        page.write_string(row, column, plain(cell)[:_LONGEST_CELL], look)
    elif cell is not None:
        page.write_number(row, column, cell, look)
