"""The published data of a corpus: compare.summary/1, all offsets in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from compare.report.as_json import edges, measure_value, outline_value, rounded, written

if TYPE_CHECKING:
    from compare.model import ClassedSentence, Document, DocumentSummary, Summary

Value = dict[str, Any]


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
