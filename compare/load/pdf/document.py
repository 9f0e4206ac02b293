"""The pages of a PDF as glyphs, through pypdfium2.

PDFium gives each character with its place; how characters make lines and paragraphs is
the business of `compare.load.layout`, because PDFium's own lines know no columns.
"""

from __future__ import annotations

import ctypes
from pathlib import Path
from typing import TYPE_CHECKING

import pylopdf_fonts_zh_cn
import pypdfium2
import pypdfium2.raw as pdfium

from compare.errors import InputError, Said
from compare.load.extracted import Extracted
from compare.load.layout import Met, Page, lay_out
from compare.load.layout.frame import Frame, main_turn, runs_down
from compare.load.layout.met import OCR, SPLIT
from compare.load.pdf.glyphs import REPLACED, Characters
from compare.load.pdf.strokes import drawn
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_PAGES = 2000
"""The longest plan published has 300. A file that claims more is no report."""
MOST_CHARACTERS = 250_000
"""In the whole file; the longest plan has 150,000."""
MOST_OBJECTS = 200_000
"""Strokes and pictures looked at in the whole file."""

_PASSWORD = 4
_SCAN = 0.5
"""The share of its page from which on a picture may be a scan."""
_MOST_UNKNOWN = 0.3
"""Characters without a Unicode value, as a share; where there are fewer, they are ornaments."""
_FIELDS = ("Title", "Author", "Subject", "Keywords", "CreationDate")
_EMPTY = Page(width=1.0, height=1.0)


def lend_font() -> object:
    """Have PDFium use our Chinese font where a PDF embeds none; keep what is returned while it works.

    Without one PDFium loses every character of such a PDF that is drawn by itself, because
    it takes a character it cannot draw for one of no width.
    """
    folder = ctypes.c_char_p(str(Path(pylopdf_fonts_zh_cn.__file__).parent).encode())
    letters = ctypes.POINTER(ctypes.c_char)
    folders = (letters * 2)(ctypes.cast(folder, letters))
    pdfium.FPDF_DestroyLibrary()
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders))
    return folders


def extract(data: bytes, where: str) -> Extracted:
    """The text of a PDF.

    Raises:
        InputError: It is damaged, locked, larger than any report, or has no text layer.
    """
    try:
        with pypdfium2.PdfDocument(data) as document:
            return _Reader(document, where).read()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            todo = Said("save it without one")
            raise InputError(what=Said("is locked with a password"), where=where, todo=todo) from None
        todo = Said("it is damaged or cut off; get it again")
        raise InputError(what=Said("is not a readable PDF"), where=where, todo=todo) from None


class _Reader:
    """Reads page after page and keeps count of what was met on all of them."""

    def __init__(self, document: pypdfium2.PdfDocument, where: str) -> None:
        self.document = document
        self.where = where
        self.characters = 0
        self.objects = 0
        self.unknown = 0
        self.met = Met()

    def read(self) -> Extracted:
        """The text of all pages."""
        count = len(self.document)
        if count > MOST_PAGES:
            self.refuse(
                Said("claims {count:,} pages, more than the {most:,} that are read", count=count, most=MOST_PAGES),
                SPLIT,
            )
        pages = [self.page(number) for number in range(count)]
        if self.unknown > _MOST_UNKNOWN * self.characters:
            self.refuse(Said("has a text layer that does not say which characters its glyphs are"), OCR)
        laid = lay_out(pages)
        scans = [number for number in laid.empty if pages[number].picture]
        if not laid.text.strip():
            self.refuse(*self.met.why_empty(scans, Said("a PDF")))
        return Extracted(
            text=laid.text,
            notes=(*laid.notes, *self.notes(scans)),
            fields=tuple(self.fields()),
            pages=laid.pages,
        )

    def refuse(self, what: Said, todo: Said) -> None:
        """Say why the file is not read."""
        raise InputError(what=what, where=self.where, todo=todo)

    def page(self, number: int) -> Page:
        """One page; an empty one where the file is broken there."""
        try:
            page = self.document[number]
        except pypdfium2.PdfiumError:
            self.met.broken.append(number)
            return _EMPTY
        try:
            return self._opened(page, number)
        except pypdfium2.PdfiumError:
            self.met.broken.append(number)
            return _EMPTY
        finally:
            page.close()

    def _opened(self, page: pypdfium2.PdfPage, number: int) -> Page:
        textpage = page.get_textpage()
        try:
            characters = Characters(textpage)
            self.characters += len(characters)
            if self.characters > MOST_CHARACTERS:
                self.refuse(Said("holds more than {most:,} characters", most=MOST_CHARACTERS), SPLIT)
            every = list(characters)
        finally:
            textpage.close()
        frame = Frame(main_turn(every), *page.get_bbox())
        on_page = [char for char in every if frame.holds(char)]
        straight = [char for char in on_page if char.turn == frame.turn]
        self.met.aside += (char.text for char in on_page if char.turn != frame.turn and not char.text.isspace())
        self.unknown += sum(char.text == REPLACED for char in straight)
        glyphs = tuple(map(frame.glyph, straight))
        if runs_down(glyphs):
            self.met.vertical.append(number)
            glyphs = ()
        strokes = drawn(page, frame, MOST_OBJECTS - self.objects)
        self.objects += strokes.objects
        return Page(
            width=frame.width,
            height=frame.height,
            glyphs=glyphs,
            rules=strokes.rules,
            picture=strokes.picture >= _SCAN,
        )

    def notes(self, scans: Sequence[int]) -> Iterator[Note]:
        """What was not read, and why."""
        yield from self.met.notes(scans)
        if self.unknown:
            yield Note.of(NoteKind.NO_UNICODE, count=self.unknown, mark=REPLACED)
        if self.objects >= MOST_OBJECTS:
            yield Note.of(NoteKind.FIRST_STROKES, count=MOST_OBJECTS)

    def fields(self) -> Iterator[tuple[str, str]]:
        """What the file says of itself."""
        for name in _FIELDS:
            value = " ".join(str(self.document.get_metadata_value(name)).split())
            if value:
                yield name, value
