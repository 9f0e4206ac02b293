"""The year a document is about, and the day it was signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Note, NoteKind
from compare.text.numerals import integer

if TYPE_CHECKING:
    from compare.outline.metadata.front import Front

_HAN_YEAR = r"[一二][〇○零一二三四五六七八九]{3}"
_YEAR = re.compile(rf"(?<!\d)(?P<n>(?:19|20)\d{{2}}|{_HAN_YEAR})\s*年?(?=度|[^\d.%-]|$)")
_SPAN = re.compile(
    rf"(?<!\d)(?P<a>(?:19|20)\d{{2}}|{_HAN_YEAR})\s*年?\s*(?:[-—–─―~～至到]|——)\s*(?P<b>(?:19|20)\d{{2}}|{_HAN_YEAR})(?!\d)"
)
_FIVE_YEARS = re.compile(
    r"第(?P<a>[六七八九十]{1,3}[一二三四五]?)个五年(?:规划|计划)|(?<![一二三四五六七八九])(?P<b>十[一二三四五])五(?![一二三四五六七八九十]|周年)|"
    r"[“\"](?P<c>[六七八九十])五[”\"]|(?P<d>[六七八九十])五(?:规划|计划|时期|期间)"
)
_DAY = re.compile(
    r"(?P<y>\d{4}|[〇○零一二三四五六七八九]{4})\s*[年\-./]\s*(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月\-./]\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})"
)
_HELD = re.compile(r"[^。]{6,60}(?:会议|大会|全会),?于(?P<days>[^。在]{6,40}日)[^。]{0,12}(?:召开|举行)")
_LAST_DAY = re.compile(r"(?:至|[-—~])(?:(?P<m>\d{1,2})月)?(?P<d>\d{1,2})日$")
_FAR_AIM = re.compile(rf"(?:\d{{4}}|{_HAN_YEAR})年远景目标")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_REVIEWS = re.compile(r"去年|过去|回顾|(?:工作)?总结|上年|一年来")
_REPORTED = re.compile(r"(?P<n>(?:19|20)\d{2})年(?:度|,)?[^。]{0,60}?(?:报告|汇报|总结|公布|公开)如下")
_YEARLY = re.compile(r"年度|全年|一年来|过去一年|年来")
_REPLIES = re.compile(r"(?:函|批复|答复)$")
_IN_FORCE = re.compile(r"自(?P<day>(?P<y>\d{4})年\d{1,2}月\d{1,2}日)起(?:施行|实施)")
_NUMBER_YEAR = re.compile(r"[〔\[(【<]\s*(?P<n>(?:19|20)\d{2})\s*[〕\])】>]")
LATE_MONTH = 6
"""Reports on a year come in the first half of the next (by 1 April, Outline on law-based government 2021, art. 34)."""


class Year(NamedTuple):
    """The year, and what a reader should know about it."""

    value: int | None
    note: Note | None = None


def read_year(front: Front, kind: str, date: str) -> Year:
    """The year a document is about; of a law, the year it was last passed or amended.

    Of several years a report is about the last and a plan about the first, and a note says so.
    """
    day = next(reversed(_days(front.status)), "")
    found = (
        _from_title(front, kind),
        Year(next((year for words in front.subtitles for year in _years(words)), None)),
        Year(int(day[:4]) if day else None),
        _from_headings(front, kind),
        _from_opening(front, kind),
        _from_date(front, kind, date),
        _from_force(front, kind),
        _from_number(front, kind),
    )
    return next((year for year in found if year.value), Year(None))


# ------------------------------------------------------------------------ the title


def _from_title(front: Front, kind: str) -> Year:
    """Years within 《》 are another document's, but for one that only hands it on."""
    for title in reversed(front.titles):
        folded = _FAR_AIM.sub("", "".join(title.folded.split()))
        own = _QUOTED.sub("", folded)
        reply = _REPLIES.search(folded)
        for words in (own,) if reply else (own, folded):
            year = _in_words(words, kind)
            if year.value and not (reply and not _SPAN.search(words) and "年度" not in words):
                return year
    return Year(None)


