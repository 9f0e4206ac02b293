"""Which format an input has, told by its bytes, and which reader takes it.

An extension is believed in one case only: nothing in the bytes tells Markdown from plain text.
Readers are imported when they are needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compare.errors import InputError, Said
from compare.load.signatures import kind_of
from compare.load.text import decoded
from compare.options import Format

if TYPE_CHECKING:
    from compare.load.extracted import Extracted

_MARKDOWN = {".md", ".markdown"}
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_PDF = b"%PDF-"
_OFD_ENTRY = b"OFD.xml"
"""The entry that every OFD container has; names of entries are never compressed."""
_HEAD = 1024
"""How far into a file readers of PDF look for its mark."""


def recognise(data: bytes, path: str) -> Format:
    """The format of an input.

    Raises InputError where it is none that is read here.
    """
    if _PDF in data[:_HEAD]:
        return Format.PDF
    if data.startswith(_ZIP):
        return _container(data, path)
    if data.startswith((_OLE, _RTF)):
        return _old_office(data, path)
    if kind := kind_of(data):
        what = Said("is {kind}, not a document", kind=kind)
        raise InputError(what=what, where=path, todo=Said("save it as text, Word, PDF or OFD first"))
    return _textual(data, path)


def _container(data: bytes, where: str) -> Format:
    from compare.load.word import is_docx  # noqa: PLC0415 - readers are loaded when there is something for them

    if _OFD_ENTRY in data:
        return Format.OFD
    if is_docx(data):
        return Format.DOCX
    raise InputError(
        what=Said("is a ZIP container, but neither Word nor OFD"),
        where=where,
        todo=Said("unpack it and name one document"),
    )


def _old_office(data: bytes, where: str) -> Format:
    from compare.load.old_word import is_doc, is_rtf  # noqa: PLC0415 - as above

    if is_doc(data) or is_rtf(data):
        return Format.DOC
    raise InputError(
        what=Said("is an old Office file, but not Word"), where=where, todo=Said("save it as .docx or text first")
    )


def _textual(data: bytes, path: str) -> Format:
    from compare.load.html_signs import looks_like_html  # noqa: PLC0415 - as above

    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1] == b"<":
        from compare.load.word import is_flat_word  # noqa: PLC0415 - as above

        if is_flat_word(data):
            return Format.WORD_XML
    if looks_like_html(data):
        return Format.HTML
    return Format.MARKDOWN if Path(path).suffix.lower() in _MARKDOWN else Format.TEXT


def read_as(kind: Format, data: bytes, where: str, encoding: str | None) -> Extracted:
    """The text of an input of a known format."""
    match kind:
        case Format.TEXT:
            return decoded(data, where, encoding)
        case Format.MARKDOWN:
            return _markdown(data, where, encoding)
        case Format.HTML:
            from compare.load.html import read_html  # noqa: PLC0415 - as above

            return read_html(data, where, encoding)
        case Format.PDF:
            from compare.load.pdf import read_pdf  # noqa: PLC0415 - as above

            return read_pdf(data, where)
        case Format.OFD:
            from compare.load.ofd import read_ofd  # noqa: PLC0415 - as above

            return read_ofd(data, where)
        case _:
            return _word(kind, data, where)


def _word(kind: Format, data: bytes, where: str) -> Extracted:
    from compare.load.old_word import read_doc  # noqa: PLC0415 - as above
    from compare.load.word import read_docx, read_flat_word  # noqa: PLC0415 - as above

    readers = {Format.DOCX: read_docx, Format.WORD_XML: read_flat_word, Format.DOC: read_doc}
    return readers[kind](data, where)


def _markdown(data: bytes, where: str, encoding: str | None) -> Extracted:
    from dataclasses import replace  # noqa: PLC0415 - as above

    from compare.load.markdown import read_markdown  # noqa: PLC0415 - as above

    plain = decoded(data, where, encoding)
    read = read_markdown(plain.text)
    return replace(read, encoding=plain.encoding, notes=(*plain.notes, *read.notes))
