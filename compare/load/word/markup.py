"""Word's XML, read safely and by one set of names.

Three namespaces hold the same vocabulary: the transitional and the strict one of
ISO/IEC 29500 and that of Word 2003. Everything behind this file sees `w:p` for each.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from compare.errors import InputError, Said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.microsoft.com/office/word/2003/wordml",
)
_PREFIXES = {
    **dict.fromkeys(_MAIN, "w"),
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.microsoft.com/aml/2001/core": "aml",
    "http://schemas.microsoft.com/office/word/2003/auxHint": "wx",
    "http://schemas.microsoft.com/office/2006/xmlPackage": "pkg",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
_OFF = ("0", "false", "off")

LARGEST_PART = 64 * 1024 * 1024
"""The most bytes one part may unpack to; the largest report seen has 1.2 MB."""

_MOST_MARKS = 3_000_000
"""The most elements and attributes of one part: each costs up to 250 bytes of memory, a page of text about 1,000."""


def parse(data: bytes, part: str | Said, where: str) -> Element:
    """The root of one XML part; no entity is resolved and nothing is fetched.

    Raises:
        InputError: It is too large, has a DTD, or is not well-formed XML.
    """
    from lxml import etree  # noqa: PLC0415 - 20 ms that plain text need not pay

    _check_size(data, part, where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        what = Said("is damaged: {part} is not well-formed XML", part=part)
        raise InputError(what=what, where=where, todo=REPAIR) from None
    if root.getroottree().docinfo.doctype:
        raise _has_dtd(part, where)
    return root


REPAIR = Said("open it in Word or WPS and save it again as .docx")


def _check_size(data: bytes, part: str | Said, where: str) -> None:
    """Refuse what would not fit in memory as a tree, before it is one."""
    if len(data) > LARGEST_PART or data.count(b"<") + data.count(b"=") > _MOST_MARKS:
        what = Said("holds more XML in {part} than any report", part=part)
        raise InputError(what=what, where=where, todo=REPAIR)
    if any("<!DOCTYPE".encode(codec) in data for codec in ("utf-8", "utf-16-le", "utf-16-be")):
        raise _has_dtd(part, where)


def _has_dtd(part: str | Said, where: str) -> InputError:
    what = Said("declares a document type in {part}, which no Word file does", part=part)
    return InputError(what=what, where=where, todo=REPAIR)


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '')}:{local}"


def name(element: Element) -> str:
    """The name of an element with the prefix used here: w:p; ":x" in other namespaces, "" for no element."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Element, local: str, default: str = "") -> str:
    """An attribute in one of Word's namespaces, or in none."""
    for space in _MAIN:
        value = element.get(f"{{{space}}}{local}")
        if value is not None:
            return value
    return element.get(local, default)


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children of these names, in their order."""
    return (child for child in element if name(child) in names)


def child(element: Element | None, *path: str) -> Element | None:
    """The element at the end of a path of names, each time the first child."""
    for step in path:
        if element is None:
            return None
        element = next(children(element, step), None)
    return element


def value(element: Element | None, *path: str, default: str = "") -> str:
    """The w:val of the element at the end of a path."""
    found = child(element, *path)
    return default if found is None else attribute(found, "val", default)


def integer(element: Element | None, *path: str) -> int | None:
    """The w:val at the end of a path as a whole number; None where it is none."""
    text = value(element, *path).strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None  # noqa: PLR2004 - beyond 32 bits


def switch(element: Element | None, *path: str) -> bool | None:
    """An on-off property: None where it is not given."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val", "1").lower() not in _OFF
