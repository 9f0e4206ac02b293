"""Finding numbers with their qualifiers and units in a normal form: one pattern for each way to write one."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from compare.figures.units import RANK, UNITS
from compare.model import Span
from compare.text.numerals import integer, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ARABIC = r"\d{1,15}+(?:,\d{3})*+(?:\.\d+)?+"
"""Whole or not at all: no unit begins with what a part of one would leave, and years would be tried four times."""
_DIGIT = "[一二三四五六七八九两]"
_HAN = rf"(?:[一二三四五六七八九两十百千零]{{1,9}}[万亿]零?)?{_DIGIT}?[十百千][一二三四五六七八九十百千零]{{0,8}}|[一二三四五六七八九十百零]{{1,5}}点[一二三四五六七八九零]{{1,4}}|{_DIGIT}(?=[万亿])|[百千]"
"""No numeral has more characters on one side of its scale; a longer run of them would be read anew at each."""
_MUST_NOT = "(?:不(?:得|能|应|可)?)"
_MORE_THAN = rf"{_MUST_NOT}(?:少于|低于|小于)|至少|高于|多于|大于|超过|突破|超|逾"
_LESS_THAN = rf"{_MUST_NOT}(?:超过|高于|多于|大于)|不到|不足|低于|少于|小于|接近|将近|(?<![附最临远])近"
_ABOUT = "大约|(?<![民公条合规契签节预制集简])约"
_BEFORE = rf"(?P<before>{_MORE_THAN}|{_LESS_THAN}|{_ABOUT})?"
_AFTER = r"(?P<after>[及或]?以[上下]|以内|之内|左右|上下|之多)?"
_UNIT = rf"(?=[{re.escape(''.join(sorted({unit[0] for unit in UNITS})))}])(?:{'|'.join(map(re.escape, UNITS))})"
"""Asked first for a character that a unit begins with: of 150 each would be tried behind every part of a year."""
_PEOPLE = (
    r"(?:(?<=[万亿])|(?<=[万亿][余多]))(?=(?:以上)?(?!.{0,5}(?:支持|用于|惠及|帮助|解决|[使让]))[^\W\d]{0,6}?"
    r"(?:人口|群众|农民|居民|儿童|学生|婴幼儿|劳动力|人员|教师|职工|纳税人|老年?人|毕业生|官兵|军人|干部|党员|青年|妇女|患者|对象|师生|中国人)(?![次均数县市]))"
)
"""People are counted by ten thousands without a measure word: 惠及1100多万学生."""
_LOW = rf"(?:(?<![\d.由从])(?P<low>{_ARABIC})(?P<low_scale>万亿|[万亿])?(?:(?P<low_unit>%|{_UNIT}))?(?:--?|~|至))?"
_FIGURE = re.compile(
    rf"{_BEFORE}{_LOW}"
    rf"(?P<number>(?P<factor>\d+[×x*])?(?:{_ARABIC}|{_HAN}))"
    r"(?P<more>余|多|来)?"
    r"(?P<scale>[十百千]?万亿|[十百千]?[万亿]|[百千](?=[余多万亿]))?"
    r"(?P<rest>\d+(?:\.\d+)?[千万])?"
    r"(?:(?P<most>余|多)(?P<last>亿)?)?"
    rf"(?P<unit>{_UNIT}|{_PEOPLE})"
    rf"{_AFTER}"
)
_NUMERALS = "一二三四五六七八九十百千两零"
_END = rf"(?:百分之)?(?:\d{{1,9}}(?:\.\d{{1,4}})?|[{_NUMERALS}]{{1,9}})(?:万亿|[万亿])?"
_BETWEEN = re.compile(
    rf"(?<![\d.第由从{_NUMERALS}])(?P<low>{_END})(?P<low_unit>{_UNIT})?"
    rf"(?P<joint>以上(?P<below>不满)?|至)(?P<high>{_END})(?P<unit>{_UNIT})?(?P<after>以下)?"
)
"""二百元以上五百元以下, 三至五家, 百分之十至百分之二十: both ends of one range."""
_PERCENT = re.compile(
    rf"{_BEFORE}百分之(?P<number>[一二三四五六七八九十百零点]{{1,12}}|\d{{1,15}}(?:\.\d+)?)(?![点一二三四五六七八九十百零\d]){_AFTER}"
)
_PARTS = re.compile(
    rf"{_BEFORE}(?<![\d一二三四五六七八九十百])(?P<whole>[二三四五六七八九十千万]|\d{{1,2}})分之(?P<part>[一二三四五六七八九]|\d{{1,2}}){_AFTER}"
)
_SLASHED = re.compile(rf"(?:(?<=占)|(?<=占全部)|(?<=占全市)){_BEFORE}(?P<part>\d)/(?P<whole>\d)(?![\d/]){_AFTER}")
_TENTHS = re.compile(
    rf"{_BEFORE}(?<![\d.第一二三四五六七八九十百田])(?P<number>{_DIGIT}|\d(?:\.\d)?)成(?:(?P<half>半)|(?P<most>多))?{_AFTER}"
    r"(?![立为果本功效员就长份交熟型品因千上下都套片绩年]|不变)"
)
_DOUBLED = re.compile(rf"翻(?:了|近)?(?P<number>{_DIGIT})番")
_TIMES = re.compile(
    rf"(?<=[长加大高升展到达为是])了?(?P<before>约|近|超过|超)?(?P<number>{_DIGIT})(?P<most>多)?(?P<unit>倍){_AFTER}"
)
_RANKED = re.compile(
    r"(?:位[居列]|名列|排名|排位|并列|跃居|升至|居|(?<!下)列(?![明入为写举])|保持)(?:在)?(?:全[国省市区县州旗]|同类|中西部|东部|西部|中部|同级)?[^,。;:()\n\d第]{0,10}?"
    r"(?P<whole>第(?P<number>\d{1,3}|[一二三四五六七八九十百]{1,4})(?P<unit>位|名)?|首位)"
    r"(?![方梯批次届期季条章款项者个步类产大轮时要线任战人审])"
)


class Number(NamedTuple):
    """A number with its unit, in the normal form."""

    span: Span
    """The number and its unit, without qualifiers around them."""
    whole: Span
    """The same with qualifiers."""
    number: str
    value: float
    """In units of one; of a range the lower end."""
    unit: str
    qualifier: str
    high: float | None = None
    """The upper end of a range."""
    step: float = 1.0
    """What one more in the last digit would add, in units of one."""


def numbers(normal: str) -> Iterator[Number]:
    """Numbers with a unit, in order; whether they state anything is not asked here."""
    found = [read(match) for sign, reach, pattern, read in _WAYS for match in _matches(normal, sign, reach, pattern)]
    end = 0
    for item in sorted((item for item in found if item), key=lambda item: (item.span.start, -item.span.end)):
        if item.span.start >= end:
            yield item
            end = item.whole.end


def _matches(normal: str, sign: re.Pattern[str], reach: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where all of it has the sign at most `reach` characters behind its beginning.

    Few characters are signs, and a pattern asks much of each character that it is tried at.
    """
    position = 0
    for found in sign.finditer(normal):
        for start in range(max(position, found.start() - reach), found.start() + 1):
            if match := pattern.match(normal, start):
                yield match
                position = match.end()
                break


