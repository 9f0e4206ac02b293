"""The phrases of small pairs, as an editor would mark them."""

from __future__ import annotations

import pytest
from small_documents import document, line_beads, marked, one_bead

from compare.diff import diff
from compare.model import Tag
from compare.options import DiffOptions


def read(a: str, b: str) -> str:
    """Two texts as one bead, marked."""
    one, other = document(a), document(b)
    return marked(one, other, diff(one, other, one_bead(one, other), DiffOptions()))


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        pytest.param("全面推进政务公开。", "全面推进政务公开。", "全面推进政务公开。", id="same"),
        pytest.param("", "全面推进政务公开。", "{+全面推进政务公开。+}", id="only-in-b"),
        pytest.param(
            "三是规范行政执法行为。", "三是规范行政执法程序。", "三是规范行政执法[-行为-]{+程序+}。", id="one-word"
        ),
        pytest.param(
            "加强甲地、乙地、丙地管理。", "加强甲地、丙地管理。", "加强甲地、[-乙地、-]丙地管理。", id="list-item"
        ),
        pytest.param(
            "加强节能减排工作,全面完成节能减排各项任务。",
            "加强节能减排工作,严格污染物总量控制,全面完成节能减排各项任务。",
            "加强节能减排工作,{+严格污染物总量控制,+}全面完成节能减排各项任务。",
            id="clause-with-its-comma",
        ),
    ],
)
def test_minimal_where_minimal_reads_well(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        pytest.param(
            "共收到行政复议申请12件,其中受理9件。",
            "共收到行政复议申请122件,受理108件。",
            "共收到行政复议申请[-12件-]{+122件+},[-其中-]受理[-9件-]{+108件+}。",
            id="figures-with-units",
        ),
        pytest.param(
            "2022年,全市办理案件35件。",
            "2023年,全区办理案件41件。",
            "[-2022年-]{+2023年+},[-全市-]{+全区+}办理案件[-35件-]{+41件+}。",
            id="year-and-place",
        ),
        pytest.param(
            "旅游收入达到31.8亿元。", "旅游收入达到38亿元。", "旅游收入达到[-31.8亿元-]{+38亿元+}。", id="decimals"
        ),
    ],
)
def test_slots_are_replaced_whole_and_the_frame_goes_on(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


def test_a_short_common_word_between_large_changes_is_no_island() -> None:
    a = "组织开展矛盾纠纷集中排查的活动取得明显成效。"
    b = "认真落实公共法律服务的活动受到普遍欢迎。"
    assert read(a, b) == f"[-{a}-]{{+{b}+}}"


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        pytest.param(
            "提高服务水平,教育行政主管部门应当将文明行为纳入教学。",
            "提高服务水平,教育行政部门和学校应当推进校园建设。",
            "提高服务水平,[-教育行政主管部门应当将文明行为纳入教学。-]{+教育行政部门和学校应当推进校园建设。+}",
            id="mostly-changed-is-marked-whole",
        ),
        pytest.param(
            "提高服务水平,全面落实重大行政决策程序规定,确保公众参与。",
            "提高服务水平,深入学习关于重大行政决策程序的暂行条例和配套文件,确保公众参与。",
            "提高服务水平,[-全面落实-]{+深入学习关于+}重大行政决策程序[-规定-]{+的暂行条例和配套文件+},确保公众参与。",
            id="a-stock-phrase-stays",
        ),
        pytest.param(
            "推进基层政务公开工作,全面提升服务能力水平。",
            "推进基层政务公开工作,全面压实各级主体责任。",
            "推进基层政务公开工作,[-全面提升服务能力水平。-]{+全面压实各级主体责任。+}",
            id="no-word-hangs-over-a-comma",
        ),
        pytest.param(
            "加强全区行政执法监督工作。",
            "加强行政执法协调监督工作。",
            "加强[-全区-]行政执法{+协调+}监督工作。",
            id="mostly-shared-is-marked-inside",
        ),
        pytest.param(
            "全区一线执法人员参加公共法律知识轮训考试。",
            "印发本级执法人员资格和证件管理实施细则。",
            "[-全区一线执法人员参加公共法律知识轮训考试。-]{+印发本级执法人员资格和证件管理实施细则。+}",
            id="words-of-the-trade-are-chance",
        ),
    ],
)
def test_a_clause_that_mostly_changed_is_marked_whole(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        pytest.param(
            "三是规范行政执法行为。", "三是规范行政执法程序。", "三是规范行政执法[-行为-]{+程序+}。", id="of-its-clause"
        ),
        pytest.param("加强监督,", "加强监督,依法公开。", "加强监督,{+依法公开。+}", id="one-side"),
        pytest.param(
            "加强行政执法监督,完成全部任务。",
            "加强行政执法监督,按期公开结果。",
            "加强行政执法监督,[-完成全部任务。-]{+按期公开结果。+}",
            id="goes-with-its-clause",
        ),
    ],
)
def test_a_stop_goes_with_its_clause(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("违反第一百三十九条规定。", "违反第一百七十六条规定。", "违反[-第一百三十九条-]{+第一百七十六条+}规定。"),
        (
            "第五十一条至第五十三条规定了程序。",
            "第五十九条至第六十一条规定了程序。",
            "[-第五十一条-]{+第五十九条+}至[-第五十三条-]{+第六十一条+}规定了程序。",
        ),
    ],
)
def test_an_ordinal_is_one_word_however_it_was_cut(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


def test_a_name_that_mostly_changed_is_replaced_with_its_marks() -> None:
    wanted = "出台[-《常州市规章清理办法》-]{+《领导干部学法计划》+}等文件。"
    assert read("出台《常州市规章清理办法》等文件。", "出台《领导干部学法计划》等文件。") == wanted


def test_a_name_that_changed_a_little_shows_the_change_inside() -> None:
    a = "制定《新华区优化营商环境行动实施方案》。"
    b = "制定《相城区优化营商环境行动实施方案》。"
    assert read(a, b) == "制定《[-新华区-]{+相城区+}优化营商环境行动实施方案》。"


def test_words_the_segmenter_cut_differently_are_the_same() -> None:
    assert read("排查发现矛盾纠纷多起。", "集中化解矛盾纠纷多起。") == "[-排查发现-]{+集中化解+}矛盾纠纷多起。"


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("目标增长6.5%—7%左右。", "目标增长6.5%左右。", "目标增长[-6.5%—7%-]{+6.5%+}左右。"),
        ("年度终了后四个月内公告。", "年度终了后三个月内公告。", "年度终了后[-四个月-]{+三个月+}内公告。"),
        (
            "全年PM2.5平均浓度稳步下降。",
            "全年PM10平均浓度稳步下降。",
            "全年[-PM2.5-]{+PM10+}平均浓度稳步下降。",
        ),
    ],
)
def test_ranges_codes_and_what_counts_months_are_one_word(a: str, b: str, wanted: str) -> None:
    assert read(a, b) == wanted


