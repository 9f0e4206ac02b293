"""PDF: what a reader gets, on any machine."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from compare import resources
from compare.errors import MissingDependencyError
from compare.options import Language
from compare.report import markdown, pdf
from compare.report.content import Chapter, ChapterKind, Report
from compare.report.pair.build import build
from compare.report.pdf import fonts
from compare.report.pdf.body import to_html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from compare.model import Comparison

WORDS_IN_ORDER = (
    "甲区 2020 ↔ 乙区 2021 对照报告",
    "总体指标",
    "目录",
    "章节对应",
    "逐节对照",
    "沿用：两边相同",
    "在全市率先推行“一网三通五办”",
    "移至",
    "特色举措",
    "“法治会客厅”",
    "数据变化",
    "+18.6%",
    "一方独有",
    "附录",
    "拼音注音",
    "compare 0 | hand-made",
)


@pytest.fixture(scope="module")
def rendered(handmade: Callable[[str], Comparison]) -> pdf.Rendered:
    return pdf.render(build(handmade("two-districts"), Language.CHINESE))


@pytest.fixture(scope="module")
def reader(rendered: pdf.Rendered) -> PdfReader:
    return PdfReader(io.BytesIO(rendered.data))


def _text(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_text_can_be_copied_in_reading_order(reader: PdfReader) -> None:
    text, position = _squeezed(_text(reader)), 0
    for words in WORDS_IN_ORDER:
        position = text.find(_squeezed(words), position)
        assert position >= 0, words


def test_only_the_two_fonts_are_used_and_both_lie_inside(reader: PdfReader) -> None:
    found: dict[str, bool] = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            descendant: Any = font.get_object()["/DescendantFonts"][0].get_object()
            found[str(descendant["/BaseFont"]).split("+")[1]] = "/FontFile3" in descendant["/FontDescriptor"]
    assert found == {"Report-Sans": True, "Report-Serif": True}


def test_title_and_language_are_set_and_no_date_is(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "甲区 2020 ↔ 乙区 2021 对照报告"
    assert reader.metadata.creation_date is None
    assert str(reader.root_object["/Lang"]) == "zh-Hans"


def test_bookmarks_lead_through_chapters_and_sections(reader: PdfReader) -> None:
    def titles(entries: Any) -> Iterator[str]:
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else [entry.title]

    found = list(titles(reader.outline))
    assert found[:5] == ["总体指标", "各节构成", "章节对应", "逐节对照", "开头"]
    assert "(一)深化“放管服”改革" in found
    assert found[-1] == "结果如何得出"


def test_every_page_says_its_number(reader: PdfReader) -> None:
    total = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"第{number}页，共{total}页" in _squeezed(page.extract_text())


def test_the_head_of_a_page_says_where_it_begins(reader: PdfReader) -> None:
    page = next(text for page in reader.pages if "加强学习" in (text := page.extract_text()))
    assert "特色举措" in page
    assert "逐节对照·二、健全依法决策机制" in _squeezed(page)


def test_the_head_of_the_contents_says_so_and_no_chapter(reader: PdfReader) -> None:
    contents = next(text for page in reader.pages if "目录" in (text := page.extract_text()))
    assert contents.count("目录") == 2
    assert contents.count("总体指标") == 1


def test_entries_of_the_contents_are_cut_by_their_width() -> None:
    names = ("字" * 60, "w" * 60, "words " * 12 + "words", "y", "z")
    chapters = tuple(Chapter(kind=ChapterKind.MAP, heading=name, blocks=()) for name in ("x", *names))
    report = Report(title="x", language=Language.ENGLISH, chapters=chapters)
    html = to_html(markdown.render(report), report, "Contents").html
    assert re.findall("<li[^>]*><a[^>]*>([^<]*)", html) == ["字" * 43 + "…", *names[1:]]


def test_contents_name_the_page_a_chapter_is_on(reader: PdfReader) -> None:
    contents = next(page.extract_text() for page in reader.pages if "目录" in page.extract_text())
    told = re.search(r"剔除的附加文字[ .\n]*(\d+)", contents)
    assert told
    assert "剔除的附加文字" in reader.pages[int(told[1]) - 1].extract_text()


def test_styles_hold_nothing_that_the_layout_ignores(
    handmade: Callable[[str], Comparison], caplog: pytest.LogCaptureFixture
) -> None:
    pdf.render(build(handmade("two-districts"), Language.ENGLISH))
    assert [record.getMessage() for record in caplog.records] == []


def test_same_report_gives_same_bytes(handmade: Callable[[str], Comparison], rendered: pdf.Rendered) -> None:
    assert pdf.render(build(handmade("two-districts"), Language.CHINESE)).data == rendered.data


def test_hostile_text_stays_text(handmade: Callable[[str], Comparison]) -> None:
    report = build(handmade("hostile"), Language.ENGLISH)
    page = pdf.page(report).html
    body = page[page.index("<body>") :]
    assert set(re.findall(r"<([a-z0-9]+)", body)) <= {
        *("body", "section", "nav", "h1", "h2", "h3", "p", "ul", "li", "a", "span", "br"),
        *("table", "thead", "tbody", "tr", "th", "td", "strong", "del", "ins", "div", "img"),
    }
    assert re.findall(r'href="([^#][^"]*)"', body) == []
    assert "<script>" not in page
    text = _squeezed(_text(PdfReader(io.BytesIO(pdf.render(report).data))))
    assert "<script>alert(1)</script>[a](javascript:alert(1))" in text


RARE = "A a.txt|甲报告|甲|2020\nB b.txt|乙报告|乙|2020\n= 吉字𠮷与👍和䶮。\n"


def test_a_character_without_a_glyph_is_named(
    scripted: Callable[[str], Comparison], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "rare_path", lambda: None)
    result = pdf.render(build(scripted(RARE), Language.CHINESE))
    assert result.missing == ("👍", "𠮷")
    text = _text(PdfReader(io.BytesIO(result.data)))
    assert "吉字〔U+20BB7〕与〔U+1F44D〕和䶮" in _squeezed(text)


def test_a_rare_character_is_shown_where_its_font_is_installed(
    scripted: Callable[[str], Comparison], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "rare_path", lambda: _font_with("𠮷", tmp_path / "rare.otf"))
    result = pdf.render(build(scripted(RARE), Language.CHINESE))
    assert result.missing == ("👍",)
    reader = PdfReader(io.BytesIO(result.data))
    assert "吉字𠮷与〔U+1F44D〕和䶮" in _squeezed(_text(reader))
    assert any("Rare" in str(font) for page in reader.pages for font in _font_names(page))


def _font_with(char: str, path: Path) -> Path:
    """A font that has one character, a square."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    pen = T2CharStringPen(1000, None)
    for at, point in enumerate(((100, 0), (900, 0), (900, 800), (100, 800))):
        pen.lineTo(point) if at else pen.moveTo(point)
    pen.closePath()
    shape = pen.getCharString()
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder([".notdef", "one"])
    made.setupCharacterMap({ord(char): "one"})
    made.setupCFF("Rare", {}, {".notdef": shape, "one": shape}, {})
    made.setupHorizontalMetrics({".notdef": (1000, 0), "one": (1000, 0)})
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"familyName": "Rare", "styleName": "Regular"})
    made.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    made.setupPost()
    made.save(path)
    return path


