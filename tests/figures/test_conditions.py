"""Numbers that say which things are meant are no figures; those with a limit that say how much are."""

from __future__ import annotations

import pytest
from small_documents import document

from compare.figures import extract


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("海拔1500米以上的村庄通了电。", id="height"),
        pytest.param("20户以上自然村全部通硬化路。", id="homes"),
        pytest.param("特殊教育学校覆盖20万人口以上的县。", id="inhabitants"),
        pytest.param("男性年满60周岁可以领取。", id="age-reached"),
        pytest.param("不满十四周岁未成年人的个人信息。", id="age-not-reached"),
        pytest.param("为0—6岁儿童体检。", id="ages-from-and-to"),
        pytest.param("推进投资额500万元以上项目建设。", id="investment"),
        pytest.param("淘汰30万千瓦以下煤电机组。", id="power"),
        pytest.param("支持单户担保金额500万元及以下的小微企业。", id="and-below"),
        pytest.param("对年应纳税所得额不到100万元的部分减半征收。", id="less-than"),
        pytest.param("禁止生产厚度低于0.01毫米的地膜。", id="lower-than"),
        pytest.param("违法经营额一万元以上的，依法处罚。", id="whoever-has-so-much"),
        pytest.param("造成五千人以上转移的，依法追究责任。", id="whoever-causes-so-much"),
        pytest.param("布局50万千瓦以上省级风光基地。", id="what-comes-in-ones-behind-a-verb"),
    ],
)
def test_a_limit_of_what_is_meant_is_no_figure(text: str) -> None:
    assert extract(document(text)) == ()


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        pytest.param("城镇新增就业45万人以上的目标完成。", "45万人以上", id="a-goal"),
        pytest.param("新增贷款1000亿元以上支持企业。", "1000亿元以上", id="a-verb-behind"),
        pytest.param("新建100公里以上农村公路。", "100公里以上", id="how-much-of-what"),
        pytest.param("帮助8万户以上群众安居。", "8万户以上", id="homes-of-people"),
        pytest.param("新培育30户以上智能工厂。", "30户以上", id="firms"),
        pytest.param("80%以上的行政村通了网。", "80%以上", id="a-share"),
        pytest.param("处一千元以下的罚款。", "一千元以下", id="a-fine"),
        pytest.param("人均预期寿命提高到80岁以上，稳步提升。", "80岁以上", id="life-expectancy"),
        pytest.param("引进投资超10亿元重大项目14个。", "14个", id="counted-behind-its-size"),
        pytest.param("投资2000万元以上的技改项目3000个。", "3000个", id="counted-behind-its-limit"),
        pytest.param("为100所海拔1500米以上农村小学供暖。", "100所", id="counted-before-its-limit"),
        pytest.param("投入资金超5亿元新建学校12所。", "超5亿元", id="spent-and-then-built"),
    ],
)
def test_a_limit_of_how_much_is_a_figure(text: str, figure: str) -> None:
    assert extract(document(text))[0].text == figure


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("引进投资超10亿元重大项目14个。", "引进投资超10亿元重大项目"),
        ("投资2000万元以上的技改项目3000个。", "投资2000万元以上的技改项目"),
        ("为100所海拔1500米以上农村小学供暖。", "海拔1500米以上农村小学供暖"),
    ],
)
def test_a_limit_is_part_of_the_name_of_what_is_counted(text: str, name: str) -> None:
    assert extract(document(text))[0].name == name