def test_form_alone_is_no_change() -> None:
    a, b = document("政府信息公開，依法化解。"), document("政府信息公开,依法化解。")
    assert [phrase.tag for phrase in diff(a, b, one_bead(a, b), DiffOptions())] == [Tag.EQUAL]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param("全年办理案件十二件。", "全年办理案件12件。", id="count"),
        pytest.param("同比增长百分之二十点五。", "同比增长20.5%。", id="per-cent"),
        pytest.param("走访企业五千六百余家。", "走访企业5600余家。", id="cut-by-the-segmenter"),
        pytest.param("二〇二〇年底前完成。", "2020年底前完成。", id="year"),
        pytest.param("办理案件1,234,567件。", "办理案件1234567件。", id="grouped"),
        pytest.param("全省PM_2.5平均浓度下降。", "全省PM2.5平均浓度下降。", id="low-line"),
        pytest.param("在三个月内办结。", "在3个月内办结。", id="months"),
        pytest.param("增长5%—5.5%左右。", "增长5%-5.5%左右。", id="range"),
        pytest.param("执法成效显着提升。", "执法成效显著提升。", id="miswritten"),
        pytest.param("执法成效\ue004显著提升。", "执法成效显著提升。", id="private-character"),
    ],
)
def test_the_form_of_a_numeral_is_no_change_but_is_shown_apart(a: str, b: str) -> None:
    one, other = document(a), document(b)
    phrases = diff(one, other, one_bead(one, other), DiffOptions())
    assert {phrase.tag for phrase in phrases} == {Tag.EQUAL}


@pytest.mark.parametrize(("a", "b"), [("一是加强监督。", "1是加强监督。"), ("办理十二件。", "办理十三件。")])
def test_another_numeral_is_a_change(a: str, b: str) -> None:
    assert read(a, b) != a


def test_phrases_end_where_a_sentence_of_either_side_ends() -> None:
    a = "坚持政务公开。\n加强执法监督,接受群众监督。"
    b = "坚持政务公开,加强执法监督。\n接受群众监督。"
    assert read(a, b) == "坚持政务公开[-。-]{+,+} / 加强执法监督[-,-]{+。+} / 接受群众监督。"


def test_equal_phrases_of_a_moved_bead_are_moves_but_no_word_or_stop_alone() -> None:
    a, b = document("自觉接受人大监督。"), document("自觉接受民主监督。")
    phrases = diff(a, b, one_bead(a, b, moved=True), DiffOptions())
    assert [phrase.tag for phrase in phrases] == [Tag.MOVE, Tag.REPLACE]


def test_phrases_say_where_they_stand() -> None:
    a = document("总则\n坚持依法行政。", headings=("总则",))
    b = document("坚持依法行政。\n第二句。")
    first, second = diff(a, b, line_beads(a, b), DiffOptions())
    assert (first.section_a, first.section_b, first.bead) == ("1", "", 0)
    assert (second.section_a, second.section_b, second.bead) == (None, "", 1)
