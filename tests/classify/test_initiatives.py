"""The list an editor would make by hand."""

from __future__ import annotations

import pytest
from small_documents import document, line_beads

from compare.classify import classify
from compare.diff import diff
from compare.figures import extract
from compare.model import Initiative, InitiativeKind, Thing
from compare.options import DiffOptions
from compare.reference.build import build


def initiatives(a: str, b: str = "") -> tuple[Initiative, ...]:
    """What the first text names and the second does not."""
    one, other = document(a, place="江苏省常州市"), document(b, place="新华区")
    alignment = line_beads(one, other)
    return classify(one, other, alignment, diff(one, other, alignment, DiffOptions()), (), ()).initiatives_a


def names(a: str, b: str = "") -> list[str]:
    return [one.name for one in initiatives(a, b)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("打造“畅通办”政务服务品牌。", "“畅通办”政务服务品牌", InitiativeKind.QUOTED),
        ("实施政府职能转变“5416”工程。", "“5416”工程", InitiativeKind.NUMBERED),
        ("出台《常州市规章清理办法》。", "《常州市规章清理办法》", InitiativeKind.DOCUMENT),
        ("印发《关于规范报备工作的通知》。", "《关于规范报备工作的通知》", InitiativeKind.DOCUMENT),
        ("在全省率先建立营商环境诉求处理服务平台。", "营商环境诉求处理服务平台", InitiativeKind.DISTINCTIVE),
        ("建成掌上總門戶“我的常州”APP。", "“我的常州”APP", InitiativeKind.QUOTED),
    ],
)
def test_what_is_named_made_or_issued(text: str, name: str, kind: InitiativeKind) -> None:
    (found,) = initiatives(text)
    assert (found.name, found.kind) == (name, kind)
    assert found.evidence
    assert found.spans[0].of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("学习《中华人民共和国社区矫正法》。", id="national-law"),
        pytest.param("开展服务贸易创新发展试点。", id="a-noun-that-is-a-verb-too"),
        pytest.param("启动1亿亩试点。", id="a-count"),
        pytest.param("认真贯彻执行《优化营商环境条例》。", id="national-rules"),
        pytest.param("深化“放管服”改革。", id="stock-name"),
        pytest.param("努力为企业“减负”“松绑”。", id="figure-of-speech"),
        pytest.param("对《江苏省道路运输条例(修订草案)》征求意见。", id="another-place's"),
        pytest.param("落实《江苏省行政规范性文件管理规定》。", id="the-province's"),
        pytest.param("全面推进政务公开。", id="nothing-named"),
        pytest.param("围绕“两个中心”建设,实施提质增效“四大行动”。", id="a-count-of-things"),
        pytest.param("推出“12项机制4项措施”。", id="counts-of-things"),
        pytest.param("打破“一罚了之”的执法模式。", id="what-is-done-away-with"),
        pytest.param("推动常州段全线贯通。", id="a-verb-that-ends-like-a-kind"),
        pytest.param("打造青年友好的发展平台。", id="a-platform-of-any-sort"),
        pytest.param("建成各级各类概念验证平台。", id="platforms-of-every-sort"),
        pytest.param("深化“府院”联动。", id="no-house"),
        pytest.param("对标中央依法治国办印发的《市县建设示范指标体系》。", id="a-higher-organ's"),
        pytest.param("落实国务院办公厅印发《关于优化管理机制的意见》。", id="the-state-council's"),
        pytest.param("国家“稳中求进”宏观政策的实施促进发展。", id="the-state's"),
        pytest.param("靠山中心获得“全国示范服务中心”称号。", id="an-honour"),
        pytest.param("获得“示范平台”、“先进窗口”等荣誉称号。", id="honours"),
        pytest.param("创新消费模式、场景和业态。", id="what-is-renewed"),
        pytest.param("引进律所入驻常州进行合作联盟。", id="what-is-done-in-the-place"),
        pytest.param("有关部门应当建立不文明行为曝光平台。", id="what-one-should-set-up"),
        pytest.param("鼓励企业创建线上供需对接平台。", id="what-one-may-set-up"),
        pytest.param("建立共建共享平台的认证标准。", id="what-something-made-belongs-to"),
        pytest.param("打造省级高品质住宅试点。", id="of-a-level"),
        pytest.param("推进可信数据空间创新发展试点。", id="what-is-done-anew"),
        pytest.param("入选国家第二期“双高建设计划”。", id="what-others-were-chosen-by"),
        pytest.param("开展行动,“奋斗者”号完成科考计划。", id="a-ship"),
        pytest.param("“双高”计划是“高水平学校建设计划”的简称。", id="a-note"),
        pytest.param("通过“专人主讲”学、“观看视频”学等方式开展活动。", id="how-it-is-done"),
        pytest.param("设立科创板并试点注册制。", id="a-verb-behind-and"),
        pytest.param("启动首批碳达峰试点城市建设。", id="of-which-sort"),
        pytest.param("实施工程,不能搞“半拉子”工程。", id="what-is-not-done"),
        pytest.param("湘赣新城、尚品国际等重点城市建设项目进展顺利。", id="projects-of-a-list"),
        pytest.param("建好常州高等研究院等创新平台。", id="platforms-that-are-listed"),
        pytest.param("实现“一窗受理、集成服务”,创新建立“法治体检”制度。", id="everyone's"),
    ],
)
def test_what_is_not_this_places_own(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("加大“畅通办”APP宣传推广应用。", "“畅通办”APP"),
        ("推广“常州政企通”微信公众号等政务服务平台。", "“常州政企通”微信公众号"),
        ("做响“川妹子”家政等劳务品牌。", "“川妹子”家政等劳务品牌"),
        ("开展“百日攻坚”。", "“百日攻坚”"),
        ("组建运行常州投资平台。", "常州投资平台"),
        ("加快建设湘赣国际物流园区。", "湘赣国际物流园区"),
        ("建成“渝邻汇”社区综合服务体20个。", "“渝邻汇”社区综合服务体"),
        ("推广“渝快办”服务质效。", "“渝快办”"),
        ("打造“一刻生活圈”中心城区。", "“一刻生活圈”"),
        ("建成全国首个河湖生态产品交易平台。", "河湖生态产品交易平台"),
        ("建成投用数字金融服务平台。", "数字金融服务平台"),
        ("推广“三张图”应用场景。", "“三张图”应用场景"),
        ("打造“一市一策”推动服务业提升。", "“一市一策”"),
        ("打造“链改造”是指由工业互联网平台企业改造。", "“链改造”"),
    ],
)
def test_a_name_ends_before_the_verb_and_begins_behind_it(text: str, name: str) -> None:
    assert names(text) == [name]


