"""Phrases and sentences with their tags and classes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


class Tag(StrEnum):
    """What happened to a phrase between A and B."""

    EQUAL = "equal"
    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"


class PhraseClass(StrEnum):
    """What a phrase is worth to an editor."""

    BOILERPLATE = "boilerplate"
    TEMPLATE = "template"
    LOCAL = "local"
    COSMETIC = "cosmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Why a phrase has its class."""

    reason: str
    """A rule's name, such as shared-text, slot-figure or only-here."""
    detail: str = ""
    """What the rule saw, such as the figures of both sides."""
    score: float = 1.0
    """0…1, how sure the rule is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A maximal run of tokens of one sentence with one tag and one class."""

    tag: Tag
    a: Span | None
    b: Span | None
    bead: int
    """Index into `Alignment.beads`: of the bead whose text this is, in A where it is in both."""
    section_a: str | None
    section_b: str | None
    cls: PhraseClass | None = None
    """None only before classification."""
    evidence: Evidence | None = None
    bead_b: int | None = None
    """Of a phrase that wandered: the bead whose text it is in B. None where that is `bead`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassedSentence:
    """What a sentence, or a part of one that a semicolon ends, is worth by itself."""

    span: Span
    section: str
    cls: PhraseClass
    evidence: Evidence
    document_frequency: int
    """In how many other places' documents most of it stands."""
