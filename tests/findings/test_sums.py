"""Parts and their whole, in generated sentences and against a slow oracle."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from findings.found import in_one, kinds
from hypothesis import assume, given
from hypothesis import strategies as st

from compare.model import Grade

COUNT = st.integers(min_value=2, max_value=4000)
TENTHS = st.integers(min_value=10, max_value=900).map(lambda n: Fraction(n, 10))


def cases(whole: int, parts: tuple[int, int, int]) -> str:
    first, second, rest = parts
    return f"收到行政复议申请{whole}件，其中受理{first}件，不予受理{second}件，以其他方式处理{rest}件。"


@given(COUNT, COUNT, COUNT)
def test_parts_that_add_up_are_no_finding(first: int, second: int, rest: int) -> None:
    assert kinds(cases(first + second + rest, (first, second, rest))) == []


@given(COUNT, COUNT, COUNT, st.integers(min_value=1, max_value=10))
def test_a_slip_in_a_sum_is_found_with_its_arithmetic(first: int, second: int, rest: int, slip: int) -> None:
    right = first + second + rest
    assume(slip <= right // 10 and max(first, second, rest) < right - slip)
    assume(first != second + rest and right - slip not in {first + second, second + rest, first + rest})
    (found,) = in_one(cases(right - slip, (first, second, rest)))
    assert found.kind == "wrong-sum"
    assert found.grade in {Grade.SURE, Grade.LIKELY}
    assert found.evidence == f"{first:,} + {second:,} + {rest:,} = {right:,} ≠ {right - slip:,}"


def could_add_up(whole: Fraction, parts: tuple[Fraction, ...], step: Fraction) -> bool:
    """Whether some values that are written so add up: tried one by one, each cut or rounded as it may be."""
    grid = [step * Fraction(n, 4) for n in range(-4, 5)]
    reached = {sum(parts, Fraction(0)) + sum(moves, Fraction(0)) for moves in product(grid, repeat=len(parts))}
    return any(abs(value - whole) <= step for value in reached)


@given(TENTHS, TENTHS, st.integers(min_value=-12, max_value=12))
def test_rounded_amounts_are_held_against_all_they_may_stand_for(one: Fraction, other: Fraction, tenths: int) -> None:
    step = Fraction(1, 10)
    whole = one + other + tenths * step
    assume(whole > max(one, other) and abs(tenths) * step <= (one + other) / 20)
    text = f"完成投资{float(whole):.1f}亿元，其中工业投资{float(one):.1f}亿元，其余{float(other):.1f}亿元。"
    assert (kinds(text) == []) == could_add_up(whole, (one, other), step)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收到申请122件，受理108件，其中调解20件，其他88件。", id="nested"),
        pytest.param("审查合同37件，提供其他法律服务86次。", id="other-things"),
        pytest.param("收到申请122件，其中受理约100件，其他方式处理14件。", id="about"),
        pytest.param("近年年均超收2040亿元，其中去年超收2573亿元。", id="of-another-time"),
        pytest.param("培训20场；组织演练5场，其中桌面演练2场，其余4场。", id="far-from-any-sum"),
        pytest.param("受理172.25万件，其中网格上报104.12万件，热线等68.13万件。", id="right-with-decimals"),
    ],
)
def test_what_is_no_wrong_sum(text: str) -> None:
    assert kinds(text) == []


def test_a_whole_behind_its_parts() -> None:
    assert kinds("人民调解120件、行政调解85件、司法调解40件，合计245件。") == []
    assert kinds("人民调解120件、行政调解85件、司法调解40件，合计240件。") == ["wrong-sum"]


def test_a_part_greater_than_its_whole() -> None:
    assert kinds("收到申请18件，其中调解结案20件。") == ["wrong-sum"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("现有执法人员500人，其中男性300人、女性210人。", id="more-than-the-whole"),
        pytest.param("收到申请122件，其中上年结转14件，新收107件。", id="two-halves"),
        pytest.param("设立司法所8个、工作室3个，共12个。", id="a-bare-total-behind"),
    ],
)
def test_a_list_that_is_not_its_whole(text: str) -> None:
    assert kinds(text) == ["wrong-sum"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("审结案件108件，其中维持62件、撤销14件、终止22件。", id="some-of-them"),
        pytest.param("现有执法人员100人，其中党员80人、本科以上学历70人。", id="parts-that-overlap"),
        pytest.param("收到申请121件，其中上年结转14件，新收107件。", id="halves-that-add-up"),
        pytest.param("现有执法人员500余人，其中男性300人、女性210人。", id="more-than-five-hundred"),
    ],
)
def test_a_list_that_need_not_be_its_whole(text: str) -> None:
    assert kinds(text) == []
