from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.derive_divisions import lines, path_of
from text.derive_usual_names import Reading, is_usual

from compare.text import places

TABLE = Path(places.__file__).with_name("divisions.tsv")
NAMES = sorted({line.split(" ")[0].strip() for line in TABLE.read_text(encoding="utf-8").split("\n\n")[1].splitlines()})
HERE = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("pieces", "year", "chains"),
    [
        (("安徽省",), None, ["安徽省"]),
        (("内蒙古",), None, ["内蒙古自治区"]),
        (("常州市",), None, ["江苏省 常州市"]),
        (("开远市",), None, ["云南省 红河哈尼族彝族自治州 开远市"]),
        (("红河州", "开远市"), None, ["云南省 红河哈尼族彝族自治州 开远市"]),
        (("云南省", "开远市"), None, ["云南省 红河哈尼族彝族自治州 开远市"]),
        (("海拉尔区",), None, ["内蒙古自治区 呼伦贝尔市 海拉尔区"]),
        (("海拉尔市",), 1999, ["内蒙古自治区 呼伦贝尔盟 海拉尔市"]),
        (("海拉尔市",), None, ["内蒙古自治区 呼伦贝尔盟 海拉尔市"]),
        (("苏州市", "相城区"), None, ["江苏省 苏州市 相城区"]),
        (("常熟县",), 1981, ["江苏省 苏州地区 常熟县"]),
        (("普陀区",), 2020, ["上海市 普陀区", "浙江省 舟山市 普陀区"]),
        (("普陀区",), 1984, ["上海市 普陀区"]),
        (("舟山市", "普陀区"), None, ["浙江省 舟山市 普陀区"]),
        (("新华区",), 2020, ["河北省 沧州市 新华区", "河北省 石家庄市 新华区", "河南省 平顶山市 新华区"]),
        (
            ("新华区",),
            1985,
            ["河北省 沧州市 新华区", "河北省 石家庄市 新华区", "河南省 平顶山市 新华区", "河南省 新乡市 新华区"],
        ),
        (("河南省", "新华区"), 2020, ["河南省 平顶山市 新华区"]),
        (("仙桃市",), None, ["湖北省 仙桃市"]),
        (("渝北区",), 2024, ["重庆市 渝北区"]),
        (("两江新区",), 2026, ["重庆市 两江新区"]),
        (("玉屏县",), 2020, ["贵州省 铜仁市 玉屏侗族自治县"]),
        (("广东省", "开远市"), None, []),
        (("桃花源县",), None, []),
    ],
)
def test_candidates(pieces: tuple[str, ...], year: int | None, chains: list[str]) -> None:
    assert [" ".join(division.chain) for division in places.candidates(pieces, year)] == chains


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("苏州市相城区人民政府", ("苏州市", "相城区")),
        ("云南省红河州开远市", ("云南省", "红河州", "开远市")),
        ("内蒙古呼伦贝尔市海拉尔区", ("内蒙古", "呼伦贝尔市", "海拉尔区")),
        ("吉林省吉林市", ("吉林省", "吉林市")),
        ("安徽省市场监督管理局", ("安徽省",)),
        ("上海市开远市", ("上海市",)),
        ("新疆生产建设兵团", ("新疆生产建设兵团",)),
        ("全面推进依法行政", ()),
        ("", ()),
    ],
)
def test_leading(text: str, wanted: tuple[str, ...]) -> None:
    assert places.leading(text) == wanted


@pytest.mark.parametrize(
    ("name", "year", "level"),
    [
        ("重庆市", 2020, "province"),
        ("重庆市", 1990, "city"),
        ("苏州市", 2020, "city"),
        ("红河州", 2020, "city"),
        ("大兴安岭地区", 2020, "city"),
        ("开远市", 2020, "county"),
        ("海拉尔区", 2020, "county"),
    ],
)
def test_levels(name: str, year: int, level: str) -> None:
    assert [division.level for division in places.candidates((name,), year)] == [level]


def test_today_has_as_many_divisions_as_the_ministry_counts() -> None:
    today = [
        division for name in NAMES for division in places.named(name) if division.name == name and not division.last
    ]
    counts = {level: sum(division.level == level for division in today) for level in ("province", "city", "county")}
    # 34 and the corps; 333; 2,846 at the end of 2024 and three new ones less two merged
    assert counts == {"province": 35, "city": 333, "county": 2847}


@given(st.sampled_from(NAMES))
def test_a_name_leads_a_text_that_begins_with_its_chain(name: str) -> None:
    for division in places.named(name):
        assert division.chain[-1] == division.name
        assert "".join(places.leading("".join(division.chain) + "，")) == "".join(division.chain)
        assert division in places.candidates(division.chain, division.last or division.first)


@given(st.text(alphabet="新华区苏州市相城省县河南北京海", max_size=12))
def test_what_leads_a_text_is_written_there(text: str) -> None:
    assert text.startswith("".join(places.leading(text)))


def test_importing_reads_nothing_and_needs_nothing() -> None:
    code = "import sys, compare.text.places as p; assert not p._rows.cache_info().currsize; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=HERE)


def row(year: int, province: str, city: str = "", county: str = "", short: str = "") -> dict[str, str]:
    names = {"province_name": province, "city_name": city, "county_name": county}
    shorts = {"province_short": "", "city_short": "", "county_short": ""}
    shorts["county_short" if county else "city_short" if city else "province_short"] = short
    return {"year": str(year), **names, **shorts}


def test_the_table_is_derived_from_yearly_rows() -> None:
    table = [
        *(row(year, "江苏省", short="江苏") for year in (1980, 1981, 1982)),
        *(row(year, "江苏省", "苏州市", short="苏州") for year in (1981, 1982)),
        row(1980, "江苏省", "苏州市", "常熟县", "常熟"),
        row(1982, "江苏省", "直辖县", "常熟市", "常熟"),
        *(row(year, "江苏省", "彝族自治州", short="红河") for year in (1980, 1982)),
    ]
    found = list(lines(table, {path_of("江苏省", "苏州市"): (0, 1990)}))
    assert found == [
        "江苏省 - 江苏",
        "\t\t常熟市 1982-",
        "\t彝族自治州 - 红河州",
        "\t苏州市 1981-1990",
        "\t\t常熟县 -1980",
    ]


@pytest.mark.parametrize(
    ("name", "readings", "usual"),
    [
        ("安康", [Reading("An1 kang1", "Ankang prefecture-level city"), Reading("an1 kang1", "good health")], True),
        ("合肥", [Reading("He2 fei2", "Hefei, capital of Anhui")], False),
        ("中方", [Reading("Zhong1 fang1", "the Chinese side (in an international venture)")], True),
        ("水富县", [Reading("shui3 Fu4 xian4", "Shuifu county in Zhaotong")], False),
        ("沿河", [], True),
        ("新区", [], True),
        ("澜沧", [], False),
    ],
)
def test_names_are_usual_words_as_a_dictionary_has_them(name: str, readings: list[Reading], usual: bool) -> None:  # noqa: FBT001 - parameters of the test
    assert is_usual(name, readings) == usual


def test_no_province_is_a_usual_word() -> None:
    assert {"安康", "城区", "沿河"} <= places.usual_names()
    assert places.usual_names() <= {*places.names(), *places.stems()}
    assert not any(division.level == "province" for name in places.usual_names() for division in places.named(name))
