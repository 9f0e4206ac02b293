"""What scraping broke: undone where it is certain, marked where it is not, and never invented."""

from __future__ import annotations

import subprocess
import sys

import pytest
from corruptor import corrupt, known_readings, mirror_readings, narrowed, seed

from compare.clean.readings import reads
from compare.clean.repair import find_repairs
from compare.text.spans import Edit, apply_edits


def repaired(text: str) -> str:
    return apply_edits(text, [Edit(repair.span, repair.after) for repair in find_repairs(text)])[0]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("法治政府建設(shè)", "法治政府建設"),
        ("建設(shè)堅(jiān)持", "建設堅持"),
        ("建設（shè）", "建設"),
        ("建設(SHÈ)", "建設"),
        ("建設(she\u0300)", "建設"),
        ("法律(lǜ)", "法律(lǜ)"),
        ("綠(lv)化", "綠化"),
        ("人們(men)", "人們"),
        ("堅(jiɑ\u0304n)持", "堅持"),
    ],
)
def test_a_gloss_goes_however_its_reading_is_printed(broken: str, whole: str) -> None:
    assert repaired(broken) == whole


@pytest.mark.parametrize(
    "honest",
    [
        "會議(shè)",
        "機構(含擬設)",
        "重慶(chóngqìng)",
        "應用(APP)上線",
        "亳(bó)州市",
        "鎮(街道)",
        "各鎮<街道>",
        "什麼?",
        "合計(a)",
        "建設(shè",
    ],
)
def test_an_honest_parenthesis_stays(honest: str) -> None:
    assert find_repairs(honest) == ()


def test_simplified_characters_are_unglossed_only_where_a_tool_was_at_work() -> None:
    page = "建设(shè)时(shí)会(huì)实(shí)进(jìn)务(wù)规(guī)领(lǐng)"
    assert repaired(page) == "建设时会实进务规领"
    assert find_repairs("亳(bó)州、涡(guō)阳") == ()


def test_neighbouring_glosses_are_repairs_of_their_own() -> None:
    repairs = find_repairs("建設(shè)堅(jiān)持")
    assert [(repair.rule, repair.before, repair.after) for repair in repairs] == [
        ("pinyin-gloss", "(shè)", ""),
        ("pinyin-gloss", "(jiān)", ""),
    ]


@pytest.mark.parametrize(
    ("whole", "broken"),
    [("程序實施細則", "程序?qū)嵤┘?xì)則"), ("或專題開展", "或?qū)n}開展")],
)
def test_the_corruptor_breaks_as_the_mirror_did(whole: str, broken: str) -> None:
    assert corrupt(whole, mirror_readings()) == broken
    assert repaired(broken) == whole


@pytest.mark.parametrize(
    ("whole", "before", "after"),
    [
        ("政府數字化轉型", "?dāng)底只?D(zhuǎn)", "數字化轉"),
        ("一般或專業人員", "?qū)?I(yè)", "專業"),
    ],
)
def test_a_shift_is_recorded_as_one_repair(whole: str, before: str, after: str) -> None:
    page = corrupt(whole, known_readings())
    shifted = [repair for repair in find_repairs(page) if repair.rule == "shifted-gbk"]
    assert repaired(page) == whole
    assert [(repair.before, repair.after) for repair in shifted] == [(before, after)]


def test_what_is_not_certain_is_left_and_marked() -> None:
    page = corrupt("之，不得洩漏。", known_readings())
    (repair,) = find_repairs("其秘密之" + page[1:])
    assert not repair.undone
    assert repair.rule == "shifted-gbk"
    assert repair.before == repair.after


def test_changzhou_is_whole_again() -> None:
    text = repaired(seed("changzhou-2020"))
    assert "程序實施細則》" in text
    assert "或專題開展" in text
    assert "?" not in text
    assert text.count("(") == seed("changzhou-2020").count("(") - 733
    for honest in ("(2015—2020年)", "(含擬修改)9件", "(五張清單、四條主線、一大平臺、六項改革)", "村(社區)"):
        assert honest in text


@pytest.mark.parametrize("name", ["kaiyuan-2023", "putuo-2020", "xiangcheng-2023", "xinhua-2020"])
def test_an_unbroken_seed_needs_no_repair(name: str) -> None:
    assert find_repairs(seed(name)) == ()


@pytest.mark.parametrize(
    ("readings", "floor"), [(mirror_readings(), 0.9), (known_readings(), 0.5)], ids=["mirror", "every-character"]
)
@pytest.mark.parametrize("name", ["changzhou-2020", "putuo-2020"])
def test_a_broken_seed_comes_back_paragraph_by_paragraph(name: str, readings: dict[str, str], floor: float) -> None:
    """Exactly, or with a mark; the floor keeps marking from being the easy way out."""
    whole = repaired(seed(name)).encode("gbk", "ignore").decode("gbk")
    exact = marked = 0
    for paragraph in whole.split("\n"):
        page = corrupt(paragraph, readings)
        if narrowed(repaired(page)) == narrowed(paragraph):
            exact += 1
        else:
            marked += 1
            assert not all(repair.undone for repair in find_repairs(page)), paragraph
    assert exact / (exact + marked) >= floor


def test_line_ends_become_line_feeds() -> None:
    assert repaired("一\r二\u2028三\f四") == "一\n二\n三\n四"
    assert find_repairs("一\r\n二\n") == ()


def test_readings_know_heteronyms() -> None:
    assert reads("會", "huì")
    assert reads("會", "kuài")
    assert not reads("會", "shè")
    assert not reads("会", "hui")


def test_an_unglossed_page_loads_neither_readings_nor_dictionary() -> None:
    code = (
        "import sys; from compare.clean.repair import find_repairs; "
        "find_repairs('建設法治政府(2020年)'); "
        "from compare.clean import readings, lexicon; "
        "assert readings._table.cache_info().currsize == 0; assert lexicon._dictionary.cache_info().currsize == 0; "
        "assert not {'pypinyin', 'rjieba', 'jieba'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
