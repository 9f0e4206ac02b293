"""A page made small enough to parse, whatever stands in it.

Parsers of HTML have weak places: a tag with 100,000 attributes took libxml2 33 s (and
lexbor longer), and 8 MB of nothing but tags become a tree of 0.5 GB. So what no reader
sees (scripts, styles, comments, pictures in data: addresses) goes before parsing, and
what is left has an upper limit.
"""

from __future__ import annotations

import re

from compare.errors import InputError, Said

LARGEST_PAGE = 64 * 1024 * 1024
"""Bytes of a page as it comes; pages saved with their pictures inside reach 30 MB."""
LARGEST_REST = 8 * 1024 * 1024
"""Characters without scripts, styles, comments and long attributes; the largest page seen has 0.3 million."""
MOST_TAGS = 150_000
"""Tags in that rest, each some 30 µs to read; the largest page seen has 3,400."""
_MOST_OPENINGS = 2_000_000
"""Signs < before scripts are taken out: a page of so many is no page."""

_LONGEST_TAG = 500
"""Longer tags keep only the attributes that are read: a tag's time grows with the square of their number."""

_ATTRIBUTES = frozenset(
    {"id", "class", "style", "hidden", "aria-hidden", "role", "name", "property", "content", "start", "value"}
    | {"type", "reversed", "href"}
)
_ATTRIBUTE = re.compile(r"""\s([a-z][a-z-]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++))?""", re.IGNORECASE)
_TAG = r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?"""
_PIECE = re.compile(
    r"<!--(?P<comment>-?>|.*?(?:--!?>|\Z))"
    rf"|<(?P<raw>script|style)\b{_TAG}.*?(?:</(?P=raw)\b[^>]*>|\Z)"
    rf"|<(?P<name>[a-z][\w:-]*+){_TAG}",
    re.IGNORECASE | re.DOTALL,
)
_MARKER = re.compile(
    r"\s*(?:ZJEG_RSS\.content\.|<\$\[信息内容\]>|/?enpcontent|正文(?:内容)?\s*)(?P<which>begin|start|开始|end|结束)?",
    re.IGNORECASE,
)
"""Comments with which publishing systems enclose the article."""


def check_size(data: bytes, where: str) -> None:
    """Refuse a page that no report can be, before anything is done with it.

    Raises:
        InputError: It has too many bytes or too many tags.
    """
    _check(len(data) >> 20, LARGEST_PAGE >> 20, Said("MiB"), where)
    _check(data.count(b"<"), _MOST_OPENINGS, Said("tags"), where)


def trim(page: str, where: str) -> str:
    """The page without what is neither read nor shown.

    Raises:
        InputError: More is left than a report can have.
    """
    rest = _PIECE.sub(_kept, page)
    _check(len(rest), LARGEST_REST, Said("characters besides scripts and pictures"), where)
    _check(rest.count("<"), MOST_TAGS, Said("tags"), where)
    return rest


def _check(found: int, most: int, of: Said, where: str) -> None:
    if found > most:
        what = Said(
            "is a web page of {found:,} {of}, more than the {most:,} that are read", found=found, of=of, most=most
        )
        raise InputError(what=what, where=where, todo=Said("save the article alone as text, .docx or a smaller page"))


def _kept(piece: re.Match[str]) -> str:
    if piece["comment"] is not None:
        return _marker(piece["comment"])
    if piece["raw"]:
        return ""
    tag = piece.group()
    return tag if len(tag) <= _LONGEST_TAG else _shortened(piece["name"], tag)


def _marker(comment: str) -> str:
    """A comment that encloses the article, as the meta element with which other systems do the same."""
    match = _MARKER.match(comment)
    if not match:
        return ""
    which = (match["which"] or ("end" if comment.lstrip().startswith("/") else "start")).lower()
    return f'<meta name="Content{"End" if which in {"end", "结束"} else "Start"}">'


def _shortened(name: str, tag: str) -> str:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag):
        attribute = match[1].lower()
        if attribute in _ATTRIBUTES and not (match[2] or "").strip("\"'").startswith("data:"):
            found.setdefault(attribute, f"{attribute}={match[2]}" if match[2] else attribute)
    return f"<{name} {' '.join(found.values())}>"
