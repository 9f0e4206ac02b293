from __future__ import annotations

from pathlib import Path

import pytest
from small_documents import document

from compare.clean import clean
from compare.load import read_source
from compare.model import Note, NoteKind, Source
from compare.outline import outline

SEEDS = Path(__file__).parent.parent.parent / "seeds"

BODY = "一、主要做法\n依法履职。\n二、存在问题\n队伍薄弱。\n"
SPEECH = "各位代表：\n现在，我代表省人民政府，向大会报告工作，请予审议，并请省政协委员提出意见。\n一、工作回顾\n成绩不易。\n二、工作安排\n抓好落实。\n"


def metadata(text: str) -> dict[str, object]:
    found = outline(document(text).clean).metadata
    return {
        "title": found.title,
        "issuers": found.issuers,
        "place": found.place,
        "level": found.level,
        "year": found.year,
        "kind": found.kind,
        "number": found.number,
        "date": found.date,
        "place_chain": found.place_chain,
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "新华区人民政府2020年度法治政府建设工作报告\n" + BODY + "2021年3月10日\n",
            {"issuers": ("新华区人民政府",), "place": "新华区", "level": "county", "year": 2020, "date": "2021-03-10"},
        ),
        (
            "苏州市相城区2023年法治政府建设工作报告\n相政呈〔2024〕21号\n苏州市人民政府：\n"
            + BODY
            + "苏州市相城区人民政府\n2024年3月5日\n",
            {
                "title": "苏州市相城区2023年法治政府建设工作报告",
                "issuers": ("苏州市相城区人民政府",),
                "place": "苏州市相城区",
                "level": "county",
                "number": "相政呈〔2024〕21号",
            },
        ),
        (
            "中共开远市委\n开远市人民政府\n关于2023年度法治政府建设工作情况的报告\n"
            + BODY
            + "中共开远市委     开远市人民政府\n2024年1月26日\n",
            {
                "issuers": ("中共开远市委", "开远市人民政府"),
                "place": "开远市",
                "level": "county",
                "place_chain": ("云南省", "红河哈尼族彝族自治州", "开远市"),
                "year": 2023,
                "kind": "report",
            },
        ),
        (
            "2020年舟山市普陀區法治政府建設工作要點\n一、推進依法履職\n深化改革。\n二、健全決策機制\n科學決策。\n",
            {
                "title": "2020年舟山市普陀區法治政府建設工作要點",
                "place": "舟山市普陀區",
                "level": "county",
                "year": 2020,
                "kind": "plan",
            },
        ),
        (
            "2026年安徽省政府工作报告\n——2026年2月5日在安徽省第十四届人民代表大会第四次会议上\n省长 王清宪\n" + SPEECH,
            {
                "issuers": ("安徽省人民政府",),
                "level": "province",
                "year": 2026,
                "kind": "work-report",
                "date": "2026-02-05",
            },
        ),
        (
            "政 府 工 作 报 告\n----2012年2月29日在海拉尔区第十三届人民代表大会第六次会议上\n海拉尔区人民政府区长　　张天喜\n"
            + SPEECH,
            {"title": "政府工作报告", "issuers": ("海拉尔区人民政府",), "place": "海拉尔区", "year": 2012},
        ),
        (
            "政府工作报告\n——二〇二六年一月二十七日在甘肃省十四届人民代表大会第四次会议上\n甘肃省省长 任振鹤\n"
            + SPEECH,
            {"issuers": ("甘肃省人民政府",), "year": 2026, "date": "2026-01-27"},
        ),
        (
            "2024年政府工作报告\n——2024年3月5日在第十四届全国人民代表大会第二次会议上\n国务院总理 李强\n" + SPEECH,
            {"issuers": ("国务院",), "place": "", "level": "country", "year": 2024},
        ),
        (
            (
                "郑州市文明行为促进条例\n（2017年12月21日郑州市第十四届人民代表大会常务\n委员会第三十三次会议通过  2018年3月31日河南省\n"
                "第十三届人民代表大会常务委员会第二次会议批准）\n第一条 为了规范，制定本条例。\n第二条 适用本条例。\n第三条 自公布之日起施行。\n"
            ),
            {"issuers": ("郑州市人民代表大会常务委员会",), "year": 2018, "kind": "regulation", "date": "2018-03-31"},
        ),
        (
            "2020年，常州市法治政府建设坚持以人民为中心，全面完成各项工作目标任务。现将工作情况报告如下：\n" + BODY,
            {"title": "", "issuers": (), "place": "常州市", "level": "city", "year": 2020, "kind": "report"},
        ),
        (
            "随便写几句话。没有标题。\n",
            {"title": "", "issuers": (), "place": "", "level": "", "year": None, "kind": "other", "date": ""},
        ),
        ("", {"title": "", "kind": "other"}),
    ],
)
def test_metadata(text: str, wanted: dict[str, object]) -> None:
    found = metadata(text)
    assert {name: found[name] for name in wanted} == wanted


