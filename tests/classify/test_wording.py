"""How a statement is worded."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_documents import document

from compare.classify.wording import _WORK_KIND, Wording, _works, several_letters, works
from compare.reference.masking import Masked
from compare.reference.terms import Terms
from compare.text.sheet import Sheet

_STOCK = document("以习近平新时代中国特色社会主义思想为指导,深入贯彻落实党的二十大精神。")
_PHRASE = Masked(_STOCK).keys((0, len(_STOCK.tokens)))


def wording(*statements: list[str]) -> Wording:
    lengths = np.array([len(statement) for statement in statements], dtype=np.int64)
    return Wording(Terms.of([term for statement in statements for term in statement]), lengths)


def test_stock_phrases_are_those_that_other_places_have() -> None:
    heard = wording(_PHRASE, ["冬泳", "喜来登", "褐煤", "麦福劳"]).heard("相城区")
    assert heard.stock[0] > heard.stock[1] == 0
    assert 1 >= heard.share[0] > heard.share[1] == 0


def test_a_statement_too_short_for_a_phrase_has_none() -> None:
    none = wording(["总则"], []).heard("相城区")
    assert (none.stock.tolist(), none.share.tolist()) == ([0.0, 0.0], [0.0, 0.0])
    assert wording([], _PHRASE, []).heard("相城区").stock[1] == wording(_PHRASE).heard("相城区").stock[0]


def test_rare_words_are_more_telling_than_usual_ones() -> None:
    rare, usual, none = wording(["冬泳", "喜来登"], ["推进", "建设"], ["<place>"]).rarity()
    assert rare > usual
    assert none == 0


def test_words_that_no_vocabulary_has_are_unknown_and_slots_never() -> None:
    usual, unknown = wording(["推进", "建设", "<place>", "@政府"], ["麦福劳"]).unknown()
    assert usual == 0
    assert unknown > 0


def test_a_statement_has_the_terms_between_its_own_edges() -> None:
    told = wording(["<place>"], [], ["推进", "<place>"], ["建设"])
    assert told.has("<place>").tolist() == [True, False, True, False]
    assert not told.has("<date>").any()


_WORKS = {
    "发达广场、世纪天伦酒店投入使用。": (2, 2),
    "推进重点项目,加强市场监管。": (0, 1),
    "学习《呼伦贝尔机场管理办法》。": (0, 0),
    "坚持依法行政。": (0, 0),
    "举办麦福劳大会": (1, 1),
    "高质量举办2025年中国网络文明大会。": (1, 1),
    "举办专题培训会。": (0, 0),
    "华融商城投入使用。": (1, 1),
    "参加麦福劳常务会、党组会,联系工会。": (0, 0),
}


def test_works_with_a_name_of_their_own_are_told_from_any() -> None:
    found = works(Sheet.of(list(_WORKS)))
    assert list(zip(found.named.tolist(), found.all.tolist(), strict=True)) == list(_WORKS.values())


def test_nothing_is_told_of_no_text() -> None:
    assert [len(column) for column in works(Sheet.of([]))] == [0, 0]


_NAME_AND_KIND = re.compile(
    rf'[^,。;:、"《》()\s]{{2,16}}?(?:{_WORK_KIND.pattern})',
    re.MULTILINE,
)


@given(st.text(st.sampled_from("广场街业园流区公路中学大桥港会赛节等、,。;项目工程麦福劳《\n "), max_size=60))
def test_works_are_those_that_a_name_with_a_kind_behind_it_finds(text: str) -> None:
    assert list(_works(text)) == [match.span() for match in _NAME_AND_KIND.finditer(text)]


def test_places_are_told_without_the_word_for_their_level() -> None:
    told = wording(["娄底", "硅钢"], ["浏阳"], ["合作", "振兴"], ["<place>", "获批"], [])
    assert told.divisions().tolist() == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("words", "are_told"),
    [
        (["人民", "幸福", "安康"], False),
        (["理性", "平和"], False),
        (["沿河", "两岸"], False),
        (["中方", "一侧"], False),
        (["在", "来宾", "组建"], True),
        (["日照", "至", "徐州"], True),
        (["黄金", "白银"], False),
    ],
)
def test_names_that_are_usual_words_are_places_only_where_a_word_says_so(words: list[str], are_told: bool) -> None:  # noqa: FBT001 - parameters of the test
    assert wording(words).divisions().tolist() == [are_told]


def test_no_word_of_another_statement_makes_a_place() -> None:
    assert wording(["人民", "安康"], ["至", "年底"]).divisions().tolist() == [False, False]


def test_provinces_are_told_by_their_letters() -> None:
    assert several_letters(Sheet.of(["川藏铁路", "共建苏浙皖发展区", "在湘布局", "中非合作"])).tolist() == [
        True,
        True,
        False,
        False,
    ]
