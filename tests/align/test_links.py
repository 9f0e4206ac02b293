"""Links between sections: what an editor would say of small documents."""

from __future__ import annotations

import pytest
from reading import SEED_NAMES, read_text, seed

from compare.align import align
from compare.model import Document, Relation

LAW = "加强行政执法监督。全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,开展执法案卷评查{n}次,培训执法人员{n}人。"
DISPUTES = "完善矛盾纠纷化解机制。健全人民调解、行政调解、司法调解联动体系,排查矛盾纠纷{n}件,调解成功率达到九成以上。"
OPEN = "推进政务公开。通过政府门户网站主动公开政府信息{n}条,回应群众关切,召开新闻发布会{n}场。"
MEDIATION = "建设人民调解组织。设立调解委员会{n}个,化解矛盾纠纷{n}件。"
REVIEW = "做好行政复议应诉。受理行政复议申请{n}件,行政机关负责人出庭应诉率达到百分之百。"


def report(*paragraphs: str, n: int = 12) -> Document:
    """Top-level sections numbered in their order."""
    numbers = "一二三四五六七八"
    lines = [f"{number}、{text.format(n=n)}" for number, text in zip(numbers, paragraphs, strict=False)]
    return read_text("某县2023年法治政府建设工作报告\n" + "\n".join(lines) + "\n")


def linked(a: Document, b: Document) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Relation]:
    return {(link.a, link.b): link.relation for link in align(a, b).links}


def test_the_same_subject_is_the_same_section_although_figures_changed() -> None:
    assert linked(report(LAW, DISPUTES, OPEN), report(LAW, DISPUTES, OPEN, n=35)) == {
        (("1",), ("1",)): Relation.SAME,
        (("2",), ("2",)): Relation.SAME,
        (("3",), ("3",)): Relation.SAME,
    }


def test_a_section_that_changed_its_place_is_moved_and_the_rest_is_not() -> None:
    assert linked(report(LAW, DISPUTES, OPEN), report(OPEN, LAW, DISPUTES)) == {
        (("1",), ("2",)): Relation.SAME,
        (("2",), ("3",)): Relation.SAME,
        (("3",), ("1",)): Relation.MOVED,
    }


def test_what_stands_on_one_side_only_is_removed_or_added() -> None:
    assert linked(report(LAW, DISPUTES), report(LAW, OPEN)) == {
        (("1",), ("1",)): Relation.SAME,
        (("2",), ()): Relation.REMOVED,
        ((), ("2",)): Relation.ADDED,
    }


def test_a_section_answered_by_two_is_split_and_the_other_way_merged() -> None:
    joined = "完善矛盾纠纷化解机制,做好行政复议应诉。" + "".join(text.partition("。")[2] for text in (DISPUTES, REVIEW))
    one, two = report(LAW, joined, OPEN), report(LAW, DISPUTES, REVIEW, OPEN)
    assert linked(one, two)[("2",), ("2", "3")] is Relation.SPLIT
    assert linked(two, one)[("2", "3"), ("2",)] is Relation.MERGED


def test_a_plan_never_answers_a_review() -> None:
    review = read_text(
        "一、2023年工作回顾\n(一)推进政务公开。主动公开政府信息12条,召开新闻发布会3场,答复率达到百分之百。\n"
    )
    plan = read_text("一、2024年工作安排\n(一)抓实政务公开。完善主动公开目录,办好新闻发布会,让群众看得懂、用得上。\n")
    assert set(linked(review, plan).values()) == {Relation.REMOVED, Relation.ADDED}


def test_own_place_names_do_not_make_sections_alike() -> None:
    a = read_text("甲县人民政府2023年工作报告\n一、建设美丽甲县\n推进绿化造林。\n二、甲县教育\n新建学校。\n")
    b = read_text("甲县人民政府2024年工作报告\n一、甲县教育\n新建学校。\n二、建设美丽甲县\n推进绿化造林。\n")
    assert set(linked(a, b)) == {(("1",), ("2",)), (("2",), ("1",))}


