"""Which sections and which sentences of two documents answer each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.notes import Note


class Relation(StrEnum):
    """How the sections of one link stand to each other."""

    SAME = "same"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    PART = "part"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TreeSupport:
    """What the sections around a pair say of it, each 0…1."""

    above: float
    """How sure it is that the parents answer each other; 0 where one has none."""
    outranked: float
    """How much surer that is of a likely rival of either section."""
    below: float
    """How much of the children of both is answered below the other; 0 where one has none."""
    undercut: float
    """How much more that is for a rival of either section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEvidence:
    """Why two groups of sections were linked, in words and scores a reader can check."""

    heading_words: tuple[str, ...] = ()
    """Words that both headings have, the most telling first."""
    text_words: tuple[str, ...] = ()
    """Words that both texts have, the most telling first."""
    rivals: tuple[tuple[str, str, float], ...] = ()
    """The next best pairs (section of A, section of B, score) that were not taken."""
    support: TreeSupport | None = None
    """What the sections around the strongest pair say of it; None for added and removed, and where sentences alone speak for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One entry of the section alignment; one side is empty for added and removed."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    relation: Relation
    score: float
    """0…1; 0 for added and removed."""
    heading_similarity: float
    text_similarity: float
    evidence: LinkEvidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A plan section of A and the review section of B that reports on it."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bead:
    """Sentences of A and the sentences of B that answer them; one side may be empty."""

    a: tuple[int, ...]
    """Consecutive indexes into `Document.sentences`."""
    b: tuple[int, ...]
    score: float
    """0…1, the similarity of the two sides; 0 where one is empty."""
    moved: bool = False
    """Whether it was found outside the order, or the links, of the sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """Which sections and which sentences answer each other."""

    links: tuple[Link, ...]
    beads: tuple[Bead, ...]
    """Every sentence of A and of B is in exactly one."""
    promises: tuple[Promise, ...] = ()
    notes: tuple[Note, ...] = ()
    """Limits that were hit."""
