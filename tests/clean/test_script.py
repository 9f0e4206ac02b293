"""The normal form, and the map that leads back from it."""

from __future__ import annotations

import opencc
import pytest
from corruptor import seed

from compare.clean.script import fold, folding, normal_form, script_of, simplifying
from compare.model import Script, Span


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("推進（一）、“放管服”；", '推进(一)、"放管服";'),
        ("「放管服」『改革』", "\"放管服\"'改革'"),
        ("２０２０年，ＡＰＰ：１００％", "2020年,APP:100%"),
        ("〔2020〕31號", "[2020]31号"),
        ("2015—2020年", "2015-2020年"),
        ("3●15", "3·15"),
        ("《條例》〈規定〉", "《条例》〈规定〉"),
        ("第一條\u3000總\u00a0則", "第一条 总 则"),
        ("設\u200b立\u00ad", "设立"),
        ("\u2f00般", "一般"),
        ("︵一︶", "(一)"),
        ("①…。", "①…。"),
        ("一目瞭然", "一目了然"),
    ],
)
def test_one_script_one_width_one_punctuation(text: str, normal: str) -> None:
    assert normal_form(text)[0] == normal


@pytest.mark.parametrize("name", ["changzhou-2020", "kaiyuan-2023", "putuo-2020", "xiangcheng-2023", "xinhua-2020"])
def test_the_tables_give_what_opencc_gives(name: str) -> None:
    assert fold(seed(name), simplifying())[0] == opencc.OpenCC("t2s").convert(seed(name))


@pytest.mark.parametrize(
    "text",
    [
        "成效显着",
        "彰显着时代精神",
        "着作权",
        "开工周至至乾县",
        "乾坤",
        "出让用于单个海域",
        "限于其一",
        "时代坐标",
        "批复",
        "瞭望",
    ],
)
def test_both_scripts_have_one_normal_form(text: str) -> None:
    assert normal_form(opencc.OpenCC("s2t").convert(text))[0] == normal_form(text)[0]


def test_the_map_survives_phrases_that_change_length() -> None:
    table = folding({"網": "网"}, {"電子計算機": "电脑", "網路": "互联网"})
    text, offsets = fold("購買電子計算機和網路設備", table)
    assert text == "購買电脑和互联网設備"
    assert offsets.to_origin(Span(2, 4)) == Span(2, 7)
    assert offsets.to_origin(Span(5, 8)) == Span(8, 10)
    assert offsets.to_origin(Span(8, 10)) == Span(10, 12)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("changzhou-2020", Script.TRADITIONAL),
        ("putuo-2020", Script.TRADITIONAL),
        ("kaiyuan-2023", Script.SIMPLIFIED),
        ("xiangcheng-2023", Script.SIMPLIFIED),
        ("xinhua-2020", Script.SIMPLIFIED),
    ],
)
def test_the_script_of_a_seed(name: str, script: Script) -> None:
    assert script_of(seed(name)) is script


def test_text_that_does_not_tell_its_script_is_simplified() -> None:
    assert script_of("一二三") is Script.SIMPLIFIED
