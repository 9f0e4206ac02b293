"""Page text goes by named rules; what belongs to the document stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from corruptor import seed

from compare.clean import clean
from compare.load import read_source
from compare.model import CleanText, Source

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
BODY = "2023年,全区坚持以习近平法治思想为指导,深入推进法治政府建设,取得了明显成效,现将有关情况报告如下。"

MORE = "一年来,我们坚持党对法治建设的领导,健全依法决策机制,严格规范公正文明执法,群众满意度不断提高。"


def cleaned(text: str) -> CleanText:
    return clean(Source(path="-", text=text, sha256="", encoding="utf-8", media_type="text/plain"))


def rules(text: CleanText) -> list[str]:
    return [piece.rule for piece in text.furniture]


@pytest.mark.parametrize(
    ("name", "first", "last", "expected"),
    [
        ("changzhou-2020", "2020年,常州市法治政府建設堅持", "堅實的法治保障。", ["stray-bar"]),
        (
            "kaiyuan-2023",
            "中共开远市委 开远市人民政府关于开远市2023年度法治政府建设工作情况的报告",
            "2024年1月26日",
            ["masthead", "breadcrumb", "metadata-block"],
        ),
        (
            "putuo-2020",
            "舟山市普陀區人民政府辦公室 關于印發2020年舟山市普陀區法治政府",
            "附件:舟普政辦〔2020〕31號.pdf",
            ["imprint", "imprint", "page-controls", "page-footer"],
        ),
        (
            "xiangcheng-2023",
            "苏州市相城区2023年法治政府建设工作报告",
            "(此件公开发布)",
            ["masthead", "breadcrumb", "imprint", "page-controls"],
        ),
        ("xinhua-2020", "新华区人民政府2020年度法治政府建设工作报告", "2021年3月10日", ["imprint", "page-controls"]),
    ],
)
def test_a_seed_is_its_report_from_title_to_last_line(name: str, first: str, last: str, expected: list[str]) -> None:
    text = cleaned(seed(name))
    assert text.text.startswith(first)
    assert text.text.rstrip().endswith(last)
    assert rules(text) == expected


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("xiangcheng-2023", "相政呈〔2024〕21号"),
        ("xiangcheng-2023", "苏州市人民政府:"),
        ("xiangcheng-2023", "2024年3月5日"),
        ("putuo-2020", "各鎮人民政府、街道辦事處,區屬功能區管委會,區屬各單位:"),
        ("putuo-2020", "現印發給你們,請認真貫徹執行。"),
        ("putuo-2020", "(責任單位:區審招辦、區級有關單位、各鎮<街道>、管委會)"),
        ("kaiyuan-2023", "开远市人民政府"),
    ],
)
def test_what_belongs_to_the_document_stays(name: str, kept: str) -> None:
    assert kept in cleaned(seed(name)).text


def test_the_values_of_a_metadata_block_can_still_be_found() -> None:
    block = next(piece for piece in cleaned(seed("kaiyuan-2023")).furniture if piece.rule == "metadata-block")
    assert "开远市人民政府办公室" in block.text
    assert "2024-01-26" in block.text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("您现在所在的位置：网站首页 >> 政府信息公开 >> 正文", "breadcrumb"),
        ("首页 > 政务公开 > 法治政府", "breadcrumb"),
        ("来源：区司法局　发布时间：2024-01-05 09:30　浏览次数：118次", "imprint"),
        ("發布日期:2020-07-15 16:58:34 瀏覽次數:", "imprint"),
        ("2026-02-03 09:02:33", "imprint"),
        ("【字体：大 中 小】 打印 关闭", "page-controls"),
        ("打印本页 | 关闭窗口", "page-controls"),
        ("本报记者 张三 摄", "photo-credit"),
        ("|", "stray-bar"),
        ("<!-- INFO END -->", "comment"),
    ],
)
def test_a_line_above_the_report_goes(line: str, rule: str) -> None:
    text = cleaned(f"{line}\n某区2023年法治政府建设工作报告\n\n{BODY}\n")
    assert rules(text) == [rule]
    assert text.text == f"某区2023年法治政府建设工作报告\n\n{BODY}\n"


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("扫一扫在手机打开当前页", "page-controls"),
        ("信息來源:區政府辦公室", "imprint"),
        ("（来源：青海日报）", "imprint"),
        ("主办：某区人民政府办公室　技术支持：某公司", "page-footer"),
        ("未经本网授权不得转载。转载请注明出处。", "page-footer"),
        ("网站声明。本站内容未经授权不得转载，违者必究。", "page-footer"),
        ("Copyright © 2020 All Rights Reserved 苏ICP备05001234号", "page-footer"),
        ("Public domain", "template-residue"),
    ],
)
def test_a_line_below_the_report_goes(line: str, rule: str) -> None:
    text = cleaned(f"某区法治政府建设工作报告\n{BODY}\n\n某区人民政府\n2024年1月5日\n\n{line}\n")
    assert rules(text) == [rule]
    assert text.text.endswith("某区人民政府\n2024年1月5日\n")


@pytest.mark.parametrize(
    "line",
    [
        "组织专家深入园区和乡镇，为中小企业和种植大户提供政策咨询、技术支持和法律服务，帮助解决生产经营中的困难。",
        "加强政府网站管理，做到常态监测。为企业提供技术支持，依法保护版权所有者的合法权益，处理侵权案件12件。",
        "附件：1.任务分解表",
        "（此件公开发布）",
        "某政发〔2024〕5号",
        "某区人民政府",
        "2024年1月5日",
        "抄送：区委各部门",
    ],
)
@pytest.mark.parametrize(
    "layout", ["标题报告\n{line}\n{body}\n", "标题报告\n{body}\n{line}\n", "标题报告\n{body}\n打印\n{line}\n"]
)
def test_a_line_of_the_document_stays_wherever_it_stands(layout: str, line: str) -> None:
    assert line in cleaned(layout.format(line=line, body=BODY)).text.split("\n")


def test_words_of_a_page_stay_inside_the_report() -> None:
    inside = f"标题报告\n{BODY}\n来源：群众来信\n打印\n{MORE}\n"
    assert cleaned(inside).text == inside


def test_an_addressee_below_the_imprint_stays() -> None:
    text = cleaned(f"标题报告\n来源：区司法局\n各镇人民政府、街道办事处：\n{BODY}\n")
    assert "各镇人民政府、街道办事处：" in text.text


def test_one_label_of_the_register_is_no_block() -> None:
    text = cleaned(f"某区法治政府建设工作报告\n文号：某政发〔2024〕5号\n{BODY}\n")
    assert text.furniture == ()


def test_a_label_below_which_the_document_number_stands_does_not_take_it() -> None:
    text = cleaned(f"标题报告\n来源: 区司法局 访问量:字体:\n某政呈〔2024〕21号\n{BODY}\n")
    assert text.text == f"标题报告\n某政呈〔2024〕21号\n{BODY}\n"


@pytest.mark.parametrize("page", ["打印\n关闭\n", "首页\n\n>\n正文\n", "\n\n"])
def test_a_page_of_nothing_but_furniture_is_left_whole(page: str) -> None:
    assert cleaned(page).text == page


def test_blank_lines_go_with_the_furniture_they_set_apart() -> None:
    text = cleaned(f"首页 > 正文\n\n标题报告\n\n来源：区司法局 发布日期：2024-01-05\n\n{BODY}\n\n\n打印\n\n关闭\n")
    assert text.text == f"标题报告\n\n{BODY}\n"


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not on this machine")
def test_the_chrome_of_real_pages_goes_and_their_prose_stays() -> None:
    pages = sorted((SAMPLES / "provincial-2026").glob("*.txt"))
    assert pages
    for path in pages:
        text = clean(read_source(str(path)))
        lines = {line.strip() for line in text.text.split("\n")}
        assert not lines & {
            "打印",
            "收藏",
            "下载",
            "全屏",
            "【字号：",
            "加大",
            "】",
            "相关报道：",
            "首页",
            "分享到:",
            "×",
        }, path.name
        assert all(
            "。" not in line
            for piece in text.furniture
            if piece.rule != "photo-credit"
            for line in piece.text.split("\n")[:-1]
        ), path.name


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("自治区人民政府主席包钢作政府工作报告。本报记者 韩卿立 摄", "photo-credit"),
        (
            "2月3日，省第十四届人民代表大会第四次会议在省人民会堂开幕。省长毛伟明作政府工作报告。湖南日报全媒体记者 刘尚文 摄",
            "photo-credit",
        ),
        ("任振鹤作政府工作报告。新甘肃·甘肃日报记者 盛学卿", "photo-credit"),
        ("2019-12-10 07:57:40 来源：新华网", "imprint"),
        ("2019年06月15日08:18  来源：人民网-文化频道", "imprint"),
        ("【纠错】责任编辑：尹世杰", "imprint"),
        ("点击进入“文艺星青年”>>", "page-controls"),
        ("打印字体：放大正常缩小分享", "page-controls"),
    ],
)
def test_what_news_pages_put_over_a_report_goes(line: str, rule: str) -> None:
    text = cleaned(f"政府工作报告\n{line}\n各位代表：\n{BODY}\n{MORE}\n")
    assert rules(text) == [rule]
    assert line not in text.text


@pytest.mark.parametrize(
    "line", ["现在，我代表省人民政府，向大会作政府工作报告，请予审议。", "我代表省人民政府作政府工作报告"]
)
def test_the_speaker_himself_stays(line: str) -> None:
    assert line in cleaned(f"政府工作报告\n{line}\n{BODY}\n{MORE}\n").text


def test_why_a_free_library_may_print_a_text_is_no_part_of_it() -> None:
    report = "政府工作报告\n一、工作回顾\n过去一年,各项工作取得新的成绩,经济社会发展迈上新的台阶。\n"
    note = (
        "本作品是中华人民共和国的\n法律\n、\n法规\n,国家机关的决议。在\n中国大陆\n,属于\n公有领域\n。\nPublic domain\n"
    )
    text = cleaned(report + note)
    assert text.text.strip() == report.strip()
    assert "licence" in rules(text)
    assert cleaned(report + "本作品展示了全区人民的精神风貌。").text.endswith("精神风貌。")


TITLE = "海门区2023年法治政府建设年度报告"


@pytest.mark.parametrize(
    "head",
    [
        "我的位置： 网站首页 >> 信息公开 >> 法治政府建设",
        "今天是2024年3月2日 星期六",
        "您好，欢迎访问海门区人民政府网站！",
        "首页\n走进海门\n政务公开\n办事服务\n互动交流",
        "首页 | 走进海门 | 政务公开 | 办事服务",
        "请输入关键字 搜索",
        "语音播报：播放 暂停",
        "收藏本站 | 设为首页 | RSS订阅",
        "发布机构：海门区司法局\t生成日期：2024-02-20",
    ],
)
def test_what_a_site_says_above_a_report_goes(head: str) -> None:
    assert cleaned(f"{head}\n{TITLE}\n{BODY}\n{MORE}\n").text.strip() == f"{TITLE}\n{BODY}\n{MORE}"


@pytest.mark.parametrize(
    "foot",
    [
        "上一篇：关于印发实施方案的通知",
        "建议使用1024*768分辨率浏览",
        "版权声明 | 网站地图 | 联系我们",
        "您是第 12345678 位访问者",
        "地址：海门区北京路600号 邮编：226100 电话：0513-82212345",
        "政府网站找错",
        "网友评论 0条",
    ],
)
def test_what_a_site_says_below_a_report_goes(foot: str) -> None:
    assert cleaned(f"{TITLE}\n{BODY}\n{MORE}\n{foot}\n").text.strip() == f"{TITLE}\n{BODY}\n{MORE}"


def test_one_column_alone_may_be_a_heading() -> None:
    assert cleaned(f"{TITLE}\n政务公开\n{BODY}\n{MORE}\n").text.startswith(f"{TITLE}\n政务公开\n")
