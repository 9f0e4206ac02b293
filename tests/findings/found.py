"""What the rules find in a text, for the tests of this folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from small_documents import document, line_beads

from compare.figures import extract, pair
from compare.findings import examine, examine_pair

if TYPE_CHECKING:
    from collections.abc import Collection

    from compare.model import Document, Finding


def told(document: Document, *, year: int | None = None, kind: str = "report", title: str = "") -> Document:
    """The document as one of a year, a kind and a title, all of one place."""
    metadata = replace(document.metadata, year=year, kind=kind, title=title, place="甲县")
    return replace(document, metadata=metadata)


def in_one(text: str, without: Collection[str] = ()) -> tuple[Finding, ...]:
    """Findings in a text of one document, by every rule."""
    one = document(text)
    return examine(one, extract(one), without)


def kinds(text: str) -> list[str]:
    """The kinds of the findings in a text."""
    return [found.kind for found in in_one(text)]


def between(a: Document, b: Document, without: Collection[str] = ()) -> tuple[Finding, ...]:
    """Findings between two documents whose sentences answer each other line by line."""
    alignment = line_beads(a, b)
    figures = extract(a), extract(b)
    return examine_pair(a, b, alignment, figures, pair(a, b, alignment, *figures), without=without)
