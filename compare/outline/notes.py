"""What a reader should know about the numbering of an outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Note, NoteKind
from compare.text.numerals import integer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from compare.model import CleanText
    from compare.outline.candidates import Candidate


def numbering_notes(clean: CleanText, found: Sequence[Candidate], parents: Sequence[int]) -> Iterator[Note]:
    """One note for every number that skips, repeats, goes back or begins in the middle.

    A list may begin again under a new parent, or count on from the list before.
    """
    last: dict[str, int] = {}
    for k, candidate in enumerate(found):
        if candidate.value is None:
            continue
        before = last.get(candidate.form)
        last[candidate.form] = k
        said = _printed(clean, candidate)
        goes_on = before is not None and _goes_on(clean, found[before], candidate)
        if before is None or (parents[before] != parents[k] and not goes_on):
            if candidate.value != 1:
                yield Note.of(NoteKind.BEGINS, number=said)
        elif not goes_on:
            yield _said(_printed(clean, found[before]), said, found[before], candidate)


def _goes_on(clean: CleanText, before: Candidate, candidate: Candidate) -> bool:
    """Whether a number is the next one; 第十四条之一 may follow 第十四条, and 第十四条之二 that."""
    step = (candidate.value or 0) - (before.value or 0)
    inserted = step == 0 and _inserted(clean, candidate) == _inserted(clean, before) + 1
    return step == 1 or inserted


def _inserted(clean: CleanText, candidate: Candidate) -> int:
    """Which of the articles put in behind its number it is: 2 for 第十四条之二, 0 for 第十四条 itself."""
    _, behind, number = _printed(clean, candidate).partition("之")
    return (integer(number) or 0) if behind else 0


def _said(before: str, after: str, one: Candidate, other: Candidate) -> Note:
    if one.value == other.value and before == after:
        return Note.of(NoteKind.TWICE, number=after)
    if (one.value or 0) < (other.value or 0):
        return Note.of(NoteKind.SKIPS, before=before, after=after)
    return Note.of(NoteKind.GOES_BACK, before=before, after=after)


def _printed(clean: CleanText, candidate: Candidate) -> str:
    return candidate.number.of(clean.text).strip() or candidate.heading.of(clean.text).strip()