def _number(match: re.Match[str]) -> Number | None:
    """What a match of the general pattern says; None where its parts make no number."""
    text = match["number"].removeprefix(match["factor"] or "")
    scale = (match["scale"] or "") + (match["rest"] or "") + (match["last"] or "")
    scaled = text + scale
    value = number(scaled)
    if value is None:
        return None
    if match["factor"]:
        value *= float(match["factor"][:-1])
    low = _low_end(match, value)
    printed = match["number"] + scale
    start = match.start("low") if low is not None else match.start("number")
    return Number(
        span=Span(start, match.end("unit")),
        whole=Span(match.start() if low is not None or not match["low"] else start, match.end()),
        number=match.string[start : match.start("number")] + printed,
        value=value if low is None else low,
        unit=match["unit"] or "人",
        qualifier=_qualifier(*(match[name] for name in ("before", "more", "most", "after"))),
        high=None if low is None else value,
        step=_step(scaled),
    )


def _low_end(match: re.Match[str], high: float) -> float | None:
    """The lower end of 5%-8%, 3至5万件; None where what stands before is no lower end of this number."""
    if not match["low"] or match["low_unit"] not in {None, match["unit"]}:
        return None
    scale = match["low_scale"] or (match["scale"] if not match["low_unit"] else "")
    low = number(match["low"] + (scale or ""))
    return low if low is not None and low < high else None


