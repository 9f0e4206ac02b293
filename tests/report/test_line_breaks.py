"""Where lines of Chinese break on paper: no closing mark begins a line, no opening one ends it (GB/T 15834, kinsoku)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from compare.options import Language
from compare.report import pdf
from compare.report.content import Chapter, ChapterKind, Mark, Paragraph, Report, Run

if TYPE_CHECKING:
    from collections.abc import Sequence

NEVER_FIRST = "。，、；：？！）》〉」』】〕”’…％"
NEVER_LAST = "（《〈「『【〔“‘"
MARKS: tuple[tuple[Mark, ...], ...] = ((), (Mark.REMOVED,), (Mark.ADDED,), (Mark.LOCAL,), (Mark.ADDED, Mark.LOCAL))


def _lines(paragraphs: Sequence[tuple[Run, ...]], language: Language) -> list[str]:
    blocks = tuple(Paragraph(line=line) for line in paragraphs)
    chapter = Chapter(kind=ChapterKind.PAIRS, heading="章", blocks=blocks)
    report = Report(title="题", language=language, chapters=(chapter,))
    reader = PdfReader(io.BytesIO(pdf.render(report).data))
    return [line.strip() for page in reader.pages for line in page.extract_text().splitlines() if line.strip()]


def _wrong(lines: list[str]) -> list[str]:
    return [line for line in lines if line[0] in NEVER_FIRST or line[-1] in NEVER_LAST]


@pytest.mark.parametrize("language", Language)
def test_marks_stay_with_their_words(language: Language) -> None:
    """Each paragraph is one character longer than the one before, so that every mark meets the line's end."""
    sentence = "（一）出台《优化营商环境条例》，打造“一件事一次办”：办结率100％；群众满意（好评）！"
    paragraphs = [(Run("字" * shift + sentence * 3),) for shift in range(20)]
    lines = _lines(paragraphs, language)
    assert len(lines) > 60
    assert _wrong(lines) == []


@pytest.mark.parametrize("language", Language)
def test_marks_stay_with_their_words_where_a_change_begins(language: Language) -> None:
    paragraphs = [
        (
            Run("字" * shift),
            *(
                Run(text, marks)
                for repeat in range(3)
                for text, marks in (
                    ("在全市率先推行", ()),
                    ("“一网三通”", MARKS[1 + repeat]),
                    ("，办结事项", ()),
                    ("一千件", MARKS[2]),
                    ("、（含网办）", ()),
                    ("三百件", MARKS[1]),
                    ("。", ()),
                )
            ),
        )
        for shift in range(24)
    ]
    assert _wrong(_lines(paragraphs, language)) == []
