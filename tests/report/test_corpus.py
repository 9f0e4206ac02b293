"""The report on many documents: every format says the same, safely, and long lists say what they leave out."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from compare.corpus import summarise
from compare.model import Carrier, Span, StockText, Summary
from compare.options import Language
from compare.report import markdown, terminal
from compare.report.as_csv import summary_csv
from compare.report.as_json.summary import summary_json
from compare.report.as_xlsx import summary_xlsx
from compare.report.content import ChapterKind, Chart, Table, TableKind, visible
from compare.report.corpus.build import build_summary
from compare.report.corpus.naming import carriers, document_names
from compare.report.corpus.overview import MOST_RANKED, ranked
from compare.report.formats import render_summary
from compare.report.labels import Labels

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> Summary:
    """The seeds, a copy of one with another place's name, a hostile file and one that cannot be read."""
    folder = tmp_path_factory.mktemp("reports")
    for path in sorted(SEEDS.glob("*.txt")):
        (folder / path.name).write_bytes(path.read_bytes())
    text = (SEEDS / "xinhua-2020.txt").read_text(encoding="utf-8")
    (folder / "copied.txt").write_text(text.replace("新华区", "长安区"), encoding="utf-8")
    (folder / "nasty.txt").write_text(
        "=cmd|'/c calc'!A1 报告\n<script>alert(1)</script>推进“=1+1”工程。\n", encoding="utf-8"
    )
    (folder / "empty.txt").write_text("", encoding="utf-8")
    return summarise([str(folder)])


def tables(summary: Summary, kind: TableKind) -> list[Table]:
    report = build_summary(summary, Language.ENGLISH)
    return [b for chapter in report.chapters for b in chapter.blocks if isinstance(b, Table) and b.kind is kind]


def test_every_document_is_ranked_once_the_most_boilerplate_first(summary: Summary) -> None:
    (table,) = tables(summary, TableKind.RANKING)
    names = document_names(summary)
    assert [visible(row.cells[1]) for row in table.rows] == [names[i] for i in ranked(summary)]
    ratios = [summary.documents[i].measure.boilerplate_ratio for i in ranked(summary)]
    assert ratios == sorted(ratios, reverse=True)


def test_names_tell_documents_apart(summary: Summary) -> None:
    names = document_names(summary)
    assert len(set(names)) == len(names)
    twice = replace(summary, documents=summary.documents[:1] * 2)
    assert all(re.search(r"\(.+\)$", name) for name in document_names(twice))


def test_the_spread_counts_every_document_once(summary: Summary) -> None:
    report = build_summary(summary, Language.ENGLISH)
    chart = next(b for b in report.chapters[0].blocks if isinstance(b, Chart))
    assert sum(bar.parts[0] for bar in chart.bars) == pytest.approx(1)


def test_a_copy_with_the_name_swapped_is_a_near_copy_and_its_passages_are_told(summary: Summary) -> None:
    (table,) = tables(summary, TableKind.COPIES)
    assert any("新华区" in visible(cell) for row in table.rows for cell in row.cells[:2])
    carried = [visible(row.cells[2]) for table in tables(summary, TableKind.CLUSTERS) for row in table.rows]
    assert any("新华区" in said and "长安区" in said for said in carried)


def test_what_could_not_be_read_is_said(summary: Summary) -> None:
    (table,) = tables(summary, TableKind.UNREAD)
    assert ["empty.txt" in visible(row.cells[0]) for row in table.rows] == [True]


def test_what_was_noted_of_a_document_is_said_in_every_format(tmp_path: Path) -> None:
    path = tmp_path / "skips.txt"
    path.write_text("临江县工作报告\n\n一、总体情况\n推进依法行政。\n\n三、下步打算\n深化改革。\n", encoding="utf-8")
    told = summarise([str(path)])
    said = "the numbering skips from 一、 to 三、"
    assert f"skips: {said}" in markdown.render(build_summary(told, Language.ENGLISH)).replace("临江县", "skips")
    assert said in summary_csv(told, Language.ENGLISH).decode("utf-8-sig")
    (document,) = json.loads("".join(summary_json(told)))["documents"]
    assert document["notes"] == [said]