def test_what_the_other_names_too_is_left_out() -> None:
    assert names("打造“畅通办”品牌。", "推广“暢通辦”服务。") == []


def test_the_same_document_of_another_place_or_year_is_left_out() -> None:
    assert names("出台《常州市2020年工作要点》。", "出台《新华区2021年工作要点》。") == []


def test_variants_of_one_name_are_joined() -> None:
    text = "打造“畅通办事”品牌。\n推出“畅通办事”小程序。"
    (found,) = initiatives(text)
    assert [span.of(text) for span in found.spans] == ["“畅通办事”品牌", "“畅通办事”小程序"]


def test_a_name_that_is_little_more_than_its_place_is_not_taken_for_the_word_alone() -> None:
    assert names("探索打造常州模式。", "推广新的模式。") == ["常州模式"]


def test_a_platform_stays_one_although_a_document_bears_its_name() -> None:
    text = "出台《常州市全民通平台管理办法》。\n打造“全民通平台”。"
    (found,) = initiatives(text)
    assert (found.name, found.thing) == ("“全民通平台”", Thing.PLATFORM)


def test_documents_by_the_number_of_their_articles() -> None:
    found = initiatives("精准出台“稳增长26条”“惠企20条”等政策。")
    assert [(one.name.strip("“”"), one.thing) for one in found] == [
        ("稳增长26条", Thing.DOCUMENT),
        ("惠企20条", Thing.DOCUMENT),
    ]


