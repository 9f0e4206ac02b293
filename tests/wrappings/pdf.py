"""Writes texts as PDF by writers that have nothing to do with the reader: ReportLab and WeasyPrint."""

from __future__ import annotations

import base64
import html
import io
import warnings
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

CHARACTER = 15.8
"""In points: 28 characters fill the 156 mm that GB/T 9704 gives a line."""
STEP = 29.0
"""In points: 22 lines fill the 225 mm that GB/T 9704 gives a page."""


def official_pdf(
    text: str, *, running: str = "法治政府建设年度报告", numbered: bool = True, font: str = "STSong-Light"
) -> bytes:
    """A text as GB/T 9704 sets it, one paragraph a line, with a running header and page numbers (ReportLab)."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(font))
    style = ParagraphStyle(
        "body", fontName=font, fontSize=CHARACTER, leading=STEP, firstLineIndent=2 * CHARACTER, wordWrap="CJK"
    )

    def furnish(canvas: Any, document: Any) -> None:
        canvas.setFont(font, 10)
        canvas.drawCentredString(297, 790, running)
        canvas.setFont(font, 14)
        if numbered:
            canvas.drawCentredString(297, 70, f"— {document.page} —")

    out = io.BytesIO()
    page = SimpleDocTemplate(
        out, pagesize=(595.28, 841.89), leftMargin=73.4, rightMargin=67.7, topMargin=98.9, bottomMargin=93.2
    )
    story = [Paragraph(html.escape(line.strip()), style) for line in text.split("\n") if line.strip()]
    page.build(story, onFirstPage=furnish, onLaterPages=furnish)
    return out.getvalue()


@cache
def _font(characters: str) -> str:
    """A font of just these characters, as an address: to subset it is slow in WeasyPrint."""
    import pylopdf_fonts_zh_cn
    import uharfbuzz

    whole = Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSerifSC-Regular.otf"
    request = uharfbuzz.SubsetInput()
    request.unicode_set.update(ord(character) for character in characters)
    face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(whole)))
    data = uharfbuzz.subset(face, request).blob.data
    return "data:font/otf;base64," + base64.b64encode(data).decode()


def printed_pdf(text: str, *, columns: int = 1, running: str = "政府公报", css: str = "") -> bytes:
    """A text as a browser prints it, in one column or more (WeasyPrint)."""
    body = "".join(f"<p>{html.escape(line.strip())}</p>" for line in text.split("\n") if line.strip())
    return html_pdf(body, columns=columns, running=running, css=css)


def html_pdf(body: str, *, columns: int = 1, running: str = "政府公报", css: str = "") -> bytes:
    """Any HTML, set in Noto Serif with a header and page numbers (WeasyPrint)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it wishes for a library that our subset makes needless
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration

    address = _font("".join(sorted({*body, *running, *"第页共0123456789— "})))
    size = CHARACTER if columns == 1 else 10.5
    style = f"""
        @font-face {{ font-family: official; src: url({address}) }}
        @page {{ size: A4; margin: 37mm 26mm 35mm 28mm;
            @top-center {{ content: "{running}"; font: 10pt official }}
            @bottom-center {{ content: "第 " counter(page) " 页 共 " counter(pages) " 页"; font: 10pt official }} }}
        body {{ font: {size}pt/1.8 official; margin: 0; columns: {columns}; column-gap: 2em; text-align: justify }}
        p {{ margin: 0; text-indent: 2em }}
        table {{ border-collapse: collapse; width: 100% }} td {{ border: 1pt solid black }}
        h1 {{ font-size: 22pt; font-weight: normal; text-align: center; column-span: all }}
        {css}"""
    page = f'<html lang="zh"><style>{style}</style>{body}</html>'
    return bytes(HTML(string=page).write_pdf(font_config=FontConfiguration()))


def raw_pdf(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + item + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, len(out))
    return out + head + table + end


def stream(content: bytes, *, entries: bytes = b"", packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        content, entries = zlib.compress(content, 9), entries + b"/Filter/FlateDecode"
    return b"<<%s/Length %d>>stream\n" % (entries, len(content)) + content + b"\nendstream"


def page_pdf(content: bytes, *more: bytes, packed: bool = False, pages: int = 1, claimed: int = 0) -> bytes:
    """A PDF of one page drawn by `content`, which may call font /F and, as objects 6 and on, form /X.

    The same page may come several times; more may be claimed than there are.
    """
    kids = b"3 0 R " * pages
    resources = b"<</Font<</F 4 0 R>>" + (b"/XObject<</X 6 0 R>>" if more else b"") + b">>"
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, claimed or pages),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources%s/Contents 5 0 R>>" % resources,
            b"<</Type/Font/Subtype/Type1/BaseFont/Courier>>",
            stream(content, packed=packed),
            *more,
        ]
    )


def form(content: bytes, *, calls: int = 0) -> bytes:
    """A form that may call another one, by its object number, as /X."""
    other = b"/XObject<</X %d 0 R>>" % calls if calls else b""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 4 0 R>>%s>>" % other
    return stream(content, entries=entries)


def locked_pdf(data: bytes) -> bytes:
    """The same PDF behind a password (pypdf)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned_pdf(pages: Sequence[bool]) -> bytes:
    """Pages with text (True), and pages that are a picture of something (False) (ReportLab)."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number, text in enumerate(pages):
        if text:
            canvas.drawString(100, 700, f"Text of page {number + 1}.")
        else:
            canvas.drawImage(ImageReader(Image.new("L", (60, 84), 200)), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def typeset_pdf(text: str, *, columns: int = 1, justify: bool = True) -> bytes:
    """A text as a typesetter sets it: flush, with squeezed marks and marks that hang (Typst)."""
    import pylopdf_fonts_zh_cn
    import typst

    size = CHARACTER if columns == 1 else 10.5
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    source = f"""
        #set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm), columns: {columns},
            header: [公报], footer: context[#align(center)[— #counter(page).display() —]])
        #set text(font: "Noto Serif SC", size: {size}pt, lang: "zh", region: "cn")
        #set par(justify: {str(justify).lower()}, leading: 13pt, spacing: 13pt,
            first-line-indent: (amount: 2em, all: true))
        """ + "\n\n".join(f"#par[{_escaped(paragraph)}]" for paragraph in paragraphs)
    fonts = str(Path(pylopdf_fonts_zh_cn.__file__).parent)
    setting: Any = typst.compile  # its types cannot be inferred
    return bytes(setting(source.encode(), font_paths=[fonts]))


def _escaped(text: str) -> str:
    return "".join(f"\\{character}" if character in "\\#*_`$<>@=-+/[]~'\"." else character for character in text)
