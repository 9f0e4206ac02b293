"""Writes texts as OFD: a small writer of GB/T 33190 that knows nothing of the reader."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
SIZE = 5.57
"""In millimetres: 28 characters fill the 156 mm that GB/T 9704 gives a line."""
LINES = 22
_STEP = 10.2
_LEFT, _TOP = 28.0, 40.0
_NO_START = "，。、；：？！）》”’】〕…—,.;:?!)]%"


def official_ofd(text: str, *, running: str = "法治政府建设年度报告", template: bool = True, torn: int = 0) -> bytes:
    """A text as GB/T 9704 sets it, one paragraph a line, with a running header and page numbers.

    Args:
        text: One paragraph a line.
        running: The header, "" for none.
        template: Whether the header is a template or drawn on each page.
        torn: Tear each line into objects of so many characters, as some writers do; 0 for none.
    """
    lines = [line for paragraph in text.split("\n") if paragraph.strip() for line in _set(paragraph.strip())]
    pages = [lines[start : start + LINES] for start in range(0, len(lines), LINES)]
    head = text_object(running, 80, 20, 3.5) if running else ""
    drawn = []
    for number, page in enumerate(pages, 1):
        objects = [] if template else [head]
        for row, (line, indent) in enumerate(page):
            objects += _torn(line, _LEFT + indent * SIZE, _TOP + row * _STEP, torn)
        objects.append(text_object(f"— {number} —", 98, 275, 4.9))
        drawn.append("".join(objects))
    return ofd(drawn, template=head if template else "")


def _set(paragraph: str) -> Iterator[tuple[str, int]]:
    """Lines of at most 28 characters, half-width ones counting half, and each line's indent."""
    line, room, indent = "", 26.0, 2
    for character in paragraph:
        need = width(character)
        if need > room and character not in _NO_START:
            yield line, indent
            line, room, indent = "", 28.0, 0
        line += character
        room -= need
    yield line, indent


def width(character: str) -> float:
    """In em."""
    return 1.0 if ord(character) > 0x2E7F or character in "“”‘’…—" else 0.5


def _torn(line: str, x: float, y: float, size: int) -> Iterator[str]:
    for start in range(0, len(line), size or len(line) or 1):
        part = line[start : start + (size or len(line))]
        yield text_object(part, x, y)
        x += sum(map(width, part)) * SIZE


def text_object(text: str, x: float, y: float, size: float = SIZE, *, attributes: str = "") -> str:
    """A TextObject whose baseline begins at a place, in millimetres."""
    steps = " ".join(f"{width(character) * size:.3f}" for character in text[:-1])
    code = f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{escape(text)}</ofd:TextCode>'
    box = f"{x:.3f} {y - size:.3f} {len(text) * size:.3f} {size * 1.3:.3f}"
    return f'<ofd:TextObject ID="9" Font="3" Size="{size}" Boundary="{box}" {attributes}>{code}</ofd:TextObject>'


def line_object(x0: float, y0: float, x1: float, y1: float) -> str:
    """A PathObject that draws a line, in millimetres."""
    box = f"{x0} {y0} {max(x1 - x0, 0.1)} {max(y1 - y0, 0.1)}"
    path = f"M 0 0 L {x1 - x0} {y1 - y0}"
    return f'<ofd:PathObject ID="8" Boundary="{box}"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>'


def ofd(pages: Sequence[str], *, template: str = "", units: str = "", info: str = "") -> bytes:
    """A container with these pages, each given by its objects, all on one template."""
    parts = {
        "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo>'
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": document(len(pages), template=bool(template), units=bool(units)),
    }
    used = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if template else ""
    for number, objects in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = page(objects, used)
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = page(template)
    if units:
        parts["Doc_0/DocumentRes.xml"] = (
            f"<ofd:Res {SPACE}><ofd:CompositeGraphicUnits>{units}</ofd:CompositeGraphicUnits></ofd:Res>"
        )
    return container(parts)


def document(pages: int, *, template: bool = False, units: bool = False) -> str:
    """A Document.xml of so many pages."""
    common = "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    common += '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else ""
    common += "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>" if units else ""
    listed = "".join(f'<ofd:Page ID="{i + 100}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(pages))
    return (
        f"<ofd:Document {SPACE}><ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    )


def page(objects: str, before: str = "") -> str:
    """A Content.xml."""
    return f'<ofd:Page {SPACE}>{before}<ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'


def container(parts: Mapping[str, str | bytes]) -> bytes:
    """A ZIP of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
