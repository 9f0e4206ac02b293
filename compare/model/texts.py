"""The text of one input, as it was read and as it was cleaned."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.notes import Note
    from compare.model.spans import OffsetMap, Span


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
    notes: tuple[Note, ...] = ()
    """What a reader should know about the decoding, such as bytes that were replaced."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the file itself says of the document, such as the meta elements of a page: (name, value)."""
    pages: tuple[int, ...] = ()
    """Where in `text` each page begins; () for formats without pages."""
    article: Span | None = None
    """Where in `text` the article stands, as far as a page's markup tells; the rest is furniture."""

    def page_of(self, position: int) -> int | None:
        """The page, from 1, that a position of the text stands on; None for formats without pages."""
        return max(1, bisect_right(self.pages, position)) if self.pages else None


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
