"""What was met on the pages of a fixed-layout file that could not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compare.errors import Said
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

OCR = Said("run text recognition on it first, such as ocrmypdf -l chi_sim for a PDF")
SPLIT = Said("split it into one file a report")
_SHOWN = 20
"""Characters of what stands aslant that a note shows."""


@dataclass(slots=True)
class Met:
    """Gathered while page after page is read; pages are counted from 0."""

    broken: list[int] = field(default_factory=list)
    vertical: list[int] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """Characters set aslant or sideways."""

    def why_empty(self, scans: Sequence[int], kind: Said) -> tuple[Said, Said]:
        """Why a file of a kind ("a PDF") gave no text, and what to do."""
        if scans:
            return Said("is a scan without a text layer ({pages})", pages=_listed(scans)), OCR
        if self.vertical:
            what = Said("is set in vertical lines ({pages})", pages=_listed(self.vertical))
            return what, Said("save its text as .txt or .docx")
        if self.broken:
            return Said("is damaged ({pages} cannot be read)", pages=_listed(self.broken)), Said("get it again")
        return Said("holds no text"), Said("name {kind} that holds a report", kind=kind)

    def notes(self, scans: Sequence[int]) -> Iterator[Note]:
        """What was left out of a file that gave some text."""
        yield from on_pages(NoteKind.SCANNED, scans)
        yield from on_pages(NoteKind.VERTICAL, self.vertical)
        yield from on_pages(NoteKind.DAMAGED, self.broken)
        if self.aside:
            yield Note.of(NoteKind.ASLANT, count=len(self.aside), text="".join(self.aside[:_SHOWN]))


def on_pages(kind: NoteKind, pages: Sequence[int]) -> tuple[Note, ...]:
    """What is noted of some pages, counted from 0; nothing where there are none."""
    return (Note.of(kind, pages=_ranges(pages), count=len(pages)),) if pages else ()


def _ranges(pages: Sequence[int]) -> tuple[str, ...]:
    """Pages counted from 0 as a reader counts them, those in a row as one: 1-3, 7."""
    ranges: list[tuple[int, int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return tuple(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in ranges)


def _listed(pages: Sequence[int]) -> Said:
    return Said("page {pages:, }", "pages {pages:, }", pages=_ranges(pages), count=len(pages))
