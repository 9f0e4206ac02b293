"""Laws of a series, on reports put together from a stock of sentences."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import read_text
from small_series import small_series

from compare.model import Document, Outcome, Presence, Series
from compare.pipeline import compare_years
from compare.report.as_json import series_json

HEADINGS = ("工业经济", "城乡建设", "民生保障", "生态环境", "自身建设")
REVIEWED = (
    "实施重点工业项目{n}个，完成投资{n}亿元。",
    "改造老旧小区{n}个，惠及居民{n}00户。",
    "建成标准厂房二期，入驻企业{n}家。",
    "自觉接受人大法律监督和政协民主监督。",
    "污水处理厂扩建工程全面完工，空气质量持续改善。",
)
PLANNED = (
    "建成标准厂房三期，引进龙头企业{n}家。",
    "加快污水处理厂扩建，新建公园{n}处。",
    "迁建县人民医院，新增床位{n}00张。",
    "自觉接受人大法律监督和政协民主监督。",
)
sections = st.lists(
    st.tuples(st.integers(0, len(HEADINGS) - 1), st.integers(0, 4), st.integers(2, 9)),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)
reports = st.tuples(sections, sections)


def written(year: int, reviewed: list[tuple[int, int, int]], planned: list[tuple[int, int, int]]) -> str:
    lines = [f"{year}年临江县政府工作报告", "", "各位代表：", "", f"一、{year - 1}年工作回顾", ""]
    for place, (heading, sentence, n) in enumerate(reviewed):
        lines += [f"（{'一二三四'[place]}）{HEADINGS[heading]}成效明显。{REVIEWED[sentence].format(n=n)}", ""]
    lines += [f"二、{year}年工作安排", ""]
    for place, (heading, sentence, n) in enumerate(planned):
        said = PLANNED[sentence % len(PLANNED)].format(n=n)
        lines += [f"（{'一二三四'[place]}）加强{HEADINGS[heading]}。{said}", ""]
    return "\n".join(lines)


@cache
def _read(text: str) -> Document:
    return read_text(text)


def made(years: list[tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]]) -> tuple[Document, ...]:
    return tuple(_read(written(2019 + i, *report)) for i, report in enumerate(years))


def hold(series: Series) -> None:
    """Every law of one series."""
    of_lives = Counter((stay.year, stay.section) for life in series.lives for stay in life.stays)
    every = {(one.year, section.id) for one in series.editions for section in one.document.sections}
    assert set(of_lives) == every
    assert set(of_lives.values()) <= {1}
    for life in series.lives:
        assert all(a.year < b.year for a, b in pairwise(life.stays))
        assert (life.stays[0].presence is Presence.FIRST) == (life.first == series.years[0])
        assert all(stay.carried is None or 0 <= stay.carried <= 1 for stay in life.stays)
        for other in (life.split_from, life.merged_into):
            assert other is None or 0 <= other < len(series.lives)
    assert [one.year for one in series.carried] == list(series.years)
    for carried in series.carried:
        assert sum(count for _, count in carried.since) == carried.characters
        assert carried.share is None or 0 <= carried.share <= 1
        assert all(year <= carried.year for year, _ in carried.since)
    for passage in series.passages:
        assert len({"".join(filter(str.isalnum, series.text(place))) for place in passage.places}) == 1
        years = [place.year for place in passage.places]
        first = series.years.index(years[0])
        assert years == list(series.years[first : first + len(years)])
        assert len(years) > 1
    for indicator in series.indicators:
        assert len(indicator.values) > 1
        assert all(a.year < b.year for a, b in pairwise(indicator.values))
        assert all(series.text(value.passage) in value.figure.text for value in indicator.values)
    for pledge in series.pledges:
        assert 0 <= pledge.share <= 1
        assert bool(pledge.reports) == (pledge.outcome in {Outcome.REPORTED, Outcome.PARTLY})
        assert all(place.year == pledge.place.year + 1 for place in pledge.reports)
        assert (pledge.outcome is Outcome.OPEN) == (pledge.place.year + 1 not in series.by_year)


def test_the_small_series_keeps_the_laws() -> None:
    hold(small_series())


@settings(max_examples=12)
@given(st.lists(reports, min_size=2, max_size=3, unique_by=str))
def test_made_series_keep_the_laws(years: list[tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]]]) -> None:
    hold(compare_years(made(years)))


def test_the_order_of_the_files_changes_no_byte() -> None:
    documents = [one.document for one in small_series().editions]
    assert series_json(compare_years(documents[::-1])) == series_json(small_series())
    assert series_json(compare_years([documents[1], documents[2], documents[0]])) == series_json(small_series())


def test_a_report_that_only_changes_its_year_is_carried_over() -> None:
    """The same text again but for its years: everything stays, and all but the years is carried."""
    reviewed, planned = [(0, 0, 3), (1, 1, 4), (4, 3, 2)], [(0, 0, 3), (2, 2, 5)]
    series = compare_years(made([(reviewed, planned), (reviewed, planned)]))
    assert all(life.stays[-1].presence is Presence.PRESENT for life in series.lives)
    assert series.carried[-1].share == 1
