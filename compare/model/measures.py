"""How much of a text is shared, stock and its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.errors import Said


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """Shares of a text's characters by class, 0…1, adding up to 1 unless the text is empty."""

    boilerplate: float
    template: float
    local: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How much of a text is shared and stock, counted as docs/glossary.md says."""

    characters: int
    """Letters, digits and Han of the body."""
    shared_ratio: float
    boilerplate_ratio: float
    shares: Shares


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionMeasure:
    """The measure of one section, its descendants included."""

    side: str
    """"a" or "b"."""
    section: str
    measure: Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The measures of both documents and of each of their sections."""

    a: Measure
    b: Measure
    sections: tuple[SectionMeasure, ...]
    reference: tuple[Said, ...]
    """What the ratios were measured against."""
