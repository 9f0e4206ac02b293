"""The report's two fonts, cut down to the characters that a report has.

Noto Serif SC (宋体) carries text, Noto Sans SC (黑体) headings and emphasis, as official
documents do; both come as a Python package, so output is the same on every machine.
Cutting with HarfBuzz beforehand takes 0.02 s; WeasyPrint would spend 5 s on it with fontTools
where HarfBuzz's own subsetter is not installed.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.errors import MissingDependencyError

if TYPE_CHECKING:
    from pathlib import Path

SANS, SERIF = "sans", "serif"
# What the layout itself sets: page numbers, leaders, bullets, hyphens.
_ALWAYS = {*string.printable, "•", "…", "\u00a0", "\u2010"}
# Upright text on paper has no use for alternates, vertical metrics and hints: a fifth of the file.
_UNUSED = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"vhea", b"vmtx", b"VORG", b"DSIG")
_TODO = "run: python -m pip install pylopdf-fonts-zh-cn uharfbuzz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """The fonts of one report."""

    files: dict[str, bytes]
    """OpenType by name: sans and serif."""
    missing: frozenset[str]
    """Characters that neither font has."""


def paths() -> dict[str, Path]:
    """Where the whole fonts lie.

    Raises:
        MissingDependencyError: the package that carries them is not installed.
    """
    try:
        import pylopdf_fonts_zh_cn  # noqa: PLC0415 - needed for PDF only
    except ImportError:
        raise MissingDependencyError(what="PDF needs the Chinese fonts", todo=_TODO) from None
    return {SANS: pylopdf_fonts_zh_cn.sans_path(), SERIF: pylopdf_fonts_zh_cn.serif_path()}


def subset(characters: set[str]) -> Fonts:
    """Both fonts with just `characters`.

    Raises:
        MissingDependencyError: the fonts or HarfBuzz are not installed.
    """
    try:
        import uharfbuzz  # noqa: PLC0415 - needed for PDF only
    except ImportError:
        raise MissingDependencyError(what="PDF needs HarfBuzz", todo=_TODO) from None
    wanted = {ord(char) for char in characters | _ALWAYS}
    files, held = {}, set()
    for name, path in paths().items():
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        held |= wanted & set(face.unicodes)
        request = uharfbuzz.SubsetInput()
        request.unicode_set.set(wanted)
        request.drop_table_tag_set.update({int.from_bytes(tag, "big") for tag in _UNUSED})
        request.flags = uharfbuzz.SubsetFlags.NO_HINTING
        files[name] = uharfbuzz.subset(face, request).blob.data
    return Fonts(files=files, missing=frozenset(chr(code) for code in wanted - held if not chr(code).isspace()))
