"""What a document itself makes one term, and that it is not torn."""

from __future__ import annotations

import pytest
from small_documents import document, line_beads, marked

from compare.diff import diff
from compare.diff.terms import terms
from compare.options import DiffOptions


def found(a: str, b: str = "。") -> set[str]:
    by_word = terms(document(a), document(b))
    return {term for names in by_word.values() for term in names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区综合行政执法局（以下简称区执法局）负责组织实施。", "区执法局"),
        ("政务服务“一网通办”（以下统称“一网通办”）。", "一网通办"),
    ],
)
def test_what_is_introduced_is_a_term(text: str, name: str) -> None:
    assert name in found(text)


def test_a_quoted_name_is_a_term_where_it_stands_without_its_marks_too() -> None:
    assert found("推进“最多跑一次”改革。", "深化最多跑一次改革。") == {"最多跑一次"}
    assert found("推进“最多跑一次”改革。", "深化“最多跑一次”改革。") == set()


def test_what_stands_between_two_names_is_no_name() -> None:
    assert found('"五位一体"总体布局和"四个全面"战略布局。\n总体布局和其他。') == set()


def test_a_body_that_recurs_after_different_words_is_a_term_without_its_place() -> None:
    text = "由市综合行政执法局负责。\n会同区综合行政执法局办理。"
    assert found(text) == {"综合行政执法局"}
    assert found("由市综合行政执法局负责。") == set()


def test_a_verb_before_a_body_is_none_of_it() -> None:
    text = "应当设置审计委员会。\n已经设置审计委员会。\n由审计委员会办理。\n提交审计委员会决定。"
    assert found(text) == {"审计委员会"}


def test_the_general_view_is_no_body() -> None:
    assert found("谋划区域发展新格局。\n形成区域发展新格局。") == set()


def test_a_term_is_replaced_whole() -> None:
    a = "生态文明建设由市生态环境保护委员会办公室牵头落实各项任务。\n市生态环境保护委员会办公室定期通报。"
    b = "生态文明建设由市生态文明示范委员会办公室牵头落实各项任务。\n市生态文明示范委员会办公室定期通报。"
    one, other = document(a), document(b)
    whole = "[-生态环境保护委员会办公室-]{+生态文明示范委员会办公室+}"
    read = marked(one, other, diff(one, other, line_beads(one, other), DiffOptions()))
    assert read.startswith(f"生态文明建设由市{whole}牵头落实各项任务。")
