"""Drawing: how much of each section is boilerplate, stock frame and local."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Bar, Chart, Kind, Tone
from compare.report.names import number, section_name
from compare.report.pair.levels import legible_level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Comparison, Document, Measure
    from compare.report.labels import Labels

_MOST = 30
"""Bars of a chart; with more of them deeper sections count with the one they lie in."""
_TONES = (Tone.BOILERPLATE, Tone.TEMPLATE, Tone.LOCAL)


def charts(comparison: Comparison, labels: Labels) -> tuple[Chart, ...]:
    """One chart a document that has sections, its bars the sections with text."""
    measured = {(m.side, m.section): m.measure for m in comparison.measures.sections}
    kinds = tuple(Kind(tone=tone, label=labels(f"chart.{tone}")) for tone in _TONES)
    found = []
    for side, document in (("a", comparison.a), ("b", comparison.b)):
        bars = tuple(_bars(side, document, measured, labels))
        if bars:
            found.append(Chart(title=labels("chart.title", side=side.upper()), kinds=kinds, bars=bars))
    return tuple(found)


def _bars(side: str, document: Document, measured: dict[tuple[str, str], Measure], labels: Labels) -> Iterator[Bar]:
    deepest = legible_level((document,), _MOST)
    for section in document.sections:
        measure = measured.get((side, section.id))
        if section.level <= deepest and measure and measure.characters:
            shares = measure.shares
            yield Bar(
                label=section_name(document, section.id, labels),
                parts=(shares.boilerplate, shares.template, shares.local),
                said=labels("chart.size", count=number(measure.characters)),
                depth=section.level - 1,
                section=f"{side.upper()}:{section.id}",
            )
