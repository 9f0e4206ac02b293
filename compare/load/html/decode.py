"""The text of a page: in the codec it declares where that fits its bytes, else in the one they show."""

from __future__ import annotations

import codecs
import re

from compare.load.charset import Decoded, decode, detect, losses, lost
from compare.model import Note, NoteKind

_HEAD = 16 * 1024
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_MARKUP = re.compile(
    rb"<(?:script|style)\b.*?(?:</(?:script|style)|\Z)|<!--.*?(?:-->|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE
)

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "gb18030": "gb18030",
    "big5hkscs": "big5hkscs",
    "utf-16": "utf-16",
}
"""The codecs of Chinese pages, each with the one that holds all of it, as the Encoding Standard maps labels."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WIDE_TAG = re.compile(rb"<\x00{1,3}[!/?a-zA-Z]\x00|\x00<\x00{1,3}[!/?a-zA-Z]")
_MOST_LOST = 0.02
"""Of the characters beyond ASCII: a cut-off or damaged page loses a few, a wrong codec a fifth and more."""
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_FEWEST = 24
"""Bytes beyond ASCII from which on valid UTF-8 is no accident: 联通 in GBK, 4 bytes, is the known one."""


def decode_page(data: bytes, where: str, encoding: str | None) -> Decoded:
    """The text of a page, without a byte-order mark.

    Args:
        data: The bytes of the page.
        where: What to call it in messages.
        encoding: A codec that overrules everything; None to look for it.

    Raises:
        InputError: The bytes are in no codec known here, or not in `encoding`.
        UsageError: There is no such codec.
    """
    if b"\x00" in data and not _is_wide(data):
        data = data.replace(b"\x00", b"")
    decoded = decode(data, encoding, where) if encoding else _found(data, where)
    return decoded._replace(text=decoded.text.removeprefix("\ufeff"))


def _is_wide(data: bytes) -> bool:
    """Whether characters take two bytes or more, so that zeros are halves of them and no damage."""
    return data.startswith(_MARKS) or _WIDE_TAG.search(data[:_HEAD]) is not None


def _found(data: bytes, where: str) -> Decoded:
    declared = declared_encoding(data)
    if declared and not data.startswith(_MARKS) and b"\x00" not in data[:_HEAD]:
        honoured = _honoured(data, declared)
        if honoured:
            return honoured
    detected = _detected(data, where)
    if declared and _WIDER.get(declared, declared) != detected.encoding and not detected.encoding.startswith("utf-16"):
        note = Note.of(NoteKind.DECLARED, declared=declared, encoding=detected.encoding)
        return detected._replace(notes=(note, *detected.notes))
    return detected


def declared_encoding(data: bytes) -> str:
    """The charset that a page declares, by its Python name; "" where it declares none that exists."""
    match = _DECLARED.search(_COMMENT.sub(b"", data[:_HEAD]))
    if not match:
        return ""
    label = (match[1] or match[2]).decode("ascii", "replace")
    try:
        return codecs.lookup(label).name
    except LookupError:
        return ""


def _honoured(data: bytes, declared: str) -> Decoded | None:
    """The text in the declared codec; None where it is not one of Chinese text or does not fit."""
    codec = _WIDER.get(declared)
    if codec is None or codec == "utf-16":
        return None
    beyond = len(_BEYOND_ASCII.findall(data[: 1 << 20]))
    if codec != "utf-8" and beyond >= _FEWEST and _decodes(data, "utf-8"):
        return None
    text = data.decode(codec, "replace")
    if lost(text) > _MOST_LOST * max(beyond / 3, 1) + 1:
        return None
    return Decoded(text, codec, () if _decodes(data, codec) else (losses(text, codec),))


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _detected(data: bytes, where: str) -> Decoded:
    """The codec that the bytes outside the markup show, which is all ASCII and would drown a short text."""
    if b"\x00" in data[:_HEAD] or data.startswith(_MARKS):
        return detect(data, where)
    found = detect(_MARKUP.sub(b" ", data) or data, where)
    text = data.decode(found.encoding, "replace")
    return Decoded(text, found.encoding, () if _decodes(data, found.encoding) else (losses(text, found.encoding),))
