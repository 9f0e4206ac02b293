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
    kept = LONG.rstrip(",")
    assert moves(f"{LONG}{FIRST}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}") == [(kept, kept, 0, 1)]


def test_a_whole_clause_may_be_shorter() -> None:
    clause = "推进基层政务公开工作"
    assert moves(f"{clause},{FIRST}\n{SECOND}", f"{FIRST}\n{clause},{SECOND}") == [(clause, clause, 0, 1)]


def test_a_short_wording_that_both_have_somewhere_is_no_move() -> None:
    assert moves(f"加强法治建设,{FIRST}\n{SECOND}", f"{FIRST}\n加强法治建设,{SECOND}") == []


def test_an_item_of_a_list_moves_within_its_sentence() -> None:
    a = "加强环境保护、公共卫生监督、食品药品管理等重点领域执法。"
    b = "加强公共卫生监督、食品药品管理、环境保护等重点领域执法。"
    one, other = document(a), document(b)
    phrases = diff(one, other, one_bead(one, other), DiffOptions())
    found = [p.a.of(a) for p in phrases if p.tag is Tag.MOVE and p.a]
    assert found in (["环境保护"], ["公共卫生监督"], ["食品药品管理"], ["公共卫生监督", "食品药品管理"])


def test_what_stands_in_two_places_moves_once() -> None:
    kept = LONG.rstrip(",")
    found = moves(f"{LONG}{FIRST}\n{SECOND}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}\n{LONG}{SECOND}")
    assert [(a, b) for a, b, _, _ in found] == [(kept, kept)]


def test_a_quotation_is_not_torn_by_a_move() -> None:
    a = f"推进“健全行政执法和刑事司法衔接机制”建设,{FIRST}\n{SECOND}"
    b = f"{FIRST}\n建立健全行政执法和刑事司法衔接机制并抓好落实,{SECOND}"
    assert all("“" not in x and "”" not in x for x, _, _, _ in moves(a, b))


def test_moves_mirror() -> None:
    a, b = f"{LONG}{FIRST}\n{SECOND}", f"{FIRST}\n{LONG}{SECOND}"
    one, other, there = read(a, b)
    back = diff(other, one, mirrored(line_beads(one, other)), DiffOptions())
    assert set(there) == {mirrored_phrase(phrase) for phrase in back}
