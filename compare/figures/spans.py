"""Several years that a heading, a lead-in or a sentence says all that follows is about: 五年来, “十四五”时期."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from compare.figures.clauses import line_start
from compare.text.codes import codes
from compare.text.tokens import origins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document

    _Begun = tuple[int, str | None, bool]
    """From which place of the normal form which years are in force, None for those before; and whether beyond its item."""

_SOME = "(?:[2-9]|[两三四五])年"
_LED = re.compile(
    r"[^\S\n]*(?:-+|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\))?(?:各位代表[,:])?(?:回[顾望首]|刚刚|在|经过)?"
    rf"(?P<years>(?:过去|这|未来|今后|本届政府)的?{_SOME}(?!前)|{_SOME}[来间]|\"?十[一二三四五]五\"?(?:时期|期间|以来)|这是[^,。;:!?\n]{{2,24}}的{_SOME})?"
    r"[^,;:。!?\n]*"
)
"""The beginning of a sentence up to its first mark, behind a number or a dash, and the years that it names first of all."""
_OTHER = re.compile(r"^\W*(?:刚刚)?(?:过去的?)?(?:\d{4}年(?!来)|[今去当上]年|一年[来间,]|全年)|(?:过去的?|这)一年")
_AND_ONE_YEAR = re.compile(r"[和及、]\d{4}年|特别是\d{4}年")
_TIMED = re.compile(r"[\n。!?][^,;:。!?\n]*(?:年|时期|期间|以来)")
"""The end of a sentence, and behind it one that names a time before its first mark: most name none, and are asked no more."""
_ITEM = "-"


class Spans:
    """The years said to be those of what follows.

    They hold until another time is named at the head of a sentence or the next chapter begins; what one item
    of a list (——…) names holds for the item alone.
    """

    def __init__(self, document: Document) -> None:
        told = list(_told(document))
        self._places = [place for place, _ in told]
        self._years = [years for _, years in told]

    def at(self, place: int) -> str:
        """The years in force at a place of the normal form; "" where there are none."""
        index = bisect_right(self._places, place) - 1
        return self._years[index] if index >= 0 else ""


def _told(document: Document) -> Iterator[tuple[int, str]]:
    """From which places of the normal form which years are in force, in order."""
    standing = ""
    begun = (*_chapters(document), *_sentences(document.clean.normal))
    for place, years, lasts in sorted(begun, key=itemgetter(0)):
        now = standing if years is None else years
        yield place, now
        standing = now if lasts else standing


def _chapters(document: Document) -> Iterator[_Begun]:
    """The lines that open a chapter: no years are in force any more."""
    clean = document.clean
    ends = np.flatnonzero(codes(clean.normal) == ord("\n"))
    chapters = [section.span.start for section in document.sections if section.level == 1]
    for line in np.searchsorted(origins(clean.normal_map, ends), chapters).tolist():
        yield int(ends[line - 1]) + 1 if line else 0, "", True


def _sentences(normal: str) -> Iterator[_Begun]:
    """The sentences that begin with years or with another time; where one is an item's, the end of that."""
    lines = f"\n{normal}\n"
    line_end, is_item = -1, False
    for stop in _TIMED.finditer(lines):
        start = stop.start()  # in the normal form, which begins a line feed later
        if start > line_end:  # once a line: one of 700,000 characters took minutes
            line_end = lines.index("\n", stop.end()) - 1
            is_item = normal.startswith(_ITEM, line_start(normal, start))
        years = _led(normal, start)
        if years is not None:
            yield start, years, not is_item
            if is_item:
                yield line_end, None, False


def _led(normal: str, start: int) -> str | None:
    """The years that a sentence begins with, "" where that is another time; None where it begins with none."""
    lead = _LED.match(normal, start)
    if lead is None:
        return None
    if lead["years"]:
        return "" if _AND_ONE_YEAR.search(lead[0]) else lead["years"].replace('"', "")
    return "" if _OTHER.search(lead[0]) else None
