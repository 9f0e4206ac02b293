"""What a plan announced, and what the next review says of it."""

from __future__ import annotations

import pytest
from reading import read_text

from compare.model import Dating, Edition, Outcome, Pledge
from compare.series import Side
from compare.series.pledges import pledges
from compare.series.wording import terms

REVIEW = (
    "众和商业街、华融广场全面竣工。",
    "海东组团建设全面开工，三条主干道路建成通车。",
    "远程医疗项目投入使用，医疗服务水平进一步提高。",
    "节能减排任务全面完成。",
    "乡村振兴行动扎实推进。",
)
PLACES = "图书馆 体育馆 污水厂 自来水 加油站 客运站 疗养院 敬老院 气象台 文化宫".split()


def traced(sentence: str, *review: str) -> Pledge:
    plan, report = read_text(sentence), read_text("\n".join(review or REVIEW))
    sides = [Side.REVIEW] * len(report.sentences)
    a = Edition(year=2020, document=plan, dating=Dating.TEXT)
    b = Edition(year=2021, document=report, dating=Dating.TEXT)
    (found,) = pledges(a, [Side.PLAN], b, sides)
    return found


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("加强节能减排工作，全面完成节能减排任务。", Outcome.REPORTED),
        ("全面启动海东组团建设。", Outcome.REPORTED),
        ("完成众和商业街建设，迁建县图书馆，新修水库两座。", Outcome.PARTLY),
        ("迁建县图书馆，新修水库两座。", Outcome.NOT_MENTIONED),
        ("深入实施种业振兴行动。", Outcome.NOT_MENTIONED),
    ],
)
def test_a_sentence_is_spoken_of_by_what_it_names(sentence: str, outcome: Outcome) -> None:
    assert traced(sentence).outcome is outcome


def test_the_passage_and_the_words_are_told() -> None:
    found = traced("确保远程医疗项目早日投入使用。")
    assert [place.year for place in found.reports] == [2021]
    assert "远程" in found.words


def test_what_is_not_mentioned_has_no_passage() -> None:
    found = traced("迁建县图书馆，新修水库两座。")
    assert found.reports == ()
    assert found.words == ()


@pytest.mark.parametrize(
    "sentence", ["2020年是实施十三五规划的收官之年。", "为此，要重点抓好以下十项工作。", "抓好落实。"]
)
def test_background_announces_nothing(sentence: str) -> None:
    plan = read_text(sentence)
    edition = Edition(year=2020, document=plan, dating=Dating.TEXT)
    assert list(pledges(edition, [Side.PLAN], None, ())) == []


def test_without_the_next_report_or_its_review_all_is_open() -> None:
    plan = read_text("迁建县图书馆，新修水库两座。")
    edition = Edition(year=2020, document=plan, dating=Dating.TEXT)
    assert [one.outcome for one in pledges(edition, [Side.PLAN], None, ())] == [Outcome.OPEN]
    assert [one.outcome for one in pledges(edition, [Side.PLAN], edition, [Side.PLAN])] == [Outcome.OPEN]


@pytest.mark.parametrize("ordinal", ["一是", "四要"])
def test_the_ordinal_of_a_list_names_nothing(ordinal: str) -> None:
    assert terms(read_text(f"{ordinal}大力发展循环经济。").tokens).words.keys() == {"循环", "经济"}


@pytest.mark.parametrize(
    ("review", "outcome"),
    [
        ("大唐700万吨露天煤矿前期工作顺利。", Outcome.REPORTED),
        ("大唐300万吨褐煤提质前期工作顺利。", Outcome.NOT_MENTIONED),
    ],
)
def test_a_word_and_the_size_mean_a_thing(review: str, outcome: Outcome) -> None:
    assert traced("加快大唐700万吨露天矿。", review, *REVIEW).outcome is outcome


def test_a_year_is_no_size() -> None:
    assert (
        traced("加快大唐2020年露天矿。", "大唐2020年露天煤矿前期工作顺利。", *REVIEW).outcome is Outcome.NOT_MENTIONED
    )


@pytest.mark.parametrize(
    ("sentence", "review", "outcome"),
    [
        pytest.param("落实各项惠农政策。", "支农惠农政策全面落实。", Outcome.REPORTED, id="made-with-it"),
        pytest.param(
            "继续推广BIM技术应用。", "BIMX技术平台运行。", Outcome.NOT_MENTIONED, id="begins-with-its-letters"
        ),
        pytest.param("加快发展特色产业。", "文化产业园进展顺利。", Outcome.NOT_MENTIONED, id="too-light-to-mean-it"),
    ],
)
def test_words_and_what_is_made_with_them(sentence: str, review: str, outcome: Outcome) -> None:
    assert traced(sentence, review, *REVIEW).outcome is outcome


@pytest.mark.parametrize(
    ("sentence", "review", "outcome"),
    [
        ("年内实现产值2亿元。", "规模以上工业产值增长。", Outcome.NOT_MENTIONED),
        ("产业园年内实现产值2亿元。", "产业园产值2亿元。", Outcome.REPORTED),
    ],
)
def test_what_is_measured_means_nothing_without_its_thing(sentence: str, review: str, outcome: Outcome) -> None:
    works = (f"{place}{work}全面完成。" for place in PLACES for work in ("建设", "改造", "扩建", "维修"))
    assert traced(sentence, *REVIEW, *works, review).outcome is outcome


def test_a_word_that_means_a_thing_by_itself_need_not_be_the_most_telling() -> None:
    others = [f"{place}公路建成通车。" for place in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"] * 10
    assert traced("完成80吨污泥焚烧处置项目。", "污泥处置工程开工建设。", *others).outcome is Outcome.REPORTED
    assert traced("完成80吨废渣焚烧处置项目。", "污泥处置工程开工建设。", *others).outcome is Outcome.NOT_MENTIONED
