"""Parents help children, and children help parents: documents in which only the tree tells what answers what."""

from __future__ import annotations

import pytest
from reading import read_text

from compare.align import align
from compare.model import Document, Relation

NUMBERS = "一二三四五六七八九"
Chapter = tuple[str, list[tuple[str, str]]]


def report(chapters: list[Chapter]) -> Document:
    """Chapters of sub-headings, each with a line of text or none."""
    lines = ["某县2023年法治政府建设工作报告"]
    for number, (heading, below) in zip(NUMBERS, chapters, strict=False):
        lines.append(f"{number}、{heading}")
        for inner, (title, text) in zip(NUMBERS, below, strict=False):
            lines += [f"({inner}){title}", text] if text else [f"({inner}){title}"]
    return read_text("\n".join(lines) + "\n")


def linked(a: Document, b: Document) -> set[tuple[str, str]]:
    return {(x, y) for link in align(a, b).links for x in link.a for y in link.b}


def tree(*chapters: tuple[int, int, int]) -> set[tuple[str, str]]:
    """Chapters that answer each other, with so many sub-sections in order."""
    found = {(str(x), str(y)) for x, y, _ in chapters}
    return found | {(f"{x}.{k}", f"{y}.{k}") for x, y, n in chapters for k in range(1, n + 1)}


def generic(first: str, second: str) -> list[tuple[str, str]]:
    return [("存在问题", first), ("下一步工作", second)]


BARE = generic("", "")
LAW, DISPUTES, OPEN = "加强行政执法监督", "完善矛盾纠纷化解机制", "推进政务公开"
LAW_NOW, DISPUTES_NOW, OPEN_NOW = "强化行政执法规范化建设", "健全矛盾纠纷多元化解体系", "深化政务公开工作"


def test_parents_tell_which_of_the_repeated_sub_headings_answer_each_other() -> None:
    a = report(
        [
            (LAW, generic("力量不足,队伍不稳定。", "继续加大投入。")),
            (DISPUTES, generic("工作推进不平衡。", "明确责任,抓好落实。")),
            (OPEN, generic("基层基础仍然薄弱。", "补齐短板,建立台账。")),
        ]
    )
    b = report(
        [
            (OPEN_NOW, generic("思想认识有差距。", "加强督促检查。")),
            (LAW_NOW, generic("经费保障不到位。", "总结经验,形成长效。")),
            (DISPUTES_NOW, generic("长效机制还不够健全。", "定期调度,跟踪问效。")),
        ]
    )
    expected = tree((1, 2, 2), (2, 3, 2), (3, 1, 2))
    found = linked(a, b)
    assert expected <= found
    assert {pair for pair in found if "." in pair[0]} == {pair for pair in expected if "." in pair[0]}


def test_they_tell_it_where_the_sub_headings_stand_alone() -> None:
    a, b = report([(LAW, BARE), (DISPUTES, BARE), (OPEN, BARE)]), report([(OPEN, BARE), (LAW, BARE), (DISPUTES, BARE)])
    assert linked(a, b) == tree((1, 2, 2), (2, 3, 2), (3, 1, 2))


def test_equal_sub_sections_answer_themselves_and_not_each_other() -> None:
    a = report([(LAW, BARE), (DISPUTES, BARE), (OPEN, BARE)])
    for link in align(a, a).links:
        assert (link.a, link.relation, link.score) == (link.b, Relation.SAME, 1.0)


EXECUTION = [("行政执法公示", "严格落实行政执法公示要求。"), ("执法队伍建设", "执法人员持证上岗。")]
EXECUTION_NOW = [("行政执法公示", "在门户网站公开执法主体和依据。"), ("执法人员队伍", "对执法人员轮训。")]
MEDIATION = [("人民调解组织", "设立调解委员会,配齐调解员。"), ("行政复议案件办理", "受理行政复议申请,全部办结。")]
MEDIATION_NOW = [("人民调解", "建成村级人民调解室。"), ("行政复议", "复议机构依法纠错。")]


@pytest.mark.parametrize(
    "names",
    [("提高政治站位", "凝聚工作合力", "坚持守正创新", "践行为民宗旨"), ("突出示范引领", "夯实基层基础") * 2],
    ids=["renamed", "kept"],
)
def test_children_tell_that_renamed_chapters_answer_each_other(names: tuple[str, str, str, str]) -> None:
    a = report([(names[0], EXECUTION), (names[1], MEDIATION)])
    b = report([(names[2], EXECUTION_NOW), (names[3], MEDIATION_NOW)])
    assert linked(a, b) == tree((1, 1, 2), (2, 2, 2))


def test_children_outweigh_headings_that_changed_places() -> None:
    a = report([("提高政治站位", EXECUTION), ("凝聚工作合力", MEDIATION)])
    b = report([("凝聚工作合力", EXECUTION_NOW), ("提高政治站位", MEDIATION_NOW)])
    assert linked(a, b) == tree((1, 1, 2), (2, 2, 2))


def test_a_dissolved_chapter_s_sections_are_moved() -> None:
    """Its sections stand in a chapter that answers another one better."""
    a = report([("规范执法", EXECUTION), ("化解矛盾", MEDIATION)])
    b = report([("规范执法", [*EXECUTION, *MEDIATION])])
    relations = {(link.a, link.b): link.relation for link in align(a, b).links}
    assert relations[("1.1",), ("1.1",)] is Relation.SAME
    assert (("2.1",), ("1.3",)) in relations
