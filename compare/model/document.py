"""One document: its parts, outline, sentences, tokens, and what it says of itself."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, partial
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, overload

from compare.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from compare.model.notes import Note
    from compare.model.texts import CleanText


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


_SPAN, _TOKEN = partial(tuple.__new__, Span), partial(tuple.__new__, Token)
"""Their fields at once, without a call of Python's: three times as fast for the thousands of a document."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Tokens(Sequence[Token]):
    """The tokens of a text in columns, for whoever asks for one thing about all of them.

    As a sequence it is made of values, which takes as long as cutting the text into words does;
    so they are made when the first is asked for, and so are their keys one by one: to come back
    to 3,200 strings that lie apart takes a quarter of a millisecond of waiting for memory.
    """

    edges: array[int] = field(default_factory=lambda: array("q", (0,)))
    """Where each begins, and where the last one ends: they tile the clean text."""
    row: str = ""
    """Their keys, with a line feed behind each: no key has one in it."""
    kinds: tuple[TokenKind, ...] = ()

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The key of each."""
        return tuple(self.row.split("\n")[:-1])

    @cached_property
    def _values(self) -> tuple[Token, ...]:
        return tuple(map(_TOKEN, zip(map(_SPAN, pairwise(self.edges)), self.keys, self.kinds, strict=True)))

    def __len__(self) -> int:
        return len(self.kinds)

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, index: int | slice) -> Token | tuple[Token, ...]:
        return self._values[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self._values)

    def __repr__(self) -> str:
        return repr(self._values)

    def within(self, span: Span) -> tuple[int, int]:
        """The half-open range of those that begin inside a stretch of the clean text."""
        return bisect_left(self.edges, span.start, 0, len(self)), bisect_left(self.edges, span.end, 0, len(self))


class Sentence(NamedTuple):
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
    tokens: Tokens
    """Of the whole clean text; they tile it."""
    notes: tuple[Note, ...] = ()
    """What a reader should know about the outline, such as a number that is skipped."""

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    @cached_property
    def section_by_id(self) -> Mapping[str, Section]:
        """Sections by their id."""
        return {section.id: section for section in self.sections}

    @property
    def all_notes(self) -> tuple[Note, ...]:
        """What was noted while the file was read, and then of its outline."""
        return (*self.clean.source.notes, *self.notes)

    def page_of(self, span: Span) -> int | None:
        """The page, from 1, on which a stretch of the clean text begins; None for formats without pages."""
        return self.clean.source.page_of(self.clean.to_source(span).start)

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that begin inside `span`."""
        return self.tokens[slice(*self.tokens.within(span))]

    def behind_number(self, section: Section, span: Span) -> tuple[Token, ...]:
        """The tokens of a stretch that begins with a section's heading but its number, and marks before it: ## 第一章 总则."""
        heading = section.heading_span
        begins = max(heading.start, self.text.find(section.number, heading.start, heading.end)) + len(section.number)
        return tuple(token for token in self.tokens_in(span) if token.span.start >= begins)

    def sentences_of(self, section: Section) -> tuple[Sentence, ...]:
        """The sentences of a section's own text."""
        return self.sentences[slice(*section.sentences)]
