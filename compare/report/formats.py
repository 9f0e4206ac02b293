"""Every format a report can be written in, by its suffix."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from compare.options import ReportOptions
from compare.report import markdown
from compare.report.corpus.build import build_summary
from compare.report.labels import Labels
from compare.report.pair.build import build
from compare.report.series.build import build_series

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from compare.model import Comparison, Series, Summary
    from compare.options import Flavor, Language
    from compare.report.content import Report
    from compare.report.pdf.press import Press


_NAMED = 20
"""Characters without a glyph that a warning names."""
_READABLE = frozenset({"md", "html", "pdf"})
"""Formats that are written from the report's chapters; the others are written from the values themselves."""


class Rendered(NamedTuple):
    """What is to be written, and what the user should know about it."""

    contents: Mapping[str, bytes | Iterable[bytes]]
    """By suffix."""
    warnings: tuple[str, ...]


def render(
    comparison: Comparison,
    wanted: Sequence[str],
    language: Language,
    *,
    options: ReportOptions | None = None,
    press: Press | None = None,
) -> Rendered:
    """A comparison in each of the `wanted` formats; `press` lays out pages where there is one.

    Raises:
        MissingDependencyError: a format needs what is not installed.
    """
    chosen = options or ReportOptions()
    contents, warnings = _readable(partial(build, comparison, language, chosen.show), wanted, chosen.flavor, press)
    if "json" in wanted:
        from compare.report.as_json import comparison_json  # noqa: PLC0415 - needed for JSON only

        contents["json"] = comparison_json(comparison).encode("utf-8", "backslashreplace")
    if "docx" in wanted:
        from compare.report import docx  # noqa: PLC0415 - python-docx takes 0.2 s

        contents["docx"] = docx.render(comparison, language, author=chosen.author, date=chosen.date)
    if "csv" in wanted:
        from compare.report.as_csv import figures_csv  # noqa: PLC0415 - needed for CSV only

        contents["csv"] = figures_csv(comparison, language)
    return Rendered(contents, warnings)


def render_series(
    series: Series,
    wanted: Sequence[str],
    language: Language,
    *,
    options: ReportOptions | None = None,
    press: Press | None = None,
) -> Rendered:
    """A series in each of the `wanted` formats, as `render`.

    Raises:
        MissingDependencyError: a format needs what is not installed.
    """
    chosen = options or ReportOptions()
    contents, warnings = _readable(partial(build_series, series, language), wanted, chosen.flavor, press)
    if "json" in wanted:
        from compare.report.as_json import series_json  # noqa: PLC0415 - needed for JSON only

        contents["json"] = series_json(series).encode("utf-8", "backslashreplace")
    if "csv" in wanted:
        from compare.report.as_csv import series_csv  # noqa: PLC0415 - needed for CSV only

        contents["csv"] = series_csv(series, language)
    return Rendered(contents, warnings)


def render_summary(
    summary: Summary,
    wanted: Sequence[str],
    language: Language,
    *,
    options: ReportOptions | None = None,
    press: Press | None = None,
) -> Rendered:
    """A summary of many documents in each of the `wanted` formats, as `render`.

    Raises:
        MissingDependencyError: a format needs what is not installed.
    """
    chosen = options or ReportOptions()
    readable, warnings = _readable(partial(build_summary, summary, language), wanted, chosen.flavor, press)
    contents: dict[str, bytes | Iterable[bytes]] = {**readable}
    if "json" in wanted:
        from compare.report.as_json import summary_parts  # noqa: PLC0415 - needed for JSON only

        # Piece by piece: of many documents it is too much to hold at once.
        contents["json"] = (part.encode("utf-8", "backslashreplace") for part in summary_parts(summary))
    if "csv" in wanted:
        from compare.report.as_csv import summary_csv  # noqa: PLC0415 - needed for CSV only

        contents["csv"] = summary_csv(summary, language)
    if "xlsx" in wanted:
        from compare.report.as_xlsx import summary_xlsx  # noqa: PLC0415 - XlsxWriter takes 60 ms

        contents["xlsx"] = summary_xlsx(summary, language)
    return Rendered(contents, warnings)


def _readable(
    build_report: Callable[[], Report], wanted: Sequence[str], flavor: Flavor, press: Press | None
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """A report of any kind in each of the `wanted` formats that people read, and what a user should know."""
    if _READABLE.isdisjoint(wanted):
        return {}, ()
    report = build_report()
    contents: dict[str, bytes] = {}
    warnings: list[str] = []
    if "md" in wanted:
        contents["md"] = markdown.render(report, flavor).encode()
    if "html" in wanted:
        from compare.report import html  # noqa: PLC0415 - needed for HTML only

        contents["html"] = html.render(report).encode()
    if "pdf" in wanted:
        from compare.report import pdf  # noqa: PLC0415 - WeasyPrint takes 0.5 s

        rendered = press.lay_out(pdf.page(report)) if press else pdf.render(report)
        contents["pdf"] = rendered.data
        if rendered.missing:
            warnings.append(_without_glyph(rendered.missing, Labels(report.language)))
    return contents, tuple(warnings)


def _without_glyph(missing: tuple[str, ...], labels: Labels) -> str:
    from compare.report.pdf import fonts  # noqa: PLC0415 - needed for PDF only

    named = labels.listed(tuple(f"{char} (U+{ord(char):04X})" for char in missing[:_NAMED]))
    more = f"{labels('list.comma')}…" if len(missing) > _NAMED else ""
    hint = "" if fonts.rare_path() else labels("warning.glyphs.hint")
    return labels("warning.glyphs", characters=named + more, hint=hint)
