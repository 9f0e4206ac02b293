"""How numbers are written, in generated sentences, against cn2an and plain arithmetic."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_documents import document

from compare.figures import extract
from compare.figures.numbers import _WAYS, _matches
from compare.model import Figure, FigureKind


def only(text: str) -> Figure:
    (figure,) = extract(document(text))
    return figure


@given(
    st.text(
        st.sampled_from(
            "约近不少于得低超过将接占大1345.,/十百千万亿第二三两成半多半翻番倍增长到分之了居全省位件元%至-以上下,。"
        ),
        max_size=30,
    )
)
def test_signs_lead_to_every_number_that_the_patterns_have(text: str) -> None:
    for sign, reach, pattern, _ in _WAYS:
        found = [match.span() for match in _matches(text, sign, reach, pattern)]
        assert found == [match.span() for match in pattern.finditer(text)]


@given(st.integers(min_value=11, max_value=99_999_999))
def test_chinese_numerals_say_what_cn2an_says(number: int) -> None:
    figure = only(f"组织法治讲座{cn2an.an2cn(number)}场。")
    assert (figure.value, figure.unit, figure.name) == (number, "场", "组织法治讲座")


@given(
    st.integers(min_value=1, max_value=99_999),
    st.integers(min_value=0, max_value=2),
    st.sampled_from([("", 0), ("万", 4), ("亿", 8), ("千万", 7), ("百万", 6)]),
    st.sampled_from(["", "约", "近", "超过", "不高于", "低于", "不得低于"]),
    st.sampled_from(["", "以上", "左右"]),
)
def test_decimals_scales_and_qualifiers(
    digits: int, places: int, scale: tuple[str, int], before: str, after: str
) -> None:
    number = Decimal(digits).scaleb(-places)
    figure = only(f"完成固定资产投资{before}{number:f}{scale[0]}元{after}。")
    assert Decimal(str(figure.value)) == number.scaleb(scale[1])
    assert Decimal(str(figure.step)) == Decimal(1).scaleb(scale[1] - places)
    assert figure.qualifier == before + after


@given(st.integers(min_value=1000, max_value=9_999_999))
def test_grouped_thousands_are_one_number(number: int) -> None:
    assert only(f"发放宣传资料{number:,}份。").value == number


@pytest.mark.parametrize(
    ("text", "value", "high", "unit"),
    [
        pytest.param("增长5%—8%。", 5, 8, "%", id="per-cent"),
        pytest.param("新建3至5家企业。", 3, 5, "家", id="scale-of-neither"),
        pytest.param("新建三至五家企业。", 3, 5, "家", id="range-in-han"),
        pytest.param("发放三至五万件。", 3e4, 5e4, "件", id="range-in-han-with-a-scale"),
        pytest.param("增长百分之十至百分之二十。", 10, 20, "%", id="range-in-words"),
        pytest.param("处五十元以上二百元以下罚款。", 50, 200, "元", id="from-and-below"),
        pytest.param("占10%以上30%以下。", 10, 30, "%", id="from-and-below-in-digits"),
        pytest.param("处五倍以上十倍以下罚款。", 5, 10, "倍", id="from-and-below-of-times"),
        pytest.param("投资3—5亿元。", 3e8, 5e8, "元", id="scale-of-both"),
        pytest.param("三分之二以上的村建成。", 200 / 3, None, "%", id="fraction"),
        pytest.param("近七成群众满意。", 70, None, "%", id="tenths"),
        pytest.param("收入翻两番。", 2, None, "番", id="doubled"),
        pytest.param("投入1亿2000万元。", 1.2e8, None, "元", id="two-scales"),
        pytest.param("一万二千三百人参加。", 12300, None, "人", id="two-scales-in-han"),
        pytest.param("三万人受益。", 30000, None, "人", id="one-han-and-a-scale"),
        pytest.param("比重提高七点二个百分点。", 7.2, None, "个百分点", id="decimal-in-han"),
        pytest.param("投入三点五亿元。", 3.5e8, None, "元", id="decimal-in-han-with-a-scale"),
        pytest.param("惠及1100多万学生。", 1100e4, None, "人", id="people-without-a-measure-word"),
        pytest.param("近一亿农村贫困人口脱贫。", 1e8, None, "人", id="people-of-a-kind"),
        pytest.param("总量居全省第3位。", 3, None, "位次", id="rank"),
        pytest.param("排名全省首位。", 1, None, "位次", id="first"),
    ],
)
def test_ways_to_write_a_number(text: str, value: float, high: float | None, unit: str) -> None:
    figure = only(text)
    assert (figure.value, figure.high, figure.unit) == (value, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("坚持“十一个坚持”，落实十四个坚持。", id="slogans"),
        pytest.param("提供7×24小时服务。", id="round-the-clock"),
        pytest.param("依据第12、13条规定。", id="enumerated-articles"),
        pytest.param("9时30分开幕。", id="time-of-day"),
        pytest.param("80岁以上老年人优先。", id="age-group"),
        pytest.param("位居全国第一方阵。", id="no-rank"),
        pytest.param("构建1+5个场景。", id="formula"),
        pytest.param("延续2600多年的农民负担。", id="how-long-people-had-it"),
        pytest.param("20万以上人口县建成学校。", id="how-many-people-a-place-has"),
        pytest.param("下列第一审案件，下列物质属于第三百三十八条。", id="what-is-listed"),
        pytest.param("重审时应当列明第三人。", id="a-third-party"),
        pytest.param("已完成立项，形成果断机制，不是一成不变。", id="no-tenths"),
        pytest.param("下午三点二十分开会。", id="time-of-day-in-han"),
    ],
)
def test_numbers_in_names_and_sayings_state_nothing(text: str) -> None:
    assert extract(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("受理案件122件。", FigureKind.LEVEL, id="level"),
        pytest.param("受理案件同比增长82%。", FigureKind.CHANGE, id="change"),
        pytest.param("合格率较上年提高0.2个百分点。", FigureKind.CHANGE, id="points"),
        pytest.param("案件办结率达到98%。", FigureKind.SHARE, id="share"),
        pytest.param("总量居全省第3位。", FigureKind.RANK, id="rank"),
    ],
)
def test_what_a_figure_tells(text: str, kind: FigureKind) -> None:
    assert only(text).kind is kind


def test_a_row_of_numbers_is_shared_out() -> None:
    figures = extract(document("城镇、农村居民人均可支配收入分别增长5.6%和7.8%。"))
    assert [(figure.name, figure.text) for figure in figures] == [
        ("城镇居民人均可支配收入增长", "5.6%"),
        ("农村居民人均可支配收入增长", "7.8%"),
    ]


def test_a_row_of_changes_without_subjects_of_their_own() -> None:
    figures = extract(document("月人均分别提高221元、90元和300元。"))
    assert [figure.kind for figure in figures] == [FigureKind.CHANGE] * 3


def test_from_and_to_are_of_one_subject_and_of_two_times() -> None:
    old, new = extract(document("粮食产量由2012年的5.5万吨增加到8万吨。"))
    assert (old.name, new.name) == ("粮食产量", "粮食产量")
    assert (old.period, new.period) == ("2012年", "")


def test_scope_period_head_and_basis() -> None:
    level, change = extract(document("2023年，全市一审收到行政应诉案件44件，同比下降8%。"))
    assert (level.scope, level.period, level.head) == (("全市", "一审"), "2023年", "行政应诉案件")
    assert (change.basis, change.signed) == ("同比", -8)


def test_what_was_done_before_a_list_names_what_is_counted_behind_it() -> None:
    assert only("通过政府门户网站发布重大项目、住房保障、减税降费等信息4123条。").name == "政府门户网站发布信息"
