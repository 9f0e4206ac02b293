"""Stated growth against both figures, in one sentence and over two years."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from findings.found import between, in_one, kinds, told
from hypothesis import assume, given
from hypothesis import strategies as st
from small_documents import document

from compare.model import Document, Grade

TENTHS = st.integers(min_value=100, max_value=9000)


def sentence(old: int, new: int, rate: Decimal) -> str:
    word, grown = ("增加", "增长") if new > old else ("下降", "下降")
    return f"粮食产量由{old / 10:.1f}万吨{word}到{new / 10:.1f}万吨，{grown}{abs(rate)}%。"


@given(TENTHS, TENTHS)
def test_growth_that_was_reckoned_from_the_printed_figures_is_right(old: int, new: int) -> None:
    assume(old != new)
    rate = (Decimal(100) * (new - old) / old).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    assume(rate)
    assert kinds(sentence(old, new, rate)) == []


@given(TENTHS, TENTHS, st.integers(min_value=1, max_value=900))
def test_growth_is_wrong_just_where_no_values_written_so_give_it(old: int, new: int, tenths: int) -> None:
    assume(old != new)
    rate = Decimal(tenths) / 10 * (1 if new > old else -1)
    low, high = Fraction(100 * (new - 1), old + 1) - 100, Fraction(100 * (new + 1), old - 1) - 100
    step = Fraction(1, 10)
    possible = low - step <= Fraction(rate) <= high + step
    assert (kinds(sentence(old, new, rate)) == []) == possible


def test_a_wrong_growth_in_one_sentence_is_sure_and_shows_the_arithmetic() -> None:
    (found,) = in_one("受理案件由50件增加到91件，增长92%。")
    assert (found.kind, found.grade, found.evidence) == ("wrong-growth", Grade.SURE, "91件 ÷ 50件 − 1 = 82% ≠ 92%")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("人均收入由5160元增加到7703元，年均增长8.6%。", id="yearly-mean"),
        pytest.param("参保率由91%提高到95%，低保标准提高84%。", id="of-something-else"),
        pytest.param("企业由51家整合为33家，法人数量压减67.7%。", id="of-another-number"),
        pytest.param("产量由约50万吨增加到80万吨，增长70%。", id="about"),
        pytest.param("受理行政复议案件91件，同比增长82%。", id="from-fifty"),
    ],
)
def test_what_is_no_wrong_growth(text: str) -> None:
    assert kinds(text) == []


def test_a_count_that_cannot_have_grown_so() -> None:
    (found,) = in_one("受理行政复议案件7件，同比增长82%。")
    assert (found.kind, found.grade) == ("growth-of-no-count", Grade.LIKELY)


def years(old: str, new: str, *, first: int = 2022, second: int = 2023) -> tuple[Document, Document]:
    return told(document(old), year=first), told(document(new), year=second)


def test_growth_against_the_report_of_the_year_before() -> None:
    a, b = years("社会消费品零售总额完成84.0亿元。", "社会消费品零售总额完成97.9亿元，同比增长20.2%。")
    (found,) = between(a, b)
    assert (found.kind, found.grade) == ("wrong-growth", Grade.LIKELY)
    assert found.a is not None
    assert found.a.of(a.text) == "84.0亿元"
    right = years("社会消费品零售总额完成84.0亿元。", "社会消费品零售总额完成97.9亿元，同比增长16.5%。")
    assert between(*right) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("旅游收入完成84亿元。", "旅游收入完成98亿元，同比增长17.5%。", id="within-rounding"),
        pytest.param("地区生产总值完成235.2亿元。", "地区生产总值完成253.7亿元，同比增长10.1%。", id="constant-prices"),
        pytest.param("力争旅游收入完成80.0亿元。", "力争旅游收入完成98.0亿元，同比增长17.5%。", id="targets"),
    ],
)
def test_what_two_years_do_not_contradict(old: str, new: str) -> None:
    assert between(*years(old, new)) == ()


def test_only_the_next_year_can_contradict() -> None:
    text = "旅游收入完成84.0亿元。", "旅游收入完成97.9亿元，同比增长20.2%。"
    assert between(*years(*text, second=2024)) == ()


def test_growth_against_last_year_s_figure_in_the_same_sentence() -> None:
    (found,) = in_one("收到行政复议申请120件，较上年的100件增长30%。")
    assert (found.kind, found.grade, found.evidence) == ("wrong-growth", Grade.SURE, "120件 ÷ 100件 − 1 = 20% ≠ 30%")
    assert kinds("收到行政复议申请120件，较上年的100件增长20%。") == []
    assert kinds("地区生产总值120亿元，比上年的100亿元增长8%。") == []
