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
    from collections.abc import Iterable, Iterator

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
    SPARK = "spark"
    """A row of values drawn as a small chart; see `sparkline`."""
    COSMETIC = "cosmetic"
    """Differs from the other side in form only."""
    FIGURE = "figure"
    """A change that has a number in it."""
    MOVED = "moved"
    """Stands in another place on the other side."""


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
    values: tuple[float | None, ...] = ()
    """What a sparkline is drawn from; None where there is no value."""
    evidence: str = ""
    """Why it has its marks: one fact a line, its name before a tab."""
    anchor: str = ""
    """A name that leads to it, the same in every run: its side and the source offset it begins at, such as a1204."""
    target: str = ""
    """The anchor of what it speaks of: its counterpart, or the section it names."""
    hidden: str = ""
    """The text it stands for where it only says that text was left out."""
    scale: tuple[float, float] = (0.0, 0.0)
    """What the bottom and the top of a sparkline stand for."""


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
    anchors: tuple[str, ...] = ()
    """Names that lead to it: the sections it heads, such as A:1.2."""


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
    anchor: str = ""
    """A name that leads to the row, as that of a run."""
    unified: Line = ()
    """Both sides of paired text woven into one line, where that says more than one side after the other."""


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
    FINDINGS = "findings"
    ALONE = "alone"
    """Figures that one report states alone, section by section."""
    APART = "apart"
    YEARS = "years"
    """One row a year."""
    COUNTS = "counts"
    """Words in the first columns, numbers in the others."""
    PLEDGES = "pledges"
    SILENT = "silent"
    """Sentences of a plan that the next report does not speak of."""
    TARGETS = "targets"
    SERIES = "series"
    """One row an indicator, one column a year."""
    WIDE_SERIES = "wide-series"
    """The same on a page on its side."""
    LIVES = "lives"
    """One row a section, one narrow column a year."""
    WIDE_LIVES = "wide-lives"
    CARRY = "carry"
    PASSAGES = "passages"
    PROBLEMS = "problems"
    LASTING = "lasting"
    """Named things by the years that name them."""
    EDITIONS = "editions"
    NOTED = "noted"
    """Findings of a series."""
    RANKING = "ranking"
    """One row a document of many."""
    STOCK = "stock"
    CLUSTERS = "clusters"
    COPIES = "copies"
    SPREAD = "spread"
    LACKING = "lacking"
    TYPICAL = "typical"
    UNREAD = "unread"
    LINKS = "links"
    """Why sections were linked, one row a link."""
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under one header."""

    kind: TableKind
    header: tuple[Line, ...]
    rows: tuple[Row, ...]
    right: tuple[int, ...] = ()
    """Columns of numbers, set to the right."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags of the columns that hold a document's text, "" for the others; () where none is known."""


