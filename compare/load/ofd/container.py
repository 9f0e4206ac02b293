"""The ZIP container of an OFD: its parts by location, and what it may cost to read them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from compare.errors import InputError, Said

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_PARTS = 20_000
LARGEST_PART = 16 * 1024 * 1024
"""Of one part of XML, in bytes when unpacked. The largest page seen has 0.1 MB; 16 MB may cost 0.5 GB as a tree."""
LARGEST_WHOLE = 96 * 1024 * 1024
"""Of all parts read, in bytes when unpacked; 300 pages of text are about 10 MB."""

_READ_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The others may ask for gigabytes before the first byte."""
_LISTED = b"PK\x01\x02"
"""Begins each entry of a ZIP's list of parts."""
_ENCRYPTED = 0x1
_UTF8_NAMES = 0x800
_HARMFUL = Said("do not trust this file")


class DamagedPartError(Exception):
    """A part is missing or cannot be read; the rest may be."""


class Container:
    """The parts of an OFD, read within bounds."""

    def __init__(self, data: bytes, where: str) -> None:
        self._where = where
        self._left = LARGEST_WHOLE
        self._zip = self._open(data)
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._folded: dict[str, str] = {}
        self._index()
        self.damaged: list[str] = []
        """Parts whose XML had to be mended."""

    def refusal(self, *, what: Said, todo: Said = _HARMFUL) -> InputError:
        """The error that says why the file is not read."""
        return InputError(what=what, where=self._where, todo=todo)

    def _open(self, data: bytes) -> zipfile.ZipFile:
        """The ZIP, unless it lists so many parts that the list alone would fill the memory."""
        parts = data.count(_LISTED)
        if parts > MOST_PARTS:
            raise self.refusal(
                what=Said("holds {parts:,} parts, more than the {most:,} that are read", parts=parts, most=MOST_PARTS)
            )
        try:
            return zipfile.ZipFile(io.BytesIO(data))
        except _READ_ERRORS:
            raise self.refusal(
                what=Said("is not a readable OFD"), todo=Said("it is damaged or cut off; get it again")
            ) from None

    def _index(self) -> None:
        for info in self._zip.infolist():
            name = _name(info).replace("\\", "/").lstrip("/")
            if ".." in name.split("/"):
                raise self.refusal(what=Said("names a part outside of itself ({name})", name=name[:80]))
            if not name.endswith("/"):
                self._parts.setdefault(name, info)
                self._folded.setdefault(name.casefold(), name)

    @property
    def is_encrypted(self) -> bool:
        """Whether it says that its parts are encrypted (GM/T 0099)."""
        return any("encrypt" in name for name in self._folded)

    def find(self, location: str, base: str = "") -> str | None:
        """The part at a location as written in the part `base`; None where there is none.

        Locations are relative to the part that names them, or to the container when they
        begin with a stroke. Writers mix this up, and the case of letters too.
        """
        location = location.strip().replace("\\", "/")
        for folder in ("", posixpath.dirname(base)) if location.startswith("/") else (posixpath.dirname(base), ""):
            path = posixpath.normpath(posixpath.join(folder, location.lstrip("/")))
            if path.startswith(".."):
                raise self.refusal(what=Said("points outside of itself ({location})", location=location[:80]))
            found = path if path in self._parts else self._folded.get(path.casefold())
            if found and location:
                return found
        return None

    def xml(self, name: str | None) -> _Element:
        """The root of a part of XML.

        Raises:
            DamagedPartError: There is no such part, or nothing of it can be read.
            InputError: It breaks the bounds, is encrypted, or declares a document type.
        """
        data = self._bytes(name)
        if b"<!DOCTYPE" in data.replace(b"\x00", b""):
            raise self._has_dtd(name)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True, remove_comments=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            root = None
        if root is None:
            raise DamagedPartError(name)
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._has_dtd(name)
        if len(parser.error_log) and name:
            self.damaged.append(name)
        return root

    def _has_dtd(self, name: str | None) -> InputError:
        return self.refusal(what=Said("declares a document type, which no OFD needs ({name})", name=str(name)))

    def _bytes(self, name: str | None) -> bytes:
        info = self._parts.get(name or "")
        if info is None:
            raise DamagedPartError(name)
        if info.flag_bits & _ENCRYPTED:
            raise self.refusal(what=Said("is locked with a password"), todo=Said("save it without one"))
        if info.compress_type not in _METHODS:
            what = Said("is packed by a method that OFD does not know ({method})", method=info.compress_type)
            raise self.refusal(what=what)
        if info.file_size > LARGEST_PART or info.file_size > self._left:
            size = info.file_size
            raise self.refusal(
                what=Said("unpacks to more than is read ({name} claims {size:,} bytes)", name=str(name), size=size)
            )
        self._left -= info.file_size
        try:
            with self._zip.open(info) as part:
                return part.read(LARGEST_PART)
        except _READ_ERRORS:
            raise DamagedPartError(name) from None


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a part: ZIP says CP437 where Chinese writers put UTF-8 or GBK."""
    if info.flag_bits & _UTF8_NAMES:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
