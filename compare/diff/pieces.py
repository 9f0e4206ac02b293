"""What a bead is cut into: units of one sentence of A and of one of B, the same or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from compare.diff.units import Unit

    Units = tuple[Unit, ...]


class Piece(NamedTuple):
    """A stretch of a bead, about to become a phrase; one side may be empty."""

    a: Units
    b: Units
    same: bool
    bead: int
    """The bead whose text it is: on side A where it is on both."""
    bead_b: int
    """The same for side B; another one only for what wandered."""
    moved: bool
    """Whether it stands elsewhere in the other document; says nothing of what is not the same."""

    def mirrored(self) -> Piece:
        """The piece as it is when the documents change places."""
        return self._replace(a=self.b, b=self.a, bead=self.bead_b, bead_b=self.bead)