def _font_names(page: Any) -> Iterator[str]:
    for font in page["/Resources"]["/Font"].values():
        yield str(font.get_object()["/DescendantFonts"][0].get_object()["/BaseFont"])


LONG = "- " + "长" * 5000 + "x" * 5000


@pytest.mark.parametrize("under", ["", "== removed 0||一、节||\n"], ids=["beside nothing", "of one side"])
def test_a_very_long_line_stays_on_the_page(under: str, scripted: Callable[[str], Comparison]) -> None:
    comparison = scripted(f"A a.txt|甲报告|甲|2020\nB b.txt|乙报告|乙|2020\n{under}{LONG}\n")
    reader = PdfReader(io.BytesIO(pdf.render(build(comparison, Language.CHINESE)).data))
    assert _text(reader).count("x") >= 5000
    assert len(reader.pages) > 3
    assert max(map(len, _text(reader).splitlines())) < 200


def test_only_what_has_long_words_is_laid_out_to_break_them(handmade: Callable[[str], Comparison]) -> None:
    page = pdf.page(build(handmade("two-districts"), Language.CHINESE)).html
    marked = re.findall(r'class="[^"]*long-words"[^>]*>([^<]*)', page)
    assert "seeds/jia-2020.txt" in marked
    assert len(marked) < page.count("<td") / 5


