"""Chapter: the answers in short, and one row a year."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from compare.model import FigureRole, Outcome, Presence
from compare.report.content import (
    Block,
    Line,
    Listing,
    Mark,
    Paragraph,
    Run,
    TableKind,
    line,
    note,
    plain,
    table,
)
from compare.report.names import number, percent
from compare.report.series.figures import change_words
from compare.report.series.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Indicator, Series
    from compare.report.labels import Labels

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_BAR_CELLS = 10
_NAMED = 5
_QUOTE = 60


class _Year(NamedTuple):
    """What is counted of one year."""

    new: int
    gone: int
    renamed: int
    moved: int
    reported: int
    partly: int
    silent: int
    problems: int
    returning: int


def title(series: Series, labels: Labels) -> str:
    """The place, or else what the documents are called, and the years."""
    titles = Counter(_YEAR.sub("", one.document.metadata.title) for one in series.editions)
    name = series.places[0] if len(series.places) == 1 else min(titles, key=lambda one: (not one, -titles[one], one))
    name = plain(name) or labels("years.reports")
    return labels("years.title", place=name, first=series.years[0], last=series.years[-1])


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What moved, what was copied, what was announced and whether the next report speaks of it."""
    counted = {year: _counted(series, year) for year in series.years}
    return (
        *answers(series, labels),
        Paragraph(line=line(labels("years.by_year"))),
        _by_year(series, counted, labels),
        Paragraph(line=(note(labels("years.by_year.note")),)),
    )


def answers(series: Series, labels: Labels) -> tuple[Block, ...]:
    """What a reader must know first, then the answers in a sentence each."""
    counted = {year: _counted(series, year) for year in series.years}
    return (
        *(Paragraph(line=(note(said),)) for said in _warnings(series, labels)),
        Listing(items=tuple(line(said) for said in _answers(series, counted, labels))),
    )


def _warnings(series: Series, labels: Labels) -> Iterator[str]:
    """What a reader must know before anything else: missing years, several places, inputs left out."""
    yield from gaps(series, labels)
    if series.left_out:
        yield labels("years.left_out", count=len(series.left_out))


def gaps(series: Series, labels: Labels) -> Iterator[str]:
    """Years without a document, and places that make it no series of one."""
    if series.missing:
        yield labels("years.missing", years=labels.listed(tuple(map(str, series.missing))))
    if len(series.places) > 1:
        yield labels("years.places", places=plain(labels.listed(series.places)))


def _answers(series: Series, counted: dict[int, _Year], labels: Labels) -> Iterator[str]:
    last, before = series.years[-1], series.years[-2]
    yield from _promised(series, counted, labels)
    yield from _moved(series, labels)
    shares = {one.year: one.share for one in series.carried}
    yield labels("years.answer.carried", year=last, before=before, share=percent(shares[last] or 0.0))
    standing = [one for one in series.passages if one.last == last]
    if standing:
        oldest = standing[0]
        yield labels(
            "years.answer.oldest",
            first=oldest.first,
            count=len(oldest.places),
            text=quoted(series, oldest.places[-1], _QUOTE),
        )
    now = counted[last]
    yield labels(
        "years.answer.sections",
        year=last,
        before=before,
        new=now.new,
        gone=counted[before].gone,
        renamed=now.renamed,
        moved=now.moved,
    )
    if now.problems:
        yield labels("years.answer.problems", year=last, count=now.problems, returning=now.returning)
    sure = sum(len(one.findings) for one in series.findings if one.year == last)
    sure += sum(len(step.findings) for step in series.steps if step.year_b == last)
    if sure:
        yield labels("years.answer.findings", year=last, count=sure)


def _promised(series: Series, counted: dict[int, _Year], labels: Labels) -> Iterator[str]:
    """What the last plan that was followed by a report came to."""
    for year in reversed(series.years):
        now = counted[year]
        total = now.reported + now.partly + now.silent
        if total:
            yield labels(
                "years.answer.promises",
                plan=year,
                report=year + 1,
                count=total,
                reported=now.reported,
                partly=now.partly,
                silent=now.silent,
            )
            return


def _moved(series: Series, labels: Labels) -> Iterator[str]:
    """The indicators of the last report that it shares with the one before."""
    last, before = series.years[-2:][::-1]
    known = [
        one
        for one in series.indicators
        if one.role is FigureRole.RESULT and {value.year for value in one.values} >= {last, before}
    ]
    if not known:
        return
    changes = {one: _values(one, before, last) for one in known}
    up = [one for one in known if changes[one][1] > changes[one][0]]
    down = [one for one in known if changes[one][1] < changes[one][0]]
    named = tuple(f"{plain(one.name)} {change_words(one, before, last)}" for one in known[:_NAMED])
    yield labels(
        "years.answer.figures",
        year=last,
        before=before,
        count=len(known),
        up=len(up),
        down=len(down),
        named=labels.listed(named),
    )


def _values(one: Indicator, before: int, last: int) -> tuple[float, float]:
    by_year = {value.year: value.figure.value for value in one.values}
    return by_year[before], by_year[last]


def _counted(series: Series, year: int) -> _Year:
    stays = [life.by_year[year] for life in series.lives if year in life.by_year]
    presence = Counter(stay.presence for stay in stays)
    outcomes = Counter(one.outcome for one in series.pledges if one.place.year == year)
    of_year = [one for one in series.problems if any(place.year == year for place in one.places)]
    return _Year(
        new=presence[Presence.NEW],
        gone=sum(life.last == year and life.merged_into is None for life in series.lives),
        renamed=sum(stay.renamed for stay in stays),
        moved=presence[Presence.MOVED],
        reported=outcomes[Outcome.REPORTED],
        partly=outcomes[Outcome.PARTLY],
        silent=outcomes[Outcome.NOT_MENTIONED],
        problems=len(of_year),
        returning=sum(any(place.year < year for place in one.places) for one in of_year),
    )


def _by_year(series: Series, counted: dict[int, _Year], labels: Labels) -> Block:
    keys = ("year", "characters", "carried", "sections", "promises", "problems")
    header = tuple(labels(f"years.by_year.{key}") for key in keys)
    carried = {one.year: one for one in series.carried}
    rows = []
    for year in series.span:
        if year not in counted:
            rows.append((line(str(year)), *(line(labels("unknown")),) * (len(keys) - 1)))
            continue
        now, of_year = counted[year], carried[year]
        first, latest = year == series.years[0], year == series.years[-1]
        rows.append(
            (
                line(str(year)),
                line(number(of_year.characters)),
                _share(of_year.share, labels),
                line(labels("unknown") if first else f"{now.new} / {now.renamed} / {now.moved}"),
                line(_outcomes(now, labels, latest=latest)),
                line(f"{now.problems} / {now.returning}" if now.problems else labels("unknown")),
            )
        )
    return table(TableKind.YEARS, header, rows, right=(1,))


def _outcomes(now: _Year, labels: Labels, *, latest: bool) -> str:
    if now.reported + now.partly + now.silent == 0:
        return labels("years.by_year.open") if latest else labels("unknown")
    return f"{now.reported} / {now.partly} / {now.silent}"


def _share(share: float | None, labels: Labels) -> Line:
    if share is None:
        return line(labels("unknown"))
    filled = min(_BAR_CELLS, round(_BAR_CELLS * share))
    return Run("█" * filled + "░" * (_BAR_CELLS - filled), (Mark.BAR,)), Run(" " + percent(share))
