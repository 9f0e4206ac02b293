"""The rules that do no arithmetic: what each finds, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from findings.found import between, in_one, kinds, told
from reading import read_text
from small_documents import document, line_beads

from compare.findings import RULES, examine, examine_pair
from compare.model import Document, Finding, Grade, Span
from compare.options import FINDING_RULES

LONG = "严格落实行政执法公示制度、执法全过程记录制度和重大执法决定法制审核制度，做到执法行为全过程留痕和可回溯管理，切实规范行政执法。"


def of_kind(found: tuple[Finding, ...], kind: str) -> list[Finding]:
    return [one for one in found if one.kind == kind]


def report(text: str, year: int, title: str = "甲县法治政府建设年度报告") -> Document:
    return told(read_text(text), year=year, title=title)


def test_every_rule_can_be_switched_off_by_its_name() -> None:
    assert RULES == FINDING_RULES or set(RULES) == set(FINDING_RULES)
    text = "收到申请18件，其中调解结案20件。"
    assert kinds(text) == ["wrong-sum"]
    assert in_one(text, without=("wrong-sum",)) == ()


def test_one_figure_stated_twice_differently() -> None:
    text = "政府门户网站公开信息2288条。\n全年政府门户网站公开信息2289条。"
    (found,) = in_one(text)
    assert (found.kind, found.grade, found.evidence) == ("said-twice", Grade.LIKELY, "2,288 ≠ 2,289")
    assert len(found.further_a) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("化解矛盾纠纷总量11.9万件。\n化解矛盾纠纷总量118760件。", id="rounded"),
        pytest.param("完成投资2.4亿元。\n完成投资2.5亿元。", id="a-name-of-many"),
        pytest.param("城镇新增就业人数5527人。\n力争城镇新增就业人数5600人。", id="result-and-target"),
        pytest.param("2022年城镇新增就业人数5527人。\n2023年城镇新增就业人数5600人。", id="two-times"),
    ],
)
def test_what_is_not_said_twice(text: str) -> None:
    assert kinds(text) == []


def test_numbers_of_headings_that_skip_and_stand_twice() -> None:
    text = "一、依法履职\n做好工作。\n二、依法决策\n做好工作。\n四、依法行政\n做好工作。\n四、依法监督\n做好工作。"
    found = of_kind(examine(read_text(text), ()), "numbering")
    assert [one.evidence for one in found] == ["二、 → 四、", "四、 → 四、"]
    assert all(one.grade is Grade.SURE for one in found)
    right = "一、依法履职\n做好工作。\n二、依法决策\n做好工作。\n三、依法行政\n做好工作。"
    assert examine(read_text(right), ()) == ()


def test_a_list_may_begin_again_under_the_next_heading() -> None:
    text = "一、依法履职\n（一）放权。\n做好工作。\n（二）服务。\n做好工作。\n二、依法决策\n（一）程序。\n做好工作。\n（二）评估。\n做好工作。"
    assert of_kind(examine(read_text(text), ()), "numbering") == []


def test_a_stale_name_is_a_hint_told_once() -> None:
    one = told(document("深入学习贯彻党的十九大精神。\n全面贯彻落实党的十九大精神。"), year=2023)
    (found,) = examine(one, ())
    assert (found.kind, found.grade, len(found.further_a)) == ("stale-name", Grade.HINT, 1)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        pytest.param("深入学习贯彻党的十九大精神。", 2021, id="then-it-was-the-last"),
        pytest.param("贯彻落实党的十九大、二十大精神。", 2023, id="with-the-new-one"),
        pytest.param("党的十九大以来，成效明显。", 2023, id="as-a-date"),
    ],
)
def test_a_name_that_is_not_stale(text: str, year: int) -> None:
    assert examine(told(document(text), year=year), ()) == ()


def test_missing_parts_of_a_mandated_report_are_one_finding() -> None:
    text = "甲县2023年法治政府建设年度报告\n一、主要举措和成效\n依法办事。\n二、2024年主要安排\n继续推进。"
    (found,) = of_kind(examine(report(text, 2023), ()), "missing-part")
    assert found.grade is Grade.SURE
    assert found.a == Span(0, text.index("\n"))  # the title
    assert dict(found.values)["parts"].count("、") == 1


def test_a_part_without_heading_is_a_hint_and_other_reports_have_none_mandated() -> None:
    text = "甲县2023年法治政府建设年度报告\n一、主要举措和成效\n主要负责人切实履行第一责任人职责。\n二、存在的不足和原因\n能力不足。\n三、2024年主要安排\n继续推进。"
    (found,) = examine(report(text, 2023), ())
    assert (found.kind, found.grade) == ("part-without-heading", Grade.HINT)
    assert examine(report(text, 2016), ()) == ()
    assert examine(report(text, 2023, title="政府工作报告"), ()) == ()


def test_what_nearly_every_work_report_speaks_of_is_a_hint_where_it_is_not() -> None:
    text = "政府工作报告\n一、过去一年工作回顾\n经济稳中有进。{}\n二、今年工作安排\n扩大内需。全面推进依法行政。"
    silent = told(read_text(text.format("")), year=2024, kind="work-report")
    (found,) = examine(silent, ())
    assert (found.kind, found.grade, found.evidence) == ("usual-part", Grade.HINT, "52 / 53")
    speaking = told(read_text(text.format("同时，我们清醒地看到问题不少。")), year=2024, kind="work-report")
    assert examine(speaking, ()) == ()


def test_a_heading_with_the_year_before() -> None:
    text = "甲县2023年法治政府建设年度报告\n一、2023年主要举措和成效\n依法办事。\n二、存在的不足和原因\n能力不足。\n三、主要负责人履职情况\n认真履职。\n四、2023年工作安排\n继续推进。"
    (found,) = examine(report(text, 2023), ())
    assert (found.kind, found.grade, found.evidence) == ("old-year-in-heading", Grade.LIKELY, "2023 ≠ 2024")


def test_last_years_year_left_standing() -> None:
    a = told(document("2022年，组织法治培训场次逐步增加，效果良好。"), year=2022)
    b = told(document("2022年，组织法治培训场次逐步增加，效果很好。"), year=2023)
    (found,) = between(a, b)
    assert (found.kind, found.grade) == ("old-year", Grade.LIKELY)
    right = told(document("2023年，组织法治培训场次逐步增加，效果很好。"), year=2023)
    assert between(a, right) == ()
    since = told(document("自2022年以来，组织法治培训场次逐步增加。"), year=2022)
    assert between(since, told(since, year=2023), without=("carried-over",)) == ()


def test_a_figure_that_did_not_move_beside_others_that_did() -> None:
    a = told(document("提供法律咨询1219人次，提供法律援助318件。"), year=2022)
    b = told(document("提供法律咨询1219人次，提供法律援助426件。"), year=2023)
    (found,) = between(a, b)
    assert (found.kind, found.grade, found.evidence) == ("same-figure", Grade.LIKELY, "1219人次 = 1219人次")
    assert between(a, told(b, year=2022)) == ()


def test_a_target_set_again_is_a_hint_and_a_size_is_nothing() -> None:
    a = told(
        document("力争地区生产总值达到282亿元。\n力争旅游收入达到46亿元。\n力争建成热电联产2×35万千瓦。"), year=2013
    )
    b = told(
        document("力争地区生产总值达到282亿元。\n力争旅游收入达到50亿元。\n力争建成热电联产2×35万千瓦。"), year=2014
    )
    (found,) = between(a, b)
    assert (found.kind, found.grade, found.evidence) == ("same-target", Grade.HINT, "282亿元 = 282亿元")


def test_passages_carried_over_are_told_together_with_their_length() -> None:
    a, b = told(document(f"开头。\n{LONG}\n结尾。"), year=2022), told(document(f"开始。\n{LONG}\n末尾。"), year=2023)
    (found,) = between(a, b)
    assert (found.kind, found.grade) == ("carried-over", Grade.SURE)
    assert found.a is not None
    assert found.a.of(a.text) == LONG


def test_many_passages_are_one_finding_more() -> None:
    lines = [f"第{n}项：{LONG}" for n in range(9)]
    split = "\n".join(f"甲{n}。\n{line}" for n, line in enumerate(lines))
    a, b = told(document(split), year=2022), told(document(split.replace("甲", "乙")), year=2023)
    found = between(a, b)
    assert [one.kind for one in found] == ["carried-over"] * 5 + ["carried-over-too"]
    assert dict(found[-1].values)["count"] == "4"


def test_editions_of_a_regulation_share_their_text_by_nature() -> None:
    a = told(document(LONG), year=2018, kind="regulation")
    assert between(a, told(a, year=2022, kind="regulation")) == ()


def test_a_heading_that_changed_over_the_same_text() -> None:
    from compare.align import align

    a = told(read_text(f"一、依法全面履职\n{LONG}\n二、其他\n{LONG[:30]}。"), year=2022)
    b = told(read_text(f"一、转变政府职能\n{LONG}\n二、其他\n{LONG[:30]}。"), year=2023)
    found = examine_pair(a, b, align(a, b), ((), ()), ())
    assert [one.evidence for one in of_kind(found, "renamed-heading")] == ["依法全面履职 → 转变政府职能"]


def test_findings_of_b_stand_in_b() -> None:
    a, b = document("一切正常。"), document("收到申请18件，其中调解结案20件。")
    (found,) = between(a, b)
    assert found.a is None
    assert found.b is not None
    assert found.b.of(b.text).startswith("18件")


def test_the_surest_come_first_and_a_flood_is_bounded() -> None:
    wrong = "\n".join(f"收到第{n}类申请18件，其中调解结案{20 + n}件。" for n in range(12))
    found = in_one(wrong)
    assert [one.kind for one in found] == ["wrong-sum"] * 6 + ["more"]
    assert dict(found[-1].values)["count"] == "6"
    assert len(found[-1].further_a) == 5


def test_swapping_the_documents_swaps_what_is_the_same_in_both() -> None:
    a, b = told(document(LONG), year=2022), told(document(LONG), year=2022)
    forth = examine_pair(a, b, line_beads(a, b), ((), ()), ())
    back = examine_pair(b, a, line_beads(b, a), ((), ()), ())
    assert [replace(one, a=one.b, b=one.a) for one in back] == list(forth)
    assert forth[0].a == Span(0, len(LONG))


def test_a_sentence_that_begins_with_the_year_before_is_a_hint() -> None:
    text = "2023年，培训执法人员120人。\n2022年，开展执法检查45次。\n2022年印发的办法继续有效。"
    (found,) = examine(report(text, 2023, title=""), ())
    assert (found.kind, found.grade, found.evidence) == ("year-before", Grade.HINT, "2022")
    assert of_kind(examine(report(text, 2022, title=""), ()), "year-before") == []
    assert examine(report("2022年，开展执法检查45次。", 2023, title=""), ()) == ()
