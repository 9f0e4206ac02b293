"""The same indicator in two documents."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from small_documents import document, line_beads, one_bead

from compare.figures import extract, pair
from compare.figures.likeness import Likenesses
from compare.figures.pair import _clear_pairs
from compare.figures.units import may_count_the_same


def changes(a: str, b: str) -> list[tuple[str, str]]:
    """Old and new text of every indicator that two texts share."""
    one, other = document(a), document(b)
    found = pair(one, other, line_beads(one, other), extract(one), extract(other))
    return [(change.old.text, change.new.text) for change in found]


def test_the_same_name_is_the_same_indicator() -> None:
    a = "接待法律咨询1219人次，提供法律援助18件。"
    b = "提供法律援助22件，接待法律咨询2495人次。"
    assert changes(a, b) == [("1219人次", "2495人次"), ("18件", "22件")]


def test_levels_and_changes_are_not_mixed() -> None:
    a = "旅游收入完成31亿元，同比增长20%。"
    b = "旅游收入增长18%，达到38亿元。"
    assert changes(a, b) == [("31亿元", "38亿元"), ("20%", "18%")]


def test_results_and_targets_are_not_mixed() -> None:
    assert changes("旅游收入完成31亿元。", "力争旅游收入达到38亿元。") == []


def test_units_that_cannot_be_compared_are_not_paired() -> None:
    assert changes("新建农村道路79公里。", "新建农村道路32条。") == []


def test_measure_words_for_things_go_by_habit() -> None:
    assert changes("核发执法证件658个。", "核发执法证件136本。") == [("658个", "136本")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("头只", "头", True),
        ("家", "户", True),
        ("家", "个", True),
        ("套", "户", True),
        ("场", "场次", True),
        ("户", "个", False),
        ("人次", "件", False),
        ("人次", "人", True),
        ("次", "项", False),
        ("公里", "条", False),
    ],
)
def test_which_units_may_count_the_same(one: str, other: str, *, same: bool) -> None:
    assert may_count_the_same(one, other) == may_count_the_same(other, one) == same


def test_what_came_in_and_what_was_taken_up_each_answer_their_own() -> None:
    others = "\n提供法律援助22件。\n新建农村道路79公里。"
    a = "收到行政复议申请122件，受理108件。" + others
    assert changes(a, "收到行政复议申请18件，受理15件。" + others)[:2] == [("122件", "18件"), ("108件", "15件")]
    assert changes(a, "受理行政复议申请91件。" + others)[0] == ("108件", "91件")


def test_new_jobs_and_the_people_who_have_them_are_one_indicator() -> None:
    assert changes("新增就业5000人。", "新增就业岗位5500个。") == [("5000人", "5500个")]
    assert changes("新增就业5000人。", "发布就业岗位5500个。") == []


def test_of_many_figures_with_one_name_none_is_paired_by_chance() -> None:
    a = "投资12亿元。\n投资3亿元。\n投资9亿元。"
    b = "加快建设。\n加快改造。\n加快施工。\n投资5亿元。\n投资7亿元。"
    assert changes(a, b) == []


def test_what_was_done_tells_two_counts_of_one_thing_apart() -> None:
    others = "\n提供法律援助22件。\n新建农村道路79公里。\n发放宣传资料300份。\n登记失业率4%。"
    a = "收到行政复议申请18件。\n审结行政复议案件15件。" + others
    b = "依法办理。\n妥善处理。\n受理行政复议案件91件。" + others
    assert ("18件", "91件") in changes(a, b)


def test_each_figure_is_in_one_change_at_most() -> None:
    a, b = document("办理提案144件。\n办理提案12件。"), document("办理提案131件。")
    found = pair(a, b, one_bead(a, b), extract(a), extract(b))
    assert len(found) <= 1


def test_changing_places_swaps_old_and_new() -> None:
    a = "新增就业5527人，登记失业率4.08%。\n煤炭产量150万吨。"
    b = "登记失业率为3.84%。\n煤炭产量达到180万吨。\n新增就业6128人。"
    assert sorted(changes(a, b)) == sorted((old, new) for new, old in changes(b, a))


def clear_pairs(scores: dict[tuple[int, int], float]) -> set[tuple[int, int]]:
    a, b = np.array(sorted(scores)).T
    return set(_clear_pairs(Likenesses(a, b, np.array([scores[pair] for pair in sorted(scores)]))))


def test_of_two_pairs_that_are_alike_in_all_neither_comes_first() -> None:
    scores = {(0, 0): 0.78, (1, 0): 0.45, (1, 2): 0.45, (2, 2): 0.78, (2, 3): 0.8, (3, 0): 0.7, (3, 2): 0.8}
    found = clear_pairs(scores)
    assert found == {(0, 0)}
    assert {(b, a) for a, b in clear_pairs({(b, a): score for (a, b), score in scores.items()})} == found


def test_change_and_per_cent() -> None:
    one, other = document("煤炭产量150万吨。"), document("煤炭产量180万吨。")
    (found,) = pair(one, other, line_beads(one, other), extract(one), extract(other))
    assert (found.change, found.change_percent) == (300000, 20)


def test_a_rate_has_no_change_in_per_cent() -> None:
    one, other = document("旅游收入增长20%。"), document("旅游收入增长18%。")
    (found,) = pair(one, other, line_beads(one, other), extract(one), extract(other))
    assert (found.change, found.change_percent) == (-2, None)


def test_what_did_not_change_is_a_pair_too() -> None:
    one, other = document("核发执法证件658个。"), document("核发执法证件658个。")
    (found,) = pair(one, other, line_beads(one, other), extract(one), extract(other))
    assert (found.change, found.change_percent) == (0, 0)


def test_unit_families_are_converted() -> None:
    one, other = document("化解矛盾纠纷1.2万件。"), document("化解矛盾纠纷12600件。")
    (found,) = pair(one, other, line_beads(one, other), extract(one), extract(other))
    assert (found.change, found.change_percent) == (600, 5)


def test_scopes_that_exclude_each_other_are_not_paired() -> None:
    a = "参加一审行政应诉案件44件。\n提供法律援助22件。\n新建农村道路79公里。"
    b = "参加二审行政应诉案件28件。\n提供法律援助25件。\n新建农村道路32公里。"
    assert ("44件", "28件") not in changes(a, b)


def test_a_fall_is_below_zero() -> None:
    one, other = document("登记失业率同比下降2%。"), document("登记失业率同比增长3%。")
    (found,) = pair(one, other, line_beads(one, other), extract(one), extract(other))
    assert found.change == 5


def test_a_bare_noun_is_paired_in_its_own_sentence_only() -> None:
    a = "投资12亿元，全力建设物流园区。\n新建道路9公里。"
    b = "新建道路7公里。\n投资3亿元，全力建设物流园区。"
    assert ("12亿元", "3亿元") not in changes(a, b)
    assert ("12亿元", "3亿元") in changes(a, "投资3亿元，全力建设物流园区。\n新建道路7公里。")


def test_what_is_called_the_whole_of_nothing_is_a_bare_noun_too() -> None:
    a, b = document("新注册企业，总投资5785亿元。"), document("新签约项目，总投资1022亿元。")
    found = pair(a, b, replace(line_beads(a, b), beads=()), extract(a), extract(b))
    assert found == ()


def test_a_total_of_several_years_answers_no_figure_of_one() -> None:
    a, b = document("城镇新增就业1314万人。"), document("五年来，城镇新增就业6600万人。")
    assert pair(a, b, line_beads(a, b), extract(a), extract(b)) == ()


def test_other_measure_words_take_from_the_likeness_and_not_from_a_name_that_agrees() -> None:
    a, b = (
        document("规模以上工业企业54个。\n完成重大行政决策7件。"),
        document("规模以上工业企业56家。\n镇重大决策事项8个。"),
    )
    changes = pair(a, b, line_beads(a, b), extract(a), extract(b))
    assert [change.name for change in changes][:1] == ["规模以上工业企业"]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("人均收入年均增长5.1%。", "人均收入增长6.1%。", id="a-mean-of-years-and-a-year"),
        pytest.param("人均生产总值7.6万元。", "生产总值33757亿元。", id="of-each-and-of-all"),
        pytest.param("累计受理投诉314件。", "受理投诉66件。", id="all-that-came-together-and-a-year"),
        pytest.param("五年来，成果丰硕。\n新增就业314万人。", "新增就业66万人。", id="years-said-before"),
        pytest.param(
            "城乡人均收入年均分别增长5.3%、7.1%。", "城乡人均收入分别增长4.2%、6.1%。", id="means-in-a-row-and-a-year"
        ),
        pytest.param("公共预算收入5年增长18.7%。", "公共预算收入同比增长2%。", id="five-years-and-one"),
        pytest.param("环卫工人工资月人均提高300元。", "环卫工人工资年人均提高2400元。", id="a-month-and-a-year"),
        pytest.param("高速铁路运营里程2.5万公里。", "新增高速铁路运营里程4100公里。", id="what-there-is-and-what-came"),
    ],
)
def test_unlike_times_and_what_came_to_be_are_not_paired(a: str, b: str) -> None:
    assert changes(a, b) == []
    assert changes(b, a) == []


def test_what_something_was_before_is_not_what_it_is() -> None:
    assert changes("城镇化率从60.2%提高到65.2%。", "城镇化率66.2%。") == [("65.2%", "66.2%")]


def test_a_change_since_years_ago_is_none_of_one_year() -> None:
    a, b = document("生产总值比2002年增长65.5%。"), document("生产总值比2007年增长9%。")
    for year, pairs in ((2003, 1), (2008, 0)):
        one = replace(a, metadata=replace(a.metadata, year=year))
        assert len(pair(one, b, line_beads(a, b), extract(one), extract(b))) == pairs


@pytest.mark.parametrize(
    ("a", "b", "texts"),
    [
        ("增长20%。", "增长16.2%。", ("20%", "16.2%")),
        ("位居全省第3位。", "位居全省第1位。", ("位居全省第3位", "位居全省第1位")),
        ("完成50%至60%。", "完成50%至70%。", ("50%至60%", "50%至70%")),
    ],
)
def test_without_a_name_the_words_of_sentences_that_answer_each_other_tell(
    a: str, b: str, texts: tuple[str, str]
) -> None:
    assert changes(a, b) == [texts]
    assert changes(a, "加快建设。\n" + b) == []


def test_names_that_share_a_noun_only_are_not_paired() -> None:
    others = "\n新建农村道路79公里。\n开通公交线路300公里。"
    a, b = "高技术制造业增加值增长13%。" + others, "规上工业增加值增长0.6%。" + others
    assert ("13%", "0.6%") not in changes(a, b)
    assert ("13%", "0.6%") in changes(a, b.replace("规上工业", "高技术制造业"))


def test_how_far_a_work_has_come_is_not_its_name() -> None:
    assert changes("投资1.27亿元的客运总站基本完工。", "投资1.3亿元的客运总站投入使用。") == [("1.27亿元", "1.3亿元")]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GDP增长5%。", "生产总值增长6%。"),
        ("经济增长5%左右。", "地区生产总值增长4.5%。"),
        ("规模工业增加值增长6%。", "规上工业增加值增长7%。"),
        ("农民人均可支配收入增长6%。", "农村居民人均可支配收入增长7%。"),
        ("居民消费价格涨幅控制在2%左右。", "居民消费价格总水平上涨幅度3%左右。"),
        ("调处矛盾纠纷120件。", "化解矛盾纠纷95件。"),
        ("优良天数比例达90%。", "优良天数比率达92%。"),
        ("城镇化率达到64.7%。", "常住人口城镇化率提高到65.2%。"),
        ("制造业企业加计扣除比例达100%。", "将制造业企业加计扣除比例提高到75%。"),
        ("实施工业重点项目38个。", "实施重点工业项目34个。"),
        ("引进投资超10亿元项目14个。", "引进投资超10亿元项目20个。"),
    ],
)
def test_other_words_for_one_indicator_are_paired(a: str, b: str) -> None:
    assert len(changes(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("基本养老保险参保率达95%。", "基本医保参保率达98%。"),
        ("高技术制造业增加值增长8%。", "高技术制造业投资增长12%。"),
        ("外贸出口总额增长8%。", "进出口总额增长4%。"),
        ("出台政府规章2件。", "出台行政规范性文件16件。"),
        ("农村居民人均可支配收入增长8%。", "居民人均可支配收入增长6%。"),
        ("报备行政规范性文件4件。", "修改行政规范性文件2件。"),
        ("现有行政执法人员1330人。", "组织行政执法人员300人参加培训。"),
        ("现有高新技术企业4500家。", "新认定高新技术企业1400家。"),
        ("纠纷调解成功率98%。", "纠纷诉前调解成功率62%。"),
        pytest.param("消费对经济增长的贡献率达66.4%。", "对全球经济增长的贡献率达30%。", id="growth-of-whom"),
        pytest.param("高速铁路运营里程1.6万公里。", "铁路营业里程12.1万公里。", id="fast-railways-and-all"),
        pytest.param("高速铁路营业里程1.6万公里。", "高速铁路投产里程1900公里。", id="what-runs-and-what-was-opened"),
        pytest.param("接待游客增长10.3%。", "接待入境游客增长46%。", id="visitors-and-those-from-abroad"),
        pytest.param("教育经费支出占国内生产总值比例达4%。", "研发支出占国内生产总值比例达2%。", id="spent-on-what"),
        pytest.param("发放以旧换新补贴121亿元。", "以旧换新带动商品销售800亿元。", id="subsidies-and-sales"),
        pytest.param("规上工业增加值增长7%。", "规上装备工业增加值增长8%。", id="a-sector-and-part-of-it"),
        pytest.param("服务业增加值增长5%。", "生产性服务业增加值增长9%。", id="services-and-some-of-them"),
        pytest.param("工业投资增长6%。", "工业技改投资增长33%。", id="investment-and-renewal"),
        pytest.param("进出口总额增长18%。", "服务进出口总额增长22%。", id="trade-and-trade-in-services"),
        pytest.param("户籍人口城镇化率达50%。", "常住人口城镇化率达65%。", id="whose-towns"),
        pytest.param("引进投资超10亿元项目14个。", "引进投资超5亿元项目20个。", id="other-sizes"),
        pytest.param("国家卓越级智能工厂22家。", "国家领航级智能工厂2家。", id="grades-of-a-factory"),
        pytest.param("工业增加值增长6%。", "高技术制造业增加值增长10%。", id="sectors-of-other-names"),
        pytest.param("举办国际赛事50场。", "举办体育赛事1000场。", id="games-and-those-of-nations"),
        pytest.param("建成社区养老服务设施1.8万个。", "建成乡镇养老服务机构932个。", id="places-and-homes-of-the-old"),
        pytest.param("经营主体达到951万户。", "为6.6万户经营主体重塑信用。", id="all-there-are-and-some"),
    ],
)
def test_kinds_and_parts_that_exclude_each_other_are_not_paired(a: str, b: str) -> None:
    assert changes(a, b) == []


def test_a_mark_that_was_passed_is_no_second_figure() -> None:
    a = "地方一般公共预算收入突破4000亿元、达到4211亿元。"
    assert changes(a, "地方一般公共预算收入3507.6亿元。") == [("4211亿元", "3507.6亿元")]


def test_a_name_of_several_years_is_not_shared_with_that_of_one() -> None:
    a = "过去五年，地区生产总值增长30%。\n一年来，地区生产总值增长5%。"
    b = "过去五年，地区生产总值增长28%。\n一年来，地区生产总值增长6%。"
    assert changes(a, b) == [("30%", "28%"), ("5%", "6%")]


def test_what_stands_is_the_same_of_one_year_and_of_several() -> None:
    a, b = "五年来，高新技术企业达1.5万家。", "高新技术企业达7.4万家。"
    assert changes(a, b) == [("1.5万家", "7.4万家")]
    assert changes("五年来，新设企业10万家。", "新设企业7万家。") == []


def test_cases_of_a_procedure_are_not_cases_in_general() -> None:
    a = "化解纠纷。\n成功调解案件708起。"
    b = "成功调解行政复议案件25起。\n依法办理。"
    assert changes(a, b) == []


def test_who_did_it_does_not_count() -> None:
    others = "\n新建农村道路79公里。\n发放宣传资料300份。\n登记失业率4%。"
    a, b = "区公共法律服务中心办理法律援助案件713件。" + others, "提供法律援助18件。" + others
    assert ("713件", "18件") in changes(a, b)


def test_town_and_country_are_each_paired_with_their_own() -> None:
    others = "\n新建农村道路79公里。\n发放宣传资料300份。\n登记失业率4%。\n提供法律援助22件。"
    a = "城镇、农村常住居民人均可支配收入分别增长3.9%、5.7%。" + others
    b = "城乡居民人均可支配收入分别增长4.4%、5.8%。" + others
    assert changes(a, b)[:2] == [("3.9%", "4.4%"), ("5.7%", "5.8%")]


def test_what_ended_well_answers_what_ended_well() -> None:
    a = "化解矛盾纠纷2227件，调解成功2226件。"
    assert changes(a, "成功调处矛盾纠纷13138件。") == [("2226件", "13138件")]
