"""What a sentence is counted by when places, dates and figures could be any other."""

from __future__ import annotations

import pytest
from small_documents import document

from compare.model import Metadata
from compare.reference.masking import Masked, local_names, own_names, place_key


def terms(text: str, place: str = "") -> str:
    of = document(text, place=place)
    return " ".join(Masked(of).keys(of.sentences[0].tokens))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("2023年,相城区办理案件91件。", "2022年度,开远市办理案件1,035件。", id="place-date-figure"),
        pytest.param("全区法治政府建设工作稳步推进。", "全市法治政府建设工作稳步推进。", id="words-for-own-place"),
        pytest.param("区委、区政府高度重视。", "市委市政府高度重视。", id="own-bodies"),
        pytest.param("与上海市静安区合作。", "与无锡市锡山区合作。", id="other-places"),
        pytest.param("在渭塘镇开展评估。", "在黄埭镇开展评估。", id="towns-no-gazetteer-has"),
        pytest.param("6月20日召开会议。", "2023年12月1日召开会议。", id="days"),
    ],
)
def test_a_copy_with_other_fillers_is_still_a_copy(one: str, other: str) -> None:
    assert terms(one, place="苏州市相城区") == terms(other, place="云南省开远市")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("全面推进政务公开。", "全面推进依法行政。", id="other-words"),
        pytest.param("落实三项制度。", "落实制度。", id="a-count-in-a-name"),
        pytest.param("在乡镇开展评估。", "在渭塘镇开展评估。", id="a-word-is-no-town"),
        pytest.param("推进城区改造。", "推进相城区改造。", id="a-usual-word-is-no-district"),
    ],
)
def test_other_words_are_other_terms(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_what_a_slot_leaves_of_a_word_stands_by_itself() -> None:
    of = document("召开市域社会治理会议。", place="云南省召开市")
    masked = Masked(of)
    assert masked.keys(of.sentences[0].tokens)[:2] == ["<place>", "域"]
    assert [
        (of.tokens.keys[a], of.tokens.keys[b - 1]) for a, b in zip(masked.firsts[:2], masked.ends[:2], strict=True)
    ] == [
        ("召开", "市域"),
        ("市域", "市域"),
    ]


def test_a_name_goes_on_into_the_next_word() -> None:
    assert terms("中共湖北省委和上海市第一人民医院。").count("<place>") == 2


def test_no_name_begins_inside_of_a_word() -> None:
    assert "<place>" not in terms("提升县域综合承载能力，提高县城品质，融入南昌都市圈。")


@pytest.mark.parametrize("text", ["各乡镇开展评估。", "居住小区改造。", "举办第六届社区运动会。", "面向农村招生。"])
def test_any_of_a_sort_is_no_small_place(text: str) -> None:
    assert "<place>" not in terms(text)


def test_quarters_are_told_but_for_its_own() -> None:
    of = document("渭塘镇和胡巷社区开展评估。", place="苏州市相城区渭塘镇")
    assert [of.tokens.keys[token] for token in Masked(of).quarters.tolist()] == ["胡巷"]


def test_marks_and_blanks_are_no_terms() -> None:
    assert terms("全面 推进,“政务公开”!") == "全面 推进 政务 公开"


def test_a_place_is_found_by_every_name_it_has_for_itself() -> None:
    assert terms("推动相城新实践,相城区和苏州市相城区。", place="苏州市相城区").count("<place>") == 3


def test_no_name_begins_before_its_text() -> None:
    assert terms("卢湾区工作报告。\n加强中共") == terms("静安区工作报告。\n加强中共")


def test_only_terms_that_begin_in_a_range_are_told() -> None:
    of = document("全面推进政务公开。")
    first, last = of.sentences[0].tokens
    assert Masked(of).keys((first + 1, last)) == Masked(of).keys((first, last))[1:]


def test_what_a_place_calls_itself() -> None:
    told = Metadata(
        title="", issuers=(), place="苏州市相城区", level="", year=None, kind="", number="", date="", place_chain=()
    )
    assert own_names(told) == ("苏州市相城区", "相城区", "苏州市", "相城", "苏州")
    assert local_names(told) == ("苏州市相城区", "相城区", "相城")


@pytest.mark.parametrize(
    ("place", "names"),
    [
        pytest.param("西藏自治区", ("西藏自治区", "西藏"), id="autonomous-region"),
        pytest.param("文山壮族苗族自治州", ("文山壮族苗族自治州", "文山州", "文山"), id="autonomous-prefecture"),
        pytest.param("贵州省", ("贵州省", "贵州"), id="a-short-name-keeps-its-last-character"),
        pytest.param("渭塘街道", ("渭塘街道", "渭塘"), id="quarter"),
        pytest.param("凤凰社区", ("凤凰社区", "凤凰"), id="community"),
        pytest.param("鄂伦春自治旗", ("鄂伦春自治旗", "鄂伦春"), id="autonomous-banner"),
        pytest.param("雄安新区", ("雄安新区", "雄安"), id="new-district"),
        pytest.param("海拉尔区奋斗镇", ("海拉尔区奋斗镇", "奋斗镇"), id="a-town-called-by-a-usual-word"),
        pytest.param("舟山市普陀區", ("舟山市普陀區", "普陀區", "普陀"), id="traditional-script"),
    ],
)
def test_a_place_is_called_for_short_too(place: str, names: tuple[str, ...]) -> None:
    told = Metadata(title="", issuers=(), place=place, level="", year=None, kind="", number="", date="")
    assert local_names(told) == names


@pytest.mark.parametrize(
    ("place", "issuers", "chain", "key"),
    [
        ("苏州市相城区", (), (), "相城区"),
        ("相城区", (), (), "相城区"),
        ("蘇州市相城區", (), ("江苏省", "苏州市", "相城区"), "相城区"),
        ("", ("国务院",), (), "国务院"),
        ("", (), (), ""),
    ],
)
def test_documents_count_by_their_place(place: str, issuers: tuple[str, ...], chain: tuple[str, ...], key: str) -> None:
    told = Metadata(
        title="", issuers=issuers, place=place, level="", year=None, kind="", number="", date="", place_chain=chain
    )
    assert place_key(told) == key