def test_what_was_made_stands_before_what_was_issued() -> None:
    text = "印发《常州市规章清理办法》。\n打造“畅通办”政务服务品牌。\n推广“畅通办”窗口。"
    first, second = initiatives(text)
    assert (first.name, second.name) == ("“畅通办”政务服务品牌", "《常州市规章清理办法》")
    assert first.score > second.score > 0


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("打造“畅通办”政务服务品牌。", Thing.BRAND),
        ("建成“我的常州”APP。", Thing.PLATFORM),
        ("成立“优化营商环境工作专班”。", Thing.MECHANISM),
        ("启动“法惠企”直通车。", Thing.FACILITY),
        ("开展“政企面对面”活动14场。", Thing.PROGRAMME),
        ("出台《常州市规章清理办法》。", Thing.DOCUMENT),
        ("推行“2+2”模式改革。", Thing.MECHANISM),
        ("实施“海南鲜品”品牌提升行动。", Thing.PROGRAMME),
    ],
)
def test_the_kind_of_thing_is_told(text: str, thing: Thing) -> None:
    assert initiatives(text)[0].thing is thing


def test_the_figures_of_its_sentence_are_told() -> None:
    text = "设立“法治观察点”服务站22个。"
    one, other = document(text, place="常州市"), document("", place="新华区")
    alignment = line_beads(one, other)
    phrases = diff(one, other, alignment, DiffOptions())
    (found,) = classify(one, other, alignment, phrases, extract(one), ()).initiatives_a
    assert [span.of(text) for span in found.figures] == ["22个"]


@pytest.mark.parametrize(("others", "names"), [(("甲市",), ["“畅通办”品牌"]), (("甲市", "乙县"), [])])
def test_what_several_other_places_name_is_common_property(others: tuple[str, ...], names: list[str]) -> None:
    known = build([document(f"推广“畅通办”。\n{place}。", place=place) for place in others])
    one, other = document("打造“畅通办”品牌。", place="常州市"), document("", place="新华区")
    alignment = line_beads(one, other)
    phrases = diff(one, other, alignment, DiffOptions())
    found = classify(one, other, alignment, phrases, (), (), references=[known]).initiatives_a
    assert [(each.name, each.elsewhere) for each in found] == [(name, 1) for name in names]


def test_the_sentence_is_told() -> None:
    text = "第一句。\n创新打造“畅通办”品牌。"
    assert initiatives(text)[0].sentence.of(text) == "创新打造“畅通办”品牌。"


def test_all_that_is_told_is_told_of_the_place_that_speaks_most() -> None:
    text = "人民知道“畅通办事”。\n打造高水平“畅通办事”。\n一、实施\n实施“畅通办事·千园”行动3次。"
    (found,) = initiatives(text)
    assert found.name == "“畅通办事·千园”行动"
    assert found.spans[0].of(text) == found.name
    assert found.sentence.covers(found.spans[0])
    assert list(found.spans[1:]) == sorted(found.spans[1:])


def test_an_issuer_of_this_place_is_none_above_it() -> None:
    assert names("按照国家要求区委印发《关于规范报备工作的通知》。") == ["《关于规范报备工作的通知》"]


def test_one_of_many_that_has_a_number_is_no_numbered_programme() -> None:
    kinds = [one.kind for one in initiatives("打造“齐鲁1号”品牌,实施“5416”工程。")]
    assert sorted(kinds) == [InitiativeKind.NUMBERED, InitiativeKind.QUOTED]


def test_the_members_of_a_list_are_what_the_list_is() -> None:
    found = initiatives("推出“常复通”“常贷通”、“常口约”等服务平台。")
    assert {one.thing for one in found} == {Thing.PLATFORM}


def test_a_name_without_marks_is_what_it_ends_with() -> None:
    (found,) = initiatives("制定常州滨湖科学城改革方案。")
    assert found.thing is Thing.FACILITY
