"""Numbers in a row: A、B分别增长5.6%和7.8% says one number of each subject and the change of both."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, TypeVar

from compare.text.tokens import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.figures.naming import Name
    from compare.figures.numbers import Number

_JOINTS = frozenset({"、", "和", "及", "与", "以及", ","})
_ITEM = re.compile(r"、|和(?!解|谐|平)|以及|(?<![以惠涉普顾波触提])及(?!时)|与(?!会)")
_CLAUSE = re.compile(r"[,;:。!?\n]")
_SENTENCE = re.compile(r"[;。!?\n]")
_LEAD = re.compile(r"^(?:其中|全[省市区县州旗]|我[省市区县州旗]|今年|全年|去年)+")
_AGAINST = re.compile(r"(?:同比|环比|年均|[比较](?:上年|去年)(?:同期)?|预计)+$")
"""Against what each changed, which is no part of the last one's name."""
_ORDINAL = re.compile(r"第[一二三四五]$")
_COUNTING = frozenset("一二三四五")
_EACH = "分别"
_IN_SHORT = (
    ("城乡", ("城镇", "农村")),
    ("一二三产业", ("第一产业", "第二产业", "第三产业")),
    ("三次产业", ("第一产业", "第二产业", "第三产业")),
    ("一二三产", ("一产", "二产", "三产")),
)
"""Several subjects in one word: 城乡居民收入分别增长4%、5% says the first of the towns."""
_FAR = 60
"""Characters before a row of numbers in which its subjects are looked for."""
_N = TypeVar("_N", bound="Name")


def shared_out(normal: str, found: Sequence[Number], names: Sequence[_N]) -> list[_N]:
    """The names with each number of a row given its own subject, and the change that all share."""
    out = list(names)
    for start, end in _rows(normal, found):
        first = out[start]
        subjects = _subjects(normal, found[start], end - start) or _before(normal, found, out, start, end)
        for i in range(start, end):
            if subjects:
                out[i] = out[i]._replace(subject=subjects[i - start], change=first.change, basis=first.basis)
            elif first.change and not out[i].change:
                out[i] = out[i]._replace(subject=first.subject, change=first.change, basis=first.basis)
    return out


def _rows(normal: str, found: Sequence[Number]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of two or more numbers with nothing but a joint between them and one unit."""
    start = 0
    for i in range(1, len(found) + 1):
        joined = i < len(found) and found[i].unit == found[start].unit
        if joined and normal[found[i - 1].whole.end : found[i].whole.start] in _JOINTS:
            continue
        if i - start > 1:
            yield start, i
        start = i


def _before(normal: str, found: Sequence[Number], names: Sequence[_N], start: int, end: int) -> list[str]:
    """进出口23.5亿美元,其中出口18.2亿美元,分别增长12.3%和10.5%: the subjects of as many numbers before, in one sentence."""
    first = start - (end - start)
    if first < 0 or not names[start].change or any(name.change for name in names[first:start]):
        return []
    between = normal[found[start - 1].whole.end : found[start].whole.start]
    told = normal[found[first].span.start : found[start].whole.start]
    fits = between.startswith(",") and _EACH in between and not _SENTENCE.search(told)
    return [name.subject for name in names[first:start]] if fits else []


def _subjects(normal: str, first: Number, count: int) -> list[str]:
    """The subject of each of `count` numbers; none where the text does not name as many."""
    before = _CLAUSE.split(normal[max(0, first.whole.start - _FAR) : first.whole.start])[-1]
    said, each, _ = before.rpartition(_EACH)
    items = [_LEAD.sub("", item) for item in _ITEM.split(_AGAINST.sub("", said))]
    if _ORDINAL.match(items[0]):
        items = ["第" * (item[:1] in _COUNTING) + item for item in items]
    if each and len(items) == 1:
        short = ((word, all_of_it) for word, all_of_it in _IN_SHORT if word in items[0] and len(all_of_it) == count)
        return next(([items[0].replace(word, one, 1) for one in all_of_it] for word, all_of_it in short), [])
    if not each or len(items) != count or not all(items):
        return []
    *others, last = items
    one_length = len(set(map(len, others))) == 1
    return [*(_whole(item, last, one_length=one_length) for item in others), last]


def _whole(item: str, last: str, *, one_length: bool) -> str:
    """装备制造业 before 高技术制造业增加值, with what stands there behind the word that ends as it does.

    Where none does (城镇、农村居民收入), and all have one length, as many characters are its own.
    """
    ends = (end for end in accumulate(map(len, words(last))) if end > 1 and last[end - 1] == item[-1])
    tail = last[next(ends, len(item) if one_length else len(last)) :].removeprefix('"')
    return item if item.endswith(tail) else item + tail
