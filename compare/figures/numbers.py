"""Finding numbers with their qualifiers and units in a normal form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.units import UNITS
from compare.model import Span
from compare.text.numerals import number

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_HAN = r"[一二三四五六七八九两]?[十百千][一二三四五六七八九十百千零]*|[百千]"
_FIGURE = re.compile(
    r"(?P<before>不少于|不低于|不超过|至少|超过|突破|大约|接近|(?<![民公条合规契签节预])约|(?<![附最临])近|超|逾)?"
    rf"(?P<number>(?P<factor>\d+[×x*])?(?:{_ARABIC}|{_HAN}))"
    r"(?P<more>余|多|来)?"
    r"(?P<scale>[十百千]?[万亿]|[百千](?=[余多万亿]))?"
    r"(?P<most>余|多)?"
    rf"(?P<unit>{'|'.join(map(re.escape, UNITS))})"
    r"(?P<after>以上|以下|以内|之内|左右|上下|之多)?"
)
_PERCENT = re.compile(
    r"(?P<before>约|近|超过|超)?百分之(?P<number>[一二三四五六七八九十百零点]+|\d+(?:\.\d+)?)(?P<after>以上|以下|以内|左右)?"
)


class Number(NamedTuple):
    """A number with its unit, in the normal form."""

    span: Span
    """The number and its unit, without qualifiers around them."""
    whole: Span
    """The same with qualifiers."""
    number: str
    value: float
    """In units of one."""
    unit: str
    qualifier: str


def numbers(normal: str) -> Iterator[Number]:
    """Numbers with a unit, in order; whether they state anything is not asked here."""
    found = [*map(_percent, _PERCENT.finditer(normal)), *map(_number, _FIGURE.finditer(normal))]
    end = 0
    for item in sorted((item for item in found if item), key=lambda item: (item.span.start, -item.span.end)):
        if item.span.start >= end:
            yield item
            end = item.whole.end


def _number(match: re.Match[str]) -> Number | None:
    """What a match of the general pattern says; None where its parts make no number."""
    text = match["number"].removeprefix(match["factor"] or "")
    value = number(text + (match["scale"] or ""))
    if value is None:
        return None
    if match["factor"]:
        value *= float(match["factor"][:-1])
    end = match.end("unit")
    return Number(
        span=Span(match.start("number"), end),
        whole=Span(*match.span()),
        number=match["number"] + (match["scale"] or ""),
        value=value,
        unit=match["unit"],
        qualifier=_qualifier(match["before"], match["more"], match["most"], match["after"]),
    )


def _percent(match: re.Match[str]) -> Number | None:
    """百分之二十 is 20%."""
    value = number(match["number"])
    if value is None:
        return None
    return Number(
        span=Span(match.end("before") if match["before"] else match.start(), match.end("number")),
        whole=Span(*match.span()),
        number=match["number"],
        value=value,
        unit="%",
        qualifier=_qualifier(match["before"], match["after"]),
    )


def _qualifier(*parts: str | None) -> str:
    return "".join(part for part in parts if part)
