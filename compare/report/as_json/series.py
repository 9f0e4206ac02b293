"""One place's documents over the years: compare.series/1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.options import Language
from compare.report.as_json.outline import outline_value
from compare.report.as_json.values import Value, measure_value, measured_against, noted, pair, rounded, written
from compare.report.findings import message
from compare.report.labels import Labels

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.model import (
        Carried,
        Document,
        Finding,
        Indicator,
        Life,
        Passage,
        Pledge,
        Series,
        SeriesInitiative,
        Step,
        Target,
    )


def series_json(series: Series) -> str:
    """A series, from its documents to what each plan announced."""
    return written(
        {
            "schema": "compare.series/1",
            "signature": series.signature,
            "years": list(series.years),
            "missing_years": list(series.missing),
            "documents": [
                {
                    "year": edition.year,
                    "dating": edition.dating,
                    "schema": "compare.outline/1",
                    **outline_value(edition.document),
                }
                for edition in series.editions
            ],
            "left_out": [
                {"path": one.path, "reason": one.reason, "detail": str(one.detail)} for one in series.left_out
            ],
            "steps": [_step(step) for step in series.steps],
            "sections": [_life(life) for life in series.lives],
            "figures": [_indicator(series, one) for one in series.indicators],
            "targets": [_target(series, one) for one in series.targets],
            "carried": [_carried(one) for one in series.carried],
            "passages": [
                {"characters": one.characters, "places": _places(series, one.places)} for one in series.passages
            ],
            "initiatives": [_initiative(series, one) for one in series.initiatives],
            "problems": [{"places": _places(series, one.places)} for one in series.problems],
            "promises": [_pledge(series, one) for one in series.pledges],
            "findings": _findings(series),
        }
    )


def _places(series: Series, passages: Iterable[Passage]) -> list[Value]:
    return [_place(series, passage) for passage in passages]


def _place(series: Series, passage: Passage) -> Value:
    start, end = series.by_year[passage.year].clean.to_source(passage.span)
    return {"year": passage.year, "start": start, "end": end}


def _step(step: Step) -> Value:
    return {
        "a": step.year_a,
        "b": step.year_b,
        "links": [
            {"a": list(link.a), "b": list(link.b), "relation": link.relation, "score": rounded(link.score)}
            for link in step.links
        ],
        "promises": [{"a": list(one.a), "b": list(one.b), "score": rounded(one.score)} for one in step.promises],
        "measures": {
            "a": measure_value(step.measures.a),
            "b": measure_value(step.measures.b),
            "reference": measured_against(step.measures.reference),
        },
        "notes": noted(step.notes),
    }


def _life(life: Life) -> Value:
    return {
        "level": life.level,
        "split_from": life.split_from,
        "merged_into": life.merged_into,
        "years": [
            {
                "year": stay.year,
                "section": stay.section,
                "presence": stay.presence,
                "renamed": stay.renamed,
                "carried": None if stay.carried is None else rounded(stay.carried),
            }
            for stay in life.stays
        ],
    }


def _indicator(series: Series, one: Indicator) -> Value:
    return {
        "name": one.name,
        "unit": one.unit,
        "role": one.role,
        "kind": one.kind,
        "values": [
            {
                "text": value.figure.text,
                "value": rounded(value.figure.value),
                **_place(series, value.passage),
            }
            for value in one.values
        ],
    }


def _target(series: Series, one: Target) -> Value:
    return {
        "name": one.name,
        "unit": one.unit,
        "year": one.year,
        "target": one.target.text,
        "target_value": rounded(one.target.value),
        "result": one.result.text,
        "result_value": rounded(one.result.value),
        "a": pair(series.by_year[one.year], one.target.span),
        "b": pair(series.by_year[one.year + 1], one.result.span),
    }


def _carried(one: Carried) -> Value:
    return {
        "year": one.year,
        "characters": one.characters,
        "share": None if one.share is None else rounded(one.share),
        "since": [{"year": year, "characters": characters} for year, characters in one.since],
    }


def _initiative(series: Series, one: SeriesInitiative) -> Value:
    return {
        "name": one.name,
        "kind": one.kind,
        "thing": one.thing,
        "score": rounded(one.score),
        "first": one.places[0].year,
        "last": one.places[-1].year,
        "places": _places(series, one.places),
    }


def _pledge(series: Series, one: Pledge) -> Value:
    return {
        **_place(series, one.place),
        "section": one.section,
        "outcome": one.outcome,
        "share": rounded(one.share),
        "reports": _places(series, one.reports),
        "words": list(one.words),
    }


def _findings(series: Series) -> list[Value]:
    """Those of each document by itself, then those of each two; `year_b` is null where only one year speaks."""
    alone = [
        _finding(found, of_year.year, series.by_year[of_year.year], None, None)
        for of_year in series.findings
        for found in of_year.findings
    ]
    of_pairs = [
        _finding(found, step.year_a, series.by_year[step.year_a], step.year_b, series.by_year[step.year_b])
        for step in series.steps
        for found in step.findings
    ]
    return alone + of_pairs


def _finding(found: Finding, year_a: int, a: Document, year_b: int | None, b: Document | None) -> Value:
    return {
        "kind": found.kind,
        "grade": found.grade,
        "message": message(found, Labels(Language.ENGLISH)),
        "year_a": year_a,
        "year_b": year_b,
        "a": pair(a, found.a),
        "b": pair(b, found.b) if b else None,
        "values": dict(found.values),
        "evidence": found.evidence,
    }
