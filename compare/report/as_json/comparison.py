"""Two documents side by side: compare.comparison/1."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from compare.options import Language
from compare.report.as_json.outline import outline_value
from compare.report.as_json.values import Value, measure_value, measured_against, noted, pair, rounded, written
from compare.report.figures import change_and_percent
from compare.report.findings import message
from compare.report.labels import Labels

if TYPE_CHECKING:
    from compare.model import Comparison, Document, Figure, FigureChange, Finding, Initiative, Link, Measures, Phrase


def comparison_json(comparison: Comparison) -> str:
    """Two documents side by side, down to their phrases."""
    a, b = comparison.a, comparison.b
    return written(
        {
            "schema": "compare.comparison/1",
            "signature": comparison.signature,
            "documents": [{"schema": "compare.outline/1", **outline_value(d)} for d in (a, b)],
            "links": [_link(link) for link in comparison.alignment.links],
            "promises": [
                {"a": list(p.a), "b": list(p.b), "score": rounded(p.score)} for p in comparison.alignment.promises
            ],
            "phrases": [_phrase(comparison, phrase) for phrase in comparison.phrases],
            "figures": [
                *(_figure(comparison, change) for change in comparison.figures),
                *(_alone(comparison, figure, None) for figure in comparison.figures_gone),
                *(_alone(comparison, None, figure) for figure in comparison.figures_new),
            ],
            "initiatives": {
                "a": [_initiative(a, one) for one in comparison.initiatives_a],
                "b": [_initiative(b, one) for one in comparison.initiatives_b],
            },
            "findings": [_finding(comparison, finding) for finding in comparison.findings],
            "measures": _measures(comparison.measures),
            "notes": noted(comparison.alignment.notes),
        }
    )


def _link(link: Link) -> Value:
    evidence = link.evidence
    return {
        "a": list(link.a),
        "b": list(link.b),
        "relation": link.relation,
        "score": rounded(link.score),
        "heading_similarity": rounded(link.heading_similarity),
        "text_similarity": rounded(link.text_similarity),
        "evidence": {
            "heading_words": list(evidence.heading_words),
            "text_words": list(evidence.text_words),
            "rivals": [{"a": a, "b": b, "score": rounded(score)} for a, b, score in evidence.rivals],
            "support": {name: rounded(x) for name, x in asdict(evidence.support).items()} if evidence.support else None,
        },
    }


def _phrase(comparison: Comparison, phrase: Phrase) -> Value:
    evidence = phrase.evidence
    return {
        "tag": phrase.tag,
        "class": phrase.cls,
        "a": pair(comparison.a, phrase.a),
        "b": pair(comparison.b, phrase.b),
        "section_a": phrase.section_a,
        "section_b": phrase.section_b,
        "evidence": {"reason": evidence.reason, "detail": evidence.detail, "score": rounded(evidence.score)}
        if evidence
        else {},
    }


def _figure(comparison: Comparison, change: FigureChange) -> Value:
    by, percent = change_and_percent(change)
    return {
        "name": change.name,
        "unit": change.unit,
        "role": change.role,
        "kind": change.kind,
        "old": change.old.text,
        "new": change.new.text,
        "old_value": rounded(change.old.value),
        "new_value": rounded(change.new.value),
        "change": None if by is None else rounded(by),
        "change_percent": None if percent is None else rounded(percent),
        "a": pair(comparison.a, change.old.span),
        "b": pair(comparison.b, change.new.span),
    }


def _alone(comparison: Comparison, old: Figure | None, new: Figure | None) -> Value:
    """A figure of one document that none of the other answers."""
    figure = old or new
    if figure is None:
        return {}
    return {
        "name": figure.name,
        "unit": figure.unit,
        "role": figure.role,
        "kind": figure.kind,
        "old": old.text if old else None,
        "new": new.text if new else None,
        "old_value": rounded(old.value) if old else None,
        "new_value": rounded(new.value) if new else None,
        "change": None,
        "change_percent": None,
        "a": pair(comparison.a, old.span) if old else None,
        "b": pair(comparison.b, new.span) if new else None,
    }


def _initiative(document: Document, initiative: Initiative) -> Value:
    return {
        "name": initiative.name,
        "kind": initiative.kind,
        "thing": initiative.thing,
        "score": rounded(initiative.score),
        "elsewhere": initiative.elsewhere,
        "spans": [pair(document, span) for span in initiative.spans],
        "section": initiative.section,
        "evidence": initiative.evidence,
    }


def _finding(comparison: Comparison, finding: Finding) -> Value:
    return {
        "kind": finding.kind,
        "grade": finding.grade,
        "message": message(finding, Labels(Language.ENGLISH)),
        "a": pair(comparison.a, finding.a),
        "b": pair(comparison.b, finding.b),
        "further_a": [pair(comparison.a, span) for span in finding.further_a],
        "further_b": [pair(comparison.b, span) for span in finding.further_b],
        "values": dict(finding.values),
        "evidence": finding.evidence,
    }


def _measures(measures: Measures) -> Value:
    return {
        "a": measure_value(measures.a),
        "b": measure_value(measures.b),
        "sections": [{"side": m.side, "section": m.section, **measure_value(m.measure)} for m in measures.sections],
        "reference": measured_against(measures.reference),
    }
