"""Whether bytes are a web page, or a fragment of one, told from the bytes alone."""

from __future__ import annotations

import re

_LOOKED_AT = 128 * 1024
"""Bytes at the beginning. Scripts and styles of real pages fill up to 90 KB before the first paragraph."""

_BEFORE = r"(?:\s|(?><!--.*?-->)|<\?xml[^>]*+>)*+"
_OPENING = re.compile(rf"{_BEFORE}<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL)
_FOREIGN = re.compile(rf"{_BEFORE}<(?:\?mso-application|[a-z]\w*:|svg|rss|feed|urlset)", re.IGNORECASE | re.DOTALL)
"""XML that is no page, Word's own among it."""

_BLOCK = "p|div|br|table|tbody|tr|td|th|ul|ol|li|dl|dt|dd|h[1-6]|section|article|center|blockquote|hr|pre|body|form"
_INLINE = "span|font|a|b|i|u|em|strong|img|script|style|link|meta|input|iframe|label|sup|sub|o:p"
_TAG = re.compile(rf"</?(?:{_BLOCK}|{_INLINE})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{_BLOCK})>", re.IGNORECASE)
_HASHES = re.compile(r"^#{1,6} ", re.MULTILINE)
"""Headings of Markdown, which may hold tags as well."""
_LEAST_SHARE = 0.08
"""Of the characters, where the first thing is no tag: Markdown with some <br> and <img> has 0.05 at most."""
_FEWEST_BLOCKS = 2
_BEYOND_ASCII = re.compile("[\x80-\xff]")
_MARK = re.compile("^(?:ÿþ|þÿ|ï»¿|\x841\x953)+")
"""The byte-order mark of UTF-8, UTF-16 and GB18030, read as Latin-1."""


def looks_like_html(data: bytes) -> bool:
    """Whether bytes are a web page, with its head or without.

    A page says so in its first tag; a fragment, scraped out of its page, by known tags
    that shut again and make up a good share of it.
    """
    text = _beginning(data)
    if _OPENING.match(text):
        return True
    if "<" not in text or _FOREIGN.match(text):
        return False
    if re.search(r"<(?:html|body)\b[^<>]*>", text, re.IGNORECASE) and _CLOSING.search(text):
        return True
    blocks = len(_CLOSING.findall(text))
    if blocks < _FEWEST_BLOCKS or _HASHES.search(text):
        return False
    marked = sum(len(tag.group()) for tag in _TAG.finditer(text))
    return _TAG.match(text.lstrip()) is not None or marked >= _LEAST_SHARE * _characters(text)


def _characters(text: str) -> float:
    """About how many characters bytes are: two or three bytes are one beyond ASCII."""
    beyond = len(_BEYOND_ASCII.findall(text))
    return len(text) - beyond + beyond / 2.5


def _beginning(data: bytes) -> str:
    """The first bytes with every ASCII character in its place, whatever the codec is."""
    head = data[:_LOOKED_AT]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:64]:
        head = head.replace(b"\x00", b"")
    return _MARK.sub("", head.decode("latin-1"))
