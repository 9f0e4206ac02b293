"""The year's sections and those of five years, in work reports."""

from __future__ import annotations

from reading import read_text

from compare.align import align
from compare.align.terms import Term, terms

TURN = (
    "2026年政府工作报告\n一、2025年工作和“十四五”发展回顾\n一年来，主要做了以下工作。\n"
    "（一）经济稳定增长。生产总值增长百分之五，投资和消费平稳。\n（二）改革深入推进。国企改革完成，审批事项减少。\n"
    "五年来，我们接续奋斗。\n"
    "——综合实力大幅跃升。生产总值年均增长百分之六，投资和消费再上台阶。\n——改革活力迸发。国企改革收官，审批事项减半。\n"
    "二、“十五五”时期主要目标\n——实力更强。生产总值年均增长百分之五，投资有效扩大。\n——改革更深。市场准入全面放开，审批更加便利。\n"
    "三、2026年重点工作\n（一）扩大内需。投资新建道路，消费券惠及全县。\n（二）深化改革。国企再造流程，审批一次办好。\n"
)
YEAR, FIVE = Term.YEAR, Term.FIVE_YEARS


def test_headings_tell_and_what_is_said_before_a_list() -> None:
    assert terms(read_text(TURN)) == (None, YEAR, YEAR, FIVE, FIVE, FIVE, FIVE, FIVE, YEAR, YEAR, YEAR)


def test_only_work_reports_are_asked() -> None:
    assert set(terms(read_text(TURN.replace("政府工作报告", "法治建设情况报告")))) == {None}


def test_a_year_s_section_answers_none_of_five_years_where_there_is_one_of_a_year() -> None:
    other = "2026年政府工作报告\n一、2025年工作回顾\n" + "".join(TURN.splitlines(keepends=True)[3:5])
    answered = {a for link in align(read_text(TURN), read_text(other)).links if link.b for a in link.a}
    assert answered == {"1", "1.1", "1.2"}


def test_it_does_where_nothing_else_answers() -> None:
    lines = TURN.splitlines(keepends=True)
    five = "2026年政府工作报告\n一、“十四五”时期工作回顾\n" + "".join(lines[6:8])
    year = "2026年政府工作报告\n一、2025年工作回顾\n" + "".join(lines[3:5])
    linked = {(link.a, link.b) for link in align(read_text(five), read_text(year)).links}
    assert {(("1",), ("1",)), (("1.1",), ("1.1",))} <= linked
