"""Reads a Word file with tracked changes as someone would who accepts, or rejects, all of them.

Written from ECMA-376 part 1, 17.13.5, apart from the code under test.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LOST = {"accepted": ("del", "moveFrom"), "rejected": ("ins", "moveTo")}


def paragraphs(package: bytes, how: str) -> list[str]:
    """The paragraphs of the body after every change was `accepted` or `rejected`."""
    with zipfile.ZipFile(io.BytesIO(package)) as held:
        body = etree.fromstring(held.read("word/document.xml"))
    lost = {_W + name for name in _LOST[how]}
    out, open_text = [], ""
    for paragraph in body.iter(f"{_W}p"):
        open_text += "".join(_texts(paragraph, lost))
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        if mark is None or not any(mark.find(name) is not None for name in lost):
            out.append(open_text)
            open_text = ""
    return [*out, open_text] if open_text else out


def _texts(element: etree._Element, lost: set[str]) -> list[str]:
    if element.tag in lost or element.tag == f"{_W}pPr":
        return []
    if element.tag in {f"{_W}t", f"{_W}delText"}:
        return [element.text or ""]
    if element.tag == f"{_W}tab":
        return ["\t"]
    return [text for child in element for text in _texts(child, lost)]
