"""One place's documents over the years: what lasts, what moved, what was announced and what was reported.

Spans are in the clean text of the document of their year.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from compare.errors import Said
    from compare.model.alignment import Link, Promise
    from compare.model.document import Document
    from compare.model.figures import Figure, FigureKind, FigureRole
    from compare.model.findings import Finding
    from compare.model.initiatives import InitiativeKind, Thing
    from compare.model.measures import Measures
    from compare.model.notes import Note
    from compare.model.spans import Span


class Dating(StrEnum):
    """How a document came to its year."""

    TEXT = "text"
    """The document says which year it is about."""
    FILE_NAME = "file-name"
    """It does not, and its file's name has one year."""
    FILE_NAME_OVER_TEXT = "file-name-over-text"
    """It says a year that another document says too, and its file's name has a year that is free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The document of one year."""

    year: int
    document: Document
    dating: Dating


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An input that has no place in the series."""

    path: str
    reason: str
    """no-year, same-year, same-text, or unread."""
    detail: str | Said = ""
    """The year, the path of the document that was kept, or why it could not be read."""


class Passage(NamedTuple):
    """A stretch of one year's document."""

    year: int
    span: Span


class Presence(StrEnum):
    """What a section of one year is to the year before."""

    FIRST = "first"
    """It stands in the first document of the series, so nothing is known of before."""
    NEW = "new"
    PRESENT = "present"
    RENAMED = "renamed"
    MOVED = "moved"
    SPLIT = "split"
    """The section of the year before was split; this is one of the parts."""
    MERGED = "merged"
    """Several sections of the year before went into this one."""
    RETURNED = "returned"
    """A section of this heading ended in an earlier year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A section in one year of its life."""

    year: int
    section: str
    presence: Presence
    renamed: bool = False
    """Whether its heading differs from the one it had before in more than number, year and own name."""
    carried: float | None = None
    """Share of its characters that stand in the document before, 0…1; None in the first document."""


@dataclass(frozen=True, kw_only=True)
class Life:
    """One section over the years; every section of every year is in exactly one life."""

    stays: tuple[Stay, ...]
    """In the order of the years."""
    level: int
    """The least of its sections' levels."""
    split_from: int | None = None
    """Index of the life it came out of."""
    merged_into: int | None = None
    """Index of the life it went into."""

    @property
    def first(self) -> int:
        """The first year."""
        return self.stays[0].year

    @property
    def last(self) -> int:
        """The last year."""
        return self.stays[-1].year

    @cached_property
    def by_year(self) -> Mapping[int, Stay]:
        """Stays by their year."""
        return {stay.year: stay for stay in self.stays}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """What one year's document states for an indicator."""

    year: int
    figure: Figure

    @property
    def passage(self) -> Passage:
        """Where it stands."""
        return Passage(self.year, self.figure.span)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator over the years, in one unit and one role."""

    name: str
    """As the last document that states it names it."""
    unit: str
    role: FigureRole
    kind: FigureKind
    values: tuple[IndicatorValue, ...]
    """In the order of the years, at most one a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A figure that one year's plan announced, and what the next document states for the same indicator."""

    name: str
    unit: str
    year: int
    target: Figure
    result: Figure
    """In the document of the next year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How much of one year's document stands, word for word, in the documents before it."""

    year: int
    characters: int
    """Letters, digits and Han of the body."""
    share: float | None
    """Of its characters, those that stand in the document before; None for the first."""
    since: tuple[tuple[int, int], ...]
    """(year, characters): how many of them stand in every document since that year; they add up to `characters`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedPassage:
    """Words that stand in several documents in a row, unchanged."""

    places: tuple[Passage, ...]
    """One a document, in the order of the years."""
    characters: int
    """Letters, digits and Han."""

    @property
    def first(self) -> int:
        """The year of the first document that has it."""
        return self.places[0].year

    @property
    def last(self) -> int:
        """The year of the last document that has it."""
        return self.places[-1].year


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesInitiative:
    """A named thing, and the years whose documents name it."""

    name: str
    kind: InitiativeKind
    thing: Thing
    score: float
    """How much speaks for its being this place's own, 0…1; the highest of all years."""
    places: tuple[Passage, ...]
    """Where it is first named in each of its years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem that a document admits, and its return in later ones."""

    places: tuple[Passage, ...]
    """Its wording in each of its years."""


class Outcome(StrEnum):
    """What the next document's review says of a sentence of a plan; never whether it was done."""

    REPORTED = "reported"
    PARTLY = "partly"
    NOT_MENTIONED = "not-mentioned"
    OPEN = "open"
    """There is no document of the next year, or none that looks back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge:
    """A sentence of one year's plan, and what the next year's review says of it."""

    place: Passage
    section: str
    outcome: Outcome
    share: float
    """How much of what it names the review speaks of, 0…1."""
    reports: tuple[Passage, ...] = ()
    """The sentences of the review that speak of it, the one that covers most first."""
    words: tuple[str, ...] = ()
    """What both name, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is kept of the comparison of one document with the next."""

    year_a: int
    year_b: int
    links: tuple[Link, ...]
    promises: tuple[Promise, ...]
    measures: Measures
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...] = ()
    """Limits that were hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFindings:
    """What an editor should look at in one year's document by itself."""

    year: int
    findings: tuple[Finding, ...]
    """Their spans are in `a`."""


@dataclass(frozen=True, kw_only=True)
class Series:
    """Everything that is known about one place's documents over the years."""

    editions: tuple[Edition, ...]
    """In the order of the years; no year twice."""
    left_out: tuple[LeftOut, ...]
    steps: tuple[Step, ...]
    """Each document with the next one there is."""
    lives: tuple[Life, ...]
    """By their first year, and within it in the order of the text."""
    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]
    carried: tuple[Carried, ...]
    """One for each edition."""
    passages: tuple[CarriedPassage, ...]
    """Those that last longest, and end latest, first."""
    initiatives: tuple[SeriesInitiative, ...]
    problems: tuple[Problem, ...]
    pledges: tuple[Pledge, ...]
    findings: tuple[YearFindings, ...]
    signature: str

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a document."""
        return tuple(edition.year for edition in self.editions)

    @cached_property
    def missing(self) -> tuple[int, ...]:
        """The years between the first and the last that have none."""
        return tuple(year for year in range(self.years[0], self.years[-1]) if year not in self.by_year)

    @cached_property
    def span(self) -> tuple[int, ...]:
        """Every year from the first to the last, with or without a document."""
        return tuple(range(self.years[0], self.years[-1] + 1))

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The places that the documents name as their own, in simplified script; more than one is worth a warning."""
        told = (edition.document.metadata for edition in self.editions)
        return tuple(sorted({(one.place_chain or (one.place,))[-1] for one in told} - {""}))

    @cached_property
    def by_year(self) -> Mapping[int, Document]:
        """Documents by their year."""
        return {edition.year: edition.document for edition in self.editions}

    def text(self, passage: Passage) -> str:
        """The words of a passage, as printed."""
        return passage.span.of(self.by_year[passage.year].text)
