"""Every format a report can be written in, by its suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from compare.report import markdown
from compare.report.pair.build import build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from compare.model import Comparison
    from compare.options import Language
    from compare.report.pdf.press import Press


class Rendered(NamedTuple):
    """What is to be written, and what the user should know about it."""

    contents: Mapping[str, bytes]
    """By suffix."""
    warnings: tuple[str, ...]


def render(
    comparison: Comparison, wanted: Sequence[str], language: Language, *, press: Press | None = None
) -> Rendered:
    """A comparison in each of the `wanted` formats; `press` lays out pages where there is one.

    Raises:
        MissingDependencyError: a format needs what is not installed.
    """
    contents: dict[str, bytes] = {}
    warnings: list[str] = []
    report = build(comparison, language)
    if "md" in wanted:
        contents["md"] = markdown.render(report).encode()
    if "pdf" in wanted:
        from compare.report import pdf  # noqa: PLC0415 - WeasyPrint takes 0.5 s

        rendered = press.lay_out(pdf.page(report)) if press else pdf.render(report)
        contents["pdf"] = rendered.data
        if rendered.missing:
            warnings.append(_without_glyph(rendered.missing))
    if "json" in wanted:
        from compare.report.as_json import comparison_json  # noqa: PLC0415 - needed for JSON only

        contents["json"] = comparison_json(comparison).encode("utf-8", "backslashreplace")
    return Rendered(contents, tuple(warnings))


def _without_glyph(missing: tuple[str, ...]) -> str:
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in missing)
    return f"PDF: no font has {named}; shown by code point"
