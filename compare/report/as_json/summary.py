"""Many documents: compare.summary/1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.as_json.values import Value, measure_value, measured_against, noted, rounded, written_in_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import (
        Carrier,
        ClassedSentence,
        Cluster,
        DocumentSummary,
        Initiative,
        MissingHeading,
        NearCopy,
        ReportFacts,
        Span,
        SpreadInitiative,
        StockText,
        Summary,
    )


def summary_json(summary: Summary) -> str:
    """Every document with its measures and its classed sentences, and what they have in common."""
    return "".join(summary_parts(summary))


def summary_parts(summary: Summary) -> Iterator[str]:
    """The same part by part: of 20,000 documents the whole would take two gigabytes."""
    return written_in_parts(
        {
            "schema": "compare.summary/1",
            "signature": summary.signature,
            "reference": measured_against(summary.reference),
            "documents": (_document(one) for one in summary.documents),
            "boilerplate": (_stock(one) for one in summary.stock),
            "clusters": (_cluster(one) for one in summary.clusters),
            "near_copies": (_near_copy(one) for one in summary.near_copies),
            "initiatives": (_spread(one) for one in summary.initiatives),
            "missing_headings": (_missing(one) for one in summary.missing_headings),
            "unread": [{"path": path, "reason": str(reason)} for path, reason in summary.unread],
            "notes": noted(summary.notes),
        }
    )


def _near_copy(one: NearCopy) -> Value:
    return {
        "a": one.a,
        "b": one.b,
        "similarity": rounded(one.similarity),
        "same_place": one.same_place,
        "identical": one.identical,
    }


def _missing(one: MissingHeading) -> Value:
    return {"heading": one.heading, "kind": one.kind, "share": rounded(one.share), "lacking": list(one.lacking)}


def _document(one: DocumentSummary) -> Value:
    return {
        "document": _facts(one.facts),
        "notes": noted(one.facts.notes),
        "measures": {
            **measure_value(one.measure),
            "sections": [
                {"section": part.section, "heading": part.heading, **measure_value(part.measure)}
                for part in one.sections
            ],
        },
        "sentences": [_sentence(sentence) for sentence in one.sentences],
        "typical": [{"text": quote.text, **_edges(quote.span), "places": quote.places} for quote in one.typical],
        "initiatives": [_initiative(initiative) for initiative in one.initiatives],
        "neighbours": [
            {
                "document": near.document,
                "shared_ratio": rounded(near.shared_ratio),
                "their_ratio": rounded(near.their_ratio),
                "precedence": near.precedence,
            }
            for near in one.neighbours
        ],
        "reused": [{**_edges(reuse.span), "cluster": reuse.cluster} for reuse in one.reused],
    }


def _facts(facts: ReportFacts) -> Value:
    told = facts.metadata
    return {
        "path": facts.path,
        "sha256": facts.sha256,
        "encoding": facts.encoding,
        "media_type": facts.media_type,
        "script": facts.script,
        "title": told.title,
        "issuers": list(told.issuers),
        "place": told.place,
        "place_chain": list(told.place_chain),
        "level": told.level,
        "year": told.year,
        "kind": told.kind,
        "number": told.number,
        "date": told.date,
        "characters": facts.characters,
        "fields": [{"name": name, "value": value} for name, value in facts.fields],
    }


def _sentence(sentence: ClassedSentence) -> Value:
    evidence = sentence.evidence
    return {
        **_edges(sentence.span),
        "section": sentence.section,
        "class": sentence.cls,
        "score": rounded(evidence.score),
        "document_frequency": sentence.document_frequency,
        "evidence": {"reason": evidence.reason, "detail": evidence.detail},
    }


def _initiative(one: Initiative) -> Value:
    return {
        "name": one.name,
        "kind": one.kind,
        "thing": one.thing,
        "score": rounded(one.score),
        "elsewhere": one.elsewhere,
        "spans": [list(span) for span in one.spans],
        "section": one.section,
        "evidence": one.evidence,
    }


def _stock(one: StockText) -> Value:
    return {
        "text": one.text,
        "class": one.cls,
        "places": one.places,
        "copies": one.copies,
        "document": one.document,
        **_edges(one.span),
    }


def _cluster(one: Cluster) -> Value:
    return {"text": one.text, "places": one.places, "carriers": [_carrier(carrier) for carrier in one.carriers]}


def _spread(one: SpreadInitiative) -> Value:
    return {
        "name": one.name,
        "thing": one.thing,
        "places": one.places,
        "carriers": [_carrier(carrier) for carrier in one.carriers],
    }


def _carrier(one: Carrier) -> Value:
    return {"document": one.document, **_edges(one.span), "similarity": rounded(one.similarity)}


def _edges(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
