"""Word files: the text in its order, with the numbers that Word prints and no others."""

from __future__ import annotations

import contextlib
import re
import shutil
import struct
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wrappings import word as wrap

from compare.errors import InputError
from compare.load.word import is_docx, is_flat_word, read_docx, read_flat_word
from compare.load.word.number_formats import printed
from compare.model import Note, NoteKind
from compare.text.numerals import integer

ROOT = Path(__file__).parent.parent.parent
SEEDS = tuple(sorted((ROOT / "seeds").glob("*.txt")))
SAMPLES = ROOT.parent / "shared" / "samples" / "regulations"
CHINESE = "chineseCountingThousand"
BY = 'w:id="1" w:author="某" w:date="2020-01-01T00:00:00Z"'
MARK_DELETED = f"<w:rPr><w:del {BY}/></w:rPr>"
MARK_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
JOINED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
ARTICLES = wrap.definition(0, wrap.level(0, CHINESE, "第%1条")) + wrap.a_list(1, 0)


def lines(body: str, **parts: str) -> list[str]:
    return read_docx(wrap.docx(body, **parts), "f.docx").text.rstrip("\n").split("\n")


def notes(body: str, **parts: str) -> tuple[Note, ...]:
    return read_docx(wrap.docx(body, **parts), "f.docx").notes


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def levels_walked(levels: str, walk: str, *, more: str = "") -> list[str]:
    """The labels of paragraphs at these levels, one digit a paragraph."""
    body = "".join(wrap.listed("·", 1, int(at)) for at in walk)
    return [line.rstrip(" ·") for line in lines(body, numbering=levels + wrap.a_list(1, 0, more))]


# ---------------------------------------------------------------- automatic numbering

PLAN = wrap.definition(
    0, wrap.level(0, CHINESE, "%1、"), wrap.level(1, "chineseCounting", "（%2）"), wrap.level(2, "decimal", "%3.")
)
OUTLINE = wrap.definition(
    0, wrap.level(0, "decimal", "%1."), wrap.level(1, "decimal", "%1.%2"), wrap.level(2, "decimal", "%1.%2.%3")
)
THROUGH = wrap.definition(
    0, wrap.level(0, CHINESE, "第%1章"), wrap.level(1, CHINESE, "第%2条", '<w:lvlRestart w:val="0"/>')
)
AFTER_FIRST = wrap.definition(
    0,
    wrap.level(0, "decimal", "%1."),
    wrap.level(1, "decimal", "%2)"),
    wrap.level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>'),
)
LEGAL = wrap.definition(0, wrap.level(0, CHINESE, "%1、"), wrap.level(1, CHINESE, "%1.%2", "<w:isLgl/>"))
PADDED = wrap.definition(
    0, '<w:lvl w:ilvl="0"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/><w:lvlText w:val="%1号"/></w:lvl>'
)


@pytest.mark.parametrize(
    ("levels", "walk", "labels"),
    [
        pytest.param(PLAN, "0110221", "一、 （一） （二） 二、 1. 2. （二）", id="a-level-above-begins-them-anew"),
        pytest.param(OUTLINE, "01220121", "1. 1.1 1.1.1 1.1.2 2. 2.1 2.1.1 2.2", id="labels-hold-the-levels-above"),
        pytest.param(OUTLINE, "1102", "1.1 1.2 2. 2.1.1", id="a-level-never-used-counts-as-begun"),
        pytest.param(
            THROUGH, "011011", "第一章 第一条 第二条 第二章 第三条 第四条", id="articles-count-through-chapters"
        ),
        pytest.param(AFTER_FIRST, "012120", "1. 1) a) 2) b) 2.", id="restart-only-after-the-level-named"),
        pytest.param(LEGAL, "0011", "一、 二、 2.1 2.2", id="legal-style-is-all-figures"),
        pytest.param(PADDED, "00", "001号 002号", id="custom-width"),
    ],
)
def test_levels_count_as_word_counts(levels: str, walk: str, labels: str) -> None:
    assert levels_walked(levels, walk) == labels.split()


