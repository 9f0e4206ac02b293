"""Markdown: the text a reader sees, with the hashes of headings kept for the outline."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import read_text

from compare.load.markdown import LARGEST, read_markdown
from compare.load.rows import CELL
from compare.model import NoteKind

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
SENTENCE = "全市各级行政机关坚持依法行政，法治政府建设取得新的进展，现将有关情况报告如下。"


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("# 报告\n\n## 一、做法 ##\n\n正文。", ["# 报告", "## 一、做法", "正文。"]),
        ("報告\n===\n第一條 \n-------\n　　正文。  \n　　續。", ["# 報告", "## 第一條", "正文。", "續。"]),
        (f"{SENTENCE}{SENTENCE}\n---\n", [SENTENCE * 2]),
        ("**一、总体要求**\n\n*斜*、***粗斜***、~~删~~、`码`", ["一、总体要求", "斜、粗斜、删、码"]),
        ("**（一）健全制度。**完善机制，**“一网通办”**改革。", ["（一）健全制度。完善机制，“一网通办”改革。"]),
        ("2\\*3，\\# 号，&nbsp;&lt;街道&gt;，<街道>，3*5、a_b_c", ["2*3，# 号，\xa0<街道>，<街道>，3*5、a_b_c"]),
        ("见[附件](http://a.gov.cn/1.doc '题')和![图](a.png)、<http://b.gov.cn>。", ["见附件和、http://b.gov.cn。"]),
        ("甲<br>乙<span style='x'>丙</span><!-- 注 -->丁", ["甲", "乙丙丁"]),
        ("<!-- INFO END -->\n\n<div align=center>\n<p>题</p><p>文</p></div>\n\n甲", ["题", "文", "甲"]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>", [f"甲{CELL}乙"]),
        ("```\n甲  乙\n# 丙\n```\n\n    丁\n", ["甲  乙", "# 丙", "丁"]),
        ("> 引文一。\n>\n> 引文二。\n\n---\n\n* * *\n末。", ["引文一。", "引文二。", "末。"]),
        ("| 指标 | 值 |\n|:--|--:|\n| **增速** | 5% |\n| 投资 | |", [f"指标{CELL}值", f"增速{CELL}5%", "投资"]),
        ("[甲]: http://a\n\n文[甲]、[乙]。", ["文甲、[乙]。"]),
    ],
)
def test_marks_are_resolved_and_blocks_are_lines(markdown: str, wanted: list[str]) -> None:
    assert read_markdown(markdown).text.split("\n") == wanted


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        ("1. 甲\n2. 乙\n   1. 丙\n3. 丁", ["1. 甲", "2. 乙", "1. 丙", "3. 丁"]),
        ("1. 甲\n1. 乙\n1. 丙", ["1. 甲", "2. 乙", "3. 丙"]),
        ("4. 甲\n\n   续。\n6. 乙", ["4. 甲", "续。", "6. 乙"]),
        ("1) 甲\n2) 乙", ["1) 甲", "2) 乙"]),
        ("- 甲\n- 乙\n\n* 丙", ["甲", "乙", "丙"]),
        ("1.甲\n\n2.乙\n\n1、丙\n\n（一）丁", ["1.甲", "2.乙", "1、丙", "（一）丁"]),
    ],
)
def test_numbers_of_lists_stay_as_printed(markdown: str, wanted: list[str]) -> None:
    assert read_markdown(markdown).text.split("\n") == wanted


@pytest.mark.parametrize(
    ("markdown", "wanted"),
    [
        (
            "某某市人民政府\n2023年报告\n一、做法\n正文。\n（一）健全。",
            "某某市人民政府|2023年报告|一、做法|正文。|（一）健全。",
        ),
        (f"{SENTENCE}\n{SENTENCE}", f"{SENTENCE}|{SENTENCE}"),
        (f"{SENTENCE[:-1]}，\n并且继续推进。", f"{SENTENCE[:-1]}，并且继续推进。"),
        (f"{SENTENCE[:-1]}\n　　并且继续推进。", f"{SENTENCE[:-1]}|并且继续推进。"),
        (f"{SENTENCE[:-1]}\n二是推进。", f"{SENTENCE[:-1]}|二是推进。"),
        ("a line of English words that somebody wrapped in an editor at seventy\ncolumns or so", None),
    ],
)
def test_a_line_break_only_wraps_a_long_line_without_a_stop(markdown: str, wanted: str | None) -> None:
    text = read_markdown(markdown).text
    assert text.replace("\n", "|") == (wanted or markdown.replace("\n", " "))


def test_front_matter_becomes_fields() -> None:
    found = read_markdown('---\ntitle: "某市条例"\ndate: 2023-01-02\ntags:\n  - 法规\n---\n\n# 某市条例\n')
    assert found.fields == (("title", "某市条例"), ("date", "2023-01-02"))
    assert found.text == "# 某市条例"
    assert read_markdown("---\n\n甲\n\n---\n乙").text == "甲\n乙"


@pytest.mark.parametrize(
    "hostile", ["> " * 500, ">" * 100, "![" * 20_000, "<!--" * 20_000, "甲乙\n\n" * (LARGEST // 4 + 1)]
)
def test_what_the_parser_cannot_do_is_read_as_plain_text(hostile: str) -> None:
    found = read_markdown(hostile + SENTENCE)
    assert found.text == hostile + SENTENCE
    assert found.notes[0].kind in {NoteKind.MARKDOWN_DEEP, NoteKind.MARKDOWN_LARGE}


def test_deep_lists_lose_nothing() -> None:
    deep = "\n".join("  " * depth + f"- 第{depth}层" for depth in range(40))
    text = read_markdown(deep).text
    assert all(f"第{depth}层" in text for depth in range(40))


@given(st.lists(st.sampled_from([*"#*_`[]()<>|-\n\n\n\\! 1.", "甲乙", "一、", "。", "<br>", "---\n"]), max_size=60))
def test_han_text_is_never_lost_or_moved(pieces: list[str]) -> None:
    marked = "".join(pieces)
    kept = [c for c in read_markdown(marked).text if c in "甲乙一"]
    written = [c for c in marked if c in "甲乙一"]
    rest = iter(written)
    assert all(c in rest for c in kept)
    if not set("[<`!") & set(marked):
        assert kept == written


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="../shared/samples is not here")
def test_laws_have_the_outline_of_their_raw_text() -> None:
    paths = sorted([*(SAMPLES / "laws").glob("*.md"), *(SAMPLES / "tw-law").glob("*/new.md")])[::4]
    assert len(paths) > 15
    for path in paths:
        raw = path.read_text(encoding="utf-8")
        plain, marked = (
            [(s.level, s.number, s.heading) for s in read_text(text).sections]
            for text in (raw, read_markdown(raw).text)
        )
        assert marked == plain, path.name


def test_a_footnote_is_text_and_no_link() -> None:
    page = "依法履职[^1]，成效明显[^注]。\n\n[^1]: 第一条。\n[^注]: 第二条。\n"
    assert read_markdown(page).text.split("\n") == ["依法履职，成效明显。", "[1] 第一条。", "[注] 第二条。"]
