"""Many documents: compare.summary/1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.as_json.outline import outline_value
from compare.report.as_json.values import Value, edges, measure_value, rounded, written

if TYPE_CHECKING:
    from compare.model import ClassedSentence, Document, DocumentSummary, Summary


def summary_json(summary: Summary) -> str:
    """Every document with its measures and its classed sentences."""
    return written(
        {
            "schema": "compare.summary/1",
            "signature": summary.signature,
            "reference": summary.reference,
            "documents": [_document(one) for one in summary.documents],
            "unread": [{"path": path, "reason": reason} for path, reason in summary.unread],
        }
    )


def _document(one: DocumentSummary) -> Value:
    return {
        "document": outline_value(one.document)["document"],
        "measures": {
            **measure_value(one.measure),
            "sections": [{"section": section, **measure_value(measure)} for section, measure in one.sections],
        },
        "sentences": [_sentence(one.document, sentence) for sentence in one.sentences],
    }


def _sentence(document: Document, sentence: ClassedSentence) -> Value:
    evidence = sentence.evidence
    return {
        **edges(document, sentence.span),
        "section": sentence.section,
        "class": sentence.cls,
        "score": rounded(evidence.score),
        "document_frequency": sentence.document_frequency,
        "evidence": {"reason": evidence.reason, "detail": evidence.detail},
    }
