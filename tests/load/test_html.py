"""Web pages: their text, their article, what they say of themselves, and what hostile ones do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wrappings.web import ABOVE, BELOW, KINDS, META, REGISTER, Kind, government_page, shown

from compare.errors import InputError
from compare.load.html import looks_like_html, read_html
from compare.load.rows import CELL
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from compare.load.extracted import Extracted

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds").glob("*-20*.txt"))
SAMPLES = ROOT.parent / "shared" / "samples"
PARAGRAPH = "全市各级行政机关坚持依法行政，法治政府建设取得新的进展，现将有关情况报告如下。"


def read(page: str | bytes) -> Extracted:
    return read_html(page.encode() if isinstance(page, str) else page, "page.html")


def lines(page: str) -> list[str]:
    return read(page).text.split("\n")


def article(extracted: Extracted) -> str:
    assert extracted.article is not None
    return extracted.article.of(extracted.text)


# -------------------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<h1>报告</h1><p>一段</p><p>二段</p>", ["报告", "一段", "二段"]),
        ("一行<br>二行<br/><BR>三行", ["一行", "二行", "三行"]),
        ("<p>甲<p>乙<div>丙</div>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>甲<p>&nbsp;</p><p>　　</p><p></p><p>乙", ["甲", "乙"]),
        ("<p>&nbsp;&nbsp;甲&ensp;乙&amp;&lt;&#20013;&#x4e2d;</p>", ["\xa0\xa0甲\u2002乙&<中中"]),
        ("<p>　　甲  \n\t 乙 </p>", ["　　甲乙"]),
        ("<p>the first\n  line</p>", ["the first line"]),
        ("<p>关于<span>\n2023</span>年的<b>报</b><i>告</i></p>", ["关于 2023年的报告"]),
        ("<pre>甲\n  乙  丙</pre>", ["甲", "乙  丙"]),
        ("<pre>甲\x85\x0b乙\u2028丙</pre><p>丁\x85戊</p>", ["甲  乙 丙", "丁 戊"]),
        ("<p>甲<!-- 注 -->乙<script>丙</script><style>丁</style>戊</p>", ["甲乙戊"]),
        ("<p>甲</p><p hidden>乙</p><p style='Display : none'>丙</p><nav aria-hidden='true'>丁</nav>戊", ["甲", "戊"]),
        ("<p>甲<span style='visibility:hidden'>乙</span>丙<select><option>丁</select></p>", ["甲丙"]),
        ("<p>甲<ruby>設<rp>(</rp><rt>shè</rt></ruby></p>", ["甲設"]),
        ("<span style='display:block'>甲</span><span style='display:block'>乙</span>", ["甲", "乙"]),
        ("<li style='display:inline'>甲</li><li style='display:inline'>乙</li>", ["甲乙"]),
        ("<p>甲</p><title>题</title><noscript>乙</noscript><iframe>丙</iframe>", ["甲"]),
        ("<p>甲<![if !IE]>乙<![endif]>丙<?xml:namespace prefix = o />丁<o:p>戊</o:p></p>", ["甲乙丙丁戊"]),
    ],
)
def test_text_is_what_a_reader_sees_line_by_line(markup: str, wanted: list[str]) -> None:
    assert lines(markup) == wanted


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<tr><td>甲</td><td>乙</td></tr><tr><td>丙<td>丁", [f"甲{CELL}乙", f"丙{CELL}丁"]),
        ("<tr><th>序<br>号<th>指标<tr><td>1<td><p>增速</p><p>同比</p>", [f"序 号{CELL}指标", f"1{CELL}增速 同比"]),
        ("<tr><td>甲<td><td>丙<td></tr>", [f"甲{CELL}丙"]),
        ("<tr><td>甲<td><table><tr><td>乙<td>丙</table>丁<tr><td>戊", ["甲", f"乙{CELL}丙", "丁", "戊"]),
        ("<tr><td><p>甲</p><p>乙</p></td></tr>", ["甲", "乙"]),
        ("<caption>表1</caption><tbody><tr><td>甲<td>乙</tbody>", ["表1", f"甲{CELL}乙"]),
    ],
)
def test_tables_are_read_row_by_row_unless_they_lay_the_page_out(markup: str, wanted: list[str]) -> None:
    assert lines(f"<table>{markup}</table>") == wanted


def test_a_cell_with_most_of_the_text_and_many_paragraphs_is_layout() -> None:
    paragraphs = "".join(f"<p>第{i}段。{PARAGRAPH}</p>" for i in range(20))
    found = lines(f"<table><tr><td>导航</td><td>{paragraphs}</td></tr></table>")
    assert found[0] == "导航"
    assert len(found) == 21


@pytest.mark.parametrize(
    ("markup", "wanted"),
    [
        ("<ol><li>甲<li><p>乙</p><p>丙</p><li>丁</ol>", ["1. 甲", "2. 乙", "丙", "3. 丁"]),
        ("<ol start=4><li>甲<li value=9>乙<li>丙</ol>", ["4. 甲", "9. 乙", "10. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a><li>甲<li>乙</ol><ol type=I><li>丙<li>丁</ol>", ["a. 甲", "b. 乙", "I. 丙", "II. 丁"]),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style-type: trad-chinese-formal' start=11><li>甲<li>乙</ol>", ["壹拾壹、甲", "壹拾貳、乙"]),
        ("<ol style='list-style:none'><li>甲</ol><ul><li>乙</ul>", ["甲", "乙"]),
        ("<ol><li>1.甲<li>（二）乙<li>③丙</ol>", ["1.甲", "（二）乙", "③丙"]),
        ("<ol><li>2023年<li>甲<ol><li>乙</ol></ol>", ["1. 2023年", "2. 甲", "1. 乙"]),
        ("<ol><li></li><li>甲</ol>", ["2. 甲"]),
        ("<ol start=x><li value='99999999999999999999'>甲</ol>", ["1. 甲"]),
    ],
)
def test_items_carry_the_numbers_that_a_browser_prints(markup: str, wanted: list[str]) -> None:
    assert lines(markup) == wanted


def test_a_page_that_hides_all_its_text_is_read_and_says_so() -> None:
    found = read(f"<div id=zoom style='display:none'><p>{PARAGRAPH}</p></div>")
    assert found.text == PARAGRAPH
    assert found.notes == (Note(NoteKind.HIDES),)


# ------------------------------------------------------------------------ article


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", KINDS)
def test_the_article_comes_back_exactly(seed: Path, kind: Kind) -> None:
    text = seed.read_text(encoding="utf-8")
    found = read(government_page(text, kind))
    assert article(found) == shown(text)
    outside = found.text.replace(article(found), "")
    assert all(word in outside for word in (*ABOVE, *BELOW))
    assert not re.search("脚本|样式|隐藏|看不到", outside)


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_above_the_article_belongs_to_it(kind: Kind) -> None:
    title = "某某市2023年法治政府建设年度报告"
    text = f"{PARAGRAPH}\n一、主要做法\n{PARAGRAPH * 3}"
    found = article(read(government_page(text, kind, title=title)))
    assert found.startswith(title)
    assert found.endswith(shown(text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_title_that_the_article_repeats_stays_outside(kind: Kind) -> None:
    title = "某某市人民政府关于2023年法治政府建设情况的报告"
    text = f"某某市人民政府\n关于2023年法治政府建设情况的报告\n{PARAGRAPH * 3}"
    assert article(read(government_page(text, kind, title=title))) == text


def test_the_marks_of_the_publishing_system_enclose_the_article() -> None:
    near = "<div><a href='#'>通知</a></div>"
    inside = f"<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>"
    for start, end in (
        ('<meta name="ContentStart">', '<meta name="ContentEnd">'),
        ("<!--ZJEG_RSS.content.begin-->", "<!--ZJEG_RSS.content.end-->"),
        ("<!--enpcontent-->", "<!--/enpcontent-->"),
    ):
        found = read(f"<body><div>{near}<div>{start}{inside}{end}<p>责任编辑：某某</p></div>{near}</div>")
        assert article(found) == f"{PARAGRAPH}\n{PARAGRAPH}"


def test_an_article_in_two_containers_is_one() -> None:
    parts = [f"<div class=TRS_Editor><p>{word}，{PARAGRAPH * 2}</p></div>" for word in ("正文", "附件")]
    found = article(read(f"<body><ul><li><a href=#>首页</a></ul>{parts[0]}<p>附件：</p>{parts[1]}<p>版权所有</p>"))
    assert found.startswith("正文")
    assert found.endswith(PARAGRAPH)
    assert "\n附件，" in found


def test_a_signature_below_the_container_belongs_to_the_article() -> None:
    closing = "<div>某某市人民政府</div><div>2024年1月31日</div><div>（此件公开发布）</div><div>浏览次数：12</div>"
    found = article(read(f"<body><a href=#>首页</a><div id=zoom><p>{PARAGRAPH * 2}</p></div>{closing}"))
    assert found.endswith("某某市人民政府\n2024年1月31日\n（此件公开发布）")


def test_a_container_without_prose_is_not_believed() -> None:
    prose = "".join(f"<p>{PARAGRAPH}</p>" for _ in range(4))
    page = (
        f"<body><div class=TRS_Editor>视频</div><p>导航</p><div class=x9><h2>报告</h2>{prose}</div><div>版权所有</div>"
    )
    assert article(read(page)) == "\n".join(["报告", *[PARAGRAPH] * 4])


@pytest.mark.parametrize("inside", ["&nbsp;", "<table><tr><td>|<td>|", "<td>&nbsp;<td>&nbsp;"])
def test_a_container_that_ends_in_blanks_is_as_long_as_its_lines(inside: str) -> None:
    found = read(f"<body><div><a href=#>首页</a></div><span class=TRS_Editor>{PARAGRAPH * 2}<br>{inside}</span>")
    assert article(found) == PARAGRAPH * 2


@pytest.mark.parametrize("page", ["<p>甲</p><p>乙</p>", f"<p>{PARAGRAPH}</p>" * 3, "<ul><li><a href=#>首页</a></ul>"])
def test_where_nothing_tells_there_is_no_article(page: str) -> None:
    assert read(page).article is None


# ------------------------------------------------------------------------- fields


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_named_as_printed(kind: Kind) -> None:
    title = "某某市2023年法治政府建设年度报告"
    fields = read(government_page(PARAGRAPH * 4, kind, title=title)).fields
    assert ("ArticleTitle", title) in fields
    assert set(META) <= set(fields)
    assert {(re.sub(r"[\s：]", "", label), value) for label, value in REGISTER} <= set(fields)
    assert ("来源", "市司法局") in fields


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("某市报告", "某市报告"),
        ("某市报告 - 某某市人民政府门户网站", "某市报告"),
        ("某市报告_某某政府网_首页", "某市报告"),
        ("某市“十四五”规划（2021—2025年）--政策--人民网", "某市“十四五”规划（2021—2025年）--政策"),
        ("某某市人民政府门户网站", None),
        ("1-10月固定资产投资", "1-10月固定资产投资"),
    ],
)
def test_the_title_of_the_head_is_no_site(head: str, wanted: str | None) -> None:
    found = read(f"<title>\n{head} </title><p>{PARAGRAPH}</p>")
    assert dict(found.fields).get("title") == wanted


def test_register_lines_without_a_table_are_fields() -> None:
    found = read(
        f"<ul><li><b>索引号：</b>A/2024</li><li>[发文字号]某政发〔2024〕1号</li></ul><p>{PARAGRAPH}</p>"
    ).fields
    assert found == (("索引号", "A/2024"), ("发文字号", "某政发〔2024〕1号"))


def test_labels_inside_sentences_are_no_fields() -> None:
    assert read("<p>本办法的有效期：五年。</p><p>其来源：略</p>").fields == ()
    assert read(f"<p>根据文件要求，发布日期：见附件。{PARAGRAPH}</p>").fields == ()


# ---------------------------------------------------------------------- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("declared", ["same", "none", "wrong"])
def test_every_encoding_gives_the_same_text(encoding: str, declared: str) -> None:
    text = f"{PARAGRAPH}\n一、主要做法\n（一）健全制度，完善机制。"
    named = {"same": encoding, "none": "x-none", "wrong": "utf-8" if "gb" in encoding else "gb2312"}[declared]
    found = read(government_page(text, encoding=encoding, declared=named))
    assert article(found) == text
    overruled = declared == "wrong" and encoding != "utf-16"
    assert [note.kind for note in found.notes] == [NoteKind.DECLARED] * overruled


def test_big5_is_honoured_where_declared_and_found_where_not() -> None:
    text = "\n".join(["本府依法推動法治政府建設，落實各項任務，完善規範性文件備案審查制度。"] * 6)
    for declared in ("big5", "x-none"):
        found = read(government_page(text, encoding="big5hkscs", declared=declared))
        assert found.encoding == "big5hkscs"
        assert article(found) == text


def test_the_users_encoding_overrules_the_page() -> None:
    page = government_page(PARAGRAPH * 3, encoding="gb18030", declared="big5")
    assert article(read_html(page, "page.html", "gb18030")) == PARAGRAPH * 3
    with pytest.raises(InputError, match="cannot be decoded as utf-8"):
        read_html(page, "page.html", "utf-8")


def test_a_page_cut_off_inside_a_character_loses_only_that() -> None:
    page = government_page(PARAGRAPH * 20, encoding="utf-8")
    at = page.rindex("取得".encode())
    found = read(page[: at + 4])
    assert PARAGRAPH in found.text
    assert found.encoding == "utf-8"
    assert found.notes[0].kind is NoteKind.REPLACED


# --------------------------------------------------------------------- recognised


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><title>题</title>",
        "\ufeff\n<!-- http://www.gov.cn/ -->\n<html><head>",
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html>',
        f"<p>{PARAGRAPH}</p>\n<p>{PARAGRAPH}</p><p>{PARAGRAPH}</p>",
        f"<div class='TRS_Editor'><p style='text-indent:2em'>{PARAGRAPH * 9}</p><p><br></p></div>",
        f"当前位置<table><tr><td>甲</td><td>{PARAGRAPH}</td></tr></table>",
        f"HTTP/1.1 200 OK\n\n<html><body>{PARAGRAPH}</body>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_pages_and_fragments_are_recognised(page: str, encoding: str) -> None:
    assert looks_like_html(page.encode(encoding))


@pytest.mark.parametrize(
    "text",
    [
        "",
        PARAGRAPH,
        "(責任單位:各鎮人民政府、<街道>)" * 20,
        "# 标题\n\n文字<br>文字 a < b, b > c\n\n<!-- INFO END -->\n\n" + PARAGRAPH * 5,
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument><w:p></w:p></w:wordDocument>',
        '<?xml version="1.0"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:p></ofd:p></ofd:OFD>',
        "| 甲 | 乙<br>丙 |\n|---|---|\n" + "| 一项工作 | 完成情况较好<br>继续推进 |\n" * 9,
    ],
)
def test_texts_are_not(text: str) -> None:
    assert not looks_like_html(text.encode())


def test_many_comments_are_told_at_once() -> None:
    assert not looks_like_html(b"<!-- -->" * 10_000 + b"x")
    assert looks_like_html(b"<!-- -->" * 10_000 + b"<html>")


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_seeds_are_not(seed: Path) -> None:
    assert not looks_like_html(seed.read_bytes())


# ------------------------------------------------------------------------ hostile

_PROSE = PARAGRAPH.encode()


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (b"<p>" + b"x" * (65 << 20), "65 MiB"),
        (b"<p>" * 2_100_000, "2,100,000 tags"),
        (b"<td>x" * 250_000, "250,000 tags"),
        (b"<p>" + b"x" * (9 << 20), "characters besides scripts"),
        (b"<div>" * 100_000 + _PROSE, "2,000 deep"),
        (b"<div>" * 70_000 + _PROSE + b"</div>" * 70_000, "2,000 deep"),
        (b"<table><tr><td>" * 30_000 + _PROSE, "2,000 deep"),
        (b"<script>" + b"x" * 1000, "without any text"),
        (b"<!--" * 1000, "without any text"),
        (b"<html><body>", "without any text"),
        (b"", "without any text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_page_that_cannot_be_read_says_why_in_one_line(page: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(page)
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "page",
    [
        b"<a " + b" ".join(b"x%d" % i for i in range(300_000)) + b">" + _PROSE,
        b"".join(b"<b id=%d>" % i for i in range(50_000)) + _PROSE,
        b"<p><font size=3>x" * 10_000 + _PROSE,
        b"<p>" + _PROSE + b"<img src='data:image/png;base64," + b"A" * (20 << 20) + b"'>",
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;&b;' + _PROSE,
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;' + _PROSE,
        b"<a b='<a c=\"" * 100_000 + b"'\">" + _PROSE,
        b"<p>" + b"&amp;" * 500_000 + _PROSE,
        b"<p>\x00\x01\x0b\x7f" + _PROSE,
    ],
    ids=["attributes", "unclosed-b", "unclosed-font", "data", "entities", "external", "quotes", "amp", "controls"],
)
def test_what_a_bomb_hides_is_read_all_the_same(page: bytes) -> None:
    text = read(page).text
    assert PARAGRAPH in text or b"<a b='" in page
    assert "root:" not in text


@given(st.data())
def test_mutated_pages_are_read_or_refused(data: st.DataObject) -> None:
    page = bytearray(government_page(PARAGRAPH, data.draw(st.sampled_from(KINDS))))
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(page)))
        piece = data.draw(
            st.sampled_from([b"<", b">", b"'", b'"', b"</td>", b"<table>", b"<!--", b"\x00", b"\xff", b"&#", b""])
        )
        page[at : at + data.draw(st.integers(0, 40))] = piece
    try:
        found = read(bytes(page))
    except InputError:
        return
    assert found.text
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", found.text)
    assert found.article is None or 0 <= found.article.start < found.article.end <= len(found.text)


# ------------------------------------------------------------------------ samples


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared/samples is not here")
def test_every_document_of_the_state_council_is_found_in_its_page() -> None:
    for path in sorted((SAMPLES / "html").glob("*.html")):
        found = read_html(path.read_bytes(), path.name)
        text = article(found)
        fields = dict(found.fields)
        assert {"title", "索引号", "发文机关", "成文日期", "发文字号"} <= set(fields), path.name
        opening = re.sub(r"\W", "", text[:200])
        assert opening.startswith(re.sub(r"\W", "", fields["title"])[:12]), path.name
        assert fields["发文字号"] in text[:200], path.name
        assert "扫一扫" not in text, path.name
        assert "扫一扫" in found.text[found.article.end :] if found.article else False, path.name


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared/samples is not here")
@pytest.mark.parametrize(
    ("name", "opening", "closing"),
    [
        ("gzggw-1", "1-10月德清县固定资产投资结构趋稳趋优", "（德清县发改局）"),
        ("people-1", "女儿出嫁，郑板桥画了几笔兰花当嫁妆", "(责编：汤诗瑶、丁涛)"),
        ("shanxi-1", "山西品牌丝路行（南美站）正式启动", "（张巨峰）"),
        ("xinhuanet-1", "法国全国大罢工再次严重影响交通", "【纠错】责任编辑：尹世杰"),
    ],
)
def test_raw_pages_from_title_to_end(name: str, opening: str, closing: str) -> None:
    text = article(read_html((SAMPLES / "html-raw" / f"{name}.html").read_bytes(), name))
    assert text.startswith(opening)
    assert text.endswith(closing)
