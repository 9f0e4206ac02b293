"""Beads between sentences."""

from __future__ import annotations

from reading import read_text

from compare.align import align
from compare.model import Document

FIRST = "全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度。"
SECOND = "组织开展行政执法案卷评查,对二十六个执法部门的案卷进行书面通报。"
THIRD = "举办执法人员培训班,全市执法人员持证上岗率达到百分之百。"
OPEN = (
    "通过政府门户网站主动公开政府信息,及时回应社会关切。召开新闻发布会,解读重要政策文件。"
    "办理依申请公开,答复率达到百分之百。完善公开目录,方便群众查询。"
)


def report(*sentences: str) -> Document:
    return read_text("一、规范行政执法\n" + "".join(sentences) + f"\n二、推进政务公开\n{OPEN}\n")


def beads(a: Document, b: Document) -> list[tuple[tuple[int, ...], tuple[int, ...], bool]]:
    return [(bead.a, bead.b, bead.moved) for bead in align(a, b).beads]


def test_unchanged_sentences_are_paired_in_order() -> None:
    same = report(FIRST, SECOND)
    assert beads(same, same) == [((i,), (i,), False) for i in range(len(same.sentences))]


def test_a_sentence_cut_in_two_is_one_bead() -> None:
    cut = SECOND.replace(",对", "。对")
    assert beads(report(FIRST, SECOND), report(FIRST, cut))[1] == ((1,), (1, 2), False)


def test_a_sentence_out_of_order_is_moved() -> None:
    found = beads(report(FIRST, SECOND, THIRD), report(THIRD, FIRST, SECOND))
    assert ((2,), (0,), True) in found
    assert ((0,), (1,), False) in found


def test_a_sentence_in_a_section_of_another_subject_is_moved() -> None:
    a = report(FIRST, SECOND)
    b = read_text(f"一、规范行政执法\n{FIRST}{THIRD}\n二、推进政务公开\n{OPEN}{SECOND}\n")
    assert ((1,), (6,), True) in beads(a, b)


def test_what_has_no_counterpart_stands_alone() -> None:
    found = beads(report(FIRST), report(FIRST, THIRD))
    assert ((), (1,), False) in found
