"""HTML character references that a scraper left in the text, such as &nbsp; &#12288; &amp;lt; and their like."""

from __future__ import annotations

import html
import re
import unicodedata
from html.entities import html5

from compare.clean.characters import INVISIBLE, compatibility_ideographs, kangxi_radicals
from compare.model import Repair, Span

RULE = "html-entity"
_REFERENCE = re.compile(r"&(?:amp;)*(?:#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};|nbsp(?![A-Za-z=]))")
_LINE_ENDS = {"\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"}
_HONEST_CONTROLS = {"\t", "\n"}


def entities(text: str) -> tuple[Repair, ...]:
    """The character references of a text, marked where they stand for no character; R&D; is none."""
    if "&" not in text:
        return ()
    found = (match for match in _REFERENCE.finditer(text) if _known(match.group()))
    return tuple(Repair(span=Span(*m.span()), rule=RULE, before=m.group(), after=_meant(m.group())) for m in found)


def _known(reference: str) -> bool:
    name = _innermost(reference)[1:]
    return name.startswith("#") or name in html5 or name == "nbsp"


def _innermost(reference: str) -> str:
    """The reference that was escaped, perhaps more than once: &amp;amp;nbsp; is an escaped &nbsp; in the end."""
    name = reference[1:].rpartition("amp;")[2]
    return "&" + name if name else "&amp;"


def _meant(reference: str) -> str:
    """The character a reference stands for, itself where that is none; nothing for what nobody sees."""
    char = html.unescape(_innermost(reference))
    char = _LINE_ENDS.get(char, char)
    if len(char) != 1 or char == "\ufffd":
        return reference
    if INVISIBLE.match(char):
        return ""
    if unicodedata.category(char) in {"Cc", "Co", "Cn", "Cs"} and char not in _HONEST_CONTROLS:
        return reference
    twins = (*kangxi_radicals(char), *compatibility_ideographs(char))
    return twins[0].after if twins else char
