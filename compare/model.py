"""Every value that crosses a stage: frozen, and each with the span it came from.

Two texts are in play. The *source* is the decoded file; the *clean text* is what is
left of it without furniture and with its repairs. Spans of `Furniture` and `Repair`
count code points of the source; every later span counts code points of the clean text,
and `CleanText.to_source` takes it back. Everything published (JSON, reports) is in
source offsets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Span(NamedTuple):
    """A half-open range of code points."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """The number of code points."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """What stands in `text` here."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


# --------------------------------------------------------------------------- load


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The decoded text of one input, before any cleaning."""

    path: str
    """As the user gave it; "-" for standard input."""
    text: str
    sha256: str
    """Of the bytes read, in hexadecimal."""
    encoding: str
    """The codec the bytes were decoded with, by its Python name."""
    media_type: str
    notes: tuple[str, ...] = ()
    """What a reader should know about the decoding, such as bytes that were replaced."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the file itself says of the document, such as the meta elements of a page: (name, value)."""
    pages: tuple[int, ...] = ()
    """Where in `text` each page begins; () for formats without pages."""
    article: Span | None = None
    """Where in `text` the article stands, as far as a page's markup tells; the rest is furniture."""


# -------------------------------------------------------------------------- clean


class Piece(NamedTuple):
    """A stretch of a derived text and the stretch of its origin that it stands for.

    Equal lengths mean character for character; unequal lengths mean as a whole.
    """

    start: int
    end: int
    origin_start: int
    origin_end: int


@dataclass(frozen=True)
class OffsetMap:
    """How the offsets of a derived text lead back to its origin, monotonically.

    Pieces tile the derived text in order; gaps between their origins are what was
    left out. A position inside a piece of unequal lengths leads to that piece's edge.
    """

    pieces: tuple[Piece, ...]
    origin_length: int

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(piece.start for piece in self.pieces)

    def to_origin(self, span: Span) -> Span:
        """The stretch of the origin that `span` stands for; an empty span stays empty."""
        if not self.pieces:
            return Span(0, 0)
        first = self.pieces[max(0, bisect_right(self._starts, span.start) - 1)]
        start = _lead_back(first, span.start, first.origin_start)
        if span.end <= span.start:
            return Span(start, start)
        last = self.pieces[max(0, bisect_left(self._starts, span.end) - 1)]
        return Span(start, _lead_back(last, span.end, last.origin_end))


def _lead_back(piece: Piece, position: int, edge: int) -> int:
    """Where `position` of the derived text lies in the origin; `edge` where only whole pieces map."""
    if piece.end - piece.start == piece.origin_end - piece.origin_start:
        return piece.origin_start + min(position, piece.end) - piece.start
    if position >= piece.end:
        return piece.origin_end
    return piece.origin_start if position <= piece.start else edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """Page text that is not the report."""

    span: Span
    """In the source."""
    text: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A corruption of scraping, undone or (where nothing is certain) only marked."""

    span: Span
    """In the source."""
    rule: str
    before: str
    after: str
    """Equal to `before` where the text was left as it is."""

    @property
    def undone(self) -> bool:
        """Whether the text was changed."""
        return self.before != self.after


class Script(StrEnum):
    """The script a document is written in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """The source without furniture and with its repairs, and the way back."""

    source: Source
    text: str
    map: OffsetMap
    """From `text` to `source.text`."""
    furniture: tuple[Furniture, ...]
    repairs: tuple[Repair, ...]
    script: Script
    normal: str
    """The normal form of `text`: simplified, one width, one punctuation. For comparing only."""
    normal_map: OffsetMap
    """From `normal` to `text`."""

    def to_source(self, span: Span) -> Span:
        """The stretch of the source that a stretch of the clean text came from."""
        return self.map.to_origin(span)


# ------------------------------------------------------------------------ outline


class PartKind(StrEnum):
    """Parts of a document that belong to it but are not its body."""

    NUMBER = "number"
    TITLE = "title"
    NOTICE = "notice"
    ADDRESSEE = "addressee"
    SIGNATURE = "signature"
    DATE = "date"
    ATTACHMENT = "attachment"
    STATUS = "status"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of the document that is neither heading nor body."""

    kind: PartKind
    span: Span


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    LATIN = "latin"
    PUNCTUATION = "punctuation"
    SPACE = "space"


class Token(NamedTuple):
    """A unit of comparison: a Chinese word, a number, a Latin word, one mark, or white space."""

    span: Span
    """In the clean text."""
    key: str
    """Equal keys mean the same to a reader: the normal form, numbers in one form, no white space."""
    kind: TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A unit of body text ended by a full stop, or by the end of its paragraph.

    White space before and after is no part of it. Sentences tile the body.
    """

    span: Span
    section: str
    """The id of the section whose own text this is; "" before the first section."""
    tokens: tuple[int, int]
    """The half-open range of its tokens in `Document.tokens`."""