@pytest.mark.parametrize("name", SEED_NAMES)
def test_a_document_against_itself_is_the_same_section_by_section(name: str) -> None:
    document = seed(name)
    for link in align(document, document).links:
        assert link.a == link.b
        assert link.relation is Relation.SAME
        assert link.score == 1.0


def test_the_evidence_names_shared_words_and_rivals() -> None:
    links = align(seed("kaiyuan-2023"), seed("xiangcheng-2023")).links
    business = next(link for link in links if link.a == ("1.1.5",))
    assert business.b == ("2.1.3",)
    assert {"营商", "环境"} <= set(business.evidence.heading_words)
    assert business.evidence.text_words
    assert any(link.evidence.rivals for link in links)
    assert all(0 <= score < 1 for link in links for _, _, score in link.evidence.rivals)


def test_a_text_without_headings_is_aligned_by_its_sentences() -> None:
    plain = read_text("没有标题的文字。全面推进政务公开。\n")
    assert align(plain, plain).links == ()
    assert [(bead.a, bead.b) for bead in align(plain, plain).beads] == [((0,), (0,)), ((1,), (1,))]
    headed = report(LAW, OPEN)
    assert {link.relation for link in align(plain, headed).links} == {Relation.ADDED}


THANKS = (
    "各位代表!过去的一年,我们健全人民调解、行政调解、司法调解联动体系,排查矛盾纠纷,调解成功率不断提高。衷心感谢大家。"
)


def test_what_stands_behind_a_list_is_not_its_last_section_s() -> None:
    review = f"一、工作回顾\n(一){LAW}\n(二){OPEN}\n{THANKS}\n{THANKS}\n".format(n=12)
    other = f"一、工作回顾\n(一){LAW}\n(二){OPEN}\n(三){DISPUTES}\n".format(n=35)
    links = linked(read_text(review), read_text(other))
    assert links[("1.2",), ("1.2",)] is Relation.SAME
    assert links[(), ("1.3",)] is Relation.ADDED


def test_a_year_tells_a_plan_where_no_word_does() -> None:
    said = "(一)推进政务公开。主动公开政府信息12条,召开新闻发布会3场,答复率达到百分之百。"
    meant = "(一)抓实政务公开。完善主动公开目录,办好新闻发布会,让群众看得懂、用得上。"
    other = read_text(f"2024年某县政府工作报告\n一、2023年工作回顾\n{said}\n二、2024年工作安排\n{meant}\n")
    for heading in ("2024年主要工作", "2024年政府工作任务", "把各项改革推向纵深"):
        one = read_text(f"2024年某市政府工作报告\n一、2023年工作回顾\n{said}\n二、{heading}\n{meant}再办一场发布会。\n")
        assert linked(one, other)[("2.1",), ("2.1",)] is Relation.SAME


def test_chapters_of_plans_are_no_reviews() -> None:
    a = read_text(f"某县工作方案\n一、总体要求\n坚持稳中求进。\n二、保障措施\n(一){LAW}\n".format(n=12))
    b = read_text(f"某市工作方案\n一、指导思想\n坚持稳中求进。\n二、组织保障\n(一){LAW}\n".format(n=35))
    assert {(("1",), ("1",)), (("2.1",), ("2.1",))} <= set(linked(a, b))


def test_a_work_report_that_states_nothing_answers_plans_too() -> None:
    plan = f"2002年政府工作报告\n一、{LAW}\n二、{DISPUTES}\n".format(n=12)
    both = f"2001年政府工作报告\n一、2000年工作回顾\n{OPEN}\n二、{LAW}\n三、{DISPUTES}\n".format(n=35)
    assert {(("1",), ("2",)), (("2",), ("3",))} <= set(linked(read_text(plan), read_text(both)))