def _in_words(words: str, kind: str) -> Year:
    span = _SPAN.search(words)
    alone = _years(_SPAN.sub("", words))
    if alone:
        return Year(alone[0])
    if span:
        return _of_span(integer(span["a"]) or 0, integer(span["b"]) or 0, kind)
    five = _FIVE_YEARS.search(words)
    if five:
        count = integer(five["a"] or five["b"] or five["c"] or five["d"]) or 0
        return _of_span(1951 + 5 * count, 1955 + 5 * count, kind)
    return Year(None)


def _of_span(first: int, last: int, kind: str) -> Year:
    looks_back = kind in ("report", "work-report")
    year = last if looks_back else first
    return Year(year, Note.of(NoteKind.YEARS, first=first, last=last, year=year))


# ------------------------------------------------------------------------- the text


def _from_headings(front: Front, kind: str) -> Year:
    """A speech reviews last year and plans the next, which is its own; a report tells of the year it names first."""
    named = [(year, words) for words in front.headings for year in _years(words)]
    if not named:
        return Year(None)
    if kind == "work-report":
        return Year(max(year + bool(_REVIEWS.search(words)) for year, words in named))
    return Year(named[0][0]) if kind == "report" else Year(max(year for year, _ in named))


def _from_opening(front: Front, kind: str) -> Year:
    for words in front.opening:
        match = _REPORTED.search(words.folded)
        if match and kind == "report":
            return Year(int(match["n"]))
    reviews = False
    for words in front.opening:
        held = _HELD.match(words.folded)
        match = _YEAR.match(words.folded)
        if match or held:
            year = integer(match["n"]) if match else _held_in(held["days"] if held else "")
            return Year(year and year + (kind == "work-report" and reviews))
        reviews = reviews or bool(_REVIEWS.search(words.folded))
    return Year(None)


def _held_in(days: str) -> int | None:
    return next((int(day[:4]) for day in _days(days)), None)


def _from_date(front: Front, kind: str, date: str) -> Year:
    """The year of signing; the year before for a report on a year that is over."""
    if not date:
        return Year(None)
    year, month = int(date[:4]), int(date[5:7])
    yearly = any(_YEARLY.search(title.folded) for title in front.titles) or any(
        _YEARLY.search(words.folded) for words in front.opening
    )
    if kind == "report" and yearly and month <= LATE_MONTH:
        return Year(year - 1, Note.of(NoteKind.YEAR_OF_DAY, date=date, year=year - 1))
    return Year(year)


def _from_force(front: Front, kind: str) -> Year:
    """The year a law came into force, where nothing says when it was passed."""
    match = next((match for words in front.closing for match in _IN_FORCE.finditer(words)), None)
    if kind != "regulation" or match is None:
        return Year(None)
    year = int(match["y"])
    return Year(year, Note.of(NoteKind.YEAR_IN_FORCE, year=year))


def _from_number(front: Front, kind: str) -> Year:
    """The year in the document number, but of no report: that is about the year before, or not."""
    match = _NUMBER_YEAR.search(next(iter(front.numbers), front.declared.number))
    return Year(int(match["n"])) if match and kind != "report" else Year(None)


def _years(words: str) -> list[int]:
    found = [integer(match["n"]) for match in _YEAR.finditer(words)]
    return [year for year in found if year is not None]


# -------------------------------------------------------------------------- the day


def read_date(front: Front) -> str:
    """The day of signing, else of the meeting, else of adoption, else of publication, as YYYY-MM-DD."""
    for words in (*reversed(front.dates), *front.subtitles):
        days = _days(words)
        if days:
            return days[0]
    adopted = _days(front.status)
    if adopted:
        return adopted[-1]
    held = [_meeting_day(words.folded) for words in front.opening[:1]]
    declared = (*_days(front.declared.signed), *_days(front.declared.published))
    return next((day for day in (*held, *declared) if day), "")


def _meeting_day(words: str) -> str:
    """The last day of the meeting that a text reports on: 于2016年10月24日至27日在北京举行."""
    held = _HELD.match(words)
    days = _days(held["days"]) if held else []
    last = _LAST_DAY.search(held["days"]) if held else None
    if not days or last is None:
        return next(iter(days), "")
    return f"{days[0][:4]}-{int(last['m'] or days[0][5:7]):02}-{int(last['d']):02}"


def _days(words: str) -> list[str]:
    return [_iso(match) for match in _DAY.finditer(words)]


def _iso(match: re.Match[str]) -> str:
    year, month, day = (integer(match[name]) or 0 for name in "ymd")
    return f"{year:04}-{month:02}-{day:02}"
