"""One document's text as a row of paragraphs, as Word would hold it.

Blank lines, indents and line breaks inside a sentence are layout of the file that was
read, not text: they are left out, and every character that stays knows where it stands
in the clean text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from compare.model import HeadingForm, PartKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document

MARK = "\n"
"""A paragraph's end."""
_DEEPEST = 4
_LINE = re.compile(r"[^\n]+")
_SPACES = re.compile(r"\s+")
_NARROW = re.compile(r"[!-~]")


class Style(StrEnum):
    """What a paragraph is, by the names of its Word styles."""

    TITLE = "Title"
    HEADING_1 = "Heading 1"
    HEADING_2 = "Heading 2"
    HEADING_3 = "Heading 3"
    HEADING_4 = "Heading 4"
    BODY = "Body Text"
    PLAIN = "Normal"
    CLOSING = "Closing"


_OF_PART = {
    PartKind.TITLE: Style.TITLE,
    PartKind.SIGNATURE: Style.CLOSING,
    PartKind.DATE: Style.CLOSING,
    PartKind.NUMBER: Style.PLAIN,
    PartKind.ADDRESSEE: Style.PLAIN,
}


@dataclass(frozen=True, kw_only=True)
class Strand:
    """The paragraphs of a document as one text, each closed by `MARK`."""

    text: str
    origins: tuple[int, ...]
    """Where each character stands in the clean text; a mark stands at its paragraph's end."""
    styles: tuple[Style, ...]
    """One for each paragraph."""
    headings: tuple[tuple[Span, int], ...]
    """Run-in headings: where they stand here, and their level."""

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """Where each paragraph's mark stands."""
        return tuple(i for i, char in enumerate(self.text) if char == MARK)

    def style_at(self, position: int) -> Style:
        """The style of the paragraph that `position` lies in."""
        return self.styles[bisect_left(self.ends, position)]

    @cached_property
    def _heading_starts(self) -> tuple[int, ...]:
        return tuple(span.start for span, _ in self.headings)

    def level_at(self, position: int) -> int:
        """The level of the run-in heading at `position`; 0 where there is none."""
        index = bisect_right(self._heading_starts, position) - 1
        return self.headings[index][1] if index >= 0 and position < self.headings[index][0].end else 0

    def heading_edges(self, span: Span) -> set[int]:
        """Where within `span` a run-in heading begins or ends."""
        near = self.headings[
            max(0, bisect_right(self._heading_starts, span.start) - 1) : bisect_left(self._heading_starts, span.end)
        ]
        return {edge for heading, _ in near for edge in heading if span.start < edge < span.end}

    def span(self, clean: Span) -> Span:
        """Where a stretch of the clean text stands here; empty where nothing of it does."""
        return Span(bisect_left(self.origins, clean.start), bisect_left(self.origins, clean.end))

    def stretch(self, clean: Span) -> Span:
        """As `span`, but the whole paragraph with its mark where nothing of it stands here: never empty."""
        found = self.span(clean)
        if found.length:
            return found
        index = min(bisect_left(self.ends, found.start), len(self.ends) - 1)
        return Span(self.ends[index - 1] + 1 if index else 0, self.ends[index] + 1)


def strand(document: Document) -> Strand:
    """The document's paragraphs; there is at least one, be it empty."""
    inside = _line_breaks_inside(document)
    text: list[str] = []
    origins: list[int] = []
    paragraphs = _paragraphs(document.text, inside) or [(0, 0)]
    for first, last in paragraphs:
        for piece, start in _flowing(document.text, first, last):
            text.append(piece)
            origins += range(start, start + len(piece))
        text.append(MARK)
        origins.append(last)
    whole = Strand(
        text="".join(text),
        origins=tuple(origins),
        styles=_styles(document, paragraphs),
        headings=(),
    )
    run_in = tuple(
        (whole.span(section.heading_span), min(section.level, _DEEPEST))
        for section in document.sections
        if section.form is HeadingForm.RUN_IN
    )
    return replace(whole, headings=run_in)


def _line_breaks_inside(document: Document) -> frozenset[int]:
    """Line breaks within a sentence, a heading or a title: where a file wrapped its lines."""
    spans = [sentence.span for sentence in document.sentences]
    spans += [section.heading_span for section in document.sections]
    spans += [part.span for part in document.parts if part.kind is PartKind.TITLE]
    return frozenset(
        span.start + i for span in spans for i, char in enumerate(span.of(document.text).rstrip()) if char == "\n"
    )


def _paragraphs(text: str, inside: frozenset[int]) -> list[tuple[int, int]]:
    """The first and last bounds of each paragraph, without the white space around it."""
    joined = "".join(" " if i in inside else char for i, char in enumerate(text)) if inside else text
    out = []
    for line in _LINE.finditer(joined):
        kept = line.group().strip()
        if kept:
            first = line.start() + line.group().index(kept)
            out.append((first, first + len(kept)))
    return out


def _flowing(text: str, first: int, last: int) -> Iterator[tuple[str, int]]:
    """A paragraph's lines and where they stand; a break between two goes, or is a space between two Latin words."""
    start = first
    for found in _SPACES.finditer(text, first, last):
        if "\n" not in found.group():
            continue
        yield text[start : found.start()], start
        start = found.end()
        if _NARROW.match(text[found.start() - 1]) and _NARROW.match(text[start]):
            yield " ", found.start()
    yield text[start:last], start


def _styles(document: Document, paragraphs: list[tuple[int, int]]) -> tuple[Style, ...]:
    """A style for each paragraph, by the part or the heading that stands in it."""
    styles = [Style.BODY] * len(paragraphs)
    ends = [last for _, last in paragraphs]
    spans = [
        (section.heading_span, Style(f"Heading {min(section.level, _DEEPEST)}"))
        for section in document.sections
        if section.form is HeadingForm.LINE
    ]
    spans += [(part.span, _OF_PART.get(part.kind, Style.BODY)) for part in document.parts]
    for span, style in spans:
        for index in range(bisect_right(ends, span.start), len(paragraphs)):
            if paragraphs[index][0] >= span.end:
                break
            styles[index] = style
    return tuple(styles)
