"""Ratios and shares, by the definitions of the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_documents import document, line_beads

from compare.classify import classify
from compare.classify.measures import OTHER
from compare.diff import diff
from compare.options import DiffOptions

if TYPE_CHECKING:
    from compare.model import Measures

LINES = (
    "全面推进政务公开。",
    "全年办理12件。",
    "全年办理15件。",
    "打造“畅通办”品牌!",
    "加强监督,、。",
    "一是",
    "接受群众监督。",
    "总则",
)


def measured(a: str, b: str) -> Measures:
    one, other = document(a, headings=("总则",)), document(b, headings=("总则",))
    alignment = line_beads(one, other)
    phrases = diff(one, other, alignment, DiffOptions())
    return classify(one, other, alignment, phrases, (), ()).measures


def test_only_letters_digits_and_han_of_the_body_count() -> None:
    assert measured("总则\n加强 A1 监督, 。", "").a.characters == 6


def test_ratios_of_a_half_shared_document() -> None:
    measures = measured("推进政务公开工作。\n打造开远模式品牌。", "推进政务公开工作。")
    assert measures.a.shared_ratio == measures.a.boilerplate_ratio == 0.5
    assert measures.b.shared_ratio == 1
    assert measures.reference == (OTHER,)


def test_a_run_too_short_does_not_count_as_shared() -> None:
    assert measured("加强队伍。", "加强宣传。").a.shared_ratio == 0


def test_a_section_is_measured_with_its_own_text() -> None:
    measures = measured("第一句话在前。\n总则\n推进政务公开。", "第一句话在前。\n总则\n推进政务监督。")
    (a, b) = measures.sections
    assert (a.side, a.section, a.measure.characters) == ("a", "1", 6)
    assert (b.side, b.section, b.measure.characters) == ("b", "1", 6)
    assert measures.a.characters == 12


def test_an_empty_body_measures_nothing() -> None:
    measure = measured("", "").a
    assert (measure.characters, measure.shared_ratio, measure.boilerplate_ratio) == (0, 0, 0)


@given(st.lists(st.sampled_from(LINES)), st.lists(st.sampled_from(LINES)))
def test_shares_add_up_and_sections_never_hold_more_than_the_document(a: list[str], b: list[str]) -> None:
    measures = measured("\n".join(a), "\n".join(b))
    for measure in (measures.a, measures.b, *(section.measure for section in measures.sections)):
        shares = measure.shares
        assert sum((shares.boilerplate, shares.template, shares.local)) == pytest.approx(1 if measure.characters else 0)
        assert measure.boilerplate_ratio == pytest.approx(shares.boilerplate + shares.template)
        assert 0 <= measure.shared_ratio <= 1
    for side, whole in (("a", measures.a), ("b", measures.b)):
        assert sum(s.measure.characters for s in measures.sections if s.side == side) <= whole.characters
