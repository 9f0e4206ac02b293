"""The parts of a Word file: a ZIP container (OPC, ISO/IEC 29500-2) or one XML file of packed parts."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from compare.errors import InputError, Said
from compare.load.word.markup import LARGEST_PART, REPAIR, attribute, child, children, name, parse

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MOST_PARTS = 10_000
_CENTRAL = b"PK\x01\x02"
_USUAL = {"officeDocument": "word/document.xml", "core-properties": "docProps/core.xml"}
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    struct.error,
    OSError,
)
_PLAIN_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package(Protocol):
    """Parts by their names, such as word/document.xml."""

    def root(self, part: str) -> Element | None:
        """The root of a part; None where there is no such part."""


class Zipped:
    """A .docx file; only the parts that are asked for are unpacked."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        if data.count(_CENTRAL) > _MOST_PARTS:
            raise InputError(what=Said("holds more parts than any Word file"), where=where, todo=REPAIR)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGED:
            raise InputError(what=Said("is cut off or damaged"), where=where, todo=REPAIR) from None
        self._members = {_folded(info.filename): info for info in self._zip.infolist()}

    def root(self, part: str) -> Element | None:
        """The root of a part.

        Raises:
            InputError: The part is locked, damaged, or larger than any report.
        """
        info = self._members.get(_folded(part))
        return None if info is None else parse(self._unpacked(info, part), part, self._where)

    def _unpacked(self, info: zipfile.ZipInfo, part: str) -> bytes:
        if info.flag_bits & 1:
            raise InputError(
                what=Said("is locked with a password"), where=self._where, todo=Said("save it without one")
            )
        if info.file_size > LARGEST_PART:
            size = LARGEST_PART // (1024 * 1024)
            what = Said("unpacks to more than {size} MiB ({part})", size=size, part=part)
            raise InputError(what=what, where=self._where, todo=REPAIR)
        if info.compress_type not in _PLAIN_METHODS:
            what = Said("is packed in a way no Word file is (method {method})", method=info.compress_type)
            raise InputError(what=what, where=self._where, todo=REPAIR)
        try:
            # Not ZipFile.read: it inflates whole blocks before it heeds the stated size, which may be a lie.
            with self._zip.open(info) as member:
                return member.read(LARGEST_PART + 1)
        except _DAMAGED:
            what = Said("is cut off or damaged: {part} cannot be unpacked", part=part)
            raise InputError(what=what, where=self._where, todo=REPAIR) from None


def _folded(part: str) -> str:
    """Part names are compared without case; some writers use backslashes."""
    return part.replace("\\", "/").lstrip("/").lower()


class Flat:
    """One XML file that holds all parts (flat OPC)."""

    def __init__(self, root: Element) -> None:
        self._parts = {
            _folded(part.get(_PACKED_NAME, "")): next(iter(content), None)
            for part in children(root, "pkg:part")
            if (content := child(part, "pkg:xmlData")) is not None
        }

    def root(self, part: str) -> Element | None:
        """The root of a part; None where there is no such part or it is binary."""
        return self._parts.get(_folded(part))


_PACKED_NAME = "{http://schemas.microsoft.com/office/2006/xmlPackage}name"


def related(package: Package, part: str, kind: str) -> str:
    """The name of the part that `part` ("" for the package) has as its officeDocument, styles, numbering or the like.

    A file without the relationship is read by the usual name of that part.
    """
    folder, base = posixpath.split(part)
    relations = package.root(posixpath.join(folder, "_rels", f"{base}.rels"))
    for relation in () if relations is None else children(relations, "rel:Relationship"):
        if relation.get("Type", "").rpartition("/")[2] == kind and relation.get("TargetMode") != "External":
            target = unquote(relation.get("Target", ""))
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return _USUAL.get(kind) or posixpath.join(folder, f"{kind}.xml")


def main_part(package: Package, where: str) -> tuple[str, Element]:
    """The name and the root of the document itself.

    Raises:
        InputError: It is missing or not Word's.
    """
    part = related(package, "", "officeDocument")
    root = package.root(part)
    if root is None:
        part = _USUAL["officeDocument"]
        root = package.root(part)
    if root is None:
        raise InputError(what=Said("is damaged: it has no main document part"), where=where, todo=REPAIR)
    if name(root) != "w:document" or child(root, "w:body") is None:
        raise InputError(what=Said("is not a Word document ({part} holds none)", part=part), where=where, todo=REPAIR)
    return part, root


def identifier(element: Element) -> str:
    """The w:id of a note or a mark."""
    return attribute(element, "id")
