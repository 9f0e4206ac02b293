"""The one structure that every readable format is rendered from.

A report is a row of chapters, a chapter a row of blocks, and a block holds lines of
runs: text with marks. Nothing here knows Markdown, HTML or a page. Text that comes from
a document has passed `plain`, so that no format meets a control character.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from compare.options import Language


class Mark(StrEnum):
    """What a run of text is."""

    REMOVED = "removed"
    """Stands in A where B has something else, or nothing."""
    ADDED = "added"
    """Stands in B where A has something else, or nothing."""
    LOCAL = "local"
    """Distinctive: not stock wording."""
    STRONG = "strong"
    """A name to be seen at a glance."""
    NOTE = "note"
    """Said by the report, not by the document."""
    BAR = "bar"
    """A share drawn as filled and empty cells."""


class Sign(StrEnum):
    """How the two sides of a row of paired text stand to each other; the same in every format."""

    SHARED = "="
    CHANGED = "≈"
    REMOVED = "−"
    ADDED = "+"
    APART = "±"
    """Both sides have text of their own here, and neither answers the other."""
    MOVED = "⇄"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one set of marks; a line break is a newline as its text."""

    text: str
    marks: tuple[Mark, ...] = ()


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A line that stands for itself."""

    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading below the chapter's own."""

    level: int
    """2 is the level right below a chapter."""
    line: Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Unordered points."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table."""

    cells: tuple[Line, ...]
    sign: Sign | None = None
    """Paired text only; the first cell shows it."""


class TableKind(StrEnum):
    """What a table is for, which decides its columns' widths."""

    FACTS = "facts"
    MEASURES = "measures"
    MAP = "map"
    LEGEND = "legend"
    PAIR = "pair"
    SINGLE = "single"
    INITIATIVES = "initiatives"
    FIGURES = "figures"
    APART = "apart"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under one header."""

    kind: TableKind
    header: tuple[Line, ...]
    rows: tuple[Row, ...]
    right: tuple[int, ...] = ()
    """Columns of numbers, set to the right."""


Block: TypeAlias = Paragraph | Heading | Listing | Table


class ChapterKind(StrEnum):
    """The chapters of a report, in their order."""

    COMPARED = "compared"
    MEASURES = "measures"
    MAP = "map"
    PAIRS = "pairs"
    INITIATIVES = "initiatives"
    FIGURES = "figures"
    APART = "apart"
    FINDINGS = "findings"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter with its heading."""

    kind: ChapterKind
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report, ready to be rendered."""

    title: str
    language: Language
    chapters: tuple[Chapter, ...]


# Controls, invisible marks, bidirectional overrides, private and unassigned characters.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_HAN = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\U00020000-\U0003ffff]"
_WRAPPED = re.compile(rf"(?<={_HAN})[ \t\r]*\n\s*(?={_HAN})")
_BLANK = re.compile(r"[^\S\u3000]+")


def plain(text: str) -> str:
    """`text` on one line, with every character that cannot be seen written as its code point."""
    flat = _BLANK.sub(" ", _WRAPPED.sub("", text))
    if flat.isascii() and flat.isprintable():
        return flat
    return "".join(f"〔U+{ord(char):04X}〕" if unicodedata.category(char) in _UNSEEN else char for char in flat)


def line(text: str, *marks: Mark) -> Line:
    """One run as a line; "" gives an empty line."""
    return (Run(text, marks),) if text else ()


def note(text: str) -> Run:
    """Words of the report among words of a document."""
    return Run(text, (Mark.NOTE,))


def merged(runs: Iterable[Run]) -> Line:
    """The runs with neighbours of equal marks joined and empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and out[-1].marks == run.marks and Mark.NOTE not in run.marks:
            out[-1] = Run(out[-1].text + run.text, run.marks)
        else:
            out.append(run)
    return tuple(out)


def visible(runs: Iterable[Run]) -> str:
    """The text of a line without its marks."""
    return "".join(run.text for run in runs)


def shortened(text: str, limit: int) -> str:
    """`text`, cut to `limit` code points with an ellipsis where it is longer."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def table(
    kind: TableKind, header: tuple[str, ...], rows: Iterable[tuple[Line, ...]], right: tuple[int, ...] = ()
) -> Table:
    """A table of plain rows under words."""
    return Table(
        kind=kind, header=tuple(map(line, header)), rows=tuple(Row(cells=cells) for cells in rows), right=right
    )
