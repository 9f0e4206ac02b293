"""The tree of a page, through lxml.

lxml (libxml2) and not selectolax (lexbor): on hostile pages libxml2 stays linear and
stops at a depth of 2,048, where lexbor took 18 s and more on 100,000 nested elements; on
real pages both take milliseconds and give the same text; and the readers of Word and OFD
need lxml anyway.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.errors import InputError, Said

if TYPE_CHECKING:
    from lxml.etree import HTMLParser, _Element

_FORMATTING = re.compile(r"</?(?:font|span|b|strong|i|em|u|big|small|o:p|a|nobr|label)\b[^<>]*>", re.IGNORECASE)
"""What careless editors leave open once a paragraph, so that each lies inside the one before."""


def parse(page: str, where: str) -> _Element | None:
    """The root of a page's tree; None for a page without any content.

    Raises:
        InputError: Elements lie more than 2,048 deep in one another.
    """
    root, too_deep = _parse(page)
    if too_deep:
        root, too_deep = _parse(_FORMATTING.sub("", page))
    if too_deep:
        what = Said("is a web page whose elements lie more than 2,000 deep in one another")
        raise InputError(what=what, where=where, todo=Said("open it in a browser and save the article as text"))
    return root


def _parse(page: str) -> tuple[_Element | None, bool]:
    """The root, and whether the tree was cut off where it became too deep."""
    from lxml import etree  # noqa: PLC0415 - 40 ms that plain text need not pay

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    data = page.replace("\x00", "\ufffd").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    return root, _stopped(parser)


def _stopped(parser: HTMLParser) -> bool:
    return any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
