"""What an editor should look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.model.spans import Span


class Grade(StrEnum):
    """How sure a finding is; its order is the order they are shown in."""

    SURE = "sure"
    """What is said follows from the text alone: a sum that is wrong, a passage that is the same."""
    LIKELY = "likely"
    """Most such places need mending; the text leaves another reading open."""
    HINT = "hint"
    """Worth a glance; often as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something an editor should look at. Of one document by itself the spans are in `a`."""

    kind: str
    """The rule that found it, such as wrong-sum; `finding.<kind>` of the labels is its message."""
    grade: Grade
    a: Span | None = None
    """In the clean text of A."""
    b: Span | None = None
    """In the clean text of B."""
    further_a: tuple[Span, ...] = ()
    """More places in A that belong to it: the other statement of a figure, the shorter passages of a group."""
    further_b: tuple[Span, ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    """(name, text) pairs that fill the message."""
    evidence: str = ""
    """What was seen or reckoned, in no language: 108 + 15 = 123 ≠ 122."""
    weight: float = 0.0
    """How much there is of it (characters, or the size of a gap); ranks findings of one kind and grade."""

    def in_b(self) -> Finding:
        """The same finding of a document that is B of a pair."""
        return replace(self, a=self.b, b=self.a, further_a=self.further_b, further_b=self.further_a)
