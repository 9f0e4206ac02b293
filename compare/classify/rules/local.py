"""What is left is the document's own, as far as the other document can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Evidence, PhraseClass

if TYPE_CHECKING:
    from compare.classify.cases import Answer, Case

NAMED = 0.8
UNNAMED = 0.5
"""Another document's silence alone is weak evidence; a name, a figure or a title of its own is stronger."""


def local(case: Case) -> Answer:
    """Text that only one document has, or that it words in its own way."""
    only_one = case.phrase.a is None or case.phrase.b is None
    named = any(piece.startswith("<") for side in case.frames for piece in side) or any(
        "“" in text or '"' in text for text in case.texts
    )
    return PhraseClass.LOCAL, Evidence(
        reason="only-here" if only_one else "reworded",
        score=NAMED if named else UNNAMED,
    )
