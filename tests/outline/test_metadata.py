from __future__ import annotations

import pytest
from small_documents import document

from compare.outline import outline

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
                "level": "city",
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
