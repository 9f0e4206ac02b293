"""Which numbers state something, and what they say."""

from __future__ import annotations

import pytest
from small_documents import document

from compare.figures import extract
from compare.model import FigureRole


def read(text: str) -> list[tuple[str, float, str, str]]:
    """Name, value, unit and qualifier of every figure of a text."""
    return [(figure.name, figure.value, figure.unit, figure.qualifier) for figure in extract(document(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("地区生产总值完成198.5亿元。", ("地区生产总值", 198.5e8, "元", ""), id="noun-before"),
        pytest.param("全年实施重点工业项目34个。", ("实施重点工业项目", 34, "个", ""), id="verb-and-noun-before"),
        pytest.param("19家龙头企业带动农民增收。", ("龙头企业带动农民增收", 19, "家", ""), id="noun-behind"),
        pytest.param("发放宣传资料10,000余份。", ("发放宣传资料", 10000, "份", "余"), id="grouped-and-more"),
        pytest.param("化解矛盾纠纷1.2万件。", ("化解矛盾纠纷", 12000, "件", ""), id="ten-thousands"),
        pytest.param("筹措资金2700多万元。", ("筹措资金", 2700e4, "元", "多"), id="more-inside-the-scale"),
        pytest.param("培训执法人员千余人次。", ("培训执法人员", 1000, "人次", "余"), id="bare-scale-with-more"),
        pytest.param("办复率达百分之九十八以上。", ("办复率", 98, "%", "以上"), id="percent-in-words"),
        pytest.param("旅游人数突破370万人次。", ("旅游人数", 370e4, "人次", "突破"), id="qualifier-before"),
        pytest.param("热电联产2×35万千瓦。", ("热电联产", 70e4, "千瓦", ""), id="product"),
        pytest.param("組織法治講座五十二場。", ("组织法治讲座", 52, "場", ""), id="traditional-and-han-numeral"),
    ],
)
def test_a_figure_and_its_indicator(text: str, wanted: tuple[str, float, str, str]) -> None:
    name, value, unit, qualifier = wanted
    assert read(text) == [(name, value, unit.replace("場", "场"), qualifier)]


def test_a_change_takes_its_subject_from_the_clause_before() -> None:
    text = "地区生产总值完成198.5亿元，同比增长22.3%；登记失业率4.08%，同比下降0.2个百分点。"
    assert [name for name, *_ in read(text)] == ["地区生产总值", "地区生产总值增长", "登记失业率", "登记失业率下降"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("推进“一带一路”建设和三去一降一补。", id="idioms"),
        pytest.param("实施政府职能转变“5416”工程。", id="quoted"),
        pytest.param("推出“12项机制4项措施”。", id="quoted-with-measure-words"),
        pytest.param("印发《优化营商环境30条措施》。", id="titles"),
        pytest.param("依托12345热线。", id="telephone"),
        pytest.param("相政呈〔2024〕21号。", id="document-number"),
        pytest.param("2023年6月20日，2022年度工作。", id="dates"),
        pytest.param("召开第三次会议、第14次会议，前3名。", id="ordinals"),
        pytest.param("全面落实三项制度、五张清单。", id="small-counts-in-names"),
        pytest.param("首选复议与诉讼之比约为4.5∶1。", id="ratios"),
        pytest.param("古城晋升为4A级景区，行政执法全过程记录。", id="grades"),
        pytest.param("修改村规民约。", id="no-number"),
    ],
)
def test_numbers_that_state_nothing(text: str) -> None:
    assert read(text) == []


def test_the_span_holds_number_and_unit_the_text_the_qualifier_too() -> None:
    text = "接待群众约2495余人次。"
    (figure,) = extract(document(text))
    assert (figure.span.of(text), figure.text, figure.number) == ("2495余人次", "约2495余人次", "2495")


def test_headings_state_nothing() -> None:
    assert not extract(document("办好10件实事\n坚持依法行政。", headings=("办好10件实事",)))


def test_a_plan_section_holds_targets_and_a_review_results() -> None:
    text = "一、过去一年工作回顾\n新增就业5527人。\n二、2013年工作安排\n新增就业5400人。"
    figures = extract(document(text, headings=("一、过去一年工作回顾", "二、2013年工作安排")))
    assert [figure.role for figure in figures] == [FigureRole.RESULT, FigureRole.TARGET]


def test_a_clause_may_say_itself_that_it_is_a_target() -> None:
    text = "今年培训1200人，力争明年培训1500人。"
    assert [figure.role for figure in extract(document(text))] == [FigureRole.RESULT, FigureRole.TARGET]
