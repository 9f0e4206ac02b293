"""What a rule is given to judge a phrase by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.classify.folding import Folded
    from compare.classify.slots import Mask
    from compare.model import Document, Evidence, Phrase, PhraseClass
    from compare.options import DiffOptions

Answer = tuple["PhraseClass", "Evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One document, ready to be asked about any stretch of it."""

    document: Document
    folded: Folded
    mask: Mask
    own: tuple[str, ...]
    """What it calls its own place, in the normal form, the longest first."""
    habit: tuple[str, bool]
    """The script it is written in, and whether its commas are full-width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A phrase and where it stands."""

    phrase: Phrase
    a: Side
    b: Side
    run: int
    """Characters of the shared run it is part of; 0 for what is not shared."""
    options: DiffOptions

    @property
    def texts(self) -> tuple[str, str]:
        """What it says in A and in B, as printed; "" where it is missing."""
        phrase = self.phrase
        return (
            phrase.a.of(self.a.document.text) if phrase.a else "",
            phrase.b.of(self.b.document.text) if phrase.b else "",
        )

    @property
    def habits_differ(self) -> bool:
        """Whether the two documents are written in other scripts or widths throughout."""
        return self.a.habit != self.b.habit

    @property
    def frames(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Both sides with their slots covered."""
        phrase = self.phrase
        return (
            self.a.mask.frame(phrase.a) if phrase.a else (),
            self.b.mask.frame(phrase.b) if phrase.b else (),
        )
