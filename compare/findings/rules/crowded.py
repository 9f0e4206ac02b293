"""crowded-sentence: a sentence of so many figures that the other rules do not reckon with them.

Often it is a table that was read as a sentence, or a text that has lost its full stops.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.model import Finding, Grade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from compare.findings.cases import Alone

NAME = "crowded-sentence"


def find(alone: Alone) -> Iterator[Finding]:
    """Each of them, by how many figures it has."""
    for sentence, count in alone.crowded:
        yield Finding(
            kind=NAME, grade=Grade.HINT, a=sentence.span, values=(("count", str(count)),), weight=float(count)
        )