def test_traditional_characters_have_glyphs(scripted: Callable[[str], Comparison]) -> None:
    text = "舟山市普陀區人民政府辦公室關於印發實施細則的通知，縣域治理現代化，臺灣，裡，峯，爲，衆"
    comparison = scripted(f"A a.txt|甲报告|甲|2020\nB b.txt|乙报告|乙|2020\n= {text}。\n")
    assert pdf.render(build(comparison, Language.CHINESE)).missing == ()


def test_nothing_is_loaded_from_outside() -> None:
    pdf.load_weasyprint()
    from compare.report.pdf.fetcher import Fetcher

    fetcher = Fetcher({"sans": b"font"}, {"drawing-0": "<svg/>"})
    assert fetcher.fetch("report:sans").read() == b"font"
    assert fetcher.fetch("report:drawing-0").read() == b"<svg/>"
    for url in ("http://example.org/x.png", "file:///etc/passwd", "data:text/plain,x", "report:other"):
        with pytest.raises(ValueError, match="nothing from outside"):
            fetcher.fetch(url)


@pytest.mark.parametrize(
    ("module", "wanted"), [("weasyprint", "pip install weasyprint"), ("pylopdf_fonts_zh_cn", "pip install pylopdf")]
)
def test_a_missing_package_is_told_in_one_line(
    module: str, wanted: str, monkeypatch: pytest.MonkeyPatch, handmade: Callable[[str], Comparison]
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingDependencyError) as caught:
        pdf.render(build(handmade("two-districts"), Language.ENGLISH))
    assert wanted in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_pango_names_the_packages(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class NoPango:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                print("a page of advice")
                message = "cannot load library 'libpango-1.0-0'"
                raise OSError(message)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(MissingDependencyError) as caught:
        pdf.load_weasyprint()
    assert str(caught.value).endswith("run: apt-get install -y libpango-1.0-0 libpangoft2-1.0-0")
    assert capsys.readouterr().out == ""


def test_colours_stand_in_one_place_only() -> None:
    colours = {name: re.findall(r"#[0-9a-fA-F]{3,8}\b", resources.style(name)) for name in ("report.css", "print.css")}
    assert colours == {"report.css": [], "print.css": []}


def test_fonts_are_cut_to_what_is_asked() -> None:
    cut = fonts.subset({"中", "\U000f0000"})
    assert cut.missing == {"\U000f0000"}
    assert all(len(data) < 60_000 for data in cut.files.values())


@pytest.mark.parametrize("count", [1, 2, 200, 400])
def test_glyphs_of_a_cut_font_are_numbered_by_place_and_nothing_else_changes(count: int) -> None:
    harfbuzz = fonts._harfbuzz()
    face = fonts._face(harfbuzz, fonts.paths()[fonts.SERIF])
    codes = set(range(0x4E00, 0x4E00 + 2 * count, 2))
    font = TTFont(io.BytesIO(fonts._cut(harfbuzz, face, codes)), checkChecksums=2)
    top: Any = font["CFF "].cff.topDictIndex[0]
    assert top.charset == [".notdef", *(f"cid{place:05d}" for place in range(1, count + 1))]
    assert set(font.getBestCmap()) == codes
    whole = TTFont(fonts.paths()[fonts.SERIF])
    for code in codes:
        assert _outline(font, code) == _outline(whole, code)


def _outline(font: TTFont, code: int) -> list[Any]:
    pen = RecordingPen()
    font.getGlyphSet()[font.getBestCmap()[code]].draw(pen)
    told: list[Any] = pen.value
    return told


def test_markdown_is_what_the_page_is_made_of(handmade: Callable[[str], Comparison]) -> None:
    report = build(handmade("two-districts"), Language.CHINESE)
    page = re.sub(r"<[^>]+>", "", pdf.page(report).html)
    for words in re.findall(r"\*\*(.+?)\*\*", markdown.render(report)):
        assert words in page