def _between(match: re.Match[str]) -> Number | None:
    """Both ends of a range, each with its unit where they are 以上 and 以下; None where what is joined makes none."""
    per_cent = match["low"].startswith(_OF_A_HUNDRED)
    unit = "%" if per_cent else match["unit"]
    scale = match["high"][-1] if not match["low_unit"] and match["high"][-1] in "万亿" else ""
    low = number(match["low"].removeprefix(_OF_A_HUNDRED).removesuffix(scale) + scale)
    high = number(match["high"].removeprefix(_OF_A_HUNDRED))
    if unit is None or low is None or high is None or low >= high or not _is_one_range(match, per_cent=per_cent):
        return None
    return Number(
        span=Span(match.start(), match.end("high" if per_cent else "unit")),
        whole=Span(*match.span()),
        number=match.string[match.start() : match.end("high")],
        value=low,
        unit=unit,
        qualifier="",
        high=high,
    )


def _is_one_range(match: re.Match[str], *, per_cent: bool) -> bool:
    """Whether two numbers are of one unit, and the second is said to be the upper end: 一万元以上五倍以下 are two.

    Digits joined by 至 are the general pattern's, which knows whose the scale of 3至5万件 is.
    """
    if per_cent != match["high"].startswith(_OF_A_HUNDRED):
        return False
    if match["joint"] == "至":
        return not match["low"][0].isdecimal() and match["low_unit"] in {None, match["unit"]}
    return (per_cent or match["low_unit"] == match["unit"]) and bool(match["below"] or match["after"])


def _step(text: str) -> float:
    """What one more in the last digit of a numeral would add."""
    digits = text.rstrip("十百千万亿")
    last = _LAST_DIGITS.search(digits)
    return _worth(text[len(digits) :], len(last[1] or "")) if last else 1.0


_OF_A_HUNDRED = "百分之"
_LAST_DIGITS = re.compile(r"\d+(?:\.(\d+))?$")


@lru_cache(maxsize=256)
def _worth(scale: str, places: int) -> float:
    """What a one is worth so many places behind the point of a number of some scale."""
    return float(Decimal(str(number("1" + scale) or 1.0)).scaleb(-places))


def _percent(match: re.Match[str]) -> Number | None:
    """百分之二十 is 20%."""
    value = number(match["number"])
    places = len(re.split(r"[.点]", match["number"])[1]) if re.search(r"[.点]\S", match["number"]) else 0
    return None if value is None else _share(match, match["number"], value, 10.0**-places)


def _parts(match: re.Match[str]) -> Number | None:
    """三分之二 is two thirds of a hundred per cent."""
    whole, part = number(match["whole"]), number(match["part"])
    if not whole or not part or part >= whole:
        return None
    return _share(
        match, match.string[match.end("before") if match["before"] else match.start() : match.end()], 100 * part / whole
    )