def test_long_lists_say_how_many_there_are(summary: Summary) -> None:
    stock = StockText(
        text="加强领导。", cls=summary.stock[0].cls, places=3, copies=1, document=0, span=summary.stock[0].span
    )
    many = replace(summary, stock=(stock,) * 500, documents=summary.documents * 60)
    text = markdown.render(build_summary(many, Language.ENGLISH))
    assert "of 500 are listed here" in text
    assert f"The first {MOST_RANKED} of {len(many.documents)}" in text


@pytest.mark.parametrize("language", Language)
def test_every_language_says_it(summary: Summary, language: Language) -> None:
    report = build_summary(summary, language)
    assert report.chapters[0].kind is ChapterKind.OVERVIEW
    assert markdown.render(report)


def test_an_empty_run_is_a_report(summary: Summary) -> None:
    nothing = replace(summary, documents=(), stock=(), clusters=(), near_copies=(), initiatives=(), missing_headings=())
    assert markdown.render(build_summary(nothing, Language.ENGLISH)).startswith("# Boilerplate")


def test_csv_has_a_row_a_document_and_no_formula(summary: Summary) -> None:
    data = summary_csv(summary, Language.ENGLISH)
    assert data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert len(rows) == len(summary.documents)
    assert "boilerplate ratio" in header
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "+", "-"))]


def test_the_workbook_has_its_sheets_frozen_filtered_and_formatted(summary: Summary) -> None:
    data = summary_xlsx(summary, Language.ENGLISH)
    assert data == summary_xlsx(summary, Language.ENGLISH)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["documents", "sections", "boilerplate", "clusters", "initiatives"]
    page = book["documents"]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref
    assert page.max_row == len(summary.documents) + 1
    header = [cell.value for cell in page[1]]
    ratio = page.cell(2, header.index("boilerplate ratio") + 1)
    assert ratio.number_format == "0.0%"
    assert ratio.value == pytest.approx(summary.documents[ranked(summary)[0]].measure.boilerplate_ratio)
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    carriers = sum(len(cluster.carriers) for cluster in summary.clusters)
    assert book["clusters"].max_row == carriers + 1


def test_text_of_documents_stays_text_in_every_format(summary: Summary) -> None:
    rendered = render_summary(summary, ("md", "html"), Language.ENGLISH)
    for data in rendered.contents.values():
        assert isinstance(data, bytes)
        assert "<script>alert" not in data.decode()


def carried_by(summary: Summary, dates: tuple[str, str]) -> str:
    """What a table says of a passage that two documents of 2020 carry, with the days they tell."""
    documents = list(summary.documents[:2])
    for index, date in enumerate(dates):
        facts = documents[index].facts
        told = replace(facts.metadata, date=date, year=2020)
        documents[index] = replace(documents[index], facts=replace(facts, metadata=told))
    found = tuple(Carrier(document=index, span=Span(0, 1), similarity=1.0) for index in (0, 1))
    made = replace(summary, documents=tuple(documents))
    return visible(carriers(found, made, ("North", "South"), Labels(Language.ENGLISH)))


def test_a_first_carrier_is_named_only_where_the_dates_tell(summary: Summary) -> None:
    assert carried_by(summary, ("2021-01-05", "2021-02-01")) == "first North; then South"
    assert carried_by(summary, ("2020", "2021-02-01")) == "first North; then South"
    for undecided in (("", ""), ("2021-01-05", "2021-01-05"), ("2021", "2021-02-01")):
        assert carried_by(summary, undecided) == "North, South"


def test_the_terminal_names_the_reference_in_the_language_asked_for(summary: Summary) -> None:
    last = terminal.corpus(summary, Language.CHINESE, colour=False).splitlines()[-1]
    assert "documents" not in last
    assert "份文件" in last
