"""Many documents, each measured against the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.document import Document
    from compare.model.measures import Measure
    from compare.model.phrases import ClassedSentence


@dataclass(frozen=True, kw_only=True)
class DocumentSummary:
    """How much of one document is stock, sentence by sentence, and what is its own."""

    document: Document
    sentences: tuple[ClassedSentence, ...]
    """They tile the body."""
    measure: Measure
    """Shared is what stands in another place's document."""
    sections: tuple[tuple[str, Measure], ...]
    """By section id, descendants included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Several documents, each measured against all the others and the references."""

    documents: tuple[DocumentSummary, ...]
    unread: tuple[tuple[str, str], ...]
    """Inputs that could not be read, with the reason."""
    reference: str
    """What the ratios were measured against."""
    signature: str
