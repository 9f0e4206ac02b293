"""Chapter: the life of the sections, one column a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Presence
from compare.report.content import Block, Heading, Line, Listing, Paragraph, Run, TableKind, line, note, table
from compare.report.names import section_name
from compare.report.series.wording import indented, is_wide, longest_lasting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Life, Series
    from compare.report.labels import Labels

_MOST = 90
_SIGNS = {
    Presence.FIRST: "●",
    Presence.PRESENT: "●",
    Presence.RENAMED: "◎",
    Presence.MOVED: "⇄",
    Presence.SPLIT: "÷",
    Presence.MERGED: "∑",
    Presence.NEW: "＋",
    Presence.RETURNED: "○",
}
GONE = "−"
NO_REPORT = "/"


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """Which sections stand in which years and how they changed; then those that stand in one year only."""
    shown, fewest = _shown(series)
    if not shown:
        return (Paragraph(line=line(labels("years.lives.none"))),)
    ordered = sorted(shown, key=lambda life: _place(series, life))
    header = (labels("years.lives.section"), *(str(year) for year in series.span))
    kind = TableKind.WIDE_LIVES if is_wide(series) else TableKind.LIVES
    rows = [(line(indented(series, life, labels)), *_cells(series, life)) for life in ordered]
    found: list[Block] = [
        Paragraph(line=line(labels("years.lives.intro"))),
        Paragraph(line=(note(_legend(labels)),)),
        table(kind, header, rows),
    ]
    rest = len(series.lives) - len(shown)
    if fewest > 2 and rest:  # noqa: PLR2004 - more were left out than those of a single year
        found.append(Paragraph(line=(note(labels("years.lives.rest", count=rest, years=fewest)),)))
    else:
        found += _single(series, labels)
    return tuple(found)


def _shown(series: Series) -> tuple[tuple[Life, ...], int]:
    return longest_lasting(series.lives, lambda life: len(life.stays), _MOST)


def _place(series: Series, life: Life) -> tuple[int, int]:
    """Sections that stand in the last document first, in its order; then those that ended, the latest first."""
    last = life.stays[-1]
    section = series.by_year[last.year].section_by_id[last.section]
    return -last.year, section.span.start


def _cells(series: Series, life: Life) -> Iterator[Line]:
    for year in series.span:
        stay = life.by_year.get(year)
        if year not in series.by_year:
            yield line(NO_REPORT)
        elif stay:
            yield line(_SIGNS[stay.presence] + ("*" if stay.renamed and stay.presence is not Presence.RENAMED else ""))
        else:
            yield line(GONE if _just_ended(series, life, year) else "")


def _just_ended(series: Series, life: Life, year: int) -> bool:
    """Whether the document before this year's is the last one, for now, that has the section."""
    place = series.years.index(year)
    return place > 0 and series.years[place - 1] in life.by_year


def _legend(labels: Labels) -> str:
    signs = {presence.value: sign for presence, sign in _SIGNS.items() if presence is not Presence.FIRST}
    signs |= {"gone": GONE, "star": "*", "no-report": NO_REPORT}
    words = {presence: labels(f"years.presence.{presence}") for presence in signs}
    return " · ".join(f"{sign} {words[presence]}" for presence, sign in signs.items())


def _single(series: Series, labels: Labels) -> list[Block]:
    """The sections that stand in one year only, by year."""
    items = []
    for year in series.years:
        names = [
            section_name(series.by_year[year], life.stays[0].section, labels)
            for life in series.lives
            if len(life.stays) == 1 and life.first == year
        ]
        if names:
            items.append((Run(f"{year}: "), Run(" · ".join(names))))
    return [Heading(level=2, line=line(labels("years.lives.single"))), Listing(items=tuple(items))] if items else []
