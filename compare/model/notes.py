"""What a stage has to say beside its result: a limit it hit, what it left out, a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from compare.errors import Said

if TYPE_CHECKING:
    from compare.errors import Value


class NoteKind(StrEnum):
    """What is noted: its name, and the sentence that says it, once more for a `count` that is not one."""

    english: tuple[str, ...]

    def __new__(cls, name: str, *english: str) -> Self:
        """A kind that is its name, and knows its sentence."""
        kind = str.__new__(cls, name)
        kind._value_ = name
        kind.english = english
        return kind

    # How the bytes were decoded.
    CUT_OFF = (
        "cut-off",
        "the file is cut off: its last byte is not a whole character",
        "the file is cut off: its last {count} bytes are not a whole character",
    )
    DECLARED = "declared", "the page declares {declared}, but its bytes are {encoding}"
    REPLACED = (
        "replaced",
        "{count} byte sequence is not {encoding} and was replaced by {mark}, in line {line}",
        "{count:,} byte sequences are not {encoding} and were replaced by {mark}, the first in line {line}",
    )
    # How the file was read.
    ANTIWORD = (
        "antiword",
        "read through antiword: tracked changes and automatic numbers may be missing; LibreOffice reads more",
    )
    DAMAGED_XML = "damaged-xml", "damaged XML was read as far as possible ({parts:, })"
    HIDES = "hides", "the page hides all its text until a script shows it"
    LIBREOFFICE = "libreoffice", "read through LibreOffice"
    LIST_FORMAT = "list-format", "list numbers of the format {style} are written 1, 2, 3"
    MARKDOWN_DEEP = "markdown-deep", "the Markdown is nested too deeply and was read as plain text"
    MARKDOWN_LARGE = "markdown-large", "the Markdown is too large to parse and was read as plain text"
    # What stands in a Word file beside its text.
    COMMENTS = "comments", "comments in the margin left out: {count:,} (they are not part of the text)"
    CONTENTS = "contents", "lines of a table of contents left out: {count:,} (Word makes it from the headings)"
    EMBEDDED = (
        "embedded",
        "{count} embedded document not read: open the file in Word and save it again to have it in the text",
        "{count:,} embedded documents not read: open the file in Word and save it again to have them in the text",
    )
    FOOTNOTES = "footnotes", "footnotes and endnotes put at the end of the text, in square brackets: {count:,}"
    HIDDEN = "hidden", "characters of hidden text left out: {count:,}"
    TRACKED = "tracked", "tracked changes were read as accepted ({changes:, })"
    """The sentences of the next three kinds are its changes."""
    INSERTIONS = "insertions", "{count} insertion", "{count:,} insertions"
    DELETIONS = "deletions", "{count} deletion", "{count:,} deletions"
    MOVES = "moves", "{count} move", "{count:,} moves"
    # What was met on pages of a fixed layout.
    ASLANT = "aslant", "slanted or sideways characters left out: {count:,} (“{text}”)"
    DAMAGED = (
        "damaged",
        "page {pages:, } is damaged and was left out",
        "pages {pages:, } are damaged and were left out",
    )
    FIRST_STROKES = "first-strokes", "only the first {count:,} strokes were looked at for tables"
    NO_UNICODE = "no-unicode", "characters without a Unicode value, which read as {mark}: {count:,}"
    PAGE_NUMBERS = "page-numbers", "page numbers left out: {count:,} (“{text}”)"
    RUNNING_FOOTERS = "running-footers", "running footers left out: {count:,} (“{text}”)"
    RUNNING_HEADERS = "running-headers", "running headers left out: {count:,} (“{text}”)"
    SCANNED = (
        "scanned",
        "page {pages:, } is a scan without a text layer and was left out",
        "pages {pages:, } are scans without a text layer and were left out",
    )
    STROKES = (
        "strokes",
        "page {pages:, } is full of strokes, so its tables are read line by line",
        "pages {pages:, } are full of strokes, so their tables are read line by line",
    )
    VERTICAL = (
        "vertical",
        "page {pages:, } is set in vertical lines and was left out",
        "pages {pages:, } are set in vertical lines and were left out",
    )
    WITHOUT_TEMPLATE = (
        "without-template",
        "page {pages:, } was read without its template, which is missing or damaged",
        "pages {pages:, } were read without their template, which is missing or damaged",
    )
    # What the document leaves open of its place and year.
    AMBIGUOUS = "ambiguous", "the place {place} is ambiguous: {places:, }"
    TOLD_APART = (
        "told-apart",
        "the place {place} is read as {chain} because the text names {parent}; there is also {places:, }",
    )
    YEAR_IN_FORCE = "year-in-force", "no day of adoption is given: {year} is the year it came into force"
    YEAR_OF_DAY = "year-of-day", "no year is given: the report of {date} is taken to be about {year}"
    YEARS = "years", "the document is about {first} to {last}: its year is given as {year}"
    # How its sections are numbered.
    BEGINS = "begins", "the numbering begins with {number}"
    GOES_BACK = "goes-back", "the numbering goes back from {before} to {after}"
    SKIPS = "skips", "the numbering skips from {before} to {after}"
    TWICE = "twice", "the number {number} occurs twice"
    # How far links were searched for.
    SEARCH = (
        "search",
        "the search for section links stopped after {steps:,} steps; the best choice is at most {shortfall} log-odds better",
    )
    # How far a corpus was counted and compared.
    ESTIMATED = (
        "estimated",
        "{count} sentence stands in more than {most:,} places; in how many is estimated from a sample, to about a tenth",
        "{count:,} sentences stand in more than {most:,} places; in how many is estimated from a sample, to about a tenth",
    )
    WIDE = (
        "wide",
        "{count} passage stands in more than {most:,} documents; it tells of no two that they are near each other",
        "{count:,} passages stand in more than {most:,} documents; they tell of no two that they are near each other",
    )


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """Something a reader should know; reports say it in their language, JSON in English."""

    kind: NoteKind
    values: tuple[tuple[str, Value], ...] = ()
    """(name, value) pairs that fill the sentence."""

    @classmethod
    def of(cls, kind: NoteKind, /, **values: Value) -> Note:
        """A note with its values by their names."""
        return cls(kind, tuple(values.items()))

    @property
    def said(self) -> Said:
        """The sentence."""
        return Said(*self.kind.english, **dict(self.values))

    def packed(self) -> dict[str, Value]:
        """For another process, or to be kept as JSON; as `Said.packed`."""
        return {"note": self.kind, **dict(self.values)}

    @classmethod
    def unpacked(cls, found: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON has other things too
        """On its side, sentences too; as `Said.unpacked`."""
        if "note" not in found:
            return Said.unpacked(found)
        kind = NoteKind(found.pop("note"))
        return cls.of(
            kind, **{name: tuple(value) if isinstance(value, list) else value for name, value in found.items()}
        )

    def __repr__(self) -> str:
        """Kind and values for who prints a document's notes: skips(before='第二条', after='第五条')."""
        return f"{self.kind}({', '.join(f'{name}={value!r}' for name, value in self.values)})"

    def __str__(self) -> str:
        return str(self.said)
