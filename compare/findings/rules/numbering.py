"""numbering: headings whose numbers skip, stand twice or go back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from compare.model import Finding, Grade, Span
from compare.text.numerals import HAN_NUMERALS, integer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone
    from compare.model import Document, Section

NAME = "numbering"

_NUMERAL = re.compile(rf"\d+|[{HAN_NUMERALS}]+")


class _Numbered(NamedTuple):
    section: Section
    form: str
    """The number with its numeral taken out: （）, 、."""
    value: int


def find(alone: Alone) -> Iterator[Finding]:
    """Where a number is not the one after its elder sibling's.

    A list may begin again under a new parent, or count on from the one before.
    """
    document = alone.document
    last: dict[str, _Numbered] = {}
    for section in document.sections:
        one = _numbered(section)
        if one is None:
            continue
        before = last.get(one.form)
        last[one.form] = one
        if before and before.section.parent == section.parent and one.value != before.value + 1:
            yield from _finding(document, before, one)


def _numbered(section: Section) -> _Numbered | None:
    found = _NUMERAL.search(section.number)
    value = integer(found[0]) if found else None
    if not found or value is None or section.number.count("之"):
        return None
    han = "han" if not found[0].isdigit() else "arabic"
    form = section.number[: found.start()] + han + section.number[found.end() :]
    return _Numbered(section, form.strip(), value)


def _finding(document: Document, before: _Numbered, one: _Numbered) -> Iterator[Finding]:
    """A list that begins again at 1 is another list as often as not, and 二是 after 五是 counts something inside it."""
    if one.value == 1:
        return
    between = Span(before.section.heading_span.end, one.section.heading_span.start)
    skipped = one.value > before.value
    if skipped and _stands_in(document, between, before, one):
        return
    spoken = "是" in one.form
    if spoken and not skipped:
        return
    grade = _grade(one.value - before.value, spoken=spoken)
    yield Finding(
        kind=NAME,
        grade=grade,
        a=one.section.heading_span,
        further_a=(before.section.heading_span,),
        values=(("number", one.section.number.strip()), ("before", before.section.number.strip())),
        evidence=f"{before.section.number.strip()} → {one.section.number.strip()}",
    )


def _grade(step: int, *, spoken: bool) -> Grade:
    """One number gone, or one that stands twice, is a slip; a longer way, or 一是 in running text, may be another list."""
    if spoken:
        return Grade.HINT
    return {0: Grade.SURE, 2: Grade.SURE}.get(step, Grade.LIKELY if step > 0 else Grade.HINT)


def _stands_in(document: Document, between: Span, before: _Numbered, one: _Numbered) -> bool:
    """Whether a number that the outline skips stands in the text, where no heading was seen."""
    text = between.of(document.text)
    wanted = set(range(before.value + 1, one.value))
    return any(
        integer(match[0]) in wanted
        for match in _NUMERAL.finditer(text)
        if text[match.end() : match.end() + 1] in "、.)）．条是"
    )
