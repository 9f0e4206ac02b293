"""Word files for tests: a text as python-docx writes it, and small files from raw XML.

`from_text` wraps a report as an office would: its numbers are no text but a multilevel
list, so that a reader has to count them. `docx` packs body XML for cases that no writer
makes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from collections.abc import Iterable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HAN = "一二三四五六七八九"


def _numeral(number: int) -> str:
    """Chinese numerals to 99, from which on Word's formats differ."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_HAN[tens - 1]}十"
    return head + (_HAN[ones - 1] if ones else "")


_NUMERALS = {_numeral(number): number for number in range(1, 100)}


class _Frame(NamedTuple):
    """A way to print numbers, as a pattern to find it and as Word's level text."""

    pattern: re.Pattern[str]
    text: str
    style: str


_FRAMES = tuple(
    _Frame(re.compile(pattern), text, style)
    for pattern, text, style in (
        ("第([一二三四五六七八九十]+)章", "第{}章", "chineseCountingThousand"),
        ("第([一二三四五六七八九十]+)节", "第{}节", "japaneseCounting"),
        ("第([一二三四五六七八九十]+)条", "第{}条", "chineseCounting"),
        ("([一二三四五六七八九十]+)、", "{}、", "chineseCountingThousand"),
        ("（([一二三四五六七八九十]+)）", "（{}）", "chineseCounting"),
        (r"\(([一二三四五六七八九十]+)\)", "({})", "taiwaneseCountingThousand"),
        (r"(\d{1,2})\.(?!\d)", "{}.", "decimal"),
        (r"(\d{1,2})、", "{}、", "decimal"),
    )
)


class _Lists:
    """One multilevel definition, its levels in the order of first use, and a new list where counting jumps."""

    def __init__(self, root: Any) -> None:
        self._root = root
        self._levels: list[_Frame] = []
        self._counts = [0] * 9
        self._used = 0
        self.current = 0

    def has_room(self, frame: _Frame) -> bool:
        """Word's definitions have nine levels."""
        return frame in self._levels or len(self._levels) < len(self._counts)

    def join(self, frame: _Frame, number: int) -> int:
        """The level that prints this number next; a new list where counting on would not give it."""
        if frame not in self._levels:
            self._levels.append(frame)
        level = self._levels.index(frame)
        if self._counts[level] + 1 != number or not self.current:
            self._restart(level, number)
        self._counts[level] = number
        self._counts[level + 1 :] = [0] * (8 - level)
        return level

    def _restart(self, level: int, number: int) -> None:
        self._used += 1
        self.current = 900 + self._used
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{number}"/></w:lvlOverride>'
        self._root.append(
            parse_xml(f'<w:num xmlns:w="{W}" w:numId="{self.current}"><w:abstractNumId w:val="900"/>{override}</w:num>')
        )

    def define(self) -> None:
        """Write the definition, which must stand before the lists."""
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{frame.style}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{frame.text.format(f"%{level + 1}")}"/></w:lvl>'
            for level, frame in enumerate(self._levels)
        )
        definition = f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="900">{levels}</w:abstractNum>'
        self._root.insert(0, parse_xml(definition))


def from_text(text: str, *, numbered: bool = True, title: str = "") -> bytes:
    """A text as .docx, a paragraph a line.

    Args:
        text: The text; its labels (一、 （一） 1. 第一条) are cut off and left to a list.
        numbered: False to leave them in the text.
        title: The title in the file's properties.
    """
    document = Document()
    document.core_properties.title = title
    lists = _Lists(document.part.numbering_part.element)
    for line in text.split("\n"):
        _add_line(document, line, lists if numbered else None)
    lists.define()
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_line(document: Any, line: str, lists: _Lists | None) -> None:
    found = _label(line) if lists else None
    if lists is None or found is None or not lists.has_room(found[0]):
        document.add_paragraph(line)
        return
    frame, number, rest = found
    paragraph = document.add_paragraph(rest)
    level = lists.join(frame, number)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), str(lists.current))


def _label(line: str) -> tuple[_Frame, int, str] | None:
    text = line.lstrip()
    indent = line[: len(line) - len(text)]
    for frame in _FRAMES:
        match = frame.pattern.match(text)
        if match and (number := _NUMERALS.get(match[1]) or (int(match[1]) if match[1].isdigit() else 0)):
            # An indent made of blanks is part of what the list prints.
            return frame._replace(text=indent + frame.text), number, text[match.end() :]
    return None


# ------------------------------------------------------------------- files from raw XML

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="{_RELATIONS}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_ROOTS = {"styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes"}


def xml(root: str, content: str) -> str:
    """A part of a Word file with all its namespaces declared."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_SPACES}>{content}</w:{root}>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def listed(text: str, list_id: int, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list definition."""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def definition(identifier: int, *levels: str) -> str:
    """A list definition."""
    return f'<w:abstractNum w:abstractNumId="{identifier}">{"".join(levels)}</w:abstractNum>'


def a_list(identifier: int, of: int, more: str = "") -> str:
    """A list of a definition."""
    return f'<w:num w:numId="{identifier}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def docx(body: str, **parts: str) -> bytes:
    """A .docx file of body XML.

    Args:
        body: What stands inside w:body.
        parts: The contents of the roots of further parts: styles, numbering, footnotes, endnotes.
    """
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_TYPES}.{part}+xml"/>' for part in sorted(parts)
    )
    relations = "".join(
        f'<Relationship Id="r{part}" Type="{_RELATIONS}/{part}" Target="{part}.xml"/>' for part in sorted(parts)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": _relationships(
            f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _relationships(relations),
        "word/document.xml": xml("document", f"<w:body>{body}</w:body>"),
        **{f"word/{part}.xml": xml(_ROOTS[part], content) for part, content in sorted(parts.items())},
    }
    return zipped(files.items())


def _relationships(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def zipped(files: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A ZIP container of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as container:
        for member, content in files:
            container.writestr(zipfile.ZipInfo(member), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