# ---------------------------------------------------------------------------- seeds


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        (
            "changzhou-2020",
            ("", (), "常州市", ("江苏省", "常州市"), "city", 2020, "report", "", ""),
        ),
        (
            "kaiyuan-2023",
            (
                "中共开远市委 开远市人民政府关于开远市2023年度法治政府建设工作情况的报告",
                ("中共开远市委", "开远市人民政府"),
                "开远市",
                ("云南省", "红河哈尼族彝族自治州", "开远市"),
                "county",
                2023,
                "report",
                "",
                "2024-01-26",
            ),
        ),
        (
            "putuo-2020",
            (
                "2020年舟山市普陀區法治政府建設工作要點",
                ("舟山市普陀區人民政府辦公室",),
                "舟山市普陀區",
                ("浙江省", "舟山市", "普陀区"),
                "county",
                2020,
                "plan",
                "舟普政辦〔2020〕31號",
                "2020-07-15",
            ),
        ),
        (
            "xiangcheng-2023",
            (
                "苏州市相城区2023年法治政府建设工作报告",
                ("苏州市相城区人民政府",),
                "苏州市相城区",
                ("江苏省", "苏州市", "相城区"),
                "county",
                2023,
                "report",
                "相政呈〔2024〕21号",
                "2024-03-05",
            ),
        ),
        (
            "xinhua-2020",
            (
                "新华区人民政府2020年度法治政府建设工作报告",
                ("新华区人民政府",),
                "新华区",
                ("河南省", "平顶山市", "新华区"),
                "county",
                2020,
                "report",
                "",
                "2021-03-10",
            ),
        ),
    ],
)
def test_seed(name: str, wanted: tuple[object, ...]) -> None:
    found = outline(clean(read_source(str(SEEDS / f"{name}.txt")))).metadata
    assert wanted == (
        found.title,
        found.issuers,
        found.place,
        found.place_chain,
        found.level,
        found.year,
        found.kind,
        found.number,
        found.date,
    )


# --------------------------------------------------------------------------- places


@pytest.mark.parametrize(
    ("title", "place", "level", "chain"),
    [
        ("上海市普陀区2019年法治政府建设情况报告", "上海市普陀区", "county", "上海市 普陀区"),
        ("红河州2021年法治政府建设情况报告", "红河州", "city", "云南省 红河哈尼族彝族自治州"),
        (
            "云南省红河州开远市2021年法治政府建设情况报告",
            "云南省红河州开远市",
            "county",
            "云南省 红河哈尼族彝族自治州 开远市",
        ),
        ("常熟县人民政府关于1981年工作情况的报告", "常熟县", "county", "江苏省 苏州地区 常熟县"),
        ("襄樊市2009年依法行政工作总结", "襄樊市", "city", "湖北省 襄樊市"),
        ("海拉尔市1999年政府工作报告", "海拉尔市", "county", "内蒙古自治区 呼伦贝尔盟 海拉尔市"),
        ("渝北区2020年法治政府建设报告", "渝北区", "county", "重庆市 渝北区"),
        ("新疆生产建设兵团2020年法治政府建设报告", "新疆生产建设兵团", "province", "新疆生产建设兵团"),
        (
            "开远市小龙潭镇2022年法治政府建设工作报告",
            "开远市小龙潭镇",
            "town",
            "云南省 红河哈尼族彝族自治州 开远市 小龙潭镇",
        ),
        ("黄桥街道2022年法治政府建设工作报告", "黄桥街道", "town", "黄桥街道"),
        ("合肥市高新区2022年法治政府建设工作报告", "合肥市高新区", "county", "安徽省 合肥市 高新区"),
        ("苏州工业园区2022年法治政府建设工作报告", "苏州工业园区", "county", "江苏省 苏州市 苏州工业园区"),
        ("平顶山市司法局2021年法治政府建设工作报告", "平顶山市", "city", "河南省 平顶山市"),
        ("乐山市市中区人民政府办公室关于2020年工作的报告", "乐山市市中区", "county", "四川省 乐山市 市中区"),
        ("教育部2022年法治政府建设年度报告", "", "body", ""),
        ("国务院办公厅关于湖北省巴东县地质灾害险情有关问题的复函", "", "country", ""),
        ("中华人民共和国义务教育法", "", "country", ""),
        ("法治政府建设年度报告", "", "", ""),
    ],
)
def test_place(title: str, place: str, level: str, chain: str) -> None:
    found = outline(document(f"{title}\n{BODY}").clean)
    told = found.metadata
    assert (told.place, told.level, " ".join(told.place_chain)) == (place, level, chain)
    assert not {note.kind for note in found.notes} & {NoteKind.AMBIGUOUS, NoteKind.TOLD_APART}


