"""Chapter: what each plan announced, and what the next report says of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from compare.model import Outcome
from compare.report.content import Block, Heading, Line, Paragraph, Row, Run, Table, TableKind, line, note, plain, table
from compare.report.names import section_name
from compare.report.series.wording import FEW_YEARS, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.model import Pledge, Series, Target
    from compare.report.labels import Labels

_SENTENCE = 220
_REPORT = 160
_REPORTS = 2
_SHOWN_OUTCOMES = (Outcome.NOT_MENTIONED, Outcome.PARTLY, Outcome.REPORTED)


def blocks(series: Series, labels: Labels) -> tuple[Block, ...]:
    """Counts by year, and figures announced and reported; the sentences themselves are details."""
    by_year = _by_year(series)
    followed = _followed(series)
    if not followed:
        return (Paragraph(line=line(labels("years.promises.none"))),)
    return (
        Paragraph(line=line(labels("years.promises.intro"))),
        _counts(by_year, followed, labels),
        Paragraph(line=(note(labels("years.promises.where", chapter=labels("years.chapter.details"))),)),
        *_targets(series, _shown(series), labels),
    )


def sentences(series: Series, labels: Labels) -> tuple[Block, ...]:
    """The plans sentence by sentence, the last one first.

    A long series shows the sentences of the last plan that was followed; the JSON has all.
    """
    by_year, shown = _by_year(series), _shown(series)
    found: list[Block] = []
    for year in reversed(shown):
        found += _of_plan(series, year, by_year[year], labels)
    if len(shown) < len(_followed(series)):
        found.append(Paragraph(line=(note(labels("years.promises.rest")),)))
    return tuple(found)


def _by_year(series: Series) -> dict[int, list[Pledge]]:
    by_year: defaultdict[int, list[Pledge]] = defaultdict(list)
    for one in series.pledges:
        by_year[one.place.year].append(one)
    return by_year


def _followed(series: Series) -> list[int]:
    """The years whose plans a next report was held against."""
    held = {one.place.year for one in series.pledges if one.outcome is not Outcome.OPEN}
    return [year for year in series.years if year in held]


def _shown(series: Series) -> list[int]:
    """Those of them whose sentences are shown."""
    followed = _followed(series)
    return followed if len(series.years) <= FEW_YEARS else followed[-1:]


def _counts(by_year: dict[int, list[Pledge]], followed: Sequence[int], labels: Labels) -> Table:
    keys = ("plan", "report", "sentences", "reported", "partly", "not-mentioned")
    rows = []
    for year in reversed(followed):
        counted = Counter(one.outcome for one in by_year[year])
        total = len(by_year[year])
        rows.append(
            (
                line(str(year)),
                line(str(year + 1)),
                line(str(total)),
                *(
                    line(f"{counted[outcome]} ({100 * counted[outcome] / total:.0f}%)")
                    for outcome in (Outcome.REPORTED, Outcome.PARTLY, Outcome.NOT_MENTIONED)
                ),
            )
        )
    return table(
        TableKind.COUNTS,
        tuple(labels(f"years.promises.{key}") for key in keys),
        rows,
        right=(2, 3, 4, 5),
    )


def _targets(series: Series, shown: Sequence[int], labels: Labels) -> list[Block]:
    found = [one for one in series.targets if one.year in shown]
    if not found:
        return []
    rows = [_target_row(one) for one in sorted(found, key=lambda one: (-one.year, one.target.span))]
    keys = ("year", "name", "announced", "reported")
    header = tuple(labels(f"years.targets.{key}") for key in keys)
    return [
        Heading(level=2, line=line(labels("years.targets"))),
        Paragraph(line=line(labels("years.targets.intro"))),
        table(TableKind.TARGETS, header, rows, right=(2, 3)),
    ]


def _target_row(one: Target) -> tuple[Line, ...]:
    return line(str(one.year)), line(plain(one.name)), line(plain(one.target.text)), line(plain(one.result.text))


def _of_plan(series: Series, year: int, pledges: Sequence[Pledge], labels: Labels) -> list[Block]:
    """The sentences of one plan by what the next report says of them: what it does not speak of first."""
    found: list[Block] = []
    for outcome in _SHOWN_OUTCOMES:
        of_outcome = [one for one in pledges if one.outcome is outcome]
        if of_outcome:
            said = labels(f"years.outcome.{outcome}", plan=year, report=year + 1, count=len(of_outcome))
            found.append(Heading(level=2, line=line(said)))
            found.append(_sentences(series, of_outcome, labels))
    return found


def _sentences(series: Series, pledges: Sequence[Pledge], labels: Labels) -> Table:
    spoken = any(one.reports for one in pledges)
    rows = []
    before = None
    for one in pledges:
        name = section_name(series.by_year[one.place.year], one.section, labels)
        cells = [line("" if name == before else name), line(quoted(series, one.place, _SENTENCE))]
        rows.append(Row(cells=(*cells, *([_reports(series, one)] if spoken else []))))
        before = name
    keys = ("section", "sentence", "passage")[: 3 if spoken else 2]
    return Table(
        kind=TableKind.PLEDGES if spoken else TableKind.SILENT,
        header=tuple(line(labels(f"years.pledge.{key}")) for key in keys),
        rows=tuple(rows),
    )


def _reports(series: Series, one: Pledge) -> Line:
    """The sentences that speak of it, each on a line of its own."""
    said = [quoted(series, place, _REPORT) for place in one.reports[:_REPORTS]]
    return tuple(run for text in said for run in (Run(text), Run("\n")))[:-1]