class Tone(StrEnum):
    """What a part of a drawing means; its colour and pattern follow from it (styles/tokens.css)."""

    BOILERPLATE = "boilerplate"
    TEMPLATE = "template"
    LOCAL = "local"
    SHARED = "shared"
    MOVED = "moved"
    SPLIT = "split"
    PART = "part"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of part in a chart: what it means, and its name in the legend."""

    tone: Tone
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a chart."""

    label: str
    parts: tuple[float, ...]
    """Shares, 0…1, one for each kind of the chart; they add up to at most 1."""
    said: str = ""
    """What stands at the bar's end, such as how many characters it measures."""
    depth: int = 0
    """How far it is set in: the level of its section above the first."""
    section: str = ""
    """A or B and the id of the section it measures, such as A:1.2, where there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Horizontal bars of stacked shares; Markdown shows them as a table."""

    title: str
    kinds: tuple[Kind, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSection:
    """A section at one side of a flow."""

    name: str
    size: int
    """Characters of its text."""
    section: str
    """A or B and its id, such as A:1.2."""
    depth: int = 0
    """Its level above the first."""
    tone: Tone | None = None
    """ADDED or REMOVED where nothing answers it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """What leads from a section of A to a section of B."""

    a: int
    """Index into `Flow.a`."""
    b: int
    share_a: float
    """How much of the section's text answers the other one, 0…1."""
    share_b: float
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Sections of A on the left, of B on the right, ribbons between them; Markdown lists them."""

    title: str
    heads: tuple[str, str]
    """What the two sides are called."""
    a: tuple[FlowSection, ...]
    b: tuple[FlowSection, ...]
    ribbons: tuple[Ribbon, ...]
    kinds: tuple[Kind, ...]
    """The legend: which tones there are and what they mean."""
    shares: str = ""
    """What the shares are that a list of it states."""


Block: TypeAlias = Paragraph | Heading | Listing | Table | Chart | Flow


class ChapterKind(StrEnum):
    """The chapters of a report, in their order."""

    COMPARED = "compared"
    ARTICLES = "articles"
    MEASURES = "measures"
    SHARES = "shares"
    MAP = "map"
    PAIRS = "pairs"
    INITIATIVES = "initiatives"
    FIGURES = "figures"
    APART = "apart"
    OVERVIEW = "overview"
    PROMISES = "promises"
    INDICATORS = "indicators"
    CARRIED = "carried"
    SECTIONS = "sections"
    ADMITTED = "admitted"
    NAMED = "named"
    RANKING = "ranking"
    STOCK = "stock"
    REUSE = "reuse"
    COPIES = "copies"
    SPREAD = "spread"
    LACKING = "lacking"
    DOCUMENTS = "documents"
    FINDINGS = "findings"
    DETAILS = "details"
    APPENDIX = "appendix"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter with its heading."""

    kind: ChapterKind
    heading: str
    blocks: tuple[Block, ...]
    wide: bool = False
    """Whether it has tables that need a page on its side."""


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
    if flat.replace("\u3000", "").isprintable():  # of all that is not seen it takes only blanks for printable
        return flat
    return "".join(f"〔U+{ord(char):04X}〕" if unicodedata.category(char) in _UNSEEN else char for char in flat)


def line(text: str, *marks: Mark) -> Line:
    """One run as a line; "" gives an empty line."""
    return (Run(text, marks),) if text else ()


def note(text: str) -> Run:
    """Words of the report among words of a document."""
    return Run(text, (Mark.NOTE,))


_SPARKS = "▁▂▃▄▅▆▇█"
NO_VALUE = "·"


def sparkline(values: Iterable[float | None], scale: tuple[float, float] | None = None) -> Run:
    """A row of values as a small chart, from the least to the greatest of them if no scale is given; None leaves a gap."""
    row = tuple(values)
    known = [value for value in row if value is not None]
    low, high = scale or (min(known, default=0.0), max(known, default=0.0))
    return Run("".join(_spark(value, low, high) for value in row), (Mark.SPARK,), row, scale=(low, high))


def _spark(value: float | None, low: float, high: float) -> str:
    if value is None:
        return NO_VALUE
    if low == high:
        return _SPARKS[3]
    return _SPARKS[min(7, int(8 * (value - low) / (high - low)))]


# Runs that stand for themselves: two in a row are two.
_STANDING = frozenset({Mark.NOTE, Mark.BAR, Mark.SPARK})


def _alike(one: Run, other: Run) -> bool:
    """Whether two runs can be one; what has an anchor, or stands for hidden text, is one by itself."""
    return (
        one.marks == other.marks
        and not (one.anchor or other.anchor or one.hidden or other.hidden)
        and (one.evidence, one.target, one.values) == (other.evidence, other.target, other.values)
        and not _STANDING & set(other.marks)
    )


def merged(runs: Iterable[Run]) -> Line:
    """The runs with neighbours that differ in text alone joined and empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if out and _alike(out[-1], run):
            out[-1] = Run(out[-1].text + run.text, run.marks, run.values, run.evidence, run.anchor, run.target)
        else:
            out.append(run)
    return tuple(out)


def runs_of(report: Report) -> Iterator[Run]:
    """Every run of a report, in reading order."""
    for chapter in report.chapters:
        for block in chapter.blocks:
            for one in lines_of(block):
                yield from one


def lines_of(block: Block) -> Iterator[Line]:
    """Every line of a block, in reading order; drawings have none."""
    if isinstance(block, Paragraph | Heading):
        yield block.line
    elif isinstance(block, Listing):
        yield from block.items
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row.cells


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
