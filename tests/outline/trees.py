"""An outline as text that a person can read and review."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.model import Document


def tree(document: Document) -> Iterator[str]:
    """One line a section, indented: id, number, heading; · where there is no heading."""
    for section in document.sections:
        words = [section.id, section.number, section.heading or "·"]
        yield "  " * (section.level - 1) + " ".join(word for word in words if word)


def parts(document: Document) -> Iterator[str]:
    """One line a part."""
    for part in document.parts:
        yield f"@ {part.kind} {part.span.of(document.text)}"


def notes(document: Document) -> Iterator[str]:
    """One line a note."""
    for note in document.notes:
        yield f"! {note}"
