"""Chapter: what was taken over from year to year, and how long it has been standing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.content import (
    Bar,
    Block,
    Chart,
    Heading,
    Kind,
    Line,
    Paragraph,
    Table,
    TableKind,
    Tone,
    line,
    note,
    sparkline,
    table,
)
from compare.report.names import number, percent
from compare.report.series.wording import indented, longest_lasting, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Carried, CarriedPassage, Life, Series
    from compare.report.labels import Labels

_OLD = 3
_MOST_SECTIONS = 40
_MOST_PASSAGES = 40
_TEXT = 260


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """How much of each year was taken over, by age and by section, and the passages themselves."""
    last = series.years[-1]
    standing = [one for one in series.passages if one.last == last]
    ended = [one for one in series.passages if one.last != last]
    return (
        Paragraph(line=line(labels("years.carried.intro"))),
        _ages(series, labels),
        *_sections(series, labels),
        *_passages(series, "years.carried.standing", standing, labels),
        *_passages(series, "years.carried.ended", ended, labels),
    )


def _ages(series: Series, labels: Labels) -> Chart:
    kinds = (
        Kind(tone=Tone.BOILERPLATE, label=labels("years.carried.old", count=_OLD)),
        Kind(tone=Tone.SHARED, label=labels("years.carried.last")),
    )
    bars = tuple(_age_bar(series, one) for one in series.carried[1:])
    return Chart(title=labels("years.carried.chart"), kinds=kinds, bars=bars)


def _age_bar(series: Series, one: Carried) -> Bar:
    """What stands in `_OLD` documents and more, and what was taken over since."""
    place = series.years.index(one.year)
    bound = series.years[max(0, place - _OLD + 1)]
    old = sum(letters for year, letters in one.since if year <= bound and year != one.year) if place >= _OLD - 1 else 0
    carried = sum(letters for year, letters in one.since if year != one.year)
    size = max(1, one.characters)
    return Bar(
        label=str(one.year),
        parts=(old / size, (carried - old) / size),
    )


def _sections(series: Series, labels: Labels) -> list[Block]:
    lasting = [life for life in series.lives if len(life.stays) > 1]
    chosen, fewest = longest_lasting(lasting, lambda life: len(life.stays), _MOST_SECTIONS)
    if not chosen:
        return []
    last = series.years[-1]
    ranked = sorted(chosen, key=lambda life: (life.last != last, -(_last_share(life) or 0.0)))
    header = tuple(labels(f"years.carried.{key}") for key in ("section", "over", "latest", "mean", "years"))
    found: list[Block] = [
        Heading(level=2, line=line(labels("years.carried.by_section"))),
        table(TableKind.CARRY, header, [_section_row(series, life, labels) for life in ranked], right=(2, 3)),
    ]
    if len(chosen) < len(lasting):
        said = labels("years.lives.rest", count=len(lasting) - len(chosen), years=fewest)
        found.append(Paragraph(line=(note(said),)))
    return found


def _section_row(series: Series, life: Life, labels: Labels) -> tuple[Line, ...]:
    shares = {stay.year: stay.carried for stay in life.stays}
    known = [share for share in shares.values() if share is not None]
    last = _last_share(life)
    return (
        line(indented(series, life, labels)),
        (sparkline(shares.get(year) for year in series.span),),
        line(percent(last) if last is not None and life.last == series.years[-1] else labels("unknown")),
        line(percent(sum(known) / len(known)) if known else labels("unknown")),
        line(f"{life.first}–{life.last}"),
    )


def _last_share(life: Life) -> float | None:
    return life.stays[-1].carried


def _passages(series: Series, key: str, found: Sequence[CarriedPassage], labels: Labels) -> list[Block]:
    if not found:
        return []
    shown = sorted(found, key=lambda one: (-len(one.places), -one.characters, one.places))[:_MOST_PASSAGES]
    said: list[Block] = [
        Heading(level=2, line=line(labels(key, year=series.years[-1], count=len(found)))),
        _passage_table(series, shown, labels),
    ]
    if len(shown) < len(found):
        said.append(Paragraph(line=(note(labels("years.carried.rest", count=len(found) - len(shown))),)))
    return said


def _passage_table(series: Series, shown: Sequence[CarriedPassage], labels: Labels) -> Table:
    header = tuple(labels(f"years.passage.{key}") for key in ("since", "reports", "characters", "text"))
    rows = [
        (
            line(f"{one.first}–{one.last}"),
            line(str(len(one.places))),
            line(number(one.characters)),
            line(quoted(series, one.places[-1], _TEXT)),
        )
        for one in shown
    ]
    return table(TableKind.PASSAGES, header, rows, right=(1, 2))
