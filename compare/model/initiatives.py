"""Things that a document names as its place's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


class Thing(StrEnum):
    """What kind of thing an initiative is."""

    PROGRAMME = "programme"
    PLATFORM = "platform"
    PILOT = "pilot"
    DOCUMENT = "document"
    MECHANISM = "mechanism"
    BRAND = "brand"
    FACILITY = "facility"
    OTHER = "other"


class InitiativeKind(StrEnum):
    """How an initiative is named."""

    QUOTED = "quoted"
    DOCUMENT = "document"
    NUMBERED = "numbered"
    DISTINCTIVE = "distinctive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A named thing that one document has and the other lacks."""

    name: str
    kind: InitiativeKind
    spans: tuple[Span, ...]
    """Every place it is named: first the one that its name, kind, sentence and section are taken from, then the others in order."""
    sentence: Span
    section: str
    evidence: str
    thing: Thing = Thing.OTHER
    score: float = 0.0
    """How much speaks for its being this place's own, 0…1; initiatives are listed by it."""
    figures: tuple[Span, ...] = ()
    """The figures of its sentence."""
    elsewhere: int = 0
    """In how many other places' documents the name occurs."""
