"""The time that a figure is told of, by the words of its sentence before it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from compare.figures.clauses import sentence_end

_TIME_SIGNS = "年季期五"
"""Every time has one of them: most sentences are asked no more."""
_PERIOD = re.compile(
    r"(?P<lead>截至|截止|到|至|自|比|较|由|从)?(?P<time>\d{4}年(?:\d{1,2}月(?:份|底|末|初)?(?:\d{1,2}日)?|上半年|下半年|底|末|初|[一二三四]季度|前三季度)?"
    r"|(?:[今去前上本当明]年|本年度|上年度|同期)(?:底|末)?|(?:过去|近|这)?(?<![\d一二三四五六七八九])(?:\d|[一二两三四五六七八九十])年[来间]|\"?十[一二三四五]{1,2}五\"?(?:时期|期间|末|规划)?"
    r"|[上下]半年|(?:前三|[一二三四第]{1,2})季度|[今明]后[两三五]年|(?<![\d一二三四五六七八九第])(?:[2-9]|[两三四五])年(?=累计|共计)|(?<![^,;。!?\n])(?:过去|近|这)?(?:[2-9]|[两三四五])年(?![\d行计规以内级期制前后多左任滚攻目底末]))(?!结[转余存]|转入)"
)
_REACH = 20
"""More characters than a time has, with what is asked of those behind it."""
_AGAINST = frozenset("比较")
_FROM = frozenset("由从")
_DIGIT = re.compile(r"\d")


class _Named(NamedTuple):
    """The times named so far."""

    last: re.Match[str] | None = None
    lasting: re.Match[str] | None = None
    """The last that is not the first of two, as 由2012年的 is."""

    def then(self, time: re.Match[str]) -> _Named:
        """With one more; what something is only compared with is none."""
        if time["lead"] in _AGAINST:
            return self
        return _Named(time, self.lasting if time["lead"] in _FROM else time)


class _Times:
    """The times that a sentence names."""

    def __init__(self, normal: str, opening: int) -> None:
        end = sentence_end(normal, opening)
        self._normal, self._opening = normal, opening
        self._any = any(normal.find(sign, opening, end) >= 0 for sign in _TIME_SIGNS)
        self._found = list(_PERIOD.finditer(normal, opening, end)) if self._any else []
        self._named = list(accumulate(self._found, _Named.then, initial=_Named()))
        self._digits = [digit.start() for digit in _DIGIT.finditer(normal, opening, end)] if self._any else []

    def before(self, place: int) -> str:
        """The last time before a figure; of 由2012年的5万吨增加到8万吨 the year is the first figure's alone."""
        named = self._up_to(place) if self._any else _Named()
        time = named.lasting if named.last and self._has_digit(named.last.end(), place) else named.last
        return time["time"].replace('"', "") if time else ""

    def _up_to(self, place: int) -> _Named:
        """The times before a figure, which says nothing of them: what could reach into it is sought anew."""
        settled = bisect_right(self._found, place - _REACH, key=re.Match.start)
        begin = self._found[settled - 1].end() if settled else self._opening
        named = self._named[settled]
        for time in _PERIOD.finditer(self._normal, max(begin, place - _REACH), place):
            named = named.then(time)
        return named

    def _has_digit(self, start: int, end: int) -> bool:
        return bisect_left(self._digits, start) < bisect_left(self._digits, end)


@lru_cache(maxsize=1)
def _times(normal: str, opening: int) -> _Times:
    return _Times(normal, opening)


def period(normal: str, opening: int, place: int) -> str:
    """The last time that a sentence names between its opening and a figure.

    The sentence is searched once: one of 40,000 characters full of figures took half a minute.
    """
    return _times(normal, opening).before(place)
