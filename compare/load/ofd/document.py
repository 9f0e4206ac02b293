"""An OFD from its root to its pages (GB/T 33190-2016, chapter 7).

Signatures, seals and annotations lie beside the pages and are not read; a signed file
reads like any other. Templates are drawn under or over a page and are read as part of
it: a letterhead is text, and a header that comes back is left out as any running header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import Said
from compare.load.extracted import Extracted
from compare.load.layout import Met, Page, lay_out, on_pages
from compare.load.layout.frame import Frame, frame_rules, main_turn, runs_down
from compare.load.layout.met import SPLIT
from compare.load.ofd.container import Container, DamagedPartError
from compare.load.ofd.content import POINTS, Budget, Content, TooMuchError, children, local, numbers
from compare.model import Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

MOST_PAGES = 2000
"""The longest plan published has 300. A file that claims more is no report."""
MOST_CHARACTERS = 250_000
"""In the whole file; the longest plan has 150,000."""
MOST_OBJECTS = 400_000
"""In the whole file. Set one character an object, 500 pages are 350,000."""

_A4 = (0.0, 0.0, 210.0, 297.0)
_SCAN = 0.5
_FIELDS = ("Title", "Author", "Subject", "Abstract", "CreationDate", "ModDate")
_DAMAGED = Said("it is damaged; get it again")


def read_ofd(data: bytes, where: str) -> Extracted:
    """The text of an OFD.

    Raises:
        InputError: It is damaged, encrypted, larger than any report, holds no text, or points outside of itself.
    """
    return _Reader(Container(data, where)).read()


class _Body:
    """One document of the container: its pages, templates and shared units."""

    def __init__(self, container: Container, name: str) -> None:
        self.container = container
        self.name = name
        self.root = container.xml(name)
        self.common = next(iter(children(self.root, "CommonData")), None)
        self.box = _box(self.common, "PageArea") or _A4
        self.units = dict(self._units())

    def pages(self) -> list[str | None]:
        """The parts of its pages, in order."""
        return [
            self.container.find(page.get("BaseLoc", ""), self.name)
            for pages in children(self.root, "Pages")
            for page in children(pages, "Page")
        ]

    def templates(self) -> dict[str, str | None]:
        """The parts of its templates by their ID."""
        return {
            page.get("ID", ""): self.container.find(page.get("BaseLoc", ""), self.name)
            for page in children(self.common, "TemplatePage")
        }

    def _units(self) -> Iterator[tuple[str, _Element]]:
        """Drawn units that pages refer to by ID."""
        for kind in ("PublicRes", "DocumentRes"):
            for location in children(self.common, kind):
                try:
                    root = self.container.xml(self.container.find(location.text or "", self.name))
                except DamagedPartError:
                    continue
                for units in children(root, "CompositeGraphicUnits"):
                    for unit in children(units, "CompositeGraphicUnit"):
                        yield unit.get("ID", ""), unit


class _Reader:
    """Reads page after page and keeps count of what was met on all of them."""

    def __init__(self, container: Container) -> None:
        self.container = container
        self.budget = Budget(MOST_OBJECTS, MOST_CHARACTERS)
        self.count = 0
        self.met = Met()
        self.bare: list[int] = []

    def read(self) -> Extracted:
        """The text of all pages of all documents in the container."""
        try:
            root = self.container.xml(self.container.find("/OFD.xml"))
            bodies = children(root, "DocBody")
            pages = [page for body in bodies for page in self.pages(body)]
        except DamagedPartError:
            if self.container.is_encrypted:
                raise self.container.refusal(what=Said("is encrypted"), todo=Said("save a copy in the clear")) from None
            raise self.container.refusal(what=Said("is not a readable OFD"), todo=_DAMAGED) from None
        except TooMuchError:
            raise self.container.refusal(what=Said("holds more than any report does"), todo=SPLIT) from None
        laid = lay_out(pages)
        if not laid.text.strip():
            scans = [number for number, page in enumerate(pages) if page.picture]
            what, todo = self.met.why_empty(scans, Said("an OFD"))
            raise self.container.refusal(what=what, todo=todo)
        scans = [number for number in laid.empty if pages[number].picture]
        fields = tuple(field for body in bodies for field in _fields(body))
        notes = (*laid.notes, *self.notes(scans))
        return Extracted(text=laid.text, notes=notes, fields=fields, pages=laid.pages)

    def pages(self, doc_body: _Element) -> Iterator[Page]:
        """The pages of one document."""
        location = next((child.text or "" for child in children(doc_body, "DocRoot")), "")
        body = _Body(self.container, self.container.find(location, "OFD.xml") or "")
        names, templates = body.pages(), body.templates()
        first, self.count = self.count, self.count + len(names)
        if self.count > MOST_PAGES:
            what = Said(
                "claims {count:,} pages, more than the {most:,} that are read", count=self.count, most=MOST_PAGES
            )
            raise self.container.refusal(what=what, todo=SPLIT)
        for number, name in enumerate(names, first):
            try:
                root = self.container.xml(name)
            except DamagedPartError:
                self.met.broken.append(number)
                yield Page(width=1.0, height=1.0)
            else:
                yield self.page(body, templates, root, number)

    def page(self, body: _Body, templates: dict[str, str | None], root: _Element, number: int) -> Page:
        """One page with the templates it is drawn on."""
        content = Content(body.units, self.budget)
        for used in children(root, "Template"):
            try:
                content.read(self.container.xml(templates.get(used.get("TemplateID", ""))))
            except DamagedPartError:
                self.bare.append(number)
        content.read(root)
        left, top, width, height = (side * POINTS for side in _box(root, "Area") or body.box)
        frame = Frame(main_turn(content.chars), left, -top - height, left + width, -top)
        on_page = [char for char in content.chars if frame.holds(char)]
        self.met.aside += (char.text for char in on_page if char.turn != frame.turn and not char.text.isspace())
        glyphs = tuple(frame.glyph(char) for char in on_page if char.turn == frame.turn)
        if runs_down(glyphs):
            self.met.vertical.append(number)
            glyphs = ()
        return Page(
            width=frame.width,
            height=frame.height,
            glyphs=glyphs,
            rules=tuple(
                rule for path in content.strokes for rule in frame_rules([path.points], frame, stroked=path.stroked)
            ),
            picture=content.picture >= _SCAN * width * height,
        )

    def notes(self, scans: Sequence[int]) -> Iterator[Note]:
        """What was not read, and why."""
        yield from self.met.notes(scans)
        yield from on_pages(NoteKind.WITHOUT_TEMPLATE, self.bare)
        if self.container.damaged:
            yield Note.of(NoteKind.DAMAGED_XML, parts=tuple(self.container.damaged[:5]))


def _box(item: _Element | None, name: str) -> tuple[float, ...] | None:
    """The physical box of a page, in millimetres."""
    for area in children(item, name):
        for box in children(area, "PhysicalBox"):
            found = numbers(box.text, 4)
            if found and min(found[2:]) > 0:
                return found
    return None


def _fields(doc_body: _Element) -> Iterator[tuple[str, str]]:
    """What the file says of itself."""
    for info in children(doc_body, "DocInfo"):
        for child in info:
            value = " ".join((child.text or "").split())
            if local(child) in _FIELDS and value:
                yield local(child), value
