"""From a series to the report that every readable format shows; the answers asked for most come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Chapter, ChapterKind, Report
from compare.report.labels import Labels
from compare.report.series import (
    appendix,
    carried,
    details,
    figures,
    findings,
    initiatives,
    overview,
    problems,
    promises,
    sections,
)
from compare.report.series.wording import is_wide

if TYPE_CHECKING:
    from compare.model import Series
    from compare.options import Language

_CHAPTERS = {
    ChapterKind.OVERVIEW: overview.blocks,
    ChapterKind.PROMISES: promises.blocks,
    ChapterKind.INDICATORS: figures.blocks,
    ChapterKind.CARRIED: carried.blocks,
    ChapterKind.SECTIONS: sections.blocks,
    ChapterKind.ADMITTED: problems.blocks,
    ChapterKind.NAMED: initiatives.blocks,
    ChapterKind.FINDINGS: findings.blocks,
    ChapterKind.DETAILS: details.blocks,
    ChapterKind.APPENDIX: appendix.blocks,
}
_WIDE = frozenset({ChapterKind.INDICATORS, ChapterKind.SECTIONS})


def build_series(series: Series, language: Language) -> Report:
    """The report on a series; chapters without content are left out."""
    labels = Labels(language)
    written = ((kind, chapter(series, labels)) for kind, chapter in _CHAPTERS.items())
    return Report(
        title=overview.title(series, labels),
        language=language,
        chapters=tuple(
            Chapter(
                kind=kind,
                heading=labels(f"years.chapter.{kind}"),
                blocks=blocks,
                wide=kind in _WIDE and is_wide(series),
            )
            for kind, blocks in written
            if blocks
        ),
    )
