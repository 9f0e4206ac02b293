"""From a comparison to the report that every readable format shows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from compare.options import Show
from compare.report.content import Chapter, ChapterKind, Report
from compare.report.labels import Labels
from compare.report.names import title
from compare.report.pair import apart, appendix, articles, changes, initiatives, overview, paired, shares

if TYPE_CHECKING:
    from collections.abc import Callable

    from compare.model import Comparison
    from compare.options import Language
    from compare.report.content import Block

    _Chapter = Callable[[Comparison, Labels], tuple[Block, ...]]

# What an overview does without: the texts themselves, and how they were read.
_NOT_IN_SUMMARY = frozenset({ChapterKind.PAIRS, ChapterKind.APART, ChapterKind.APPENDIX})


def build(comparison: Comparison, language: Language, show: Show = Show.DIFFERENCES) -> Report:
    """The report on a comparison; chapters without content are left out."""
    labels = Labels(language)
    written = (
        (kind, chapter(comparison, labels))
        for kind, chapter in _chapters(whole=show is Show.EVERYTHING).items()
        if show is not Show.SUMMARY or kind not in _NOT_IN_SUMMARY
    )
    return Report(
        title=title(comparison.a, comparison.b, labels),
        language=language,
        chapters=tuple(
            Chapter(kind=kind, heading=labels(f"chapter.{kind}"), blocks=blocks) for kind, blocks in written if blocks
        ),
    )


def _chapters(*, whole: bool) -> dict[ChapterKind, _Chapter]:
    """What writes each chapter, in the order of the report; `whole` shortens none."""
    return {
        ChapterKind.COMPARED: overview.compared,
        ChapterKind.ARTICLES: articles.blocks,
        ChapterKind.MEASURES: overview.measures,
        ChapterKind.SHARES: shares.charts,
        ChapterKind.MAP: overview.section_map,
        ChapterKind.PAIRS: partial(paired.blocks, whole=whole),
        ChapterKind.INITIATIVES: partial(initiatives.blocks, whole=whole),
        ChapterKind.FIGURES: changes.figures,
        ChapterKind.APART: apart.blocks,
        ChapterKind.FINDINGS: changes.findings,
        ChapterKind.APPENDIX: partial(appendix.blocks, whole=whole),
    }
