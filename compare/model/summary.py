"""Many documents, each measured against the others. All spans are of the documents' sources."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compare.errors import Said
    from compare.model.document import Metadata
    from compare.model.initiatives import Initiative, Thing
    from compare.model.measures import Measure
    from compare.model.notes import Note
    from compare.model.phrases import ClassedSentence, PhraseClass
    from compare.model.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What is known of one file and of the document in it, without its text."""

    path: str
    sha256: str
    encoding: str
    media_type: str
    script: str
    characters: int
    """Letters, digits and Han of the clean text."""
    fields: tuple[tuple[str, str], ...]
    metadata: Metadata
    notes: tuple[Note, ...] = ()
    """What a reader should know about decoding and outline, such as pages that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSummary:
    """The measure of one section, its descendants included."""

    section: str
    heading: str
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A statement that shows what is stock in a document."""

    text: str
    span: Span
    places: int
    """In how many other places' documents most of it stands."""


class Precedence(StrEnum):
    """Who was first of two documents, by what they say of their date."""

    EARLIER = "earlier"
    LATER = "later"
    UNKNOWN = "unknown"
    """They are of one day or year, or one of them does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another place's document that shares passages with this one."""

    document: int
    """Index into `Summary.documents`."""
    shared_ratio: float
    """The share of this document's words that stand in passages of the other."""
    their_ratio: float
    """The share of the other's words that stand in passages of this one."""
    precedence: Precedence
    """When the other came out, compared with this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """A passage of a document that other places have too."""

    span: Span
    cluster: int
    """Index into `Summary.clusters`, which tells its counterparts."""


@dataclass(frozen=True, kw_only=True)
class DocumentSummary:
    """How much of one document is stock, sentence by sentence, what is its own, and who has what it has."""

    facts: ReportFacts
    sentences: Sequence[ClassedSentence]
    """They tile the body; made when they are asked for."""
    measure: Measure
    """Shared is what stands in another place's document."""
    sections: Sequence[SectionSummary]
    """Made when they are asked for."""
    typical: tuple[Quote, ...]
    """What is stock in it, the most widespread first."""
    initiatives: tuple[Initiative, ...]
    """What it names that hardly another place names, the most telling first."""
    neighbours: Sequence[Neighbour]
    """The nearest first; made when they are asked for."""
    reused: Sequence[Reuse]
    """In the order of the text; they may overlap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A document that has something, and where."""

    document: int
    """Index into `Summary.documents`."""
    span: Span
    similarity: float
    """To what the first carrier has, 0…1: 1 is word for word but for names, dates and figures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """One passage and all who carry it."""

    text: str
    """As the first carrier has it."""
    places: int
    carriers: tuple[Carrier, ...]
    """In order of time, one a document; those without a date come last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearCopy:
    """Two documents that are almost the same."""

    a: int
    b: int
    """Indexes into `Summary.documents`, the earlier one first."""
    similarity: float
    """The share of all their phrases that both have."""
    same_place: bool
    identical: bool
    """Whether they differ in white space at most; such a document counts once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockText:
    """A statement that many places have."""

    text: str
    cls: PhraseClass
    places: int
    """In how many places' documents most of it stands, references included."""
    copies: int
    """How many documents of this run have just these words, but for names, dates and figures."""
    document: int
    """Index into `Summary.documents` of the first of them."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadInitiative:
    """A thing that several places name."""

    name: str
    """As the first carrier has it."""
    thing: Thing
    places: int
    carriers: tuple[Carrier, ...]
    """In order of time, one a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingHeading:
    """A heading that most documents of a kind have and some lack."""

    heading: str
    kind: str
    """The kind of document."""
    share: float
    """Of the documents of that kind, how many have it; each place counts once."""
    lacking: tuple[int, ...]
    """Indexes into `Summary.documents` of those that do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Several documents, each measured against all the others and the references."""

    documents: tuple[DocumentSummary, ...]
    """By path."""
    unread: tuple[tuple[str, Said], ...]
    """Inputs that could not be read, with the reason."""
    reference: tuple[Said, ...]
    """What the ratios were measured against."""
    signature: str
    stock: tuple[StockText, ...]
    """The commonest first."""
    clusters: Sequence[Cluster]
    """Those of the most places first."""
    near_copies: tuple[NearCopy, ...]
    initiatives: tuple[SpreadInitiative, ...]
    """Those of the most places first."""
    missing_headings: tuple[MissingHeading, ...]
    """Those that the most documents have first."""
    notes: tuple[Note, ...] = ()
    """Limits that were hit."""
