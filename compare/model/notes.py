"""What a stage has to say beside its result: a limit it hit, what it left out, a doubt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

NoteValue: TypeAlias = "str | int | tuple[str | Note, ...]"
"""A word, a count, or things in a row, each of which may be a note itself."""


class NoteKind(StrEnum):
    """What is noted; `note.<kind>` of the labels is its wording, in whose places the values stand."""

    # How the bytes were decoded.
    CUT_OFF = "cut-off"
    DECLARED = "declared"
    REPLACED = "replaced"
    # How the file was read.
    ANTIWORD = "antiword"
    DAMAGED_XML = "damaged-xml"
    HIDES = "hides"
    """A page that shows none of its text by itself."""
    LIBREOFFICE = "libreoffice"
    LIST_FORMAT = "list-format"
    MARKDOWN_DEEP = "markdown-deep"
    MARKDOWN_LARGE = "markdown-large"
    # What stands in a Word file beside its text.
    COMMENTS = "comments"
    CONTENTS = "contents"
    EMBEDDED = "embedded"
    FOOTNOTES = "footnotes"
    HIDDEN = "hidden"
    TRACKED = "tracked"
    """Its changes are notes again, of the next three kinds."""
    INSERTIONS = "insertions"
    DELETIONS = "deletions"
    MOVES = "moves"
    # What was met on pages of a fixed layout.
    ASLANT = "aslant"
    DAMAGED = "damaged"
    FIRST_STROKES = "first-strokes"
    NO_UNICODE = "no-unicode"
    PAGE_NUMBERS = "page-numbers"
    RUNNING_FOOTERS = "running-footers"
    RUNNING_HEADERS = "running-headers"
    SCANNED = "scanned"
    STROKES = "strokes"
    VERTICAL = "vertical"
    WITHOUT_TEMPLATE = "without-template"
    # What the document leaves open of its place and year.
    AMBIGUOUS = "ambiguous"
    MORE = "more"
    """The last of a row of places, with how many more there are."""
    TOLD_APART = "told-apart"
    YEAR_IN_FORCE = "year-in-force"
    YEAR_OF_DAY = "year-of-day"
    YEARS = "years"
    # How its sections are numbered.
    BEGINS = "begins"
    GOES_BACK = "goes-back"
    SKIPS = "skips"
    TWICE = "twice"
    # How far links were searched for.
    SEARCH = "search"
    # How far a corpus was counted and compared.
    ESTIMATED = "estimated"
    WIDE = "wide"
    """Passages of so many documents that they tell of no two that they are near each other."""


@dataclass(frozen=True, slots=True, repr=False)
class Note:
    """Something a reader should know; reports word it in their language, JSON in English."""

    kind: NoteKind
    values: tuple[tuple[str, NoteValue], ...] = ()
    """(name, value) pairs that fill the wording; its plural form goes by `count`."""

    @classmethod
    def of(cls, kind: NoteKind, /, **values: NoteValue) -> Note:
        """A note with its values by their names."""
        return cls(kind, tuple(values.items()))

    @classmethod
    def of_plain(cls, told: list[Any]) -> Note:
        """A note from what `plain` made of it."""
        kind, values = told
        return cls(NoteKind(kind), tuple((name, _typed(value)) for name, value in values))

    def plain(self) -> list[Any]:
        """Kind and values as JSON can hold them."""
        return [self.kind, [[name, _untyped(value)] for name, value in self.values]]

    def __repr__(self) -> str:
        """Kind and values for who prints a document's notes: skips(before='第二条', after='第五条')."""
        return f"{self.kind}({', '.join(f'{name}={value!r}' for name, value in self.values)})"


def _untyped(value: NoteValue) -> Any:  # noqa: ANN401 - whatever JSON can hold
    if isinstance(value, tuple):
        return [one.plain() if isinstance(one, Note) else one for one in value]
    return value


def _typed(value: Any) -> NoteValue:  # noqa: ANN401 - as above
    if isinstance(value, list):
        return tuple(Note.of_plain(one) if isinstance(one, list) else one for one in value)
    told: NoteValue = value
    return told
