"""What a reader of a wrapped format hands to `read_source`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Note, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of a document without its wrapping: one line a paragraph, a heading or a table row."""

    text: str
    encoding: str = ""
    """The codec of the wrapping where it has one (HTML, Word XML)."""
    notes: tuple[Note, ...] = ()
    """What a reader should know, such as tracked changes that were read as accepted."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the wrapping itself says of the document, in its order: (name as printed, value)."""
    pages: tuple[int, ...] = ()
    """Where in `text` each page begins; () for formats without pages."""
    article: Span | None = None
    """Where in `text` the article of a web page stands; None where the markup does not tell."""
