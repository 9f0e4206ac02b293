"""The numbers that open a section, as a table of forms.

After GB/T 9704-2012 (一、 （一） 1. （1）) and the drafting rules for laws (第X编, 章, 节,
条), with what is found beside them on real pages: ①, 一是, 第一， 首先， ——, 1.1 and
Markdown marks; half- or full-width, with 、 or a point, or with nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from compare.text.numerals import integer

_NUMERALS = "〇零一二三四五六七八九十百千廿卅"
HAN = f"[{_NUMERALS}]{{1,6}}"
_ORDER_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


class Form(NamedTuple):
    """One way to number."""

    name: str
    pattern: re.Pattern[str]
    """On a folded line from where the number begins; group "n" is what is counted."""
    rank: int | None
    """Where convention puts it, 0 the highest; None for forms that stand at any level."""
    chained: bool = True
    """Whether it must have a neighbour that counts on, since it opens ordinary sentences too."""


def _form(name: str, pattern: str, rank: int | None, *, chained: bool = True) -> Form:
    return Form(name, re.compile(pattern), rank, chained)


_NOT_A_REFERENCE = r"(?=$|\s|[^第规款项和至到与及、,的之所])"

FORMS = (
    _form("annex", r"附(?:件|录|表)\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*:?\s*$", -1, chained=False),
    _form("part", rf"第\s?(?P<n>{HAN}|\d+)\s?(?:编|篇|部分)(?=$|\s|[:、])", 0, chained=False),
    _form("chapter", rf"第\s?(?P<n>{HAN}|\d+)\s?章{_NOT_A_REFERENCE}", 1, chained=False),
    _form("division", rf"第\s?(?P<n>{HAN}|\d+)\s?节{_NOT_A_REFERENCE}", 2, chained=False),
    _form("article", rf"第\s?(?P<n>{HAN}|\d+)\s?条(?:\s?之{HAN}(?=\s|$))?{_NOT_A_REFERENCE}", 3, chained=False),
    _form("han", rf"(?P<n>{HAN})\s?(?:、(?!\s?{HAN}[、是])|\.(?!\d))", 4),
    _form("han-paren", rf"(?:\(\s?(?P<n>{HAN})\s?\)|(?P<m>{HAN})\)|(?P<c>[㈠-㈩]))[、.]?", 5),
    _form("decimal-4", r"\d{1,2}\.\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s|[^\d.%])", 9),
    _form("decimal-3", r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s|[^\d.%])", 8),
    _form("decimal-2", r"\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s+[^\d\s])", 7),
    _form("arabic", r"(?:(?P<n>\d{1,3})\s?[.、](?![\d、])|(?P<c>[⒈-⒛]))", 6),
    _form("arabic-paren", r"(?:\(\s?(?P<n>\d{1,3})\s?\)|(?P<m>\d{1,3})\)|(?P<c>[⑴-⒇]))[、.]?", 7),
    _form("circled", r"(?P<c>[①-⑳])[、.]?", 8),
    _form("roman", r"(?P<c>[Ⅰ-Ⅻ])\s?[、.]", 4),
    _form("is", rf"(?P<n>{HAN})是(?!否)", None),
    _form("must", rf"(?P<n>{HAN})要", None),
    _form("ordinal", rf"第(?P<n>{HAN})\s?[,、:]", None),
    _form("order", r"(?P<w>首先|其次|再次|最后)\s?[,、:]", None),
    _form("han-bare", rf"(?P<n>{HAN})(?=\s+\S)", 4),
    _form("dash", r"(?:[—–─━―]{1,4}|-{2,4})(?=\s*[“\"《(\u3400-\u9fff])", None, chained=False),
)
"""Tried in this order; the first that fits is the number."""

_FIRST = re.compile(rf"[附第(\d{_NUMERALS}㈠-㈩⒈-⒛⑴-⒇①-⑳Ⅰ-Ⅻ首其再最—–─━―-]")
"""What the forms begin with: four paragraphs in five begin otherwise, and no form need be tried."""

RANKS = {form.name: form.rank for form in FORMS}
STRUCTURAL = frozenset({"part", "chapter", "division", "article"})
"""The forms of laws and regulations."""

_MARKUP = re.compile(r"(?P<hashes>#{1,6}(?=\s|[^#\s]))?\s*(?:\*\*|__)?\s*")


class Number(NamedTuple):
    """A section number as it stands on a line."""

    form: Form
    value: int | None
    """None for a dash, which does not count."""
    start: int
    """In the line."""
    end: int
    """In the line; white space behind the number is left out."""


def read_marks(folded: str) -> tuple[int, int]:
    """How many Markdown hashes open a line, and where its own text begins."""
    match = _MARKUP.match(folded)
    return (len(match["hashes"] or ""), match.end()) if match else (0, 0)


def read_number(folded: str, start: int = 0) -> Number | None:
    """The section number that stands at `start` of a folded line, if any."""
    if not _FIRST.match(folded, start):
        return None
    for form in FORMS:
        match = form.pattern.match(folded, start)
        if match:
            return Number(form, _value(match), start, start + len(match.group().rstrip()))
    return None


def _value(match: re.Match[str]) -> int | None:
    groups = {name: text for name, text in match.groupdict().items() if text}
    if "w" in groups:
        return _ORDER_WORDS[groups["w"]]
    return next((integer(text) for text in groups.values()), None)


def counts_on_inline(number: Number, folded: str) -> bool:
    """Whether the same paragraph goes on to the next number: then it is an enumeration, not a section."""
    if number.value is None or (number.form.rank is not None and number.form.rank < RANKS_OF_LISTS):
        return False
    for match in _INLINE.finditer(folded, number.end):
        following = read_number(folded, match.end())
        if following and following.form is number.form and following.value == number.value + 1:
            return True
    return False


LONGEST_DASH = 4
"""A line of more is a rule or an underline."""

RANKS_OF_LISTS = 6
"""Forms from 1. downwards, and those without a rank, also number the items of a sentence."""

_INLINE = re.compile(r"[。;:,!?]\s?")
