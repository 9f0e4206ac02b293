"""The published data: compare.outline/1 and compare.comparison/1, all offsets in the source.

docs/format.md says what each field means; schema/ holds the JSON Schemas.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from compare.report.names import letters

if TYPE_CHECKING:
    from compare.model import (
        Comparison,
        Document,
        FigureChange,
        Finding,
        Initiative,
        Link,
        Measure,
        Measures,
        Phrase,
        Section,
        Span,
    )

_PLACES = 4

Value = dict[str, Any]


def outline_json(document: Document) -> str:
    """One document: what it says of itself, what was left out and repaired, its sections."""
    return written({"schema": "compare.outline/1", **outline_value(document)})


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
            "figures": [_figure(comparison, change) for change in comparison.figures],
            "initiatives": {
                "a": [_initiative(a, one) for one in comparison.initiatives_a],
                "b": [_initiative(b, one) for one in comparison.initiatives_b],
            },
            "findings": [_finding(comparison, finding) for finding in comparison.findings],
            "measures": _measures(comparison.measures),
            "notes": list(comparison.alignment.notes),
        }
    )


def outline_value(document: Document) -> Value:
    """The fields of one outline, without the name of its schema."""
    clean = document.clean
    return {
        "document": _document(document),
        "furniture": [{"start": f.span.start, "end": f.span.end, "rule": f.rule} for f in clean.furniture],
        "repairs": [
            {"start": r.span.start, "end": r.span.end, "rule": r.rule, "before": r.before, "after": r.after}
            for r in clean.repairs
        ],
        "parts": [{"kind": part.kind, **edges(document, part.span)} for part in document.parts],
        "sections": [_section(document, section) for section in document.sections],
        "notes": [*clean.source.notes, *document.notes],
    }


def _document(document: Document) -> Value:
    source, told = document.clean.source, document.metadata
    return {
        "path": source.path,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "media_type": source.media_type,
        "script": document.clean.script,
        "title": told.title,
        "issuers": list(told.issuers),
        "place": told.place,
        "place_chain": list(told.place_chain),
        "level": told.level,
        "year": told.year,
        "kind": told.kind,
        "number": told.number,
        "date": told.date,
        "characters": letters(document.text),
        "fields": [{"name": name, "value": value} for name, value in source.fields],
    }


def _section(document: Document, section: Section) -> Value:
    return {
        "id": section.id,
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        **edges(document, section.span),
        "parent": section.parent,
    }


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
        },
    }


def _phrase(comparison: Comparison, phrase: Phrase) -> Value:
    evidence = phrase.evidence
    return {
        "tag": phrase.tag,
        "class": phrase.cls,
        "a": _pair(comparison.a, phrase.a),
        "b": _pair(comparison.b, phrase.b),
        "section_a": phrase.section_a,
        "section_b": phrase.section_b,
        "evidence": {"reason": evidence.reason, "detail": evidence.detail, "score": rounded(evidence.score)}
        if evidence
        else {},
    }


def _figure(comparison: Comparison, change: FigureChange) -> Value:
    percent = change.change_percent
    return {
        "name": change.name,
        "unit": change.unit,
        "role": change.role,
        "old": change.old.text,
        "new": change.new.text,
        "old_value": rounded(change.old.value),
        "new_value": rounded(change.new.value),
        "change": rounded(change.change),
        "change_percent": None if percent is None else rounded(percent),
        "a": _pair(comparison.a, change.old.span),
        "b": _pair(comparison.b, change.new.span),
    }


def _initiative(document: Document, initiative: Initiative) -> Value:
    return {
        "name": initiative.name,
        "kind": initiative.kind,
        "thing": initiative.thing,
        "score": rounded(initiative.score),
        "elsewhere": initiative.elsewhere,
        "spans": [_pair(document, span) for span in initiative.spans],
        "section": initiative.section,
        "evidence": initiative.evidence,
    }


def _finding(comparison: Comparison, finding: Finding) -> Value:
    return {
        "kind": finding.kind,
        "message": finding.message,
        "a": _pair(comparison.a, finding.a),
        "b": _pair(comparison.b, finding.b),
        "evidence": finding.evidence,
    }


def _measures(measures: Measures) -> Value:
    return {
        "a": measure_value(measures.a),
        "b": measure_value(measures.b),
        "sections": [{"side": m.side, "section": m.section, **measure_value(m.measure)} for m in measures.sections],
        "reference": measures.reference,
    }


def measure_value(measure: Measure) -> Value:
    """The fields of one measure."""
    return {
        "characters": measure.characters,
        "shared_ratio": rounded(measure.shared_ratio),
        "boilerplate_ratio": rounded(measure.boilerplate_ratio),
        "shares": {
            "boilerplate": rounded(measure.shares.boilerplate),
            "template": rounded(measure.shares.template),
            "local": rounded(measure.shares.local),
        },
    }


def edges(document: Document, span: Span) -> dict[str, int]:
    """Where a stretch of the clean text begins and ends in the source."""
    start, end = document.clean.to_source(span)
    return {"start": start, "end": end}


def _pair(document: Document, span: Span | None) -> list[int] | None:
    return list(document.clean.to_source(span)) if span else None


def rounded(value: float) -> float:
    """Enough places for every use; whole numbers stay whole, and there is no −0."""
    rounded = round(value, _PLACES) + 0.0
    return int(rounded) if rounded.is_integer() else rounded


def written(value: Value) -> str:
    """JSON with one line for each entry of the long lists: quick to write, and diffs stay readable."""
    return "{\n" + ",\n".join(f"{_dumped(key)}: {_lines(held)}" for key, held in value.items()) + "\n}\n"


def _lines(held: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    if isinstance(held, list) and held and isinstance(held[0], dict):
        return "[\n" + ",\n".join(_dumped(entry) for entry in held) + "\n]"
    return _dumped(held)


def _dumped(held: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return json.dumps(held, ensure_ascii=False)