def test_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = OUTLINE + wrap.a_list(1, 0) + wrap.a_list(2, 0) + wrap.a_list(3, 0, restart)
    body = "".join(wrap.listed("·", list_id) for list_id in (1, 1, 2, 1, 3, 3, 1))
    assert lines(body, numbering=numbering) == ["1. ·", "2. ·", "3. ·", "4. ·", "1. ·", "2. ·", "3. ·"]


def test_a_list_may_replace_a_whole_level() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{wrap.level(0, "upperLetter", "%1）", start=3)}</w:lvlOverride>'
    numbering = OUTLINE + wrap.a_list(1, 0, other)
    assert lines(wrap.listed("甲", 1), numbering=numbering) == ["C）甲"]


STYLED = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="own"/><w:basedOn w:val="2"/></w:style>'
)
TIED = wrap.definition(
    0,
    wrap.level(0, CHINESE, "%1、", '<w:pStyle w:val="1"/>'),
    wrap.level(1, CHINESE, "（%2）", '<w:pStyle w:val="2"/>'),
)


def test_styles_number_their_paragraphs_and_those_of_styles_built_on_them() -> None:
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        wrap.paragraph("甲", f'<w:pStyle w:val="{style}"/>{more}')
        for style, more in (("1", ""), ("2", ""), ("3", ""), ("2", none), ("2", ""), ("1", ""))
    )
    found = lines(body, numbering=TIED + wrap.a_list(1, 0), styles=STYLED)
    assert found == ["一、甲", "（一）甲", "（二）甲", "甲", "（三）甲", "二、甲"]


def test_a_definition_may_name_a_list_style() -> None:
    style = '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    named = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering = named + wrap.definition(2, wrap.level(0, CHINESE, "（%1）")) + wrap.a_list(4, 1) + wrap.a_list(5, 2)
    body = wrap.listed("甲", 4) + wrap.listed("乙", 5)
    assert lines(body, numbering=numbering, styles=style) == ["（一）甲", "（二）乙"]


@pytest.mark.parametrize(
    ("style", "text", "more", "label"),
    [
        ("decimal", "%1.", "", "1. 甲"),
        ("decimal", "%1.", '<w:suff w:val="nothing"/>', "1.甲"),
        ("decimal", "%1", '<w:suff w:val="space"/>', "1 甲"),
        ("chineseCounting", "%1、", "", "一、甲"),
        ("chineseCounting", "（%1）", '<w:suff w:val="space"/>', "（一）甲"),
        ("chineseCounting", "第%1条", "", "第一条 甲"),
        ("none", "", "", "甲"),
        ("bullet", "—", "", "— 甲"),
        ("bullet", "\uf06c", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>', "● 甲"),
        ("bullet", "\uf0ff", '<w:rPr><w:rFonts w:ascii="Other"/></w:rPr>', "• 甲"),
    ],
)
def test_the_blank_behind_a_label(style: str, text: str, more: str, label: str) -> None:
    numbering = wrap.definition(0, wrap.level(0, style, text, more)) + wrap.a_list(1, 0)
    assert lines(wrap.listed("甲", 1), numbering=numbering) == [label]


def test_a_paragraph_without_text_still_has_its_number() -> None:
    assert lines(wrap.listed("甲", 1) + wrap.listed("", 1) + wrap.listed("乙", 1), numbering=ARTICLES) == [
        "第一条 甲",
        "第二条 ",
        "第三条 乙",
    ]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("chineseCounting", "1 一, 10 十, 11 十一, 20 二十, 99 九十九, 100 一○○, 101 一○一"),
        ("chineseCountingThousand", "10 十, 19 十九, 100 一百, 101 一百〇一, 110 一百一十, 1010 一千〇一十"),
        ("taiwaneseCountingThousand", "12 十二, 105 一百零五, 1001 一千零一"),
        ("japaneseCounting", "10 十, 35 三十五, 100 百, 101 百一, 110 百十"),
        ("ideographDigital", "1 一, 10 一〇, 21 二一"),
        ("chineseLegalSimplified", "1 壹, 10 壹拾, 12 壹拾贰, 105 壹佰零伍"),
        ("ideographLegalTraditional", "3 參, 16 壹拾陸"),
        ("ideographTraditional", "1 甲, 10 癸, 11 11"),
        ("ideographZodiac", "1 子, 12 亥"),
        ("ideographZodiacTraditional", "1 甲子, 60 癸亥, 61 甲子"),
        ("decimalEnclosedCircle", "1 ①, 20 ⑳, 21 ㉑, 50 ㊿, 51 51"),
        ("decimalEnclosedFullstop", "1 ⒈, 20 ⒛, 21 21"),
        ("decimalEnclosedParen", "1 ⑴, 20 ⒇"),
        ("decimalFullWidth", "10 １０"),
        ("decimalZero", "1 01, 12 12"),
        ("upperLetter", "1 A, 26 Z, 27 AA"),
        ("lowerRoman", "4 iv, 1999 mcmxcix"),
        ("ordinal", "1 1st, 2 2nd, 11 11th, 23 23rd"),
        ("none", "7 "),
        ("unheard-of", "7 7"),
    ],
)
def test_number_formats(style: str, numbers: str) -> None:
    for pair in numbers.split(", "):
        number, text = pair.split(" ")
        assert printed(int(number), style) == text