def test_a_body_that_leaves_its_place_open_is_not_a_place_that_begins_alike() -> None:
    assert metadata("市中区人民政府办公室关于2020年工作的报告\n" + BODY)["place"] == "市中区"
    assert metadata("市司法局2020年工作报告\n" + BODY)["place"] == ""


def test_a_place_that_may_be_several_says_so() -> None:
    found = outline(document("新华区人民政府2020年度法治政府建设工作报告\n" + BODY).clean)
    assert (found.metadata.place, found.metadata.level, found.metadata.place_chain) == ("新华区", "county", ("新华区",))
    places = ("河北省沧州市新华区", "河北省石家庄市新华区", "河南省平顶山市新华区")
    assert found.notes == (Note.of(NoteKind.AMBIGUOUS, place="新华区", places=places),)


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("新华区2020年法治政府建设工作报告\n平顶山市人民政府：\n" + BODY, "平顶山市"),
        ("新华区2020年法治政府建设工作报告\n" + BODY.replace("队伍", "石家庄市要求队伍"), "石家庄市"),
        ("新华区2020年法治政府建设工作报告\n" + BODY.replace("队伍", "赴石家庄市学习。沧州市要求队伍"), ""),
    ],
)
def test_what_is_named_round_a_place_tells_which_it_is(text: str, city: str) -> None:
    found = outline(document(text).clean)
    assert found.metadata.place_chain[1:2] == ((city,) if city else ())
    told = dict(found.notes[0].values)
    assert (found.notes[0].kind, told.get("parent", "")) == (
        NoteKind.TOLD_APART if city else NoteKind.AMBIGUOUS,
        city,
    )


def test_a_town_lies_where_its_addressee_is() -> None:
    found = metadata("小龙潭镇人民政府2022年法治政府建设工作报告\n开远市人民政府：\n" + BODY)
    assert found["place_chain"] == ("云南省", "红河哈尼族彝族自治州", "开远市", "小龙潭镇")


# ------------------------------------------------------------------ years and kinds


