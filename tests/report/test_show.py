"""How much of the texts a report shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from reading import read_text, seed

from compare import pipeline
from compare.options import Language, Show
from compare.report.content import ChapterKind, Listing, Run, Table, TableKind, plain, runs_of, visible
from compare.report.pair.build import build

if TYPE_CHECKING:
    from compare.model import Comparison
    from compare.report.content import Report

STOCK = "".join(f"第{n}项工作按照上级统一部署扎实推进，各责任单位逐项落实到位。" for n in "一二三四五六七八")


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    a, b = (
        read_text(f"{name}2020年法治政府建设工作报告\n一、依法履职\n{STOCK}\n{name}办结事项{count}件。\n")
        for name, count in (("甲区", 120), ("乙区", 150))
    )
    return pipeline.compare_documents(a, b)


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return pipeline.compare_documents(seed("kaiyuan-2023"), seed("xiangcheng-2023"))


def _tables(report: Report, kind: TableKind) -> list[Table]:
    blocks = (block for chapter in report.chapters for block in chapter.blocks)
    return [block for block in blocks if isinstance(block, Table) and block.kind is kind]


def _pairs(report: Report) -> list[Table]:
    return _tables(report, TableKind.PAIR)


def _text(report: Report) -> str:
    return "".join(visible(cell) for table in _pairs(report) for row in table.rows for cell in row.cells)


def test_everything_shows_every_character(comparison: Comparison) -> None:
    report = build(comparison, Language.CHINESE, Show.EVERYTHING)
    for document in (comparison.a, comparison.b):
        for sentence in document.sentences:
            assert plain(sentence.span.of(document.text)) in _text(report)
    assert not any(run.hidden for run in runs_of(report))


def test_differences_shorten_what_is_long_and_say_how_much(comparison: Comparison) -> None:
    report = build(comparison, Language.CHINESE)
    shortened = [run for run in runs_of(report) if run.hidden]
    assert shortened
    for run in shortened:
        count = sum(char.isalnum() for char in run.hidden)
        assert f"{count} 字" in run.text
    assert len(_text(report)) < len(_text(build(comparison, Language.CHINESE, Show.EVERYTHING))) / 3


def test_what_is_left_out_is_just_what_lies_between(comparison: Comparison) -> None:
    for table in _pairs(build(comparison, Language.CHINESE)):
        for row in table.rows:
            for document, cell in zip((comparison.a, comparison.b), row.cells[1:], strict=True):
                told = "".join(_opened(cell))
                assert told.replace("\n", "") in plain(document.text).replace(" ", "")


def _opened(cell: tuple[Run, ...]) -> list[str]:
    """A cell with what was left out put back."""
    opened = any(run.hidden for run in cell)
    return [run.hidden or (run.text.strip("…") if opened else run.text) for run in cell]


def test_summary_leaves_the_texts_out(comparison: Comparison) -> None:
    report = build(comparison, Language.CHINESE, Show.SUMMARY)
    kinds = {chapter.kind for chapter in report.chapters}
    assert not {ChapterKind.PAIRS, ChapterKind.APART, ChapterKind.APPENDIX} & kinds
    assert {ChapterKind.MEASURES, ChapterKind.SHARES, ChapterKind.MAP} <= kinds
    assert _pairs(report) == []


def test_everything_tells_all_initiatives_and_links(seeds: Comparison) -> None:
    report = build(seeds, Language.CHINESE, Show.EVERYTHING)
    listed = [len(table.rows) for table in _tables(report, TableKind.INITIATIVES)]
    assert listed == [len(seeds.initiatives_a), len(seeds.initiatives_b)]
    (links,) = _tables(report, TableKind.LINKS)
    assert len(links.rows) == sum(bool(link.a and link.b) for link in seeds.alignment.links)


def test_differences_tell_the_first_initiatives_and_name_the_others(seeds: Comparison) -> None:
    report = build(seeds, Language.CHINESE, Show.DIFFERENCES)
    assert [len(table.rows) for table in _tables(report, TableKind.INITIATIVES)] == [len(seeds.initiatives_a), 20]
    chapter = next(chapter for chapter in report.chapters if chapter.kind is ChapterKind.INITIATIVES)
    (rest,) = (block for block in chapter.blocks if isinstance(block, Listing))
    named = [run.text for item in rest.items for run in item if run.target]
    assert sorted(named) == sorted(plain(one.name) for one in seeds.initiatives_b[20:])


def test_differences_list_doubtful_links_and_count_the_others(seeds: Comparison) -> None:
    report = build(seeds, Language.CHINESE, Show.DIFFERENCES)
    links = [link for link in seeds.alignment.links if link.a and link.b]
    sure = sum(link.score >= 0.9 and not link.evidence.rivals for link in links)
    assert 0 < sure < len(links)
    (table,) = _tables(report, TableKind.LINKS)
    assert len(table.rows) == len(links) - sure
    assert f"{sure} 处对应把握" in "".join(run.text for run in runs_of(report))
