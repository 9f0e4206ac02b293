"""The numbers that a browser prints before the items of an ordered list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from compare.load.html.styles import is_unlisted
from compare.load.numerals import LEGAL, LEGAL_TRADITIONAL, LEGAL_UNITS, counted, roman

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ROMAN = 3999
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(?P<kind>cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal"
    r"|(?:lower|upper)-(?:alpha|latin|roman)|decimal)",
    re.IGNORECASE,
)
_KINDS = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_INTEGER = re.compile(r"\s*(-?\d{1,6})(?!\d)")
_OWN = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[、.．)）](?!\d)|[①-⑳⑴-⒛㈠-㈩]|第[一二三四五六七八九十百\d]{1,5}[章节条]"
)


@dataclass(slots=True)
class Counter:
    """The counting of one list."""

    kind: str
    """A list style of CSS; "" where nothing is printed."""
    next: int
    step: int = 1

    def label(self, item: _Element) -> str:
        """What stands before an item, with a blank behind it; "" for nothing."""
        value = _integer(item.get("value"))
        number = self.next if value is None else value
        self.next = number + self.step
        style = item.get("style", "")
        if not self.kind or is_unlisted(style):
            return ""
        return printed(number, _kind(style, item.get("type")) or self.kind)


def counter(element: _Element, tag: str) -> Counter:
    """The counting of the list that begins with an element; lists of bullets print nothing."""
    style = element.get("style", "")
    kind = _kind(style, element.get("type")) or ("decimal" if tag == "ol" else "")
    if is_unlisted(style) or tag != "ol":
        kind = ""
    start = _integer(element.get("start"))
    if element.get("reversed") is None:
        return Counter(kind, 1 if start is None else start)
    items = sum(1 for _ in element.iterchildren("li"))
    return Counter(kind, items if start is None else start, -1)


def has_own(text: str) -> bool:
    """Whether an item begins with a number of its own: then its list shows none, whatever its markup says."""
    return bool(_OWN.match(text))


def _kind(style: str, kind: str | None) -> str:
    found = _STYLE.search(style) if style else None
    return found["kind"].lower() if found else _KINDS.get(kind or "", "")


def _integer(text: str | None) -> int | None:
    found = _INTEGER.match(text) if text else None
    return int(found[1]) if found else None


def printed(number: int, kind: str) -> str:
    """A number in a list style of CSS, as the CSS Counter Styles standard prints it."""
    if "chinese" in kind or kind == "cjk-ideographic":
        text = _chinese(number, kind)
        return f"{text}、" if text else f"{number}. "
    if "roman" in kind and 0 < number <= _MOST_ROMAN:
        text = roman(number)
    elif ("alpha" in kind or "latin" in kind) and number > 0:
        text = _letters(number)
    else:
        return f"{number}. "
    return f"{text.upper() if kind.startswith('upper') else text}. "


def _chinese(number: int, kind: str) -> str:
    if not kind.endswith("-formal"):
        return counted(number)
    digits = LEGAL_TRADITIONAL if kind.startswith("trad") else LEGAL
    return counted(number, digits, LEGAL_UNITS, always_one=True)


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text
