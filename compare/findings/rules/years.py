"""old-year: last year's year left standing.

In a heading (2022年工作安排 in the report that plans 2023), and in a sentence that has come from
last year's report with its year: there it was the year reported on, and here it is the one before.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.model import Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone, Pair
    from compare.model import Bead, Section

NAME = "old-year"

_YEAR = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)年")
_SPAN = re.compile(r"(?:19|20)\d\d年?(?:-|--|—|至|到|~)(?:19|20)?\d\d")
_PLAN = re.compile(r"安排|打算|下一步|下步|工作重点|重点工作|主要任务|工作建议|计划|思路|目标")
_REVIEW = re.compile(r"回顾|成效|情况|总结|举措|措施|存在")
_DONE = re.compile(r"情况|成效|完成")
_PAST = re.compile(r"^(?:以来|底|末|前|起|\d{1,2}月\d|印发|发布|出台|[^,。;]{0,6}(?:同期|相比|增长|为基))")
_BEFORE = re.compile(r"(?:自|从|于|比|较|[《〔\[(].{0,20})$")
_ALIKE = 0.5
"""How alike two sentences must be for the one to have come from the other."""


def find(alone: Alone) -> Iterator[Finding]:
    """Headings of a report that name another year than their part must be about.

    Only where another heading, or the title, names the right one: else the year read for the document may be wrong.
    """
    told = alone.document.metadata
    if told.year is None or told.kind not in {"report", "work-report"}:
        return
    if told.kind == "report":
        yield from _opening(alone, told.year)
    dated = [(section, *years) for section in alone.document.sections if (years := _named_and_wanted(alone, section))]
    confirmed = any(named == wanted for _, named, wanted in dated) or str(told.year) in told.title
    for section, named, wanted in dated:
        if confirmed and named != wanted:
            yield _in_heading(section, named, wanted)


def _opening(alone: Alone, year: int) -> Iterator[Finding]:
    """Sentences of a report that begin with the year before, where others begin with its own.

    A report may well look back, so it is a hint.
    """
    texts = [alone.folded(sentence.span) for sentence in alone.document.sentences]
    opens = re.compile(rf"(?:[一二三四五六七八九十]+是)?{year - 1}年(?:度|以来)?,")
    if not any(text.startswith(f"{year}年") for text in texts):
        return
    for sentence, text in zip(alone.document.sentences, texts, strict=True):
        if opens.match(text) and not re.search(rf"{year}年|[今当本]年|次年", text):
            yield Finding(
                kind="year-before",
                grade=Grade.HINT,
                a=sentence.span,
                values=(("year", str(year - 1)), ("wanted", str(year))),
                evidence=str(year - 1),
            )


def _named_and_wanted(alone: Alone, section: Section) -> tuple[int, int] | None:
    """The one year that a chapter's heading names, and the year that its part is about."""
    heading = alone.folded(section.heading_span)
    named = {int(match["year"]) for match in _YEAR.finditer(_SPAN.sub("", heading))}
    planned = bool(_PLAN.search(heading)) and not _DONE.search(heading)
    if section.level > 1 or len(named) != 1 or not (planned or _REVIEW.search(heading)) or "今年" in heading:
        return None
    return named.pop(), _reported(alone) + planned


def _in_heading(section: Section, named: int, wanted: int) -> Finding:
    return Finding(
        kind="old-year-in-heading",
        grade=Grade.LIKELY if abs(named - wanted) == 1 else Grade.HINT,
        a=section.heading_span,
        values=(("year", str(named)), ("wanted", str(wanted)), ("heading", section.heading)),
        evidence=f"{named} ≠ {wanted}",
    )


def find_between(pair: Pair) -> Iterator[Finding]:
    """Sentences of B that still say the year that A reports on."""
    if not pair.years_apart or pair.years_apart < 1:
        return
    own = _reported(pair.a)
    for bead in pair.alignment.beads:
        if bead.a and bead.b and bead.score >= _ALIKE:
            yield from _in_bead(pair, bead, own)


def _reported(alone: Alone) -> int:
    """The year that a document's results are of."""
    told = alone.document.metadata
    return (told.year or 0) - (told.kind == "work-report")


def _in_bead(pair: Pair, bead: Bead, own: int) -> Iterator[Finding]:
    before = "".join(pair.a.folded(pair.a.document.sentences[i].span) for i in bead.a)
    after = "".join(pair.b.folded(pair.b.document.sentences[j].span) for j in bead.b)
    if own not in _years(before) or own not in _years(after) or own + 1 in _years(after):
        return
    a, b = pair.a.document.sentences, pair.b.document.sentences
    yield Finding(
        kind=NAME,
        grade=Grade.LIKELY,
        a=Span(a[bead.a[0]].span.start, a[bead.a[-1]].span.end),
        b=Span(b[bead.b[0]].span.start, b[bead.b[-1]].span.end),
        values=(("year", str(own)), ("wanted", str(pair.b.document.metadata.year))),
        evidence=str(own),
        weight=bead.score,
    )


def _years(text: str) -> set[int]:
    """The years a text speaks of as its own: not since when, not of which document."""
    return {
        int(match["year"])
        for match in _YEAR.finditer(text)
        if not _PAST.match(text[match.end() :]) and not _BEFORE.search(text[: match.start()])
    }
