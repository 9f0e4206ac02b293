"""How a statement is worded."""

from __future__ import annotations

import pytest
from small_documents import document

from compare.classify.wording import is_building, rarity, routine, stock, unknown, works
from compare.reference.masking import Masked

_STOCK = document("以习近平新时代中国特色社会主义思想为指导,深入贯彻落实党的二十大精神。")
_PHRASE = Masked(_STOCK).keys((0, len(_STOCK.tokens)))


def test_stock_phrases_are_those_that_other_places_have() -> None:
    known, none = stock([_PHRASE, ["冬泳", "喜来登", "褐煤", "麦福劳"]], "相城区")
    assert known > 0
    assert none == 0


def test_a_statement_too_short_for_a_phrase_has_none() -> None:
    assert stock([["总则"], []], "相城区") == [0.0, 0.0]
    assert stock([[], _PHRASE, []], "相城区")[1] == stock([_PHRASE], "相城区")[0]


def test_rare_words_are_more_telling_than_usual_ones() -> None:
    assert rarity(["冬泳", "喜来登"]) > rarity(["推进", "建设"])
    assert rarity(["<place>"]) == 0


def test_words_that_no_vocabulary_has_are_unknown_and_slots_never() -> None:
    assert unknown(["推进", "建设", "<place>", "@政府"]) == 0
    assert unknown(["麦福劳"]) > 0


def test_routine_is_a_share() -> None:
    assert routine("不断加强和完善", 3) > routine("中国稀土集团", 3) == 0
    assert routine("推进推进推进", 3) <= 1


@pytest.mark.parametrize(
    ("text", "named", "all_of_them"),
    [
        ("发达广场、世纪天伦酒店投入使用。", 2, 2),
        ("推进重点项目,加强市场监管。", 0, 2),
        ("学习《呼伦贝尔机场管理办法》。", 0, 0),
        ("坚持依法行政。", 0, 0),
    ],
)
def test_works_with_a_name_of_their_own_are_told_from_any(text: str, named: int, all_of_them: int) -> None:
    found, sites = works(text)
    assert (round(2.718281828**found) - 1, round(2.718281828**sites) - 1) == (named, all_of_them)


@pytest.mark.parametrize(
    ("text", "built"), [("汽车园竣工通车", True), ("强化信息公开工作", False), ("全面提升水平", False)]
)
def test_building_is_told(text: str, built: bool) -> None:  # noqa: FBT001 - a parameter of the test
    assert is_building(text) is built
