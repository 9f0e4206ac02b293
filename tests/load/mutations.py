"""How the fuzzer breaks a file: by its structure, so that what comes out is still opened and read.

Each mutation takes bytes and a source of chance and gives bytes; the same chance gives the same bytes.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random
    from typing import Any

    Mutation = Callable[[bytes, Random], bytes]

MOST = 200_000
"""Bytes of a mutant, so that thousands of them fit in a minute."""
_MOST_TEXT = 4_000
"""Characters of a mutated text: more of a report says no more of its reader."""
_MOST_ELEMENTS = 3_000
_TOKENS = re.compile(r"<[^<>]*>|[^<>\s]+|\s+|[<>]")
_WORDS = re.compile(rb"/?[A-Za-z]+|-?\d+(?:\.\d+)?|<<|>>|[\[\]()<>]|[^A-Za-z\d\[\]()<>/-]+|.", re.DOTALL)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_VALUE = re.compile(r"(?<==)\"[^\"]*\"")

_NUMBERS = ("0", "-1", "1", "65536", "2147483648", "99999999999999999999", "1e308", "-0.0000001", "NaN", "inf", "")
_VALUES = (
    *_NUMBERS,
    "../../x",
    "/",
    "一",
    "\ufffd",
    "decimal",
    "true",
    "none",
    "M 0 0 L 99999 1",
    "0 0 1 1",
    "g 20 5.57",
    "A" * 300,
)
_PIECES = (
    "。ㄇ刂輩^(qū)", "程序?qū)嵤┘?xì)則", "建設(shè)", "?qū)", "(shè)", "??h", "????", "&nbsp;", "&#12288;", "&amp;lt;", "2O20年", "\u200b",
    "\ue5e5", "\u2f00", "\uf900", "\r", "\u2028", "\x85", "\x0c", "\U0001f600", "\u0301", "一、", "（一）", "第一条", "一是", "1.", "1.1 ", "①",
    "关于印发《", "》的通知", "附件：1.", "2024年1月5日", "〔2024〕1号", "来源：", "打印", "首页 > 正文 > ", "|", "| a | b |", "|---|---|",
    "# ", "- ", "> ", "1) ", "**", "```\n", "<br>", "<!--", "-->", "[a](b)", "---\n", "===\n", "\t", "\n", "\n\n", "　　", "。", "，，", "”", "《",
    "<table><tr><td>", "</table>", "<script>", "<div hidden>", "<ol start=99>", "<li value=-1>", "]]>", "<?xml", "\x00", "省市区县人民政府",
)  # fmt: skip
_CODECS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "gbk", "cp1252")


def of_text(data: bytes, draw: Random) -> bytes:
    """A text with its characters, lines and signs moved about; sometimes in another codec, sometimes with torn bytes."""
    text = _edited(list(data.decode("utf-8", "replace")), draw, _PIECES)
    out = "".join(text)[:_MOST_TEXT].encode("utf-8", "replace")
    if draw.random() < 0.4:
        out = "".join(text)[:_MOST_TEXT].encode(draw.choice(_CODECS), "ignore")
    return of_bytes(out, draw) if draw.random() < 0.2 else out


def of_lines(data: bytes, draw: Random) -> bytes:
    """A text that stays UTF-8: what the stages behind the reader are given."""
    text = data.decode("utf-8", "replace")
    if draw.random() < 0.4:
        return "\n".join(_edited(text.split("\n"), draw, _PIECES))[:_MOST_TEXT].encode("utf-8", "replace")
    return "".join(_edited(list(text), draw, _PIECES))[:_MOST_TEXT].encode("utf-8", "replace")


def of_markup(data: bytes, draw: Random) -> bytes:
    """Markup with its tags, values and words moved about."""
    if draw.random() < 0.1:
        return of_bytes(data, draw)
    tokens = _TOKENS.findall(data.decode("utf-8", "surrogateescape"))
    text = "".join(_edited(tokens, draw, _PIECES))
    for _ in range(draw.randrange(3)):
        pattern = draw.choice((_VALUE, _NUMBER))
        if found := list(pattern.finditer(text)):
            match = draw.choice(found)
            value = draw.choice(_VALUES)
            text = text[: match.start()] + (f'"{value}"' if pattern is _VALUE else value) + text[match.end() :]
    return text[:MOST].encode("utf-8", "surrogatepass" if draw.random() < 0.01 else "replace")


def of_tree(data: bytes, draw: Random) -> bytes:
    """XML that stays well-formed: elements lost, doubled, moved and renamed, values and words changed."""
    if draw.random() < 0.1:
        return of_markup(data, draw)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return of_markup(data, draw)
    for _ in range(draw.randrange(1, 6)):
        _grafted(root, draw)
    return etree.tostring(root)[:MOST]


def _grafted(root: etree._Element, draw: Random) -> None:
    """Change one thing in a tree."""
    every = [element for element in root.iter() if isinstance(element.tag, str)]
    one, two = draw.choice(every), draw.choice(every)
    parent = one.getparent()
    match draw.randrange(7):
        case 0 if parent is not None:
            parent.remove(one)
        case 1 if parent is not None:
            parent.insert(draw.randrange(len(parent) + 1), deepcopy(one))
        case 2 if len(every) < _MOST_ELEMENTS:
            two.append(deepcopy(one))
        case 3 if one.attrib:
            one.set(draw.choice(sorted(one.attrib)), draw.choice(_VALUES))
        case 4:
            for name, value in two.attrib.items():
                one.set(name, value)
        case 5:
            one.tag = two.tag
        case _:
            one.text = draw.choice((_xml_safe(draw.choice(_PIECES)), draw.choice(_VALUES), two.text))


def _xml_safe(text: str) -> str:
    return re.sub("[\x00-\x08\x0b-\x1f\ufffe\uffff]", "", text)


def of_container(data: bytes, draw: Random) -> bytes:
    """A ZIP with one or two of its XML parts broken, or an entry lost, doubled, renamed or swapped."""
    if draw.random() < 0.05:
        return of_bytes(data, draw)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist() if entry.file_size < MOST]
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
        struct.error,
    ):
        return of_bytes(data, draw)
    for _ in range(draw.randrange(1, 3)):
        at = draw.randrange(len(parts)) if parts else -1
        if at >= 0:
            name, content = parts[at]
            parts[at : at + 1] = draw.choice(_OF_ENTRIES)(name, content, draw)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name or "_"), content)
    return out.getvalue()


def _broken_part(name: str, content: bytes, draw: Random) -> list[tuple[str, bytes]]:
    return [(name, of_tree(content, draw) if content.lstrip(b"\xef\xbb\xbf")[:1] == b"<" else of_bytes(content, draw))]


def _lost_part(_name: str, _content: bytes, _draw: Random) -> list[tuple[str, bytes]]:
    return []


def _renamed_part(name: str, content: bytes, draw: Random) -> list[tuple[str, bytes]]:
    return [(draw.choice(("../" + name, "/" + name, name.upper(), "x/" + name, name[:-1])), content)]


_OF_ENTRIES = (*[_broken_part] * 16, _lost_part, _renamed_part)


def of_pdf(data: bytes, draw: Random) -> bytes:
    """A PDF with words of its syntax moved about, inside and outside its streams."""
    if draw.random() < 0.2:
        return of_bytes(data, draw)
    start = draw.randrange(max(1, len(data) - 100))
    stretch = data[start : start + 600]
    words = _WORDS.findall(stretch)
    numbers = tuple(number.encode() for number in _NUMBERS[:7])
    names = (b"/Type", b"/Kids", b"/Parent", b"/Contents", b"/Resources", b"/Length", b"/Page", b"/Pages", b"Tj", b"Tf", b"Tm", b"cm", b"Do", b"q", b"Q", b"re", b"f", b"R")  # fmt: skip
    return (data[:start] + b"".join(_edited(words, draw, (*numbers, *names))) + data[start + 600 :])[:MOST]


def of_bytes(data: bytes, draw: Random) -> bytes:
    """Bytes flipped, cut off, doubled or zeroed."""
    out = bytearray(data)
    for _ in range(draw.randrange(1, 8)):
        at = draw.randrange(len(out) + 1)
        size = draw.choice((1, 1, 2, 4, 64, 1000))
        match draw.randrange(6):
            case 0:
                out[at : at + 1] = bytes((draw.randrange(256),))
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size]
            case 3:
                out[at : at + size] = bytes(len(out[at : at + size]))
            case 4:
                out[at : at + 4] = struct.pack("<I", draw.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF, 0x10000)))
            case _ if draw.random() < 0.2:
                del out[at:]
            case _:
                out[at:at] = draw.randbytes(size % 7)
    return bytes(out[:MOST])


def _edited(tokens: Sequence[Any], draw: Random, pieces: Sequence[Any]) -> list[Any]:
    """Tokens with one to six stretches dropped, doubled, swapped, repeated or put in."""
    out = list(tokens)
    for _ in range(draw.randrange(1, 7)):
        at, other = draw.randrange(len(out) + 1), draw.randrange(len(out) + 1)
        size = draw.choice((1, 1, 1, 2, 5, 20))
        match draw.randrange(6):
            case 0:
                del out[at : at + size]
            case 1:
                out[at:at] = out[other : other + size]
            case 2:
                one = out[at : at + size]
                out[at : at + size] = out[other : other + size]
                out[other : other + size] = one
            case 3:
                out[at:at] = out[at : at + size] * draw.choice((1, 3, 30))
            case _:
                out[at:at] = [draw.choice(pieces) for _ in range(draw.choice((1, 1, 3)))]
    return out
