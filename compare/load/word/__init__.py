"""Word files: .docx and .docm (ISO/IEC 29500), flat OPC, and the XML of Word 2003.

Word numbers chapters and articles itself, and no reader at hand keeps those labels
(python-docx, mammoth, docx2python and markitdown lose them all): the container and the
XML are zipfile's and lxml's work, the order of the text and its numbering ours.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from compare.errors import InputError, Said
from compare.load.extracted import Extracted
from compare.load.word.markup import REPAIR, child, children, name, parse
from compare.load.word.numbering import Numbering
from compare.load.word.package import Flat, Package, Zipped, identifier, main_part, related
from compare.load.word.remarks import Remarks
from compare.load.word.story import Story
from compare.load.word.styles import Styles
from compare.model import NoteKind

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["is_docx", "is_flat_word", "read_docx", "read_flat_word"]

_ZIP = b"PK\x03\x04"
_HEAD = 4096
_LONGEST_FIELD = 1000
_TOLD = ("title", "subject", "creator", "author", "keywords", "description", "category", "created", "modified")
"""Properties that a person or Word's clock set; language and revision are whatever the last program put there."""


def is_docx(data: bytes) -> bool:
    """Whether the bytes are a ZIP container with a Word document in it, be it cut off or damaged."""
    if not data.startswith(_ZIP):
        return False
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist() if data.count(b"PK\x01\x02") <= _HEAD else []
    except Exception:  # noqa: BLE001 - whatever is wrong with the container, the reader will say it
        names = []
    return any(part.lower().startswith("word/") for part in names) if names else b"word/" in data


def is_flat_word(data: bytes) -> bool:
    """Whether the bytes are Word's XML in one file: that of Word 2003, or flat OPC."""
    head = data[:_HEAD].replace(b"\x00", b"")
    return b"<?xml" in head[:64] and any(mark in head for mark in (b"office/word/2003/wordml", b"2006/xmlPackage"))


def read_docx(data: bytes, where: str) -> Extracted:
    """The text of a .docx file.

    Footnotes and endnotes stand at its end. Tracked changes are read as accepted; headers, footers,
    comments, hidden text and the table of contents are left out; notes say so.

    Args:
        data: The bytes of the file.
        where: What to call it in an error.

    Raises:
        InputError: It is cut off, damaged, locked, larger than any report, no Word file, or without text.
    """
    return _read(Zipped(data, where), where)


def read_flat_word(data: bytes, where: str) -> Extracted:
    """The text of a Word document in one XML file, as `read_docx` reads it.

    Raises:
        InputError: It is damaged, larger than any report, no Word file, or without text.
    """
    root = parse(data, Said("the file"), where)
    encoding = (root.getroottree().docinfo.encoding or "utf-8").lower()
    if name(root) == "pkg:package":
        return _read(Flat(root), where, encoding)
    body = child(root, "w:body")
    if name(root) != "w:wordDocument" or body is None:
        raise InputError(what=Said("is XML, but not Word's"), where=where, todo=REPAIR)
    styles = Styles(child(root, "w:styles"))
    remarks = Remarks()
    story = Story(styles, Numbering(child(root, "w:lists"), styles, remarks), remarks, where)
    lines = story.lines(body)
    properties = next((item for item in root if name(item) == "o:DocumentProperties"), None)
    return _extracted(lines + _numbered(story.notes, remarks), remarks, _fields(properties), where, encoding)


def _read(package: Package, where: str, encoding: str = "") -> Extracted:
    part, root = main_part(package, where)
    styles = Styles(package.root(related(package, part, "styles")))
    remarks = Remarks()
    story = Story(styles, Numbering(package.root(related(package, part, "numbering")), styles, remarks), remarks, where)
    lines = story.lines(root)
    lines += _numbered(_notes(package, part, story), remarks)
    return _extracted(lines, remarks, _properties(package), where, encoding)


def _properties(package: Package) -> tuple[tuple[str, str], ...]:
    """The fields of the file; none where that part is damaged, since the text does not depend on it."""
    try:
        return _fields(package.root(related(package, "", "core-properties")))
    except InputError:
        return ()


def _notes(package: Package, part: str, story: Story) -> list[list[str]]:
    """The footnotes, then the endnotes, in the order in which the text refers to them."""
    found: list[list[str]] = []
    marks = list(dict.fromkeys(story.marks))
    for kind in ("footnote", "endnote"):
        wanted = [mark for of, mark in marks if of == kind]
        root = package.root(related(package, part, f"{kind}s")) if wanted else None
        elements = {} if root is None else {identifier(note): note for note in children(root, f"w:{kind}")}
        found += [story.lines(elements[mark]) for mark in wanted if mark in elements]
    return found


def _numbered(notes: list[list[str]], remarks: Remarks) -> list[str]:
    """Notes as lines behind the text, each with its number in square brackets."""
    texts = ["\n".join(line.strip() for line in note if line.strip()) for note in notes]
    kept = [text for text in texts if text]
    remarks.counts[NoteKind.FOOTNOTES] += len(kept)
    return [f"[{count}] {text}" for count, text in enumerate(kept, 1)]


def _fields(properties: Element | None) -> tuple[tuple[str, str], ...]:
    """What the file says of itself, such as title, creator and created."""
    if properties is None:
        return ()
    pairs = (
        (name(item).partition(":")[2], " ".join((item.text or "")[:_LONGEST_FIELD].split())) for item in properties
    )
    return tuple((key, text) for key, text in pairs if key.lower() in _TOLD and text)


def _extracted(
    lines: list[str], remarks: Remarks, fields: tuple[tuple[str, str], ...], where: str, encoding: str
) -> Extracted:
    text = "\n".join(lines)
    if not text.strip():
        what, todo = remarks.why_empty()
        raise InputError(what=what, where=where, todo=todo)
    return Extracted(text=text + "\n", encoding=encoding, notes=tuple(remarks.notes()), fields=fields)