@pytest.mark.parametrize(
    ("title", "kind", "year"),
    [
        ("2020年度法治政府工作报告", "report", 2020),
        ("2016—2020年法治政府建设工作总结", "report", 2020),
        ("2016年至2020年法治政府建设情况报告", "report", 2020),
        ("红河州法治政府建设实施方案（2021—2025年）", "plan", 2021),
        ("安徽省“十四五”法治政府建设规划", "plan", 2021),
        ("安徽省“十三五”法治政府建设情况报告", "report", 2020),
        ("滁州市国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", "plan", 2021),
        ("2019年工作总结和2020年工作计划", "report", 2019),
        ("二〇一九年工作总结", "report", 2019),
        ("过去五年法治政府建设工作回顾（2018—2022年）", "report", 2022),
        ("关于2022年贯彻落实《法治政府建设实施纲要（2021—2025年）》情况的报告", "report", 2022),
        ("关于印发《开远市2020年法治政府建设工作要点》的通知", "notice", 2020),
        ("第十五届运动会筹备工作方案", "plan", None),
        ("国务院关于2018年度国家科学技术奖励的决定", "notice", 2018),
        ("国务院办公厅关于同意申办2009年第二十四届世界大学生冬季运动会的复函", "notice", None),
    ],
)
def test_year_and_kind(title: str, kind: str, year: int | None) -> None:
    found = metadata(f"{title}\n{BODY}")
    assert (found["kind"], found["year"]) == (kind, year)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("法治政府建设年度报告\n2020年，湛河区认真落实。现将有关情况报告如下：\n" + BODY + "2021年3月1日\n", 2020),
        ("法治政府建设年度报告\n一年来，我区认真落实。\n" + BODY + "湛河区人民政府\n2021年3月1日\n", 2020),
        ("关于视察情况的报告\n" + BODY + "湛河区人民政府\n2021年3月1日\n", 2021),
        (
            "各位代表：\n我代表国务院，作政府工作报告，请予审议。\n一、2015年工作回顾\n成绩不易。\n二、2016年重点工作\n抓好。\n",
            2016,
        ),
        (
            "各位代表：\n我代表国务院，作政府工作报告，请予审议。\n一、去年工作回顾\n2005年，成就显著。\n二、任务\n抓好。\n",
            2006,
        ),
        ("郑州市某条例\n第一条 甲。\n第二条 乙。\n第三条 本条例自2009年8月1日起施行。\n", 2009),
        ("最高人民法院规定\n法释〔2022〕8号\n第一条 甲。\n第二条 乙。\n第三条 丙。\n", 2022),
    ],
)
def test_the_year_where_no_title_names_it(text: str, year: int) -> None:
    assert metadata(text)["year"] == year


def test_a_year_that_stands_for_several_says_so() -> None:
    found = outline(document("2016—2020年法治政府建设工作总结\n" + BODY).clean)
    assert found.notes == (Note.of(NoteKind.YEARS, first=2016, last=2020, year=2020),)


def test_a_communique_without_title_is_dated_by_its_meeting() -> None:
    found = metadata(
        "中国共产党第十八届中央委员会第六次全体会议，于2016年10月24日至27日在北京举行。\n出席全会的有委员。\n"
    )
    assert (found["issuers"], found["level"], found["kind"], found["date"], found["year"]) == (
        ("中国共产党第十八届中央委员会",),
        "country",
        "report",
        "2016-10-27",
        2016,
    )


# -------------------------------------------------------------------------- issuers


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        (
            "中共苏州市相城区委苏州市相城区人民政府\n关于2023年度法治政府建设\n情况的报告\n" + BODY,
            ("中共苏州市相城区委", "苏州市相城区人民政府"),
        ),
        (
            "开远市人民政府关于2023年工作的报告\n" + BODY + "中共开远市委  开远市人民政府\n2024年1月26日\n",
            ("中共开远市委", "开远市人民政府"),
        ),
        ("市司法局2021年度法治政府建设报告\n" + BODY + "平顶山市司法局\n2022年1月5日\n", ("平顶山市司法局",)),
        ("2020年度法治政府建设情况报告\n皖政〔2021〕3号\n" + BODY, ("安徽省人民政府",)),
        ("苏州市相城区2023年法治政府建设工作报告\n相政呈〔2024〕21号\n" + BODY, ("苏州市相城区人民政府",)),
        ("苏州市吴中区2023年法治政府建设工作报告\n相政呈〔2024〕21号\n" + BODY, ()),
        ("关于推进职业教育的意见\n国办发〔2019〕4号\n" + BODY, ("国务院办公厅",)),
        ("国务院办公厅、中央军委办公厅关于调查工作的通知\n" + BODY, ("国务院办公厅", "中央军委办公厅")),
        ("国家发展改革委关于印发2020年工作要点的通知\n" + BODY, ("国家发展改革委",)),
        ("秀山县人民政府二〇一九年法治政府建设情况报告\n" + BODY, ("秀山县人民政府",)),
        ("喀什地区行政公署2022年度法治政府建设情况报告\n" + BODY, ("喀什地区行政公署",)),
        ("2022年法治政府建设情况报告\n" + BODY + "如皋市人民政府\n2024年1月\n", ("如皋市人民政府",)),
        (
            "义务教育法\n（2006年6月29日第十届全国人民代表大会常务委员会第二十二次会议修订）\n第一条 甲。\n第二条 乙。\n第三条 丙。\n",
            ("全国人民代表大会常务委员会",),
        ),
    ],
)
def test_issuers(text: str, issuers: tuple[str, ...]) -> None:
    assert metadata(text)["issuers"] == issuers


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2026年宁夏回族自治区政府工作报告\n政府工作报告\n" + SPEECH, "2026年宁夏回族自治区政府工作报告"),
        (
            "最高人民法院 关于认可民事判决的规定\n第一条 甲。\n第二条 乙。\n第三条 丙。\n",
            "最高人民法院关于认可民事判决的规定",
        ),
    ],
)
def test_title(text: str, title: str) -> None:
    assert metadata(text)["title"] == title


