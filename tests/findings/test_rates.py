"""Rates and the counts beside them, in generated sentences and against slow oracles."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from findings.found import in_one, kinds
from hypothesis import assume, given
from hypothesis import strategies as st

from compare.findings.cases import MOST_FIGURES
from compare.findings.reckoning import Interval, has_whole_base, has_whole_part
from compare.model import Grade

COUNT = st.integers(min_value=4, max_value=9000)
PLACES = st.integers(min_value=0, max_value=2)


def sentence(whole: int, part: int, rate: Decimal) -> str:
    return f"化解矛盾纠纷{whole}件，调解成功{part}件，调解成功率为{rate}%。"


@given(COUNT, st.data(), PLACES, st.sampled_from([ROUND_HALF_UP, ROUND_DOWN]))
def test_a_rate_rounded_or_cut_is_right(whole: int, data: st.DataObject, places: int, way: str) -> None:
    part = data.draw(st.integers(min_value=1, max_value=whole))
    rate = (Decimal(100) * part / whole).quantize(Decimal(1).scaleb(-places), rounding=way)
    assert kinds(sentence(whole, part, rate)) == []


@given(COUNT, st.data(), PLACES)
def test_a_rate_is_wrong_just_where_neither_it_nor_what_it_leaves_is_near(
    whole: int, data: st.DataObject, places: int
) -> None:
    part = data.draw(st.integers(min_value=1, max_value=whole))
    rate = data.draw(st.integers(min_value=1, max_value=100 * 10**places - 1)) / Decimal(10) ** places
    true, step = Fraction(100 * part, whole), Fraction(1, 10**places)
    off = min(abs(Fraction(rate) - true), abs(100 - Fraction(rate) - true))
    assume(off != step)
    found = in_one(sentence(whole, part, rate))
    assert [one.kind for one in found] == (["wrong-rate"] if off > step else [])
    assert all(one.grade is Grade.SURE and one.evidence.startswith(f"{part:,} ÷ {whole:,} = ") for one in found)


@given(st.integers(min_value=1, max_value=300), st.integers(min_value=0, max_value=1200), st.integers(1, 40))
def test_whole_numbers_of_a_rate_are_those_that_counting_finds(whole: int, tenths: int, width: int) -> None:
    rate = Interval(Fraction(tenths, 10), Fraction(tenths + width, 10))
    parts = any(rate.low <= Fraction(100 * n, whole) <= rate.high for n in range(4 * whole + 1))
    assert has_whole_part(rate, whole) == parts


@given(st.integers(min_value=1, max_value=60), st.integers(min_value=100, max_value=3000), st.integers(1, 40))
def test_whole_bases_of_a_rate_are_those_that_counting_finds(part: int, tenths: int, width: int) -> None:
    rate = Interval(Fraction(tenths, 10), Fraction(tenths + width, 10))
    bases = any(rate.low <= Fraction(100 * part, n) <= rate.high for n in range(1, 10 * part + 1))
    assert has_whole_base(rate, part) == bases


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("收到申请18件，其中自行撤回2件，案前调解率为11.11%。", id="of-the-whole-before"),
        pytest.param(
            "安全生产领域立案323件，重大隐患立案41件，重大隐患立案率100%。", id="a-part-with-a-noun-of-its-own"
        ),
        pytest.param("办结议案1件、建议123件和提案131件，满意度100%。", id="a-rate-of-none-of-them"),
        pytest.param("共调解案件709起，其中成功708起，调解率100%，调成率98%以上。", id="of-all-that-came"),
        pytest.param("审结15件，调解2件，调解率约10%。", id="about"),
    ],
)
def test_what_is_no_wrong_rate(text: str) -> None:
    assert kinds(text) == []


def test_all_of_them_but_one_is_not_all() -> None:
    (found,) = in_one("化解矛盾纠纷2227件，调解成功2226件，调解成功率100%。")
    assert (found.kind, found.grade) == ("wrong-rate", Grade.LIKELY)
    assert found.evidence == "2,226 ÷ 2,227 = 99.96% ≠ 100%"


def test_a_share_of_the_whole_before() -> None:
    assert kinds("受理案件200件，其中调解结案50件，占全部案件的25%。") == []
    assert kinds("受理案件200件，其中调解结案50件，占全部案件的35%。") == ["wrong-rate"]


def test_a_slip_in_the_rate_of_a_part_is_likely_and_another_rate_is_none() -> None:
    (found,) = in_one("收到申请18件，其中自行撤回2件，案前调解率为12.11%。")
    assert (found.kind, found.grade, found.evidence) == ("wrong-rate", Grade.LIKELY, "2 ÷ 18 = 11.11% ≠ 12.11%")
    assert kinds("收到建议168件，其中重点建议50件，满意率98%。") == []


def test_a_rate_that_no_whole_number_gives_is_a_hint() -> None:
    (found,) = in_one("行政机关负责人出庭应诉10件，出庭应诉率95.5%。")
    assert (found.kind, found.grade) == ("rate-of-no-count", Grade.HINT)
    assert kinds("行政机关负责人出庭应诉10件，出庭应诉率90.9%。") == []


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        pytest.param("抽检食品1000批次，合格987批次，合格率97.8%。", Grade.SURE, id="one-word"),
        pytest.param("受理案件356件，审结312件，结案率92.5%。", Grade.LIKELY, id="another-word-for-it"),
        pytest.param("收到人大代表建议168件，办结160件，办结率100%。", Grade.LIKELY, id="all-of-them"),
    ],
)
def test_the_rate_of_what_became_of_what_came(text: str, grade: Grade) -> None:
    (found,) = in_one(text)
    assert (found.kind, found.grade) == ("wrong-rate", grade)


def test_a_rate_with_a_noun_of_its_own_is_of_something_else() -> None:
    assert kinds("受理案件356件，审结312件，投诉办结率99%。") == []
    assert kinds("受理案件356件，审结312件，结案率87.6%。") == []


@pytest.mark.parametrize(("more", "wrong"), [(MOST_FIGURES - 3, True), (MOST_FIGURES - 2, False)])
def test_a_sentence_of_very_many_figures_is_not_reckoned_with_and_told(more: int, wrong: bool) -> None:  # noqa: FBT001 - a case
    text = "调解纠纷2227件，调解成功1226件，调解成功率99.96%" + "".join(f"，培训{one}人" for one in range(1, more + 1))
    assert ("wrong-rate" in kinds(text + "。")) is wrong
    assert ("crowded-sentence" in kinds(text + "。")) is not wrong
