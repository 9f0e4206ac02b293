"""Text that stands elsewhere in the other document."""

from __future__ import annotations

from small_documents import document, line_beads, mirrored, mirrored_phrase, one_bead

from compare.diff import diff
from compare.model import Document, Phrase, Tag
from compare.options import DiffOptions

LONG = "健全行政执法和刑事司法衔接机制,"
FIRST, SECOND = "全面推进依法行政工作。", "自觉接受社会各界监督。"


def read(a: str, b: str) -> tuple[Document, Document, tuple[Phrase, ...]]:
    one, other = document(a), document(b)
    return one, other, diff(one, other, line_beads(one, other), DiffOptions())


def moves(a: str, b: str) -> list[tuple[str, str, int, int | None]]:
    one, other, phrases = read(a, b)
    found = [(p.a, p.b, p) for p in phrases if p.tag is Tag.MOVE]
    return [(x.of(one.text), y.of(other.text), p.bead, p.bead_b) for x, y, p in found if x and y]


def test_a_long_run_in_another_sentence_is_a_move_between_their_beads() -> None:
    assert moves(f"{LONG}{FIRST}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}") == [(LONG, LONG, 0, 1)]


def test_a_whole_clause_may_be_shorter_and_takes_its_comma_along() -> None:
    clause = "疏通传导机制,"
    assert moves(f"{clause}{FIRST}\n{SECOND}", f"{FIRST}\n{clause}{SECOND}") == [(clause, clause, 0, 1)]


def test_what_begins_a_clause_must_be_longer() -> None:
    a, b = "加强规范性文件制定管理,", "加强规范性文件的备案审查,"
    assert moves(f"{a}{FIRST}\n{SECOND}", f"{FIRST}\n{b}{SECOND}") == [("加强规范性文件", "加强规范性文件", 0, 1)]
    a, b = "提升公共服务能力,", "提升公共环境质量,"
    assert moves(f"{a}{FIRST}\n{SECOND}", f"{FIRST}\n{b}{SECOND}") == []


def test_a_word_in_the_middle_of_clauses_is_no_move() -> None:
    a, b = "落实重大行政决策规定,", "学习关于重大行政决策的条例,"
    assert moves(f"{a}{FIRST}\n{SECOND}", f"{FIRST}\n{b}{SECOND}") == []


def test_a_term_of_eight_characters_that_stands_once_is_a_move_wherever_it_stands() -> None:
    a, b = "落实重大行政决策程序规定,", "学习关于重大行政决策程序的条例,"
    term = "重大行政决策程序"
    assert moves(f"{a}{FIRST}\n{SECOND}", f"{FIRST}\n{b}{SECOND}") == [(term, term, 0, 1)]


def test_what_is_said_again_and_again_has_not_wandered() -> None:
    again = "开展文明行为促进,"
    a = f"{again}{FIRST}\n{again}认真总结经验。\n{SECOND}"
    b = f"{FIRST}\n及时改进作风,{again}\n{SECOND}\n逐项对照检查,{again}"
    assert moves(a, b) == []


def test_what_was_not_marked_in_place_does_not_come_back_as_a_move() -> None:
    a = document("组织开展宣传教育、落实主体责任、加强队伍建设等各项工作任务。")
    b = document("按照上级要求部署督查检查、落实主体责任、完善考评办法和奖惩机制。")
    assert Tag.MOVE not in {phrase.tag for phrase in diff(a, b, one_bead(a, b), DiffOptions())}


def test_an_item_of_a_list_moves_within_its_sentence() -> None:
    a = "加强环境保护、公共卫生监督、食品药品管理等重点领域执法。"
    b = "加强公共卫生监督、食品药品管理、环境保护等重点领域执法。"
    one, other = document(a), document(b)
    phrases = diff(one, other, one_bead(one, other), DiffOptions())
    found = [p.a.of(a) for p in phrases if p.tag is Tag.MOVE and p.a]
    assert found in (["环境保护"], ["公共卫生监督"], ["食品药品管理"], ["公共卫生监督", "食品药品管理"])


def test_what_stands_in_two_places_moves_once() -> None:
    found = moves(f"{LONG}{FIRST}\n{SECOND}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}\n{LONG}{SECOND}")
    assert [(a, b) for a, b, _, _ in found] == [(LONG, LONG)]


def test_a_quotation_is_not_torn_by_a_move() -> None:
    a = f"推进“健全行政执法和刑事司法衔接机制”建设,{FIRST}\n{SECOND}"
    b = f"{FIRST}\n建立健全行政执法和刑事司法衔接机制并抓好落实,{SECOND}"
    assert all("“" not in x and "”" not in x for x, _, _, _ in moves(a, b))


def test_moves_mirror() -> None:
    a, b = f"{LONG}{FIRST}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}"
    one, other, there = read(a, b)
    back = diff(other, one, mirrored(line_beads(one, other)), DiffOptions())
    assert set(there) == {mirrored_phrase(phrase) for phrase in back}


def test_no_word_hangs_over_a_comma_of_what_wandered() -> None:
    a, b = f"{LONG}推进各项改革。", f"{LONG}推进重点领域整合。"
    assert [(x, y) for x, y, *_ in moves(f"{a}\n{SECOND}", f"{FIRST}\n{b}")] == [(LONG, LONG)]


def test_what_wandered_neither_begins_nor_ends_with_a_word_that_only_joins() -> None:
    shared = "科学技术研究开发机构和重点实验室"
    a, b = f"应当听取行业协会和{shared}的意见。", f"支持企业和{shared}的发展,"
    assert [x for x, *_ in moves(f"{a}\n{SECOND}", f"{FIRST}\n{b}及时公开。")] == [shared]
