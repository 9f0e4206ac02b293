"""How findings are said: the message of a finding, the name of its rule, and the order they come in."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from compare.report.content import plain, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from compare.model import Document, Finding, Grade, Span
    from compare.report.labels import Labels

_CONTEXT = 60
_LEAST = 24
"""Characters that a place is shown with at least, as far as its line has them before it."""
_STOPS = "。！？!?；;\n"
_ARITHMETIC = re.compile("[÷+≠>]")
"""What shows in evidence that it says more than the message."""


def message(found: Finding, labels: Labels) -> str:
    """What a finding says, in the language of the labels; text of documents stays as it is."""
    return plain(labels(f"finding.{found.kind}", **dict(found.values)))


def arithmetic(found: Finding) -> str:
    """The evidence where it reckons; "" where it only says the message again."""
    return plain(found.evidence) if _ARITHMETIC.search(found.evidence) else ""


def shown(document: Document, span: Span) -> str:
    """The text of a place; of a short one with the words that lead up to it."""
    start = span.start
    while span.end - start < _LEAST and start > 0 and document.text[start - 1] not in _STOPS:
        start -= 1
    return ("…" if start and start < span.start and document.text[start - 1] not in _STOPS else "") + shortened(
        plain(document.text[start : span.end].strip()), _CONTEXT
    )


def rule_name(found: Finding, labels: Labels) -> str:
    """What the rule is called that found it."""
    kind = dict(found.values).get("kind", found.kind)
    return labels(f"rule.{kind}")


def by_grade(findings: Iterable[Finding]) -> Iterator[tuple[Grade, tuple[Finding, ...]]]:
    """Findings under their grades, the surest first; they come in this order."""
    for grade, held in groupby(findings, key=lambda found: found.grade):
        yield grade, tuple(held)