def _tenths(match: re.Match[str]) -> Number | None:
    """八成 is 80%."""
    value = number(match["number"])
    if value is None:
        return None
    half = 5 if match["half"] else 0
    return _share(match, match["number"] + "成", 10 * value + half, 5.0 if half else 10.0)


def _share(match: re.Match[str], text: str, value: float, step: float = 1.0) -> Number:
    """A share in words, in per cent."""
    held = match.groupdict()
    start = match.end("before") if match["before"] else match.start()
    end = match.start("after") if match["after"] else match.end()
    return Number(
        span=Span(start, end),
        whole=Span(*match.span()),
        number=text,
        value=value,
        unit="%",
        qualifier=_qualifier(match["before"], held.get("most"), match["after"]),
        step=step,
    )


def _doubled(match: re.Match[str]) -> Number | None:
    """翻一番, 翻两番."""
    value = number(match["number"])
    if value is None:
        return None
    span = Span(*match.span())
    return Number(span=span, whole=span, number=match["number"], value=value, unit="番", qualifier="")


def _times(match: re.Match[str]) -> Number | None:
    """增长两倍."""
    value = number(match["number"])
    if value is None:
        return None
    return Number(
        span=Span(match.start("number"), match.end("unit")),
        whole=Span(*match.span()),
        number=match["number"],
        value=value,
        unit="倍",
        qualifier=_qualifier(match["before"], match["most"], match["after"]),
    )


def _ranked(match: re.Match[str]) -> Number | None:
    """居全省第3位; the span holds 第3位."""
    value = 1 if match["number"] is None else integer(match["number"])
    if not value:
        return None
    return Number(
        span=Span(*match.span("whole")),
        whole=Span(*match.span()),
        number=match["number"] or "首",
        value=float(value),
        unit=RANK,
        qualifier="",
    )


_LONGEST_END = 24
"""Characters of the longest lower end of a range with its unit."""
_QUALIFIER = 4
"""Characters of the longest qualifier before a number."""
_FIGURE_SIGN = re.compile(
    rf"[0-9{_NUMERALS}不至超突逾接将近大约高低多少小]"
    rf"(?:(?<=[十百千])|(?<=\d)(?<!\d\d)|(?<=[{_NUMERALS}])(?=[{_NUMERALS}万亿点])|(?<=[不至超突逾接将近大约高低多少小])(?=.{{0,3}}[\d{_NUMERALS}]))"
)
"""A run of digits at its beginning, a Han numeral of more than one character, a qualifier right before either.

0-9 takes half as long as \\d, which asks Unicode about every other character.
"""
_WAYS: tuple[tuple[re.Pattern[str], int, re.Pattern[str], Callable[[re.Match[str]], Number | None]], ...] = (
    (re.compile("百分之"), _QUALIFIER, _PERCENT, _percent),
    (re.compile(rf"[以至](?:(?<=至)|上(?:不满)?)(?=[\d{_NUMERALS}])"), _LONGEST_END, _BETWEEN, _between),
    (re.compile("分之"), _QUALIFIER + 2, _PARTS, _parts),
    (re.compile("/"), _QUALIFIER + 1, _SLASHED, _parts),
    (re.compile(rf"成(?<=[\d{_NUMERALS}]成)"), _QUALIFIER + 3, _TENTHS, _tenths),
    (re.compile("翻"), 0, _DOUBLED, _doubled),
    (re.compile("倍"), _QUALIFIER + 2, _TIMES, _times),
    (re.compile("[位名排并跃升居列保](?:(?<=[居列])|(?=[居列名位至持]))"), 0, _RANKED, _ranked),
    (_FIGURE_SIGN, 0, _FIGURE, _number),
)
"""Each way to write a number: its sign, how far behind its beginning that may stand, its pattern, and what reads it.

A sign begins with a character or a set of them: such a pattern is sought many times as fast as any other.
"""


def _qualifier(*parts: str | None) -> str:
    return "".join(part for part in parts if part)
