"""What a reader should know about the numbering of an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import CleanText
    from compare.outline.candidates import Candidate


def numbering_notes(clean: CleanText, found: Sequence[Candidate], parents: Sequence[int]) -> Iterator[str]:
    """One sentence for every number that skips, repeats, goes back or begins in the middle.

    A list may begin again under a new parent, or count on from the list before.
    """
    last: dict[str, int] = {}
    for k, candidate in enumerate(found):
        if candidate.value is None:
            continue
        before = last.get(candidate.form)
        last[candidate.form] = k
        said = _printed(clean, candidate)
        if before is None or (parents[before] != parents[k] and not _goes_on(found[before], candidate)):
            if candidate.value != 1:
                yield f"the numbering begins with {said}"
        elif not _goes_on(found[before], candidate):
            yield _said(_printed(clean, found[before]), said, found[before], candidate)


def _goes_on(before: Candidate, candidate: Candidate) -> bool:
    """Whether a number is the next one; 第十四条之一 may follow 第十四条."""
    step = (candidate.value or 0) - (before.value or 0)
    inserted = step == 0 and candidate.number.length > before.number.length
    return step == 1 or inserted


def _said(before: str, after: str, one: Candidate, other: Candidate) -> str:
    if one.value == other.value and before == after:
        return f"the number {after} stands twice"
    if (one.value or 0) < (other.value or 0):
        return f"the numbering skips from {before} to {after}"
    return f"the numbering goes back from {before} to {after}"


def _printed(clean: CleanText, candidate: Candidate) -> str:
    return candidate.number.of(clean.text).strip() or candidate.heading.of(clean.text).strip()
