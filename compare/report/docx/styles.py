"""How a government document looks on paper: GB/T 9704-2012 for its page, fonts, sizes and spacing.

Sizes are Chinese type sizes in points: 2号 is 22, 3号 is 16, 4号 is 14. 22 lines of 28
characters fill the 156 × 225 mm of text; a line is 225 mm / 22 = 28.95 points.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from compare.report.docx.strand import Style

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import CharacterStyle, ParagraphStyle

_LINE = 28.95
_LATIN = "Times New Roman"
_BLACK = RGBColor(0, 0, 0)
RUN_IN = ("Run-in Heading 1", "Run-in Heading 2", "Run-in Heading 3", "Run-in Heading 4")
"""Character styles of headings that open a paragraph, by level."""


class _Look(NamedTuple):
    font: str
    size: float = 16
    bold: bool = False
    indent: bool = True
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY


_LOOKS = {
    Style.PLAIN: _Look("仿宋", indent=False),
    Style.TITLE: _Look("小标宋", size=22, indent=False, align=WD_ALIGN_PARAGRAPH.CENTER),
    Style.HEADING_1: _Look("黑体"),
    Style.HEADING_2: _Look("楷体"),
    Style.HEADING_3: _Look("仿宋", bold=True),
    Style.HEADING_4: _Look("仿宋"),
    Style.BODY: _Look("仿宋"),
    Style.CLOSING: _Look("仿宋", indent=False, align=WD_ALIGN_PARAGRAPH.RIGHT),
}
# By the names that Word and LibreOffice know; 小标宋 is seldom installed, so its name is followed by what stands in for it.
_FONTS = {"仿宋": "仿宋", "楷体": "楷体", "黑体": "黑体", "小标宋": "方正小标宋简体"}


def dress(word: Word, language: str) -> dict[str, str]:
    """Set the page and every style that the document uses; the styles' ids by their names."""
    _page(word)
    ids: dict[str, str] = {}
    for style in Style:
        known = style.value in word.styles
        made = word.styles[style.value] if known else word.styles.add_style(style.value, WD_STYLE_TYPE.PARAGRAPH)
        _paragraph_style(made, _LOOKS[style], language)
        ids[style.value] = made.style_id
    for name, level in zip(RUN_IN, (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4), strict=True):
        made = word.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        _letters(made, _LOOKS[level], language)
        ids[name] = made.style_id
    return ids


def _page(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.bottom_margin, section.right_margin = Mm(35), Mm(26)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("— ", ""), ("", "PAGE"), (" —", "")):
        run = foot.add_run(text)
        run.font.size = Pt(14)
        if field:
            for kind in ("begin", "", "end"):
                run._r.append(_field(kind, field))  # noqa: SLF001 - the library has no fields


def _field(kind: str, code: str) -> object:
    if kind:
        char = OxmlElement("w:fldChar")
        char.set(qn("w:fldCharType"), kind)
        return char
    instruction = OxmlElement("w:instrText")
    instruction.text = code
    return instruction


def _paragraph_style(style: ParagraphStyle, look: _Look, language: str) -> None:
    _letters(style, look, language)
    form = style.paragraph_format
    form.alignment = look.align
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_LINE)
    form.widow_control = False
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    if look.indent:
        # In characters, so that it stays two characters wide whatever the size.
        indent = properties.get_or_add_ind()
        indent.set(qn("w:firstLineChars"), "200")
        indent.set(qn("w:firstLine"), "640")


def _letters(style: CharacterStyle | ParagraphStyle, look: _Look, language: str) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = _BLACK
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), _LATIN)
    fonts.set(qn("w:eastAsia"), _FONTS[look.font])
    for stale in properties.findall(qn("w:lang")):
        properties.remove(stale)
    tongue = OxmlElement("w:lang")
    tongue.set(qn("w:eastAsia"), language)
    properties.append(tongue)
