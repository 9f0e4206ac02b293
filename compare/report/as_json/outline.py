"""One document: compare.outline/1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.report.as_json.values import Value, edges, noted, written
from compare.report.names import letters

if TYPE_CHECKING:
    from compare.model import Document, Section


def outline_json(document: Document) -> str:
    """One document: what it says of itself, what was left out and repaired, its sections."""
    return written({"schema": "compare.outline/1", **outline_value(document)})


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
        "notes": noted(document.all_notes),
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
        "pages": list(source.pages),
        "fields": [{"name": name, "value": value} for name, value in source.fields],
    }


def _section(document: Document, section: Section) -> Value:
    page = document.page_of(section.heading_span)
    return {
        "id": section.id,
        "level": section.level,
        "number": section.number,
        "heading": section.heading,
        **edges(document, section.span),
        "parent": section.parent,
        **({"page": page} if page else {}),
    }