class HeadingForm(StrEnum):
    """How a heading stands on the page."""

    LINE = "line"
    RUN_IN = "run-in"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A node of the outline."""

    id: str
    """Dotted positions from 1: "2.3" is the third child of the second section."""
    level: int
    """1 for the top level; always one more than the parent's."""
    number: str
    """As printed, with its brackets or point; "" where there is none."""
    heading: str
    """In the document's own script, without number and final stop; "" where there is none."""
    form: HeadingForm
    span: Span
    """From the number or heading to the end of the last descendant."""
    heading_span: Span
    """The number and heading, with the stop that closes a run-in heading; body starts after it."""
    parent: str | None
    children: tuple[str, ...]
    sentences: tuple[int, int]
    """The half-open range, in `Document.sentences`, of its own text: not its descendants'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a document says of itself; "" or () or None where it does not say."""

    title: str
    issuers: tuple[str, ...]
    place: str
    level: str
    """country, province, city, county, town or body; "" where the place does not tell."""
    year: int | None
    """The year the document is about, not the year it was published."""
    kind: str
    """report, work-report, plan, notice, regulation, or other."""
    number: str
    date: str
    """The day of signing or issue, as YYYY-MM-DD."""
    place_chain: tuple[str, ...] = ()
    """The place's full names from the province down to its own, in simplified script; only its own where it may be several."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """Clean text with its metadata, parts, outline, sentences and tokens."""

    clean: CleanText
    metadata: Metadata
    parts: tuple[Part, ...]
    sections: tuple[Section, ...]
    """In the order of the text, parents before children."""
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    """Of the whole clean text; they tile it."""
    notes: tuple[str, ...] = ()
    """What a reader should know about the outline, such as a number that is skipped."""

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @cached_property
    def section_by_id(self) -> Mapping[str, Section]:
        """Sections by their id."""
        return {section.id: section for section in self.sections}

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(token.span.start for token in self.tokens)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside `span`."""
        return self.tokens[bisect_left(self._token_starts, span.start) : bisect_left(self._token_starts, span.end)]

    def sentences_of(self, section: Section) -> tuple[Sentence, ...]:
        """The sentences of a section's own text."""
        return self.sentences[slice(*section.sentences)]


# -------------------------------------------------------------------------- align


class Relation(StrEnum):
    """How the sections of one link stand to each other."""

    SAME = "same"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    PART = "part"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEvidence:
    """Why two groups of sections were linked, in words and scores a reader can check."""

    heading_words: tuple[str, ...] = ()
    """Words that both headings have, the most telling first."""
    text_words: tuple[str, ...] = ()
    """Words that both texts have, the most telling first."""
    rivals: tuple[tuple[str, str, float], ...] = ()
    """The next best pairs (section of A, section of B, score) that were not taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry of the section alignment; one side is empty for added and removed."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    relation: Relation
    score: float
    """0…1; 0 for added and removed."""
    heading_similarity: float
    text_similarity: float
    evidence: LinkEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A plan section of A and the review section of B that reports on it."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Sentences of A and the sentences of B that answer them; one side may be empty."""

    a: tuple[int, ...]
    """Consecutive indexes into `Document.sentences`."""
    b: tuple[int, ...]
    score: float
    """0…1, the similarity of the two sides; 0 where one is empty."""
    moved: bool = False
    """Whether it was found outside the order, or the links, of the sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Which sections and which sentences answer each other."""

    links: tuple[Link, ...]
    beads: tuple[Bead, ...]
    """Every sentence of A and of B is in exactly one."""
    promises: tuple[Promise, ...] = ()
    notes: tuple[str, ...] = ()
    """Limits that were hit."""


# --------------------------------------------------------------- diff and classes


class Tag(StrEnum):
    """What happened to a phrase between A and B."""

    EQUAL = "equal"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"


