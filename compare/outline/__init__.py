"""The outline of a clean text: its parts, sections, sentences and metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Document
from compare.outline.lines import read_lines
from compare.outline.metadata import read_metadata
from compare.outline.metadata.declared import called
from compare.outline.notes import numbering_notes
from compare.outline.parts import as_parts, find_parts
from compare.outline.sections import build, cut_sentences, find_sections
from compare.text.tokens import tokenize

if TYPE_CHECKING:
    from compare.model import CleanText

__all__ = ["outline"]


def outline(clean: CleanText) -> Document:
    """The document that a clean text is.

    Every character that is not white space ends up in exactly one part, heading span or
    sentence.
    """
    lines = read_lines(clean)
    kinds = find_parts(lines, called(clean.source.fields))
    metadata, said = read_metadata(clean, lines, kinds)
    tree = find_sections(lines, kinds, speech=metadata.kind == "work-report")
    tokens = tokenize(clean.normal, clean.normal_map)
    sentence_spans, before = cut_sentences(clean, lines, kinds, tree.found)
    sections, sentences = build(clean, tree, sentence_spans, before, tokens)
    return Document(
        clean=clean,
        metadata=metadata,
        parts=as_parts(lines, kinds),
        sections=sections,
        sentences=sentences,
        tokens=tokens,
        notes=(*said, *numbering_notes(clean, tree.found, tree.parents)),
    )
