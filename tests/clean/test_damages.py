"""The damages of other pages, rule by rule: what is certain is undone, the rest is marked, honest text stays."""

from __future__ import annotations

import pytest

from compare.clean import clean, rebuild
from compare.clean.repair import CHARACTER_RULES, PASSAGE_RULES, find_repairs
from compare.model import Source
from compare.text.spans import Edit, apply_edits


def repaired(text: str) -> str:
    return apply_edits(text, [Edit(repair.span, repair.after) for repair in find_repairs(text)])[0]


def marks(text: str) -> list[tuple[str, str]]:
    return [(repair.rule, repair.before) for repair in find_repairs(text) if not repair.undone]


@pytest.mark.parametrize(
    ("broken", "whole", "rule"),
    [
        ("&ldquo;放管服&rdquo;改革", "“放管服”改革", "html-entity"),
        ("&nbsp;&nbsp一、总体情况", "\u00a0\u00a0一、总体情况", "html-entity"),
        ("&#12288;&#x3000;一是", "\u3000\u3000一是", "html-entity"),
        ("各镇&amp;lt;街道&amp;gt;", "各镇<街道>", "html-entity"),
        ("法治&shy;政府&zwnj;建设", "法治政府建设", "html-entity"),
        ("一&#13;&#10;二", "一\n\n二", "html-entity"),
        ("法\u200b治\ufeff政\u00ad府", "法治政府", "invisible"),
        ("\u2f00、\u2f45\u2f2f", "一、方工", "kangxi-radical"),
        ("部\u2ed4和\u2ecb辆", "部门和车辆", "kangxi-radical"),
        ("\uf963方", "北方", "compatibility-ideograph"),
        ("法\ue816治", "法\U00020087治", "private-use"),
        ("\ue5e5\ue5e5一年来", "\u3000\u3000一年来", "private-use"),
        ("甲。\ue004\n乙。\ue004\n丙。\ue004", "甲。\n乙。\n丙。", "private-use"),
        ("精神状态，，更加扎实。。", "精神状态，更加扎实。", "doubled-mark"),
        ("坚持党的领导,,推进依法行政。", "坚持党的领导,推进依法行政。", "doubled-mark"),
        (f"{'依法行政，' * 10}严格执法,公正司法", f"{'依法行政，' * 10}严格执法，公正司法", "half-width-mark"),
        ("2O20年完成1l5件,增长3.O5%", "2020年完成115件,增长3.05%", "look-alike"),
        ("202O年1O月2l日", "2020年10月21日", "look-alike"),
        ("２Ｏ２０年", "２０２０年", "look-alike"),
        ("新增l0245户，办件18OO件，占I5.4%", "新增10245户，办件1800件，占15.4%", "look-alike"),
        (f"{'依法行政。' * 10}有待提升.\n", f"{'依法行政。' * 10}有待提升。\n", "half-width-mark"),
        ("????一年来\n????同时\n????下一步", "\u3000\u3000一年来\n\u3000\u3000同时\n\u3000\u3000下一步", "lost-indent"),
        ("。ㄇ刂輩^(qū)政府", "（秦州區政府", "shifted-gbk"),
        ("∵M一步壓減事項、環節、材料、時間。", "進一步壓減事項、環節、材料、時間。", "shifted-gbk"),
        ("∨e辦多層次依法行政培訓班，", "舉辦多層次依法行政培訓班，", "shifted-gbk"),
        ("增长74.4\n\u200b\n万亿元，名列前茅。", "增长74.4万亿元，名列前茅。", "torn-line"),
    ],
)
def test_what_is_certain_is_undone(broken: str, whole: str, rule: str) -> None:
    assert repaired(broken) == whole
    assert {repair.rule for repair in find_repairs(broken)} == {rule}


@pytest.mark.parametrize(
    ("broken", "marked"),
    [
        ("出席??h直单位会议", [("lost-character", "??h")]),
        ("二期、?水灌区", [("lost-character", "?")]),
        ("进入前1?。", [("lost-character", "?")]),
        ("人民\ufffd\ufffd府", [("lost-character", "\ufffd\ufffd")]),
        ("??县人民政府", [("lost-indent", "??")]),
        ("??县人民政府\n报告\n??县人民政府", [("lost-indent", "??"), ("lost-indent", "??")]),
        ("法\ue123治", [("private-use", "\ue123")]),
        ("依法行政，严格执法,公正司法，全民守法，依法治国", [("half-width-mark", ",")]),
        ("依法行政。严格执法。公正司法。有待提升.", [("half-width-mark", ".")]),
        ("他说。。。", [("doubled-mark", "。。。")]),
        ("张三,,男", [("doubled-mark", ",,")]),
        ("法&#0;治", [("html-entity", "&#0;")]),
        ("\u2ecf字旁", [("kangxi-radical", "\u2ecf")]),
        ("建设(shè)法治政府", [("pinyin-gloss", "(shè)")]),
        ("前文。ㄇ刂輩^(qū)", [("shifted-gbk", "。ㄇ刂輩^(qū)")]),
        ("《?羌訌妶谭?犖楣芾怼＠^續有效", [("shifted-gbk", "《")]),
    ],
)
def test_what_is_not_certain_is_marked(broken: str, marked: list[tuple[str, str]]) -> None:
    marked_only = [one for one in marks(broken) if one[0] == marked[0][0]]
    assert repaired(broken) == broken
    assert marked_only == marked or marks(broken)[-1][1].endswith(marked[-1][1])


@pytest.mark.parametrize(
    "honest",
    [
        "R&D;投入,AT&T公司,a&b",
        "https://example.gov.cn/a?id=1&copy=2&lt=3",
        "为什么?怎么办?!这是什么??",
        "他问:“是不是?”(?)",
        "好!!真的??",
        "推进……落实——见效",
        ",半角;标点:不是损坏.",
        "A2O3型,CO2排放,PM2.5,5G,O2O平台,3l,20I",
        "I级响应2次,Il类,l5,H2O万立方米,GDPl0%",
        "91320507MA1O20XX5L",
        "12,345.67万元,2020-2021年",
        "姓名,,18,,20",
        "👨\u200d👩\u200d👧 联系",
        "مى\u200cخواهم",
        "\ufa0e\ufa0f\ufa11",
        "郴(chēn)州、涡(guō)阳、亳(bó)州",
        "重庆(chóng qìng)",
    ],
)
def test_honest_text_stays(honest: str) -> None:
    assert find_repairs(honest) == ()


def test_an_invisible_character_hides_no_other_damage() -> None:
    assert repaired("建設\u200b(shè&#41;2&#79;20") == "建設2020"
    assert [repair.rule for repair in find_repairs("建設\u200b(shè&#41;")] == ["invisible", "pinyin-gloss"]


def test_a_mark_goes_round_what_is_undone_inside_it() -> None:
    repairs = find_repairs("出席?\u200b?h直")
    assert [(repair.rule, repair.before, repair.after) for repair in repairs] == [
        ("lost-character", "?", "?"),
        ("invisible", "\u200b", ""),
        ("lost-character", "?h", "?h"),
    ]


def test_everything_at_once_is_rebuilt() -> None:
    page = "&nbsp;2O20年，，建設\u200b(shè&#41;\u2f00\n????出席??h直\n。ㄇ刂輩^(qū)\ue004\n"
    assert rebuild(clean(Source(path="-", text=page, sha256="", encoding="utf-8", media_type="text/plain"))) == page


def test_every_rule_is_in_the_list() -> None:
    names = [rule.find.__name__ for rule in (*CHARACTER_RULES, *PASSAGE_RULES)]
    assert len(names) == len(set(names)) == 16