# ---------------------------------------------- what the page and the file declare


def read(text: str, *fields: tuple[str, str]) -> dict[str, object]:
    source = Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/html", fields=fields)
    found = outline(clean(source)).metadata
    return {name: getattr(found, name) for name in ("title", "issuers", "place_chain", "year", "number", "date")}


def test_fields_tell_what_the_text_does_not() -> None:
    assert read(
        BODY,
        ("ArticleTitle", "开远市2023年法治政府建设工作报告_政府文件_开远市人民政府网"),
        ("PubDate", "2024-01-30 09:00"),
        ("发文机关", "开远市人民政府"),
        ("发文字号", "开政发〔2024〕3号"),
        ("成文日期", "2024年1月26日"),
    ) == {
        "title": "开远市2023年法治政府建设工作报告",
        "issuers": ("开远市人民政府",),
        "place_chain": ("云南省", "红河哈尼族彝族自治州", "开远市"),
        "year": 2023,
        "number": "开政发〔2024〕3号",
        "date": "2024-01-26",
    }


def test_the_text_counts_before_the_fields() -> None:
    text = "苏州市相城区2023年法治政府建设工作报告\n" + BODY + "苏州市相城区人民政府\n2024年3月5日\n"
    fields = (("ArticleTitle", "相城区年度报告公开页面"), ("ContentSource", "苏州市司法局"), ("PubDate", "2024-03-20"))
    assert read(text, *fields) == read(text)


def test_the_name_of_the_site_tells_which_place_it_is() -> None:
    found = read("新华区2020年法治政府建设工作报告\n" + BODY, ("SiteName", "石家庄市新华区人民政府"))
    assert found["place_chain"] == ("河北省", "石家庄市", "新华区")


def test_a_template_is_no_title_and_a_person_no_issuer() -> None:
    found = read(
        BODY, ("title", "Microsoft Word - 法治政府建设报告.doc"), ("author", "Administrator"), ("creator", "张三")
    )
    assert (found["title"], found["issuers"]) == ("", ())


def test_the_register_block_of_a_page_is_read_from_its_furniture() -> None:
    block = "索引号\n000014348/2024-00166\n发布机构\n开远市人民政府办公室\n文号\n开政办发〔2024〕3号\n发布日期\n2024-01-26\n时效性\n有效\n\n"
    found = read(block + "2023年法治政府建设工作情况的报告\n" + BODY)
    assert (found["issuers"], found["number"], found["date"]) == (
        ("开远市人民政府办公室",),
        "开政办发〔2024〕3号",
        "2024-01-26",
    )


def test_a_title_without_a_kind_is_the_first_line_that_alone_stands_over_text() -> None:
    text = "1-10月德清县固定资产投资结构趋稳趋优\n1-10月，全县固定资产投资完成246.79亿元，完成年度计划82.3%，同比增长15.3%，位列三县两区第一。\n"
    found = outline(document(text).clean)
    assert found.metadata.title == "1-10月德清县固定资产投资结构趋稳趋优"
    assert found.sections == ()


def test_an_answer_is_a_kind_of_document() -> None:
    text = "国务院办公厅对十届全国人大\n四次会议第7240号建议的答复\n国办函〔2006〕71号\n周桂英等代表：\n你们提出的建议收悉，现答复如下。\n"
    assert metadata(text)["title"] == "国务院办公厅对十届全国人大四次会议第7240号建议的答复"
    assert metadata(text)["kind"] == "notice"


def test_a_day_that_is_none_is_no_year() -> None:
    """Found by the fuzzer: a year of three digits and a character."""
    text = "中国共产党第十八届中央委员会第三次全体会议，于200帜年11月9日至12日在北京举行。\n"
    assert metadata(text)["year"] is None
