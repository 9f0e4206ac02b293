"""How findings are said: the message of a finding, the name of its rule, and the order they come in."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from compare.report.content import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.model import Finding, Grade
    from compare.report.labels import Labels


def message(found: Finding, labels: Labels) -> str:
    """What a finding says, in the language of the labels; text of documents stays as it is."""
    return plain(labels(f"finding.{found.kind}", **dict(found.values)))


def rule_name(found: Finding, labels: Labels) -> str:
    """What the rule is called that found it."""
    kind = dict(found.values).get("kind", found.kind)
    return labels(f"rule.{kind}")


def by_grade(findings: Iterable[Finding]) -> Iterator[tuple[Grade, tuple[Finding, ...]]]:
    """Findings under their grades, the surest first; they come in this order."""
    for grade, held in groupby(findings, key=lambda found: found.grade):
        yield grade, tuple(held)
