"""The numbers that open a section, as a table of forms.

After GB/T 9704-2012 (一、 （一） 1. （1）) and the drafting rules for laws (第X编, 章, 节,
条), with what is found beside them on real pages: ①, 一是, 第一， 首先， ——, 1.1 and
Markdown marks; half- or full-width, with 、 or a point, or with nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from compare.text.numerals import integer

_NUMERALS = "〇零一二三四五六七八九十百千廿卅"
HAN = f"[{_NUMERALS}]{{1,6}}"
_ORDER_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}


class Form(NamedTuple):
    """One way to number."""

    name: str
    opens: re.Pattern[str]
    """The characters it may begin with."""
    pattern: re.Pattern[str]
    """On a folded line from where the number begins; group "n" is what is counted."""
    rank: int | None
    """Where convention puts it, 0 the highest; None for forms that stand at any level."""
    chained: bool = True
    """Whether it must have a neighbour that counts on, since it opens ordinary sentences too."""


def _form(name: str, opens: str, pattern: str, rank: int | None, *, chained: bool = True) -> Form:
    return Form(name, re.compile(f"[{opens}]"), re.compile(pattern), rank, chained)


_NOT_A_REFERENCE = r"(?=$|\s|[^第规款项和至到与及、,的之所])"

FORMS = (
    _form("annex", "附", r"附(?:件|录|表)\s*(?P<n>\d{1,2}|[一二三四五六七八九十]{1,2})?\s*:?\s*$", -1, chained=False),
    _form("part", "第", rf"第\s?(?P<n>{HAN}|\d+)\s?(?:编|篇|部分)(?=$|\s|[:、])", 0, chained=False),
    _form("chapter", "第", rf"第\s?(?P<n>{HAN}|\d+)\s?章{_NOT_A_REFERENCE}", 1, chained=False),
    _form("division", "第", rf"第\s?(?P<n>{HAN}|\d+)\s?节{_NOT_A_REFERENCE}", 2, chained=False),
    _form("article", "第", rf"第\s?(?P<n>{HAN}|\d+)\s?条(?:\s?之{HAN}(?=\s|$))?{_NOT_A_REFERENCE}", 3, chained=False),
    _form("han", _NUMERALS, rf"(?P<n>{HAN})\s?(?:、(?!\s?{HAN}[、是])|\.(?!\d))", 4),
    _form("han-paren", rf"(㈠-㈩{_NUMERALS}", rf"(?:\(\s?(?P<n>{HAN})\s?\)|(?P<m>{HAN})\)|(?P<c>[㈠-㈩]))[、.]?", 5),
    _form("decimal-4", r"\d", r"\d{1,2}\.\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s|[^\d.%])", 9),
    _form("decimal-3", r"\d", r"\d{1,2}\.\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s|[^\d.%])", 8),
    _form("decimal-2", r"\d", r"\d{1,2}\.(?P<n>\d{1,2})[.、]?(?=\s+[^\d\s])", 7),
    _form("arabic", r"\d⒈-⒛", r"(?:(?P<n>\d{1,3})\s?[.、](?![\d、])|(?P<c>[⒈-⒛]))", 6),
    _form("arabic-paren", r"(\d⑴-⒇", r"(?:\(\s?(?P<n>\d{1,3})\s?\)|(?P<m>\d{1,3})\)|(?P<c>[⑴-⒇]))[、.]?", 7),
    _form("circled", "①-⑳", r"(?P<c>[①-⑳])[、.]?", 8),
    _form("roman", "Ⅰ-Ⅻ", r"(?P<c>[Ⅰ-Ⅻ])\s?[、.]", 4),
    _form("is", _NUMERALS, rf"(?P<n>{HAN})是(?!否)", None),
    _form("must", _NUMERALS, rf"(?P<n>{HAN})要", None),
    _form("ordinal", "第", rf"第(?P<n>{HAN})\s?[,、:]", None),
    _form("order", "首其再最", r"(?P<w>首先|其次|再次|最后)\s?[,、:]", None),
    _form("han-bare", _NUMERALS, rf"(?P<n>{HAN})(?=\s+\S)", 4),
    _form("dash", "—–─━―-", r"(?:[—–─━―]{1,4}|-{2,4})(?=\s*[“\"《(\u3400-\u9fff])", None, chained=False),
)
"""Tried in this order; the first that fits is the number."""


@lru_cache(maxsize=1 << 12)
def _opened_by(character: str) -> tuple[Form, ...]:
    """The forms that may begin with a character; none for four paragraphs in five, and few for the others."""
    return tuple(form for form in FORMS if form.opens.match(character))


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
    for form in _opened_by(folded[start : start + 1]):
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
