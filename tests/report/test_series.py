"""A series in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from small_series import small_series

from compare import resources
from compare.model import FigureRole, Note, NoteKind, Series
from compare.options import Language
from compare.pipeline import compare_documents
from compare.report import markdown, terminal
from compare.report.as_csv import figures_csv, series_csv
from compare.report.as_json import series_json
from compare.report.content import ChapterKind, Listing, Table, TableKind
from compare.report.series.build import build_series
from compare.report.series.wording import compact, longest_lasting, scale

DOCS = Path(__file__).parents[2] / "docs" / "format.md"


def schema(name: str) -> Any:
    return json.loads(resources.schema(name))


def closed(held: Any) -> Any:
    """The schema with every object held to the fields it names."""
    if isinstance(held, list):
        return [closed(entry) for entry in held]
    if not isinstance(held, dict):
        return held
    out = {key: closed(value) for key, value in held.items()}
    # A document is an outline with two more fields: there the parts of allOf name them together.
    if isinstance(held.get("properties"), dict) and "dating" not in held["properties"]:
        out["additionalProperties"] = False
    return out


def test_the_json_is_valid() -> None:
    outline = schema("compare.outline-1")
    registry = Registry().with_resource(outline["$id"], Resource.from_contents(outline))
    found = closed(schema("compare.series-1"))
    Draft202012Validator.check_schema(found)
    value = json.loads(series_json(small_series()))
    for document in value["documents"]:
        document["schema"] = "compare.outline/1"
    Draft202012Validator(found, registry=registry).validate(value)


def test_places_lead_to_the_source() -> None:
    series = small_series()
    value = json.loads(series_json(series))
    sources = {one.year: one.document.clean.source.text for one in series.editions}
    for figure in value["figures"]:
        for one in figure["values"]:
            assert sources[one["year"]][one["start"] : one["end"]] in one["text"]
    for promise in value["promises"]:
        assert sources[promise["year"]][promise["start"] : promise["end"]].endswith("。")


def test_every_field_is_documented() -> None:
    section = DOCS.read_text(encoding="utf-8").split("## compare.series/1")[1]
    names = set(re.findall(r'"([a-z_]+)": \{', resources.schema("compare.series-1"))) - {"properties", "items"}
    missing = [name for name in sorted(names) if not re.search(rf"`[^`]*\b{name}\b[^`]*`", section)]
    assert missing == []


@pytest.mark.parametrize("language", Language)
def test_the_report_answers_first_and_has_every_chapter(language: Language) -> None:
    report = build_series(small_series(), language)
    kinds = [chapter.kind for chapter in report.chapters]
    assert kinds[:4] == [
        ChapterKind.OVERVIEW,
        ChapterKind.PROMISES,
        ChapterKind.INDICATORS,
        ChapterKind.CARRIED,
    ]
    assert kinds[-2:] == [ChapterKind.DETAILS, ChapterKind.APPENDIX]
    text = markdown.render(report)
    assert "临江县" in text
    assert "迁建县人民医院" in text
    assert "103.2亿元" in text


def test_what_was_noted_of_a_year_or_a_step_is_said() -> None:
    series = small_series()
    noted = replace(series.editions[0].document, notes=(Note.of(NoteKind.SKIPS, before="一、", after="三、"),))
    searched = Note.of(NoteKind.SEARCH, steps=9, shortfall="0.5")
    told = replace(
        series,
        editions=(replace(series.editions[0], document=noted), *series.editions[1:]),
        steps=(replace(series.steps[0], notes=(searched,)), *series.steps[1:]),
    )
    text = markdown.render(build_series(told, Language.ENGLISH))
    assert "2021: the numbering skips from 一、 to 三、" in text
    assert "2021–2022: the search for section links stopped after 9 steps" in text


def test_promises_are_never_called_kept_or_broken() -> None:
    text = markdown.render(build_series(small_series(), Language.CHINESE))
    assert "未提及" in text
    assert not re.search("未兑现|已兑现|未完成承诺|落空", text)


def test_many_years_take_a_page_on_its_side() -> None:
    few = build_series(small_series(), Language.ENGLISH)
    assert not any(chapter.wide for chapter in few.chapters)
    many = build_series(_spread(small_series()), Language.ENGLISH)
    assert [chapter.kind for chapter in many.chapters if chapter.wide] == [
        ChapterKind.INDICATORS,
        ChapterKind.SECTIONS,
    ]
    tables = [block for chapter in many.chapters for block in chapter.blocks if isinstance(block, Table)]
    (lives,) = (table for table in tables if table.kind is TableKind.WIDE_LIVES)
    assert len(lives.header) == 1 + len(range(2021, 2032))


def test_what_few_of_many_reports_state_is_a_line_and_none_is_lost() -> None:
    series = _lengthened(small_series())
    report = build_series(series, Language.ENGLISH)
    by_kind = {chapter.kind: chapter for chapter in report.chapters}
    indicators = by_kind[ChapterKind.INDICATORS].blocks
    rows = [row for block in indicators if isinstance(block, Table) for row in block.rows]
    lines = [
        item for block in by_kind[ChapterKind.DETAILS].blocks if isinstance(block, Listing) for item in block.items
    ]
    assert len(rows) == sum(len(one.values) > 2 for one in series.indicators)
    assert len(lines) == sum(len(one.values) == 2 for one in series.indicators) > 0


def _lengthened(series: Series) -> Series:
    """The series with one more document, of the year after the last."""
    last = series.editions[-1]
    carried = replace(series.carried[-1], year=last.year + 1)
    return replace(
        series, editions=(*series.editions, replace(last, year=last.year + 1)), carried=(*series.carried, carried)
    )


def _spread(series: Series) -> Series:
    """The series with its last document in 2031, and nothing but sections and figures of it."""
    moved = {2023: 2031}
    editions = tuple(replace(one, year=moved.get(one.year, one.year)) for one in series.editions)
    lives = tuple(
        replace(life, stays=tuple(replace(stay, year=moved.get(stay.year, stay.year)) for stay in life.stays))
        for life in series.lives
    )
    carried = tuple(replace(one, year=moved.get(one.year, one.year)) for one in series.carried)
    steps = tuple(replace(one, year_b=moved.get(one.year_b, one.year_b)) for one in series.steps)
    indicators = tuple(
        replace(one, values=tuple(replace(value, year=moved.get(value.year, value.year)) for value in one.values))
        for one in series.indicators
    )
    return replace(
        series,
        editions=editions,
        lives=lives,
        carried=carried,
        steps=steps,
        indicators=indicators,
        targets=(),
        passages=(),
        initiatives=(),
        problems=(),
        pledges=(),
        findings=(),
    )


def test_the_terminal_tells_each_year_and_the_answers() -> None:
    said = terminal.years(small_series(), Language.ENGLISH, colour=False)
    lines = said.splitlines()
    assert [line[:4] for line in lines[1:4]] == ["2021", "2022", "2023"]
    assert any("mentioned in the 2023 report: " in line for line in lines)
    assert "\x1b" not in said


def rows(data: bytes) -> list[list[str]]:
    assert data.startswith("\ufeff".encode())
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_csv_has_one_row_an_indicator_and_one_column_a_year() -> None:
    header, *body = rows(series_csv(small_series(), Language.ENGLISH))
    assert header == [
        "indicator", "unit", "role", "2021", "2022", "2023", "2021 as printed", "2022 as printed", "2023 as printed",
    ]  # fmt: skip
    assert body[0][:6] == ["地区生产总值", "元", "result", "9860000000", "10320000000", "10890000000"]
    assert body[0][6:] == ["98.6亿元", "103.2亿元", "108.9亿元"]


def test_units_are_converted() -> None:
    """A result of 1.2亿元 beside one of 15000万元 stands in one row, in 元."""
    for one in small_series().indicators:
        assert len({value.figure.unit for value in one.values}) == 1
    assert all(one.role in FigureRole for one in small_series().indicators)


def test_the_csv_of_two_reports_has_old_new_and_change() -> None:
    a, b = (one.document for one in small_series().editions[:2])
    header, *body = rows(figures_csv(compare_documents(a, b), Language.ENGLISH))
    assert header[3:5] == ["临江县 2021", "临江县 2022"]
    assert ["地区生产总值", "98.6亿元", "103.2亿元"] in [[row[0], *row[3:5]] for row in body]


@pytest.mark.parametrize("name", ["=1+1", "+86-2", "-2+3", "-A1", "@SUM(A1)", "\t=1", "=3"])
def test_no_cell_is_a_formula(name: str) -> None:
    series = small_series()
    spiked = replace(series, indicators=(replace(series.indicators[0], name=name),))
    _, (first, *_) = rows(series_csv(spiked, Language.CHINESE))
    assert not first.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("text", ["-3.5%", "-1,200", "+0.2"])
def test_a_number_with_its_sign_stays_as_it_is_printed(text: str) -> None:
    series = small_series()
    spiked = replace(series, indicators=(replace(series.indicators[0], name=text),))
    _, (first, *_) = rows(series_csv(spiked, Language.CHINESE))
    assert first == text


@pytest.mark.parametrize(
    ("values", "unit", "said"),
    [
        ((9.86e9, 1.0e10), "元", ["98.6", "100"]),
        ((5527.0, 6128.0), "人", ["5527", "6128"]),
        ((3095000.0,), "人次", ["309.5"]),
        ((4.08, 3.84), "%", ["4.08", "3.84"]),
        ((0.5,), "倍", ["0.5"]),
    ],
)
def test_values_of_a_row_share_a_scale_and_stay_short(values: tuple[float, ...], unit: str, said: list[str]) -> None:
    divisor, _ = scale(values, unit)
    assert [compact(value / divisor) for value in values] == said


@pytest.mark.parametrize(("counts", "most", "kept"), [((5, 4, 2, 2), 4, 4), ((5, 4, 2, 2), 3, 2), ((3, 3, 3), 2, 2)])
def test_what_lasts_longest_is_kept(counts: tuple[int, ...], most: int, kept: int) -> None:
    found, more_than_others = longest_lasting(counts, lambda one: one, most)
    assert len(found) == kept
    assert list(found) == sorted(found, reverse=True)
    assert max(counts[kept:], default=0) < more_than_others
