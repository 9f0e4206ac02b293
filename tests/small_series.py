"""Three short reports of one county, and a series as a person reads it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from compare.pipeline import compare_years, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Life, Passage, Series

REPORTS = Path(__file__).parent / "series" / "reports"
YEARS = (2021, 2022, 2023)


def paths() -> list[str]:
    return [str(REPORTS / f"{year}.txt") for year in YEARS]


@cache
def small_series() -> Series:
    return compare_years([read(path) for path in paths()])


def written(series: Series) -> str:
    """The whole series, one thing a line."""
    return "\n".join(_lines(series)) + "\n"


def _lines(series: Series) -> Iterator[str]:
    yield "# sections"
    for life in series.lives:
        yield _life(series, life)
    yield "# figures"
    for one in series.indicators:
        said = " ".join(f"{value.year}:{value.figure.text}" for value in one.values)
        yield f"{one.role} {one.name} [{one.unit}] {said}"
    yield "# announced and reported"
    for target in series.targets:
        yield f"{target.year} {target.name}: {target.target.text} -> {target.result.text}"
    yield "# carried"
    for carried in series.carried:
        since = " ".join(f"since {year} {count}" for year, count in carried.since)
        yield f"{carried.year} {carried.characters} characters: {since}"
    for passage in series.passages:
        yield f"{passage.first}-{passage.last} {passage.characters}: {_text(series, passage.places[-1])}"
    yield "# initiatives"
    for initiative in series.initiatives:
        yield f"{initiative.name} {' '.join(str(place.year) for place in initiative.places)}"
    yield "# problems"
    for problem in series.problems:
        yield " | ".join(f"{place.year} {_text(series, place)}" for place in problem.places)
    yield "# promises"
    for pledge in series.pledges:
        yield f"{pledge.place.year} {pledge.outcome}: {_text(series, pledge.place)}"
        yield from (f"    {_text(series, report)}" for report in pledge.reports)


def _life(series: Series, life: Life) -> str:
    last = series.by_year[life.last].section_by_id[life.stays[-1].section]
    stays = " ".join(f"{stay.year}:{stay.section}={stay.presence}{'*' * stay.renamed}" for stay in life.stays)
    roots = f" from {life.split_from}" * (life.split_from is not None)
    ends = f" into {life.merged_into}" * (life.merged_into is not None)
    return f"{last.number}{last.heading} | {stays}{roots}{ends}"


def _text(series: Series, passage: Passage) -> str:
    return series.text(passage).replace("\n", "")
