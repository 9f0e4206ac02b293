"""Which sections a drawing shows: as deep as leaves it legible."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model import Document


def legible_level(documents: tuple[Document, ...], most: int) -> int:
    """The deepest level at which none of the documents has more than `most` sections, at least 1."""
    levels = sorted({section.level for document in documents for section in document.sections})
    fits = [level for level in levels if all(sum(s.level <= level for s in d.sections) <= most for d in documents)]
    return max(fits, default=1)
