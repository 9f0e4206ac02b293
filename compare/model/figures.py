"""Numbers that state something, alone and in pairs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


class FigureRole(StrEnum):
    """Whether a figure says what was done or what is wanted."""

    RESULT = "result"
    TARGET = "target"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number that states something."""

    span: Span
    """The number and its unit, in the clean text."""
    text: str
    """As printed, with qualifier and unit."""
    number: str
    """As printed, without qualifier and unit."""
    value: float
    """In units of one: 1.2万件 is 12000."""
    unit: str
    qualifier: str
    name: str
    """The indicator, as far as the clause tells it."""
    role: FigureRole
    sentence: int
    """Index into `Document.sentences`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One indicator in both documents."""

    name: str
    unit: str
    role: FigureRole
    old: Figure
    new: Figure

    @property
    def change(self) -> float:
        """New less old, in units of one."""
        return self.new.value - self.old.value

    @property
    def change_percent(self) -> float | None:
        """Change over old in per cent; None where old is 0."""
        return 100 * self.change / abs(self.old.value) if self.old.value else None
