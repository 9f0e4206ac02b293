"""Figures that both reports state: which changed, and by how much in the words of a reader."""

from __future__ import annotations

import pytest

from compare.model import Figure, FigureChange, FigureKind, FigureRole, Span
from compare.options import Language
from compare.report.figures import change_and_percent, changed, difference
from compare.report.labels import Labels

_NUMBERS = {
    "10.3万亿": 10.3e12,
    "6.66万亿": 6.66e12,
    "9800亿": 9800e8,
    "1.03万亿": 1.03e12,
    "1.2万": 12000.0,
    "12000": 12000.0,
    "12,013": 12013.0,
    "9.5": 9.5,
    "5.7": 5.7,
    "9": 9.0,
    "6": 6.0,
}


def _figure(number: str, unit: str, *, name: str = "", high: float | None = None) -> Figure:
    kind = {"%": FigureKind.CHANGE, "位次": FigureKind.RANK}.get(unit, FigureKind.LEVEL)
    return Figure(
        span=Span(0, 1),
        text=number + unit,
        number=number,
        value=_NUMBERS[number],
        high=high,
        unit=unit,
        qualifier="",
        name=name,
        kind=kind,
        role=FigureRole.RESULT,
        sentence=0,
    )


def _change(old: Figure, new: Figure) -> FigureChange:
    return FigureChange(name=new.name, unit=new.unit, role=FigureRole.RESULT, old=old, new=new)


@pytest.mark.parametrize(
    ("old", "new", "unit", "chinese", "english"),
    [
        ("10.3万亿", "6.66万亿", "元", "−3.64万亿元", "−3.64万亿元"),
        ("9800亿", "1.03万亿", "元", "+500亿元", "+500亿元"),
        ("1.2万", "12,013", "件", "+13件", "+13件"),
        ("9.5", "5.7", "%", "−3.8 个百分点", "−3.8 pp"),
        ("5.7", "9.5", "个百分点", "+3.8 个百分点", "+3.8 pp"),
    ],
)
def test_a_difference_is_told_in_the_finer_scale_printed_with_its_unit(
    old: str, new: str, unit: str, chinese: str, english: str
) -> None:
    change = _change(_figure(old, unit), _figure(new, unit))
    assert difference(change, Labels(Language.CHINESE)) == chinese
    assert difference(change, Labels(Language.ENGLISH)) == english


def test_of_other_units_no_difference_is_told() -> None:
    change = _change(_figure("9", "人"), _figure("12000", "个"))
    assert difference(change, Labels(Language.CHINESE)) == ""
    assert change_and_percent(change) == (None, None)
    assert change_and_percent(_change(_figure("6", "平米"), _figure("9", "平方米"))) == (3, 50)


def test_a_rise_that_became_a_fall_is_one_change() -> None:
    change = _change(_figure("5.7", "%", name="产值增长"), _figure("5.7", "%", name="产值下降"))
    assert changed([change]) == (change,)
    assert difference(change, Labels(Language.CHINESE)) == "−11.4 个百分点"


def test_of_two_falls_it_is_told_by_how_much_the_fall_grew() -> None:
    change = _change(_figure("5.7", "%", name="事故起数下降"), _figure("9.5", "%", name="事故起数下降"))
    assert difference(change, Labels(Language.CHINESE)) == "+3.8 个百分点"


@pytest.mark.parametrize(
    ("old", "new", "chinese", "traditional", "english"),
    [("9", "6", "升 3 位", "升 3 位", "up 3"), ("6", "9", "降 3 位", "降 3 位", "down 3")],
)
def test_a_rank_rises_where_its_number_falls(old: str, new: str, chinese: str, traditional: str, english: str) -> None:
    change = _change(_figure(old, "位次"), _figure(new, "位次"))
    said = [difference(change, Labels(language)) for language in Language]
    assert sorted(said) == sorted((chinese, traditional, english))


def test_what_is_counted_by_other_measure_words_is_not_subtracted() -> None:
    assert difference(_change(_figure("12000", "户"), _figure("12,013", "套")), Labels(Language.CHINESE)) == ""
    assert difference(_change(_figure("12000", "平米"), _figure("12,013", "平方米")), Labels(Language.CHINESE)) != ""


def test_what_is_only_printed_in_another_way_did_not_change() -> None:
    assert changed([_change(_figure("1.2万", "件"), _figure("12000", "件"))]) == ()


def test_the_upper_end_of_a_range_counts_as_a_change_without_a_difference() -> None:
    change = _change(_figure("5.7", "%", high=6.0), _figure("5.7", "%", high=6.5))
    assert changed([change]) == (change,)
    assert difference(change, Labels(Language.CHINESE)) == ""
