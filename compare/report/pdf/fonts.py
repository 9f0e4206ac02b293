"""The report's fonts, cut down to the characters that a report has.

Noto Serif SC (宋体) carries text, Noto Sans SC (黑体) headings and emphasis, as official
documents do; both come as a Python package, so output is the same on every machine. A third
one, Noto Sans CJK with 2,300 rarer Han characters (𠮷 in a name), is used for what the two
lack where its package is installed: pip install "gongwen-compare[rare]", 27 MB.
Cutting with HarfBuzz beforehand takes 0.02 s; WeasyPrint would spend 5 s on it with fontTools
where HarfBuzz's own subsetter is not installed.
"""

from __future__ import annotations

import io
import string
import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from compare.errors import MissingDependencyError, Said

SANS, SERIF, RARE = "sans", "serif", "rare"
# What the layout itself sets: page numbers, leaders, bullets, hyphens.
_ALWAYS = {*string.printable, "•", "…", "\u00a0", "\u2010"}
BREAK = "\u200b"
"""Where a line may end; it has no glyph and needs none."""
# Upright text on paper has no use for alternates, vertical metrics and hints: a fifth of the file.
_UNUSED = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"vhea", b"vmtx", b"VORG", b"DSIG")
_RARE_PACKAGE, _RARE_FILE = "cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"
_TODO = Said("run: {command}", command="python -m pip install pylopdf-fonts-zh-cn uharfbuzz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The fonts of one report."""

    files: dict[str, bytes]
    """OpenType by name: sans and serif, and rare where it is needed and there."""
    missing: frozenset[str]
    """Characters that no font has."""


def paths() -> dict[str, Path]:
    """Where the whole fonts lie.

    Raises:
        MissingDependencyError: the package that carries them is not installed.
    """
    try:
        import pylopdf_fonts_zh_cn  # noqa: PLC0415 - needed for PDF only
    except ImportError:
        raise MissingDependencyError(what=Said("PDF needs the Chinese fonts"), todo=_TODO) from None
    return {SANS: pylopdf_fonts_zh_cn.sans_path(), SERIF: pylopdf_fonts_zh_cn.serif_path()}


def rare_path() -> Path | None:
    """Where the font of rare characters lies, if it is installed."""
    found = find_spec(_RARE_PACKAGE)
    path = Path(next(iter(found.submodule_search_locations or ()), "")) / _RARE_FILE if found else None
    return path if path and path.is_file() else None


def subset(characters: set[str]) -> Fonts:
    """The fonts with just `characters`.

    Raises:
        MissingDependencyError: the fonts or HarfBuzz are not installed.
    """
    harfbuzz = _harfbuzz()
    wanted = {ord(char) for char in characters | _ALWAYS}
    files, held = {}, set()
    for name, path in paths().items():
        face = _face(harfbuzz, path)
        held |= wanted & set(face.unicodes)
        files[name] = _cut(harfbuzz, face, wanted)
    rest = {code for code in wanted - held if not chr(code).isspace() and chr(code) != BREAK}
    rare = rare_path() if rest else None
    if rare:
        face = _face(harfbuzz, rare)
        found = rest & set(face.unicodes)
        files |= {RARE: _cut(harfbuzz, face, found)} if found else {}
        rest -= found
    return Fonts(files=files, missing=frozenset(map(chr, rest)))


def _harfbuzz() -> Any:  # noqa: ANN401 - uharfbuzz ships no types
    try:
        import uharfbuzz  # noqa: PLC0415 - needed for PDF only
    except ImportError:
        raise MissingDependencyError(what=Said("PDF needs HarfBuzz"), todo=_TODO) from None
    return uharfbuzz


def _face(harfbuzz: Any, path: Path) -> Any:  # noqa: ANN401 - as above
    return harfbuzz.Face(harfbuzz.Blob.from_file_path(str(path)))


def _cut(harfbuzz: Any, face: Any, codes: set[int]) -> bytes:  # noqa: ANN401 - as above
    """The font with the glyphs of `codes` and nothing that upright text on paper does without."""
    request = harfbuzz.SubsetInput()
    request.unicode_set.set(codes)
    request.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in _UNUSED})
    request.flags = harfbuzz.SubsetFlags.NO_HINTING
    return _numbered_by_place(harfbuzz.subset(face, request).blob.data)


def _numbered_by_place(data: bytes) -> bytes:
    """The font with its glyphs' character identifiers counted from 0, as WeasyPrint writes them into the page.

    A glyph that was cut out leaves a gap in the identifiers of those after it. Readers that go by ISO 32000, 9.7.4.2,
    (MuPDF, Acrobat) look glyphs up by identifier and would show almost no Chinese; those that go by place (Poppler,
    PDFium) would not tell. One range takes the place of the list of identifiers (Adobe Technical Note 5176, 13); to
    compile the whole table anew took 0.04 s a font.
    """
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - needed for PDF only; WeasyPrint loads it anyway
    from fontTools.ttLib.tables.DefaultTable import DefaultTable  # noqa: PLC0415 - as above

    font = TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    top: Any = font["CFF "].cff.topDictIndex[0] if "CFF " in font else None
    # Only CID-keyed fonts have identifiers, and that of .notdef is always 0.
    if not hasattr(top, "ROS") or len(top.charset) == 1:
        return data
    content, at, counted = font.reader["CFF "], top.rawDict["charset"], _charset(len(top.charset))
    table, written = DefaultTable("CFF "), io.BytesIO()
    table.data = content[:at] + counted + content[at + len(counted) :]
    font["CFF "] = table
    font.save(written, reorderTables=False)
    return written.getvalue()


def _charset(glyphs: int) -> bytes:
    """Identifiers from 1 on for all glyphs but .notdef, which has none: no list that has gaps is shorter."""
    after_first = glyphs - 2
    if after_first < 1:
        return struct.pack(">BH", 0, 1)
    return struct.pack(">BHB", 1, 1, after_first) if after_first < 1 << 8 else struct.pack(">BHH", 2, 1, after_first)
