"""The order of findings, and a bound to them: the weightiest of a rule one by one, the rest in one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from compare.model import Finding, Grade, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST = 6
"""Findings of one kind and grade that are told one by one."""
MORE = "more"
"""The kind of a finding that stands for the rest."""
_GRADES = {grade: place for place, grade in enumerate(Grade)}


def ranked(findings: Iterable[Finding], rules: Sequence[str]) -> tuple[Finding, ...]:
    """Findings by grade, then by rule, then by weight; what is too many of one kind stands together."""
    groups: defaultdict[tuple[int, int, str], list[Finding]] = defaultdict(list)
    for found in findings:
        groups[_GRADES[found.grade], _rule(_kind(found), rules), _kind(found)].append(found)
    return tuple(found for key in sorted(groups) for found in _bounded(key[2], groups[key]))


def _kind(found: Finding) -> str:
    return dict(found.values)["kind"] if found.kind == MORE else found.kind


def _rule(kind: str, rules: Sequence[str]) -> int:
    """The place of the rule that a kind is of; kinds that only tell a case apart follow the others."""
    return rules.index(kind) if kind in rules else len(rules)


def _bounded(kind: str, found: list[Finding]) -> Iterator[Finding]:
    told = sorted(
        (one for one in found if one.kind != MORE), key=lambda one: (-one.weight, one.a or one.b or Span(0, 0))
    )
    joined = [one for one in found if one.kind == MORE]
    yield from told[:MOST]
    rest = told[MOST:] + joined
    if rest:
        yield _joined(kind, rest)


def _joined(kind: str, rest: Sequence[Finding]) -> Finding:
    """What is left of one kind, as one finding with all its places."""
    count = sum(int(dict(one.values)["count"]) if one.kind == MORE else 1 for one in rest)
    in_a = [span for one in rest for span in ((one.a,) if one.a else ()) + one.further_a]
    in_b = [span for one in rest for span in ((one.b,) if one.b else ()) + one.further_b]
    return Finding(
        kind=MORE,
        grade=rest[0].grade,
        a=in_a[0] if in_a else None,
        b=in_b[0] if in_b else None,
        further_a=tuple(in_a[1:]),
        further_b=tuple(in_b[1:]),
        values=(("kind", kind), ("count", str(count))),
        evidence="; ".join(dict.fromkeys(one.evidence for one in rest if one.evidence)),
    )
