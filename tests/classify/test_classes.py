"""What phrases are worth, and why."""

from __future__ import annotations

import pytest
from small_documents import document, line_beads

from compare.classify import classify
from compare.diff import diff
from compare.figures import extract
from compare.model import Classification, Document, Script, Tag
from compare.options import DiffOptions


def classified(a: Document, b: Document) -> Classification:
    alignment = line_beads(a, b)
    phrases = diff(a, b, alignment, DiffOptions())
    return classify(a, b, alignment, phrases, extract(a), extract(b))


def read(a: str, b: str) -> list[tuple[str, str, str]]:
    """Tag, class and reason of every phrase."""
    found = classified(document(a, place="新华区"), document(b, place="常州市"))
    assert all(phrase.evidence for phrase in found.phrases)
    return [(p.tag, p.cls or "", p.evidence.reason if p.evidence else "") for p in found.phrases]


def test_what_both_say_is_boilerplate() -> None:
    assert read("全面推进政务公开。", "全面推进政务公开。") == [("equal", "boilerplate", "shared-text")]


def test_the_longer_the_shared_run_the_surer() -> None:
    short, long = "政务公开。", "全面推进政务公开,主动接受群众监督和舆论监督。"
    found = classified(document(f"{short}\n{long}"), document(f"{short}\n{long}"))
    first, second = (phrase.evidence.score for phrase in found.phrases if phrase.evidence)
    assert first < second < 1


def test_what_one_says_is_local() -> None:
    assert read("打造开远模式。", "") == [("delete", "local", "only-here")]


def test_other_words_for_one_thing_are_local() -> None:
    found = read("不断规范行政执法程序和行为。", "不断规范行政执法监督工作。")
    assert ("replace", "local", "reworded") in found


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        pytest.param("全年办理行政复议案件12件。", "全年办理行政复议案件15件。", "slot-number", id="figures"),
        pytest.param("截至6月20日已全部办结完毕。", "截至7月31日已全部办结完毕。", "slot-date", id="dates"),
        pytest.param("新华区全面推进依法行政工作。", "常州市全面推进依法行政工作。", "slot-place", id="own-places"),
        pytest.param("认真落实《甲办法》的各项要求。", "认真落实《乙规定》的各项要求。", "slot-title", id="titles"),
        pytest.param(
            "不断提升全区依法行政水平。", "不断提升全市依法行政水平。", "slot-place", id="words-for-own-place"
        ),
    ],
)
def test_a_sentence_that_differs_in_slots_only_is_a_template(a: str, b: str, reason: str) -> None:
    found = read(a, b)
    assert {cls for _, cls, _ in found} == {"template"}
    assert {why for tag, _, why in found if tag == "replace"} == {reason}
    assert {why for tag, _, why in found if tag == "equal"} == {"frame"}


def test_a_slot_beside_a_real_change_does_not_make_a_frame() -> None:
    found = read("全年办理行政复议案件12件,全部提前办结。", "全年办理行政复议案件15件,群众十分满意。")
    assert ("replace", "template", "slot-number") in found
    assert ("equal", "boilerplate", "shared-text") in found


def test_a_date_that_only_one_side_names_is_filler() -> None:
    assert ("insert", "template", "slot-date") in read("全面推进政务公开。", "2023年全面推进政务公开。")


def test_marks_alone_are_cosmetic() -> None:
    found = read("全面推进政务公开、主动接受监督。", "全面推进政务公开,主动接受监督。")
    assert ("replace", "cosmetic", "punctuation") in found


def test_another_form_of_the_same_words_is_cosmetic() -> None:
    found = read("办理案件1,200件,接待群众。", "办理案件1200件,接待群众。")
    assert found == [("equal", "cosmetic", "other-form")]


def test_a_whole_document_in_the_other_script_is_a_habit_not_a_difference() -> None:
    found = classified(document("全面推进政务公开。"), document("全面推進政務公開。", script=Script.TRADITIONAL))
    assert [(phrase.tag, phrase.cls) for phrase in found.phrases] == [(Tag.EQUAL, "boilerplate")]


def test_a_short_chance_run_is_no_boilerplate() -> None:
    found = read("加强专业队伍建设。", "加强队伍建设。")
    assert ("equal", "local", "short-run") in found
