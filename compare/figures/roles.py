"""Whether a figure says what was done or what is wanted."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.clauses import sentence_end
from compare.model import FigureRole

if TYPE_CHECKING:
    from compare.model import Document, Sentence

_PLAN_HEADING = re.compile(
    r"安排|目标|打算|下一步|下步|要点|重点任务|主要任务|工作建议|工作部署|思路|计划|展望|重点工作|工作重点|重大举措"
)
_REVIEW_HEADING = re.compile(r"回顾|成效|情况|总结|完成|进展|成绩|做法")
_NOTES_HEADING = re.compile("名词|注释|附[:件录]")
_MODAL = re.compile(
    r"力争|拟(?:按|安排|新增|新建|完成|投入|投资|实施)|争取(?!上级|到|中央|[国省市]|资金|专项)|确保|目标[是为:]|(?<![于超出稳定])预期(?!寿命)|计划(?:总?投资|完成|新[建增]|培训|实施|建设|安排|在)|将达|要达|要实现"
)
_STRIVING = re.compile(r"力争(?!上游)|(?:预期|主要|发展|工作)目标[是为:]|\d{4}年(?:预期)?目标[是为:]|今年拟")
_UNTIL = re.compile(r"(?<![长加高大展升少降])到(\d{4})年")
"""Holds for the clauses that follow in its sentence too."""


class Roles:
    """What the figures of a document say, by their words and by the part of it that they stand in."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._looked_back = _first_review(document) if document.metadata.kind == "work-report" else None

    def of(self, sentence: Sentence, clause: str, opening: int, place: int) -> FigureRole:
        """A target where the part of the document is a plan, or where the clause or the opening of its sentence says so.

        The opening reaches from a place of the normal form to that of the figure.
        """
        if _MODAL.search(clause) or self._is_to_come(_wanted(self._document.clean.normal, opening), place):
            return FigureRole.TARGET
        return FigureRole.TARGET if self._in_plan(sentence.section) else FigureRole.RESULT

    def _is_to_come(self, wanted: _Wanted, place: int) -> bool:
        """到2025年底: whether the last year named so lies behind the year of the document, or one strives for what follows."""
        until = bisect_right(wanted.until, place)
        about = self._document.metadata.year
        return wanted.striving <= place or bool(until and (about is None or wanted.years[until - 1] > about))

    def _in_plan(self, section: str) -> bool:
        """Whether a section is of a plan, by the headings above it, the outermost first."""
        document = self._document
        ids = [section[:i] for i, char in enumerate(section) if char == "."] + ([section] if section else [])
        for heading in (document.section_by_id[one].heading for one in ids if one in document.section_by_id):
            plan, review = _PLAN_HEADING.search(heading), _REVIEW_HEADING.search(heading)
            if plan or review:
                return bool(plan) and not review
        return document.metadata.kind == "plan" or self._comes_after_the_review(section)

    def _comes_after_the_review(self, section: str) -> bool:
        """Whether a chapter of a work report stands behind the one that looks back: what a 关于2026年工作 says is wanted."""
        if self._looked_back is None or not section:
            return False
        chapter = self._document.section_by_id[section.partition(".")[0]]
        return chapter.span.start > self._looked_back and not _NOTES_HEADING.search(chapter.heading)


class _Wanted(NamedTuple):
    """What a sentence says of times to come."""

    striving: float
    """Behind which place what it tells is wanted; infinite where none."""
    until: list[int]
    """Behind which places a year is named until which something is to be."""
    years: list[int]


@lru_cache(maxsize=1)
def _wanted(normal: str, opening: int) -> _Wanted:
    """What the sentence that opens at a place says: sought once, however many figures it has."""
    end = sentence_end(normal, opening)
    striving = _STRIVING.search(normal, opening, end)
    until = list(_UNTIL.finditer(normal, opening, end))
    return _Wanted(
        striving.end() if striving else inf, [year.end() for year in until], [int(year[1]) for year in until]
    )


def _first_review(document: Document) -> int | None:
    """Where the first chapter that looks back begins; None where none does."""
    return min(
        (one.span.start for one in document.sections if one.parent is None and _looks_back(one.heading)), default=None
    )


def _looks_back(heading: str) -> bool:
    return bool(_REVIEW_HEADING.search(heading)) and not _PLAN_HEADING.search(heading)