class PhraseClass(StrEnum):
    """What a phrase is worth to an editor."""

    BOILERPLATE = "boilerplate"
    TEMPLATE = "template"
    LOCAL = "local"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a phrase has its class."""

    reason: str
    """A rule's name, such as shared-text, slot-figure or only-here."""
    detail: str = ""
    """What the rule saw, such as the figures of both sides."""
    score: float = 1.0
    """0…1, how sure the rule is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A maximal run of tokens of one sentence with one tag and one class."""

    tag: Tag
    a: Span | None
    b: Span | None
    bead: int
    """Index into `Alignment.beads`: of the bead whose text this is, in A where it is in both."""
    section_a: str | None
    section_b: str | None
    cls: PhraseClass | None = None
    """None only before classification."""
    evidence: Evidence | None = None
    bead_b: int | None = None
    """Of a phrase that wandered: the bead whose text it is in B. None where that is `bead`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassedSentence:
    """What a sentence, or a part of one that a semicolon ends, is worth by itself."""

    span: Span
    section: str
    cls: PhraseClass
    evidence: Evidence
    document_frequency: int
    """In how many other places' documents most of it stands."""


class Thing(StrEnum):
    """What kind of thing an initiative is."""

    PROGRAMME = "programme"
    PLATFORM = "platform"
    PILOT = "pilot"
    DOCUMENT = "document"
    MECHANISM = "mechanism"
    BRAND = "brand"
    FACILITY = "facility"
    OTHER = "other"


class InitiativeKind(StrEnum):
    """How an initiative is named."""

    QUOTED = "quoted"
    DOCUMENT = "document"
    NUMBERED = "numbered"
    DISTINCTIVE = "distinctive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A named thing that one document has and the other lacks."""

    name: str
    kind: InitiativeKind
    spans: tuple[Span, ...]
    """Every place it is named, the first one first."""
    sentence: Span
    section: str
    evidence: str
    thing: Thing = Thing.OTHER
    score: float = 0.0
    """How much speaks for its being this place's own, 0…1; initiatives are listed by it."""
    figures: tuple[Span, ...] = ()
    """The figures of its sentence."""
    elsewhere: int = 0
    """In how many other places' documents the name occurs."""


# ------------------------------------------------------------------------ figures


class FigureRole(StrEnum):
    """Whether a figure says what was done or what is wanted."""

    RESULT = "result"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that states something."""

    span: Span
    """The number and its unit, in the clean text."""
    text: str
    """As printed, with qualifier and unit."""
    number: str
    """As printed, without qualifier and unit."""
    value: float
    """In units of one: 1.2万件 is 12000."""
    unit: str
    qualifier: str
    name: str
    """The indicator, as far as the clause tells it."""
    role: FigureRole
    sentence: int
    """Index into `Document.sentences`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One indicator in both documents."""

    name: str
    unit: str
    role: FigureRole
    old: Figure
    new: Figure

    @property
    def change(self) -> float:
        """New less old, in units of one."""
        return self.new.value - self.old.value

    @property
    def change_percent(self) -> float | None:
        """Change over old in per cent; None where old is 0."""
        return 100 * self.change / abs(self.old.value) if self.old.value else None


# ------------------------------------------------------------------------- result


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at."""

    kind: str
    message: str
    a: Span | None = None
    b: Span | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares of a text's characters by class, 0…1, adding up to 1 unless the text is empty."""

    boilerplate: float
    template: float
    local: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of a text is shared and stock, counted as docs/glossary.md says."""

    characters: int
    """Letters, digits and Han of the body."""
    shared_ratio: float
    boilerplate_ratio: float
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMeasure:
    """The measure of one section, its descendants included."""

    side: str
    """"a" or "b"."""
    section: str
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of both documents and of each of their sections."""

    a: Measure
    b: Measure
    sections: tuple[SectionMeasure, ...]
    reference: str
    """What the ratios were measured against."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The phrases with their classes, and what follows from them."""

    phrases: tuple[Phrase, ...]
    initiatives_a: tuple[Initiative, ...]
    initiatives_b: tuple[Initiative, ...]
    measures: Measures


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything that is known about two documents side by side."""

    a: Document
    b: Document
    alignment: Alignment
    phrases: tuple[Phrase, ...]
    """Sorted by bead; those with a span in A tile A's body, those with one in B tile B's."""
    initiatives_a: tuple[Initiative, ...]
    initiatives_b: tuple[Initiative, ...]
    figures: tuple[FigureChange, ...]
    findings: tuple[Finding, ...]
    measures: Measures
    signature: str

    @cached_property
    def identical(self) -> bool:
        """Whether headings and bodies differ in nothing but form."""
        unchanged = all(phrase.tag is Tag.EQUAL for phrase in self.phrases)
        return unchanged and _heading_keys(self.a) == _heading_keys(self.b)


def _heading_keys(document: Document) -> list[list[str]]:
    """Numbers and headings as they are compared."""
    return [
        [token.key for token in document.tokens_in(section.heading_span) if token.kind is not TokenKind.SPACE]
        for section in document.sections
    ]
