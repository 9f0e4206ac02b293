"""The report on two documents says what there is to say, and no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading import read_text

from compare import pipeline
from compare.model import Relation
from compare.options import Language
from compare.report import terminal
from compare.report.content import Chapter, ChapterKind, Paragraph, Table, runs_of, visible
from compare.report.pair.build import build

A = "甲区2020年法治政府建设工作报告\n一、依法履职\n全年受理行政复议申请12件，审查合同300件，办结率95%。\n"
B = A.replace("12件", "15件").replace("95%", "91.2%")
LAW = "甲市文明行为促进条例\n" + "".join(
    f"第{n}条　{said}\n"
    for n, said in zip(
        "一二三四五六",
        (
            "为了促进文明行为，提升社会文明水平，制定本条例。",
            "本条例适用于本市行政区域内的文明行为促进工作。",
            "公共场所禁止吸烟，违者处以五十元罚款。",
            "市人民政府应当每年表彰先进单位和个人。",
            "学校应当把文明行为教育列入教学内容。",
            "本条例自公布之日起施行。",
        ),
        strict=True,
    )
)
AMENDED = LAW.replace("五十元", "二百元").replace("第四条　市人民政府应当每年表彰先进单位和个人。\n", "")
AMENDED = AMENDED.replace("第五条", "第四条").replace("第六条", "第五条　宠物出户应当束链。\n第六条")
PLAIN = "依法行政，全年办结事项12件。\n"


def _chapter(a: str, b: str, kind: ChapterKind) -> Chapter:
    comparison = pipeline.compare_documents(read_text(a), read_text(b))
    return next(one for one in build(comparison, Language.ENGLISH).chapters if one.kind is kind)


def _said(chapter: Chapter) -> list[str]:
    return [visible(block.line) for block in chapter.blocks if isinstance(block, Paragraph)]


def _rows(chapter: Chapter) -> list[tuple[str, ...]]:
    tables = (block for block in chapter.blocks if isinstance(block, Table))
    return [tuple(visible(cell) for cell in row.cells) for table in tables for row in table.rows]


def test_only_what_changed_stands_among_the_changes() -> None:
    chapter = _chapter(A, B, ChapterKind.FIGURES)
    assert [row[1:5] for row in _rows(chapter)] == [("12件", "15件", "+3件", "+25.0%"), ("95%", "91.2%", "−3.8 pp", "")]
    assert _said(chapter) == ["One figure is the same in both reports and is not listed here."]


def test_editions_of_a_law_tell_first_which_articles_changed() -> None:
    chapter = _chapter(LAW, AMENDED, ChapterKind.ARTICLES)
    counts = "1 changed, 1 added, 1 removed; 4 the same word for word."
    assert _said(chapter)[0] == counts
    comparison = pipeline.compare_documents(read_text(LAW), read_text(AMENDED))
    said = terminal.summary(comparison, Language.ENGLISH, colour=False).splitlines()
    assert said[2] == f"Articles that changed: {counts}"
    assert _rows(chapter) == [
        ("第三条", "第三条", "changed", "3", "3"),
        ("第四条", "", "removed", "18", ""),
        ("", "第五条", "added", "", "8"),
    ]


def test_an_edition_that_changed_nothing_lists_no_article() -> None:
    chapter = _chapter(LAW, LAW, ChapterKind.ARTICLES)
    assert (_said(chapter), _rows(chapter)) == (["0 changed, 0 added, 0 removed; 6 the same word for word."], [])


@pytest.mark.parametrize(("a", "b"), [(A, A), (LAW, PLAIN)])
def test_what_is_no_edition_of_a_law_has_no_articles(a: str, b: str) -> None:
    chapters = build(pipeline.compare_documents(read_text(a), read_text(b)), Language.ENGLISH).chapters
    assert ChapterKind.ARTICLES not in {one.kind for one in chapters}


def test_a_text_against_itself_changed_no_figure() -> None:
    chapter = _chapter(A, A, ChapterKind.FIGURES)
    assert _rows(chapter) == []
    assert _said(chapter) == ["3 figures are the same in both reports and are not listed here."]
    same = pipeline.compare_documents(read_text(A), read_text(A))
    assert "changed figures: 0" in terminal.summary(same, Language.ENGLISH, colour=False)
    assert "Changed figures: 0." in _said(_chapter(A, A, ChapterKind.MEASURES))[2]


def test_a_chapter_whose_sections_are_answered_is_told_from_one_that_is_gone() -> None:
    text = "甲区2020年法治政府建设工作报告\n一、依法履职\n（一）受理复议\n全年受理行政复议申请12件。\n"
    found = pipeline.compare_documents(read_text(text), read_text(text))
    chapter, *below = found.alignment.links
    apart = (replace(chapter, b=(), relation=Relation.REMOVED), replace(chapter, a=(), relation=Relation.ADDED))
    parted = replace(found, alignment=replace(found.alignment, links=(*apart, *below)))
    gone = replace(parted, alignment=replace(found.alignment, links=apart))
    for comparison, said in (
        (parted, "only the heading; sections below it that are answered elsewhere: 1 of 1"),
        (gone, ""),
    ):
        chapters = build(comparison, Language.ENGLISH).chapters
        rows = _rows(next(one for one in chapters if one.kind is ChapterKind.APART))
        assert rows == [("一、依法履职", "0", said)] * 2


def test_texts_without_sections_have_no_map() -> None:
    chapter = _chapter(PLAIN, PLAIN, ChapterKind.MAP)
    assert _rows(chapter) == []
    assert _said(chapter) == ["Neither text has sections."]
    assert not any("Sections:" in said for said in _said(_chapter(PLAIN, PLAIN, ChapterKind.MEASURES)))


@pytest.mark.parametrize(
    ("encoding", "said"), [("gb18030", "A: -, encoding gb18030, SHA-256 "), ("", "A: -, SHA-256 ")]
)
def test_an_encoding_is_named_where_there_is_one(encoding: str, said: str) -> None:
    document = read_text(A)
    source = replace(document.clean.source, encoding=encoding)
    document = replace(document, clean=replace(document.clean, source=source))
    report = build(pipeline.compare_documents(document, read_text(B)), Language.ENGLISH)
    assert said in [run.text for run in runs_of(report)]
