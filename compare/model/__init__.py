"""Every value that crosses a stage: frozen, and each with the span it came from.

Two texts are in play. The *source* is the decoded file; the *clean text* is what is
left of it without furniture and with its repairs. Spans of `Furniture` and `Repair`
count code points of the source; every later span counts code points of the clean text,
and `CleanText.to_source` takes it back. Everything published (JSON, reports) is in
source offsets.
"""

from compare.model.alignment import Alignment, Bead, Link, LinkEvidence, Promise, Relation
from compare.model.comparison import Classification, Comparison
from compare.model.document import Document, HeadingForm, Metadata, Part, PartKind, Section, Sentence, Token, TokenKind
from compare.model.figures import Figure, FigureChange, FigureRole
from compare.model.findings import Finding
from compare.model.initiatives import Initiative, InitiativeKind, Thing
from compare.model.measures import Measure, Measures, SectionMeasure, Shares
from compare.model.phrases import ClassedSentence, Evidence, Phrase, PhraseClass, Tag
from compare.model.spans import OffsetMap, Piece, Span
from compare.model.summary import DocumentSummary, Summary
from compare.model.texts import CleanText, Furniture, Repair, Script, Source

__all__ = [
    "Alignment",
    "Bead",
    "ClassedSentence",
    "Classification",
    "CleanText",
    "Comparison",
    "Document",
    "DocumentSummary",
    "Evidence",
    "Figure",
    "FigureChange",
    "FigureRole",
    "Finding",
    "Furniture",
    "HeadingForm",
    "Initiative",
    "InitiativeKind",
    "Link",
    "LinkEvidence",
    "Measure",
    "Measures",
    "Metadata",
    "OffsetMap",
    "Part",
    "PartKind",
    "Phrase",
    "PhraseClass",
    "Piece",
    "Promise",
    "Relation",
    "Repair",
    "Script",
    "Section",
    "SectionMeasure",
    "Sentence",
    "Shares",
    "Source",
    "Span",
    "Summary",
    "Tag",
    "Thing",
    "Token",
    "TokenKind",
]