@given(
    st.integers(1, 9999),
    st.sampled_from(
        ["chineseCounting", CHINESE, "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographDigital"]
    ),
)
def test_printed_chinese_numbers_read_back(number: int, style: str) -> None:
    assert integer(printed(number, style)) == number


@given(st.integers(1, 9999))
def test_counting_agrees_with_cn2an(number: int) -> None:
    cn2an = pytest.importorskip("cn2an")
    common = cn2an.an2cn(number, "low")
    assert printed(number, "taiwaneseCountingThousand") == re.sub("^一十", "十", common)


def test_an_unknown_format_is_said() -> None:
    numbering = wrap.definition(0, wrap.level(0, "thaiLetters", "%1.")) + wrap.a_list(1, 0)
    assert notes(wrap.listed("甲", 1), numbering=numbering) == (Note.of(NoteKind.LIST_FORMAT, style="thaiLetters"),)


# -------------------------------------------------------------------- whole documents


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_a_report_with_automatic_numbers_reads_as_its_text(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8").replace("\r\n", "\n").strip("\n")
    data = wrap.from_text(text)
    with zipfile.ZipFile(BytesIO(data)) as container:
        document = container.read("word/document.xml").decode()
    assert document.count("<w:numPr>") >= 3
    assert read_docx(data, "f.docx").text.rstrip("\n") == text


def squeezed(text: str) -> list[str]:
    return [squeezed for line in text.split("\n") if (squeezed := re.sub(r"\s", "", line))]


def libreoffice_text(files: list[Path], folder: Path) -> dict[str, str]:
    """What LibreOffice exports as plain text, by the names of the files."""
    soffice = shutil.which("soffice")
    if not soffice:
        pytest.skip("needs LibreOffice (soffice) as an independent reader")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    export = ["--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    subprocess.run([soffice, profile, *export, *map(str, files)], check=True, capture_output=True, timeout=300)
    return {file.stem: (folder / f"{file.stem}.txt").read_text(encoding="utf-8-sig") for file in files}


def test_numbers_are_those_of_libreoffice(tmp_path: Path) -> None:
    for seed in SEEDS:
        (tmp_path / f"{seed.stem}.docx").write_bytes(wrap.from_text(seed.read_text(encoding="utf-8")))
    files = sorted(tmp_path.glob("*.docx"))
    expected = libreoffice_text(files, tmp_path)
    for file in files:
        assert squeezed(read_docx(file.read_bytes(), str(file)).text) == squeezed(expected[file.stem]), file.stem


@pytest.mark.deep
def test_regulations_read_as_libreoffice_reads_them(tmp_path: Path) -> None:
    files = [file for file in sorted(SAMPLES.glob("*/*")) if is_docx(file.read_bytes())]
    if not files:
        pytest.skip("needs ../shared/samples/regulations")
    expected = libreoffice_text(files, tmp_path)
    for file in files:
        assert squeezed(read_docx(file.read_bytes(), str(file)).text) == squeezed(expected[file.stem]), file.stem


def test_fields_are_what_the_file_says_of_itself() -> None:
    found = dict(read_docx(wrap.from_text("甲", title="某市条例"), "f.docx").fields)
    assert found["title"] == "某市条例"
    assert found["created"] == "2013-12-23T23:15:00Z"
    assert "revision" not in found


def test_damaged_properties_do_not_cost_the_text() -> None:
    broken = wrap.from_text("甲", title="某市条例")
    with zipfile.ZipFile(BytesIO(broken)) as container:
        files = {name: container.read(name) for name in container.namelist()}
    files["docProps/core.xml"] = b"<broken"
    result = read_docx(wrap.zipped(files.items()), "f.docx")
    assert (result.text, result.fields) == ("甲\n", ())


# ---------------------------------------------------------------------- order of text


def cell(*texts: str) -> str:
    return f"<w:tc><w:tcPr/>{''.join(wrap.paragraph(text) for text in texts)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_table_row_is_a_line() -> None:
    body = table(cell("指标") + cell("单", "位") + cell(""), cell("受理") + cell("") + cell("12 件")) + para(run("完"))
    assert lines(body) == ["指标 | 单 位", "受理 | 12 件", "完"]


def test_a_table_that_lays_out_the_page_keeps_its_paragraphs() -> None:
    letter = table(cell("一、总体情况", "我局依法履职。", "二、主要问题"))
    form = table(cell("工作要点") + cell("一、依法行政。", "二、普法。"))
    nested = table(cell("左") + f"<w:tc>{table(cell('甲') + cell('乙'))}{para()}</w:tc>")
    assert lines(letter) == ["一、总体情况", "我局依法履职。", "二、主要问题"]
    assert lines(form) == ["工作要点", "一、依法行政。", "二、普法。"]
    assert lines(nested) == ["左", "甲 | 乙"]


def box(text: str) -> str:
    content = f"<w:txbxContent>{wrap.paragraph(text)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_stands_once_behind_its_paragraph() -> None:
    assert lines(para(run("锚"), box("框内"), run("尾")) + para(run("后"))) == ["锚尾", "框内", "后"]


def test_of_alternatives_the_first_is_read_also_where_they_nest() -> None:
    inner = box("内")
    choices = f'<mc:Choice Requires="a">{inner}{run("一")}</mc:Choice><mc:Choice Requires="b">{run("二")}</mc:Choice>'
    body = para(
        f"<w:r><mc:AlternateContent>{choices}<mc:Fallback>{run('三')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(body) == ["一", "内"]


def test_an_older_text_box_and_word_art_are_text() -> None:
    old = (
        "<w:r><w:pict><v:textbox><w:txbxContent>"
        + wrap.paragraph("旧框")
        + "</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    art = '<w:r><w:pict><v:shape><v:textpath string="某市人民政府文件"/></v:shape></w:pict></w:r>'
    assert lines(para(run("甲"), old) + para(art)) == ["甲", "旧框", "", "某市人民政府文件"]


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


RUNS = {
    "link": ('<w:hyperlink r:id="x"><w:r><w:t>文物</w:t></w:r></w:hyperlink>', "文物"),
    "result-not-code": (mark("begin") + code("REF a") + mark("separate") + run("第三条") + mark("end"), "第三条"),
    "field-in-field-code": (
        mark("begin")
        + code("IF ")
        + mark("begin")
        + code("X")
        + mark("separate")
        + run("内")
        + mark("end")
        + mark("separate")
        + run("外")
        + mark("end"),
        "外",
    ),
    "simple-field": (f'<w:fldSimple w:instr="DATE">{run("2020年")}</w:fldSimple>', "2020年"),
    "encircled-beyond": (mark("begin") + code(r" EQ \o\ac(○,99)") + mark("end"), "(99)"),
    "encircled": (mark("begin") + code(r" EQ \o\ac(○,21)") + mark("end"), "㉑"),
    "never-ended": (mark("begin") + code("REF a") + run("没了"), ""),
    "sign": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
    "unknown-sign": ('<w:r><w:sym w:font="Own" w:char="F0FE"/></w:r>', "\uf0fe"),
    "surrogate": ('<w:r><w:sym w:font="Own" w:char="D800"/></w:r>', ""),
    "reading": (
        "<w:ruby><w:rt><w:r><w:t>shè</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>設</w:t></w:r></w:rubyBase></w:ruby>",
        "設",
    ),
    "formula": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    "tab": (run("左") + "<w:r><w:tab/></w:r>" + run("右"), "左\t右"),
    "content-control": (
        f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>",
        "控件",
    ),
    "smart-tag": (f'<w:smartTag w:element="date"><w:smartTagPr/>{run("十月")}</w:smartTag>', "十月"),
    "soft-hyphen": (run("re") + "<w:r><w:softHyphen/></w:r>" + run("port"), "report"),
}


@pytest.mark.parametrize("case", RUNS)
def test_what_stands_inside_a_paragraph(case: str) -> None:
    content, text = RUNS[case]
    assert lines(para(run("〔"), content) + para(run("〕"))) == [f"〔{text}", "〕"]


def test_line_breaks_part_lines_and_page_breaks_only_text() -> None:
    line, page = "<w:r><w:br/></w:r>", '<w:r><w:br w:type="page"/></w:r>'
    body = para(run("甲"), line, run("乙"), page, run("丙")) + para(page, run("丁"), properties=JOINED)
    assert lines(body, numbering=ARTICLES) == ["甲", "乙", "丙", "第一条 丁"]


def test_footnotes_and_endnotes_stand_at_the_end_in_the_order_of_their_marks() -> None:
    def note(identifier: int, text: str) -> str:
        return f'<w:footnote w:id="{identifier}">{para("<w:r><w:footnoteRef/></w:r>", run(text))}</w:footnote>'

    marks = "".join(f'<w:r><w:footnoteReference w:id="{at}"/></w:r>' for at in (3, 2))
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = para(run("甲"), end, marks, run("。")) + para(run("乙"))
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    footnotes = separator + note(2, " 注二") + note(3, " 注三") + note(4, "无人引用")
    endnotes = note(2, "尾注").replace("footnote", "endnote")
    assert lines(body, footnotes=footnotes, endnotes=endnotes) == ["甲。", "乙", "[1] 注三", "[2] 注二", "[3] 尾注"]
    assert notes(body, footnotes=footnotes, endnotes=endnotes) == (Note.of(NoteKind.FOOTNOTES, count=3),)


def test_headers_and_footers_are_no_text() -> None:
    body = para(run("甲")) + f"<w:sectPr><w:hdr>{para(run('页眉'))}</w:hdr></w:sectPr>"
    assert lines(body) == ["甲"]


# ------------------------------------------------------------------ what is left out


def test_tracked_changes_are_read_as_accepted_and_it_is_said() -> None:
    deleted = f"<w:del {BY}><w:r><w:delText>旧</w:delText></w:r></w:del>"
    body = para(run("甲"), f"<w:ins {BY}>{run('新')}</w:ins>", deleted) + para(
        f"<w:moveFrom {BY}>{run('移')}</w:moveFrom>", f"<w:moveTo {BY}>{run('到')}</w:moveTo>"
    )
    assert lines(body) == ["甲新", "到"]
    changes = tuple(Note.of(kind, count=1).said for kind in (NoteKind.INSERTIONS, NoteKind.DELETIONS, NoteKind.MOVES))
    assert notes(body) == (Note.of(NoteKind.TRACKED, changes=changes),)


def test_a_deleted_paragraph_does_not_count_and_a_deleted_mark_joins() -> None:
    gone = para(f"<w:del {BY}><w:r><w:delText>旧</w:delText></w:r></w:del>", properties=JOINED + MARK_DELETED)
    body = wrap.listed("甲", 1) + gone + wrap.listed("乙", 1) + para(run("丙"), properties=JOINED + MARK_DELETED)
    assert lines(body + wrap.listed("丁", 1), numbering=ARTICLES) == ["第一条 甲", "第二条 乙", "第三条 丙丁"]


def test_old_numbering_in_a_tracked_change_is_not_read() -> None:
    changed = f"<w:pPrChange {BY}><w:pPr>{JOINED}</w:pPr></w:pPrChange>"
    assert lines(para(run("甲"), properties=changed), numbering=ARTICLES) == ["甲"]


def test_deleted_rows_are_left_out() -> None:
    row = f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{cell('旧')}{cell('行')}</w:tr>"
    assert lines(f"<w:tbl>{row}<w:tr>{cell('新')}{cell('行')}</w:tr></w:tbl>") == ["新 | 行"]


def test_hidden_text_is_left_out_and_it_is_said() -> None:
    style = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = para(
        run("甲"), run("隐藏", "<w:vanish/>"), run("也", '<w:rStyle w:val="h"/>'), run("乙", '<w:vanish w:val="0"/>')
    )
    assert lines(body, styles=style) == ["甲乙"]
    assert notes(body, styles=style) == (Note.of(NoteKind.HIDDEN, count=3),)


def test_a_paragraph_hidden_as_a_whole_does_not_count_and_a_hidden_mark_runs_on() -> None:
    hidden = para(run("藏", "<w:vanish/>"), properties=JOINED + MARK_HIDDEN)
    heading = para(run("标题。"), properties=JOINED + MARK_HIDDEN)
    body = wrap.listed("甲", 1) + hidden + heading + para(run("正文")) + wrap.listed("乙", 1)
    assert lines(body, numbering=ARTICLES) == ["第一条 甲", "第二条 标题。正文", "第三条 乙"]


def test_comments_are_left_out_and_it_is_said() -> None:
    comment = '<w:commentRangeStart w:id="1"/>' + run("甲") + '<w:r><w:commentReference w:id="1"/></w:r>'
    assert lines(para(comment)) == ["甲"]
    assert notes(para(comment)) == (Note.of(NoteKind.COMMENTS, count=1),)


TOC = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style>'


def entry(*runs: str) -> str:
    return para(*runs, properties='<w:pStyle w:val="t"/>')


def test_a_table_of_contents_that_word_made_is_left_out_and_it_is_said() -> None:
    body = (
        para(run("目录"))
        + entry(mark("begin"), code(r' TOC \o "1-3"'), mark("separate"), run("一、甲 1"))
        + entry(run("二、乙 2"))
        + para(mark("end"))
        + para(run("一、甲"))
    )
    assert lines(body, styles=TOC) == ["目录", "", "一、甲"]
    assert notes(body, styles=TOC) == (Note.of(NoteKind.CONTENTS, count=2),)


def test_contents_that_never_end_take_nothing_with_them() -> None:
    body = entry(mark("begin"), code("TOC"), mark("separate"), run("一、甲 1")) + para(run("一、甲"))
    assert lines(body, styles=TOC) == ["一、甲"]


def test_contents_typed_by_hand_are_text() -> None:
    assert lines(entry(run("一、甲 1")), styles=TOC) == ["一、甲 1"]


# ------------------------------------------------------------------------ other forms


def test_flat_opc_reads_as_the_container_does() -> None:
    data = wrap.from_text("一、甲\n（一）乙\n二、丙")
    with zipfile.ZipFile(BytesIO(data)) as container:
        parts = {name: container.read(name).decode() for name in container.namelist() if name.endswith(("xml", "rels"))}
    packed = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{re.sub(r"<[?].*?[?]>", "", part)}</pkg:xmlData></pkg:part>'
        for name, part in parts.items()
    )
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    flat = f'<?xml version="1.0" encoding="UTF-8"?><pkg:package xmlns:pkg="{space}">{packed}</pkg:package>'.encode()
    assert is_flat_word(flat)
    assert read_flat_word(flat, "f.xml").text == read_docx(data, "f.docx").text == "一、甲\n（一）乙\n二、丙\n"


def test_strict_documents_read_as_transitional_ones() -> None:
    data = wrap.docx(wrap.listed("甲", 1) + wrap.listed("乙", 1), numbering=ARTICLES)
    with zipfile.ZipFile(BytesIO(data)) as container:
        files = {name: container.read(name).decode() for name in container.namelist()}
    for old, new in (
        (wrap.W, "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/"),
    ):
        files = {name: content.replace(old, new) for name, content in files.items()}
    assert read_docx(wrap.zipped(files.items()), "f.docx").text == "第一条 甲\n第二条 乙\n"


OLD_WORD = """<?xml version="1.0" encoding="UTF-16"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:aml="http://schemas.microsoft.com/aml/2001/core" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">
<o:DocumentProperties><o:Title>旧稿</o:Title><o:Revision>3</o:Revision></o:DocumentProperties>
<w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="39"/><w:suff w:val="Nothing"/>
<w:lvlText w:val="第%1条　"/></w:lvl></w:listDef><w:list w:ilfo="1"><w:ilst w:val="0"/></w:list></w:lists>
<w:body><wx:sect>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr><w:r><w:t>甲</w:t></w:r>
<w:r><w:footnote><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote></w:r></w:p>
<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/></w:listPr></w:pPr>
<aml:annotation w:type="Word.Insertion"><aml:content><w:r><w:t>新</w:t></w:r></aml:content></aml:annotation>
<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>旧</w:delText></w:r></aml:content></aml:annotation>
</w:p></wx:sect></w:body></w:wordDocument>"""


def test_the_xml_of_word_2003() -> None:
    data = OLD_WORD.encode("utf-16")
    result = read_flat_word(data, "f.doc")
    assert is_flat_word(data)
    assert result.text == "第一条　甲\n第二条　新\n[1] 注文\n"
    assert result.fields == (("Title", "旧稿"),)
    assert result.encoding == "utf-16"
    changes = Note.of(NoteKind.INSERTIONS, count=1).said, Note.of(NoteKind.DELETIONS, count=1).said
    assert result.notes[0] == Note.of(NoteKind.TRACKED, changes=changes)


def test_formats_are_told_from_the_bytes() -> None:
    data = wrap.docx(para(run("甲")))
    assert is_docx(data)
    assert is_docx(data[: len(data) // 2])
    assert not is_docx(wrap.zipped([("xl/workbook.xml", "<x/>")]))
    assert not is_docx("甲".encode())
    assert not is_flat_word(b'<?xml version="1.0"?><html/>')


def test_part_names_are_found_as_writers_spell_them() -> None:
    with zipfile.ZipFile(BytesIO(wrap.docx(para(run("甲"))))) as container:
        files = {name: container.read(name) for name in container.namelist()}
    files["WORD\\Document.XML"] = files.pop("word/document.xml")
    del files["_rels/.rels"]
    assert read_docx(wrap.zipped(files.items()), "f.docx").text == "甲\n"


# -------------------------------------------------------------------------- bad input


def test_a_file_cut_off_anywhere_is_an_input_error() -> None:
    data = wrap.from_text("一、甲\n二、乙")
    for end in range(4, len(data), 997):
        with pytest.raises(InputError, match="cut off or damaged"):
            read_docx(data[:end], "f.docx")


def bad(body: str, said: str, **parts: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        read_docx(wrap.docx(body, **parts), "f.docx")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("f.docx: ")


def with_document(xml: str | bytes) -> bytes:
    return wrap.zipped([("[Content_Types].xml", "<x/>"), ("word/document.xml", xml)])


def refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_docx(data, "f.docx")


DTD = '<!DOCTYPE w:document [<!ENTITY a "aaaa"><!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-16-be"])
def test_a_document_type_is_refused_so_no_entity_is_ever_resolved(codec: str) -> None:
    content = f'{DTD}<w:document xmlns:w="{wrap.W}"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>'
    refused(
        with_document(f'<?xml version="1.0" encoding="{codec}"?>{content}'.encode(codec)),
        "document type|not well-formed",
    )


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bad(f"<w:p><w:r><w:t>{'x' * (65 * 1024 * 1024)}</w:t></w:r></w:p>", "unpacks to more than 64 MiB")


def test_a_bomb_that_lies_about_its_size_is_cut_short() -> None:
    data = bytearray(wrap.docx(f"<w:p><w:r><w:t>{'x' * (80 * 1024 * 1024)}</w:t></w:r></w:p>"))
    entry_at = data.rfind(b"word/document.xml") - 46
    struct.pack_into("<I", data, entry_at + 24, 1000)
    refused(bytes(data), "cut off or damaged")


def test_many_elements_are_refused() -> None:
    bad("<w:p/>" * 600_000, "more paragraphs than any report")
    bad("<w:p/>" * 3_000_001, "more XML in word/document.xml")


def test_deep_nesting_is_refused() -> None:
    bad("<w:tbl>" * 100_000, "not well-formed")
    bad(f"{'<w:sdt>' * 300}{'</w:sdt>' * 300}", "not well-formed")


def test_long_labels_and_field_codes_are_cut() -> None:
    long = wrap.definition(0, wrap.level(0, "decimal", "甲" * 100_000)) + wrap.a_list(1, 0)
    assert len(lines(wrap.listed("乙", 1), numbering=long)[0]) < 100
    pieces = code("REF " + "x" * 100) * 30_000
    assert lines(para(mark("begin"), pieces, mark("separate"), run("甲"), mark("end"))) == ["甲"]


def test_many_parts_are_refused() -> None:
    refused(wrap.zipped((f"word/{at}.xml", "x") for at in range(10_001)), "more parts")


def test_files_without_text_say_why() -> None:
    bad(para(), "holds no text")
    bad('<w:altChunk r:id="x"/>', "no text of its own; open it in Word and save it again")


def test_files_that_are_no_word_documents() -> None:
    refused(wrap.zipped([("word/other.xml", "<x/>")]), "no main document part")
    refused(with_document("<x/>"), "not a Word document")
    refused(with_document(""), "not well-formed")
    with pytest.raises(InputError, match="not Word's"):
        read_flat_word(b'<?xml version="1.0"?><x/>', "f.xml")


def test_a_locked_container_is_named() -> None:
    data = bytearray(wrap.docx(para(run("甲"))))
    at = data.rfind(b"word/document.xml") - 46
    data[at + 8] |= 1
    refused(bytes(data), "locked with a password")


def test_styles_that_build_on_each_other_in_a_circle() -> None:
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("ab", "ba")
    )
    assert lines(para(run("甲"), properties='<w:pStyle w:val="a"/>'), styles=circle) == ["甲"]


def test_levels_and_lists_that_do_not_exist_number_nothing() -> None:
    odd = '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>'
    none = '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="7"/></w:numPr>'
    body = para(run("甲"), properties=odd) + para(run("乙"), properties=none)
    assert lines(body, numbering=ARTICLES) == ["第一条 甲", "乙"]


@given(st.binary(max_size=200), st.integers(0, 4000))
def test_damage_anywhere_gives_text_or_an_input_error(damage: bytes, at: int) -> None:
    data = bytearray(SMALL)
    at %= len(data)
    data[at : at + len(damage)] = damage
    with contextlib.suppress(InputError):
        assert read_docx(bytes(data), "f.docx").text.strip()


SMALL = wrap.docx(wrap.listed("甲", 1) + table(cell("乙") + cell("丙")), numbering=ARTICLES)
