"""What a figure tells of its indicator: how much, by how much it changed, which part, in which place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.figures.units import RANK
from compare.model import FigureKind

if TYPE_CHECKING:
    from compare.figures.naming import Name
    from compare.figures.numbers import Number


def kind_of(found: Number, name: Name) -> FigureKind:
    """The kind of a figure, by its unit and the verb before it; points of per cent are always a change."""
    if found.unit == RANK:
        return FigureKind.RANK
    if name.change or found.unit in {"个百分点", "番"}:
        return FigureKind.CHANGE
    return FigureKind.SHARE if found.unit in {"%", "‰"} else FigureKind.LEVEL
