"""Initiatives over the years: also those that every report names, which no comparison of two reports can tell."""

from __future__ import annotations

from reading import read_text

from compare.pipeline import compare_years

REPORT = """甲县{year}年法治政府建设年度报告
{year}年，甲县建成“甲事好办”平台，受理诉求{count}件。
一、主要举措
推行“甲事好办”平台运行机制，依法办事。
{own}
二、存在的不足
执法力量不足。
"""


def test_what_every_report_names_is_an_initiative_of_all_years() -> None:
    own = {2021: "推进行政复议体制改革。", 2022: "推行“码上调解”机制。", 2023: "加强普法宣传。"}
    documents = [read_text(REPORT.format(year=year, count=10 + year % 7, own=text)) for year, text in own.items()]
    found = {one.name.strip("“”"): one for one in compare_years(documents).initiatives}
    named = next(one for name, one in found.items() if "甲事好办" in name)
    assert [place.year for place in named.places] == [2021, 2022, 2023]
    assert any("码上调解" in name for name in found)


def test_variants_of_one_name_are_one_over_the_years() -> None:
    own = {
        2021: "全面启动甲县东山组团建设。",
        2022: "推进东山组团绿化，加快三角地核心商圈改造。",
        2023: "启动三角地商圈改造，完善东山组团。",
    }
    documents = [read_text(REPORT.format(year=year, count=10 + year % 7, own=text)) for year, text in own.items()]
    years = {one.name: [place.year for place in one.places] for one in compare_years(documents).initiatives}
    assert [found for name, found in years.items() if "东山组团" in name] == [[2021, 2022, 2023]]
    assert [found for name, found in years.items() if "商圈" in name] == [[2022, 2023]]
