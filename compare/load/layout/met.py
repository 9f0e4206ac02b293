"""What was met on the pages of a fixed-layout file that could not be read, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OCR = "run text recognition on it first, such as ocrmypdf -l chi_sim for a PDF"
_SHOWN = 20
"""Characters of what stands aslant that a note shows."""


@dataclass(slots=True)
class Met:
    """Gathered while page after page is read; pages are counted from 0."""

    broken: list[int] = field(default_factory=list)
    vertical: list[int] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    """Characters set aslant or sideways."""

    def why_empty(self, scans: Sequence[int], kind: str) -> tuple[str, str]:
        """Why a file of a kind ("a PDF") gave no text, and what to do."""
        if scans:
            return f"is a scan without a text layer ({page_list(scans)})", OCR
        if self.vertical:
            return f"is set in vertical lines ({page_list(self.vertical)})", "save its text as .txt or .docx"
        if self.broken:
            return f"is damaged ({page_list(self.broken)} cannot be read)", "get it again"
        return "holds no text", f"name {kind} that holds a report"

    def notes(self, scans: Sequence[int]) -> tuple[str, ...]:
        """What was left out of a file that gave some text."""
        pages = (
            (scans, "scanned without a text layer"),
            (self.vertical, "set in vertical lines"),
            (self.broken, "damaged"),
        )
        left_out = tuple(f"{page_list(which)} {what} and left out" for which, what in pages if which)
        if not self.aside:
            return left_out
        shown = "".join(self.aside[:_SHOWN])
        return (*left_out, f"{len(self.aside)} characters set aslant or sideways left out (“{shown}”)")


def page_list(pages: Sequence[int]) -> str:
    """Pages counted from 0 as a reader counts them, in ranges: pages 1-3, 7."""
    ranges: list[tuple[int, int]] = []
    for page in pages:
        if ranges and page == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    told = ", ".join(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in ranges)
    return f"page{'s'[: len(pages) > 1]} {told}"
