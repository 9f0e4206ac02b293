"""What each sentence of a report does."""

from __future__ import annotations

import pytest
from reading import read_text

from compare.align.roles import stated_roles
from compare.series import Side, sides

REPORT = """2022年临江县政府工作报告

各位代表：

现在，我代表县人民政府向大会报告工作，请予审议。

一、2021年工作回顾

（一）工业经济稳步增长。全年实施重点工业项目15个。

在看到成绩的同时，我们也清醒地认识到还存在不少问题。一些干部服务意识不强。对此，我们一定认真解决。

{plan}

（一）加快工业经济发展。建成标准厂房二期。

各位代表，让我们团结奋斗！
"""


def said(text: str) -> dict[str, Side | None]:
    document = read_text(text)
    found = sides(document, stated_roles(document))
    return {s.span.of(document.text)[:6]: side for s, side in zip(document.sentences, found, strict=True)}


@pytest.mark.parametrize("plan", ["二、2022年工作安排", "二、推动县域经济高质量发展"])
def test_a_work_report_reviews_admits_and_plans(plan: str) -> None:
    found = said(REPORT.format(plan=plan))
    assert found["全年实施重点"] is Side.REVIEW
    assert found["在看到成绩的"] is Side.PROBLEM
    assert found["一些干部服务"] is Side.PROBLEM
    assert found["建成标准厂房"] is Side.PLAN


def test_salutations_remedies_and_closing_words_do_none_of_it() -> None:
    found = said(REPORT.format(plan="二、2022年工作安排"))
    assert found["现在，我代表"] is None
    assert found["各位代表，让"] is None
    assert found["对此，我们一"] is not Side.PROBLEM


def test_a_section_of_problems_and_next_steps_is_told_apart_by_its_sentences() -> None:
    found = said(
        "2022年法治政府建设情况报告\n\n一、主要成效\n\n完成年度立法计划。\n\n二、存在的问题和下一步打算\n\n"
        "工作中还存在一些不足，主要表现在执法力量薄弱。下一步，将加强基层执法队伍建设。\n"
    )
    assert found["工作中还存在"] is Side.PROBLEM
    assert found["下一步，将加"] is Side.PLAN


def test_a_plan_without_a_review_plans() -> None:
    found = said("某县2023年法治政府建设工作计划\n一、主要目标\n新增就业500人。\n二、重点任务\n健全规章制度。\n")
    assert set(found.values()) == {Side.PLAN}


def test_a_work_report_that_states_nothing_looks_back() -> None:
    found = said("某县2023年政府工作报告\n一、推进依法行政\n健全规章制度。\n二、化解矛盾纠纷\n排查纠纷。\n")
    assert set(found.values()) == {Side.REVIEW}
