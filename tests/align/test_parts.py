"""Part links: one sentence group of a long section answers a whole section of the other side."""

from __future__ import annotations

from reading import read_text

from compare.align import align
from compare.model import Document, Relation

EXECUTION = (
    "全面落实行政执法公示、执法全过程记录、重大执法决定法制审核三项制度,编制公开执法事项清单。"
    "开展行政执法案卷评查两次,抽查行政处罚、行政许可案卷一百二十卷,通报问题三十五个并限期整改。"
    "组织行政执法人员综合法律知识培训和考试,执法人员持证上岗率达到百分之百。"
    "推行包容审慎监管,公布轻微违法行为不予处罚清单四十六项。"
)
MEDIATION = (
    "健全人民调解、行政调解、司法调解衔接联动机制,建成镇街矛盾纠纷调处中心十二个。"
    "全年排查矛盾纠纷三千二百件,调解成功三千一百件,做到小事不出村、大事不出镇。"
)
MEDIATION_ELSEWHERE = (
    "完善人民调解、行政调解、司法调解联动工作体系,在十五个镇街设立矛盾纠纷调处化解中心。"
    "坚持排查在先,全年排查化解矛盾纠纷两千六百余件,调解成功率百分之九十八。"
)
DISCLOSURE = "通过政府门户网站主动公开政府信息四千条,办理依申请公开八十六件,召开新闻发布会十场。"
DISCLOSURE_ELSEWHERE = (
    "依托政府网站集约化平台公开各类政府信息三千五百条,依法办理依申请公开六十二件,举行新闻发布会八次。"
)
EXECUTION_ELSEWHERE = (
    "严格执行行政执法公示、全过程记录、重大执法决定法制审核三项制度,动态调整执法事项清单。"
    "对全区二十三个执法部门开展案卷评查,评查行政处罚和行政许可案卷九十卷。"
    "举办行政执法人员培训班四期,新增持证执法人员一百零八名,推行轻微违法不予处罚清单。"
)


def report(*sections: tuple[str, str]) -> Document:
    lines = [f"{number}、{heading}\n{text}" for number, (heading, text) in zip("一二三四五六", sections, strict=False)]
    return read_text("某区2023年法治政府建设工作报告\n" + "\n".join(lines) + "\n")


def linked(a: Document, b: Document) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Relation]:
    return {(link.a, link.b): link.relation for link in align(a, b).links}


LONG = report(
    ("规范行政执法,化解社会矛盾", EXECUTION + MEDIATION),
    ("推进政务公开", DISCLOSURE),
)
APART = report(
    ("严格规范公正文明执法", EXECUTION_ELSEWHERE),
    ("多元化解矛盾纠纷", MEDIATION_ELSEWHERE),
    ("深化政务公开", DISCLOSURE_ELSEWHERE),
)
"""What LONG says in one section, in two."""


def test_a_long_section_answers_each_of_two_with_a_part_of_its_text() -> None:
    assert linked(LONG, APART) == {(("1",), ("1", "2")): Relation.SPLIT, (("2",), ("3",)): Relation.SAME}
    assert linked(APART, LONG) == {(("1", "2"), ("1",)): Relation.MERGED, (("3",), ("2",)): Relation.SAME}


ALONE = report(("严格规范公正文明执法", EXECUTION_ELSEWHERE), ("深化政务公开", DISCLOSURE_ELSEWHERE))


def test_a_long_section_of_which_nothing_else_answers_a_part_stays_one_link() -> None:
    assert linked(LONG, ALONE) == {(("1",), ("1",)): Relation.SAME, (("2",), ("2",)): Relation.SAME}


def test_a_section_on_another_subject_answers_no_part() -> None:
    forestry = ("推进绿化造林", "完成植树造林三万亩,创建省级森林乡村四个,治理水土流失面积十二平方公里。" * 2)
    assert linked(LONG, report(forestry, ("深化政务公开", DISCLOSURE_ELSEWHERE)))[(), ("1",)] is Relation.ADDED


def test_a_section_that_was_taken_over_has_no_sentences_to_spare() -> None:
    """Both say the same in their first sections; what the other side says again answers nothing more."""
    again = report(("规范行政执法,化解社会矛盾", EXECUTION + MEDIATION), ("多元化解矛盾纠纷", MEDIATION_ELSEWHERE))
    assert linked(LONG, again)[("1",), ("1",)] is Relation.SAME
    assert linked(LONG, again)[(), ("2",)] is Relation.ADDED
