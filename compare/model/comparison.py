"""Everything that is known about two documents side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from compare.model.document import TokenKind
from compare.model.phrases import Tag

if TYPE_CHECKING:
    from compare.model.alignment import Alignment
    from compare.model.document import Document
    from compare.model.figures import Figure, FigureChange
    from compare.model.findings import Finding
    from compare.model.initiatives import Initiative
    from compare.model.measures import Measures
    from compare.model.phrases import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification:
    """The phrases with their classes, and what follows from them."""

    phrases: tuple[Phrase, ...]
    initiatives_a: tuple[Initiative, ...]
    initiatives_b: tuple[Initiative, ...]
    measures: Measures


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Everything that is known about two documents side by side."""

    a: Document
    b: Document
    alignment: Alignment
    phrases: tuple[Phrase, ...]
    """Sorted by bead; those with a span in A tile A's body, those with one in B tile B's."""
    initiatives_a: tuple[Initiative, ...]
    initiatives_b: tuple[Initiative, ...]
    figures: tuple[FigureChange, ...]
    findings: tuple[Finding, ...]
    measures: Measures
    signature: str
    figures_a: tuple[Figure, ...] = ()
    """Every figure of A, in the order of its text."""
    figures_b: tuple[Figure, ...] = ()

    @cached_property
    def figures_gone(self) -> tuple[Figure, ...]:
        """Figures of A that none of B answers."""
        paired = {id(change.old) for change in self.figures}
        return tuple(figure for figure in self.figures_a if id(figure) not in paired)

    @cached_property
    def figures_new(self) -> tuple[Figure, ...]:
        """Figures of B that answer none of A."""
        paired = {id(change.new) for change in self.figures}
        return tuple(figure for figure in self.figures_b if id(figure) not in paired)

    @cached_property
    def identical(self) -> bool:
        """Whether headings and bodies differ in nothing but form."""
        unchanged = all(phrase.tag is Tag.EQUAL for phrase in self.phrases)
        return unchanged and _heading_keys(self.a) == _heading_keys(self.b)


def _heading_keys(document: Document) -> list[list[str]]:
    """Numbers and headings as they are compared: without the marks that Markdown has round them."""
    return [
        [
            token.key
            for token in document.tokens_in(section.heading_span)
            if token.kind is not TokenKind.SPACE and token.key.strip("#*_")
        ]
        for section in document.sections
    ]
