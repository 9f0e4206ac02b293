"""From a comparison to the report that every readable format shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.options import Show
from compare.report.content import Chapter, ChapterKind, Report
from compare.report.labels import Labels
from compare.report.names import names
from compare.report.pair import apart, appendix, changes, initiatives, overview, paired, shares

if TYPE_CHECKING:
    from compare.model import Comparison
    from compare.options import Language

_CHAPTERS = {
    ChapterKind.COMPARED: overview.compared,
    ChapterKind.MEASURES: overview.measures,
    ChapterKind.SHARES: shares.charts,
    ChapterKind.MAP: overview.section_map,
    ChapterKind.PAIRS: paired.blocks,
    ChapterKind.INITIATIVES: initiatives.blocks,
    ChapterKind.FIGURES: changes.figures,
    ChapterKind.APART: apart.blocks,
    ChapterKind.FINDINGS: changes.findings,
    ChapterKind.APPENDIX: appendix.blocks,
}


# What an overview does without: the texts themselves, and how they were read.
_NOT_IN_SUMMARY = frozenset({ChapterKind.PAIRS, ChapterKind.APART, ChapterKind.APPENDIX})


def build(comparison: Comparison, language: Language, show: Show = Show.DIFFERENCES) -> Report:
    """The report on a comparison; chapters without content are left out."""
    labels = Labels(language)
    a, b = names(comparison.a, comparison.b)
    chapters = _CHAPTERS | {ChapterKind.PAIRS: partial(paired.blocks, whole=show is Show.EVERYTHING)}
    written = (
        (kind, chapter(comparison, labels))
        for kind, chapter in chapters.items()
        if show is not Show.SUMMARY or kind not in _NOT_IN_SUMMARY
    )
    return Report(
        title=labels("title", a=a, b=b),
        language=language,
        chapters=tuple(
            Chapter(kind=kind, heading=labels(f"chapter.{kind}"), blocks=blocks) for kind, blocks in written if blocks
        ),
    )
