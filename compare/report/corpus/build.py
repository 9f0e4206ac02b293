"""From a summary to the report that every readable format shows; the answers asked for most come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import Chapter, ChapterKind, Report
from compare.report.corpus import common, documents, overview
from compare.report.labels import Labels

if TYPE_CHECKING:
    from compare.model import Summary
    from compare.options import Language

_CHAPTERS = {
    ChapterKind.OVERVIEW: overview.overview,
    ChapterKind.RANKING: overview.ranking,
    ChapterKind.STOCK: common.stock,
    ChapterKind.REUSE: common.clusters,
    ChapterKind.COPIES: common.copies,
    ChapterKind.SPREAD: common.spread,
    ChapterKind.LACKING: common.missing,
    ChapterKind.DOCUMENTS: documents.blocks,
    ChapterKind.APPENDIX: documents.unread,
}


def build_summary(summary: Summary, language: Language) -> Report:
    """The report on many documents; chapters without content are left out."""
    labels = Labels(language)
    written = ((kind, chapter(summary, labels)) for kind, chapter in _CHAPTERS.items())
    return Report(
        title=labels("corpus.title", count=len(summary.documents)),
        language=language,
        chapters=tuple(
            Chapter(kind=kind, heading=labels(f"corpus.chapter.{kind}"), blocks=blocks)
            for kind, blocks in written
            if blocks
        ),
    )
